"""Who takes part in an event, and as what: the subject, objects and prepositions of its verb, or what hangs on its noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Mention, Participant
from factcheck.text.parse import Token

LIGHT = frozenset(
    [
        *("have", "suffer", "undergo", "follow", "make", "take", "give", "receive", "get", "do", "hold", "file", "issue", "commit", "win"),
        *("face", "serve"),
    ]
)
"""Verbs that lend their subject to the event their object names: "had surgery", "issued a statement"."""


def subject_of(token: Token) -> Token | None:
    """The verb's own subject, or the one it shares: "was arrested and charged", "a man accused of"."""
    here = token
    for _ in range(4):
        own = here.child("nsubj", "nsubjpass", "csubj")
        if own is not None:
            if own.lower in ("who", "that", "which") and here.dep in ("relcl", "acl"):
                return here.head
            return own
        if here.dep in ("relcl", "acl"):
            return here.head
        if here.dep in ("conj", "xcomp", "advcl", "ccomp") and not here.is_root:
            here = here.head
            continue
        return None
    return None


def is_participle(token: Token) -> bool:
    """Return whether a verb is a past participle; a clause on a noun has no past tense, whatever the tag: "Orr, fired in June,"."""
    return token.tag == "VBN" or (token.tag == "VBD" and token.dep == "acl")


def _passive(token: Token) -> bool:
    if token.child("nsubjpass", "auxpass") is not None:
        return True
    return (
        is_participle(token)
        and token.dep in ("acl", "conj", "amod")
        and token.child("nsubj", "aux") is None
        and token.child("dobj") is None
    )


RELATIVE = frozenset({"who", "that", "which", "whom", "where", "when", "why"})


def is_bare_relative(token: Token) -> bool:
    """Return whether a clause hangs on what its verb acts on, with no word for it: "the firm two brothers started"."""
    own = token.child("nsubj")
    bare = token.dep == "relcl" and own is not None and own.lower not in RELATIVE and own.start > token.head.start
    return bare and not token.childs("dobj", "dative", "ccomp", "xcomp", "nsubjpass", "oprd") and not _asks(token)


def _asks(token: Token) -> bool:
    """Whether the clause has a pronoun of its own, or a preposition that waits for the noun: "the town where", "the town she lived in"."""
    return any(c.lower in RELATIVE for c in token.children) or any(not p.children for p in token.childs("prep"))


def verb_roles(token: Token, subject_role: str, object_role: str) -> Iterator[tuple[str, Token]]:
    """Yield a verb's roles with the words that fill them; a passive one's subject is its object."""
    subject = subject_of(token)
    passive = _passive(token)
    if subject is not None:
        yield (object_role if passive and object_role != "object" else subject_role), subject
    for child in token.childs("dobj", "dative", "oprd"):
        whom = child.lower == "whom" and token.dep == "relcl"
        yield object_role, token.head if whom else child
    if is_bare_relative(token):
        yield object_role, token.head
    for said in token.childs("ccomp", "xcomp"):
        if said.pos == "ADJ":  # "found Ana Orr guilty"
            yield from ((object_role, word) for word in said.childs("nsubj"))
    for prep in token.childs("agent", "prep"):
        for inner in prep.childs("pobj"):
            if prep.dep == "agent" or (prep.lower == "by" and passive):
                yield "agent", inner
            elif prep.lower in ("to", "with", "against", "from", "for", "of", "into"):
                yield prep.lower, inner


HOLDING = frozenset({"lead", "head", "manage", "coach", "chair", "edit", "govern", "direct", "captain"})
"""What the bearer of a post has done "since 2006"."""
POSTS = frozenset({"role", "post", "job", "position", "office", "title", "seat", "portfolio", "charge", "power", "chair"})


def holds_post(word: Token) -> bool:
    """Return whether a "since" after this word tells when somebody took up a post: "has led the firm since", "head coach since"."""
    if word.pos == "VERB":
        held = word.lemma == "hold" and any(c.lemma in POSTS for c in word.childs("dobj"))
        return (held or word.lemma in HOLDING) and subject_of(word) is not None
    if word.lemma == "be":
        attribute = word.child("attr")
        nouns = [noun.lemma for prep in word.childs("prep") if prep.lower == "in" for noun in prep.childs("pobj")]
        return (attribute is not None and _is_office(attribute)) or not POSTS.isdisjoint(nouns)
    return word.dep in ("appos", "attr") and _is_office(word)


@cache
def _offices() -> frozenset[str]:
    """The last words of offices: mayor, coach, director."""
    forms = (form for row in table("offices")["set"] for forms in row["offices"].values() for form in forms)
    return frozenset({*(form.split()[-1] for form in forms), "executive", "officer", "head", "chief", "minister", "secretary"})


def _is_office(word: Token) -> bool:
    return word.pos == "NOUN" and word.lemma in _offices()


def since_when(since: Token, _subject_role: str, object_role: str) -> Iterator[tuple[str, Token]]:
    """Yield whose post began "since" when: the subject of the verb, or whom the noun describes."""
    word = since.head
    if word.pos == "NOUN":
        word = word.head
        if since.head.dep == "appos":
            yield object_role, word
            return
    subject = subject_of(word)
    if subject is not None:
        yield object_role, subject.head if subject.dep == "appos" else subject


def noun_roles(token: Token, subject_role: str, object_role: str) -> Iterator[tuple[str, Token]]:
    """Yield a noun's roles: its possessor, its prepositions, and the subject of a light verb above it."""
    patient = object_role if object_role != "object" else subject_role
    of_whom = any(child.dep == "prep" and child.lower == "of" for child in token.children)
    for child in token.children:
        if child.dep == "poss":
            yield "agent" if of_whom else patient, child  # "his choice of Ana Orr": whose it is does it
        elif child.dep == "prep":
            for inner in child.childs("pobj"):
                yield {"of": patient, "by": "agent", "on": patient, "against": patient}.get(child.lower, child.lower), inner
        elif child.dep in ("compound", "amod") and child.pos in ("NOUN", "PROPN"):
            yield "of-kind", child
    verb = token.head
    if token.dep == "dobj" and verb.lemma in LIGHT:
        subject = subject_of(verb)
        if subject is not None:
            yield subject_role, subject


def mentions_at(mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Return the shortest mention that covers each offset."""
    return {offset: m for m in sorted(mentions, key=lambda m: m.start - m.end) for offset in range(m.start, m.end)}


def participants(roles: Iterable[tuple[str, Token]], at: Mapping[int, Mention]) -> tuple[Participant, ...]:
    """Return the mentions that fill the roles, with those joined to them by "and", sorted."""
    found = {}
    for role, word in roles:
        for one in (word, *word.childs("conj")):
            mention = at.get(one.start)
            if mention is not None:
                found[role, mention.id] = Participant(role=role, mention=mention.id)
    return tuple(found[key] for key in sorted(found))
