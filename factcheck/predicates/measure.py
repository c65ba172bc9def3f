"""A measured size: length, weight, magnitude, speed, times, ordinal, score, and of what.

"magnitude 6.1" · "a wall 12 feet high" · "300 km north of the capital" · "the fourth trial" · "shot eight times"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token

DIRECTIONS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")


def measured(head: Token) -> tuple[str, str]:
    """Return the noun or verb that is measured, and the adjective or direction that says which of its sides."""
    side = ""
    for word in (head, *head.ancestors):
        if word.lower in DIRECTIONS or (word.pos == "ADJ" and word.lemma in ("high", "long", "wide", "deep", "tall", "thick", "heavy", "far", "away")):
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
        following = [t for t in head.subtree if t.ent in ("GPE", "LOC", "FAC") and t.start >= found.end]
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=what,
            events=tuple(e.id for e in context.governing_events(head)),
            of=f"{what} {side}".strip(),
            place=following[0].text if following else None,
            head=what,
        )


PREDICATE = Predicate(family="quantity", kinds=("quantity",), holds=Holds.MANY, find=find)
