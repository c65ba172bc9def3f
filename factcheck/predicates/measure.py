"""A measured size: length, weight, magnitude, speed, times, ordinal, score, and of what.

"magnitude 6.1" · "a wall 12 feet high" · "300 km north of the capital" · "the fourth trial" · "shot eight times"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token

DIRECTIONS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")


REFERENCE = re.compile(
    r"""
    \ ?(?:\([^)]{0,30}\)\ ?)?                                     # 300 km (186 miles)
    (?:to\ the\ )?(?:(?:north|south|east|west|-)+\ (?:of|from)|from|away\ from)\  # southwest of
    (?:the\ (?:city|town|capital|port|village)\ (?:city\ )?(?:of\ )?)?  # the port city of
    (?P<place>[A-Z][\w'’-]+(?:\ [A-Z][\w'’-]+){0,2})                # Osby
    """,
    re.VERBOSE,
)


def measured(head: Token) -> tuple[str, str]:
    """Return the noun or verb that is measured, and the adjective or direction that says which of its sides."""
    side = ""
    for word in (head, *head.ancestors):
        if word.lower in DIRECTIONS or (
            word.pos == "ADJ" and word.lemma in ("high", "long", "wide", "deep", "tall", "thick", "heavy", "far", "away")
        ):
            side = side or word.lower
        if word is not head and word.pos in ("NOUN", "PROPN", "VERB"):
            return word.lemma, side
    return head.lemma, side


def find(context: Context) -> Iterator[Draft]:
    """Yield every quantity that has a unit."""
    for found, head in context.of_kind("quantity"):
        unit = getattr(found.value, "unit", "")
        if not unit:
            continue
        what, side = measured(head)
        reference = REFERENCE.match(context.source.text, found.end)
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=what,
            events=tuple(e.id for e in context.governing_events(head)),
            of=f"{what} {side}".strip(),
            place=reference["place"] if reference else None,
            head=what,
        )


PREDICATE = Predicate(family="quantity", kinds=("quantity",), holds=Holds.MANY, find=find)
