"""Messages of social media that stand inside an article: who wrote them, and on which day."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.text.dateline import DATE, find_stamps

SIGNATURE = re.compile(
    rf"""(?:—|–|--|-)\s*
    (?P<speaker>[^()—–@]{{2,60}}?)\s*
    \((?P<handle>@\w{{1,30}}(?:@[\w.-]+)?)\)\s*
    (?P<date>{DATE.pattern})?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""— Ann Bell (@annbell) June 1, 2022 · – City Desk (@citydesk) 3 May 2019 · — Ann Bell (@annbell)"""


class Signature(NamedTuple):
    """The last line of an embedded message; `start` is its offset in the line."""

    start: int
    speaker: str
    published: str | None


def signature(line: str) -> Signature | None:
    """Return who signs an embedded message at the end of this line, and its date."""
    found = SIGNATURE.search(line)
    if found is None:
        return None
    stamps = find_stamps(found["date"] or "")
    return Signature(found.start(), found["speaker"].strip(), stamps[0].edtf if stamps else None)
