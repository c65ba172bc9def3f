"""What a town's name is beside another word: part of a club's name, or somebody's home."""

from __future__ import annotations

from factcheck.text.gazetteer import located
from factcheck.text.name_words import words
from factcheck.text.parse import Token
from factcheck.text.streets import ends_street

DWELLERS = frozenset(
    [
        *("man", "woman", "boy", "girl", "teenager", "teen", "youth", "couple", "resident", "native", "mother", "father", "grandmother"),
        *("grandfather", "businessman", "businesswoman", "toddler", "pensioner", "police", "firefighter", "voter", "mayor"),
    ]
)
"""Nouns for people before which a town is a home; "a Jackson fan" lives anywhere."""

COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
QUARTER = 2
"""Points of the compass from which two bearings are apart: "south of" is near enough to "southwest of"."""


def two_bearings(one: int, other: int) -> bool:
    """Return whether two points of the compass, counted from the north, lie so far apart that one of them is wrong."""
    apart = abs(one - other)
    return min(apart, len(COMPASS) - apart) >= QUARTER


def is_club(text: str) -> bool:
    """Return whether a name is a town with the plural of its club: "Boston Larks", but not "Boston Police" or "General Motors"."""
    town, _, plural = text.removeprefix("the ").removeprefix("The ").rpartition(" ")
    ends = (
        plural.endswith("s")
        and not plural.endswith("ss")
        and (plural[:1].isupper() or plural[:1].isdigit())
        and plural not in words().heads | words().things
    )
    return ends and any(p.kind in {"city", "state"} for p in located(town))


def is_numbered(text: str) -> bool:
    """Return whether a word is the number that a club is called by: "the 49ers"."""
    return text[:2].isdigit() and text.endswith("ers") and text[:-3].isdigit()


def is_home(last: Token) -> bool:
    """Return whether a name's last word stands before a noun for people as towns do: "a Leeds man"."""
    after = last.next()
    return (
        after is not None
        and after.lemma in DWELLERS
        and after.text[0].islower()
        and last.head.i == after.i
        and last.dep in {"compound", "nmod", "amod"}
    )


INSIDE = frozenset({"in", "near", "outside"})
LIVE = frozenset({"live", "reside"})
INHABITANTS = frozenset({"resident", "native"})


def is_lived_in(first: Token, last: Token) -> bool:
    """Return whether somebody is said to live at a name: "who lives in Osby", "a resident of Osby", "Osby resident Ruth Lind"."""
    prep, after = first.next(-1), last.next()
    if first.text.isupper() or (after is not None and after.text[0].isdigit()):
        return False
    if prep is not None and prep.pos == "ADP" and prep.i == last.head.i:
        lived = prep.lower in INSIDE and prep.head.lemma in LIVE and prep.head.pos == "VERB"
        return lived or (prep.lower == "of" and prep.head.lemma in INHABITANTS)
    return after is not None and after.lemma in INHABITANTS and is_home(last)


def behind_street(name: Token) -> bool:
    """Return whether a comma sets a name behind a street, as addresses have a town: "a store in High Street, Osby"."""
    comma, last = name.next(-1), name.next(-2)
    return comma is not None and comma.text == "," and last is not None and last.text[0].isupper() and ends_street(last.text.rstrip("."))
