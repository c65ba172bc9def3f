"""How someone got away or got there.

Conflict: "fled on foot" where two others have "escaped by car", and nobody else says he went on foot.
Check: "fled on foot" beside "escaped by car", of one person, where neither source has the other's way.
Left alone: two journeys; a car that he left before he ran.
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import another_scene, inferred_link, not_meant, strange_names, unfinished
from factcheck.rules import slot_rule
from factcheck.rules.nationality import both_known

KIND = SlotKind(
    predicates=("means",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_FRAME,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, not_meant, unfinished, another_scene, strange_names, both_known),
    attribute=lambda _graph, _claim: "means of travel",
)

RULE = slot_rule("means", "FC126", KIND, earned=False, outvotes=True)
