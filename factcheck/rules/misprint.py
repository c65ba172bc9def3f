"""A number or a date that one source alone has, a slip of the pen away from the one that the others have and it lacks.

Two reports may tell one thing in words that share nothing, so that no sentence ties their numbers. But 122 mm beside 212 mm in
two other reports, and no 212 anywhere in the first, is one figure with its digits changed round more often than two: the longer
the number, the surer. The same holds of June 19 beside June 9, of 1957 beside 1967 and of 7:24 beside 7:42, where two sources or
more have the other.
Conflict: "the gauge registered 122 mm" beside "212 mm of rain fell", which two others print; "closed on May 21" beside "May 12".
Left alone: a number that any other source has too; a source that has both; 14 beside 41; a toll that grew; figures of two units.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.bounds import TOLLS
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Polarity, Step, Verdict
from factcheck.resolve.scenes import MAIN
from factcheck.rules import Rule, finding, subject_name
from factcheck.rules.date import kin
from factcheck.two_dates import one_part_changed, same_date
from factcheck.values import Relation
from factcheck.values.moment import Moment
from factcheck.vetoes import update

NUMBERS = ("count", "money", "measure", "share")
PRINTED = re.compile(r"\d[\d,]*(?:\.\d+)?")
LONG = 3
"""Digits of a number that is seldom another one's slip by chance."""
CROWD = 60
"""Numbers one slip apart of which a story has more are slips of nothing."""
MILLION = 1_000_000
"""From here on the words say how large it is, and two digits are enough: 28 million beside 82 million."""
HARDLY, TOLD, ONE_BACKER, ONE_DIGIT = 0.05, 0.1, 0.25, 0.3
"""Least `alike` of a sum, a measure or a long number that one other source alone has otherwise, of numbers that share no noun, of
short ones that one other source has, and for one digit changed."""
DAY = 0.1
"""Least `alike` of two dates of one kind of event."""
MOST = 3
"""Independent sources that have a day which is the story's own, where they are most of all there are."""
ONCE = ("Life.", "Justice.", "Disaster.", "Crime.", "Conflict.Attack", "Personnel.", "Business.Merge")
"""Families of events that few stories have two of on two days of a month."""


class _Number(NamedTuple):
    """A number as printed: what it is measured in, and its digits."""

    dimension: tuple[str, str, float]
    digits: str


def _number(claim: Claim) -> _Number | None:
    """Take a printed number apart; None for words, ranges, ranks, and what is too short."""
    value = claim.value
    found = PRINTED.findall(value.raw)
    number, unit = getattr(value, "number", None), str(getattr(value, "unit", "") or getattr(value, "currency", ""))
    if len(found) != 1 or not number or unit in ("ordinal", "score", "odds", "times"):
        return None
    printed = found[0].replace(",", "")
    digits = printed.replace(".", "").lstrip("0")
    if not digits:
        return None
    large = number / float(printed) >= MILLION
    if len(digits) < (LONG - 1 if large else LONG):
        return None
    whole = len(printed.partition(".")[0])
    return _Number((value.kind, f"{unit} {whole}", round(number / float(printed), 6)), digits)


def _changed_round(one: str, other: str) -> bool:
    """Whether two digits have changed places."""
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]


def _keys(digits: str) -> Iterator[str]:
    """Under what a number is found with those that are a slip away: its digits in order, and each digit left open."""
    yield "".join(sorted(digits))
    yield from (f"{digits[:n]}?{digits[n + 1 :]}" for n in range(len(digits)))


def _numbers(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a number that looks like a slip."""
    told = {c.id: n for c in graph.of_predicate(*NUMBERS) if (n := _number(c)) is not None}
    held: dict[tuple[object, str], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate(*NUMBERS):
        for key in _keys(told[claim.id].digits) if claim.id in told else ():
            held[told[claim.id].dimension, key].append(claim)
    for claim in graph.of_predicate(*NUMBERS):
        if claim.id not in told or not _alone(graph, claim):
            continue
        mine = told[claim.id]
        rows = [held[mine.dimension, key] for key in _keys(mine.digits)]
        near = {c.id: c for row in rows if len(row) <= CROWD for c in row if _may_be(graph, claim, c)}
        by_digits: dict[str, list[Claim]] = defaultdict(list)
        for other in near.values():
            by_digits[told[other.id].digits].append(other)
        for digits, camp in sorted(by_digits.items()):
            if digits != mine.digits and _is_slip(graph, claim, camp, swapped=_changed_round(mine.digits, digits)):
                yield _finding(graph, claim, camp, "number that looks misprinted")


def _alone(graph: StoryGraph, claim: Claim) -> bool:
    """Whether no other source prints the number, whatever it says of it."""
    return claim.polarity is Polarity.AFFIRMED and _printing(graph, claim) <= {claim.source}


def _printing(graph: StoryGraph, claim: Claim) -> set[str]:
    """The sources that print the number of a claim, with or without commas."""
    held = graph.remembered("numbers printed", lambda: _by_number(graph))
    return held.get(_plain(claim), set())


def _by_number(graph: StoryGraph) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for source in graph.sources.values():
        for number in PRINTED.findall(source.text):
            found[number.replace(",", "")].add(source.id)
    return found


def _plain(claim: Claim) -> str:
    """The first number of a claim's words, without commas."""
    return str(PRINTED.findall(claim.value.raw)[0]).replace(",", "")


def _may_be(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether another source's number differs, is not also in the lone one's source, and is not the toll of another hour."""
    if other.source == claim.source or claim.value.relation(other.value) is not Relation.DIFFERENT:
        return False
    grew = claim.scope.of in TOLLS and update(graph, claim, other) is not None
    return not grew and claim.source not in _printing(graph, other)


def _is_slip(graph: StoryGraph, claim: Claim, camp: Sequence[Claim], *, swapped: bool) -> bool:
    """Whether enough ties the lone number to that of the others: one noun or unit, words in common, two sources that have it."""
    alike = max(graph.alike(claim, c) for c in camp)
    one_thing = any(_one_thing(claim, c) for c in camp)
    if not swapped:
        return graph.independent(camp) > 1 and one_thing and alike >= ONE_DIGIT and not _is_round(claim) and not _is_round(camp[0])
    long = len(_plain(claim).replace(".", "")) > LONG
    measured = claim.predicate in ("money", "measure")
    if graph.independent(camp) > 1:
        return one_thing or measured or long or alike >= TOLD
    if not (long or measured):
        return alike >= (TOLD if one_thing else ONE_BACKER)
    return alike >= HARDLY or (one_thing and long)


def _is_round(claim: Claim) -> bool:
    """Whether all but two digits of a number are zeros at its end: 3,000 is no slip of 6,000."""
    return len(_plain(claim).replace(".", "").rstrip("0")) < LONG


def _one_thing(a: Claim, b: Claim) -> bool:
    """Whether the two are of one noun, topic or unit."""
    topics = [{t for t in (c.scope.of or "").split("/") if t} for c in (a, b)]
    return bool(topics[0] & topics[1]) or (a.predicate == "measure" and bool(getattr(a.value, "unit", "")))


def _dates(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a written date that no other source has, one part away from the one that two others have and its own has not."""
    dates = [(c, c.value, c.value.lower) for c in graph.of_predicate("date") if isinstance(c.value, Moment) and c.value.lower is not None]
    by_year: dict[int, list[Claim]] = defaultdict(list)
    by_day: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim, _, day in dates:
        by_year[day.year].append(claim)
        by_day[day.month, day.day].append(claim)
    for claim, lone, day in dates:
        if not (lone.year_written if lone.grain == "year" else lone.month is not None) or _is_given(graph, claim, claim.source):
            continue
        years = sorted(by_year) if lone.grain == "year" else [day.year]
        near = [*(c for y in years for c in by_year[y]), *by_day[day.month, day.day]]
        others = {c.id: c for c in near if c.source != claim.source and one_part_changed(lone, c.value) and not _by_the_page(c)}
        by_value: dict[str, list[Claim]] = defaultdict(list)
        for other in others.values():
            by_value[str(getattr(other.value, "lower", ""))].append(other)
        for _, camp in sorted(by_value.items()):
            if graph.independent(camp) > 1 and _tied(graph, claim, camp) and not _has(graph, claim.source, camp[0]):
                yield _finding(graph, claim, camp, "date that looks misprinted")


def _by_the_page(claim: Claim) -> bool:
    """Whether the year of a date is that of its page, or the date itself: "today", "Feb. 17"."""
    value = claim.value
    return isinstance(value, Moment) and value.anchor == "publication" and (value.weekday is None or value.month is not None)


def _tied(graph: StoryGraph, claim: Claim, camp: Sequence[Claim]) -> bool:
    """Whether enough ties two dates: a day of another month that two others have, a day that most reports have, or an event.

    The event is of a kind that happens once, in sentences that share a word.
    """
    one, other = claim.value, camp[0].value
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.lower is None or other.lower is None:
        return False
    in_full = one.day is not None and one.month is not None and other.month is not None
    if in_full and one.day == other.day and one.lower.year == other.lower.year and graph.scene(camp[0]) == MAIN:
        return True
    if in_full and graph.independent(camp) >= MOST and 2 * graph.independent(camp) > len(set(graph.independence.group.values())):
        return True
    mine = _once(graph, claim)
    return any(mine & _once(graph, c) and graph.alike(claim, c) >= DAY for c in camp)


def _once(graph: StoryGraph, claim: Claim) -> set[str]:
    """The kinds of the events nearest to a date, those left out that a story has one of every week."""
    return {k for n in graph.events(claim)[:2] if (k := kin(n)).startswith(ONCE)}


def _is_given(graph: StoryGraph, claim: Claim, but: str) -> bool:
    """Whether a source has a date, `but` one left out."""
    return any(c.source != but and same_date(claim.value, c.value) for c in graph.may_agree("date", claim.value))


def _has(graph: StoryGraph, source: str, right: Claim) -> bool:
    """Whether a source gives a date anywhere."""
    return any(c.source == source and same_date(right.value, c.value) for c in graph.may_agree("date", right.value))


def _clocks(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a time of day that no other source has, one digit or two changed round from the one that two others have."""
    held: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("date"):
        if isinstance(claim.value, Moment) and claim.value.clock is not None and not claim.value.vague and graph.scene(claim) == MAIN:
            held[claim.value.clock].append(claim)
    for clock, claims in sorted(held.items()):
        if len({c.source for c in claims}) > 1 or clock[1] % 30 == 0:
            continue
        for other, camp in sorted(held.items()):
            lacks = all(c.source != claims[0].source for c in camp)
            if lacks and _like_clock(clock, other) and graph.independent(camp) > 1:
                yield _finding(graph, claims[0], camp, "time of day that looks misprinted")


def _like_clock(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two times of day are told in full minutes and have one part, or all their digits, in common."""
    mine, theirs = (f"{h:02d}{m:02d}" for h, m in (one, other))
    return one != other and other[1] % 30 != 0 and ((one[1] == other[1]) or _changed_round(mine, theirs))


def _finding(graph: StoryGraph, claim: Claim, camp: Sequence[Claim], attribute: str) -> Finding:
    best = max(camp, key=lambda c: (graph.alike(claim, c), c.id))
    ordered = [best, *(c for c in camp if c.id != best.id)]
    mine, theirs = claim.value.show(), best.value.show()
    why = f"{mine}, which nobody else has, is one slip from {theirs}, which {', '.join(graph.outlets(camp))} have and its source has not"
    step = Step(step="one slip apart", claims=(claim.id, best.id), result=f"{mine} | {theirs}")
    scope = f"{claim.value.raw}|{best.value.raw}"
    return finding(
        graph, "misprint", Verdict.CONFLICT, subject_name(graph, claim), attribute, [[claim], ordered], why=why, steps=[step], scope=scope
    )


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield the numbers, then the dates, then the times of day."""
    yield from _numbers(graph)
    yield from _dates(graph)
    yield from _clocks(graph)


RULE = Rule(code="FC507", judge=judge, broad=True)
