"""To what party a politician belongs, where two reports name two.

Members change parties, so that a source which names both, or a word such as "former", decides nothing.
Conflict: "Republican Sen. Ruth Lind" beside "Ruth Lind, a Democrat,".
Left alone: a former Democrat who is a Republican; "his Republican rival"; a candidate of two parties that one report names both.
"""

from __future__ import annotations

from factcheck.comparison.printed_names import said_of_bearer
from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import another_scene, inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.values import Relation


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two parties differ, unless one of them was left."""
    return Relation.CANNOT_TELL if a.scope.limits or b.scope.limits else a.value.relation(b.value)


def of_both(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A source calls the bearer a member of both."""
    for claim in (a, b):
        if len({c.value.show() for c in said_of_bearer(graph, claim, "party")}) > 1:
            return f"rival: {graph.sources[claim.source].outlet} names two parties"
    return None


KIND = SlotKind(
    predicates=("party",),
    block=by_subject,
    tie=lambda graph, a, b: Tie.BY_KEY if graph.subject(a) == graph.subject(b) else Tie.NONE,
    relation=relation,
    vetoes=(inferred_link, unfinished, another_scene, of_both),
    attribute=lambda _graph, _claim: "party",
)

RULE = slot_rule("party", "FC128", KIND, "high")
