"""Units of measure as they are written and spoken: "120 mph", "6 feet, 2 inches", "half a mile", "10 by 12 feet", "35C"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.values import _hedge
from factcheck.values._cardinal import UNITS
from factcheck.values._level import any_of
from factcheck.values._numeral import Numeral, numeral_at


class Unit(NamedTuple):
    """A unit, what it measures, and how it turns into the first unit of its dimension."""

    name: str
    dimension: str
    factor: float
    offset: float = 0.0


MEASURES = {
    name: Unit(name, dim, row["factor"], row.get("offset", 0.0)) for dim, rows in table("units").items() for name, row in rows.items()
}
SPELLINGS = {word: MEASURES[name] for rows in table("units").values() for name, row in rows.items() for word in row["words"]}
FIRST_SPELLINGS = {unit.name: word for word, unit in reversed(SPELLINGS.items())}
LETTERS = [w for w in SPELLINGS if len(w.strip(".")) <= 2 or not w.isascii() or "/" in w]
LONG_WORDS = [w for w in SPELLINGS if w not in LETTERS]
JOINED = any_of(LONG_WORDS).replace("[ ]{1,3}", "(?:[ ]{1,3}|-)")
"""A unit of two words may be joined before a noun: "a 40-square-mile area"."""
UNIT = rf"[ -]?-?[ ]?(?:(?P<word>(?i:{JOINED}))|(?P<letters>{any_of(LETTERS)}|°[ ]?[CF]|ft|KG|KM|MM|CM|ML))(?![\w²³/])"


@cache
def unit_word() -> re.Pattern[str]:
    """Return what finds a unit; compiled with the first text, since that takes long."""
    return re.compile(UNIT)


UP_TO_ELEVEN = r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
HEIGHT = re.compile(
    rf"""(?:[ -]|,[ ]|[ ]and[ ])?(?P<n>{UP_TO_ELEVEN})(?:[ -]?(?:inch(?:es)?|ins?\.?)(?!\w)|"|(?=[ ]tall|[ ]high))""",
    re.IGNORECASE,
)
FEET_INCHES = re.compile(
    rf"""(?<![\w'])(?P<feet>\d)'(?P<inches>\d{{1,2}})"?(?![\w']) | (?<!\w)(?P<feet2>\d)-foot-(?P<inches2>{UP_TO_ELEVEN})(?!\w)""",
    re.VERBOSE,
)
HEAT = {"C": "degree celsius", "F": "degree fahrenheit"}
RANGE = re.compile(r"[ ](?:to|-)[ ](?=[\d-])")
CHANGED_FROM = re.compile(r"(?<!ranged )(?<!ranging )(?<!range )(?<!ranges )(?<!varied )(?<!varying )\bfrom[ ]$", re.IGNORECASE)
# Units that are counted by "a" and by parts: "half a mile", "three-quarters of an acre", "a mile and a half". "A foot", "a yard",
# "a pound", "a stone" and "a ton of" are most often something else.
SPOKEN_WORDS = ("mile", "kilometer", "kilometre", "hectare", "acre", "gallon", "litre", "liter", "inch", "nautical mile")
SPOKEN = any_of(SPOKEN_WORDS)
WHOLE = any_of(["meter", "metre", "foot", "yard", "pound", "ton", "tonne", "ounce", "gram", "kilo", "kilogram", "barrel", "degree", "pint"])
PART_OF = re.compile(rf"[ -](?:of[ ])?an?[ ](?P<unit>{SPOKEN}|{WHOLE})(?![\w-])", re.IGNORECASE)
LONE = re.compile(
    rf"""(?<![\w-])(?:(?P<one>an?|one)[ ](?P<unit>{SPOKEN}|{WHOLE})(?P<half>[ ]and[ ]a[ ](?:half|quarter))?
    |(?:an?[ ])?quarter[ -](?P<unit2>mile|inch|acre|pound|ton))(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
# What makes a length of "a mile" without a hedge: "a mile from", not "a miss is as good as a mile".
FAR = re.compile(
    r"[ ](?:away|from|long|wide|high|deep|thick|tall|across|off|out|apart|north\w*|south\w*|east\w*|west\w*|upstream|downstream|inland|"
    r"below|above|beyond|of(?![ ]the\b)|or[ ]so)(?![\w-])",
    re.IGNORECASE,
)
# "10 by 12 feet", "4 x 4 inches": the first is in the unit of the second.
SIDES = re.compile(r"(?:[ -]by[ -]|[ ]?[x×][ ]?)(?=\d|[a-z])", re.IGNORECASE)
# "35C" is a temperature only among such words, or beside its twin in brackets; elsewhere it is a room or a seat.
DEGREES = re.compile(r"(?P<scale>[CF])(?!\w)")
ABOUT_HEAT = re.compile(
    r"\b(?:temperatures?|degrees|heat\w*|hot\w*|warm\w*|cold\w*|cool\w*|fr[eo]+z\w*|highs?|lows?|mercury|thermometers?|celsius|fahrenheit|"
    r"boil\w*|melt\w*|oven|fever|chill\w*|climate|weather|average\w*|below zero|minus)\b",
    re.IGNORECASE,
)
HEAT_TWIN = re.compile(r"[CF][ ]?\([^()]{0,12}\d[ ]?[CF]\)")


class Measured(NamedTuple):
    """So much of a unit, up to `end`."""

    numeral: Numeral
    end: int
    unit: str


def measured(plain: str, numeral: Numeral) -> Measured | None:
    """Return the number with the unit that is written after it, or that the words about it tell; None if it counts something."""
    unit = unit_word().match(plain, numeral.end)
    if unit and numeral.form != "score":
        name = unit_name(unit)
        if name == "foot" and numeral.top is None and (height := HEIGHT.match(plain, unit.end())):
            return Measured(inches(numeral, height["n"]), height.end(), "inch")
        if (ranged := _ranged(plain, numeral, unit)) is not None:
            return Measured(ranged, ranged.end, name)
        end, trailing = _hedge.after(plain, unit.end())
        if trailing is not None and numeral.hedge == "exact":
            return Measured(numeral._replace(hedge=trailing), end, name)
        return Measured(numeral, unit.end(), name)
    if degrees := _heat(plain, numeral):
        return Measured(numeral, degrees.end(), HEAT[degrees["scale"]])
    if side := _side(plain, numeral):
        return Measured(numeral, numeral.end, side)
    if numeral.form == "fraction" and (part := PART_OF.match(plain, numeral.end)):
        return Measured(numeral, part.end(), SPELLINGS[part["unit"].lower()].name)
    return None


def _heat(plain: str, numeral: Numeral) -> re.Match[str] | None:
    """Read the C of "35C", where the words are about heat."""
    degrees = DEGREES.match(plain, numeral.end)
    if degrees is None or numeral.form != "digits" or not -100 <= numeral.number <= 2000:
        return None
    near = plain[max(0, numeral.start - 60) : numeral.start]
    return degrees if HEAT_TWIN.match(plain, numeral.end) or near.endswith("(") or ABOUT_HEAT.search(near) else None


def _side(plain: str, numeral: Numeral) -> str | None:
    """Return the unit of "12 feet" for the 10 of "10 by 12 feet"."""
    by = SIDES.match(plain, numeral.end)
    second = numeral_at(plain, by.end()) if by else None
    unit = unit_word().match(plain, second.end) if second else None
    return unit_name(unit) if unit else None


def lone(plain: str) -> Iterable[Measured]:
    """Yield "a mile", "a mile and a half", "a quarter mile", "6-foot-2", whose number is no numeral of its own."""
    for match in LONE.finditer(plain):
        unit, half = (match["unit"] or match["unit2"]).lower(), match["half"]
        start, hedge = _hedge.before(plain, match.start())
        if match["unit"] and not half and (unit not in SPOKEN_WORDS or (hedge == "exact" and FAR.match(plain, match.end()) is None)):
            continue
        number = 0.25 if match["unit2"] else 1 + (0 if not half else 0.5 if half.endswith("half") else 0.25)
        numeral = Numeral(start, match.start(), match.end(), number, None, hedge, 1 if number == 1 else 0.25, "words")
        yield Measured(numeral, match.end(), SPELLINGS[unit].name)
    for match in FEET_INCHES.finditer(plain):
        feet = Numeral(match.start(), match.start(), match.end(), float(match["feet"] or match["feet2"]), None, "exact", 1, "digits")
        yield Measured(inches(feet, match["inches"] or match["inches2"]), match.end(), "inch")


def _ranged(plain: str, numeral: Numeral, unit: re.Match[str]) -> Numeral | None:
    """Take in "44 mg to 50 mg"; a change "from 44 mg to 50 mg" is two quantities."""
    joint = RANGE.match(plain, unit.end())
    if numeral.top is not None or joint is None or CHANGED_FROM.search(plain[max(0, numeral.start - 14) : numeral.start]):
        return None
    second = numeral_at(plain, joint.end())
    again = unit_word().match(plain, second.end) if second else None
    if second is None or again is None or second.top is not None or unit_name(again) != unit_name(unit):
        return None
    low, high = sorted((numeral.number, second.number))
    return numeral._replace(number=low, top=high, end=again.end(), hedge="exact")


def unit_name(match: re.Match[str]) -> str:
    """Return the name of the unit that `unit_word` matched."""
    written = re.sub(" +", " ", match["word"] or match["letters"])
    lower = written.lower()
    found = SPELLINGS.get(written) or SPELLINGS.get(lower) or SPELLINGS.get(lower.replace("° ", "°")) or SPELLINGS[lower.replace("-", " ")]
    return found.name


def inches(feet: Numeral, written: str) -> Numeral:
    """Return feet and inches in inches."""
    return feet._replace(number=feet.number * 12 + (UNITS[written.lower()] if written.isalpha() else int(written)))
