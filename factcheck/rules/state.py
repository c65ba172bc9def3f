"""In what state somebody or something was, where two states exclude one another.

Check: "The tower was undamaged" beside "the tower was damaged", of one day.
Left alone: critical on Monday and stable on Friday; "guilty" beside "says he is innocent".
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.updates import update
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_asserted, strange_names
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Polarity
from factcheck.rules import slot_rule
from factcheck.text.words import noun_class
from factcheck.values import Relation


def _head(claim: Claim) -> str:
    return noun_class(claim.frame.head) if claim.frame is not None else ""


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    entity = graph.subject(claim)
    return (f"{claim.scope.of} {entity.id if entity is not None else _head(claim)}",)


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    one, other = graph.subject(a), graph.subject(b)
    known = one is not None and other is not None and one.id == other.id and graph.is_named(one.id)
    return Tie.BY_KEY if known else Tie.BY_FRAME


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two options differ, and so does one option with a "not" on one side; two with one "not" say little."""
    said = a.value.relation(b.value)
    if a.polarity is b.polarity:
        return said if a.polarity is Polarity.AFFIRMED or said.agrees else Relation.CANNOT_TELL
    return Relation.DIFFERENT if said.agrees else Relation.CANNOT_TELL


def later(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """States change from one day to the next."""
    one, other = graph.sources[a.source].published.day, graph.sources[b.source].published.day
    return update(graph, a, b) if one is None or other is None or one == other else "update: the reports are of two days"


KIND = SlotKind(
    predicates=("state",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(inferred_link, not_asserted, another_scene, strange_names, beside_itself, later),
    attribute=lambda _graph, claim: claim.scope.of or "state",
)

RULE = slot_rule("state", "FC312", KIND, earned=False)
