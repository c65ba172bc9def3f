"""A part of a whole: "15 percent", "one in five", "two-thirds of", "half the workforce"; and percentage points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from factcheck.values import Anchor, Found, Relation, Value, ValueKind, _hedge
from factcheck.values._hedge import Hedge
from factcheck.values._level import level
from factcheck.values._numeral import Numeral, numeral_at, numerals

PERCENT = re.compile(r"[ -]?(?:(?P<points>(?:percentage|percent|%)[ -]points?)|%|per[ ]?cents?(?:age)?|pct\.?)(?!\w)", re.IGNORECASE)
POINTS = re.compile(r"[ -](?:percentage|percent)[ -]points?(?!\w)", re.IGNORECASE)
RANGE = re.compile(r"[ ]?(?:-|to|and)[ ]?(?=[\d.])")
ONE_IN = re.compile(r"[ ](?:in(?:[ ]every)?|out[ ]of(?:[ ]every)?)[ ](?=\w)|[ ]of[ ](?:every[ ](?=\w)|(?=\d))", re.IGNORECASE)
NOT_OF = re.compile(r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?)\b|[ ]?%|[-,.]?\d", re.IGNORECASE)
TIME_OF_PLAY = re.compile(r"-time(?![\w-])", re.IGNORECASE)
NOT_HALF = re.compile(r"\b(?:first|second|latter|other|last|better|bottom|top|a|one|and)[ -](?:a[ -])?$", re.IGNORECASE)


class Share(Value):
    """Bounds in percent; `points` are percentage points. `number` is as written: 15, or 0.2 for "one in five"."""

    kind: Literal["share"] = "share"
    lower: float | None
    upper: float | None
    number: float
    points: bool = False
    hedge: Hedge = "exact"
    step: float = 1
    fraction: bool = False
    """Told as a fraction, which is rougher than percent."""

    def relation(self, other: Value) -> Relation:
        """Compare in percent, a fraction to within two and a half points."""
        if not isinstance(other, Share) or self.points != other.points:
            return Relation.CANNOT_TELL
        if (self.lower, self.upper, self.hedge, self.fraction) == (other.lower, other.upper, other.hedge, other.fraction):
            return Relation.SAME
        return _hedge.compare(self._reach(), other._reach())  # noqa: SLF001 - of its own class

    def _reach(self) -> _hedge.Reach:
        if self.hedge != "exact" or self.lower is None or self.upper is None:
            return _hedge.Reach(self.lower, self.upper, self.hedge in ("more than", "less than"))
        slack = 2.5 if self.fraction else min(self.step, 1) / 2
        return _hedge.Reach(self.lower - slack, self.upper + slack)

    def extent(self) -> tuple[float, float] | None:
        """Return the least and the most it may be."""
        return _hedge.extent(self._reach())

    def show(self) -> str:
        """Return it in words, "15 percent"; fractions and ranges as they were written."""
        if self.fraction or (self.hedge == "exact" and self.lower != self.upper) or not _hedge.is_decimal(self.step):
            return self.raw
        places = max(0, len(f"{self.step:.10f}".rstrip("0").partition(".")[2]))
        unit = "percentage points" if self.points else "percent"
        return f"{'' if self.hedge == 'exact' else self.hedge + ' '}{self.number:.{places}f} {unit}"


def _make(raw: str, numeral: Numeral, points: bool = False, times: float = 1) -> Share:
    low, high = numeral.bounds
    return Share(
        raw=raw,
        lower=None if low is None else low * times,
        upper=None if high is None else high * times,
        number=numeral.middle,
        points=points,
        hedge=numeral.hedge,
        step=numeral.step * times,
        fraction=times != 1,
    )


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield shares; "half" alone is one only before what it is half of."""
    plain = level(text)
    for numeral in numerals(text):
        percent = PERCENT.match(plain, numeral.end)
        if percent and numeral.form != "score":
            points = bool(percent["points"] or POINTS.match(plain, percent.end()))
            numeral, end = _ranged(plain, numeral, percent.end())  # noqa: PLW2901 - the same number, read further
            stop, trailing = _hedge.after(plain, end)
            if trailing is not None and numeral.hedge == "exact":
                numeral, end = numeral._replace(hedge=trailing), stop  # noqa: PLW2901 - the same number, read further
            yield Found(numeral.start, end, _make(text[numeral.start : end], numeral, points))
        elif numeral.form == "fraction" and 0 < numeral.number < 1:
            if TIME_OF_PLAY.match(plain, numeral.end):
                continue
            if NOT_HALF.search(plain[max(0, numeral.core - 10) : numeral.core]) and plain[numeral.core : numeral.end].lower() == "half":
                continue
            yield Found(numeral.start, numeral.end, _make(text[numeral.start : numeral.end], numeral, times=100))
        elif (joint := ONE_IN.match(plain, numeral.end)) and numeral.top is None and numeral.number % 1 == 0:
            whole = numeral_at(plain, joint.end())
            if (
                whole is None
                or whole.top is not None
                or not 0 < numeral.number < whole.number
                or NOT_OF.match(plain, whole.end)
                or whole.form == "vague"
            ):
                continue
            if joint.group().split()[0].lower() == "in" and (
                1900 <= whole.number <= 2100 or (whole.number > 1000 and numeral.number > 100)
            ):
                continue
            size = numeral.number / whole.number
            both = numeral._replace(number=size, step=size / 10)
            yield Found(numeral.start, whole.end, _make(text[numeral.start : whole.end], both, times=100))


def _ranged(plain: str, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """Take in "10% to 15%"; a change "from 10% to 15%" is two shares."""
    joint = RANGE.match(plain, end)
    window = plain[max(0, numeral.core - 12) : numeral.core].lower()
    if numeral.top is not None or joint is None or re.search(r"\bfrom[ ]$", window) or ("and" in joint.group() and "between" not in window):
        return numeral, end
    second = numeral_at(plain, joint.end())
    percent = PERCENT.match(plain, second.end) if second else None
    if second is None or percent is None or second.number <= numeral.number:
        return numeral, end
    return numeral._replace(top=second.number, hedge="exact"), percent.end()


VALUE = ValueKind(record=Share, find=find)
