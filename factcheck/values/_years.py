"""Years and what they are made of: "between 2001 and 2005", "the late 1990s", "spring 2019", "the third quarter", "Easter"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from factcheck.values import Anchor, Found, _calendar
from factcheck.values._barred import barred
from factcheck.values._calendar import CALENDAR, HOLIDAYS, SEASONS, Span
from factcheck.values._cardinal import ORDINALS
from factcheck.values._dates import ANY_YEAR, BY_DAY, DAY, EDGE, NUMBERS, PART, YEAR, found, in_full, with_part, yearless
from factcheck.values._level import any_of, level
from factcheck.values._tense import looks_ahead

YEARS_RANGE = re.compile(
    rf"""{EDGE}(?:(?P<from>[Ff]rom|[Bb]etween)[ ])?(?P<y1>{YEAR})(?:[ ]?-[ ]?|[ ](?:to|and|through|until)[ ]|/(?=\d\d(?!\d)))
    (?P<y2>{YEAR}|\d\d)(?![\w-]|,\d|[ ]?%|/)""",
    re.VERBOSE,
)
YEAR_ALONE = re.compile(
    rf"""(?<![\w$€£.,/:\#-])(?:{PART.replace(" of", "[ ]of")})(?:the[ ]year[ ])?(?P<year>{YEAR})
    (?![\w%]|[,.]\d|-\d|[ ]?(?:percent|per[ ]cent|feet|miles|km|kilometers|kilometres|meters|metres|acres|tons|tonnes|pounds
    |people|men|women|children|votes|jobs|workers|employees|dollars|euros|square|degrees|blocks?)\b)""",
    re.VERBOSE,
)
SHORT_YEAR = re.compile(
    r"\b(?i:in|since|of|from|until|till|by|before|after|during|early|mid|late)[ -](?P<year>'\d\d)(?![\w'-]|[ ][A-Z0-9])"
)
"""In '98; a title in quotes goes on: "of '12 Angry Men'"."""
# What makes a count of "1500 members": the plural after it, and nothing before that goes with a year ("in 2010 protests grew").
PLURAL = re.compile(r"[ ](?!(?:was|is|has|as|does|says|this|its|was|thus|perhaps|always|series|news|us)\b)[a-z]{2,20}s\b")
WITH_A_YEAR = re.compile(
    r"(?:^|[.:;(\"\n-][ ]?|'s?[ ]|\b(?:in|since|by|of|from|until|till|before|after|during|the|his|her|its|their|our|my|this|that|early|mid|"
    r"late|circa|an?|and|or|to|season|year)[ -])$",
    re.IGNORECASE,
)
FISCAL = re.compile(
    rf"""\b(?:(?:this|last|next|the[ ]current|the[ ]previous)[ ])?(?:fiscal|financial)(?:[ ]year)?[ -]
      (?:year[ ])?(?P<year>{YEAR})(?P<to>[-/]\d\d(?!\d))?(?!\w)
    | \bFY[ ]?(?P<fy>{YEAR}|'?\d\d)(?P<to_fy>[-/]\d\d(?!\d))?(?!\w)""",
    re.VERBOSE,
)
DECADE_WORDS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
DECADE = re.compile(
    r"""(?<![\w])(?:[Tt]he[ ])?(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Mm]id-to-late)(?:[ -]the[ ]|[ -]))?
    (?: (?P<full>1[5-9]\d0|20[0-9]0)'?s
      | '(?P<short>[1-9]0)s
      | (?<=[Tt]he[ ])(?P<bare>[2-9]0)s
      | (?P<word>[Tt]wenties|[Tt]hirties|[Ff]orties|[Ff]ifties|[Ss]ixties|[Ss]eventies|[Ee]ighties|[Nn]ineties) )(?!\w)""",
    re.VERBOSE,
)
CENTURY = re.compile(
    rf"""(?<!\w)(?:the[ ])?(?:(?P<part>early|mid|late)[ -])?
    (?: (?P<n>\d{{1,2}})(?:st|nd|rd|th) | (?:(?P<ten>twenty)-)?(?P<word>{any_of(ORDINALS)}) )
    [ -](?:century|Century|centuries)\b(?![ -](?:old|ago))""",
    re.VERBOSE,
)
SEASON = re.compile(
    rf"""(?<!\w)(?:the[ ])?{PART.replace(" of", "[ ]of")}(?P<season>{any_of([*SEASONS, *(s.capitalize() for s in SEASONS)])})
    (?:[ ]of)?(?:,?[ ])(?P<year>{ANY_YEAR})(?:-(?:\d\d|{YEAR}))?(?!\w)""",
    re.VERBOSE,
)
QUARTER = re.compile(
    rf"""(?<!\w)(?:the[ ])?(?:fiscal[ ])?
    (?:(?P<ord>first|second|third|fourth|last|latter|1st|2nd|3rd|4th)[ -](?P<unit>quarter|half)|[QH](?P<q>[1-4]))
    (?:(?:[ ]of|,)?[ ](?:fiscal[ ](?:year[ ])?|the[ ]year[ ])?(?P<year>{YEAR})|[ ]of[ ](?P<rel>this|last|next)[ ]year)?(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
NUMBERED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 2, "latter": 2}
NOT_TIME = re.compile(
    r"[ ](?:of[ ](?!the[ ]year|fiscal|[$€£\d])|mile|pounder|back|goal|touchdown|lead|pole|finals?|with|on[ ]|when|to[ ])", re.IGNORECASE
)
QUARTER_ENDED = re.compile(
    rf"""(?<!\w)(?:the[ ]|a[ ])?(?<!first[ ])(?<!second[ ])(?<!third[ ])(?<!fourth[ ])quarter
    (?=,?[ ](?:that[ ])?(?P<verb>ended|ending|ends)[ ](?:on[ ])?(?P<month>{BY_DAY})[ ](?P<day>{DAY})(?:,?[ ](?P<year>{YEAR}))?(?!\w))""",
    re.VERBOSE,
)
NAMED_QUARTER = re.compile(rf"(?<!\w)the[ ](?P<month>March|June|September|December)[ ]quarter(?:(?:[ ]of|,)?[ ](?P<year>{YEAR}))?(?![\w-])")
"""Australian and Indian: the quarter that ends with a month."""
LATEST_QUARTER = re.compile(r"(?<!\w)the[ ](?:latest|most[ ]recent|just-(?:ended|completed))[ ]quarter(?!\w)", re.IGNORECASE)
FEAST = re.compile(
    rf"""(?<!\w)(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)[ ])?(?P<name>{any_of(HOLIDAYS)}|Sept\.?[ ]11|9/11)
    (?P<weekend>[ ][Ww]eekend)?(?:(?:,|[ ](?:of|in|Day))?[ ](?P<year>{YEAR}))?
    (?!\w|'s[ ](?:Day|Eve)|[ -](?:{any_of(CALENDAR["feast_things"]["words"])})(?!\w))""",
    re.VERBOSE,
)


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield years, and longer or shorter stretches that are named by one; a feast takes its year as a day does."""
    plain = level(text)
    for reader in (_years, _decades, _seasons, _quarters, _feasts):
        yield from reader(text, plain, anchor)


def _years(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in YEARS_RANGE.finditer(plain):
        first = int(m["y1"])
        last = int(m["y2"]) if len(m["y2"]) == 4 else first - first % 100 + int(m["y2"])
        if "/" in m.group() and last != first + 1:
            continue
        if first < last <= first + 150 and not ("and" in m.group() and not m["from"]):
            span = _calendar.years(first, last, f"{first}", f"{first}/{last}", "part")
            yield found(text, *m.span(), span, year_written=True, stretch=True)
    named = [(start, end) for start, end in barred(plain) if any(map(str.isalpha, plain[start:end]))]
    for m in YEAR_ALONE.finditer(plain):
        if _is_named(named, m.start("year")) or _is_counted(plain, m):
            continue
        yield found(text, *m.span(), with_part(_calendar.year(int(m["year"])), m["part"]), year_written=True)
    for m in SHORT_YEAR.finditer(plain):
        yield found(text, *m.span("year"), _calendar.year(in_full(m["year"], anchor)), year_written=True)
    for m in FISCAL.finditer(plain):
        written = m["year"] or m["fy"].lstrip("'")
        year = (int(written) if len(written) == 4 else 2000 + int(written)) + bool(m["to"] or m["to_fy"])
        yield found(text, *m.span(), _calendar.year(year)._replace(lower=date(year - 1, 4, 1)), year_written=True)


def _is_named(named: list[tuple[int, int]], at: int) -> bool:
    """Whether the digits belong to a name, an address or a car: "Boeing 1900", "1800 Elm Ave.", "a 2011 Nissan Altima"."""
    before = bisect_right(named, (at, len(named) and named[-1][1] + 1)) - 1
    return before >= 0 and at < named[before][1]


def _is_counted(plain: str, year: re.Match[str]) -> bool:
    if year["part"] or not PLURAL.match(plain, year.end()):
        return False
    return int(year["year"]) < 1900 or WITH_A_YEAR.search(plain[max(0, year.start() - 12) : year.start()]) is None


def _decades(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    for m in DECADE.finditer(plain):
        if m["word"] and not (m["part"] or m.group()[:3].lower() == "the"):
            continue
        tens = 20 + 10 * DECADE_WORDS.index(m["word"].lower()) if m["word"] else int(m["short"] or m["bare"] or 0)
        first = int(m["full"] or 1900 + tens)
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
        season = _calendar.season(m["season"].lower(), in_full(m["year"], anchor))
        yield found(text, *m.span(), with_part(season, m["part"]), year_written=True)


def _quarters(text: str, plain: str, anchor: Anchor) -> Iterable[Found]:
    here = anchor.day
    for m in QUARTER.finditer(plain):
        written = m["year"] is not None
        if not written and (here is None or (not m["rel"] and NOT_TIME.match(plain, m.end()))):
            continue
        number = int(m["q"]) if m["q"] else NUMBERED[m["ord"].lower()]
        halves = m["unit"].lower() == "half" if m["unit"] else m.group().lstrip("the ")[:1].upper() == "H"
        if (halves and (number > 2 or not (written or m["rel"]))) or (not halves and (m["ord"] or "").lower() in ("last", "latter")):
            continue
        year = int(m["year"]) if written else _year_of(number, m["rel"], halves, here) if here else 0
        yield found(
            text,
            *m.span(),
            _calendar.half(number, year) if halves else _calendar.quarter(number, year),
            year_written=written,
            anchor="absolute" if written else "publication",
        )
    for m in QUARTER_ENDED.finditer(plain):
        number = NUMBERS[m["month"]]
        ended = int(m["year"]) if m["year"] else yearless(number, int(m["day"]), anchor, m["verb"] == "ends")
        if ended is not None:
            ended_in = _calendar.quarter((number + 2) // 3, ended)
            yield found(text, *m.span(), ended_in, year_written=m["year"] is not None, anchor="absolute" if m["year"] else "publication")
    for m in NAMED_QUARTER.finditer(plain):
        number = NUMBERS[m["month"]]
        of = int(m["year"]) if m["year"] else yearless(number, None, anchor, False)
        if of is not None:
            told = _calendar.quarter(number // 3, of)
            yield found(text, *m.span(), told, year_written=m["year"] is not None, anchor="absolute" if m["year"] else "publication")
    for m in LATEST_QUARTER.finditer(plain):
        if here is not None and (span := _calendar.moved(here, -1, "quarter")) is not None:
            yield found(text, *m.span(), span, anchor="publication")


def _year_of(number: int, rel: str | None, halves: bool, here: date) -> int:
    """Return the year of a quarter that has none written: the last one that has begun."""
    if rel:
        return here.year + {"this": 0, "last": -1, "next": 1}[rel.lower()]
    return here.year - (not halves and (here.month + 2) // 3 < number)


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
            about = on(anchor.day.year)
            which = (m["which"] or "").lower()
            ahead = which == "next" if which in ("last", "next") else looks_ahead(plain, m.start(), m.end())
            year = about.year if which == "this" else yearless(about.month, about.day, anchor, ahead) or about.year
            day = on(year)
        span = _calendar.weekend_of(day) if m["weekend"] else _calendar.day(day)
        yield found(
            text,
            *m.span(),
            span,
            month=day.month,
            day=None if m["weekend"] else day.day,
            year_written=m["year"] is not None,
            anchor="absolute" if m["year"] else "publication",
        )
