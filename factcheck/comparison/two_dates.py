"""How two dates differ as they are written: what looks like a slip of one date, and what decides nothing."""

from __future__ import annotations

from datetime import date

from factcheck.comparison.greenwich import by_greenwich
from factcheck.values import Value
from factcheck.values.moment import Moment

ORDINARY = frozenset({"time", "day", "month", "year"})
"""Grains that news mixes when it dates one event; a weekend, a season or "overnight" has no sharp edge beside them."""
OF_A_DAY = frozenset({"time", "day"})
"""Grains of which a day can be told."""
FAR = 300
"""Days after which a bare weekday is no slip of a date."""


def is_bare_weekday(value: Value) -> bool:
    """Return whether a weekday is written without its date: "on Tuesday"."""
    return isinstance(value, Moment) and value.weekday is not None and value.month is None


def undecided(one: Value, other: Value) -> bool:
    """Whether two differing dates decide nothing as they are written.

    One weekday ("Monday", "Monday night") in reports of two weeks, "Tuesday" beside a date of another year, a weekend beside a Friday.
    """
    if not isinstance(one, Moment) or not isinstance(other, Moment):
        return False
    if (one.raw.casefold() == "the quarter") is not (other.raw.casefold() == "the quarter"):
        return True  # the one last spoken of, and only by default the one last ended
    edged = one.grain == other.grain or {one.grain, other.grain} <= ORDINARY
    if not (edged or _of_two_months(one, other) or out_of_season(one, other)):
        return True
    if _of_one_weekday(one, other):
        return True
    relative = any((m.anchor == "publication" and m.month is None) or is_bare_weekday(m) for m in (one, other))
    if not relative or one.lower is None or other.lower is None or one.grain == other.grain == "year":
        return False
    return one.raw.casefold() == other.raw.casefold() or abs((one.lower - other.lower).days) > FAR


def _of_one_weekday(one: Moment, other: Moment) -> bool:
    """Whether a bare weekday and another date are of one day of two weeks: the page was dated anew, or it is of another week's news."""
    days = [m.lower for m in (one, other) if m.lower is not None and m.lower == m.upper]
    return any(is_bare_weekday(m) for m in (one, other)) and len(days) > 1 and days[0] != days[1] and days[0].weekday() == days[1].weekday()


def _of_two_months(one: Moment, other: Moment) -> bool:
    """Whether a part of a month ("late June") and a moment of another month lie more than a few days apart."""
    if "part" not in (one.grain, other.grain) or one.month is None or other.month is None or None in (one.lower, other.lower):
        return False
    first, last = sorted((one, other), key=lambda m: m.lower or date.min)
    return first.upper is not None and last.lower is not None and (last.lower - first.upper).days > A_MONTH_END


def out_of_season(one: Moment, other: Moment) -> bool:
    """Return whether a season ("last summer") and a month or day lie so far apart that no calendar has the one in the other."""
    grains = {one.grain, other.grain}
    if "season" not in grains or not grains <= {"season", "month", "day"} or None in (one.lower, other.lower, one.upper, other.upper):
        return False
    first, last = sorted((one, other), key=lambda m: m.lower or date.min)
    return first.upper is not None and last.lower is not None and (last.lower - first.upper).days > A_MONTH


A_MONTH = 30
"""Days by which the calendars of one season differ: summer ends with August, or on 22 September."""
A_MONTH_END = 7
"""Days that "late June" may reach beyond what its words say."""


def like_days(one: Value, other: Value) -> bool:
    """Whether they are the same day of another year, or another day of the same year: the slip of a date, not another event."""
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.lower is None or other.lower is None:
        return False
    if one.grain != other.grain or one.grain == "year":
        return False
    if not (one.year_written and other.year_written) and one.month is not None and other.month is not None:
        return one.month == other.month
    return one.lower.year == other.lower.year or (one.lower.month, one.lower.day) == (other.lower.month, other.lower.day)


def one_part_apart(one: Value, other: Value) -> bool:
    """Whether they are written with one number of the month in two months, or one day and month in two years."""
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.day is None or one.day != other.day:
        return False
    if one.month == other.month:
        return one.year_written and other.year_written
    years = {m.lower.year for m in (one, other) if m.lower is not None}
    return one.month is not None and other.month is not None and len(years) < 2


def hang_on_the_edition(one: Value, other: Value) -> bool:
    """Whether one says "today" or "last night" and they are so near that the day it came out may be that of another edition."""
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.lower is None or other.lower is None:
        return False
    deictic = [m.anchor == "publication" and m.weekday is None and m.month is None and m.grain in ("day", "time") for m in (one, other)]
    return any(deictic) and abs((one.lower - other.lower).days) <= EDITIONS


EDITIONS = 3
"""Days by which the date of a page may miss the day its words were written for: updates, agency copy, a weekend's print."""


def one_part_changed(one: Value, other: Value) -> bool:
    """Whether two dates are one but for the day, the month or the year, or two years but for a digit or the order of their digits."""
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.lower is None or other.lower is None:
        return False
    if one.grain != other.grain and not {one.grain, other.grain} <= OF_A_DAY:
        return False
    a, b = one.lower, other.lower
    if one.grain == "year":
        return one_digit_changed(a.year, b.year)
    parts = [a.year == b.year, a.month == b.month, *([a.day == b.day] if one.grain in OF_A_DAY else [])]
    return parts.count(False) == 1


def one_digit_changed(one: int, other: int) -> bool:
    """Whether two years differ in one digit, or in the order of their digits."""
    return one_figure_apart(f"{one:04d}", f"{other:04d}")


def one_figure_apart(one: str, other: str) -> bool:
    """Whether two numbers of one length differ in one figure, or have the same in another order."""
    if one == other or len(one) != len(other):
        return False
    return sum(x != y for x, y in zip(one, other, strict=True)) == 1 or sorted(one) == sorted(other)


def same_date(one: Value, other: Value) -> bool:
    """Whether two dates agree and are told as finely: a day is not the same as the month that it lies in."""
    fine = {getattr(v, "grain", "") for v in (one, other)}
    return one.relation(other).agrees and (len(fine) == 1 or fine <= {"day", "time"})


HALF = 12 * 60
"""Minutes of half a day."""
AN_HOUR = 45
"""Minutes beyond which two times of day are two."""


def minutes_apart(one: Value, other: Value) -> int | None:
    """Return how far two times of day lie apart, past midnight the shorter way; None where either has none.

    By Greenwich where both are printed with a zone, else as they are written.
    """
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.clock is None or other.clock is None:
        return None
    first, second = by_greenwich(one), by_greenwich(other)
    if first is None or second is None:
        first, second = (hour * 60 + minute for hour, minute in (one.clock, other.clock))
    apart = abs(first - second)
    apart = min(apart, 2 * HALF - apart)
    return min(apart % HALF, -apart % HALF) if one.vague or other.vague else apart  # "ten to five" may be 4:50 or 16:50
