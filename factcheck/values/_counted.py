"""Days that are counted out: "the second Thursday in June", "Friday, the 15th", "a week from Monday", "the Friday before last"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from factcheck.values import Anchor, Found, _calendar
from factcheck.values._calendar import WEEKDAYS, Span
from factcheck.values._cardinal import ORDINALS
from factcheck.values._dates import EDGE, MONTH, NUMBERS, STEPS, WEEKDAY, YEAR, found, timed, valid, yearless
from factcheck.values._level import level
from factcheck.values._tense import looks_ahead

WEEK = timedelta(days=7)
TH = r"(?:st|nd|rd|th)"
NTH = re.compile(
    rf"""{EDGE}(?:[Tt]he[ ])?(?P<nth>first|second|third|fourth|last)[ ](?P<weekday>{WEEKDAY})[ ](?:in|of)[ ]
    (?:(?P<month>{MONTH})(?:,?[ ](?P<year>{YEAR}))?|(?P<which>this|last|next|the)[ ]month)(?![\w'-]|[ ]\d)""",
    re.VERBOSE,
)
OF_THE_MONTH = re.compile(
    rf"{EDGE}(?P<weekday>{WEEKDAY}),?[ ]the[ ](?P<day>[12]?\d|3[01]){TH}(?![\w'-])(?![ ](?:of|anniversary|time|day)\b)"
)
A_WEEK_FROM = re.compile(
    rf"""(?<!\w)(?P<weeks>[Aa]|[Oo]ne|[Tt]wo|[Tt]hree)[ ]weeks?[ ](?P<way>from|on|ago)[ ](?:(?:last|this)[ ])?
    (?P<weekday>{WEEKDAY}|today|tomorrow|yesterday)(?!\w|'s)""",
    re.VERBOSE,
)
BEFORE_LAST = re.compile(rf"(?<!\w)the[ ](?P<weekday>{WEEKDAY})[ ](?P<side>before[ ]last|after[ ]next)(?![\w-])")
COUNT = {"a": 1, "one": 1, "two": 2, "three": 3}


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield days that a weekday and a count name together, as far as a written year or the publication day tells of them."""
    plain = level(text)
    for m in NTH.finditer(plain):
        if m["which"] == "the":
            number = WEEKDAYS[m["weekday"]]
            every = Span(None, None, None, f"XXXX-WXX-{number + 1}", "day")
            yield found(text, *m.span(), every, weekday=number, recurring=True, anchor="none")
        elif on := _nth(plain, m, anchor):
            yield timed(text, m.span(), on, weekday=on.weekday(), year_written=m["year"] is not None, anchor="publication")
    if anchor.day is None:
        return
    for m in OF_THE_MONTH.finditer(plain):
        if on := _nearest(anchor.day, int(m["day"]), WEEKDAYS[m["weekday"]]):
            yield timed(text, m.span(), on, month=on.month, day=on.day, weekday=on.weekday(), anchor="publication")
    for m in A_WEEK_FROM.finditer(plain):
        on = _weeks_from(anchor.day, m)
        yield timed(text, m.span(), on, weekday=on.weekday(), anchor="publication")
    for m in BEFORE_LAST.finditer(plain):
        last = anchor.day - timedelta(days=(anchor.day.weekday() - WEEKDAYS[m["weekday"]]) % 7 or 7)
        on = last - WEEK if m["side"].startswith("before") else last + (2 if last + WEEK > anchor.day else 3) * WEEK
        yield timed(text, m.span(), on, weekday=on.weekday(), anchor="publication")


def _nth(plain: str, m: re.Match[str], anchor: Anchor) -> date | None:
    """Return the second Thursday of a month, of the year that is written or that the publication day and the verb tell."""
    if m["month"]:
        number = NUMBERS[m["month"]]
        year = int(m["year"]) if m["year"] else yearless(number, None, anchor, looks_ahead(plain, m.start(), m.end()))
        span = None if year is None else _calendar.month(year, number)
    else:
        span = None if anchor.day is None else _calendar.moved(anchor.day, STEPS[m["which"]], "month")
    return None if span is None else _of_span(span, WEEKDAYS[m["weekday"]], m["nth"])


def _of_span(span: Span, weekday: int, nth: str) -> date | None:
    if span.lower is None or span.upper is None:
        return None
    if nth == "last":
        return span.upper - timedelta(days=(span.upper.weekday() - weekday) % 7)
    return span.lower + timedelta(days=(weekday - span.lower.weekday()) % 7) + (ORDINALS[nth] - 1) * WEEK


def _nearest(here: date, day: int, weekday: int) -> date | None:
    """Return the day of the month on its weekday nearest the publication, at most six weeks away."""
    near = [_calendar.month(here.year, here.month + n).lower for n in (-1, 0, 1)]
    days = [on for first in near if first and (on := valid(first.year, first.month, day)) and on.weekday() == weekday]
    return min((on for on in days if abs((on - here).days) <= 42), key=lambda on: abs((on - here).days), default=None)


def _weeks_from(here: date, m: re.Match[str]) -> date:
    word, ago = m["weekday"], m["way"] == "ago"
    if word in WEEKDAYS:
        away = (WEEKDAYS[word] - here.weekday()) % 7
        start = here - timedelta(days=(7 - away) % 7) if ago else here + timedelta(days=away)
    else:
        start = here + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[word])
    return start + COUNT[m["weeks"].lower()] * WEEK * (-1 if ago else 1)
