"""A weekday that one report alone has, where it misses the day on which the others put the story.

Reports of one event share a day: that on which it happened, or on which it was made known. A report that never has this day,
and has another of that week whose name no other report so much as mentions, has seldom another event in mind, where its day is one of
the same kind of event, or where most others have theirs and it opens with its own.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence

from factcheck.comparison.event_kinds import kin, main_kinds
from factcheck.comparison.time_vetoes import another_edition, another_phase, by_when, died_later, is_of_several_days, put_off
from factcheck.comparison.two_dates import undecided
from factcheck.comparison.two_steps import told_of_both
from factcheck.comparison.vetoes import not_meant, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality
from factcheck.resolve.events import EventNode
from factcheck.rules._lone_days import A_WEEK, Day, befell_two, days_told, is_near, is_same
from factcheck.values.moment import Moment

SHARE, MOST = 0.3, 0.5
"""Share of the other sources that have the day of the story, for a day of the same kind of event, and for one in the opening."""
FEW, SEVERAL = 2, 3
"""How many have it at least, for the one and for the other."""
TOLD = 0.08
"""Least `alike` of an opening that dates no event of the same kind."""
FAINT = 0.06
"""The same where it does: below it, nothing else is told of both."""
SAYING = frozenset({"say", "tell", "add", "report", "write"})
"""Verbs of what is said of the news on any day after it; to announce is news."""
VETOES = (another_phase, by_when, died_later, put_off, another_edition, not_meant, unfinished, told_of_both)


def days_missed(graph: StoryGraph) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Yield each such day, and the claims that have the day of the story, the most alike first."""
    told = days_told(graph)
    for claim, day in told:
        if not _is_lone_weekday(graph, claim) or is_of_several_days(graph, claim):
            continue
        others = [(c, d) for c, d in told if graph.group(c) != graph.group(claim)]
        if any(is_same(day, d) for _, d in others):
            continue
        own = [d for c, d in told if c.source == claim.source]
        camps = _days_of_the_story(graph, others)
        most = max((graph.independent(camp) for _, camp in camps), default=0)
        for its, camp in camps:
            if not is_near(day, its) or not _had_come(graph, claim, its) or any(is_same(its, d) for d in own):
                continue
            camp.sort(key=lambda c: (-graph.alike(claim, c), c.id))
            free = [c for c in camp if _is_free(graph, claim, c)]
            if _is_of_one_event(graph, claim, camp, free, main=graph.independent(camp) == most):
                yield claim, sorted(camp, key=lambda c: c not in free)
                break


def _is_lone_weekday(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a date names the day of the week on which something happened, and no other source has that word."""
    value, said = claim.value, claim.scope.of == "said" or (claim.frame is not None and claim.frame.verb in SAYING)
    if not isinstance(value, Moment) or value.weekday is None or claim.modality is not Modality.ASSERTED or said:
        return False
    if "last" in value.raw.casefold().split():
        return False  # "the loss of last Sunday" is told apart from the news
    name = calendar.day_name[value.weekday]
    return not any(graph.writes(s, name) for s in graph.sources if graph.independence.group[s] != graph.group(claim))


def _days_of_the_story(graph: StoryGraph, others: Sequence[tuple[Claim, Day]]) -> list[tuple[Day, list[Claim]]]:
    """Return the days that the others have, with what they say of each, that of most of them first."""
    camps = {day: [c for c, d in others if is_same(d, day)] for day in dict.fromkeys(d for _, d in others)}
    return sorted(camps.items(), key=lambda row: -graph.independent(row[1]))


def _had_come(graph: StoryGraph, claim: Claim, day: Day) -> bool:
    """Whether the day of the story is of the week before the report, as far as both are known."""
    page = graph.sources[claim.source].published.day
    return page is None or isinstance(day, int) or 0 <= (page - day).days <= A_WEEK


def _is_free(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether nothing explains that two days differ."""
    return not undecided(claim.value, other.value) and not any(veto(graph, claim, other) for veto in VETOES)


def _is_of_one_event(graph: StoryGraph, claim: Claim, camp: Sequence[Claim], free: Sequence[Claim], *, main: bool) -> bool:
    """Whether enough others have a day of the story, and nothing explains that one has another day of that event.

    A day that fewer have than another is that of an event which befell one named person.
    """
    having, rest = graph.independent(camp), len(set(graph.independence.group.values())) - 1
    if having >= max(FEW, SHARE * rest) and any(_of_one_kind(graph, claim, c) and (main or _of_one_person(graph, claim, c)) for c in free):
        return True
    opens = main and having >= max(SEVERAL, MOST * rest) and graph.in_lead(claim)
    return opens and bool(free) and graph.alike(claim, free[0]) >= TOLD and not all(map(graph.events, (claim, free[0])))


def _of_one_kind(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether both date one kind of event before any other, that of the story or in like words, and not what befell two people."""
    both = _both_dated(graph, claim, other)
    if both is None:
        return False
    kind = kin(both[0])
    news = kind in main_kinds(graph) and not kind.startswith("Movement.")
    if not news and graph.alike(claim, other) < FAINT:
        return False
    if both != (graph.events(claim)[0], graph.events(other)[0]):
        return _of_one_person(graph, claim, other)
    return not befell_two(graph, claim, other) or (kind.startswith("Contact.") and graph.alike(claim, other) >= TOLD)


def _of_one_person(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether what both date befell one named person."""
    both = _both_dated(graph, claim, other)
    return both is not None and both[0].patient == both[1].patient and graph.is_named(both[0].patient)


def _both_dated(graph: StoryGraph, claim: Claim, other: Claim) -> tuple[EventNode, EventNode] | None:
    """The events of one kind that both claims date."""
    return next(((one, two) for one in _dated(graph, claim) for two in _dated(graph, other) if kin(one) == kin(two)), None)


def _dated(graph: StoryGraph, claim: Claim) -> Sequence[EventNode]:
    """The event that a claim dates; of an announcement, what is announced as well."""
    nodes = graph.events(claim)[:2]
    return nodes if nodes and nodes[0].type == "Contact.Announce" else nodes[:1]
