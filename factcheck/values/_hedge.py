"""Hedges as bounds: what "nearly", "up to" and "or so" make of a number, and how two such numbers stand to each other.

A number's printed precision makes a band: 15,000 beside 14,700 is the same count rounded, 6.1 beside 6.2 is not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from factcheck.lexicon import table
from factcheck.values import Relation
from factcheck.values._level import any_of

Hedge = Literal["exact", "about", "at least", "more than", "up to", "less than", "nearly"]
OPEN_ABOVE = ("at least", "more than")
OPEN_BELOW = ("up to", "less than")
ROUNDING = 0.025
"""How far a round number may stand from the counted one; the band that cost no true conflict in the trials."""
NEAR = 1.25
"""How far past its bound "more than N" still confirms a number: 21 confirms "more than 20", 30 does not."""

BEFORE: dict[str, Hedge] = {word: hedge for hedge in get_args(Hedge) for word in table("numbers")["hedges"].get(hedge, ())}
LONGEST = max(len(word.split()) for word in BEFORE)
AFTER_WORDS: dict[str, Hedge] = {word: hedge for hedge in get_args(Hedge) for word in table("numbers")["hedges_after"].get(hedge, ())}
AFTER = re.compile(rf",?[ -](?P<hedge>{any_of(AFTER_WORDS)})(?![\w-])|(?P<plus>\+)", re.IGNORECASE)
PHRASAL: dict[str, frozenset[str]] = {particle: frozenset(verbs) for particle, verbs in table("numbers")["phrasal"].items()}
LAST_WORDS = re.compile(r"[\w.'-]+[ ]{1,3}")
BUT_NOT = re.compile(r"(?:\bno|\bnot|n't) $", re.IGNORECASE)


def before(text: str, start: int) -> tuple[int, Hedge]:
    """Return where a hedge right before `start` begins, and what it says; `start` and "exact" if there is none."""
    slice_start = max(0, start - 40)
    words = list(LAST_WORDS.finditer(text, slice_start, start))[-LONGEST:]
    if not words or words[-1].end() != start:
        return start, "exact"
    for first in range(len(words)):
        if words[first].start() == slice_start > 0 and text[slice_start - 1].isalnum():
            continue
        phrase = " ".join(w.group().strip() for w in words[first:]).lower()
        if phrase in BEFORE and not (first and phrase in PHRASAL and words[first - 1].group().strip().lower() in PHRASAL[phrase]):
            return words[first].start(), BEFORE[phrase]
    return start, "exact"


def after(text: str, end: int) -> tuple[int, Hedge | None]:
    """Return where a hedge right after `end` stops ("or so", "or more", "+"), and what it says."""
    match = AFTER.match(text, end)
    if match is None:
        return end, None
    return match.end(), "at least" if match["plus"] else AFTER_WORDS[re.sub(" +", " ", match["hedge"].lower())]


def bounds(number: float, hedge: Hedge, top: float | None = None) -> tuple[float | None, float | None]:
    """Return the interval that a hedged number (or a range up to `top`) says; None where it has no end."""
    high = number if top is None else top
    if hedge == "about":
        return number - about(number), high + about(high)
    if hedge == "nearly":
        return number - abs(number) / 10, high
    low = None if hedge in OPEN_BELOW else number
    return low, None if hedge in OPEN_ABOVE else high


def about(number: float) -> float:
    """How far "about N" reaches: half the last printed place, but never under 5% or over 10%."""
    size = abs(number)
    return min(max(roundness(size) / 2, size / 20), size / 10)


def roundness(number: float) -> float:
    """Return the place of the last digit that is not a zero: 100 for 14,700, 1 for 21."""
    place = 1.0
    whole = round(number)
    while whole and whole % 10 == 0 and place < 1e15:
        whole //= 10
        place *= 10
    return place


def band(number: float, step: float, measured: bool) -> float:
    """Return how far the true value may stand from a plain number, from the last place that was printed.

    A count in whole units is exact, unless it is 100 or more and round; a measure is rounded to its last place.
    """
    size = abs(number)
    if step != 1:
        return min(step / 2, size / 20)
    rounded = min(roundness(size) / 2, size * ROUNDING) if size >= 100 and roundness(size) >= 10 else 0.0
    return max(rounded, min(0.5, size / 10)) if measured else rounded


def is_decimal(step: float) -> bool:
    """Whether the last place is one that digits can print: 0.1 and 100 are, the quarter of "a mile and a quarter" is not."""
    return f"{step:.10f}".strip("0.") == "1"


class Reach(NamedTuple):
    """The least and the most that a value may be; None is no end, `strict` a bound that is not itself meant."""

    low: float | None
    high: float | None
    strict: bool = False

    @property
    def is_half_open(self) -> bool:
        """Whether one end is missing."""
        return self.low is None or self.high is None


@lru_cache(maxsize=65536)
def compare(a: Reach, b: Reach) -> Relation:
    """Say how two reaches stand to each other; touching at an end, or open on one side and far off, decides nothing."""
    if a == b:
        return Relation.SAME
    if _below(a, b) or _below(b, a):
        return Relation.DIFFERENT
    if a.is_half_open and b.is_half_open:
        ceilings = a.low is None and b.low is None  # two floors may both hold of a number that grew, two ceilings of one plan may not
        return Relation.DIFFERENT if ceilings else Relation.CANNOT_TELL
    if a.is_half_open:
        return _under_bound(a, b)
    if b.is_half_open:
        return _under_bound(b, a).inverse
    if _within(b, a) and _within(a, b):
        return Relation.SAME
    if _within(a, b):
        return Relation.FINER
    return Relation.COARSER if _within(b, a) else Relation.CANNOT_TELL


def _slack(*sizes: float | None) -> float:
    return 1e-9 * max([1e-6, *(abs(s) for s in sizes if s is not None)])


def _below(a: Reach, b: Reach) -> bool:
    if a.high is None or b.low is None:
        return False
    touching = not (a.strict or b.strict) and a.low != a.high and b.low != b.high
    return a.high <= b.low + _slack(a.high, b.low) if touching else a.high < b.low - _slack(a.high, b.low)


def _within(a: Reach, b: Reach) -> bool:
    assert a.low is not None and a.high is not None and b.low is not None and b.high is not None  # noqa: PT018, S101 - the callers have sorted out open ones
    return a.low >= b.low - _slack(a.low, b.low) and a.high <= b.high + _slack(a.high, b.high)


def _under_bound(bound: Reach, closed: Reach) -> Relation:
    if bound.low is not None:
        near = closed.low is not None and closed.high is not None and bound.low <= closed.low and closed.high <= bound.low * NEAR
        near = near and not (bound.strict and closed.high == bound.low)
    elif bound.high is not None:
        near = closed.low is not None and closed.high is not None and closed.high <= bound.high and closed.low * NEAR >= bound.high
        near = near and not (bound.strict and closed.low == bound.high)
    else:
        near = False
    return Relation.COARSER if near else Relation.CANNOT_TELL


def extent(of: Reach) -> tuple[float, float] | None:
    """Return the interval in which a number must lie, at least in part, to agree with one of this reach."""
    if of.low is None and of.high is None:
        return None
    low = of.low if of.low is not None else (of.high or 0.0) / NEAR
    high = of.high if of.high is not None else (of.low or 0.0) * NEAR
    slack = 2 * _slack(low, high)
    return min(low, high) - slack, max(low, high) + slack


@lru_cache(maxsize=65536)
def reach(lower: float | None, upper: float | None, hedge: Hedge, step: float, measured: bool = False) -> Reach:
    """Return what a number of this hedge and precision may stand for."""
    if hedge != "exact" or lower is None or upper is None:
        return Reach(lower, upper, strict=hedge in ("more than", "less than"))
    return Reach(lower - band(lower, step, measured), upper + band(upper, step, measured))
