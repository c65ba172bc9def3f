"""Whether one of two dates stands alone against two other reports of the very event that it dates."""

from __future__ import annotations

from factcheck.comparison.event_kinds import COMPARED, kin, main_kinds
from factcheck.comparison.two_dates import same_date
from factcheck.graph import StoryGraph
from factcheck.model import Claim

WEEK, YEAR = 7, 366
"""Days within which two dates may be of the event that the story is about, and of what befell one person."""


def outvoted(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether one of two dates is its report's alone, of an event that two others of one date tell of, and theirs is not in it.

    The event is that which the story is about, or one that befell the same named person. Both dates must hang on it before any other.
    Of a case, what is said and what is sold there are many on many days.
    """
    key = ("outvoted", *sorted((a.id, b.id)))
    return graph.remembered(key, lambda: any(_is_outvoted(graph, one, other) for one, other in ((a, b), (b, a))))


def _is_outvoted(graph: StoryGraph, lone: Claim, other: Claim) -> bool:
    if not _of_one_event(graph, lone, other):
        return False
    told = [c for c in graph.of_predicate("date") if _of_one_event(graph, lone, c)]
    camp = [c for c in told if graph.group(c) != graph.group(lone) and same_date(c.value, other.value)]
    if graph.independent(camp) < 2:
        return False
    backed = any(graph.group(c) != graph.group(lone) and c.value.relation(lone.value).agrees for c in told)
    return not backed and not any(c.source == lone.source and same_date(c.value, other.value) for c in told)


def _of_one_event(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both dates hang first on what the story is about, or on what befell one named person, and lie near one another."""
    if not (a.scope.of == b.scope.of == "governed" and graph.events(a) and graph.events(b)):
        return False
    one, other = graph.events(a)[0], graph.events(b)[0]
    if kin(one) != kin(other) or not kin(one).startswith(COMPARED) or kin(one).startswith("Justice."):
        return False
    days = [day for c in (a, b) if (day := getattr(c.value, "lower", None)) is not None]
    apart = (max(days) - min(days)).days if days else 0
    if graph.is_named(one.patient) and one.patient == other.patient:
        return apart <= YEAR
    about = main_kinds(graph)
    return kin(one) in about and apart <= WEEK
