"""Dates that name themselves: days, months, years, ranges, decades, centuries, seasons, quarters, feasts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from factcheck.values import Anchor, Found, _calendar
from factcheck.values._barred import barred
from factcheck.values._calendar import HOLIDAYS, MONTHS, SEASONS, WEEKDAYS, Span
from factcheck.values._level import any_of, level
from factcheck.values._numeral import ORDINALS, TENS, UNITS
from factcheck.values._tense import looks_ahead
from factcheck.values.moment import Moment

MONTH = f"(?:{any_of(MONTHS)}|{any_of([m.upper() for m in MONTHS if m not in ('May', 'MAY') and len(m) > 4])})"
WEEKDAY = any_of(WEEKDAYS)
YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Mm]iddle of|[Bb]eginning of|[Ee]nd of|[Ss]tart of)(?:[ -]in[ ]|[ -]))?"
EDGE = r"(?<![\w$€£])(?<![\w][./:-])"
AROUND = r"(?:(?:[Aa]round|[Aa]bout|[Cc]irca)[ ])?"
TO = r"[ ]?(?:-|to|through|until|and)[ ]?"
FULL = re.compile(
    rf"""{EDGE}{AROUND}(?:(?P<weekday>{WEEKDAY})(?:,[ ]|[ ]))?(?:the[ ](?:morning|night|evening|afternoon)[ ]of[ ])?
    (?: (?P<month>{MONTH})[ ](?:the[ ])?(?P<day>{DAY})(?:st|nd|rd|th)?(?![\d:]|,\d)(?:{TO}(?:(?P<month2>{MONTH})[ ])?(?P<day2>{DAY})(?:st|nd|rd|th)?(?![\d:%]|,\d|[ ](?:people|percent|years)))?
      | (?:the[ ])?(?P<dayb>{DAY})(?:st|nd|rd|th)?(?:{TO}(?P<day2b>{DAY})(?:st|nd|rd|th)?)?[ ](?:of[ ])?(?P<monthb>{MONTH}) )
    (?:(?:,[ ]?|[ ](?:of[ ]|in[ ])?)(?P<year>{YEAR})(?![\d,]\d|[\w-]))?(?![\w])""",  # noqa: E501 - one question, one pattern or record
    re.VERBOSE,
)
ISO = re.compile(rf"(?<![\w-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01]))?(?![\w-])")
SLASHED = re.compile(r"(?<![\w/])(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])/(?P<y>\d{4}|\d\d)(?![\w/])")
MONTHS_RANGE = re.compile(rf"{EDGE}(?P<m1>{MONTH})(?:[ ](?P<y1>{YEAR}))?{TO}(?P<m2>{MONTH})[ ](?:of[ ])?(?P<y2>{YEAR})(?!\w)")
DAYS_RANGE = re.compile(
    rf"{EDGE}(?:[Ff]rom[ ])?(?P<m1>{MONTH})[ ](?P<d1>{DAY}),?[ ](?P<y1>{YEAR}){TO}(?P<m2>{MONTH})[ ](?P<d2>{DAY}),?[ ](?P<y2>{YEAR})(?!\w)"
)
MONTH_YEAR = re.compile(rf"{EDGE}(?:the[ ](?=[A-Z]?[a-z]+[ ]of))?{PART}(?P<month>{MONTH})(?:,?[ ](?:of[ ])?(?P<year>{YEAR})(?!\w|,\d))")
MONTH_ALONE = re.compile(rf"{EDGE}(?:the[ ](?=beginning|end|middle|start))?{PART}(?P<month>{MONTH})(?![\w'-]|[ ]\d)")
IN = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|during|before|after|this|next|last|late|early|mid|and|between|for|for)[ -]$",
    re.IGNORECASE,
)
YEARS_RANGE = re.compile(
    rf"{EDGE}(?:(?P<from>from|between|From|Between)[ ])?(?P<y1>{YEAR})(?:[ ]?-[ ]?|[ ](?:to|and|through|until)[ ])(?P<y2>{YEAR}|\d\d)(?![\w-]|,\d|[ ]?%|/)"  # noqa: E501 - one question, one pattern or record
)
YEAR_ALONE = re.compile(
    rf"(?<![\w$€£.,/:#-])(?:{PART.replace('middle of', 'middle of')})(?:the[ ]year[ ])?(?P<year>{YEAR})(?![\w%]|[,.]\d|-\d|[ ]?(?:percent|per cent|feet|miles|km|kilometers|kilometres|meters|metres|acres|tons|tonnes|pounds|people|men|women|children|votes|jobs|workers|employees|dollars|euros|square|degrees)\b)"  # noqa: E501 - one question, one pattern or record
)
FISCAL = re.compile(
    rf"\b(?P<this>(?:this|last|next|the[ ]current|the[ ]previous)[ ])?(?:fiscal|financial)(?:[ ]year)?[ -](?:year[ ])?(?P<year>{YEAR})(?!\w)|\bFY[ ]?(?P<fy>{YEAR}|'?\d\d)(?!\w)"  # noqa: E501 - one question, one pattern or record
)
DECADE = re.compile(
    r"(?<![\w])(?:[Tt]he[ ])?(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Mm]id-to-late)(?:[ -]the[ ]|[ -]))?(?:(?P<full>1[5-9]\d0|20[0-9]0)'?s|'(?P<short>[1-9]0)s|(?<=[Tt]he[ ])(?P<bare>[2-9]0)s|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|Twenties|Thirties|Forties|Fifties|Sixties|Seventies|Eighties|Nineties))(?!\w)"  # noqa: E501 - one question, one pattern or record
)
DECADE_WORDS = {
    "twenties": 1920,
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
}
CENTURY = re.compile(
    rf"\b(?:the[ ])?(?P<part>early|mid|late)?[ -]?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)|(?:(?P<ten>twenty)-)?(?P<word>{any_of(list(ORDINALS))}))[ -](?:century|Century|centuries)\b(?![ -](?:old|ago))"  # noqa: E501 - one question, one pattern or record
)
SEASON = re.compile(
    rf"(?<!\w)(?:the[ ])?{PART}(?P<season>{any_of(list(SEASONS))}|Spring|Summer|Fall|Autumn|Winter)(?:[ ]of)?(?:,?[ ])(?P<year>{YEAR})(?:-(?P<year2>\d\d|{YEAR}))?(?!\w)"  # noqa: E501 - one question, one pattern or record
)
QUARTER = re.compile(
    rf"(?<!\w)(?:the[ ])?(?:(?:fiscal|its)[ ])?(?:(?P<ord>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<unit>quarter|half)|[QH](?P<q>[1-4]))(?:(?:[ ]of|,)?[ ](?:fiscal[ ](?:year[ ])?|the[ ]year[ ])?(?P<year>{YEAR})|[ ]of[ ](?P<rel>this|last|next)[ ]year)?(?!\w)",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
NOT_TIME = re.compile(
    r"[ ](?:of[ ](?!the[ ]year|fiscal)|mile|pounder|back|goal|touchdown|lead|pole|finals?|with|on[ ]|when|to[ ])", re.IGNORECASE
)
FEAST = re.compile(
    rf"(?<!\w)(?P<name>{any_of(HOLIDAYS)}|Sept\.?[ ]11|9/11)(?:(?:,|[ ](?:of|in|Day))?[ ](?P<year>{YEAR}))?(?!\w|'s[ ](?:Day|Eve))"
)
WORD_YEAR = re.compile(
    rf"(?<!\w)(?P<c>nineteen|eighteen|twenty|seventeen)[ -](?:(?P<tens>{any_of(list(TENS))})(?:[ -](?P<unit>{any_of([u for u, n in UNITS.items() if 0 < n < 10])}))?|(?P<teen>{any_of([u for u, n in UNITS.items() if 9 < n < 20])}))(?![\w-])(?![ ](?:people|percent|thousand|hundred|million))",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
EDGES = {"middle of": "mid", "beginning of": "early", "start of": "early", "end of": "late"}


def found(text: str, start: int, end: int, span: Span, **more: Any) -> Found:
    """Return a moment of this span, cut from the text as written."""
    fields = {"lower": span.lower, "upper": span.upper, "edtf": span.edtf, "timex3": span.timex3, "grain": span.grain} | more
    return Found(start, end, Moment(raw=text[start:end], **fields))


def with_part(span: Span, written: str | None) -> Span:
    """Narrow a span to its early, middle or late part."""
    which = (written or "").lower().rstrip(" -")
    which = EDGES.get(which, which)
    return _calendar.part(span, which) if which else span


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
    """Yield dates; a yearless one takes its year from the publication day and the tense of the verb."""
    plain = level(text)
    for reader in (_full, _numeric, _months, _years, _decades, _seasons, _feasts):
        yield from reader(text, plain, anchor)


def _number(word: str) -> int:
    spelled = re.sub(" +", " ", word)
    return MONTHS.get(spelled) or next(n for m, n in MONTHS.items() if m.upper() == spelled.upper())


def _full(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in FULL.finditer(plain):
        number, on = _number(m["month"] or m["monthb"]), int(m["day"] or m["dayb"])
        weekday = WEEKDAYS[m["weekday"]] if m["weekday"] else None
        written = m["year"] is not None
        year = int(m["year"]) if written else yearless(number, on, anchor, looks_ahead(plain, m.start(), m.end()))
        last_number, last = _number(m["month2"]) if m["month2"] else number, int(m["day2"] or m["day2b"] or on)
        more: dict[str, Any] = {"month": number, "day": on, "weekday": weekday, "year_written": written}
        if year is None:
            if valid(2000, number, on):
                code = f"XXXX-{number:02d}-{on:02d}"
                yield found(
                    text, *m.span(), Span(None, None, code, code, "day"), anchor="none", **(more | ({"day": None} if last != on else {}))
                )
            continue
        first_day, last_day = valid(year, number, on), valid(year + (last_number < number), last_number, last)
        if first_day is None or last_day is None or last_day < first_day:
            continue
        span = _calendar.day(first_day) if first_day == last_day else _calendar.days(first_day, last_day, first_day.isoformat())
        yield found(
            text,
            *m.span(),
            span,
            anchor="absolute" if written else "publication",
            **(more | ({"day": None} if last_day != first_day else {})),
        )


def _numeric(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in (*ISO.finditer(plain), *SLASHED.finditer(plain)):
        year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"]) if int(m["y"]) < 50 else 1900 + int(m["y"])
        if m["d"] is None:
            yield found(text, *m.span(), _calendar.month(year, int(m["m"])), month=int(m["m"]), year_written=True)
        elif on := valid(year, int(m["m"]), int(m["d"])):
            yield found(text, *m.span(), _calendar.day(on), month=on.month, day=on.day, year_written=True)


def _months(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in DAYS_RANGE.finditer(plain):
        first_day, last_day = (valid(int(m[f"y{n}"]), _number(m[f"m{n}"]), int(m[f"d{n}"])) for n in (1, 2))
        if first_day and last_day and first_day < last_day:
            yield found(text, *m.span(), _calendar.days(first_day, last_day), year_written=True)
    for m in MONTHS_RANGE.finditer(plain):
        year = int(m["y2"])
        first, last = _number(m["m1"]), _number(m["m2"])
        start = _calendar.month(int(m["y1"] or year - (first > last)), first)
        end = _calendar.month(year, last)
        if start.lower and end.upper and start.lower < end.upper:
            yield found(text, *m.span(), Span(start.lower, end.upper, f"{start.edtf}/{end.edtf}", start.timex3, "part"), year_written=True)
    for m in MONTH_YEAR.finditer(plain):
        number = _number(m["month"])
        yield found(text, *m.span(), with_part(_calendar.month(int(m["year"]), number), m["part"]), month=number, year_written=True)
    for m in MONTH_ALONE.finditer(plain):
        doubtful = m["month"] in ("May", "March", "August", "Jan", "June", "April", "Dec", "Mar.")
        if (doubtful and not m["part"] and not IN.search(plain[max(0, m.start() - 9) : m.start()])) or (
            re.match(r"[ ][A-Z][a-z]", plain[m.end() : m.end() + 3]) and doubtful
        ):
            continue
        number = _number(m["month"])
        inferred = yearless(number, None, anchor, looks_ahead(plain, m.start(), m.end()))
        span = (
            Span(None, None, f"XXXX-{number:02d}", f"XXXX-{number:02d}", "month")
            if inferred is None
            else with_part(_calendar.month(inferred, number), m["part"])
        )
        yield found(text, *m.span(), span, month=number, anchor="none" if inferred is None else "publication")


def _years(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in YEARS_RANGE.finditer(plain):
        first = int(m["y1"])
        last = int(m["y2"]) if len(m["y2"]) == 4 else first - first % 100 + int(m["y2"])
        if first < last <= first + 150 and not ("and" in m.group() and not m["from"]):
            yield found(text, *m.span(), _calendar.years(first, last, f"{first}", f"{first}/{last}", "part"), year_written=True)
    named = [(start, end) for start, end in barred(plain) if plain[start].isalpha()]
    for m in YEAR_ALONE.finditer(plain):
        if any(start < m.start("year") < end for start, end in named):
            continue
        yield found(text, *m.span(), with_part(_calendar.year(int(m["year"])), m["part"]), year_written=True)
    for m in FISCAL.finditer(plain):
        written = m["year"] or m["fy"].lstrip("'")
        year = int(written) if len(written) == 4 else 2000 + int(written)
        yield found(text, *m.span(), _calendar.year(year)._replace(lower=date(year - 1, 4, 1)), year_written=True)
    for m in WORD_YEAR.finditer(plain):
        centuries = UNITS.get(m["c"].lower(), 20)
        rest = TENS.get((m["tens"] or "").lower(), 0) + UNITS.get((m["unit"] or m["teen"] or "").lower(), 0)
        if centuries < 20 or m["teen"] or rest in (20, 21, 22, 23, 24, 25):
            yield found(text, *m.span(), _calendar.year(centuries * 100 + rest), year_written=True)


def _decades(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in DECADE.finditer(plain):
        if m["word"] and not (m["part"] or m.group()[:3].lower() == "the"):
            continue
        first = int(m["full"] or 0) or DECADE_WORDS.get((m["word"] or "").lower()) or 1900 + int(m["short"] or m["bare"] or 0)
        yield found(
            text,
            *m.span(),
            with_part(_calendar.decade(first), "mid" if (m["part"] or "").lower() == "mid-to-late" else m["part"]),
            year_written=True,
        )
    for m in CENTURY.finditer(plain):
        number = int(m["n"]) if m["n"] else ORDINALS[m["word"]] + (20 if m["ten"] else 0)
        if 1 <= number <= 21:
            yield found(text, *m.span(), with_part(_calendar.century(number), m["part"]), year_written=True)


def _seasons(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in SEASON.finditer(plain):
        yield found(text, *m.span(), with_part(_calendar.season(m["season"].lower(), int(m["year"])), m["part"]), year_written=True)
    for m in QUARTER.finditer(plain):
        written = m["year"] is not None
        if not written and not m["rel"] and (NOT_TIME.match(plain, m.end()) or anchor.day is None):
            continue
        here = anchor.day
        shift = {"this": 0, "last": -1, "next": 1}[(m["rel"] or "this").lower()]
        year = int(m["year"]) if written else here.year + shift if here else 0
        if not year:
            continue
        number = int(m["q"]) if m["q"] else {"f": 1, "s": 2, "t": 3, "1": 1, "2": 2, "3": 3, "4": 4}.get(m["ord"][0].lower(), 1)
        number = 4 if (m["ord"] or "").lower() == "fourth" else number
        halves = (m["unit"] or "").lower() == "half" or (m.group()[:1].upper() == "H" and m["q"])
        if halves and (number > 2 or not (written or m["rel"])):
            continue
        if not written and not m["rel"] and here and not halves and (here.month - 1) // 3 + 1 < number:
            year -= 1
        yield found(
            text,
            *m.span(),
            _calendar.half(number, year) if halves else _calendar.quarter(number, year),
            year_written=written,
            anchor="absolute" if written else "publication",
        )


def _feasts(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in FEAST.finditer(plain):
        name = m["name"]
        eleventh = name not in HOLIDAYS

        def on(year: int, name: str = name, eleventh: bool = eleventh) -> date:
            return date(year, 9, 11) if eleventh else _calendar.holiday(name, year)

        if m["year"]:
            day = on(int(m["year"]))
        elif name == "9/11":
            day = date(2001, 9, 11)
        elif anchor.day is None:
            yield found(text, *m.span(), Span(None, None, None, None, "day"), anchor="none")
            continue
        else:
            last = re.search(r"\b[Ll]ast[ ]$", plain[max(0, m.start() - 6) : m.start()]) is not None
            about = on(anchor.day.year)
            day = on(yearless(about.month, about.day, anchor, False if last else looks_ahead(plain, m.start(), m.end())) or about.year)
        yield found(
            text,
            *m.span(),
            _calendar.day(day),
            month=day.month,
            day=day.day,
            year_written=m["year"] is not None,
            anchor="absolute" if m["year"] else "publication",
        )
