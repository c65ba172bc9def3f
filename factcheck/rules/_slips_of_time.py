"""Dates and times of day that look misprinted: a slip away from the one that other sources have and their own has not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from factcheck.comparison.event_kinds import kin
from factcheck.comparison.time_vetoes import is_of_speech, other_zone
from factcheck.comparison.two_dates import is_bare_weekday, one_part_changed, same_date
from factcheck.comparison.vetoes import not_meant, strange_names
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.resolve.scenes import MAIN
from factcheck.values.moment import Moment

Slip: TypeAlias = tuple[Claim, Sequence[Claim]]
"""A lone claim, and those of the others that it looks like a slip of."""

DAY, NO_EVENT = 0.1, 0.3
"""Least `alike` of two dates of one kind of event, and of none."""
LONG_PAST = 0.25
"""The same for two days of one written month and year."""
OF_A_YEAR = 0.2
"""The same of two equal years, so many that most are of two things."""
RETOLD = 0.35
"""The same for two years, and for two months or days of two years."""
MOST = 3
"""Independent sources that have a day which is the story's own, where they are half of all there are."""
ONCE = ("Life.", "Justice.", "Disaster.", "Crime.", "Conflict.Attack", "Personnel.", "Business.Merge")
"""Families of events that few stories have two of on two days of a month."""


def changed_round(one: str, other: str) -> bool:
    """Whether two digits have changed places."""
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]


def dates(graph: StoryGraph) -> Iterator[Slip]:
    """Yield each written date that no other source has, one part away from the one that two others have and its own has not."""
    dates = [(c, c.value, c.value.lower) for c in graph.of_predicate("date") if isinstance(c.value, Moment) and c.value.lower is not None]
    by_year: dict[int, list[tuple[Claim, Moment]]] = defaultdict(list)
    by_day: dict[tuple[int, int], list[tuple[Claim, Moment]]] = defaultdict(list)
    for claim, value, day in dates:
        by_year[day.year].append((claim, value))
        by_day[day.month, day.day].append((claim, value))
    for claim, lone, day in dates:
        written = lone.year_written if lone.grain == "year" else lone.month is not None
        if not written or day == graph.sources[claim.source].published.day or _is_given_elsewhere(graph, claim):
            continue
        years = sorted(by_year) if lone.grain == "year" else [day.year]
        near = [*(row for y in years for row in by_year[y]), *by_day[day.month, day.day]]
        others = {c.id: c for c, v in near if c.source != claim.source and one_part_changed(lone, v) and _may_be_meant(lone, v)}
        by_value: dict[str, list[Claim]] = defaultdict(list)
        for other in others.values():
            by_value[str(getattr(other.value, "lower", ""))].append(other)
        for _, camp in sorted(by_value.items()):
            if graph.independent(camp) < MOST and not any(_is_written(c) for c in camp):
                continue  # "on Tuesday" and "today" of two reports have no figure in common with it
            if graph.independent(camp) > 1 and _tied(graph, claim, camp) and not _has(graph, claim.source, camp[0]):
                yield claim, camp


def _is_written(claim: Claim) -> bool:
    """Whether a date is written with its month or its year, and not as a day of the week."""
    return isinstance(claim.value, Moment) and (claim.value.month is not None or claim.value.grain == "year")


def _may_be_meant(lone: Moment, other: Moment) -> bool:
    """Whether the other date is one that a slip of the pen may have missed: of another year by more than a guess."""
    guessed = {m.year_written for m in (lone, other)} == {False, True} and (lone.month, lone.day) == (other.month, other.day)
    return not guessed and not _has_year_of_page(lone, other)


def _has_year_of_page(lone: Moment, other: Moment) -> bool:
    """Whether the other date is the same day of another year, which is read off the page it stands on: "today", "Feb. 17"."""
    days = [(m.lower.month, m.lower.day) for m in (lone, other) if m.lower is not None]
    of_page = other.anchor == "publication" and (other.weekday is None or other.month is not None)
    return of_page and days[0] == days[1]


def _tied(graph: StoryGraph, claim: Claim, camp: Sequence[Claim]) -> bool:
    """Whether enough ties two dates: an event of a kind that happens once, the same day of another month,
    two months of one year, or a day that half the reports have.

    Their sentences share a word in any case, and what is planned is no slip of what happened.
    """
    one, other = claim.value, next((c for c in camp if _is_written(c)), camp[0]).value
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.lower is None or other.lower is None:
        return False
    if any(not_meant(graph, claim, c) is not None or claim.modality is not c.modality for c in camp):
        return False
    alike = max((graph.alike(claim, c) for c in camp if strange_names(graph, claim, c) is None), default=0.0)
    mine = _once(graph, claim)
    if any(mine & _once(graph, c) and graph.alike(claim, c) >= DAY for c in camp):
        return True
    kinds = [{kin(n) for n in graph.events(c)[:2]} for c in (claim, *camp)]
    of_others = bool(kinds[0]) and any(kinds[1:]) and not any(kinds[0] & k for k in kinds[1:])
    of_one_year = one.lower.year == other.lower.year
    if one.grain == other.grain == "month" and one.year_written and other.year_written and of_one_year:
        return alike >= DAY and not of_others  # "in April 2016" beside "in May 2016"
    told = {kind for k in kinds for kind in k}
    unknown = (not kinds[0] or not any(kinds[1:])) and not any(kind.startswith(ONCE) for kind in told) and not is_of_speech(graph, claim)
    if one.year_written and other.year_written and unknown and alike >= (LONG_PAST if of_one_year else RETOLD):
        by_many = graph.independent(camp) >= MOST
        if one.grain == "year":
            return by_many
        if one.lower.month == other.lower.month:
            return True  # "3 September 2006" beside "13 September 2006", "July 2008" beside "July 2009"
    in_full = one.day is not None and one.month is not None and other.month is not None
    if in_full and one.year_written and other.year_written and one.lower.month == other.lower.month and _long_ago(graph, claim):
        return graph.independent(camp) >= MOST and alike >= DAY  # "June 3, 1998" in three reports of 2004
    if in_full and unknown and alike >= NO_EVENT and of_one_year and one.lower.month == other.lower.month:
        return True  # "Jan. 20" beside "Jan. 30"
    if in_full and alike >= NO_EVENT and one.day == other.day and of_one_year and graph.scene(camp[0]) == MAIN:
        return True
    if _is_own_news(graph, claim, other):
        return False
    backers, groups = graph.independent(camp), len(set(graph.independence.group.values()))
    return in_full and backers >= MOST and 2 * backers >= groups and (alike >= DAY or not of_others)


BACKGROUND = 60
"""Days before a report from which a date is background, of which a story has few that are told in full."""


def _long_ago(graph: StoryGraph, claim: Claim) -> bool:
    page, day = graph.sources[claim.source].published.day, getattr(claim.value, "lower", None)
    return page is None or (day is not None and (page - day).days > BACKGROUND)


OWN, OLD = 3, 7
"""Days before a report in which news happens, and after which the day of the others' news is old."""


def _is_own_news(graph: StoryGraph, claim: Claim, other: Moment) -> bool:
    """Whether a later report tells of its own day: "the last pipe was laid on Monday, 28 May" of what broke on the 12th."""
    page, day = graph.sources[claim.source].published.day, getattr(claim.value, "lower", None)
    if page is None or day is None or other.lower is None:
        return False
    return 0 <= (page - day).days <= OWN and (page - other.lower).days > OLD


def _once(graph: StoryGraph, claim: Claim) -> set[str]:
    """The kinds of the events nearest to a date, those left out that a story has one of every week."""
    if is_of_speech(graph, claim):
        return set()  # "revealed on March 2 that he was shot"
    posts = claim.scope.of == "governed"  # of which a story has many beside the one that is told of
    return {k for n in graph.events(claim)[:2] if (k := kin(n)).startswith(ONCE) and (posts or not k.startswith("Personnel."))}


def _is_given_elsewhere(graph: StoryGraph, claim: Claim) -> bool:
    """Whether another source has a date; of a year, in a sentence that may tell of the same."""
    mine, of_a_year = claim.source, getattr(claim.value, "grain", "") == "year"
    key = ("date given elsewhere", mine, claim.id if of_a_year else claim.value.raw, claim.value.show())

    def given() -> bool:
        agrees = graph.may_agree("date", claim.value)
        same = (
            c
            for c in agrees
            if not _is_of_any_week(claim, c)
            and c.source != mine
            and (same_date(claim.value, c.value) or (of_a_year and _of_that_year(claim, c)))
        )
        return any(not of_a_year or graph.alike(claim, c) >= OF_A_YEAR for c in same)

    return graph.remembered(key, given)


def _is_of_any_week(claim: Claim, other: Claim) -> bool:
    """Whether the other date is a weekday of a page without a date, and the claim a date with its year."""
    open_week = is_bare_weekday(other.value) and getattr(other.value, "lower", None) is None
    return open_week and bool(getattr(claim.value, "year_written", False))


def _of_that_year(claim: Claim, other: Claim) -> bool:
    """Whether the other date is a day or a month of the year that the claim gives."""
    mine, theirs = getattr(claim.value, "lower", None), getattr(other.value, "lower", None)
    return getattr(other.value, "grain", "") in ("day", "month") and mine is not None and theirs is not None and mine.year == theirs.year


def _has(graph: StoryGraph, source: str, right: Claim) -> bool:
    """Whether a source gives a date anywhere."""
    return any(c.source == source and same_date(right.value, c.value) for c in graph.may_agree("date", right.value))


def clocks(graph: StoryGraph) -> Iterator[Slip]:
    """Yield each time of day that no other source has, with two digits changed round or another hour than two others have."""
    held: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("date"):
        if isinstance(claim.value, Moment) and claim.value.clock is not None and not claim.value.vague:
            held[claim.value.clock].append(claim)
    for clock, claims in sorted(held.items()):
        if len({c.source for c in claims}) > 1 or graph.scene(claims[0]) != MAIN:
            continue
        for other, camp in sorted(held.items()):
            lacks = all(c.source != claims[0].source for c in camp)
            swapped = clock[1] != other[1]
            if (
                lacks
                and _like_clock(clock, other)
                and graph.independent(camp) > 1
                and _of_one_time(graph, claims[0], camp, swapped=swapped)
            ):
                yield claims[0], camp


def _like_clock(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two times of day have their digits in another order, or only their hours differ; times by the half hour are many."""
    if one == other or one[1] % 30 == 0 or other[1] % 30 == 0:
        return False
    mine, theirs = (f"{h:02d}{m:02d}" for h, m in (one, other))
    return one[1] == other[1] or changed_round(mine, theirs)


def _of_one_time(graph: StoryGraph, claim: Claim, camp: Sequence[Claim], *, swapped: bool) -> bool:
    """Whether two times of day, `swapped` or of two hours, are of one thing: of one event, in like sentences, or both told in the lead.

    A time zone beside one of them, or two days, say that they are not.
    """
    mine, day = _once(graph, claim), getattr(claim.value, "lower", None)
    days = {d for c in camp if (d := getattr(c.value, "lower", None)) is not None}
    if any(other_zone(graph, claim, c) is not None for c in camp) or (day is not None and days and day not in days):
        return False
    if not swapped:
        return any(mine & _once(graph, c) and graph.alike(claim, c) >= DAY for c in camp)
    in_lead = graph.in_lead(claim)
    return any(graph.alike(claim, c) >= DAY or mine & _once(graph, c) or (in_lead and graph.in_lead(c)) for c in camp)
