"""Whether two things that are told alike befell two people: the leave of one officer, and that of another; a man and a woman."""

from __future__ import annotations

import re
from itertools import product

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.text.words import counts_people


def two_bearers(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Return whom they befell where both are named, and no event of either befell anybody whom an event of the other did."""
    held = [{n.type: n.patient for n in graph.events(c) if graph.is_named(n.patient)} for c in (a, b)]
    both = sorted(held[0].keys() & held[1].keys())
    if not both or any(held[0][t] == held[1][t] for t in both):
        return None
    return f"two bearers: {held[0][both[0]]} and {held[1][both[0]]}"


def two_described(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Return whom they are said of where two nouns for people tell them apart: a man and a woman."""
    one, other = (noun[-1] if (noun := c.subject.name.casefold().split()) else "" for c in (a, b))
    apart = one != other and counts_people(one) and counts_people(other)
    return f"another person: “{a.subject.name}” and “{b.subject.name}”" if apart else None


BY_MARRIAGE = re.compile(r"^(?:step|half-|great-|god)|-in-law$")
"""What tells a relative from the nearer one that may stand beside him."""


def two_relatives(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Return which relatives two names are of, where one is the other by marriage or by half: a mother-in-law is no mother."""
    kin = [
        sorted({c.scope.of or "" for c in graph.of_source(x.source) if c.predicate == "relation" and c.value.raw == x.value.raw})
        for x in (a, b)
    ]
    if not set(kin[0]).isdisjoint(kin[1]):
        return None
    both = next((f"{x} and {y}" for x, y in product(*kin) if BY_MARRIAGE.search(x) or BY_MARRIAGE.search(y)), None)
    return None if both is None else f"another relative: {both}"
