"""The street that goes with a number or with another street: of a house, of a block, of a corner.

"the corner of Mill Road and Sixth Street" · "at Eighth and Mill streets" · "the 1900 block of Canal Avenue" · "at 224 E. Mill Court"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates.designation import houses
from factcheck.text.streets import WAY, named_street, numbered_road, street
from factcheck.values._level import any_of
from factcheck.values.name import Name

CORNER, STRETCH, BLOCK, HOUSE = "corner with ", "stretch as far as ", "block ", "house "
"""What the street is of; behind each stands the other street or the number."""
PLAIN = r"(?:[A-Z][\w'’-]+|\d{1,3}(?:st|nd|rd|th))"
"""A street's name without its suffix: no point may end it, where a sentence may."""


@cache
def _corners() -> tuple[re.Pattern[str], ...]:
    full = rf"(?:{numbered_road()}|{named_street()})"
    bare = rf"(?:{WAY}\s)?{PLAIN}(?:\s[A-Z][\w'’-]+)?"
    before = r"\b(?:at|near|of|on|around|between|from)\s"
    plural = any_of(table("names_of_things")["streets_in_plural"])
    return (
        re.compile(
            rf"(?P<cue>\b(?:corner|intersection|junction)\sof\s)(?P<one>{full}|{bare})\s(?:and|at|with|&)\s(?P<other>{full}|{bare})"
        ),
        re.compile(rf"(?P<cue>{before})(?P<one>{bare})\s(?:and|&)\s(?P<other>{bare})\s(?i:{plural})\b"),
        re.compile(rf"(?P<cue>{before})(?P<one>{full}|{bare})\s(?:and|&)\s(?P<other>{full})"),
        re.compile(rf"(?<![\w'’.-])(?P<cue>)(?P<one>{full})\sat\s(?P<other>{full})"),
    )


@cache
def _block() -> re.Pattern[str]:
    name = rf"{numbered_road()}|{named_street()}|(?:{WAY}\s)?{PLAIN}(?:\s[A-Z][\w'’-]+)?"
    return re.compile(rf"(?<![\w$€£.,/-])(?P<number>\d{{2,5}})[\s-]block\sof\s(?P<street>{name})")


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str, str]]:
    """Each street between two offsets: the match, the group it stands in, and what it is of."""
    for match in houses(text, start, end):
        yield match, "street", HOUSE + match["number"].lstrip("0")
    for match in _block().finditer(text, start, end):
        yield match, "street", BLOCK + match["number"]
    taken = 0
    corners = sorted((m for p in _corners() for m in p.finditer(text, start, end)), key=lambda m: (m.start("one"), -m.end()))
    for match in corners:
        if match.start() < taken:
            continue
        taken = match.end()
        what = STRETCH if match["cue"].startswith(("between", "from")) else CORNER
        for mine, theirs in (("one", "other"), ("other", "one")):
            yield match, mine, what + street(match[theirs]).name


def find(context: Context) -> Iterator[Draft]:
    """Yield each street with what it is told beside."""
    for block in context.source.blocks:
        for match, group, of in _pairs(context.source.text, block.start, block.end):
            anchor = context.parsed.token_at(match.start(group))
            if anchor is None:
                continue
            yield Draft(
                value=Name(raw=match[group].rstrip("."), text=match[group].rstrip(".")),
                start=match.start(group),
                end=match.start(group) + len(match[group].rstrip(".")),
                anchor=anchor,
                subject=of,
                reach=match.span(),
                events=tuple(e.id for e in context.governing_events(anchor)),
                of=of,
                head=of.split()[0],
            )


PREDICATE = Predicate(family="attribute", kinds=("name",), holds=Holds.ONE_EVER, find=find)
