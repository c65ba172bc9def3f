"""In which state or country a place lies.

Conflict: "Alder Mills, Vermont" beside "Alder Mills, Maine".
Left alone: "Mass." beside "Massachusetts"; a county beside its state; two towns of one name in one source.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.text.gazetteer import contains, same_place
from factcheck.values import Relation


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


def two_of_a_name(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One source puts the name into both states, so there are two places of that name."""
    name = a.subject.name.casefold()
    for one, other in ((a, b), (b, a)):
        for third in graph.of_predicate("located-in"):
            if third.source == other.source and third.subject.name.casefold() == name and same_place(third.value.raw, one.value.raw):
                return f"rival: one source has {a.subject.name} in both"
    return None


KIND = SlotKind(
    predicates=("located-in",),
    block=_block,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(unfinished, two_of_a_name),
    attribute=lambda _graph, _claim: "lies in",
)

RULE = slot_rule("located-in", "FC110", KIND)
