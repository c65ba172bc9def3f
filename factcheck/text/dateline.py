"""When a page says it was published: time stamps, "date 2022-06-02", and the place and agency before a wire story."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b)"
_MONTH = "|".join(rf"{m[:3]}(?:{m[3:]}|t)?" if m == "september" else rf"{m[:3]}(?:{m[3:]})?" for m in MONTHS)

DATE = re.compile(
    rf"""(?:
      \b(?P<iso>\d{{4}}-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)     # 2022-06-02T07:00:00Z
    | \b(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})\b    # Nov. 30, 2009
    | \b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})\.?,?\s+(?P<y2>\d{{4}})\b   # 28 November 2005
    | \b(?P<n1>\d{{1,2}})(?P<sep>[/.])(?P<n2>\d{{1,2}})(?P=sep)(?P<y3>\d{{4}}|\d\d)(?![\d/.])   # 11/30/09
    )""",
    re.IGNORECASE | re.VERBOSE,
)

LABEL = re.compile(
    r"\b(?P<changed>updated?|modified|changed|edited)\b|\b(?:published|posted|created|date|datepublished|issued|released)\b",
    re.IGNORECASE,
)

CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
BESIDE = re.compile(
    rf"""\b(?:{CLOCK})(?!\w)
    | \b{_WEEKDAY}\.?
    | \b(?:GMT|UTC|BST|CET|CEST|IST|AEST|AEDT|[ECMP][SD]?T|[ap]\.?m\.?|local\s+time)\b
    | \b(?:last|first|updated?|modified|changed|edited|published|posted|created|date|datepublished|issued)\b
    | \b(?:on|at|by|time|originally|article|story)\b
    | \b\d{{1,2}}\s+(?:min(?:ute)?s?|hours?)\s+(?:ago|read)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)

META = re.compile(
    r"""["'{\s]*(?:date(?:published)?|published|posted)["']?\s*:?\s*["']?\d{4}-\d\d-\d\d(?:T[\d:.Z+-]+)?["',}]*(?:\s+|$)""",
    re.IGNORECASE,
)
"""At the head of a line: "date 2022-06-02 Your donation today ..."."""

_STATE = r"(?:,\s(?:[A-Z][\w.]*\s?){1,2})?"

DATELINE = re.compile(
    rf"""(?:
        [A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){{0,3}}{_STATE} (?:\s*\([^()]{{2,30}}\))?                  # PORTLAND, Maine (AP) —
      | (?:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,3}}{_STATE}\s*)? \([A-Z][^()]{{1,28}}\)            # Port Vale (Reuters) -
    )\s*(?:—|–|--|-)\s+(?=\S)
    | (?:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,3}}{_STATE}\s*)? \([A-Z]{{2,8}}\)(?=[A-Z“"])        # (CNN)Three men were held""",
    re.VERBOSE,
)
"""The place and the agency before the first word of a report; a place alone stands in capitals."""


_DAY = rf"(?:{_WEEKDAY}\.?,?\s+)?"
_SAID = r"(?:(?:first|last|originally)\s+)?(?:published|posted|created|updated|modified)"
_FILED = r"(?-i:\b[Pp]osted\s+in(?:\s(?:[A-Z][\w&-]*|and|of))+)\s+on"  # "posted in Local News on May 3"
LABELLED = re.compile(rf"(?:(?P<open>\()\s*{_SAID}(?:\s+on)?:?|\b{_SAID}(?:\s+on)?:|{_FILED})\s*{_DAY}(?:{CLOCK},?\s+)?$", re.IGNORECASE)
"""Before the date of a stamp that stands in a line of other words; its clock may come first."""
AS_FAR = 60
"""Characters before a date in which its label may stand."""
CLOSED = re.compile(rf"(?:,?\s*(?:at\s+)?(?:{CLOCK}))?(?:\s*(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]?T)\b)?(?P<close>\s*\))?", re.IGNORECASE)


UPDATE = re.compile(r"\s+Updates?\s*$")
"""Behind the date at the end of a headline: "Mill Fire: June 13, 2016 Update"."""


class Stamp(NamedTuple):
    """A date on the page, and whether it is that of a later change."""

    start: int
    end: int
    edtf: str
    changed: bool


def find_stamps(line: str) -> tuple[Stamp, ...]:
    """Return the full dates of a line; 3/4/2020 is left out where nothing says which is the month."""
    found = []
    for match in DATE.finditer(line):
        if edtf := _edtf(match, line):
            label = list(LABEL.finditer(line, 0, match.start()))
            found.append(Stamp(match.start(), match.end(), edtf, bool(label and label[-1]["changed"])))
    return tuple(found)


def is_stamp(line: str) -> bool:
    """Whether the line holds a full date and, beside it, nothing but clock, weekday, zone and labels."""
    if not DATE.search(line):
        return False
    return not re.search(r"[^\W_]", BESIDE.sub(" ", DATE.sub(" ", line)))


def stamps_in_line(line: str) -> tuple[tuple[int, int], ...]:
    """Return where a line has stamps among other words: in brackets, or behind a label and a colon; neighbours are one."""
    found: list[tuple[int, int]] = []
    for match in DATE.finditer(line):
        if (update := UPDATE.match(line, match.end())) is not None:
            found.append((match.start(), update.end()))
            continue
        before, after = LABELLED.search(line, max(0, match.start() - AS_FAR), match.start()), CLOSED.match(line, match.end())
        if before is None or after is None or bool(before["open"]) is not bool(after["close"]):
            continue
        if found and not line[found[-1][1] : before.start()].strip():
            found[-1] = (found[-1][0], after.end())
        else:
            found.append((before.start(), after.end()))
    return tuple(found)


def earliest_said(stamps: Iterable[Stamp]) -> str | None:
    """Return the date of publication: that of a change only where no other stands."""
    known = list(stamps)
    return next((s.edtf for s in known if not s.changed), known[0].edtf if known else None)


def read_date(written: str) -> str | None:
    """Return one date in an editor's writing as EDTF, None if there is none."""
    bare = written.strip()
    if re.fullmatch(r"\d{4}(?:-\d\d)?", bare):
        return bare
    stamps = find_stamps(bare)
    return stamps[0].edtf if stamps else None


def _edtf(match: re.Match[str], line: str) -> str | None:
    if match["iso"]:
        return _day(int(match["iso"][:4]), int(match["iso"][5:7]), int(match["iso"][8:]))
    if match["n1"]:
        year = int(match["y3"])
        whole = year if year > 99 else year + (2000 if year < 70 else 1900)
        return _numeric(int(match["n1"]), int(match["n2"]), whole, match["sep"], line)
    written = (match["m1"] or match["m2"])[:3].lower()
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(written))
    return _day(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))


def _numeric(first: int, second: int, year: int, separator: str, line: str) -> str | None:
    """Month and day in either order: a number over 12 tells, equal numbers do not matter, else the clock's a.m. or p.m."""
    if separator == "." or first > 12:
        return _day(year, second, first)
    # 24-hour clocks go with the day first, "1:19PM" and US zones with the month first
    if second > 12 or first == second or re.search(r"\d\s*[ap]\.?m\b|\b[ECMP][SD]?T\b", line, re.IGNORECASE):
        return _day(year, first, second)
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
