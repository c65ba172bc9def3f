"""What somebody is of whom a verb tells what an office does: "chairs the board", "a team coached by Tom Vale"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.text.event_roles import is_participle, subject_of
from factcheck.text.parse import Token

NOT_NOW = frozenset({"not", "n't", "never", "once", "formerly", "previously", "then"})
"""Words beside a verb that deny it, or tell of another time."""


class Office(NamedTuple):
    """An office, by its noun, and whose it is, by the word the verb has for it; None where it has none."""

    noun: str
    of: Token | None


@cache
def _by_verb() -> dict[str, str]:
    """The office that a verb tells of him who does it, whenever he does."""
    return {verb: noun for noun, verbs in table("posts")["by_verb"].items() if noun != "by" for verb in verbs}


@cache
def _lasting() -> dict[str, str]:
    """The same with the verbs that tell of a deed as often, and of an office where it is "by" him, or lasts."""
    return _by_verb() | {verb: noun for noun, verbs in table("posts")["by_verb"]["by"].items() for verb in verbs}


def offices_by_verb(name: Token) -> Iterator[Office]:
    """Yield the offices that the verbs of a sentence tell of a name, given by its head."""
    for verb in _done(name):
        yield from _with_preposition(verb)
        noun = (_lasting() if _lasts(verb) else _by_verb()).get(verb.lemma)
        whose = verb.child("dobj")
        if noun is not None and whose is not None and not _is_open(verb):
            yield Office(noun, whose)
    if name.dep == "pobj" and name.head.lower == "by":
        verb = name.head.head
        noun = _lasting().get(verb.lemma) if verb.pos == "VERB" and is_participle(verb) else None
        if noun is not None and not _is_open(verb) and not any(t.pos == "NUM" for t in name.subtree):
            yield Office(noun, subject_of(verb))


def _with_preposition(verb: Token) -> Iterator[Office]:
    """What a verb tells by what stands behind its preposition: "takes over from Ann Orr", "is presiding over the trial"."""
    for prep in verb.childs("prep"):
        whose = prep.child("pobj")
        if whose is None or _is_open(verb):
            continue
        if verb.lemma == "take" and prep.lower == "from" and _is_over(verb) and whose.ent != "DATE":
            yield Office("successor", whose)
        elif verb.lemma == "preside" and prep.lower == "over" and whose.lemma in COURT:
            yield Office("judge", whose)


def _is_over(verb: Token) -> bool:
    """Whether a verb goes on with "over": "takes over"."""
    return any(c.lower == "over" for c in verb.childs("prt", "advmod"))


COURT = frozenset({"case", "trial", "retrial", "hearing", "proceeding", "proceedings", "lawsuit", "court", "inquest"})
"""What a judge presides over."""


def _lasts(verb: Token) -> bool:
    """Whether a clause on a name tells what goes on: "who heads the agency", "who has led Osby Steel"."""
    return verb.dep in ("relcl", "acl") and (verb.tag in ("VBZ", "VBG") or any(aux.lower == "has" for aux in verb.childs("aux")))


def _done(name: Token) -> Iterator[Token]:
    """The verbs that tell what a name does: its own, and those of the clauses that hang on it."""
    if name.dep == "nsubj" and name.head.pos == "VERB":
        yield name.head
    for clause in name.childs("relcl", "acl"):
        subject = clause.child("nsubj")
        if clause.pos == "VERB" and (subject.lower == "who" if subject is not None else clause.tag == "VBG"):
            yield clause
            yield from (c for c in clause.childs("conj") if c.pos == "VERB" and c.child("nsubj") is None)


def _is_open(verb: Token) -> bool:
    """Whether it is denied, only may be, or is over."""
    return any(c.lower in NOT_NOW or (c.tag == "MD" and c.lemma != "will") for c in verb.childs("neg", "aux", "advmod"))


@cache
def _one() -> dict[str, str]:
    return {words: office for office, names in table("posts")["one"].items() for words in names}


def office_word(noun: str, before: Sequence[str] = ()) -> str:
    """Return the word that stands for an office by all of its names, by its noun and the words before it: "chairman" for a chairwoman."""
    said = [*before[-2:], noun]
    return next((found for n in range(len(said)) if (found := _one().get(" ".join(said[n:])))), noun)
