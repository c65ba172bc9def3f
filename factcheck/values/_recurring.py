"""Moments without a day: how often ("every Friday", "daily"), when nobody can say ("now"), by another event ("the next day")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.values import Anchor, Found, _calendar
from factcheck.values._calendar import CALENDAR, WEEKDAYS, Span
from factcheck.values._dates import WEEKDAY, found, with_part
from factcheck.values._level import any_of, level

VAGUE: dict[str, list[str]] = CALENDAR["vague"]
VAGUE_CODE = {word: code for code, words in VAGUE.items() for word in words}
EVERY_CODE: dict[str, str] = CALENDAR["every"]
SHORT = {w.lower(): n for w, n in WEEKDAYS.items()}
VAGUES = re.compile(
    rf"""(?<![\w-])(?<!\bas[ ])(?:{any_of(VAGUE["PRESENT_REF"])}(?![\w-])
    |{any_of([*VAGUE["PAST_REF"], *VAGUE["FUTURE_REF"]])}(?![\w-])   # "the past three years" is a length
     (?![ ](?:[\w-]+[ ]){{0,2}}(?:years?|months?|weeks?|weekends?|days?|decades?|quarters?|hours?|seasons?|centur\w+)\b)
    )(?![ ]known)""",
    re.VERBOSE | re.IGNORECASE,
)
EVENT = re.compile(
    r"""(?<!\w)(?:
      the[ ](?:next|same|following|previous|very[ ]next)[ ](?P<unit>day|morning|night|afternoon|evening|week|month|year|weekend)
    | that[ ](?:same[ ])?(?P<that>day|morning|night|afternoon|evening|week|month|year|summer|fall|winter|spring)
    | the[ ](?P<day>day|night|morning|week|month|year)[ ](?:before|after)(?=[ ](?:the|his|her|their|its|he|she|they)\b)
    | the[ ]day[ ]of[ ](?=the|his|her) )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
EVERY = re.compile(
    rf"""(?<!\w)(?:
      (?:every|each)[ ](?:other[ ]|single[ ])?
      (?P<unit>day|week|month|year|hour|morning|night|season|summer|winter|spring|fall|(?P<day>{WEEKDAY}))
    | (?P<word>daily|annually|yearly|hourly|nightly
      |(?:weekly|monthly|quarterly)(?![ ](?!and\b|or\b|in\b|at\b|on\b|since\b|to\b|by\b)[a-z])) )
    (?!\w)(?![ ](?:News|Mail|Times|Telegraph|Express|Star|Mirror|Beast|Post|Herald|Record|Show))""",
    re.VERBOSE | re.IGNORECASE,
)
YEARS_END = re.compile(r"(?<!\w)(?:the[ ])?(?:year's end|year-end|end of (?:the )?year)(?!\w)", re.IGNORECASE)


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield what recurs, what is vague and what hangs on an event: no days to compare; and the year's end."""
    plain = level(text)
    for m in VAGUES.finditer(plain):
        code = VAGUE_CODE[re.sub(" +", " ", m.group().lower())]
        yield found(text, *m.span(), Span(None, None, None, code, "vague"), anchor="none", vague=True)
    for m in EVENT.finditer(plain):
        unit = (m["unit"] or m["that"] or m["day"] or "day").lower()
        code = "XXXX-XX-XX" if unit in ("day", "night", "morning") else "PAST_REF"
        yield found(text, *m.span(), Span(None, None, None, code, unit), anchor="event")
    for m in EVERY.finditer(plain):
        number = SHORT[m["day"].lower()] if m["day"] else None
        code = EVERY_CODE[(m["word"] or m["unit"]).lower()] if number is None else f"XXXX-WXX-{number + 1}"
        yield found(text, *m.span(), Span(None, None, None, code, "day"), weekday=number, recurring=True, anchor="none")
    for m in YEARS_END.finditer(plain):
        if anchor.day is not None:
            yield found(text, *m.span(), with_part(_calendar.year(anchor.day.year), "late"), anchor="publication")
