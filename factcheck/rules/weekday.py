"""A weekday must be that of its date.

A date without a year is that of its article, where it lies within two months of the day the article came out.
Conflict: "Tuesday, April 8, 2012", which was a Sunday; "Tuesday (April 8)" in an article of April 10, 2012.
Left alone: a weekday without a date, a date without a year in an article without a date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.values.moment import Moment

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEAR = timedelta(days=60)
"""How far from its article's own day a date without a year is surely of the nearest year."""
TOLD = 0.3
"""Least `alike` for another source's date to be shown beside the wrong one."""


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield a finding for each date that names another weekday than its own, beside what others have of it."""
    for weekday, claims in _named(graph):
        day = _day_of(graph, claims[-1])
        if day is None or day.weekday() == weekday:
            continue
        text = f"{day.isoformat()} was a {DAYS[day.weekday()]}, not a {DAYS[weekday]}"
        step = Step(step="weekday of the date", claims=tuple(c.id for c in claims), result=text)
        camps = [[c] for c in claims]
        others = [c for c in _told_elsewhere(graph, claims) if _fits(c, day, weekday)]
        if others:
            camps.append(others)
        scope = "|".join(c.value.raw for c in claims)
        yield finding(graph, "weekday", Verdict.CONFLICT, claims[0].subject.name, "weekday", camps, why=text, steps=[step], scope=scope)


def _named(graph: StoryGraph) -> Iterator[tuple[int, Sequence[Claim]]]:
    """Yield each weekday that is said of a date, with the claim or the two claims that say it: "Tuesday, April 8", "Tuesday (April 8)"."""
    for source in sorted(graph.sources):
        named = [c for c in graph.of_source(source) if isinstance(c.value, Moment)]
        for claim in named:
            if isinstance(claim.value, Moment) and claim.value.weekday is not None and claim.value.day is not None:
                yield claim.value.weekday, (claim,)
        for one, other in pairwise(sorted(named, key=lambda c: (_place(c), c.id))):
            bare = isinstance(one.value, Moment) and one.value.day is None
            between = graph.sources[source].text[_place(one)[1] : _place(other)[0]].strip(" ")
            if bare and isinstance(one.value, Moment) and one.value.weekday is not None and between == "(":
                yield one.value.weekday, (one, other)


def _place(claim: Claim) -> tuple[int, int]:
    """Where the date's own words begin and end: a claim's span may hold the verb it hangs on."""
    start = claim.span.start + max(0, claim.span.quote.find(claim.value.raw))
    return start, start + len(claim.value.raw)


def _day_of(graph: StoryGraph, claim: Claim) -> date | None:
    """The day that a date means, where its year is written or cannot be another."""
    value = claim.value
    if not isinstance(value, Moment) or value.day is None or value.lower is None or value.lower != value.upper:
        return None
    published = graph.sources[claim.source].published
    if value.year_written:
        return value.lower
    near = published.basis in ("given", "found") and published.day is not None and abs(value.lower - published.day) <= NEAR
    return value.lower if near else None


def _told_elsewhere(graph: StoryGraph, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the days that other sources give in sentences like this one."""
    for other in graph.of_predicate("date"):
        if other.source != claims[0].source and max(graph.alike(c, other) for c in claims) >= TOLD:
            yield other


def _fits(claim: Claim, day: date, weekday: int) -> bool:
    """Whether a claim is of the date, or of the weekday, that were written together."""
    value = claim.value
    if not isinstance(value, Moment) or value.lower is None or value.lower != value.upper:
        return False
    return value.lower == day or (value.lower.weekday() == weekday and abs(value.lower - day) < timedelta(days=7))


RULE = Rule(code="FC204", judge=judge)
