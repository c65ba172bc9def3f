"""Moments counted from the publication day or from another event: "Wednesday", "last October", "two weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from factcheck.values import Anchor, Found, _calendar, duration
from factcheck.values._calendar import CALENDAR, SEASONS, WEEKDAYS, Span
from factcheck.values._clock import CLOCK, ZONE, before_part, hour
from factcheck.values._dates import BY_DAY, MONTH, NUMBERS, WEEKDAY, found, timed, with_part, yearless
from factcheck.values._level import any_of, level
from factcheck.values._tense import looks_ahead

PARTS: dict[str, str] = CALENDAR["parts"]
OPEN = Span(None, None, None, None, "day")
SHORT = {w.lower(): n for w, n in WEEKDAYS.items()}
OF_DAY = "morning|afternoon|evening|night"
WEEKDAYS_ = re.compile(
    rf"""(?<!\w)(?:{CLOCK}(?:,?[ ](?:on[ ])?|[ ]))?
    (?:(?:early|late)[ ](?:on[ ])?)?
    (?:(?P<which>last|next|this|this[ ]past|this[ ]coming|the[ ]following|the[ ]previous)[ ])?
    (?P<day>{WEEKDAY})(?P<plural>s)?
    (?:[ ](?P<part>{OF_DAY})(?P<plural2>s)?)?
    (?:[ ]at[ ](?P<at>\d{{1,2}})(?::(?P<atm>[0-5]\d))?[ ]?(?P<atap>a\.?m\.?|p\.?m\.?)(?!\w){ZONE})?(?!\w)
    (?!,?[ ](?:{BY_DAY}[ ](?:the[ ])?\d|\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{MONTH}))""",  # the weekday of a date
    re.VERBOSE | re.IGNORECASE,
)
INDEFINITE = re.compile(rf"\b(?:an?|one|some)[ ](?:(?:{any_of(CALENDAR['any_day']['adjectives'])}),?[ ]){{0,2}}$", re.IGNORECASE)
"""What stands before a weekday that may be any: "on a Friday", "one cold Tuesday morning"."""
FAR_BACK = 40
"""Characters before a weekday in which its article stands."""
GOES_ON = re.compile(
    r"\Z|[^\w ]|[ ](?:in|on|at|of|to|by|for|with|without|when|where|that|which|who|after|before|until|while|as|and|or|but|so|just|only"
    r"|this|last|the|a|an|he|she|it|they|we|I|his|her|their|is|was|were|had|has)\b|[ ][^a-z]"
)
"""What follows a weekday that is no adjective: "a Friday hearing" is that of last Friday, or the next."""
DAYS = re.compile(
    rf"""(?<!\w)(?:(?:early|late|mid)[ -])?(?:(?P<lead>mid-?[ ]?afternoon|mid-?[ ]?morning|the[ ]night)[ ])?
    (?P<word>today|yesterday|tomorrow|tonight|last[ ]night|this[ ]morning|this[ ]afternoon|this[ ]evening|overnight
    |the[ ]day[ ]before[ ]yesterday|the[ ]day[ ]after[ ]tomorrow)(?:[ ](?P<part>{OF_DAY}))?(?!\w)
    (?!(?<=overnight)[ ](?:(?:on|into|from|between)[ ])?(?:{WEEKDAY}|{MONTH})(?!\w))   # the night of the day that follows""",
    re.VERBOSE | re.IGNORECASE,
)
OFFSET = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2, "the day after tomorrow": 2}
UNITS = re.compile(
    rf"""(?<!\w)
    (?:(?P<part>early|mid|late|earlier|later|sometime|end[ ]of|the[ ]end[ ]of|the[ ]beginning[ ]of|the[ ]start[ ]of)[ -](?:in[ ])?)?
    (?:(?P<which>the[ ]last|the[ ]past|the[ ]next|the[ ]coming|the[ ]current|the[ ]previous|last|next|this|this[ ]past|this[ ]coming|the
    |current|coming)[ ])
    (?:(?:fiscal|calendar|financial|entire|full|whole)[ ])?
    (?P<unit>week|weekend|month|quarter|year|decade|century|{any_of(SEASONS)})
    (?![\w-])(?!'s[ ](?:end|day))(?!,[ ](?:the|he|she)[ ]\w+[ ]that)""",
    re.VERBOSE | re.IGNORECASE,
)
OF_WHAT = re.compile(
    r"\b(?:guilty|convicted|accused|acquitted|cleared|suspected|died|robbed|informed|warned|stripped|deprived|disposed)[ ]$", re.IGNORECASE
)
"""Before a time that "of" does not go on from: "was found guilty last week of arson", but "in the last week of May"."""
PARTS_OF_UNIT = {
    "early": "early", "mid": "mid", "late": "late", "the end of": "late", "end of": "late", "the beginning of": "early",
    "the start of": "early",
}  # fmt: skip
OVER = re.compile(r"\b(?:over|since|throughout)[ ]$", re.IGNORECASE)
MONTHS_ = re.compile(
    rf"""(?<!\w)(?:(?P<part>early|mid|late)[ -])?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his[ ]past)[ ]
    (?:(?P<part2>early|mid|late)[ -])?(?P<month>{MONTH})(?![\w])""",
    re.VERBOSE,
)
AGO = re.compile(r",?[ ](?:ago|earlier|previously|before|later|afterwards?|from now|hence|on)(?![\w-])", re.IGNORECASE)


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield what is counted from elsewhere; without a publication day it stays open."""
    plain = level(text)
    for reader in (_weekdays, _days, _units, _months, _ago):
        yield from reader(text, plain, anchor)


NAMED = re.compile(
    r"\b(?:Super(?:[ ]Bowl)?|Bloody|Black|Red|Ruby|Sheffield|Happy|Casual|Freaky|Fat|Shrove|Whit|Trinity|Palm|Holy|Spy|Remembrance|Orange"
    r"|Mothering|Selection|Divine[ ]Mercy|Small[ ]Business|Cyber|Giving|Pentecost|Sexy|Taco|Throwback)[ ]$"
)
"""What stands before a weekday that is the name of a feast, a club, a song or a disaster: "Super Bowl Sunday", "Sheffield Wednesday"."""


def _is_star(plain: str, start: int, day: str) -> bool:
    """Whether a "Sun." is the one in the sky, or a paper, at the end of a sentence."""
    return day == "Sun." and plain[max(0, start - 4) : start].lower() == "the "


def _weekdays(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in WEEKDAYS_.finditer(plain):
        if not plain[m.start("day")].isupper() or _is_star(plain, m.start("day"), m["day"]) or NAMED.search(plain[: m.start("day")]):
            continue
        number = SHORT[m["day"].lower()]
        part = PARTS[m["part"].lower()] if m["part"] else None
        if m["plural"] or m["plural2"]:
            yield found(
                text,
                *m.span(),
                Span(None, None, None, f"XXXX-WXX-{number + 1}{part or ''}", "day"),
                weekday=number,
                part=part,
                recurring=True,
                anchor="none",
            )
            continue
        clock = (
            hour(m["h"], m["mi"], m["ap"])
            if m["h"]
            else hour(m["at"], m["atm"], m["atap"])
            if m["at"] and 1 <= int(m["at"]) <= 12
            else None
        )
        start = m.start()
        if clock is None:
            start, clock = before_part(plain, start, part)
        more: dict[str, Any] = {"weekday": number, "part": part, "clock": clock}
        which = (m["which"] or "").lower()
        any_day = not which and INDEFINITE.search(plain[max(0, m.start() - FAR_BACK) : m.start()]) and GOES_ON.match(plain, m.end())
        if anchor.day is None or any_day or which.startswith("the "):
            yield found(
                text,
                *(start, m.end()),
                Span(None, None, None, f"XXXX-WXX-{number + 1}{part or ''}", "day"),
                anchor="event" if which.startswith("the ") else "none",
                **more,
            )
            continue
        ahead = looks_ahead(plain, m.start(), m.end())
        future = which in ("next", "this coming") or (
            which != "last" and which != "this past" and (anchor.future if ahead is None else ahead)
        )
        away = (number - anchor.day.weekday()) % 7 if future else -((anchor.day.weekday() - number) % 7)
        if which in ("last", "this past") and away == 0:
            away = -7
        if which == "next" and away == 0:
            away = 7
        on = anchor.day + timedelta(days=away)
        yield timed(text, (start, m.end()), on, anchor="publication", **more)


def _days(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in DAYS.finditer(plain):
        word = m["word"].lower()
        last = (m["part"] or word.split()[-1]).lower()
        part = "TNI" if word in ("tonight", "overnight") else PARTS.get(last)
        if m["lead"]:
            part = "TMO" if "morning" in m["lead"].lower() else "TAF" if "noon" in m["lead"].lower() else "TNI"
        start, clock = before_part(plain, m.start(), part)
        more: dict[str, Any] = {"part": part, "clock": clock}
        if anchor.day is None:
            yield found(text, *(start, m.end()), OPEN, anchor="none", vague=word == "today", **more)
            continue
        yield timed(text, (start, m.end()), anchor.day + timedelta(days=OFFSET.get(word, 0)), anchor="publication", **more)


def _units(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in UNITS.finditer(plain):
        which, unit, when = m["which"].lower(), m["unit"].lower(), (m["part"] or "").lower()
        if which in ("the", "coming") and not _is_the_one(plain, m, unit, when):
            continue
        if plain.startswith(" of ", m.end()) and not OF_WHAT.search(plain[max(0, m.start() - FAR_BACK) : m.start()]):
            continue
        if anchor.day is None:
            yield found(text, *m.span(), Span(None, None, None, None, unit), anchor="none")
            continue
        ahead = looks_ahead(plain, m.start(), m.end()) if which in ("this", "the") else None
        span = _unit(unit, _steps(which), anchor, ahead, which)
        if span is None:
            continue
        if when == "earlier" and span.lower and span.lower <= anchor.day:
            span = span._replace(upper=anchor.day, edtf=f"{span.lower}/{anchor.day}")
        elif when == "later" and span.upper and span.upper >= anchor.day:
            span = span._replace(lower=anchor.day, edtf=f"{anchor.day}/{span.upper}")
        yield found(text, *m.span(), with_part(span, PARTS_OF_UNIT.get(when)), anchor="publication")


def _is_the_one(plain: str, m: re.Match[str], unit: str, when: str) -> bool:
    """Whether "the year" and "coming year" are counted from the publication: "the end of the year", "over the summer", "the weekend"."""
    if unit in SEASONS:
        return OVER.search(plain[max(0, m.start() - 12) : m.start()]) is not None
    return unit == "weekend" or (unit == "quarter" and not when) or (bool(when) and unit in ("year", "month", "quarter"))


def _steps(which: str) -> int:
    """How many units from this one: -1 for "last"."""
    last = which.rpartition(" ")[2]
    return -1 if last in ("last", "previous", "past") else 1 if last in ("next", "coming") else 0


def _unit(unit: str, steps: int, anchor: Anchor, ahead: bool | None, which: str) -> Span | None:
    here = anchor.day
    if here is None:
        return None
    if unit == "weekend":
        past = (which in ("the", "this", "this past") and not (anchor.future if ahead is None else ahead)) or steps < 0
        back = 7 if past and here.weekday() < 5 else 7 if steps < 0 else 0
        return _calendar.weekend(here - timedelta(days=back) + timedelta(days=7 * max(0, steps) if here.weekday() >= 5 else 0))
    if unit in SEASONS:
        first = SEASONS[unit][0]
        year = here.year
        began = here.month >= first
        if steps < 0:
            ended = here.month >= first + 3
            year = year if ended else year - 1
        elif steps > 0:
            year = year + 1 if began else year
        elif unit == "winter" and here.month < 3:
            year -= 1
        elif which == "the" and not ahead and here < date(year, first, 1) + timedelta(days=30):
            year -= 1  # "over the summer the council met": not a summer that has hardly begun
        return _calendar.season(unit, year)
    if which == "the past" and (rolling := _calendar.back_to(here, unit)):
        return rolling
    if unit == "quarter" and which == "the" and not ahead:
        steps = -1  # a company tells of the quarter that is over
    if unit == "decade":
        return _calendar.decade(here.year // 10 * 10 + 10 * steps)
    if unit == "century":
        return _calendar.century(here.year // 100 + 1 + steps)
    return _calendar.moved(here, steps, unit)


def _months(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in MONTHS_.finditer(plain):
        number = NUMBERS[m["month"]]
        if anchor.day is None:
            yield found(text, *m.span(), Span(None, None, f"XXXX-{number:02d}", f"XXXX-{number:02d}", "month"), month=number, anchor="none")
            continue
        which = m["which"].lower()
        here = anchor.day
        year = (
            here.year - (number >= here.month)
            if which == "last"
            else here.year + (number <= here.month)
            if which == "next"
            else here.year
            if which == "this"
            else yearless(number, None, anchor, False)
        )
        yield found(
            text,
            *m.span(),
            with_part(_calendar.month(year or here.year, number), m["part"] or m["part2"]),
            month=number,
            anchor="publication",
        )


def _ago(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for one in duration.find(text, anchor):
        ago = AGO.match(plain, one.end)
        if ago is None:
            continue
        way, value = ago.group().strip(" ,").lower(), one.value
        if not isinstance(value, duration.Duration) or (way == "on" and plain[ago.end() : ago.end() + 5] != " from"):
            continue
        if way not in ("ago", "from now", "hence"):
            if way in ("earlier", "later", "before", "after", "afterward", "afterwards"):
                yield found(text, one.start, ago.end(), Span(None, None, None, value.timex3, value.unit), anchor="event")
            continue
        span = None
        if anchor.day is not None and not value.vague:
            span = _calendar.moved(anchor.day, (-1 if way == "ago" else 1) * value.number, value.unit)
        if value.hedge in ("more than", "at least") and span and span.upper and way == "ago":
            span = span._replace(lower=None, edtf=f"/{span.edtf}")
        yield found(
            text,
            one.start,
            ago.end(),
            span or Span(None, None, None, "PAST_REF" if way == "ago" else "FUTURE_REF", value.unit),
            anchor="publication" if span else "none",
            vague=value.vague,
        )
