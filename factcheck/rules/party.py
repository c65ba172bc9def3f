"""To what party a politician belongs, where two reports name two.

Members change parties, so that a source which names both, or a word such as "former", decides nothing.
Conflict: "Republican Sen. Ruth Lind" beside "Ruth Lind, a Democrat,".
Left alone: a former Democrat who is a Republican; "his Republican rival"; a candidate of two parties that one report names both.
"""

from __future__ import annotations

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie, by_subject
from factcheck.values import Relation
from factcheck.vetoes import another_scene, beside_itself, inferred_link, unfinished


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two parties differ, unless one of them was left."""
    return Relation.CANNOT_TELL if a.scope.limits or b.scope.limits else a.value.relation(b.value)


KIND = SlotKind(
    predicates=("party",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished, another_scene, beside_itself),
    attribute=lambda _graph, _claim: "party",
)

RULE = slot_rule("party", "FC128", KIND, "high")
