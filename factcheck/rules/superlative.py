"""What is the largest, the oldest or the only one of its kind.

Check: "the largest plant in the county" beside "the second-largest plant in the county", where both tell of one plant.
Left alone: "the largest of the five" beside "the largest in Europe"; the oldest and the largest of a family.
"""

from __future__ import annotations

from factcheck.comparison.restrictions import restricted
from factcheck.comparison.slots import SlotKind, Tie, by_scope
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_meant, strange_names, unfinished
from factcheck.rules import slot_rule

KIND = SlotKind(
    predicates=("superlative",),
    block=by_scope,
    tie=lambda _graph, _a, _b: Tie.BY_FRAME,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, not_meant, unfinished, another_scene, strange_names, restricted, beside_itself),
    attribute=lambda _graph, claim: f"rank of the {claim.scope.of}",
)

RULE = slot_rule("superlative", "FC123", KIND, earned=False)
