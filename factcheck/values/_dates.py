"""Days and months that name themselves: "Tuesday, 4 May 2021", "Jan. 18", "April 19-21", "mid-March", "2022-06-02"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from factcheck.values import Anchor, Found, _calendar, _clock
from factcheck.values._calendar import MONTHS, WEEKDAYS, Span
from factcheck.values._cardinal import ORDINALS, TENS, UNITS
from factcheck.values._level import any_of, level
from factcheck.values._tense import looks_ahead
from factcheck.values.moment import Moment

NUMBERS = MONTHS | {m.upper(): n for m, n in MONTHS.items()} | {"Mar": 3, "Jun": 6, "Jul": 7}
CAPITALS = [m.upper() for m in MONTHS if len(m) > 3]
MONTH = f"(?:{any_of(MONTHS)}|{any_of(m for m in CAPITALS if len(m) > 4)})"
BY_DAY = any_of(NUMBERS)
"""Beside a day of the month these are months too."""
WEEKDAY = any_of(WEEKDAYS)
NAMED_DAYS = WEEKDAYS | {w.upper(): n for w, n in WEEKDAYS.items()} | {w.rstrip("."): n for w, n in WEEKDAYS.items()}
"""Beside a date "Tue" is a weekday too."""
YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
ANY_YEAR = rf"(?:{YEAR}|'\d\d(?!'?s))"
"""A year in full or in two digits: 1998, '98; "the '90s" is a decade."""
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
IN_WORDS = {word: n for word, n in ORDINALS.items() if 0 < n <= 30} | {
    f"{tens}-{word}": base + n for tens, base in (("twenty", 20), ("thirty", 30)) for word, n in ORDINALS.items() if 0 < n < 10
}
"""Days of a month as they are spoken: "the twenty-first of May"."""
STEPS = {"last": -1, "this": 0, "next": 1}
YEAR_TOLD = rf"(?P<of_year>{any_of(STEPS)})[ ]year(?![\w'-])"
PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Mm]iddle of|[Bb]eginning of|[Ee]nd of|[Ss]tart of)(?:[ -]in[ ]|[ -]))?"
EDGE = r"(?<![\w$€£])(?<![\w][./:-])"
TO = r"[ ]?(?:-|to|through|until|and)[ ]?"
FULL = re.compile(
    rf"""{EDGE}(?P<week>(?:[Tt]he[ ])?[Ww]eek[ ]of[ ])?(?:(?:[Aa]round|[Aa]bout|[Cc]irca)[ ])?
    (?:(?P<weekday>{any_of(NAMED_DAYS)})(?:,[ ]|[ ]))?
    (?:the[ ](?:morning|night|evening|afternoon)[ ]of[ ])?
    (?: (?P<month>{BY_DAY})[ ](?:the[ ])?(?P<day>{DAY})(?:st|nd|rd|th)?(?!:?\d|,\d)
        (?:{TO}(?:(?P<month2>{BY_DAY})[ ])?(?P<day2>{DAY})(?:st|nd|rd|th)?(?![\d%]|:\d|,\d|[ ](?:people|percent|years)))?
      | (?:the[ ])?(?P<dayb>{DAY})(?:st|nd|rd|th)?(?:{TO}(?P<day2b>{DAY})(?:st|nd|rd|th)?)?[ ](?:of[ ])?(?P<monthb>{BY_DAY})
      | the[ ](?P<dayc>{any_of(IN_WORDS)})[ ]of[ ](?P<monthc>{MONTH}) )
    (?:(?:,[ ]?|[ ](?:of[ ]|in[ ])?)(?:(?P<year>{ANY_YEAR})(?![\d,]\d|[\w-])|{YEAR_TOLD}))?(?![\w])""",
    re.VERBOSE,
)
ISO = re.compile(rf"(?<![\w-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01]))?(?![\w-])")
SLASHED = re.compile(r"(?<![\w/])(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])/(?P<y>\d{4}|\d\d)(?![\w/])")
DAY_FIRST = re.compile(
    r"(?<![\w/.])(?P<d>1[3-9]|2\d|3[01]|0?[1-9])(?P<by>[/.])(?P<m>0?[1-9]|1[0-2])(?P=by)(?P<y>(?:19|20)\d\d)(?![\w/]|\.\d)"
)
"""The European order: of slashes only where the first number can be no month."""
DASHED = re.compile(r"(?<![\w/-])(?P<m>0?[1-9]|1[0-2])-(?P<d>0?[1-9]|[12]\d|3[01])-(?P<y>(?:19|20)\d\d|\d\d)(?![\w/-])")
MONTHS_RANGE = re.compile(
    rf"{EDGE}(?P<m1>{MONTH})(?:[ ](?P<y1>{YEAR}))?{TO}(?P<m2>{MONTH})[ ](?:of[ ]|in[ ])?(?:(?P<year>{YEAR})(?!\w)|{YEAR_TOLD})"
)
DAYS_RANGE = re.compile(
    rf"{EDGE}(?:[Ff]rom[ ])?(?P<m1>{MONTH})[ ](?P<d1>{DAY}),?[ ](?P<y1>{YEAR}){TO}(?P<m2>{MONTH})[ ](?P<d2>{DAY}),?[ ](?P<y2>{YEAR})(?!\w)"
)
MONTH_YEAR = re.compile(
    rf"{EDGE}(?:the[ ](?=[A-Z]?[a-z]+[ ]of))?{PART}(?P<month>{MONTH})"
    rf"(?:,?[ ](?:of[ ]|in[ ])?(?:(?P<year>{ANY_YEAR})(?!\w|,\d)|{YEAR_TOLD}))"
)
MONTH_ALONE = re.compile(rf"{EDGE}(?:the[ ](?=beginning|end|middle|start))?{PART}(?P<month>{MONTH})(?![\w'-]|[ ]\d)")
IN = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|during|before|after|this|next|last|late|early|mid|and|between|for|for)[ -]$",
    re.IGNORECASE,
)
WORD_YEAR = re.compile(
    rf"""(?<!\w)(?P<c>nineteen|eighteen|twenty|seventeen)[ -]
    (?: (?P<tens>{any_of(TENS)})(?:[ -](?P<unit>{any_of(u for u, n in UNITS.items() if 0 < n < 10)}))?
      | (?P<teen>{any_of(u for u, n in UNITS.items() if 9 < n < 20)}) )
    (?![\w-])(?![ ](?:people|percent|thousand|hundred|million))""",
    re.VERBOSE | re.IGNORECASE,
)
MONTH_BEFORE = re.compile(rf"{EDGE}(?P<month>{MONTH}),?[ ]$")
EDGES = {"middle of": "mid", "beginning of": "early", "start of": "early", "end of": "late"}


def found(text: str, start: int, end: int, span: Span, **more: Any) -> Found:
    """Return a moment of this span, cut from the text as written."""
    fields = {"lower": span.lower, "upper": span.upper, "edtf": span.edtf, "timex3": span.timex3, "grain": span.grain} | more
    return Found(start, end, Moment(raw=text[start:end], **fields))


def timed(text: str, where: tuple[int, int], on: date, clock: _clock.Time | None = None, part: str | None = None, **more: Any) -> Found:
    """Return a day, with its clock time or its part in TimeML's value if it has one."""
    span = _calendar.day(on)
    if clock:
        span = span._replace(timex3=f"{on}T{clock[0]:02d}:{clock[1]:02d}", grain="time")
    elif part:
        span = span._replace(timex3=f"{on}{part}", grain="time")
    return found(text, *where, span, clock=clock, part=part, **more)


def with_part(span: Span, written: str | None) -> Span:
    """Narrow a span to its early, middle or late part."""
    which = (written or "").lower().rstrip(" -")
    which = EDGES.get(which, which)
    return _calendar.part(span, which) if which else span


LATELY, FAR_AHEAD = 60, 300
"""Days since a yearless day passed, and till it comes round again, for it to be the one that passed though its clause looks ahead."""


def yearless(number: int, on: int | None, anchor: Anchor, ahead: bool | None) -> int | None:
    """Return the year of a month, or of a day in it, counted from the publication day; None without one."""
    if anchor.day is None:
        return None
    here = anchor.day
    future = anchor.future if ahead is None else ahead
    if on is None:
        if future:
            return here.year if number >= here.month else here.year + 1
        return here.year if number <= here.month else here.year - 1
    nearest = min(on, 28)

    def key(y: int) -> int:
        return (date(y, number, nearest) - here).days

    if future and -LATELY <= key(here.year) < 0 and key(here.year + 1) > FAR_AHEAD:
        return here.year  # "is expected to plead Monday to the Aug. 9 robbery", in September
    if future:
        return here.year if key(here.year) >= 0 else here.year + 1
    if ahead is None and 0 < key(here.year) <= 31:
        return here.year
    return here.year if key(here.year) <= 0 else here.year - 1


def valid(year: int, number: int, on: int) -> date | None:
    """Return the date, or None for 30 February."""
    try:
        return date(year, number, on)
    except ValueError:
        return None


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield days and months; a yearless one takes its year from the publication day and the tense of the verb."""
    plain = level(text)
    for reader in (_full, _numeric, _ranges, _months, _word_years):
        yield from reader(text, plain, anchor)


def _full(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in FULL.finditer(plain):
        number = NUMBERS[m["month"] or m["monthb"] or m["monthc"]]
        on = IN_WORDS[m["dayc"]] if m["dayc"] else int(m["day"] or m["dayb"])
        weekday = NAMED_DAYS[m["weekday"]] if m["weekday"] else None
        told = _year_of(m, anchor)
        written = told is not None
        if "MAY" in (m["month"], m["monthb"]) and not written and weekday is None:
            continue  # "YOU MAY 2 YEARS ON": a headline's verb
        year = told if written else yearless(number, on, anchor, looks_ahead(plain, m.start(), m.end()))
        if not written and weekday is not None and year is not None and anchor.day is not None:
            year = _by_weekday(year, number, on, weekday, anchor.day)
        last_number, last = NUMBERS[m["month2"]] if m["month2"] else number, int(m["day2"] or m["day2b"] or on)
        more: dict[str, Any] = {"month": number, "day": on, "weekday": weekday, "year_written": written}
        if year is None:
            if valid(2000, number, on):
                code = f"XXXX-{number:02d}-{on:02d}"
                more |= {"day": None} if last != on else {}
                yield found(text, *m.span(), Span(None, None, code, code, "day"), anchor="none", **more)
            continue
        first_day, last_day = valid(year, number, on), valid(year + (last_number < number), last_number, last)
        if first_day is None or last_day is None or last_day < first_day:
            continue
        more |= {"anchor": "absolute" if written else "publication"}
        if m["week"]:
            yield found(text, *m.span(), _calendar.week(first_day), **(more | {"day": None}))
        elif first_day == last_day:
            start, end, clock = _clock.beside(plain, *m.span())
            yield timed(text, (start, end), first_day, clock=clock, **more)
        else:
            more |= {"day": None, "stretch": _is_stretch(plain, m)}
            yield found(text, *m.span(), _calendar.days(first_day, last_day, first_day.isoformat()), **more)


def in_full(written: str, anchor: Anchor) -> int:
    """Return the year that is written; '98 is one of the hundred that end with the year after the publication."""
    if not written.startswith("'"):
        return int(written)
    short, last = int(written[1:]), anchor.day.year + 1 if anchor.day else 2049
    year = last - last % 100 + short
    return year if year <= last else year - 100


def _year_of(m: re.Match[str], anchor: Anchor) -> int | None:
    """Return the year that is written, or told from the publication day ("of last year"); None where neither is."""
    if m["year"]:
        return in_full(m["year"], anchor)
    return anchor.day.year + STEPS[m["of_year"].lower()] if m["of_year"] and anchor.day else None


def _is_stretch(plain: str, m: re.Match[str]) -> bool:
    """Whether the words are those of a stretch, and not of two days: "June 5 and 7"."""
    return " and " not in m.group() or plain[: m.start()].endswith("between ")


def _by_weekday(year: int, number: int, on: int, weekday: int, here: date) -> int:
    """Return the year in which the day has its weekday, if that puts it within a month of the publication."""
    for other in (here.year, here.year - 1, here.year + 1):
        day = valid(other, number, on)
        if day is not None and day.weekday() == weekday and abs((day - here).days) <= 31:
            return other
    return year


def _numeric(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in (*ISO.finditer(plain), *SLASHED.finditer(plain), *DASHED.finditer(plain), *DAY_FIRST.finditer(plain)):
        year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"]) if int(m["y"]) < 50 else 1900 + int(m["y"])
        if m.re is DAY_FIRST and m["by"] == "/" and int(m["d"]) <= 12:
            continue
        if m.re is DASHED and len(m["y"]) == 2 and (anchor.day is None or abs(year - anchor.day.year) > 1):
            continue  # "10-19-16" is a date in 2016 or 2017, and else won, lost and drawn
        if m["d"] is None and int(m["m"]) == (year + 1) % 100:
            continue  # "the 2008-09 season" is of two years
        if m["d"] is None:
            yield found(text, *m.span(), _calendar.month(year, int(m["m"])), month=int(m["m"]), year_written=True)
        elif on := valid(year, int(m["m"]), int(m["d"])):
            yield found(text, *m.span(), _calendar.day(on), month=on.month, day=on.day, year_written=True)


def _ranges(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in DAYS_RANGE.finditer(plain):
        first_day, last_day = (valid(int(m[f"y{n}"]), NUMBERS[m[f"m{n}"]], int(m[f"d{n}"])) for n in (1, 2))
        if first_day and last_day and first_day < last_day:
            yield found(text, *m.span(), _calendar.days(first_day, last_day), year_written=True, stretch=_is_stretch(plain, m))
    for m in MONTHS_RANGE.finditer(plain):
        year = _year_of(m, anchor)
        if year is None:
            continue
        first, last = NUMBERS[m["m1"]], NUMBERS[m["m2"]]
        start = _calendar.month(int(m["y1"] or year - (first > last)), first)
        end = _calendar.month(year, last)
        if start.lower and end.upper and start.lower < end.upper:
            span = Span(start.lower, end.upper, f"{start.edtf}/{end.edtf}", start.timex3, "part")
            yield found(text, *m.span(), span, year_written=True, stretch=_is_stretch(plain, m))


def _months(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in MONTH_YEAR.finditer(plain):
        number, year = NUMBERS[m["month"]], _year_of(m, anchor)
        if year is not None:
            span = with_part(_calendar.month(year, number), m["part"])
            yield found(text, *m.span(), span, month=number, year_written=True)
    for m in MONTH_ALONE.finditer(plain):
        doubtful = m["month"] in ("May", "March", "August", "Jan", "June", "April", "Dec", "Mar.")
        if (doubtful and not m["part"] and not IN.search(plain[max(0, m.start() - 9) : m.start()])) or (
            re.match(r"[ ][A-Z][a-z]", plain[m.end() : m.end() + 3]) and doubtful
        ):
            continue
        number = NUMBERS[m["month"]]
        inferred = yearless(number, None, anchor, looks_ahead(plain, m.start(), m.end()))
        span = (
            Span(None, None, f"XXXX-{number:02d}", f"XXXX-{number:02d}", "month")
            if inferred is None
            else with_part(_calendar.month(inferred, number), m["part"])
        )
        yield found(text, *m.span(), span, month=number, anchor="none" if inferred is None else "publication")


def _word_years(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    """Yield "nineteen ninety-seven", with its month if it has one."""
    for m in WORD_YEAR.finditer(plain):
        centuries = UNITS.get(m["c"].lower(), 20)
        rest = TENS.get((m["tens"] or "").lower(), 0) + UNITS.get((m["unit"] or m["teen"] or "").lower(), 0)
        if centuries == 20 and not m["teen"] and rest not in (20, 21, 22, 23, 24, 25):
            continue
        year = centuries * 100 + rest
        near = plain[max(0, m.start() - 12) : m.start()]
        if before := MONTH_BEFORE.search(near):
            number = NUMBERS[before["month"]]
            start = m.start() - len(near) + before.start()
            yield found(text, start, m.end(), _calendar.month(year, number), month=number, year_written=True)
        else:
            yield found(text, *m.span(), _calendar.year(year), year_written=True)
