"""In which state or country a place lies.

Conflict: "Alder Mills, Vermont" beside "Alder Mills, Maine".
Left alone: "Mass." beside "Massachusetts"; a county beside its state; two towns of one name in one source.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.text.gazetteer import contains, same_place
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie
from factcheck.values import Relation
from factcheck.vetoes import beside_itself, unfinished


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return (claim.subject.name.casefold(),)


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Abbreviations are levelled; a state within a country is finer."""
    one, other = a.value.raw, b.value.raw
    if same_place(one, other):
        return Relation.SAME
    if contains(other, one):
        return Relation.FINER
    return Relation.COARSER if contains(one, other) else Relation.DIFFERENT


KIND = SlotKind(
    predicates=("located-in",),
    block=_block,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(unfinished, beside_itself),
    attribute=lambda _graph, _claim: "lies in",
)

RULE = slot_rule("located-in", "FC110", KIND)
