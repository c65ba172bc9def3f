"""When something happens, as an interval of days: "October 2021", "last Friday", "mid-April", "the 1990s".

The words are read in `_dates`, `_years`, `_relative`, `_counted`, `_recurring` and `_clock`; this file says what a moment is and how
two of them stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from factcheck.values import Anchor, Found, Relation, Value, ValueKind

PARTS_OF_DAY = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}


class Moment(Value):
    """A day or stretch of days, `lower` to `upper` inclusive; both None where nothing anchors it."""

    kind: Literal["moment"] = "moment"
    lower: date | None = None
    upper: date | None = None
    edtf: str | None = None
    timex3: str | None = None
    grain: str = "day"
    """"time", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "part", or "vague"."""
    anchor: Literal["absolute", "publication", "event", "none"] = "absolute"
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0; kept where the words name it."""
    clock: tuple[int, int] | None = None
    part: str | None = None
    """The part of the day, as TimeML has it: TMO, TAF, TEV, TNI."""
    year_written: bool = False
    """False: the year, if there is one, was inferred from the publication date."""
    stretch: bool = False
    """Both its ends are written: "from 1998 to 2004"."""
    recurring: bool = False
    """"Every Friday", "daily": never compared."""
    vague: bool = False
    """"Now", "recently": no interval. With a clock, a time that leaves open of which half of the day it is."""

    def relation(self, other: Value) -> Relation:
        """Compare intervals; yearless days by month and day, a bare weekday by weekday, clock times on one day.

        Two stretches that share one end of two are different.
        """
        if not isinstance(other, Moment) or self.recurring or other.recurring or self.vague or other.vague:
            return Relation.CANNOT_TELL
        dated = self._dated(other)
        if dated is not Relation.SAME:
            return dated
        return self._on_one_day(other)

    def _dated(self, other: Moment) -> Relation:
        if self.lower is None or self.upper is None or other.lower is None or other.upper is None:
            return self._undated(other)
        if (self.lower, self.upper) == (other.lower, other.upper):
            return Relation.SAME
        if self.upper < other.lower or other.upper < self.lower:
            return self._apart(other)
        if self.stretch and other.stretch and (self.lower == other.lower or self.upper == other.upper):
            return Relation.DIFFERENT
        if self.lower >= other.lower and self.upper <= other.upper:
            return Relation.FINER
        if other.lower >= self.lower and other.upper <= self.upper:
            return Relation.COARSER
        return Relation.CANNOT_TELL

    def _apart(self, other: Moment) -> Relation:
        """Two disjoint intervals: an inferred year alone makes no difference."""
        inferred = [m for m in (self, other) if m.month is not None and not m.year_written and m.anchor == "publication"]
        if inferred and self.month is not None and (self.month, self.day) == (other.month, other.day):
            return Relation.CANNOT_TELL
        return Relation.DIFFERENT

    def _undated(self, other: Moment) -> Relation:
        (month, day), (their_month, their_day) = self._in_year(), other._in_year()
        if month is not None and their_month is not None:
            if month != their_month:
                return Relation.DIFFERENT
            if day is not None and their_day is not None:
                if day != their_day:
                    return Relation.DIFFERENT
                if self.year_written == other.year_written:
                    return Relation.SAME
                return Relation.FINER if self.year_written else Relation.COARSER
            return Relation.CANNOT_TELL
        mine, theirs = self._weekday(), other._weekday()
        if mine is None or theirs is None:
            return Relation.CANNOT_TELL
        if mine != theirs:
            return Relation.DIFFERENT
        if self.lower is None and other.lower is None:
            return Relation.SAME if self.part == other.part and self.clock == other.clock else Relation.CANNOT_TELL
        return Relation.COARSER if self.lower is None else Relation.FINER

    def _in_year(self) -> tuple[int | None, int | None]:
        """The month and the day of it, as written or as a weekday falls: "Friday" of a page of Dec. 1 is Nov. 30."""
        if self.month is None and self.lower is not None and self.lower == self.upper:
            return self.lower.month, self.lower.day
        return self.month, self.day

    def _weekday(self) -> int | None:
        if self.weekday is not None:
            return self.weekday
        return self.lower.weekday() if self.lower is not None and self.lower == self.upper else None

    def _on_one_day(self, other: Moment) -> Relation:
        mine, theirs = self._hour(), other._hour()
        if mine == theirs:
            return Relation.SAME
        if mine is None or theirs is None:
            return Relation.COARSER if mine is None else Relation.FINER
        if mine[1] < theirs[0] or theirs[1] < mine[0]:
            return Relation.DIFFERENT if self.clock and other.clock else Relation.CANNOT_TELL
        if mine[0] >= theirs[0] and mine[1] <= theirs[1]:
            return Relation.FINER
        return Relation.COARSER if theirs[0] >= mine[0] and theirs[1] <= mine[1] else Relation.CANNOT_TELL

    def _hour(self) -> tuple[int, int] | None:
        if self.clock is not None:
            minute = self.clock[0] * 60 + self.clock[1]
            return minute, minute
        return {"TMO": (0, 720), "TAF": (720, 1080), "TEV": (1020, 1439), "TNI": (1080, 1439)}.get(self.part or "")

    def extent(self) -> tuple[float, float] | None:
        """Return its first and last day, counted from the first of all; none where no day is known."""
        return None if self.lower is None or self.upper is None else (self.lower.toordinal(), self.upper.toordinal())

    def show(self) -> str:
        """Return it as a date in words; what has no days, or needs its own words, as it was written."""
        if self.lower is None or self.upper is None or self.recurring or self.vague or self.clock or self.part:
            return self.raw
        if self.grain == "day":
            return _day(self.lower)
        if self.grain == "month":
            return f"{_month(self.lower)} {self.lower.year}"
        if self.grain == "year":
            return str(self.lower.year) if self.lower.year == self.upper.year else self.raw
        if self.grain == "decade":
            return f"the {self.lower.year}s"
        return f"from {_day(self.lower)} to {_day(self.upper)}"


def _month(on: date) -> str:
    return ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")[
        on.month - 1
    ]


def _day(on: date) -> str:
    return f"{_month(on)} {on.day}, {on.year}"


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield moments, none inside another: dates and what is counted from the publication day."""
    from factcheck.values import _clock, _counted, _dates, _recurring, _relative, _years  # noqa: PLC0415 - all make moments, so they import this file

    found = [f for one in (_dates, _years, _relative, _counted, _recurring, _clock) for f in one.find(text, anchor)]
    found.sort(key=lambda f: (f.start - f.end, f.start))
    taken: set[int] = set()
    for one in found:
        if one.start not in taken and one.end - 1 not in taken:
            taken.update(range(one.start, one.end))
            yield one


VALUE = ValueKind(record=Moment, find=find)
