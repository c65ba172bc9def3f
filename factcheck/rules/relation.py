"""Who is whose mother, husband or lawyer, by name.

Conflict: "his mother, Ida Berg" beside "his mother, Ina Borg"; relations that a person may have several of are left alone.
Left alone: two sons, a former and a present wife, a nickname.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.resolve.names import same_name
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie
from factcheck.values import Relation
from factcheck.vetoes import inferred_link, unfinished

ONE = frozenset({"mother", "father"})
"""Relations that one person at most stands in."""


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    entity = graph.subject(claim)
    return () if entity is None else (f"{entity.id} {claim.scope.of}",)


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """One entity is the same; the surname alone of a fuller name is coarser."""
    if a.value.relation(b.value) is Relation.SAME or same_name(a.value.raw, b.value.raw):
        return Relation.SAME
    return Relation.DIFFERENT if a.scope.of in ONE else Relation.CANNOT_TELL


KIND = SlotKind(
    predicates=("relation",),
    block=_block,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished),
    attribute=lambda _graph, claim: claim.scope.of or "relation",
)

RULE = slot_rule("relation", "FC114", KIND, earned=False)
