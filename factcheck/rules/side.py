"""Which side, end, colour or degree: left against right of one body part, a black car against a silver one.

Conflict: "broke her left wrist" beside "a fracture of the right wrist", of one fall.
Left alone: "both knees"; the left knee in 2009 and the right one in 2011; left and right engine in one source.
"""

from __future__ import annotations

from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie, by_scope
from factcheck.vetoes import another_scene, beside_itself, not_meant, strange_names, unfinished

KIND = SlotKind(
    predicates=("side",),
    block=by_scope,
    tie=lambda _graph, _a, _b: Tie.BY_FRAME,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(not_meant, unfinished, another_scene, strange_names, beside_itself),
    attribute=lambda _graph, claim: f"which {claim.scope.of}",
)

RULE = slot_rule("side", "FC112", KIND)
