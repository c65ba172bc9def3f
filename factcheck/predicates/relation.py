"""Who is whose: mother, husband, lawyer, and by what name.

"his mother, Ida Berg," · "her husband Karl" · "Ida Berg, the mother of Leo Berg" · "his father was Karl Berg" · "Ida Berg is the wife
of Leo" · "survived by a daughter, Ida Berg" · "his mother-in-law, Ida Berg"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token
from factcheck.values.name import Name


@cache
def relations() -> dict[str, str]:
    """Return each word of kinship or service with the relation it says."""
    return {word: row["relation"] for row in table("relations")["relation"] for word in row["words"]}


JOINED_BEFORE, JOINED_BEHIND = re.compile(r"[A-Za-zé]+-$"), re.compile(r"-in-law\b")
OF_ANOTHER_TIME = frozenset({"then", "now"})
"""What a hyphen may join to a relative who is none the less one: "his then-wife"."""


def kinship_of(context: Context, noun: Token) -> str | None:
    """Return what a noun says, with what hyphens join to it: a mother-in-law is no mother, and a step-father a stepfather."""
    plain = relations().get(noun.lemma)
    if plain is None or noun.pos not in ("NOUN", "PROPN"):
        return None
    text = context.source.text
    before = JOINED_BEFORE.search(text, max(0, noun.start - 12), noun.start)
    word = noun.lemma + ("-in-law" if JOINED_BEHIND.match(text, noun.end) else "")
    joined = "" if before is None else before.group()[:-1].lower()
    if joined and joined not in OF_ANOTHER_TIME:
        return relations().get(f"{joined}-{word}") or relations().get(joined + word)
    if plain == "partner" and noun.child("compound") is not None:
        return None  # "his business partner"
    return relations().get(word)


def _whose(noun: Token) -> Token | None:
    """Whose relative "husband Karl" is, with no article before it: that of whom the sentence tells."""
    if noun.child("det", "poss", "nummod") is not None or noun.lower != noun.lemma or noun.lower in WORK:
        return None
    verb = next((t for t in noun.ancestors if t.pos == "VERB"), None)
    while verb is not None and verb.child("nsubj", "nsubjpass") is None and verb.dep in ("xcomp", "advcl", "conj"):
        verb = verb.head
    subject = None if verb is None else verb.child("nsubj", "nsubjpass")
    inside = subject is not None and any(t.i == noun.i for t in subject.subtree)
    return None if inside else subject


WORK = frozenset({"lawyer", "attorney", "spokesman", "spokeswoman", "spokesperson", "agent", "publicist", "doctor", "manager", "counsel"})
"""Words of service, which stand before a name as a title."""
HAS = frozenset({"have", "leave", "survive"})
"""Verbs by which somebody has "a son, Karl": "she leaves", "she is survived by"."""


def _had(noun: Token) -> Token | None:
    """Who has the relative that an article stands before: "she leaves a son, Karl", "survived by a wife, Ann, and a son, Karl"."""
    first = noun
    while first.dep in ("conj", "appos") and first.head.pos in ("NOUN", "PROPN"):
        first = first.head
    article = noun.child("det")
    if article is None or article.lower not in ("a", "an") or noun.lower in WORK:
        return None
    verb = first.head.head if first.dep == "pobj" and first.head.lower == "by" else first.head if first.dep == "dobj" else None
    return subject_of(verb) if verb is not None and verb.lemma in HAS else None


def _owner(noun: Token) -> Token | None:
    """Of whom the noun says it: the possessor, what stands behind "of", or who has the relative."""
    owner = noun.child("poss")
    if owner is not None and owner.lower == "whose":
        return next((clause.head for clause in noun.ancestors if clause.dep == "relcl"), None)
    if owner is None:
        prep = next((p for p in noun.childs("prep") if p.lower in ("of", "for", "to")), None)
        owner = None if prep is None else prep.child("pobj")
    return owner or _whose(noun) or _had(noun)


def _named(context: Context, noun: Token) -> Mention | None:
    """The name of the relative: beside the noun, behind it, or what "is" makes one of the other."""
    noun = _one_of(noun) or noun
    comma = noun.next(-1)
    after = comma.next(-1) if comma is not None and comma.text == "," else None
    beside = [
        *noun.childs("appos"),
        *([noun.head] if noun.dep in ("appos", "compound", "nmod") else []),
        *([after] if after else []),
        *_equated(noun),
    ]
    return next((m for t in beside if (m := context.mention(t)) is not None and m.kind is EntityKind.PERSON and m.form == "name"), None)


def _one_of(noun: Token) -> Token | None:
    """The word for one of several relatives: "one of her husbands", "the first of his wives"."""
    one = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else None
    return one if one is not None and one.lower in ONE_OF else None


ONE_OF = frozenset({"one", "first", "second", "third", "fourth", "fifth", "last", "eldest", "oldest", "youngest"})
"""Words for one of several."""


def _equated(noun: Token) -> Iterator[Token]:
    """What "is" sets equal to a noun: "his father was Karl Berg", "his father was the painter Karl Berg", "Karl Berg is the father"."""
    verb = noun.head
    if verb.lemma != "be" or any(t.lower in ("not", "n't", "like") for t in verb.children):
        return
    if noun.dep == "attr":
        for subject in verb.childs("nsubj"):
            yield verb.head if subject.lower == "who" and verb.dep == "relcl" else subject
            yield from subject.childs("appos")
    elif noun.dep == "nsubj":
        for other in verb.childs("attr"):
            yield other
            yield from other.childs("appos")


def find(context: Context) -> Iterator[Draft]:
    """Yield named relatives and representatives; the bearer is the possessor."""
    for token in context.parsed.tokens:
        relation = kinship_of(context, token)
        owner = None if relation is None else _owner(token)
        if owner is None:
            continue
        bearer, named = context.mention(owner), _named(context, token)
        if named is None or bearer is None or bearer.id == named.id:
            continue
        yield Draft(
            value=Name(raw=named.text, text=named.text),
            start=named.start,
            end=named.end,
            anchor=token,
            subject=bearer.text,
            mention=bearer,
            reach=(min(owner.start, token.start), token.end),
            of=relation,
            head=token.lemma,
            certainty=Certainty.STRONG,
        )


PREDICATE = Predicate(family="attribute", kinds=("name",), holds=Holds.MANY, find=find)
