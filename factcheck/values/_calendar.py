"""Days, weeks, months and feasts as spans of dates, and their spelling in EDTF and TIMEX3."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from factcheck.lexicon import table

CALENDAR = table("calendar")
MONTHS = {spelling: n for n, spellings in enumerate(CALENDAR["months"].values(), 1) for spelling in spellings}
MONTH_NAMES = ("", *CALENDAR["months"])
WEEKDAYS = {spelling: n for n, spellings in enumerate(CALENDAR["weekdays"].values()) for spelling in spellings}
SEASONS: dict[str, tuple[int, str, int]] = {name: tuple(row) for name, row in CALENDAR["seasons"].items()}


class Span(NamedTuple):
    """First and last day, with the spellings."""

    lower: date | None
    upper: date | None
    edtf: str | None
    timex3: str | None
    grain: str


def days(first: date, last: date, timex3: str | None = None, grain: str = "part") -> Span:
    """Return a stretch of days."""
    edtf = first.isoformat() if first == last else f"{first}/{last}"
    return Span(first, last, edtf, timex3 or (first.isoformat() if first == last else edtf), grain)


def day(on: date) -> Span:
    """Return one day."""
    return days(on, on, grain="day")


def month(year: int, number: int) -> Span:
    """Return a month; its number may run over the year's ends."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not 1 <= year <= 9998:
        return Span(None, None, None, None, "month")
    name = f"{year:04d}-{number:02d}"
    return Span(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), name, name, "month")


def week(on: date) -> Span:
    """Return the week of a day, Monday to Sunday."""
    first = on - timedelta(days=on.weekday())
    iso = first.isocalendar()
    return days(first, first + timedelta(days=6), f"{iso.year}-W{iso.week:02d}", "week")


def weekend(on: date) -> Span:
    """Return Saturday and Sunday of a day's week."""
    whole = week(on)
    assert whole.lower is not None  # noqa: S101 - a week has days
    first = whole.lower + timedelta(days=5)
    return days(first, first + timedelta(days=1), f"{whole.timex3}-WE", "part")


def weekend_of(feast: date) -> Span:
    """Return the weekend nearest a feast with the feast: Labor Day weekend is Saturday to Monday, Thanksgiving's begins on Thursday."""
    saturday = feast + timedelta(days=(8 - feast.weekday()) % 7 - 3)
    return days(min(feast, saturday), max(feast, saturday + timedelta(days=1)))


def years(first: int, last: int, timex3: str, edtf: str, grain: str) -> Span:
    """Return whole years."""
    if not 1 <= first <= last <= 9998:
        return Span(None, None, None, None, grain)
    return Span(date(first, 1, 1), date(last, 12, 31), edtf, timex3, grain)


def year(number: int) -> Span:
    """Return a year."""
    return years(number, number, f"{number:04d}", f"{number:04d}", "year")


def decade(first: int) -> Span:
    """Return the decade that begins in this year."""
    return years(first, first + 9, f"{first // 10}", f"{first // 10}X", "decade")


def century(number: int) -> Span:
    """Return the nth century as newspapers count it: the 20th is 1900 to 1999."""
    return years(max(1, (number - 1) * 100), number * 100 - 1, f"{number - 1:02d}", f"{number - 1:02d}XX", "century")


def season(name: str, number: int) -> Span:
    """Return a season; winter belongs to the year in which it begins."""
    first, timex, code = SEASONS[name]
    start, end = month(number, first).lower, month(number, first + 2).upper
    return Span(start, end, f"{number}-{code}", f"{number}-{timex}", "season")


def quarter(number: int, of: int) -> Span:
    """Return a quarter of a calendar year."""
    start, end = month(of, 3 * number - 2).lower, month(of, 3 * number).upper
    return Span(start, end, f"{of}-{32 + number}", f"{of}-Q{number}", "quarter")


def half(number: int, of: int) -> Span:
    """Return a half of a calendar year."""
    start, end = month(of, 6 * number - 5).lower, month(of, 6 * number).upper
    return Span(start, end, f"{of}-{39 + number}", f"{of}-H{number}", "half")


def part(of: Span, which: str) -> Span:
    """Return the early, middle or late third of a span: mid-April is the 11th to the 20th."""
    if of.lower is None or of.upper is None:
        return of
    if of.grain == "month":
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, of.upper.day)}[which]
        return days(of.lower.replace(day=first), of.lower.replace(day=last), of.timex3)
    length = (of.upper - of.lower).days + 1
    cut = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}[which]
    if of.grain == "decade":
        first_year = of.lower.year
        low, high = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}[which]
        return Span(
            date(first_year + low, 1, 1), date(first_year + high, 12, 31), f"{first_year + low}/{first_year + high}", of.timex3, "part"
        )
    first_day = of.lower + timedelta(days=length * cut[0] // 10)
    return days(first_day, of.lower + timedelta(days=max(0, length * cut[1] // 10 - 1)), of.timex3)


def easter(of: int) -> date:
    """Return Easter Sunday of a year (anonymous Gregorian computus)."""
    a, b, c = of % 19, of // 100, of % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, before = divmod(h + m - 7 * n + 114, 31)
    return date(of, number, before + 1)


def holiday(name: str, of: int) -> date:
    """Return the day of a feast in a year."""
    table_ = CALENDAR["holidays"]
    if name in table_["fixed"]:
        return date(of, *table_["fixed"][name])
    if name in table_["easter"]:
        return easter(of) + timedelta(days=table_["easter"][name])
    number, weekday, which, further = table_["weekday"][name]
    if which > 0:
        first = date(of, number, 1)
        on = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    else:
        last = date(of, number, calendar.monthrange(of, number)[1])
        on = last - timedelta(days=(last.weekday() - weekday) % 7)
    return on + timedelta(days=further)


HOLIDAYS = tuple(
    sorted({*CALENDAR["holidays"]["fixed"], *CALENDAR["holidays"]["weekday"], *CALENDAR["holidays"]["easter"]}, key=lambda n: (-len(n), n))
)


def moved(on: date, number: float, unit: str) -> Span | None:
    """Return the span of a unit so many units from a day: three months ago is a month, ten days ago a day."""
    steps = round(number)
    if abs(steps) > 3000 and unit in ("day", "week", "month") and abs(steps) > 100_000:
        return None
    if unit == "day":
        return day(on + timedelta(days=steps)) if abs(steps) < 100_000 else None
    if unit in ("week", "fortnight"):
        return week(on + timedelta(weeks=steps * (2 if unit == "fortnight" else 1)))
    if unit == "month":
        return month(on.year, on.month + steps)
    if unit == "quarter":
        index = on.year * 4 + (on.month - 1) // 3 + steps
        return quarter(index % 4 + 1, index // 4)
    if unit == "year":
        return year(on.year + steps)
    if unit == "decade":
        return years(
            on.year + 10 * steps - 1, on.year + 10 * steps + 1, f"{on.year + 10 * steps:04d}", f"{on.year + 10 * steps:04d}~", "year"
        )
    if unit == "century":
        return years(
            on.year + 100 * steps - 5, on.year + 100 * steps + 5, f"{on.year + 100 * steps:04d}", f"{on.year + 100 * steps:04d}~", "year"
        )
    return None


def back_to(on: date, unit: str) -> Span | None:
    """Return the stretch of one unit that ends on a day: "the past year" is the twelve months up to it."""
    years_back = {"year": 1, "decade": 10, "century": 100}.get(unit)
    months_back = 12 * years_back if years_back else {"month": 1, "quarter": 3}.get(unit)
    if months_back is None:
        return None
    began = month(on.year, on.month - months_back)
    if began.lower is None or began.upper is None:
        return None
    first = began.lower.replace(day=min(on.day, began.upper.day))
    code = f"P{years_back}Y" if years_back else f"P{months_back}M"
    return days(first, on, code)
