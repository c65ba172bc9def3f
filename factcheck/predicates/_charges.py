"""What somebody is at the head of, as a verb or a phrase tells it: a part of a firm, or a body by its name.

"heads the mobile division" · "ran Osby Steel" · "after directing the clinic's research unit" · "in charge of freight at Osby Rail"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context
from factcheck.predicates._posts import PAST, THEN
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token

FORMER = "former"
SO_FAR = frozenset({"until", "till", "previously", "formerly", "once", "then"})
"""Words before "in charge of" that say it is over."""
NOW = frozenset({"now", "still", "currently", "already", "recently", ","})
"""Words that may stand between somebody and "in charge of"."""
PUT = frozenset({"be", "put", "place", "leave", "remain", "stay"})
"""Verbs whose subject or object is in charge."""


class Charge(NamedTuple):
    """Who is at the head of what: `first` is where the phrase begins; `status` is "former" or "then" where it is over."""

    person: Mention
    first: Token
    noun: Token
    status: str


@cache
def _words(kind: str, row: str) -> frozenset[str]:
    return frozenset(table("posts")[kind][row])


def division_nouns() -> frozenset[str]:
    """Return the nouns for parts of firms and public bodies."""
    return _words("division", "nouns")


def charges(context: Context) -> Iterator[Charge]:
    """Yield who is told to be at the head of a part of a firm, or of a body by its name."""
    for token in context.parsed.tokens:
        found = _by_verb(context, token) if token.pos == "VERB" else _in_charge(context, token)
        if found is not None:
            yield found


def _person(context: Context, token: Token | None) -> Mention | None:
    """The named person that a word stands for."""
    mention = context.mention(token)
    return mention if mention is not None and mention.kind is EntityKind.PERSON and mention.form == "name" else None


def _by_verb(context: Context, verb: Token) -> Charge | None:
    """What a verb tells somebody to be at the head of."""
    noun = verb.child("dobj") if verb.lemma in _words("heading", "verbs") else None
    if noun is None or verb.child("neg") is not None:
        return None
    body = context.mention(noun)
    named = (
        body is not None and body.form == "name" and body.kind is EntityKind.ORGANISATION and verb.lemma in _words("heading", "of_bodies")
    )
    if not named and (noun.lower not in division_nouns() or any(d.lower in ("a", "an") for d in noun.childs("det"))):
        return None
    after = verb.dep == "pcomp" and verb.head.lower == "after"
    person = _person(context, subject_of(verb.head.head if after else verb))
    if person is None or any(aux.tag in ("MD", "TO") for aux in verb.childs("aux")):
        return None
    over = verb.tag in PAST and verb.child("aux") is None
    return Charge(person, verb, noun, FORMER if after else THEN if over else "")


def _in_charge(context: Context, word: Token) -> Charge | None:
    """What somebody is "in charge of"."""
    charge, of = word.next(), word.next(2)
    if word.lower != "in" or charge is None or of is None or (charge.lower, of.lower) != ("charge", "of"):
        return None
    noun = of.child("pobj")
    before, over = word.next(-1), False
    while before is not None and before.lower in NOW | SO_FAR:
        over = over or before.lower in SO_FAR
        before = before.next(-1)
    person = None if before is None else _person(context, before)
    if before is not None and person is None and before.lemma in PUT:
        person = _person(context, subject_of(before))
    return (
        None if noun is None or person is None or noun.pos not in ("NOUN", "PROPN") else Charge(person, word, noun, FORMER if over else "")
    )
