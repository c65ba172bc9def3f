"""The minute of a day by Greenwich, of a time that is printed with a zone of one meaning: "1353 (1023 GMT)", "8:02 p.m. PDT"."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import table
from factcheck.values import Value
from factcheck.values.moment import Moment

HOUR = 60
DAY = 24 * HOUR
BY_ZONE = re.compile(
    r"(?P<h>[01]?\d|2[0-4])(?:[:.]?(?P<m>[0-5]\d))?[ ]?(?P<half>[ap])?(?:\.?m\.?)?[ ](?P<zone>[A-Z]{3,4})\b",
    re.IGNORECASE,
)
"""A time right before its zone: "1023 GMT", "6:58 p.m. EDT"."""


@cache
def _offsets() -> dict[str, int]:
    """Minutes by which the clocks of a zone are ahead of Greenwich; zones that share their letters with another are not there."""
    return {zone: int(minutes) for zone, minutes in table("calendar")["offsets"].items()}


def by_greenwich(value: Value) -> int | None:
    """Return the minute of the day in UTC; None where no zone is printed, or one of two meanings (CST, IST)."""
    if not isinstance(value, Moment) or value.clock is None or value.vague:
        return None
    found = {minute for match in BY_ZONE.finditer(value.raw) if (minute := _minute(match)) is not None}
    return found.pop() if len(found) == 1 else None


def _minute(match: re.Match[str]) -> int | None:
    ahead = _offsets().get(match["zone"].upper())
    if ahead is None:
        return None
    hour = int(match["h"])
    if match["half"] is not None:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return (hour * HOUR + int(match["m"] or 0) - ahead) % DAY
