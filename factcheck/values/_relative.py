"""Moments counted from the publication day or from another event: "Wednesday", "last October", "two weeks ago", "now"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from factcheck.values import Anchor, Found, _calendar, duration
from factcheck.values._calendar import CALENDAR, SEASONS, WEEKDAYS, Span
from factcheck.values._dates import MONTH, WEEKDAY, _number, found, with_part, yearless
from factcheck.values._level import any_of, level
from factcheck.values._tense import looks_ahead

PARTS: dict[str, str] = CALENDAR["parts"]
WHEN = r"(?:(?P<part>early|mid|late|earlier|later|sometime|end of|the end of|the beginning of|the start of)[ -](?:in[ ])?)?"
OPEN = Span(None, None, None, None, "day")
CLOCK = r"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<mi>[0-5]\d))?[ ]?(?P<ap>a\.?m\.?|p\.?m\.?)(?!\w)(?:[ ](?:local time|(?:ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT|GMT|BST|UTC|CET)\b))?"  # noqa: E501 - one question, one pattern or record
WEEKDAYS_ = re.compile(
    rf"(?<!\w)(?:{CLOCK}(?:,?[ ](?:on[ ])?|[ ]))?(?:(?P<early>early|late)[ ](?:on[ ])?)?(?:(?P<which>last|next|this|this past|this coming|the following|the previous)[ ])?(?P<day>{WEEKDAY})(?P<plural>s)?(?:[ ](?P<part>morning|afternoon|evening|night)(?P<plural2>s)?)?(?:[ ]at[ ](?P<at>\d{{1,2}})(?::(?P<atm>[0-5]\d))?[ ]?(?P<atap>a\.?m\.?|p\.?m\.?))?(?!\w)",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
DAYS = re.compile(
    r"(?<!\w)(?:(?P<pre>early|late|mid)[ -])?(?:(?P<lead>mid-?[ ]?afternoon|mid-?[ ]?morning|the night)[ ])?(?P<word>today|yesterday|tomorrow|tonight|last night|this morning|this afternoon|this evening|overnight|the day before yesterday|the day after tomorrow)(?:[ ](?P<part>morning|afternoon|evening|night))?(?!\w)",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
OFFSET = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2, "the day after tomorrow": 2}
UNITS = re.compile(
    rf"(?<!\w){WHEN}(?:(?P<which>the last|the past|the next|the coming|the current|the previous|last|next|this|this past|this coming|the|current|coming)[ ])(?:(?:fiscal|calendar|financial|entire|full|whole)[ ])?(?P<unit>week|weekend|month|quarter|year|decade|century|{any_of(list(SEASONS))})(?![\w-])(?!'s[ ](?:end|day))(?!,[ ](?:the|he|she)[ ]\w+[ ]that)",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
MONTHS_ = re.compile(
    rf"(?<!\w)(?:(?P<part>early|mid|late)[ -])?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past)[ ](?:(?P<part2>early|mid|late)[ -])?(?P<month>{MONTH})(?![\w])"  # noqa: E501 - one question, one pattern or record
)
AGO = re.compile(r",?[ ](?:ago|earlier|previously|before|later|afterwards?|from now|hence|on)(?![\w-])", re.IGNORECASE)
VAGUE = {
    "PRESENT_REF": ["now", "right now", "currently", "at present", "presently", "at the moment", "these days", "nowadays", "for now", "at this time", "the present"],  # noqa: E501 - one question, one pattern or record
    "PAST_REF": ["recently", "in the past", "the past", "at the time", "at that time", "once before", "formerly", "previously", "lately", "in recent years", "recent years", "in recent months", "recent months", "recent weeks", "in recent weeks", "recent days", "in recent days", "long ago", "years ago", "months ago", "decades ago", "weeks ago", "days ago", "not long ago", "some time ago"],  # noqa: E501 - one question, one pattern or record
    "FUTURE_REF": ["soon", "in the future", "the future", "the near future", "the coming years", "the coming months", "coming months", "coming years", "coming weeks", "the coming weeks", "coming days", "the coming days", "in the years ahead", "in the years to come"],  # noqa: E501 - one question, one pattern or record
}  # fmt: skip
VAGUE_CODE = {word: code for code, words in VAGUE.items() for word in words}
VAGUES = re.compile(
    rf"(?<![\w-])(?:{any_of(VAGUE_CODE)})(?![\w-])(?![ ]known)(?![ ](?:[\w-]+[ ]){{0,2}}(?:years?|months?|weeks?|weekends?|days?|decades?|quarters?|hours?|seasons?|centur\w+)\b)",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
EVENT = re.compile(
    r"(?<!\w)(?:the[ ](?:next|same|following|previous|very next)[ ](?P<unit>day|morning|night|afternoon|evening|week|month|year|weekend)|that[ ](?:same[ ])?(?P<that>day|morning|night|afternoon|evening|week|month|year|summer|fall|winter|spring)|the[ ](?P<day>day|night|morning|week|month|year)[ ](?:before|after)(?=[ ](?:the|his|her|their|its|he|she|they)\b)|at the same time|the day of (?=the|his|her))(?!\w)",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
EVERY = re.compile(
    rf"(?<!\w)(?:(?:every|each)[ ](?:other[ ]|single[ ])?(?P<unit>day|week|month|year|hour|morning|night|season|summer|winter|spring|fall|(?P<day>{WEEKDAY}))|(?P<word>daily|weekly|monthly|quarterly|annually|annual|yearly|hourly|nightly))(?!\w)(?![ ](?:News|Mail|Times|Telegraph|Express|Star|Mirror|Beast|Post|Herald))",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
EVERY_CODE = {"day": "P1D", "daily": "P1D", "week": "P1W", "weekly": "P1W", "month": "P1M", "monthly": "P1M", "quarterly": "P3M", "year": "P1Y", "annually": "P1Y", "annual": "P1Y", "yearly": "P1Y", "hour": "PT1H", "hourly": "PT1H", "morning": "XXXX-XX-XXTMO", "night": "XXXX-XX-XXTNI", "nightly": "XXXX-XX-XXTNI", "season": "XXXX", "summer": "XXXX-SU", "winter": "XXXX-WI", "spring": "XXXX-SP", "fall": "XXXX-FA"}  # fmt: skip  # noqa: E501 - one question, one pattern or record
CLOCKS = re.compile(
    rf"(?<![\w.:$]){CLOCK}|(?<!\w)(?:(?P<noon>noon|midday)|(?P<midnight>midnight))(?!\w)|(?<![\w.:])(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)[ ](?:hours|GMT|UTC|local time|BST|CET)(?!\w)",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
SHORT = {w.lower(): n for w, n in WEEKDAYS.items()}
YEARS_END = re.compile(r"(?<!\w)(?:the[ ])?(?:year's end|year-end|end of (?:the )?year)(?!\w)", re.IGNORECASE)


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield what is counted from elsewhere; without a publication day it stays open."""
    plain = level(text)
    for reader in (_weekdays, _days, _units, _months, _ago, _clocks, _others):
        yield from reader(text, plain, anchor)


def _hour(hour: str, minute: str | None, half: str) -> tuple[int, int]:
    return int(hour) % 12 + (12 if half[0].lower() == "p" else 0), int(minute or 0)


def _weekdays(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in WEEKDAYS_.finditer(plain):
        if not plain[m.start("day")].isupper():
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
            _hour(m["h"], m["mi"], m["ap"])
            if m["h"]
            else _hour(m["at"], m["atm"], m["atap"])
            if m["at"] and 1 <= int(m["at"]) <= 12
            else None
        )
        more: dict[str, Any] = {"weekday": number, "part": part, "clock": clock}
        which = (m["which"] or "").lower()
        if anchor.day is None or which.startswith("the "):
            yield found(
                text,
                *m.span(),
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
        yield _timed(text, m.span(), on, anchor="publication", **more)


def _timed(text: str, where: tuple[int, int], on: Any, clock: tuple[int, int] | None = None, part: str | None = None, **more: Any) -> Found:
    span = _calendar.day(on)
    if clock:
        span = span._replace(timex3=f"{on}T{clock[0]:02d}:{clock[1]:02d}", grain="time")
    elif part:
        span = span._replace(timex3=f"{on}{part}", grain="time")
    return found(text, *where, span, clock=clock, part=part, **more)


def _days(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in DAYS.finditer(plain):
        word = m["word"].lower()
        last = (m["part"] or word.split()[-1]).lower()
        part = "TNI" if word in ("tonight", "overnight") else PARTS.get(last)
        if m["lead"]:
            part = "TMO" if "morning" in m["lead"].lower() else "TAF" if "noon" in m["lead"].lower() else "TNI"
        if anchor.day is None:
            yield found(text, *m.span(), OPEN, part=part, anchor="none", vague=word == "today")
            continue
        yield _timed(text, m.span(), anchor.day + timedelta(days=OFFSET.get(word, 0)), part=part, anchor="publication")


def _units(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in UNITS.finditer(plain):
        which, unit = m["which"].lower(), m["unit"].lower()
        steps = (
            -1
            if which.split()[-1] in ("last", "previous") or which == "the past" or which == "this past"
            else 1
            if which.split()[-1] in ("next", "coming")
            else 0
        )
        when = (m["part"] or "").lower()
        if (
            which in ("the", "coming")
            and (unit != "quarter" or when)
            and not (when and unit in ("year", "month", "quarter"))
            and unit != "weekend"
        ):
            continue
        if anchor.day is None:
            yield found(text, *m.span(), Span(None, None, None, None, unit), anchor="none")
            continue
        span = _unit(unit, steps, anchor, looks_ahead(plain, m.start(), m.end()) if which in ("this", "the") else None, which)
        if span is None:
            continue
        which_part = {
            "early": "early",
            "mid": "mid",
            "late": "late",
            "the end of": "late",
            "end of": "late",
            "the beginning of": "early",
            "the start of": "early",
        }.get(when)
        if when == "earlier" and span.lower and span.lower <= anchor.day:
            span = span._replace(upper=anchor.day, edtf=f"{span.lower}/{anchor.day}")
        elif when == "later" and span.upper and span.upper >= anchor.day:
            span = span._replace(lower=anchor.day, edtf=f"{anchor.day}/{span.upper}")
        yield found(text, *m.span(), with_part(span, which_part), anchor="publication")


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
        return _calendar.season(unit, year)
    if unit == "decade":
        return _calendar.decade(here.year // 10 * 10 + 10 * steps)
    if unit == "century":
        return _calendar.century(here.year // 100 + 1 + steps)
    return _calendar.moved(here, steps, unit)


def _months(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in MONTHS_.finditer(plain):
        number = _number(m["month"])
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


def _clocks(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in CLOCKS.finditer(plain):
        clock = (
            (12, 0)
            if m["noon"]
            else (0, 0)
            if m["midnight"]
            else _hour(m["h"], m["mi"], m["ap"])
            if m["h"]
            else (int(m["h24"]), int(m["m24"]))
        )
        day = anchor.day.isoformat() if anchor.day else "XXXX-XX-XX"
        yield found(text, *m.span(), Span(None, None, None, f"{day}T{clock[0]:02d}:{clock[1]:02d}", "time"), clock=clock, anchor="none")


def _others(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in VAGUES.finditer(plain):
        yield found(
            text, *m.span(), Span(None, None, None, VAGUE_CODE[re.sub(" +", " ", m.group().lower())], "vague"), anchor="none", vague=True
        )
    for m in EVENT.finditer(plain):
        unit = (m["unit"] or m["that"] or m["day"] or "day").lower()
        yield found(
            text,
            *m.span(),
            Span(None, None, None, "XXXX-XX-XX" if unit in ("day", "night", "morning") else "PAST_REF", unit),
            anchor="event",
        )
    for m in EVERY.finditer(plain):
        word = (m["word"] or m["unit"]).lower()
        number = SHORT[m["day"].lower()] if m["day"] else None
        yield found(
            text,
            *m.span(),
            Span(None, None, None, f"XXXX-WXX-{number + 1}" if number is not None else EVERY_CODE[word], "day"),
            weekday=number,
            recurring=True,
            anchor="none",
        )
    for m in YEARS_END.finditer(plain):
        if anchor.day is not None:
            yield found(text, *m.span(), with_part(_calendar.year(anchor.day.year), "late"), anchor="publication")
