"""Of what someone died, or from what a fire started.

Conflict: "died of pneumonia" where two others have "died of cancer", and nobody else names pneumonia.
Check: "died of pneumonia" beside "her death from cancer", where neither source has the other's cause.
Left alone: "died of a heart attack" beside "died of heart failure"; "cancer" beside "lung cancer"; a cause that is feared or alleged.
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_scope, tie_of_subjects
from factcheck.comparison.vetoes import another_scene, inferred_link, not_asserted, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules.offence import also_held


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    return (tie_of_subjects(graph, a, b) if a.scope.of == "death" else None) or Tie.BY_FRAME


def another_fire(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Say so of two fires of two times; a person dies once, whatever else the sentence dates."""
    return None if _tie(graph, a, b) is Tie.BY_KEY else another_scene(graph, a, b)


KIND = SlotKind(
    predicates=("cause",),
    block=by_scope,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, not_asserted, unfinished, another_fire, also_held),
    attribute=lambda _graph, claim: f"cause of the {claim.scope.of}",
)

RULE = slot_rule("cause", "FC124", KIND, earned=False, outvotes=True)
