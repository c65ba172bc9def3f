"""With what someone was attacked.

Conflict: "shot with a rifle" where two others have "fired a handgun", and nobody else names a rifle.
Check: "shot with a rifle" beside "fired a handgun", of one attack, where neither source has the other's weapon.
Left alone: "a gun" beside "a pistol"; two weapons of one man in both sources.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.one_of_story import is_lone
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_meant, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules.offence import also_held


def _block(_graph: StoryGraph, _claim: Claim) -> Sequence[str]:
    return ("weapon",)


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    return Tie.BY_KEY if is_lone(graph, a, b, graph.of_predicate("weapon")) else Tie.BY_FRAME


KIND = SlotKind(
    predicates=("weapon",),
    block=_block,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, not_meant, unfinished, another_scene, strange_names, beside_itself, also_held),
    attribute=lambda _graph, _claim: "weapon",
)

RULE = slot_rule("weapon", "FC125", KIND, earned=False, outvotes=True)
