"""With what someone was attacked.

Conflict: "shot with a rifle" where two others have "fired a handgun", and nobody else names a rifle.
Check: "shot with a rifle" beside "fired a handgun", of one attack, where neither source has the other's weapon.
Left alone: "a gun" beside "a pistol"; two weapons of one man in both sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_meant, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules.offence import also_held
from factcheck.values import Relation


def _block(_graph: StoryGraph, _claim: Claim) -> Sequence[str]:
    return ("weapon",)


def _weapons(graph: StoryGraph) -> Mapping[str, Sequence[Claim]]:
    """The weapons of each source."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("weapon"):
        found[claim.source].append(claim)
    return found


def is_the_weapon(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether a story tells of one weapon: each source has no other, and two or more have the one that one alone has not."""
    held = graph.remembered("weapons", lambda: _weapons(graph))
    for lone, other in ((a, b), (b, a)):
        own = all(c.value.relation(lone.value).agrees for c in held[lone.source])
        rest = [c for source, claims in held.items() if source != lone.source for c in claims]
        backing = [c for c in rest if c.value.relation(other.value) is Relation.SAME]
        if own and graph.independent(backing) > 1 and all(c.value.relation(other.value).agrees for c in rest):
            return True
    return False


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    return Tie.BY_KEY if is_the_weapon(graph, a, b) else Tie.BY_FRAME


KIND = SlotKind(
    predicates=("weapon",),
    block=_block,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, not_meant, unfinished, another_scene, strange_names, beside_itself, also_held),
    attribute=lambda _graph, _claim: "weapon",
)

RULE = slot_rule("weapon", "FC125", KIND, earned=False, outvotes=True)
