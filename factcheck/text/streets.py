"""A street in a text, and one street written in two ways: "S. 6th St." is South Sixth Street."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon import table
from factcheck.text.folding import fold
from factcheck.values._level import any_of

NUMBERED = re.compile(r"(?P<digits>\d{1,3})(?:st|nd|rd|th|d)")
COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast", "nw": "northwest", "se": "southeast", "sw": "southwest"}
"""What a part of the compass is short for in addresses, after Publication 28 of the US Postal Service."""
WAY = r"(?:(?:[NSEW]|N[EW]|S[EW])\.?|(?:North|South)(?:east|west)?|East|West)"
"""A part of the compass before the name of a street, or behind it."""
WORD = r"(?:[A-Z][\w'’.-]*|\d{1,3}(?:st|nd|rd|th))"
"""The first word of a street's name."""
ROAD = "road "
"""How the name of a road that goes by its number begins, levelled: FM 31, Loop 480."""


@cache
def named_street() -> str:
    """Return the pattern of a street with its suffix: "Mill Court", "E. 118th St.", "Alder Road North"."""
    kinds = any_of([k for k in table("names_of_things")["streets"] if len(k) > 1])
    return rf"(?:{WAY}\s)?{WORD}(?:\s[A-Z][\w'’.-]*){{0,2}}?\s(?:{kinds})\b\.?(?:\s{WAY}(?!\w))?"


@cache
def numbered_road() -> str:
    """Return the pattern of a road that goes by a number: "Highway 31", "N. Loop 480"."""
    return rf"(?:{WAY}\s)?{any_of(table('names_of_things')['numbered_roads'])}\s\d{{1,4}}\b"


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


@dataclass(frozen=True)
class Street:
    """A street's name taken apart: "South Sixth Street" is the street Sixth, to the south; a numbered road is its number."""

    name: str
    way: str = ""
    kind: str = ""


@cache
def street(written: str) -> Street:
    """Return the parts of a street's name, however it is written."""
    words = fold(written).split()
    ways = {COMPASS.get(w, w) for w in (words[0], words[-1]) if w in COMPASS or w in COMPASS.values()} if len(words) > 1 else set()
    core = [w for n, w in enumerate(words) if n not in (0, len(words) - 1) or COMPASS.get(w, w) not in ways or len(words) == 1]
    way = " ".join(sorted(ways))
    if len(core) > 1 and core[-1].isdigit():
        return Street(ROAD + core[-1], way, ROADS.get(" ".join(core[:-1]), " ".join(core[:-1])))
    kinds = _kinds()
    kind = kinds.get(core[-1], "") if len(core) > 1 else ""
    return Street(" ".join(_ordinal(SHORT.get(w, w)) for w in (core[:-1] if kind else core)), way, kind)


SHORT = {"st": "saint", "mt": "mount", "ft": "fort"}
"""What the first words of streets are short for."""
ROADS = {"hwy": "highway", "rte": "route", "rt": "route", "farm to market": "fm", "farm to market road": "fm", "farm road": "fm"}
"""What roads that go by a number are short for, or called in full."""


def same_street(one: Street, other: Street) -> bool | None:
    """Return whether two names are of one street, or None where that cannot be told.

    A part of the compass and the suffix are often left out; a numbered road may have a name, or a second number, besides; "King" may be
    short for "M. L. King", and so may "MLK".
    """
    numbered = [s.name.startswith(ROAD) for s in (one, other)]
    if any(numbered):
        return None if not all(numbered) or one.kind != other.kind else one.name == other.name
    if one.name != other.name:
        return None if _may_be_one(one.name.split(), other.name.split()) else False
    return not ((one.way and other.way and one.way != other.way) or (one.kind and other.kind and one.kind != other.kind))


def _may_be_one(one: list[str], other: list[str]) -> bool:
    """Whether one name may be short for the other, or be its number written out: "MLK", "21st" and "Twenty-First"."""
    for short, full in ((one, other), (other, one)):
        if set(short) <= set(full) or short == ["".join(word[0] for word in full)]:
            return True
        if short[0][0].isdigit() and len(full) > 1 and full[-1] in _ordinals().values():
            return True
    return False


def ends_street(word: str) -> bool:
    """Return whether a word is a suffix of streets, in full or short: "Road", "Ave."; not one that names towns and hills as often."""
    return fold(word) in _kinds() and fold(word) not in NAMING_TOWNS


NAMING_TOWNS = frozenset(
    {"park", "hill", "point", "gardens", "heights", "ridge", "glen", "cove", "run", "pass", "grove", "bend", "crossing"}
)
"""Suffixes of streets that end the names of towns and hills as often."""


@cache
def _kinds() -> dict[str, str]:
    """Each street suffix, folded, with what it is short for."""
    names = table("names_of_things")
    return {fold(kind): names["streets_in_full"].get(fold(kind), fold(kind)) for kind in names["streets"]}


def _ordinal(word: str) -> str:
    """Write "6th" as newspapers write it out, up to the twentieth."""
    match = NUMBERED.fullmatch(word)
    return word if match is None else _ordinals().get(int(match["digits"]), word)


@cache
def _ordinals() -> dict[int, str]:
    return {number: word for word, number in table("numbers")["ordinals"].items()}
