"""How someone got away or got there: on foot, by car, by train.

"fled on foot" · "left the island by boat" · "got away in a grey van" · "drove off"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._deeds import is_passive
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

ESCAPE = "Crime.Escape"
TYPES = (ESCAPE, "Movement.")


@cache
def _means() -> tuple[dict[str, str], re.Pattern[str]]:
    options = {words: option for option, row in table("instruments")["means"].items() for words in row}
    longest = sorted(options, key=lambda w: (-len(w), w))
    return options, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


@cache
def _by_verb() -> dict[str, str]:
    return {verb: option for option, verbs in table("instruments")["means_by_verb"].items() for verb in verbs}


@cache
def _vehicles() -> dict[str, str]:
    return {noun: option for option, nouns in table("instruments")["vehicles"].items() for noun in nouns}


class _Way(NamedTuple):
    """What somebody went by: its words, the option, and the verb of the journey."""

    start: int
    end: int
    option: str
    verb: Token
    of: str
    """Of what type of event it is told; who drove off got away."""


def _phrases(context: Context) -> Iterator[_Way]:
    """Yield the phrases of the list that hang on a verb: "on foot"."""
    options, pattern = _means()
    for sentence in context.parsed.sentences:
        for match in pattern.finditer(context.source.text, sentence.start, sentence.end):
            prep = context.parsed.token_at(match.start())
            if prep is not None and not prep.is_root:
                yield _Way(match.start(), match.end(), options[match.group().lower()], prep.head, "")


def _described(verb: Token, *, escape: bool) -> Iterator[_Way]:
    """Yield the vehicle that somebody fled in, whatever stands before it; else what the verb says: "fled in a grey van", "drove off"."""
    particle = verb.child("prt", "advmod")
    option = None if particle is None else _by_verb().get(f"{verb.lemma} {particle.lower}")
    if is_passive(verb) or (verb.child("dobj") is not None and option is not None) or not (escape or option):
        return
    held = ((prep, noun) for prep in verb.childs("prep") for noun in prep.childs("pobj") if noun.child("det", "poss"))
    ridden = [(prep, noun) for prep, noun in held if prep.lower in ("in", "on", "aboard") and noun.lemma in _vehicles()]
    for prep, noun in ridden:
        yield _Way(prep.start, noun.end, _vehicles()[noun.lemma], verb, ESCAPE)
    if option is not None and particle is not None and not ridden:
        yield _Way(verb.start, particle.end, option, verb, ESCAPE)


def find(context: Context) -> Iterator[Draft]:
    """Yield a means only where it hangs on the verb of a journey or an escape: "shot in a car" says how nobody travelled."""
    ways = list(_phrases(context))
    told = {way.verb.i for way in ways}
    for verb in context.parsed.tokens:
        event = context.event(verb) if verb.pos == "VERB" and verb.i not in told else None
        ways += _described(verb, escape=event.type == ESCAPE) if event is not None else ()
    for way in ways:
        event = context.event(way.verb)
        if event is None or not event.type.startswith(TYPES) or way.verb.pos != "VERB":
            continue
        traveller = context.mention(subject_of(way.verb))
        person = traveller if traveller is not None and traveller.kind is EntityKind.PERSON else None
        yield Draft(
            value=Choice(raw=context.source.text[way.start : way.end], option=way.option, among=_options()),
            start=way.start,
            end=way.end,
            anchor=way.verb,
            subject=person.text if person is not None else way.verb.text,
            mention=person,
            event=event,
            reach=(event.start, event.end),
            events=(event.id,),
            of=way.of or event.type,
            head=way.verb.lemma,
        )


@cache
def _options() -> tuple[str, ...]:
    return tuple(sorted(set(_means()[0].values())))


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.ONE_AN_EVENT, find=find)
