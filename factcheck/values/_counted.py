"""Days that are counted out: "the second Thursday in June", "Friday, the 15th", "on the 15th", "a week from Monday", "Friday week"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from factcheck.values import Anchor, Found, _calendar
from factcheck.values._calendar import CALENDAR, WEEKDAYS, Span
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
WEEKDAY_WEEK = re.compile(
    rf"""(?<!\w)(?:(?P<last>[Ll]ast)[ ])?(?P<weekday>{WEEKDAY})[ ](?P<long>week|fortnight)
    (?=[.,;:)]|\s*$|[ ](?:at|in|and|to|for|when|with|if|on|by|against|after|before)\b)""",
    re.VERBOSE,
)
"""British: "Friday week" is the one after the next, "last Friday week" the one before the last."""
WEEKDAY_AGO = re.compile(
    rf"""(?<!\w)(?P<weekday>{WEEKDAY})(?:[ ](?P<part>morning|afternoon|evening|night))?
    ,?[ ](?P<weeks>a|one|two|three)[ ]weeks?[ ]ago(?!\w)""",
    re.VERBOSE,
)
SPAN_BEFORE_LAST = re.compile(
    r"(?<!\w)the[ ](?P<unit>night|week|weekend|month|year)[ ](?P<side>before[ ]last|after[ ]next)(?![\w-])", re.IGNORECASE
)
BARE_DAY = re.compile(
    rf"""\b(?:on|by|until|till|since|from|before|after|(?:night|evening|morning|afternoon)[ ]of)[ ]
    (?P<said>the[ ](?P<day>[12]?[1-9]|[123]0|31){TH}(?:[ ]of[ ](?P<which>this|last|next)[ ]month)?)
    (?=[.;:)]|,(?![ ]?\d)|\s*$|[ ](?:at|when|while|because|by|as|that|but|to|about|around|near|after|before|until)\b)""",
    re.VERBOSE,
)
"""A day of the month that is near: "she vanished on the 14th"; "the 14th floor" goes on."""
NOT_A_DAY = re.compile(
    r"\b(?:birdie[ds]?|bogey(?:ed|s)?|eagle[ds]?|par|putts?|holes?|tee|green|fairway|bunker|innings?|inning|lap|floors?|hits?|century|"
    r"centuries|amendment|districts?|streets?|regiment|battalion|division)\b",
    re.IGNORECASE,
)
"""Words of what else is counted by ordinals: holes, laps, floors, constitutional amendments, streets, regiments."""
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
    yield from _bare_days(text, plain, anchor)
    yield from _weeks_off(text, plain, anchor.day)
    for m in A_WEEK_FROM.finditer(plain):
        on = _weeks_from(anchor.day, m)
        yield timed(text, m.span(), on, weekday=on.weekday(), anchor="publication")
    for m in BEFORE_LAST.finditer(plain):
        last = anchor.day - timedelta(days=(anchor.day.weekday() - WEEKDAYS[m["weekday"]]) % 7 or 7)
        on = last - WEEK if m["side"].startswith("before") else last + (2 if last + WEEK > anchor.day else 3) * WEEK
        yield timed(text, m.span(), on, weekday=on.weekday(), anchor="publication")


def _bare_days(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    """Yield the days that stand without their month: the last such day, or the next where the clause looks ahead."""
    here = anchor.day
    if here is None or NOT_A_DAY.search(plain):
        return
    for m in BARE_DAY.finditer(plain):
        number, ahead = int(m["day"]), looks_ahead(plain, m.start("said"), m.end())
        future = anchor.future if ahead is None else ahead
        step = STEPS[m["which"]] if m["which"] else (number < here.day) if future else -(number > here.day)
        first = _calendar.month(here.year, here.month + step).lower
        on = None if first is None else valid(first.year, first.month, number)
        if on is not None:
            yield timed(text, m.span("said"), on, month=on.month, day=on.day, anchor="publication")


def _weeks_off(text: str, plain: str, here: date) -> Iterable[Found]:
    """Yield the days and stretches that are counted in weeks from the last or the next."""
    for m in WEEKDAY_WEEK.finditer(plain):
        away = (WEEKDAYS[m["weekday"]] - here.weekday()) % 7
        weeks = WEEK if m["long"] == "week" else 2 * WEEK
        on = here - timedelta(days=7 - away) - WEEK if m["last"] else here + timedelta(days=away or 7) + weeks
        yield timed(text, m.span(), on, weekday=on.weekday(), anchor="publication")
    for m in WEEKDAY_AGO.finditer(plain):
        on = here - timedelta(days=(here.weekday() - WEEKDAYS[m["weekday"]]) % 7) - COUNT[m["weeks"]] * WEEK
        part = CALENDAR["parts"][m["part"]] if m["part"] else None
        yield timed(text, m.span(), on, weekday=on.weekday(), part=part, anchor="publication")
    for m in SPAN_BEFORE_LAST.finditer(plain):
        steps, unit = -2 if m["side"].lower().startswith("before") else 2, m["unit"].lower()
        if unit == "night":
            if steps < 0:
                yield timed(text, m.span(), here + timedelta(days=steps), part="TNI", anchor="publication")
            continue
        span = _calendar.weekend(here + steps * WEEK) if unit == "weekend" else _calendar.moved(here, steps, unit)
        if span is not None:
            yield found(text, *m.span(), span, anchor="publication")


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
