"""The day of the news that one report alone has, where two others that tell of it have another and the report has not.

Reports of one event name its day once, in words of each paper's own. A day that no other source has, of the very kind of event that
two others put on another day of the same week, is seldom of another event where all of them open with it, or tell it in like words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from factcheck.comparison.event_kinds import COMPARED, kin, main_kinds
from factcheck.comparison.time_vetoes import another_phase, by_another_clock, by_when, died_later, put_off
from factcheck.comparison.two_dates import EDITIONS, OF_A_DAY, hang_on_the_edition, is_bare_weekday, undecided
from factcheck.comparison.two_steps import told_of_both
from factcheck.comparison.vetoes import not_meant
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality
from factcheck.resolve.scenes import MAIN
from factcheck.values.moment import Moment

Day: TypeAlias = date | int
"""A day, or the day of the week where nothing anchors it."""

A_WEEK = 6
"""Days that two days of one event lie apart at most."""
TOLD = 0.3
"""Least `alike` of a day that is not the one of the news, or of what may happen again: the day of a meeting."""
OF_YESTERDAY, BY_ONE = 0.2, 0.5
"""The same for a weekday that only tomorrow has, beside the day that two others give, or one alone."""
BEARING = frozenset({"have", "hold", "take", "make", "do", "give"})
"""Verbs by which a noun happens: "held a news conference on Monday"."""


def lone_days(graph: StoryGraph) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Yield each lone day, with the other day as two sources or more tell it, the most alike first."""
    days = {c.id: day for c, day in days_told(graph) if _is_of_the_main_scene(graph, c)}
    told = [c for c in graph.of_predicate("date") if c.id in days]
    for claim in told:
        others = [c for c in told if graph.group(c) != graph.group(claim)]
        if any(is_same(days[claim.id], days[c.id]) for c in others):
            continue
        own = {days[c.id] for c in told if c.source == claim.source}
        if _is_tomorrow(graph, claim):
            camp = _of_yesterday(graph, claim, others)
            if camp and not any(is_same(days[camp[0].id], day) for day in own if camp[0].id in days):
                yield claim, camp
            continue
        if not _dates_its_event(graph, claim):
            continue
        rivals = [c for c in others if _may_be_meant(graph, claim, c)]
        for camp in _camps(days, rivals):
            has = [c for c in told if c.source == claim.source and is_same(days[c.id], days[camp[0].id])]
            if any(told_of_both(graph, claim, c) for c in camp):
                continue
            if has and not _contradicts_itself(graph, claim, has, camp):
                continue
            if graph.independent(camp) > 1 and is_near(days[claim.id], days[camp[0].id]) and _tied(graph, claim, camp):
                yield claim, sorted(camp, key=lambda c: (-graph.alike(claim, c), c.id))
                break


def _is_tomorrow(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a bare weekday, of what has happened, is that of the day after its page came out: six days ago, and a slip as likely."""
    page, day = graph.sources[claim.source].published.day, getattr(claim.value, "lower", None)
    bare = is_bare_weekday(claim.value) and "last" not in claim.value.raw.casefold().split()
    if not bare or page is None or day is None or claim.modality is not Modality.ASSERTED or claim.scope.of == "said":
        return False
    return bool((page - day).days == A_WEEK)


def _of_yesterday(graph: StoryGraph, claim: Claim, others: Sequence[Claim]) -> list[Claim]:
    """What two others, or one that tells it much alike, put on one of the last days before the page, the most alike first."""
    page = graph.sources[claim.source].published.day
    days = {c.id: day for c in others if isinstance(day := getattr(c.value, "lower", None), date)}
    news = [c for c in others if page is not None and c.id in days and 0 <= (page - days[c.id]).days <= EDITIONS]
    told = [c for c in news if c.scope.of != "said" and not_meant(graph, claim, c) is None and graph.alike(claim, c) >= OF_YESTERDAY]
    told.sort(key=lambda c: (-graph.alike(claim, c), c.id))
    camp = [c for c in told if days[c.id] == days[told[0].id]]
    return camp if graph.independent(camp) > 1 or (camp and graph.alike(claim, camp[0]) >= BY_ONE) else []


def days_told(graph: StoryGraph) -> Sequence[tuple[Claim, Day]]:
    """Return the dates of a story that are told to the day, with their days."""
    return graph.remembered("days told", lambda: [(c, day) for c in graph.of_predicate("date") if (day := _day(graph, c)) is not None])


def _day(graph: StoryGraph, claim: Claim) -> Day | None:
    value = claim.value
    if not isinstance(value, Moment) or value.recurring or value.vague or value.grain not in OF_A_DAY:
        return None
    if by_another_clock(graph, claim):
        return None
    if value.lower is not None and value.lower == value.upper:
        return value.lower
    return value.weekday if value.lower is None and is_bare_weekday(value) else None


def _is_of_the_main_scene(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a date is of the main scene; of a disaster another day is by itself another scene."""
    return graph.scene(claim) in (MAIN, str(getattr(claim.value, "lower", None)))


def _weekday(day: Day) -> int:
    return day if isinstance(day, int) else day.weekday()


def is_same(one: Day, other: Day) -> bool:
    """Return whether two days are one, as far as both are known."""
    if isinstance(one, int) or isinstance(other, int):
        return _weekday(one) == _weekday(other)
    return one == other


def is_near(one: Day, other: Day) -> bool:
    """Return whether two days may be of one week."""
    return isinstance(one, int) or isinstance(other, int) or abs((one - other).days) <= A_WEEK


def _dates_its_event(graph: StoryGraph, claim: Claim) -> bool:
    """Whether it is the day of an event that its sentence tells of, and not of what was said of that."""
    bears = claim.frame is not None and claim.frame.verb in BEARING
    return bool(graph.events(claim)) and (claim.scope.of == "governed" or (claim.scope.of == "near" and bears))


def _may_be_meant(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether another day is one of the same kind of event, and nothing explains that the two differ."""
    if not graph.events(other) or kin(graph.events(claim)[0]) != kin(graph.events(other)[0]) or other.scope.of in ("said", "apart"):
        return False
    if (
        befell_two(graph, claim, other)
        or undecided(claim.value, other.value)
        or hang_on_the_edition(claim.value, other.value)
        or claim.modality is not other.modality
    ):
        return False
    return not any(veto(graph, claim, other) for veto in (not_meant, put_off, by_when, another_phase, died_later))


def befell_two(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether the first events of two claims befell two named people or bodies."""
    return len({n.patient for c in (a, b) for n in graph.events(c)[:1] if graph.is_named(n.patient)}) > 1


def _camps(days: Mapping[str, Day], claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    for claim in claims:
        yield [c for c in claims if is_same(days[c.id], days[claim.id])]


def _contradicts_itself(graph: StoryGraph, claim: Claim, has: Sequence[Claim], camp: Sequence[Claim]) -> bool:
    """Whether a report opens with a day of the news that nobody else has, though it has that of most others too.

    Theirs must be the day of another event there, or three must open with it.
    """
    first = kin(graph.events(claim)[0])
    same = [c for c in has if c.scope.of == "governed" and graph.events(c) and kin(graph.events(c)[0]) == first]
    opening = [c for c in camp if graph.in_lead(c) and c.scope.of == "governed"]
    return _is_of_the_news(graph, claim) and graph.in_lead(claim) and graph.independent(opening) >= (MOST if same else 2)


MOST = 3
"""Reports that open with another day of the event, for a report that has both to contradict itself."""


def _is_of_the_news(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a day is that of the deed or disaster that the story is about."""
    kind = kin(graph.events(claim)[0])
    return kind.startswith(COMPARED) and not kind.startswith("Justice.") and kind in main_kinds(graph)


def _tied(graph: StoryGraph, claim: Claim, camp: Sequence[Claim]) -> bool:
    """Whether all of them open with the day of a deed or disaster, or tell it in like words."""
    opens = graph.in_lead(claim) and graph.independent([c for c in camp if graph.in_lead(c)]) > 1
    return (opens and _is_of_the_news(graph, claim)) or max(graph.alike(claim, c) for c in camp) >= TOLD
