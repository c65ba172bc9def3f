"""From what illness someone suffered.

Conflict: "she suffered a stroke in May" where two others have "her heart attack in May" of her, and nobody else names a stroke.
Check: the same, of two sources.
Left alone: "cancer" beside "lung cancer"; two illnesses that one source has; another person's illness.
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_asserted, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules.offence import also_held

STRUCK = frozenset({"suffer", "have"})
"""Verbs of what befalls one at one time: of what people recover from or fight there are many."""


def _tie(_graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    verbs = {c.frame.verb for c in (a, b) if c.frame is not None}
    return Tie.BY_KEY if verbs <= STRUCK or len(verbs) == 1 else Tie.BY_FRAME


KIND = SlotKind(
    predicates=("illness",),
    block=by_subject,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, not_asserted, unfinished, another_scene, beside_itself, also_held),
    attribute=lambda _graph, _claim: "illness",
)

RULE = slot_rule("illness", "FC138", KIND, earned=False, outvotes=True)
