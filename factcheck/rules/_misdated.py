"""Dates that one source alone has otherwise in one part: 1996 where others, in sentences that tell something alike, have 1999.

Background is told in a clause or two, in words of each paper's own, so that likeness alone does not tie two dates. But a date that
no other source gives, one part away from that which two others give in like sentences and its own source nowhere, is seldom another:
a year with another digit, the same month or day of another year, another month of the year, another day of the month.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from factcheck.comparison.time_vetoes import by_when
from factcheck.comparison.two_dates import OF_A_DAY
from factcheck.comparison.vetoes import not_meant, strange_names
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules.date import kin
from factcheck.values.moment import Moment

OF_A_YEAR = frozenset({"year", "season", "part"})
NEAREST, ALSO = 0.2, 0.15
"""Least `alike` of a lone year's sentence to the nearest of the others, and to one of a second source."""
OF_MONTH = 0.25
"""The same to the nearest for months and days, of which reports tell more."""
LIST = 3
"""Dates of a sentence that is a list of events, each with its own."""

Key: TypeAlias = tuple[int, int, int]
"""Year, month and day; 0 where the date is not told so finely."""


def misdated(graph: StoryGraph) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Yield each such date, and those of the others that it looks like a slip of, the most alike first."""
    told = [(c, key) for c in graph.of_predicate("date") if (key := _key(graph, c)) is not None]
    dates = Counter((c.source, c.frame.sentence) for c in graph.of_predicate("date") if c.frame is not None)
    given = _given(graph)
    for claim, mine in told:
        if given[mine] != {claim.source}:
            continue
        by_key: dict[Key, list[tuple[float, Claim]]] = defaultdict(list)
        for other, theirs in told:
            pair = None if other.source == claim.source else _one_part_apart(claim, mine, other, theirs)
            if pair is None or given[pair[0]] != {claim.source} or claim.source in given[pair[1]]:
                continue
            alike = graph.alike(claim, other)
            if alike >= ALSO and _tied(graph, claim, other, dates, of_years=pair[0][1] == 0):
                by_key[pair[1]].append((alike, other))
        for key, rows in sorted(by_key.items()):
            rows.sort(key=lambda row: (-row[0], row[1].id))
            camp = [c for _, c in rows]
            if rows[0][0] >= (OF_MONTH if key[1] else NEAREST) and graph.independent(camp) > 1:
                yield claim, camp


def _key(graph: StoryGraph, claim: Claim) -> Key | None:
    """The parts of a date that is written with its month, or of a year that is written out; None of others."""
    value, page = claim.value, graph.sources[claim.source].published.day
    if not isinstance(value, Moment) or value.lower is None or claim.frame is None or value.stretch or value.recurring or value.vague:
        return None
    if value.grain in OF_A_DAY and value.month is not None and value.day is not None and value.lower != page:
        return value.lower.year, value.month, value.day
    if value.grain == "month" and value.month is not None:
        return value.lower.year, value.month, 0
    return (value.lower.year, 0, 0) if value.grain in OF_A_YEAR and value.year_written and value.anchor == "absolute" else None


def _one_part_apart(a: Claim, mine: Key, b: Claim, theirs: Key) -> tuple[Key, Key] | None:
    """The parts in which two dates differ, and what is above them: of the past two years a digit apart, of a year two months or days.

    Two years must be written out, less finely than to the day, and may not be of two months.
    """
    if mine[0] != theirs[0]:
        written = all(getattr(c.value, "year_written", False) for c in (a, b)) and not (mine[2] or theirs[2])
        one_month = mine[1] == theirs[1] or 0 in (mine[1], theirs[1])
        apart = written and one_month and one_digit_changed(mine[0], theirs[0])
        return ((mine[0], 0, 0), (theirs[0], 0, 0)) if apart else None
    as_fine = [x == 0 for x in mine] == [x == 0 for x in theirs]
    return (mine, theirs) if as_fine and sum(x != y for x, y in zip(mine, theirs, strict=True)) == 1 else None


def one_digit_changed(one: int, other: int) -> bool:
    """Return whether two years differ in one digit, or in the order of their digits."""
    a, b = f"{one:04d}", f"{other:04d}"
    return a != b and (sum(x != y for x, y in zip(a, b, strict=True)) == 1 or sorted(a) == sorted(b))


def _given(graph: StoryGraph) -> Mapping[Key, set[str]]:
    """Which sources have a year, a month or a day in any way: as a date of theirs, an end of a stretch, or within a finer date."""
    found: dict[Key, set[str]] = defaultdict(set)
    for claim in graph.of_predicate("date"):
        ends = [day for end in ("lower", "upper") if (day := getattr(claim.value, end, None)) is not None]
        for day in ends:
            found[day.year, 0, 0].add(claim.source)
            if len(ends) > 1 and (max(ends) - min(ends)).days <= A_MONTH:
                found[day.year, day.month, 0].add(claim.source)
                found[day.year, day.month, day.day].add(claim.source)
    return found


A_MONTH = 31


def _tied(graph: StoryGraph, claim: Claim, other: Claim, dates: Mapping[tuple[str, int], int], *, of_years: bool) -> bool:
    """Whether nothing speaks against one event.

    Of a list of events, and of months and days, whether both dates hang on one type, or one of them on none.
    """
    if claim.modality is not other.modality or any(veto(graph, claim, other) for veto in (not_meant, by_when, strange_names)):
        return False
    mine, theirs = ({kin(n) for n in graph.events(c)[:2]} for c in (claim, other))
    if any(c.frame is not None and dates[c.source, c.frame.sentence] >= LIST for c in (claim, other)):
        return bool(mine & theirs)
    return of_years or not (mine and theirs) or bool(mine & theirs)
