"""Time behind bars must fit between the deed and the release.

Nobody serves longer than from the day of the deed, or of the arrest, to the day of the release. The same arithmetic shows
where the figures work out; a source must fit its own release, whatever the others have. A sentence longer than the time
served is no contradiction where a court undid it.
Conflict: "more than 30 years behind bars" beside a killing in March 2000 and a release in June 2021.
Works out: "more than 20 years" for 2001 to October 2021.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Modality, Polarity, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.values.duration import Duration
from factcheck.values.moment import Moment

STARTS = ("Life.Die", "Conflict.Attack", "Justice.Arrest", "Justice.Convict", "Justice.Sentence")
UNDONE = ("Justice.Overturn", "Justice.Exonerate")
DAYS_IN_YEAR = 365.2425
SLACK = 31.0
"""Days by which figures may differ: months of different length, the day of release counted or not."""


def _span(claim: Claim) -> tuple[date, date] | None:
    value = claim.value
    return (value.lower, value.upper) if isinstance(value, Moment) and value.lower and value.upper else None


def _dated(graph: StoryGraph, types: tuple[str, ...]) -> list[tuple[date, date, Claim]]:
    """Firm dates of events of these types, the widest candidates left out."""
    found = []
    for claim in graph.of_predicate("date"):
        span, nodes = _span(claim), graph.events(claim)
        firm = claim.polarity is Polarity.AFFIRMED and claim.modality in (Modality.ASSERTED, Modality.CHARGED, Modality.ALLEGED)
        if span is not None and firm and any(n.type in types for n in nodes):
            found.append((*span, claim))
    return sorted(found, key=lambda row: (row[0], row[1], row[2].id))


def _years(days: float) -> str:
    years, rest = divmod(days, DAYS_IN_YEAR)
    return f"{int(years)} years {int(rest // 30.44)} months"


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield what the served time of the story's one prisoner comes to."""
    served = [
        c
        for c in graph.of_predicate("duration")
        if c.scope.of == "served" and isinstance(c.value, Duration) and c.polarity is Polarity.AFFIRMED
    ]
    bearers = {e.id for c in served if (e := graph.subject(c)) is not None and graph.is_named(e.id)}
    starts, ends = _dated(graph, STARTS), _dated(graph, ("Justice.Release",))
    if not served or not starts or not ends or len(bearers) > 1:
        return
    governed = [row for row in ends if graph.events(row[2])[0].type == "Justice.Release"] or ends
    name = next((e.name for c in served if (e := graph.subject(c)) is not None and graph.is_named(e.id)), served[0].subject.name)
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in served:
        told[claim.value.show()].append(claim)
    for value, claims in sorted(told.items()):
        sources = {c.source for c in claims}
        own = [row for row in governed if row[2].source in sources]
        sums = [sum_ for rows in (governed, own) if rows and (sum_ := _sum(starts[0], max(rows, key=lambda row: row[1]))) is not None]
        least = getattr(claims[0].value, "lower", None)
        if sums and least is not None:
            yield from _finding(graph, name, value, claims, least, min(sums, key=lambda sum_: sum_.days))


class _Sum(NamedTuple):
    """The longest time that can lie between two dates."""

    first: Claim
    last: Claim
    days: int

    def __str__(self) -> str:
        return f"{self.first.value.show()} to {self.last.value.show()} is at most {_years(self.days)}"


def _sum(first: tuple[date, date, Claim], last: tuple[date, date, Claim]) -> _Sum | None:
    days = (last[1] - first[0]).days
    return _Sum(first[2], last[2], days) if days > 0 else None


def _finding(graph: StoryGraph, name: str, value: str, claims: list[Claim], least: float, sum_: _Sum) -> Iterator[Finding]:
    step = Step(step="from the first to the last day it can have been", claims=(sum_.first.id, sum_.last.id), result=str(sum_))
    camps = [claims, [sum_.last], [sum_.first]]
    if least > sum_.days + SLACK:
        why = f"{value} does not fit: {sum_}"
        yield finding(graph, "time-served", Verdict.CONFLICT, name, SLOT, camps, why=why, steps=[step], severity="high", scope=value)
    elif least >= sum_.days * FITS:
        why = f"{value} fits: {sum_}"
        yield finding(graph, "time-served", Verdict.WORKS_OUT, name, SLOT, camps, why=why, steps=[step], severity="low", scope=value)


SLOT = "time behind bars"
FITS = 0.8
"""The least part of the longest possible time that works out: "more than 20 years" of 22."""

RULE = Rule(code="FC201", judge=judge)
