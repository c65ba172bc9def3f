"""To what someone was sentenced.

Terms imposed on one person for one case are one slot; a possible term, a plea offer and a term for something else are not.
Conflict: "25 years to life" beside "sentenced to 15 years to life".
Left alone: 40 years to life beside 20 years served; "faces up to 30 years" beside "sentenced to 12".
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie
from factcheck.vetoes import another_scene, inferred_link, not_meant, unfinished


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return (claim.scope.of or "",)


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None:
        return Tie.BY_KEY if one.id == other.id else Tie.NONE
    return Tie.BY_KEY if len(graph.bearers("prison-term", a.scope.of)) <= 1 and a.scope.of == "imposed" else Tie.BY_FRAME


KIND = SlotKind(
    predicates=("prison-term",),
    block=_block,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, not_meant, unfinished, another_scene),
    attribute=lambda _graph, claim: "sentence" if claim.scope.of == "imposed" else "possible sentence",
)

RULE = slot_rule("prison-term", "FC109", KIND, "high")
