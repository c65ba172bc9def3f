"""On which side of a town something lies: at one distance from it, but to its north-west and to its south-east.

The distance and the town say that both speak of one thing; bearings less than a quarter of the compass apart are one told roughly.
Conflict: "30 miles north-west of Osby" beside "48 km to the south-east of Osby".
Left alone: "north" beside "north-west"; other distances from one town; a source that writes of both sides.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import not_meant, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules._one_thing import point
from factcheck.text.gazetteer import place_key
from factcheck.text.towns import two_bearings
from factcheck.values import Relation

AHEAD = 40
"""Characters from a distance to the town that it is measured from: "30 miles to the north-west of the port city of Osby"."""


def _distance(graph: StoryGraph, claim: Claim) -> Claim | None:
    """The measure that stands right before the bearing."""
    if point(claim) is None:
        return None
    measures = (c for c in graph.of_source(claim.source) if c.predicate == "measure" and c.scope.place and of_one_sentence(c, claim))
    text = graph.sources[claim.source].text
    for measure in measures:
        at = text.find(claim.value.raw, measure.span.start, measure.span.end + AHEAD + len(claim.value.raw))
        if at >= 0 and claim.value.raw.startswith(measure.scope.place or "-"):
            return measure
    return None


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return () if _distance(graph, claim) is None else (place_key(claim.value.raw),)


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    one, other = _distance(graph, a), _distance(graph, b)
    return Tie.BY_KEY if one is not None and other is not None and one.value.relation(other.value) is not Relation.DIFFERENT else Tie.NONE


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two bearings differ where they are a quarter of the compass apart."""
    one, other = point(a), point(b)
    if one is None or other is None:
        return Relation.CANNOT_TELL
    return Relation.DIFFERENT if two_bearings(one, other) else Relation.SAME


KIND = SlotKind(
    predicates=("place",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(not_meant, unfinished),
    attribute=lambda _graph, claim: f"side of {claim.value.raw}",
)

RULE = slot_rule("bearing", "FC139", KIND)
