"""Times of day that one source alone has: another hour, or another part of one day, than two others tell in like words.

A report's other times say nothing against it, but where one of them is the others' hour. "Just after 2 p.m." beside "about 2 a.m." of
two others is seldom of two things, so that little need tie them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from factcheck.comparison.event_kinds import kin, main_kinds
from factcheck.comparison.time_vetoes import is_of_speech, other_zone
from factcheck.comparison.two_dates import AN_HOUR, minutes_apart
from factcheck.comparison.vetoes import not_meant
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.resolve.scenes import MAIN
from factcheck.values.moment import Moment

Lone: TypeAlias = tuple[Claim, Sequence[Claim]]
"""A lone time, and those of the others that tell it otherwise."""

TOGETHER = 20
"""Minutes within which two reports tell one time: "2:17 a.m." and "about 2 a.m."."""
HALF_A_DAY = 12 * 60
SLACK = 30
"""Minutes round half a day within which one of two times has the wrong half."""
OF_ANOTHER = 0.1
"""Least `alike` for a time of no event in common to be of the same thing."""
AS_WELL = 0.5
"""Share of the lone time's likeness to the others from which one that backs it may be of the same thing."""
FLIPPED, OF_ONE_EVENT, OF_NO_EVENT = 0.3, 0.18, 0.55
"""Least `alike` of a time in the other half of the day, of one told of the same event, and of one that hangs on none."""
MOST = 3
"""Independent sources that have the other time, for the lone one to be told deep in its text."""


def lone_times(graph: StoryGraph) -> Iterator[Lone]:
    """Yield each lone hour, and then each lone part of a day, with the times it stands against, the most alike first."""
    dates = (c for c in graph.of_predicate("date") if isinstance(c.value, Moment) and not c.value.vague and graph.scene(c) == MAIN)
    told = [c for c in dates if not _is_of_another_deed(graph, c)]
    for find in (_hours, _parts):
        for claim, camp in find(graph, told):
            if not any(not_meant(graph, claim, c) for c in camp):
                yield claim, sorted(camp, key=lambda c: (-graph.alike(claim, c), c.id))


AFTERWARDS = frozenset({"reopen", "close", "resume", "restore"})
"""Verbs of what is done when the event is over."""


def _is_of_another_deed(graph: StoryGraph, claim: Claim) -> bool:
    """Whether it is the time at which something was said, or was over."""
    return (
        is_of_speech(graph, claim)
        or claim.scope.of == "said"
        or (claim.frame is not None and bool({claim.frame.verb, claim.frame.head} & AFTERWARDS))
    )


def _hours(graph: StoryGraph, told: Sequence[Claim]) -> Iterator[Lone]:
    hours = [c for c in told if getattr(c.value, "clock", None) is not None]
    for claim in hours:
        others = [c for c in hours if graph.group(c) != graph.group(claim)]
        own = [c for c in hours if c.source == claim.source and c is not claim]
        near = [c for c in others if _of_one_day(claim, c) and other_zone(graph, claim, c) is None]
        free = [c for c in near if all(_apart(c, mine) > AN_HOUR for mine in own)]
        camps = [[c for c in free if _apart(c, other) <= TOGETHER] for other in free if _apart(claim, other) > AN_HOUR]
        camp = max((c for c in camps if _tied(graph, claim, c)), key=graph.independent, default=None)
        if camp is not None and not _is_backed(graph, claim, camp, others):
            yield claim, camp


def _is_backed(graph: StoryGraph, claim: Claim, camp: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether another source has the lone hour for what may be the same thing."""
    least = max(OF_ANOTHER, AS_WELL * max(graph.alike(claim, c) for c in camp))
    return any(_apart(claim, c) <= AN_HOUR and _may_be_one(graph, claim, c, least) for c in others)


def _apart(a: Claim, b: Claim) -> int:
    return minutes_apart(a.value, b.value) or 0


def _of_one_day(a: Claim, b: Claim) -> bool:
    """Whether no two days are known for them."""
    days = {day for c in (a, b) if (day := getattr(c.value, "lower", None)) is not None}
    return len(days) < 2


def _kinds(graph: StoryGraph, claim: Claim, most: int = 2) -> set[str]:
    """The kinds of the events nearest to a time, of an arrest or a trial no other; what people say they say all day."""
    kinds = [kin(n) for n in graph.events(claim)[:most]]
    return {kind for kind in (kinds[:1] if kinds[:1] and kinds[0].startswith("Justice.") else kinds) if not kind.startswith("Contact.")}


def _may_be_one(graph: StoryGraph, a: Claim, b: Claim, least: float) -> bool:
    return bool(_kinds(graph, a) & _kinds(graph, b)) or graph.alike(a, b) >= least


def _tied(graph: StoryGraph, claim: Claim, camp: Sequence[Claim]) -> bool:
    """Whether enough sources have another hour, and enough ties the two."""
    backers = graph.independent(camp)
    if backers < 2:
        return False
    alike, mine = max(graph.alike(claim, c) for c in camp), _kinds(graph, claim)
    theirs = [_kinds(graph, c) for c in camp]
    of_one_event = any(mine & kinds for kinds in theirs)
    if any(abs(_apart(claim, c) - HALF_A_DAY) <= SLACK for c in camp) and (of_one_event or alike >= FLIPPED):
        return True
    if _of_the_news(graph, (claim, *camp)) and graph.in_lead(claim) and alike >= OF_ANOTHER:
        return True
    if of_one_event:
        return alike >= OF_ONE_EVENT and (graph.in_lead(claim) or backers >= MOST)
    return alike >= OF_NO_EVENT and not (mine and all(theirs))


def _of_the_news(graph: StoryGraph, claims: Sequence[Claim]) -> bool:
    """Whether all these times hang first on the deed or disaster that the story is about."""
    if not all(c.scope.of == "governed" and graph.events(c) for c in claims):
        return False
    first = {kin(graph.events(c)[0]) for c in claims}
    about = main_kinds(graph)
    return len(first) == 1 and first <= about and not min(first).startswith(("Justice.", "Contact."))


HOURS = {"TMO": (0, 12), "TAF": (12, 18), "TEV": (17, 24), "TNI": (18, 24)}
"""The parts of a day that have a first and a last hour."""


def _parts(graph: StoryGraph, told: Sequence[Claim]) -> Iterator[Lone]:
    parts = [c for c in told if _hours_of(c) is not None and graph.in_lead(c) and c.scope.of != "said"]
    for claim in parts:
        others = [c for c in parts if graph.group(c) != graph.group(claim) and _one_known_day(claim, c)]
        rivals = [c for c in others if _may_be_one(graph, claim, c, OF_ANOTHER)]
        own = [c for c in told if c.source == claim.source and c is not claim and _hours_of(c) is not None]
        camp = [c for c in rivals if _kinds(graph, claim, 1) & _kinds(graph, c, 1)]
        if graph.independent(camp) > 1 and all(_of_two_parts(claim, c) for c in rivals) and all(_of_two_parts(c, camp[0]) for c in own):
            yield claim, camp


def _hours_of(claim: Claim) -> tuple[int, int] | None:
    """The hours of a part of a day that is named with its weekday or date: of "overnight" and "last night" some are of the day after."""
    value = claim.value
    named = isinstance(value, Moment) and value.clock is None and (value.weekday is not None or value.day is not None)
    return HOURS.get(getattr(value, "part", None) or "") if named else None


def _one_known_day(a: Claim, b: Claim) -> bool:
    days = [getattr(c.value, "lower", None) for c in (a, b)]
    return days[0] is not None and days[0] == days[1]


def _of_two_parts(a: Claim, b: Claim) -> bool:
    one, other = _hours_of(a), _hours_of(b)
    return one is not None and other is not None and (one[1] <= other[0] or other[1] <= one[0])
