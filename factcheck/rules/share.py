"""A share, and what it is a share of: two shares of one whole, or one share of two different wholes, cannot both hold.

Conflict: "8 percent of all nurses" beside "11 percent of all nurses"; "a tenth of its drivers" beside "a tenth of its staff",
where both tell of the same cut.
Left alone: "15 percent of the staff" beside "40 percent of the managers".
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie
from factcheck.values import Relation
from factcheck.vetoes import another_scene, fuzzy, inferred_link, not_meant, restricted, strange_names, too_far_apart, unfinished


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return (claim.scope.of or "",)


KIND = SlotKind(
    predicates=("share",),
    block=_block,
    tie=lambda _graph, _a, _b: Tie.BY_FRAME,
    relation=lambda _graph, a, b: a.value.relation(b.value) if a.scope.limits == b.scope.limits or a.value.relation(b.value).agrees else Relation.CANNOT_TELL,
    vetoes=(inferred_link, not_meant, unfinished, another_scene, strange_names, fuzzy, too_far_apart, restricted),
    attribute=lambda _graph, claim: f"share of {claim.scope.of or claim.subject.name}",
)

RULE = slot_rule("share", "FC105", KIND)
