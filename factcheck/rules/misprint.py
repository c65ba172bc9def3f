"""A number or a date that one source alone has, a slip of the pen away from the one that the others have and it lacks.

Two reports may tell one thing in words that share nothing, so that no sentence ties their numbers. But 122 mm beside 212 mm in
two other reports, and no 212 anywhere in the first, is one figure with its digits changed round more often than two: the longer
the number, the surer. The same holds of June 19 beside June 9, of 1957 beside 1967 and of 7:24 beside 7:42, where two sources or
more have the other.
Conflict: "the gauge registered 122 mm" beside "212 mm of rain fell", which two others print; "at 7.24am" beside "at 07.42".
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
from factcheck.rules.clock import other_zone
from factcheck.rules.date import kin
from factcheck.two_dates import one_part_changed, same_date
from factcheck.values import Relation
from factcheck.values.moment import Moment
from factcheck.vetoes import another_scene, not_meant, strange_names, update

NUMBERS = ("count", "money", "measure", "share")
PRINTED = re.compile(r"\d[\d,]*(?:\.\d+)?")
LONG = 3
"""Digits of a number that is seldom another one's slip by chance."""
CROWD = 60
"""Numbers one slip apart of which a story has more are slips of nothing."""
MILLION = 1_000_000
"""From here on the words say how large it is, and two digits are enough: 28 million beside 82 million."""
TOLD, ONE_BACKER, ONE_DIGIT = 0.1, 0.25, 0.3
"""Least `alike` of two numbers in general, of a short one that one other source alone has otherwise, and for one digit changed."""
DAY, NO_EVENT = 0.1, 0.3
"""Least `alike` of two dates of one kind of event, and of none."""
MOST = 3
"""Independent sources that have a day which is the story's own, where they are most of all there are."""
ONCE = ("Life.", "Justice.", "Disaster.", "Crime.", "Conflict.Attack", "Personnel.", "Business.Merge")
"""Families of events that few stories have two of on two days of a month."""


class _Number(NamedTuple):
    """A number as printed: its digits, and what it is measured in: kind and unit, digits before the point, factor of "million"."""

    dimension: tuple[str, int, float]
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
    return _Number((f"{value.kind} {unit}", whole, round(number / float(printed), 6)), digits)


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
    """Whether no other source prints the number, whatever it says of it, nor has it in words."""
    if claim.polarity is not Polarity.AFFIRMED or not _printing(graph, claim) <= {claim.source}:
        return False
    key = ("said in words elsewhere", claim.source, claim.predicate, claim.value.raw)
    return not graph.remembered(key, lambda: _agrees_elsewhere(graph, claim))


def _agrees_elsewhere(graph: StoryGraph, claim: Claim) -> bool:
    return any(c.source != claim.source and _agree(claim, c) for c in graph.may_agree(claim.predicate, claim.value))


def _agree(a: Claim, b: Claim) -> bool:
    return a.value.relation(b.value) is Relation.SAME


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


def _digits(claim: Claim) -> str:
    """The digits of that number, from the first that is no zero."""
    return _plain(claim).replace(".", "").lstrip("0")


def _may_be(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether another source's number differs, is not also in the lone one's source, and is not the toll of another hour."""
    if other.source == claim.source or claim.value.relation(other.value) is not Relation.DIFFERENT:
        return False
    grew = claim.scope.of in TOLLS and update(graph, claim, other) is not None
    return not grew and claim.source not in _printing(graph, other)


def _is_slip(graph: StoryGraph, claim: Claim, camp: Sequence[Claim], *, swapped: bool) -> bool:
    """Whether enough ties the lone number to that of the others: one noun or topic, words in common, two sources that have it."""
    alike = max(graph.alike(claim, c) for c in camp)
    one_thing = any(_one_thing(claim, c) for c in camp)
    if all(_of_two_nouns(claim, c) for c in camp) and alike < ONE_BACKER:
        return False
    if not swapped:
        return graph.independent(camp) > 1 and one_thing and alike >= ONE_DIGIT and not _is_round(claim) and not _is_round(camp[0])
    long = len(_digits(claim)) > LONG
    measured = claim.predicate in ("money", "measure")
    if graph.independent(camp) > 1:
        return one_thing or measured or long or alike >= TOLD
    if another_scene(graph, claim, camp[0]) is not None:
        return False
    return alike >= (TOLD if one_thing or long or measured else ONE_BACKER)


def _is_round(claim: Claim) -> bool:
    """Whether all but two digits of a number are zeros at its end: 3,000 is no slip of 6,000."""
    return len(_digits(claim).rstrip("0")) < LONG


def _one_thing(a: Claim, b: Claim) -> bool:
    """Whether the two are of one noun or topic."""
    return not _topics(a).isdisjoint(_topics(b))


def _of_two_nouns(a: Claim, b: Claim) -> bool:
    """Whether two counts, or two shares, are of two known things: the injured and the passengers."""
    return a.predicate in ("count", "share") and bool(_topics(a) and _topics(b)) and not _one_thing(a, b)


def _topics(claim: Claim) -> set[str]:
    return {topic for topic in (claim.scope.of or "").split("/") if topic}


def _dates(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a written date that no other source has, one part away from the one that two others have and its own has not."""
    dates = [(c, c.value, c.value.lower) for c in graph.of_predicate("date") if isinstance(c.value, Moment) and c.value.lower is not None]
    by_year: dict[int, list[Claim]] = defaultdict(list)
    by_day: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim, _, day in dates:
        by_year[day.year].append(claim)
        by_day[day.month, day.day].append(claim)
    for claim, lone, day in dates:
        if not (lone.year_written if lone.grain == "year" else lone.month is not None) or _is_given_elsewhere(graph, claim):
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
    """Whether a date, or its year, is read off the page it stands on: "today", "Feb. 17"."""
    value = claim.value
    return isinstance(value, Moment) and value.anchor == "publication" and (value.weekday is None or value.month is not None)


def _tied(graph: StoryGraph, claim: Claim, camp: Sequence[Claim]) -> bool:
    """Whether enough ties two dates: an event of a kind that happens once, a day of another month, or a day that most reports have.

    Their sentences share a word in any case, and what is planned is no slip of what happened.
    """
    one, other = claim.value, camp[0].value
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.lower is None or other.lower is None:
        return False
    if any(not_meant(graph, claim, c) is not None or claim.modality is not c.modality for c in camp):
        return False
    alike = max((graph.alike(claim, c) for c in camp if strange_names(graph, claim, c) is None), default=0.0)
    mine = _once(graph, claim)
    if any(mine & _once(graph, c) and graph.alike(claim, c) >= DAY for c in camp):
        return True
    in_full = one.day is not None and one.month is not None and other.month is not None and alike >= NO_EVENT
    if in_full and one.day == other.day and one.lower.year == other.lower.year and graph.scene(camp[0]) == MAIN:
        return True
    groups = len(set(graph.independence.group.values()))
    return in_full and graph.independent(camp) >= MOST and 2 * graph.independent(camp) > groups


def _once(graph: StoryGraph, claim: Claim) -> set[str]:
    """The kinds of the events nearest to a date, those left out that a story has one of every week."""
    return {k for n in graph.events(claim)[:2] if (k := kin(n)).startswith(ONCE)}


def _is_given_elsewhere(graph: StoryGraph, claim: Claim) -> bool:
    """Whether another source has a date."""
    key, mine = ("date given elsewhere", claim.source, claim.value.raw, claim.value.show()), claim.source
    return graph.remembered(
        key, lambda: any(c.source != mine and same_date(claim.value, c.value) for c in graph.may_agree("date", claim.value))
    )


def _has(graph: StoryGraph, source: str, right: Claim) -> bool:
    """Whether a source gives a date anywhere."""
    return any(c.source == source and same_date(right.value, c.value) for c in graph.may_agree("date", right.value))


def _clocks(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a time of day that no other source has, with two digits changed round or another hour than two others have."""
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
                yield _finding(graph, claims[0], camp, "time of day that looks misprinted")


def _like_clock(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two times of day have their digits in another order, or only their hours differ; times by the half hour are many."""
    if one == other or one[1] % 30 == 0 or other[1] % 30 == 0:
        return False
    mine, theirs = (f"{h:02d}{m:02d}" for h, m in (one, other))
    return one[1] == other[1] or _changed_round(mine, theirs)


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
