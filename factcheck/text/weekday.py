"""On which weekday a report came out, by its own words: "the office said Wednesday"."""

from __future__ import annotations

import re

from factcheck.model import Source
from factcheck.text.dateline import WEEKDAYS

REPORTING = re.compile(
    r"\b(?:said|says|announced|told|reported|according to|released|issued|confirmed|statement|testified)\b[^.;]{0,60}?\b(?:on )?"
    rf"(?P<day>{'|'.join(WEEKDAYS)})\b(?!,? (?:\w{{3,9}}\.? )?\d)|\b(?P<before>{'|'.join(WEEKDAYS)})\b (?:that|in a statement)",
    re.IGNORECASE,
)
ANY_WEEKDAY = re.compile(rf"(?<!last )(?<!next )\b(?P<day>{'|'.join(WEEKDAYS)})\b(?!,? (?:\w{{3,9}}\.? )?\d)", re.IGNORECASE)


def weekday_of(source: Source) -> int | None:
    """Return the weekday of the report: the one somebody said something on, else the only one of the text."""
    body = [source.text[b.start : b.end] for b in source.blocks if b.kind == "body"]
    for line in body[:3]:
        if said := REPORTING.search(line):
            return WEEKDAYS.index((said["day"] or said["before"]).lower())
    named = {found["day"].lower() for line in body for found in ANY_WEEKDAY.finditer(line)}
    return WEEKDAYS.index(named.pop()) if len(named) == 1 else None
