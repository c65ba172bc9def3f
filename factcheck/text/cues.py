"""Words that speak for furniture: the cues of lexicon/furniture.toml, scored on one line."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.text.lines import Line

ENOUGH = 3
"""Score at which a line is set aside; a cue that is sure weighs this much alone."""

OTHER_WORDS = 10
"""Words of a line's other sentences from which a cue does not speak for the whole line."""
SHORTEST = 4
"""Words of a line that is too short for a headline."""

BULLET = re.compile(r"^[•·*▪◦‣–—-]\s+")
ADDRESS = re.compile(r"\b(?:you|your|yours|we|our|us)\b", re.IGNORECASE)
NOTICE = re.compile(r"\b(?:licen[cs]e|permission|redistributed|broadcasting|trademarks?|inc)\b", re.IGNORECASE)
"""Words of a legal notice's other sentences."""
REQUEST = re.compile(
    r"^(?:please|donate|subscribe|support|join|sign|give|help|click|tap|enter|start|become|make|get|follow|share|vote|download)\b",
    re.IGNORECASE,
)


class Cue(NamedTuple):
    """A family of phrases, where they stand, and how much they weigh."""

    reason: str
    where: str
    weight: int
    pattern: re.Pattern[str]

    def hits(self, bare: str, outside: str, line: Line) -> int:
        """Return how many different phrases of the family the line has."""
        if self.where == "whole":
            return int((len(line.words) <= 16 or not line.ended) and self.pattern.fullmatch(bare) is not None)
        if self.where == "begins":
            return int(self.pattern.match(bare) is not None)
        return len({found[0].lower() for found in self.pattern.finditer(outside)})


@cache
def cues() -> tuple[Cue, ...]:
    """Return the families, in the order of the table."""
    table = lexicon.table("furniture")["cue"]
    phrases = (re.compile("|".join(f"(?:{p})" for p in c["patterns"]), re.IGNORECASE) for c in table)
    return tuple(Cue(c["reason"], c["where"], c["weight"], pattern) for c, pattern in zip(table, phrases, strict=True))


def reason(line: Line, repeated: bool) -> str | None:
    """Return why the line's words make it furniture, None if they do not; quoted speech is not listened to."""
    bare = BULLET.sub("", line.text.replace("’", "'")).strip()
    outside = line.unquoted.replace("’", "'")
    found = [(cue, min(2, hits)) for cue in cues() if (hits := cue.hits(bare, outside, line))]
    if repeated and not line.text.endswith((".", '."', ".”")) and not found:
        return "repeated on the page" if len(line.words) <= 6 else None
    if not found:
        return None
    heaviest = max(found, key=lambda one: one[0].weight)[0]
    if heaviest.weight >= ENOUGH:
        return None if heaviest.where == "anywhere" and _is_mostly_other(line, heaviest) else heaviest.reason
    addressed = ADDRESS.search(outside) is not None or REQUEST.match(bare) is not None
    if line.ended and len(line.words) >= 10 and not addressed:
        return None  # "The nonprofit newsroom laid off 20 reporters" is news
    score = sum(cue.weight * hits for cue, hits in found) + addressed + (not line.ended and len(line.words) <= SHORTEST) + repeated
    return heaviest.reason if score >= ENOUGH else None


def _is_mostly_other(line: Line, cue: Cue) -> bool:
    """A page run together: "© 2016 The Courier. Two men were charged on Friday with ..." is article."""
    sentences = re.split(r"(?<=[.!?])\s+", line.text.replace("’", "'"))
    others = [s for s in sentences if not any(c.pattern.search(s) for c in cues() if c.reason == cue.reason)]
    return sum(len(s.split()) for s in others if s.endswith(".") and not NOTICE.search(s)) >= OTHER_WORDS
