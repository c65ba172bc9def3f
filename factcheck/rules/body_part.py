"""Which part of the body was shot, broken or operated on.

Conflict: "shot in the chest" beside "a bullet hit him in the head", of one man.
Left alone: "the thigh" beside "the leg"; "shot in the head and the chest" beside "shot in the chest"; a player's knee and shoulder.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.slots import SlotKind, Tie, tie_of_subjects
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_meant, outvoted, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.predicates.body_part import HURT
from factcheck.rules import slot_rule

ONCE = frozenset({"shot", "stabbed"})
"""Harms that seldom befall one person twice; of an athlete's operations there are many."""


def _block(_graph: StoryGraph, _claim: Claim) -> Sequence[str]:
    return ("body",)


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    harms = {a.scope.of, b.scope.of}
    if len(harms - {HURT}) > 1:
        return Tie.NONE
    tie = tie_of_subjects(graph, a, b) or Tie.BY_FRAME
    return Tie.BY_FRAME if tie is Tie.BY_KEY and not harms & ONCE else tie


def of_nobody(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One names whose part it was and the other does not say: it may be another's, unless two others have the other part too."""
    bearers = [graph.subject(c) for c in (a, b)]
    if sum(e is None for e in bearers) != 1 or outvoted(graph, a, b) is not None or graph.alike(a, b) >= TWIN:
        return None
    return "bearer: one of them does not say whose it was"


TWIN = 0.5
"""Least `alike` for two sentences to be of one wound, where one does not say whose."""


KIND = SlotKind(
    predicates=("body-part",),
    block=_block,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, not_meant, unfinished, another_scene, strange_names, beside_itself, of_nobody),
    attribute=lambda _graph, claim: f"part of the body that was {claim.scope.of}",
)

RULE = slot_rule("body-part", "FC130", KIND)
