"""In what kind of place it happened: a room, a building or a ground, as a closed choice.

"broke out in the basement" · "taken to a nearby church" · "ran into a coffee shop" · "was found in the woods"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values.choice import Choice, excluding

WITHIN = {"in": "in", "inside": "in", "at": "in", "on": "in", "within": "in", "from": "in", "into": "to", "to": "to"}
"""Prepositions that put something in a place or move it; what is near a church may be near a school too."""


class Site(NamedTuple):
    """One kind of place, and what it could have been instead."""

    name: str
    group: str
    among: tuple[str, ...]


@cache
def sites() -> dict[str, Site]:
    """Return the kinds of places by each of their words."""
    return {
        word: Site(name, row["name"], excluding(name, row["options"], table("sites")["near"]))
        for row in table("sites")["group"]
        for name, words in row["options"].items()
        for word in words
    }


def _site(noun: Token) -> tuple[Site, int] | None:
    """The kind of place that a noun names, with the words before it that say which, and where they begin."""
    words, start = noun.lemma, noun.start
    found = (sites()[words], start) if words in sites() else None
    before = noun.next(-1)
    while before is not None and before.head.i in (noun.i, before.i + 1) and before.pos in ("NOUN", "ADJ", "PROPN"):
        words, start = f"{before.lower} {words}", before.start
        found = (sites()[words], start) if words in sites() else found
        before = before.next(-1)
    return found


def _is_one(noun: Token) -> bool:
    """Whether the noun is of one place: no name ("Mill Street Church"), no institution ("in prison"), and not many."""
    named = any(c.pos == "PROPN" and c.text[0].isupper() for c in noun.childs("compound"))
    return not named and noun.tag == "NN" and noun.child("det", "poss") is not None


def find(context: Context) -> Iterator[Draft]:
    """Yield a place only behind a preposition that something happened in, or moved to."""
    for noun in context.parsed.tokens:
        if noun.dep != "pobj" or noun.head.lower not in WITHIN or not _is_one(noun):
            continue
        found = _site(noun)
        if found is None:
            continue
        site, start = found
        events = context.events_above(noun)
        verb = next((t for t in noun.head.ancestors if t.pos in ("VERB", "AUX") or context.event(t) is not None), noun.head)
        yield Draft(
            value=Choice(raw=context.source.text[start : noun.end], option=site.name, among=site.among),
            start=start,
            end=noun.end,
            anchor=noun,
            subject=events[0].text if events else verb.text,
            event=events[0] if events else None,
            reach=(noun.head.start, noun.end),
            events=tuple(e.id for e in events),
            of=f"{WITHIN[noun.head.lower]} a {site.group}",
            head=verb.lemma,
        )


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.ONE_AN_EVENT, find=find)
