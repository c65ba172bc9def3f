"""What a printed figure may stand for when it is reckoned with: an interval as wide as it was rounded or hedged."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from factcheck.values import Value
from factcheck.values._hedge import roundness
from factcheck.values.duration import Duration
from factcheck.values.money import Money
from factcheck.values.quantity import MEASURES, Quantity
from factcheck.values.share import Share

COUNTED = 100
"""Under this a count is exact; 8,000 may be anything from 7,500 to 8,500."""


class Span(NamedTuple):
    """The least and the most a figure may be."""

    low: float
    high: float

    def meets(self, other: Span) -> bool:
        """Return whether some number lies in both."""
        slack = 1e-9 * max(1.0, *(abs(x) for x in (*self, *other) if abs(x) != inf))
        return self.low <= other.high + slack and other.low <= self.high + slack

    def plus(self, other: Span) -> Span:
        """Return what the sum may be."""
        return Span(self.low + other.low, self.high + other.high)

    def times(self, other: Span) -> Span:
        """Return what the product of two spans of positive numbers may be."""
        return Span(self.low * other.low, self.high * other.high)

    def over(self, other: Span) -> Span:
        """Return what the quotient of two spans of positive numbers may be."""
        return Span(self.low / other.high if other.high else inf, self.high / other.low if other.low > 0 else inf)

    def scaled(self, factor: float, offset: float = 0.0) -> Span:
        """Return the same in another unit."""
        return Span(self.low * factor + offset, self.high * factor + offset)


def printed(value: Value) -> Span | None:
    """Return a figure with half of its last printed place on each side, a count under a hundred as it stands; None for "dozens"."""
    if not isinstance(value, Quantity | Money | Share | Duration) or getattr(value, "vague", False):
        return None
    low, high = value.lower, value.upper
    if value.hedge != "exact" or low is None or high is None:
        return Span(-inf if low is None else low, inf if high is None else high)
    return Span(low - _half(value, low), high + _half(value, high))


def _half(value: Quantity | Money | Share | Duration, number: float) -> float:
    """Half of the last place that was printed; a small count has none, a fraction is good to two and a half points."""
    if isinstance(value, Share) and value.fraction:
        return 2.5
    if value.step != 1:
        return value.step / 2
    measured = isinstance(value, Share) or (isinstance(value, Quantity) and value.unit in MEASURES)
    if not measured and abs(number) < COUNTED:
        return 0.0
    return roundness(number) / 2 if measured or roundness(number) > 1 else 0.0
