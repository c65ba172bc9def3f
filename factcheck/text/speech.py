"""Which words report what someone says, and which words name the speaker."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon import table
from factcheck.text.parse import Token

Stretch = tuple[int, int]

SUBJECTS = ("nsubj", "csubj")
BEFORE_HEAD = {"det", "amod", "compound", "poss", "nummod", "nmod", "case", "quantmod", "predet", "advmod", "punct"}
RELATIVE = {"who", "which", "that", "whom"}
OF_THE_NAME = {"of", "for", "from", "at", "with"}
"""Prepositions that belong to who someone is: "a spokesman for the mill", "two of the nurses"."""
NOMINAL = {"NOUN", "PROPN", "PRON"}


@cache
def words(key: str) -> frozenset[str]:
    """Return one of the plain lists of the attribution lexicon."""
    listed = table("attribution")[key]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def is_verb(token: Token) -> bool:
    """Whether the word is used as a verb; "said" is one whatever the tagger thought."""
    return token.tag.startswith("VB") or token.lower in ("said", "says")


def says(token: Token) -> bool:
    """Whether the word is a verb that can carry a quotation or a reported clause."""
    return is_verb(token) and (token.lemma in words("say") or token.lower in ("said", "says"))


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is what it acts on."""
    if verb.child("nsubjpass", "auxpass", "agent"):
        return True
    return verb.tag == "VBN" and verb.dep in ("acl", "amod") and verb.child("dobj", "ccomp") is None


def phrase(head: Token) -> Stretch:
    """Return the words that name what `head` names: title and name, or a noun with its adjectives, no clause."""
    left = head
    while (word := left.next(-1)) and _before(word, head):
        left = word
    while left.i < head.i and (left.dep == "punct" or left.lower in ("so", "meanwhile", "then", "later")):
        left = head.tree.tokens[left.i + 1]
    end = _after(head)
    return left.start, end


def _before(word: Token, head: Token) -> bool:
    """Whether `word` belongs to the noun phrase of `head`, which stands to its right."""
    if word.dep == "punct" and word.text not in ("-", ".", "'", "&"):
        return False
    if word.head.i == head.i:
        return word.dep in BEFORE_HEAD
    if word.i < word.head.i <= head.i and word.dep in BEFORE_HEAD:
        return _before(word.head, head)
    return word.dep in ("cc", "conj", "pobj", "prep") and word.head.i < head.i and _inside_possessor(word, head)


def _inside_possessor(word: Token, head: Token) -> bool:
    possessor = head.child("poss")
    return possessor is not None and word.i in {t.i for t in possessor.subtree}


def _after(head: Token) -> int:
    """Return where the noun phrase ends: over "of" and "for" phrases, a joined noun, a name in apposition."""
    end = head.end
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep == "prep" and child.lower in OF_THE_NAME and (inner := child.child("pobj")):
            end = max(end, _after(inner))
        joined = child.dep == "conj" and child.pos in NOMINAL and child.i - head.i < 8
        if joined or (child.dep == "appos" and child.pos == "PROPN" and head.pos != "PROPN"):
            end = max(end, _after(child))
    return end


def speaker(verb: Token) -> Token | None:
    """Return the head of who does the saying: the subject, the "by" of a passive, the noun a "who" stands for."""
    return _speaker(verb, 6)


def _speaker(verb: Token, steps: int) -> Token | None:
    if is_passive(verb):
        agent = verb.child("agent")
        return agent.child("pobj") if agent else None
    subject = verb.child(*SUBJECTS)
    if subject is not None:
        return _lifted(subject, verb)
    if steps == 0:
        return None
    if verb.dep == "pcomp" and verb.head.lower == "as" and (quoted := verb.head.head.child("nsubjpass", "nsubj")):
        return _lifted(quoted, verb.head.head)
    if verb.dep in ("conj", "advcl", "xcomp", "pcomp") and not verb.is_root:
        above = verb.head if verb.dep != "pcomp" else verb.head.head
        return _doer(above, steps - 1)
    if verb.dep == "acl":
        return verb.head
    return _beside(verb)


def _doer(verb: Token, steps: int) -> Token | None:
    """Return who a participle or joined verb shares with the verb above: of a passive, what is acted on."""
    passive = verb.child("nsubjpass")
    return _lifted(passive, verb) if passive else _speaker(verb, steps)


def _lifted(subject: Token, verb: Token) -> Token:
    """Put the noun for a relative pronoun."""
    if subject.lower in RELATIVE and verb.dep == "relcl":
        return verb.head
    return subject


def _beside(verb: Token) -> Token | None:
    """Return a noun right before or after a verb that the parser left without a subject: "said Mara Olen"."""
    if (word := verb.next(-1)) and word.pos in ("PROPN", "PRON") and word.tag != "PRP$":
        return word
    word = verb.next()
    while word and word.dep in BEFORE_HEAD and word.dep != "punct" and word.head.i > word.i:
        word = word.next()
    return word if word and word.pos in ("PROPN", "PRON") and word.lower not in ("him", "her", "them", "me", "us") else None


def can_speak(head: Token) -> bool:
    """Whether the word may be a speaker at all; "it" may be the company, so only dummies are out."""
    return head.dep != "expl" and head.pos in {*NOMINAL, "NUM", "ADJ", "DET"} and head.lower not in words("never_speakers") - {"it"}
