"""The number by which one of several goes: a telephone, a licence plate, a house of its street, a terminal, a train, a calibre.

"call 555-0142" · "on 020 7946 0142" · "license plate 482 KLM" · "a home at 224 E. Mill Court" · "Terminal 2" · "flight BA117" ·
"Interstate 40" · "on the A19" · "junction 14" · "the 31st Precinct" · "quoting reference 4512" · "train No. 188" · "a .38 revolver" ·
"a red 2011 Nissan"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.folding import fold
from factcheck.text.streets import named_street, street_in_full
from factcheck.values._barred import MODEL_YEAR
from factcheck.values._level import any_of
from factcheck.values.name import Name

TELEPHONES, PLATES, REFERENCES, HOUSE = "telephone", "licence plate", "reference", "house of "
"""What a number is of; behind the last stands the street."""
CALIBRE, MODEL = "calibre", "model of the "
"""The same of a gun, and of the year in which a car was built; behind the last stands its make."""
TELEPHONE = re.compile(
    r"""(?<![\w$€£.,/-])(?P<number>
      (?:\+?1[-. ])? \(?\d{3}\)?[-. ] \ ?\d{3}[-. ]\d{4}       # 555-010-0142, (555) 010-0142
    | (?=(?:[ ()-]{0,2}\d){8,11}(?![ -]?\d)) \(?0\d{1,4}\)?[ -]{1,2} \d{3,8} (?:[ -]\d{3,4}){0,2} # (020) 7946 0142
    | (?=\+(?:[ ()-]{0,3}\d){9,14}(?![ -]?\d)) \+\d{1,3} (?:[ -]?\(?\d{1,5}\)?){1,4} [ -]\d{3,7}         # +44 20 7946 0142
    | 1[38]\d0[ ]\d{3}[ ]\d{3}                                 # 1800 555 142
    | (?:1[-. ])?8\d\d[-. ](?:\d{3}[-. ]\d{4}|[\dA-Z]{3}-?[\dA-Z]{4}) # 1-800-555-0142, 800-555-TIPS
    | \d{3}-\d{4}                                              # 555-0142
    )(?![\w-])""",
    re.VERBOSE,
)
PLATE = re.compile(
    r"""\b(?:(?:licen[sc]e|registration|number)\s+(?:plates?|tags?)|registration(?:\s+(?:mark|number|no\.?))?)
    (?:\s+(?:number|no\.?))?(?:\s+of)?:?\s+
    (?P<number>(?=[A-Z\d\ -]*\d)(?=[A-Z\d\ -]*[A-Z])[A-Z\d]{2,4}(?:[\ -]?[A-Z\d]{1,5}){1,3})\b""",
    re.VERBOSE,
)
REFERENCE = re.compile(
    r"""\b(?:
        quot(?:e|ing)\s(?:the\s)?(?:(?:crime|incident|case|police)\s)?(?:reference|ref\.?|log|incident|case|crime)
      | (?:crime|incident|case|reference|docket|occurrence)(?:\s(?:reference|ref\.?))?(?=\s(?:number|no)\b)
    )(?:\s(?:number|no)\b\.?:?)?\s
    (?P<number>[A-Z]{0,4}\d[\w/-]+\d)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""The number that police and courts file a case under: "quoting incident number 4512 of 3 May", "Case No. 24-cv-1023"."""
FLIGHT = re.compile(r"\b(?P<what>[Ff]light)s?,?\s(?P<number>(?:[A-Z]{2,3}|[A-Z]\d|\d[A-Z])[ -]?\d{1,4})\b")
"""With the letters of its airline: "flight BA117"."""
ROAD = re.compile(
    r"""\b(?:[Tt]he|[Oo]n|[Oo]f|[Aa]long|near|off|onto)\ (?:(?:north|south|east|west)bound\ |busy\ |main\ )?
    (?P<number>[ABMN]\d{1,4})(?:\(M\))?
    (?=[.,;:)’']|\s*$
      |\ (?:road|motorway|highway|dual|national|north|south|east|west|junction|roundabout|re-?opened|has|will|had|between|due)
      |\ (?:of|at|on|in|to|from|and|near|for|was|were|is|when|after|as|with|by|while|outside|towards?|into|through|or|early|late)\b)""",
    re.VERBOSE,
)
"""British, Irish and Indian roads, which a letter stands before: "on the A19", "of the M6"."""
GUNS = r"""(?:cal\b|calib(?:er|re)|magnum|special|(?:semi-?)?automatic|revolver|(?:hand)?gun|hand[ ]gun|pistol|rifle|carbine|derringer
    |weapon|round|bullet|cartridge|shell|casing|ammunition|Glock|Colt|Smith|Ruger|Taurus|Beretta|Sig\b|Springfield|Hi-Point|Kel-Tec|Remington)"""
"""What stands behind the calibre of a gun, its makers among them."""
CALIBRES = re.compile(
    rf"""(?<![\w.,$€£])(?:
      \.(?P<inches>17|22|223|25|270|30|300|303|308|32|357|38|380|40|44|45|50)[ -]{GUNS}
    | (?P<gauge>10|12|16|20|28)[ -](?:gauge|bore)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""The calibre of a gun in inches, and that of a shotgun; in millimetres it is a measure."""
AIRBUS = re.compile(r"A(?:2[12]0|3(?:[0-5]0|18|19|2\d|80))$|M16$|B(?:52|12)$|N95$")
"""What looks like a road and is an aircraft, a rifle, a vitamin or a mask."""
OF_PRESS = re.compile(r"\b(?:writers?|reporters?|editors?|correspondents?|newsroom)\b[^.]{0,60}\.?[^.]{0,60}$", re.IGNORECASE)
BYLINE = 140
"""Characters before a telephone in which a report may say whose it is: a reporter's is no part of the story."""
YEAR = re.compile(r"\b(?:in|since|of|by|from|until|the|its|his|her|their|a)\s$", re.IGNORECASE)
"""Before four digits that are a year, and no house: "in 2012 Mill Road was closed"."""


COUNTED = re.compile(
    r"\s(?:apartments|businesses|customers|drivers|families|homes|houses|neighbou?rs|people|residents|shops|stores|tenants|workers)\b"
)
"""Behind a street, what a number before it counts: "300 Mill Road residents fled"."""


@cache
def _house() -> re.Pattern[str]:
    """Return the pattern of a house number before its street."""
    return re.compile(rf"(?<![\w$€£.,/-])(?P<number>\d{{1,5}})\s(?P<street>{named_street()})")


def houses(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield each house of a street between two offsets; a year before a street is none."""
    for match in _house().finditer(text, start, end):
        year = len(match["number"]) == len("1999") and YEAR.search(text, max(start, match.start() - 8), match.start())
        if not year and not COUNTED.match(text, match.end()):
            yield match


BEHIND_SMALL = (
    r"(?=[.?!]?[”’)]*(?:\s+[A-Z“]|\s*$)|[,;:)]|\s(?:of|at|on|in|to|from|and|near|for|was|were|is|when|after|as|with|by|while)\b)(?![,.]\d)"
)
"""What may stand behind a number of a thing in small letters: it counts nothing, as in "left the terminal 20 minutes later"."""


NUMBERED = r"(?:(?:[Nn]o\.?|[Nn]umber|\#)\s?)?"
"""What may stand between a thing and its number: "train No. 188"."""


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    words = table("names_of_things")
    return (
        re.compile(rf"\b(?P<what>{any_of(words['designated'])})\s{NUMBERED}(?P<number>[A-Z]?\d{{1,4}}[A-Z]?)(?![\w,.]?\d|\w)"),
        re.compile(rf"\b(?P<what>{any_of(words['designated_small'])})s?\s{NUMBERED}(?P<number>[A-Z]?\d{{1,4}}[A-Z]?){BEHIND_SMALL}"),
        re.compile(rf"(?<![\w.,-])(?P<number>\d{{1,3}}(?:st|nd|rd|th|d))\s(?:Police\s)?(?P<what>{any_of(words['designated_before'])})\b"),
    )


BETWEEN = re.compile(r"\b(?P<what>[Jj]unction|[Ee]xit)s\s\d{1,3}[A-Z]?\s(?:and|to)\s(?P<number>\d{1,3}[A-Z]?)\b")
"""The second of two: "between junctions 14 and 15"."""
INTERSTATE = re.compile(r"\b(?P<what>I)-(?P<number>\d{1,3})\b")
"""As newspapers shorten it: "I-40"."""


@cache
def _model_year() -> re.Pattern[str]:
    return re.compile(MODEL_YEAR, re.VERBOSE)


IN_FULL = {"i": "interstate", "hwy": "highway", "apt": "apartment"}


class _Found(NamedTuple):
    """The number as it stands, the words that it stands in, the number levelled, and what goes by it."""

    at: tuple[int, int]
    reach: tuple[int, int]
    number: str
    what: str


def _read(match: re.Match[str], number: str, what: str, group: str = "number") -> _Found:
    return _Found(match.span(group), match.span(), number, what)


def _found(text: str, start: int, end: int) -> Iterator[_Found]:
    """Each designation between two offsets."""
    for match in TELEPHONE.finditer(text, start, end):
        if OF_PRESS.search(text, max(start, match.start() - BYLINE), match.start()):
            continue
        digits = re.sub(r"\(0\)(?<=\d \(0\))|[^\dA-Z]", "", match["number"])
        yield _read(match, _telephone(digits.removeprefix("1") if len(digits) > LONGEST else digits), TELEPHONES)
    for match in PLATE.finditer(text, start, end):
        yield _read(match, re.sub(r"\W", "", match["number"]), PLATES)
    for match in REFERENCE.finditer(text, start, end):
        yield _read(match, match["number"], REFERENCES)
    for match in FLIGHT.finditer(text, start, end):
        yield _read(match, re.sub(r"^(?:[A-Z]+|\d[A-Z]|[A-Z]\d)\W?", "", match["number"]), "flight")
    for match in ROAD.finditer(text, start, end):
        if not AIRBUS.match(match["number"]):
            yield _read(match, match["number"], "road")
    for match in houses(text, start, end):
        yield _read(match, match["number"].lstrip("0"), HOUSE + street_in_full(match["street"]))
    for pattern in (*_named(), BETWEEN, INTERSTATE):
        for match in pattern.finditer(text, start, end):
            what = fold(match["what"])
            yield _read(match, re.sub(r"(?<=\d)(?:st|nd|rd|th|d)$", "", match["number"]), IN_FULL.get(what, what))
    for match in CALIBRES.finditer(text, start, end):
        group = match.lastgroup or ""
        yield _read(match, match[group], "gauge" if group == "gauge" else CALIBRE, group)
    for match in _model_year().finditer(text, start, end):
        yield _read(match, match["year"], MODEL + (match["make"] or match["name"]), "year")


def _telephone(digits: str) -> str:
    """Write a number in one way, whatever brackets and dots it had: "555-0142", "504-555-0142"."""
    if not digits.isdigit() or len(digits) not in (LOCAL, LONGEST) or digits.startswith(("0", "1")):
        return digits
    return "-".join((*([digits[:3]] if len(digits) == LONGEST else []), digits[-7:-4], digits[-4:]))


LOCAL = 7
"""Digits of a telephone number without the code of its district."""
LONGEST = 10
"""Digits of a telephone number without the code of its country."""


def find(context: Context) -> Iterator[Draft]:
    """Yield each number with what goes by it."""
    text = context.source.text
    for block in context.source.blocks:
        for found in _found(text, block.start, block.end):
            anchor = context.parsed.token_at(found.at[0])
            if anchor is None:
                continue
            yield Draft(
                value=Name(raw=text[slice(*found.at)], text=found.number),
                start=found.at[0],
                end=found.at[1],
                anchor=anchor,
                subject=found.what,
                reach=found.reach,
                events=tuple(e.id for e in context.governing_events(anchor)),
                of=found.what,
                head=found.what.split()[0],
            )


PREDICATE = Predicate(family="attribute", kinds=("name",), holds=Holds.ONE_EVER, find=find)
