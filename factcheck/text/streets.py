"""One street written in two ways: "S. 6th St." is South Sixth Street."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import table
from factcheck.text.folding import fold

NUMBERED = re.compile(r"(?P<digits>\d{1,3})(?:st|nd|rd|th|d)")
COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast", "nw": "northwest", "se": "southeast", "sw": "southwest"}
"""What a part of the compass is short for in addresses, after Publication 28 of the US Postal Service."""


@cache
def street_in_full(name: str) -> str:
    """Return a street's name folded and written out; any other name as `fold` has it."""
    words = fold(name).split()
    kinds = table("names_of_things")["streets_in_full"]
    at = next((n for n in range(len(words) - 1, 0, -1) if words[n] not in COMPASS and words[n] not in COMPASS.values()), None)
    if at is None or (words[at] not in kinds and words[at] not in kinds.values()):
        return " ".join(words)
    before = [_ordinal(COMPASS.get(w, w)) for w in words[:at]]
    return " ".join([*before, kinds.get(words[at], words[at]), *(COMPASS.get(w, w) for w in words[at + 1 :])])


def _ordinal(word: str) -> str:
    """Write "6th" as newspapers write it out, up to the twentieth."""
    match = NUMBERED.fullmatch(word)
    return word if match is None else _ordinals().get(int(match["digits"]), word)


@cache
def _ordinals() -> dict[int, str]:
    return {number: word for word, number in table("numbers")["ordinals"].items()}
