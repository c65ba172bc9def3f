"""A stated age must fit the stated birth date on the day the age holds for.

A year of birth alone leaves one year open: born in 1997, a person is 23 or 24 during 2021. An age at death is held against the
date of death.
Conflict: "Lopez, 20," beside "Lopez, born in 1997", both in October 2021.
Left alone: "died at 99" beside "born in February 1917", for a death in December 2016.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from factcheck.graph import StoryGraph
from factcheck.model import Certainty, Claim, Finding, Modality, Polarity, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.values.age import Age
from factcheck.values.moment import Moment

ONE_DEATH = 31
"""Days within which all dates of a death must lie, or it is not known which one is meant."""

Interval = tuple[date, date]


def _events(graph: StoryGraph, event: str) -> dict[str, list[tuple[Interval, Claim]]]:
    """Firm dates of this event by the person it befell, where the date's first candidate is that event."""
    found: dict[str, list[tuple[Interval, Claim]]] = defaultdict(list)
    for claim in graph.of_predicate("date"):
        nodes, value = graph.events(claim), claim.value
        firm = claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ASSERTED
        if firm and nodes and nodes[0].type == event and nodes[0].patient and isinstance(value, Moment) and value.lower and value.upper:
            found[nodes[0].patient].append(((value.lower, value.upper), claim))
    return found


def _holds(graph: StoryGraph, claim: Claim, deaths: list[tuple[Interval, Claim]]) -> Interval | None:
    """The days for which the age holds, where they are known."""
    if claim.scope.of == "death":
        first, last = min((d[0][0] for d in deaths), default=None), max((d[0][1] for d in deaths), default=None)
        return (first, last) if first is not None and last is not None and (last - first).days <= ONE_DEATH else None
    day = graph.sources[claim.source].published.day
    return None if claim.scope.of != "now" or graph.scene(claim) != "main" or day is None else (day, day)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield a conflict for each age that no birth date within the stated one allows, and what works out."""
    births, deaths = _events(graph, "Life.Be-Born"), _events(graph, "Life.Die")
    for claim in graph.of_predicate("age"):
        entity = graph.subject(claim)
        if entity is None or entity.id not in births or graph.certainty(claim) is Certainty.INFERRED or not isinstance(claim.value, Age):
            continue
        days = _holds(graph, claim, deaths.get(entity.id, []))
        if days is None:
            continue
        earliest, latest = claim.value.birth(days[0])[0], claim.value.birth(days[1])[1]
        apart = [(span, born) for span, born in births[entity.id] if span[1] < earliest or latest < span[0]]
        fits = [born for span, born in births[entity.id] if not (span[1] < earliest or latest < span[0])]
        if apart and not fits:
            born = apart[0][1]
            text = f"{claim.value.show()} then means a birth from {earliest} to {latest}; the birth is given as {born.value.show()}"
            step = Step(step="age on that day", claims=(claim.id, born.id), result=text)
            yield finding(
                graph,
                "age-against-birth",
                Verdict.CONFLICT,
                entity.name,
                "age and birth",
                [[claim], [born]],
                why=text,
                steps=[step],
                severity="high",
                scope=claim.value.raw + born.value.raw,
            )


RULE = Rule(code="FC203", judge=judge)
