"""Times of day: "9 a.m.", "at 4 in the morning", "14:30 GMT", "1353 (1023 GMT)", "mid-afternoon", "twenty to four at night".

"10 o'clock", "twenty past three" and "eight minutes to five" leave open in which half of the day: they are vague, with a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from factcheck.values import Anchor, Found
from factcheck.values._calendar import CALENDAR
from factcheck.values._level import any_of, level
from factcheck.values._numeral import numeral_at
from factcheck.values.moment import Moment

PARTS: dict[str, str] = CALENDAR["parts"]
ZONE = rf"(?:[ ](?:local[ ]time|(?:{any_of(CALENDAR['clock']['zones'])})\b))?"
CLOCK = rf"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<mi>[0-5]\d))?[ ]?(?P<ap>a\.?m\.?|p\.?m\.?)(?!\w){ZONE}"
ON_ITS_HOUR = rf"""(?P<h2>1[0-2]|0?[1-9]|{any_of(CALENDAR["clock"]["hours"])})
    (?:[:.](?P<m2>[0-5]\d)(?=[ ](?:in[ ]the[ ](?:morning|afternoon|evening)|at[ ]night)))?
    (?:[ ]o'?clock(?:[ ](?:in[ ]the[ ](?P<when>morning|afternoon|evening)|at[ ](?P<night>night)))?
      |[ ]in[ ]the[ ](?P<when2>morning|afternoon|evening)|[ ]at[ ](?P<night2>night))"""
ZONES = any_of(CALENDAR["clock"]["zones"])
ELSEWHERE = rf"""\((?:(?:[01]?\d|2[0-3])[:.]?[0-5]\d[ ]?(?:GMT|UTC)
    |(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?[ ]?(?:a\.?m\.?|p\.?m\.?)?[ ](?:{ZONES})|(?:[01]?\d|2[0-3]):[0-5]\d[ ](?:{ZONES}))
    (?:[ ](?:on[ ])?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\)"""
"""The same time by another clock: "at 1353 (1023 GMT)", "5 p.m. (2 p.m. PDT)"."""
OTHER_ZONE = rf"(?:[ ]{ELSEWHERE}|[ ]?/[ ]?(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?[ ]?(?:a\.?m\.?|p\.?m\.?)?[ ](?:{ZONES})\b)?"
CLOCKS = re.compile(
    rf"""(?:(?<![\w.:$]){CLOCK}
    | (?<!\S)(?=\w)(?:\A|(?<=\bat[ ])|(?<=about[ ])|(?<=around[ ])|(?<=\bby[ ])|(?<=before[ ])|(?<=after[ ])|(?<=until[ ])|(?<=since[ ]))
      {ON_ITS_HOUR}(?!\w)
    | (?<!\S)(?=[12]\d:)(?:(?<=\bat[ ])|(?<=about[ ])|(?<=around[ ])|(?<=\bby[ ])|(?<=before[ ])|(?<=after[ ])|(?<=until[ ])|(?<=since[ ]))
      (?P<evening>1[3-9]|2[0-3]):(?P<minute>[0-5]\d){ZONE}(?![\d:]|\.\d|[ ]?(?:minutes|seconds))
    | (?<!\S)(?<=\bat[ ])(?P<early>0\d)[:.](?P<past>[0-5]\d){ZONE}(?![\d:]|\.\d|[ ]?(?:minutes|seconds|percent|per[ ]cent|%))
    | (?<!\S)(?:(?<=\bat[ ])|(?<=about[ ])|(?<=around[ ])|(?<=\bby[ ])|(?<=before[ ])|(?<=after[ ])|(?<=until[ ])|(?<=since[ ]))
      (?P<to_past>five|ten|twenty|twenty-five|(?:a[ ])?quarter|half(?=[ ]past))[ ](?P<side>to|past)[ ]
      (?P<h3>1[0-2]|[1-9]|{any_of(CALENDAR["clock"]["hours"])})
      (?:[ ]in[ ]the[ ](?P<when3>morning|afternoon|evening)|[ ]at[ ](?P<night3>night))(?!\w)
    | (?<!\S)(?:(?<=\bat[ ])|(?<=about[ ])|(?<=around[ ])|(?<=\bby[ ])|(?<=before[ ])|(?<=after[ ])|(?<=until[ ])|(?<=since[ ]))
      (?P<h5>1[0-2]|0?[1-9])(?:[:.](?P<m5>[0-5]\d))?[ ]that[ ](?:same[ ])?(?P<when5>morning|afternoon|evening|night)(?!\w)
    | (?<!\w)(?:(?P<noon>noon|midday)|(?P<midnight>midnight))(?!\w)
    | (?<![\w.:])(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?:[ ]?(?:hours|hrs)(?!\w)|[ ](?:{ZONES}|local[ ]time)(?!\w)|(?=[ ]{ELSEWHERE}))
    | (?<=\bat[ ])(?P<h24d>[01]?\d|2[0-3])\.(?P<m24d>[0-5]\d)(?:[ ](?:hours|GMT|UTC|local[ ]time|BST|CET)(?!\w))
    | (?<![\w.:,$£€])(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?:[ ](?:{ZONES}|local[ ]time)(?!\w)|(?=[ ]{ELSEWHERE}))
    | (?:(?<=\bat[ ])|(?<=\bby[ ])|(?<=until[ ]))(?P<h4h>[01]\d|2[0-3])(?P<m4h>[0-5]\d)[ ]?(?:hours|hrs)(?!\w|[ ]of\b)
    ){OTHER_ZONE}""",
    re.VERBOSE | re.IGNORECASE,
)
AFTER_A_TIME = (
    *("o'clock", "local", "in", "at", "on", "as", "and", "but", "or", "when", "while", "before", "after", "this", "that", "last"),
    *(
        "yesterday",
        "today",
        "near",
        "outside",
        "inside",
        "behind",
        "by",
        "from",
        "off",
        "with",
        "for",
        "to",
        "until",
        "he",
        "she",
        "they",
        "it",
        "the",
    ),
)
"""Words that may follow a time of day; after a number of things comes their noun."""
OPEN = re.compile(
    rf"""(?<![\w.:$])
    (?: (?P<past>five|ten|twenty|twenty-five|(?:a[ ])?quarter|half)[ ]past
      | (?P<quarter>(?:a[ ])?quarter|(?<=\bat[ ])(?:five|ten|twenty|twenty-five))[ ]to
      | (?P<minutes>\d\d?|[a-z]+(?:-[a-z]+)?)[ ]minutes[ ](?P<side>to|past) )
    [ ](?P<h>1[0-2]|[1-9]|{any_of(CALENDAR["clock"]["hours"])})(?![\w:])
    (?=[ ](?:{any_of(AFTER_A_TIME)})\b|[^\w\s]|\s*$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A time by the half or quarter of an hour before it or by minutes, with nobody saying of which half of the day."""
MIDDLE = re.compile(r"(?<!\w)mid-?[ ]?(?P<part>morning|afternoon)(?!\w)", re.IGNORECASE)
BEFORE_DATE = re.compile(rf"(?<![\w.:$])(?:at[ ])?(?P<clock>{CLOCK})(?:,?[ ](?:on[ ])?|,[ ])$", re.IGNORECASE | re.VERBOSE)
AFTER_DATE = re.compile(
    rf",?[ ](?:at[ ])?(?:(?:about|around|approximately|roughly|just[ ]after|just[ ]before)[ ])?{CLOCK}", re.IGNORECASE | re.VERBOSE
)
BARE = re.compile(
    r"(?:(?<=\bat[ ])|(?<=about[ ])|(?<=around[ ])|(?<=\bby[ ])|(?<=before[ ])|(?<=after[ ])|(?<=until[ ])|(?<=since[ ]))"
    r"(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<mi>[0-5]\d)|(?<=\bat[ ]\d)|(?<=\bat[ ]\d\d)|(?<=\bat[ ](?:about)[ ]\d))[ ](?:on[ ])?$",
    re.IGNORECASE,
)
"""A time right before a part of a day, which says in which half it is: "at 9:12 this morning"."""
OF_PART = {"TMO": ("am", range(13)), "TAF": ("pm", (12, *range(1, 7))), "TEV": ("pm", range(4, 12)), "TNI": ("pm", range(6, 12))}
"""The half of the day that a part of it lies in, and the hours that it can have: of "1:30 on Friday night" nobody says which day."""
Time = tuple[int, int]


def hour(on: str, minute: str | None, half: str) -> Time:
    """Return hour and minute of a day of 24 hours."""
    return int(on) % 12 + (12 if half[0].lower() == "p" else 0), int(minute or 0)


def beside(plain: str, start: int, end: int) -> tuple[int, int, Time | None]:
    """Return where a date ends with the clock time that stands before or after it, and that time."""
    near = plain[max(0, start - 30) : start]
    if before := BEFORE_DATE.search(near):
        return start - len(near) + before.start("clock"), end, hour(before["h"], before["mi"], before["ap"])
    if after := AFTER_DATE.match(plain, end):
        return start, after.end(), hour(after["h"], after["mi"], after["ap"])
    return start, end, None


def before_part(plain: str, start: int, part: str | None) -> tuple[int, Time | None]:
    """Return where a day with a part begins with the time that stands before it, and that time: "at 9:12 this morning"."""
    near = plain[max(0, start - 30) : start]
    bare = BARE.search(near) if part in OF_PART else None
    if part is None or bare is None or int(bare["h"]) not in OF_PART[part][1]:
        return start, None
    return start - len(near) + bare.start("h"), hour(bare["h"], bare["mi"], OF_PART[part][0])


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield times of day that no date stands beside; nobody says of which day."""
    plain = level(text)
    for match in CLOCKS.finditer(plain):
        if _is_elsewhere(plain, match):
            continue
        clock = _read(match)
        if clock is None:  # "10 o'clock", nobody says in which half of the day
            yield _half_open(text, match.span(), (int(_in_digits(match["h2"])) % 12, 0))
        else:
            yield _undated(text, match.span(), anchor, f"T{clock[0]:02d}:{clock[1]:02d}", clock=clock)
    for match in OPEN.finditer(plain):
        half_open = _half_open_time(match)
        if half_open is not None:
            yield _half_open(text, match.span(), half_open)
    for match in MIDDLE.finditer(plain):
        part = PARTS[match["part"].lower()]
        yield _undated(text, match.span(), anchor, part, part=part)


BY_ANOTHER_CLOCK = re.compile(rf"{ELSEWHERE}", re.VERBOSE | re.IGNORECASE)
JUST_BEFORE = 45
"""Characters before a bracket in which the time by the clock of the place stands."""


def _is_elsewhere(plain: str, match: re.Match[str]) -> bool:
    """Whether a time in brackets tells by another clock the one before it: "at 8.41pm on Tuesday (1241 GMT)"."""
    at = match.start() - 1
    bracketed = plain[at : at + 1] == "(" and BY_ANOTHER_CLOCK.match(plain, at) is not None
    return bracketed and re.search(r"\d", plain[max(0, at - JUST_BEFORE) : at]) is not None


def _read(match: re.Match[str]) -> Time | None:
    if match["noon"] or match["midnight"]:
        return (12, 0) if match["noon"] else (0, 0)
    if match["h"]:
        return hour(match["h"], match["mi"], match["ap"])
    if match["h5"]:
        return hour(match["h5"], match["m5"], _half(match["when5"], int(match["h5"])))
    for hours, minutes in (("evening", "minute"), ("early", "past")):
        if match[hours]:
            return int(match[hours]), int(match[minutes])
    if match["to_past"]:
        named = _in_digits(match["h3"])
        of_day = hour(named, None, _half(match["when3"] or "night", int(named)))[0]
        of_day = 12 if named == "12" and match["side"].lower() == "to" and match["when3"] else of_day  # "ten to twelve in the morning"
        away = MINUTES[match["to_past"].lower().removeprefix("a ")] * (1 if match["side"].lower() == "past" else -1)
        return divmod((of_day * 60 + away) % (24 * 60), 60)
    for hours, minutes in (("h24", "m24"), ("h24d", "m24d"), ("h4", "m4"), ("h4h", "m4h")):
        if match[hours]:
            return int(match[hours]), int(match[minutes])
    when = (match["when"] or match["when2"] or match["night"] or match["night2"] or "").lower()
    if not when:
        return None
    on = _in_digits(match["h2"])
    return hour(on, match["m2"], _half(when, int(on)))


def _half_open_time(match: re.Match[str]) -> Time | None:
    """The time on a dial of twelve hours; None where what stands before "minutes" is no number of them."""
    named = match["past"] or match["quarter"]
    if named:
        away = MINUTES[named.lower().removeprefix("a ")]
    else:
        number = numeral_at(match["minutes"], 0)
        if number is None or number.top is not None or not 0 < number.number < HOUR:
            return None
        away = int(number.number)
    before = match["quarter"] or (match["side"] or "").lower() == "to"
    return divmod((int(_in_digits(match["h"])) * HOUR + (-away if before else away)) % (12 * HOUR), HOUR)


HOUR = 60
"""Minutes of it."""
MINUTES = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}


def _in_digits(on: str) -> str:
    return on if on.isdigit() else str(CALENDAR["clock"]["hours"].index(on.lower()) + 1)


def _half(when: str, on: int) -> str:
    """The half of the day: four at night is in the first, ten at night in the second."""
    return "am" if when.lower() == "morning" or (when.lower() == "night" and on in (12, 1, 2, 3, 4)) else "pm"


def _half_open(text: str, where: tuple[int, int], clock: Time) -> Found:
    return Found(*where, Moment(raw=text[slice(*where)], grain="time", anchor="none", vague=True, clock=clock))


def _undated(text: str, where: tuple[int, int], anchor: Anchor, code: str, clock: Time | None = None, part: str | None = None) -> Found:
    day = anchor.day.isoformat() if anchor.day else "XXXX-XX-XX"
    fields: dict[str, Any] = {"clock": clock, "part": part, "timex3": f"{day}{code}"}
    return Found(*where, Moment(raw=text[slice(*where)], grain="time", anchor="none", **fields))
