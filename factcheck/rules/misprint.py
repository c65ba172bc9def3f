"""A number or a date that one source alone has, a slip of the pen away from the one that the others have and it lacks.

Two reports may tell one thing in words that share nothing, so that no sentence ties their numbers. But 122 mm beside 212 mm in
two other reports, and no 212 anywhere in the first, is one figure with its digits changed round more often than two: the longer
the number, the surer. The same holds of June 19 beside June 9, of 1957 beside 1967 and of 7:24 beside 7:42, where two sources or
more have the other.
Two digits changed round, and a nought too many, are slips where the sentences have more in common: 64 percent beside 46, 240 beside 24.
A year of the past a digit away from the one that others have in sentences that tell something alike is one too; where one other
alone has it, neither may have a date that is told more alike, nor tell of another step of a case or a life.
Conflict: "the gauge registered 122 mm" beside "212 mm of rain fell", which two others print; "at 7.24am" beside "at 07.42";
"the theft on 2 February" where three others have it on 9 February, and half of all; "bills of $137,400" beside "$187,400", twice;
"a contract of five years and $36 million" beside "five years, $31 million", where nothing else is told more alike;
"the shop, which his father opened in 1959" beside "opened in 1949" and "trading since its opening in 1949";
"64 percent of the lines were out" beside "46 percent", twice; "about 240 new jobs will come to Osby" beside "24 full-time jobs";
"a single robber took a tray in 1997" beside "a lone gunman, in 1991".
Left alone: a number that any other source has too; a source that has both; 14 beside 41; a toll that grew; figures of two units.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from factcheck.comparison.bounds import TOLLS, topics
from factcheck.comparison.nearby import most_alike
from factcheck.comparison.updates import update
from factcheck.comparison.vetoes import another_scene
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Polarity, Step, Verdict
from factcheck.rules import Rule, finding, subject_name
from factcheck.rules._misdated import misdated
from factcheck.rules._slips_of_time import changed_round, clocks, dates
from factcheck.values import Relation, Value
from factcheck.values.money import Money

NUMBERS = ("count", "money", "measure", "share")
COUNTED = ("count", "measure", "share")
"""Those of which a story does not tell many in like words, as it does of sums."""
RANKS = frozenset({"ordinal", "score", "odds", "times"})
"""Units of numbers that are neither counted nor measured."""
PRINTED = re.compile(r"\d[\d,]*(?:\.\d+)?")
LONG = 3
"""Digits of a number that is seldom another one's slip by chance."""
CROWD = 60
"""Numbers one slip apart of which a story has more are slips of nothing."""
MILLION = 1_000_000
"""From here on the words say how large it is, and two digits are enough: 28 million beside 82 million."""
TOLD, ONE_BACKER, ONE_DIGIT = 0.1, 0.25, 0.3
"""Least `alike` of two numbers in general, of a short one that one other source alone has otherwise, and for one digit changed."""
TURNED_BY_ONE = 0.4
"""The same for a number of two digits turned round, where one other source alone has it."""
ONE_SUM = 0.2
"""The same for one digit of a sum of money: few stories have two sums of one kind a digit apart."""
SUM_BY_ONE = 0.28
"""The same where one other source alone has the sum."""
MOST = 3
"""Independent sources that have a sum or a measure, for a slip of it to be one whatever it is called and told in."""


class _Number(NamedTuple):
    """A number as printed: its digits, and what it is measured in: kind and unit, digits before the point, factor of "million"."""

    dimension: tuple[str, int, float]
    digits: str


def _number(claim: Claim) -> _Number | None:
    """Take a printed number apart; None for words, ranges, ranks, and what is too short."""
    value = claim.value
    found = PRINTED.findall(value.raw)
    number, unit = getattr(value, "number", None), str(getattr(value, "unit", "") or getattr(value, "denomination", ""))
    if len(found) != 1 or not number or unit in RANKS:
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


def _keys(number: _Number) -> Iterator[tuple[object, str]]:
    """Under what a number is found with those that are a slip away: its digits in order, and each digit left open."""
    digits = number.digits
    yield number.dimension, "".join(sorted(digits))
    yield from ((number.dimension, f"{digits[:n]}?{digits[n + 1 :]}") for n in range(len(digits)))


def _beside(claims: Sequence[Claim], keys: Callable[[Claim], Iterable[object]]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Yield each claim with those that share a key of its with it, where not a crowd does."""
    held: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in keys(claim):
            held[key].append(claim)
    for claim in claims:
        rows = (held[key] for key in keys(claim))
        yield claim, [*{c.id: c for row in rows if len(row) <= CROWD for c in row}.values()]


def _numbers(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a number that looks like a slip."""
    told = {c.id: n for c in graph.of_predicate(*NUMBERS) if (n := _number(c)) is not None}
    claims = [c for c in graph.of_predicate(*NUMBERS) if c.id in told]
    said: set[frozenset[str]] = set()
    for claim, near in _beside(claims, lambda c: _keys(told[c.id])):
        if not _alone(graph, claim):
            continue
        mine = told[claim.id]
        by_digits: dict[str, list[Claim]] = defaultdict(list)
        for other in near:
            if _may_be(graph, claim, other):
                by_digits[told[other.id].digits].append(other)
        for digits, camp in sorted(by_digits.items()):
            pair = frozenset((mine.digits, digits))  # one against one looks like a slip from either side
            if len(pair) > 1 and pair not in said and _is_slip(graph, claim, camp, swapped=changed_round(mine.digits, digits)):
                said.add(pair)
                yield _finding(graph, claim, camp, "number that looks misprinted")


def _short_numbers(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a number of two digits that looks turned round, and a number that looks ten times too large or too small."""
    said: set[frozenset[str]] = set()
    for claim, near in _beside(graph.of_predicate(*COUNTED), _short_keys):
        camp = sorted(
            (c for c in near if _plain(c) != _plain(claim) and _of_one_noun(claim, c) and _may_be(graph, claim, c)),
            key=lambda c: (-graph.alike(claim, c), c.id),
        )
        camp = [c for c in camp if _plain(c) == _plain(camp[0])]
        if not camp or not _alone(graph, claim):
            continue
        pair = frozenset((_plain(claim), _plain(camp[0])))
        sure = graph.independent(camp) > 1 or sorted(_digits(claim)) != sorted(_digits(camp[0]))
        if pair not in said and graph.alike(claim, camp[0]) >= (ONE_DIGIT if sure else TURNED_BY_ONE):
            said.add(pair)
            yield _finding(graph, claim, camp, "number that looks misprinted")


def _of_one_noun(a: Claim, b: Claim) -> bool:
    """Whether two numbers count or measure one thing by their nouns: 41 metres high and 14 metres thick do not."""
    return a.scope.of == b.scope.of or _one_thing(a, b)


def _short_keys(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Under what a number is found with those that it may be a slip of: two digits in order, and all of it with one nought behind it."""
    value, unit = claim.value, str(getattr(claim.value, "unit", ""))
    if len(PRINTED.findall(value.raw)) != 1 or not getattr(value, "number", None) or unit in RANKS:
        return
    printed, digits = _plain(claim), _digits(claim)
    if len(digits) == LONG - 1 and len(set(digits)) > 1 and "0" not in digits:
        yield f"{claim.predicate} {unit}", f"{printed.find('.')}", "".join(sorted(digits))
    if _significant(claim) > 1 and "." not in printed:
        yield f"{claim.predicate} {unit}", "tenfold", printed
        if printed.endswith("0"):
            yield f"{claim.predicate} {unit}", "tenfold", printed[:-1]


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
    hedges = {getattr(c.value, "hedge", "exact") for c in (claim, other)}
    unrounded = hedges <= {"exact", "about"} and min(map(_significant, (claim, other))) >= LONG  # "about 421" is no rounding of 412
    differ = claim.value.relation(other.value) is Relation.DIFFERENT or _of_any_dollars(claim.value, other.value)
    if other.source == claim.source or not (differ or unrounded):
        return False
    grew = claim.scope.of in TOLLS and update(graph, claim, other) is not None
    return not grew and claim.source not in _printing(graph, other)


def _of_any_dollars(one: Value, other: Value) -> bool:
    """Whether two sums are of dollars, of whose country one says nothing: "$14,800" beside "C$18,400"."""
    return isinstance(one, Money) and isinstance(other, Money) and one.currency != other.currency and one.may_be_of_one_currency(other)


def _is_slip(graph: StoryGraph, claim: Claim, camp: Sequence[Claim], *, swapped: bool) -> bool:
    """Whether enough ties the lone number to that of the others: one noun or topic, words in common, two sources that have it.

    Where one digit is another, two sources must have a number of four digits or more that are no zeros at its end, or three sources a
    sum or measure of three; one source alone a sum of two, and neither another sum that is told more alike.
    """
    alike = max(graph.alike(claim, c) for c in camp)
    one_thing = any(_one_thing(claim, c) for c in camp)
    if all(_of_two_nouns(claim, c) for c in camp) and alike < ONE_BACKER:
        return False
    backers, measured = graph.independent([*camp, *_rounded(graph, claim, camp[0])]), claim.predicate in ("money", "measure")
    if not swapped:
        exact = min(map(_significant, (claim, camp[0])))
        if backers < 2:
            sum_by_one = claim.predicate == "money" and exact > 1 and alike >= SUM_BY_ONE
            return sum_by_one and any(most_alike(graph, claim, c) for c in camp)
        by_most = backers >= MOST and measured and exact >= LONG
        least = ONE_SUM if claim.predicate == "money" else ONE_DIGIT
        return exact > LONG or by_most or (one_thing and alike >= least and exact >= LONG)
    long = len(_digits(claim)) > LONG
    if backers > 1:
        return one_thing or measured or long or alike >= TOLD
    if another_scene(graph, claim, camp[0]) is not None:
        return False
    return alike >= (TOLD if one_thing or long or measured else ONE_BACKER)


def _rounded(graph: StoryGraph, claim: Claim, other: Claim) -> list[Claim]:
    """The sums of other sources that are the right one rounded, and not the lone one: "about $520,000"."""
    if claim.predicate != "money":
        return []
    return [
        c
        for c in graph.may_agree(claim.predicate, other.value)
        if c.source != claim.source and c.value.relation(other.value).agrees and c.value.relation(claim.value) is Relation.DIFFERENT
    ]


def _significant(claim: Claim) -> int:
    """The digits of a number before the zeros at its end: 3,000 is no slip of 6,000."""
    return len(_digits(claim).rstrip("0"))


def _one_thing(a: Claim, b: Claim) -> bool:
    """Whether the two are of one noun or topic."""
    return not topics(a).isdisjoint(topics(b))


def _of_two_nouns(a: Claim, b: Claim) -> bool:
    """Whether two counts, or two shares, are of two known things: the injured and the passengers."""
    return a.predicate in ("count", "share") and bool(topics(a) and topics(b)) and not _one_thing(a, b)


def _finding(graph: StoryGraph, claim: Claim, camp: Sequence[Claim], attribute: str) -> Finding:
    best = max(camp, key=lambda c: (graph.alike(claim, c), c.id))
    ordered = [best, *(c for c in camp if c.id != best.id)]
    mine, theirs = claim.value.show(), best.value.show()
    outlets = graph.outlets(camp)
    others = f"{', '.join(outlets)} {'have' if len(outlets) > 1 else 'has'}"
    why = f"{mine}, which nobody else has, is one slip from {theirs}, which {others} and its source has not"
    step = Step(step="one slip apart", claims=(claim.id, best.id), result=f"{mine} | {theirs}")
    scope = f"{claim.value.raw}|{best.value.raw}"
    return finding(
        graph, "misprint", Verdict.CONFLICT, subject_name(graph, claim), attribute, [[claim], ordered], why=why, steps=[step], scope=scope
    )


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield the numbers, then the dates, then the times of day."""
    yield from _numbers(graph)
    yield from _short_numbers(graph)
    said: set[str] = set()
    for claim, camp in chain(dates(graph), misdated(graph)):
        if claim.id not in said:
            said.update(c.id for c in (claim, *camp))  # one against one looks like a slip from either side
            yield _finding(graph, claim, camp, "date that looks misprinted")
    for claim, camp in clocks(graph):
        yield _finding(graph, claim, camp, "time of day that looks misprinted")


RULE = Rule(code="FC507", judge=judge, broad=True)
