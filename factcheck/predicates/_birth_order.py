"""Somebody's place among brothers and sisters, and a spouse's among several: "the eldest of six", "the last of his four wives"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
FIRST, LAST, MIDDLE = "first", "last", "middle"
AMONG = (*ORDINALS[1:], LAST, MIDDLE)
ALIKE = {"eldest": FIRST, "oldest": FIRST, "first-born": FIRST, "firstborn": FIRST, "youngest": LAST}
KIN = {"siblings": "children", "daughters": "girls", "sisters": "girls", "sons": "boys", "brothers": "boys"}
KIN |= {kind: kind for kind in ("children", "girls", "boys", "wives", "husbands")}
"""Those among whom somebody has a place; the eldest sister may be the second child."""
PLACE = re.compile(
    rf"""
    \bthe\ (?P<which>{"|".join(ALIKE)}|{LAST}|{MIDDLE}|{"|".join(ORDINALS[1:])})\ of
    \ (?:(?:his|her|their|[A-Z]\w+['’]s|the\ couple['’]s)\ )?
    (?P<n>{"|".join(NUMBERS[1:])}|\d{{1,2}})\ (?:[a-z-]+\ )?
    (?P<kin>{"|".join(KIN)})\b
    """,
    re.VERBOSE,
)
AMONG_THE = "place among the "


class Standing(NamedTuple):
    """Who has which place among whom; `start` and `end` are those of the words that tell it."""

    person: Mention
    token: Token
    start: int
    end: int
    option: str
    among: str


def places(context: Context) -> Iterator[Standing]:
    """Yield the places of persons in their families, by whom the words are set beside, or by the subject of their clause."""
    for found in PLACE.finditer(context.source.text):
        token = context.parsed.token_at(found.start("which"))
        person = None if token is None else _bearer(context, token)
        if token is not None and person is not None:
            among = f"{AMONG_THE}{KIN[found['kin']]}"
            yield Standing(person, token, found.start("which"), found.end(), _option(found["which"], found["n"]), among)


def _option(which: str, number: str) -> str:
    """The place by one word: the fifth of five is the last, the second of three the middle one."""
    option = ALIKE.get(which, which)
    total = int(number) if number.isdigit() else NUMBERS.index(number) + 1
    if option in ORDINALS and ORDINALS.index(option) == total:
        return LAST
    return MIDDLE if (option, total) == ("second", 3) else option


def _bearer(context: Context, token: Token) -> Mention | None:
    for word in (token, *token.ancestors):
        if word.dep == "appos" and (beside := _person(context, word.head)) is not None:
            return beside
        if word.pos in ("VERB", "AUX"):
            return _person(context, subject_of(word))
    return None


def _person(context: Context, token: Token | None) -> Mention | None:
    mention = context.mention(token)
    return mention if mention is not None and mention.kind is EntityKind.PERSON else None
