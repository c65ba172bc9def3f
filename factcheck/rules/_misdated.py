"""Dates that one source alone has otherwise in one part: 1996 where others, in sentences that tell something alike, have 1999.

Background is told in a clause or two, in words of each paper's own, so that likeness alone does not tie two dates. But a date that
no other source gives, one part away from that which two others give in like sentences and its own source nowhere, is seldom another:
a year with another digit, or another month of the year. Where one other source alone has it, the two must be told more alike, and
neither source may have a date that is told more like the other's. Days are too many to be judged so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from factcheck.comparison.event_kinds import kin
from factcheck.comparison.marked import value_at
from factcheck.comparison.nearby import most_alike
from factcheck.comparison.time_vetoes import by_when
from factcheck.comparison.two_dates import one_digit_changed
from factcheck.comparison.vetoes import not_meant, strange_names
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules.date import dates_in_sentences
from factcheck.values import Relation
from factcheck.values.moment import Moment

OF_A_YEAR = frozenset({"year", "season", "part"})
NEAREST, ALSO = 0.2, 0.15
"""Least `alike` of a lone year's sentence to the nearest of the others, and to one of a second source."""
OF_MONTH = 0.25
"""The same to the nearest for months, of which reports tell more."""
BY_ONE, OF_MONTH_BY_ONE = 0.25, 0.3
"""The same where one other source alone has the other date."""
LIST = 3
"""Dates of a sentence that is a list of events, each with its own."""

STEPS = ({"Justice"}, {"Life"}, {"Personnel"}, {"Justice", "Movement"})
"""Families of what befalls one person step by step: charged in one June, convicted in the next, and sent to prison in a third."""

Key: TypeAlias = tuple[int, int]
"""Year and month; 0 where no month is told."""


def misdated(graph: StoryGraph) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Yield each such date, and those of the others that it looks like a slip of, the most alike first."""
    told: dict[int, list[tuple[Claim, Key]]] = defaultdict(list)
    for claim in graph.of_predicate("date"):
        if (key := _key(claim)) is not None:
            told[key[0]].append((claim, key))
    given = _given(graph)
    for claim, mine in (row for rows in told.values() for row in rows):
        if given[mine] != {claim.source}:
            continue
        by_key: dict[Key, list[tuple[float, Claim]]] = defaultdict(list)
        for other, theirs in (row for year, rows in told.items() if year == mine[0] or one_digit_changed(year, mine[0]) for row in rows):
            pair = None if other.source == claim.source else _one_part_apart(claim, mine, other, theirs)
            if pair is None or given[pair[0]] != {claim.source} or claim.source in given[pair[1]]:
                continue
            if claim.value.relation(other.value) is not Relation.DIFFERENT:
                continue  # "the mid-1930s" and 1935
            alike = graph.alike(claim, other)
            if alike >= ALSO and _tied(graph, claim, other, of_years=pair[0][0] != pair[1][0]):
                by_key[pair[1]].append((alike, other))
        for key, rows in sorted(by_key.items()):
            rows.sort(key=lambda row: (-row[0], row[1].id))
            camp = [c for _, c in rows]
            by_two = graph.independent(camp) > 1
            known = len({graph.independence.group[s] for s in given[key]}) > 1
            if rows[0][0] >= _needed(of_years=key[0] != mine[0], known=by_two or known) and (by_two or _may_be_one(graph, claim, camp[0])):
                yield claim, camp


def _needed(*, of_years: bool, known: bool) -> float:
    """The least `alike` to the nearest, for a month or a year that two others have in any way, or one alone."""
    if known:
        return NEAREST if of_years else OF_MONTH
    return BY_ONE if of_years else OF_MONTH_BY_ONE


def _may_be_one(graph: StoryGraph, one: Claim, other: Claim) -> bool:
    """Whether neither source has another date that is told more like the one of the two, and they are no two steps of a life or a case.

    Nor are they a year and a month of the year beside it: what began in one November ended in the next year.
    """
    keys = [_key(c) for c in (one, other)]
    if keys[0] is not None and keys[1] is not None and abs(keys[0][0] - keys[1][0]) == 1 and (keys[0][1] == 0) is not (keys[1][1] == 0):
        return False
    steps = {kin(graph.events(c)[0]) for c in (one, other) if c.scope.of == "governed" and graph.events(c)}
    if len(steps) > 1 and {step.partition(".")[0] for step in steps} in STEPS:
        return False
    return most_alike(graph, one, other, _is_written)


def _is_written(claim: Claim) -> bool:
    """Whether a date is written with its month or its year, and no "this time" or "Wednesday"."""
    return isinstance(claim.value, Moment) and (claim.value.month is not None or claim.value.year_written)


def _key(claim: Claim) -> Key | None:
    """The parts of a month, or of a year that is written out; None of other dates."""
    value = claim.value
    if not isinstance(value, Moment) or value.lower is None or claim.frame is None or value.stretch or value.recurring or value.vague:
        return None
    if value.grain == "month" and value.month is not None:
        return value.lower.year, value.month
    return (value.lower.year, 0) if value.grain in OF_A_YEAR and value.year_written and value.anchor == "absolute" else None


def _one_part_apart(a: Claim, mine: Key, b: Claim, theirs: Key) -> tuple[Key, Key] | None:
    """The parts in which two dates differ, and what is above them: two years a digit apart, or two months of a year.

    Two years must be written out, and may not be of two months.
    """
    if mine[0] == theirs[0]:
        return (mine, theirs) if 0 not in (mine[1], theirs[1]) and mine != theirs else None
    written = all(getattr(c.value, "year_written", False) for c in (a, b))
    if not written or not one_digit_changed(mine[0], theirs[0]):
        return None
    if mine[1] == theirs[1]:
        return mine, theirs
    return ((mine[0], 0), (theirs[0], 0)) if 0 in (mine[1], theirs[1]) else None


def _given(graph: StoryGraph) -> Mapping[Key, set[str]]:
    """Which sources have a year or a month in any way: as a date of theirs, an end of a stretch, or within a finer date."""
    found: dict[Key, set[str]] = defaultdict(set)
    for claim in graph.of_predicate("date"):
        ends = [day for end in ("lower", "upper") if (day := getattr(claim.value, end, None)) is not None]
        for day in ends:
            found[day.year, 0].add(claim.source)
            if len(ends) > 1 and (max(ends) - min(ends)).days <= A_MONTH:
                found[day.year, day.month].add(claim.source)
    return found


A_MONTH = 31


def _tied(graph: StoryGraph, claim: Claim, other: Claim, *, of_years: bool) -> bool:
    """Whether nothing speaks against one event.

    Of a list of events, and of months, whether both dates hang on one type, or one of them on none.
    """
    if claim.modality is not other.modality or any(veto(graph, claim, other) for veto in (not_meant, by_when, strange_names)):
        return False
    if _of_two_things(graph, claim, other):
        return False
    mine, theirs = ({kin(n) for n in graph.events(c)[:2] if c.scope.of != "apart"} for c in (claim, other))
    dates = dates_in_sentences(graph)
    if any(c.frame is not None and dates[c.source, c.frame.sentence] >= LIST for c in (claim, other)):
        return bool(mine & theirs)
    return of_years or not (mine and theirs) or bool(mine & theirs)


NOUN = re.compile(r"[ ](?P<noun>[a-z]{3,})\b(?![ ](?:and|or)\b)")


def _of_two_things(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both years stand right before a noun, and before two: "the 1976 film", "the 1974 book"."""
    behind = []
    for claim in (a, b):
        at = value_at(graph, claim)
        match = None if at is None else NOUN.match(graph.sources[claim.source].text, at[1])
        described = at is not None and BEFORE_A_YEAR.search(graph.sources[claim.source].text[max(0, at[0] - 20) : at[0]])
        behind.append(match["noun"] if match is not None and described else None)
    return None not in behind and behind[0] != behind[1]


BEFORE_A_YEAR = re.compile(r"\b(?:the|a|an|his|her|its|their|\w+['’]s)[ ]$", re.IGNORECASE)
