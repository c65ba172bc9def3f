"""How many there were: people killed, injured or arrested, workers, houses, shots.

Counts share a slot when the noun is of one class or the same thing befell those counted, nothing limits one of them alone,
and the words round them speak of one thing. A later, larger toll is an update; "several" and "about" are no number.
Conflict: "nine people were injured" beside "injuring seven", on one day.
Left alone: "three of the five mills" beside "two mills"; "20 hurt" beside "at least 15 hurt"; a toll that grows.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie
from factcheck.vetoes import COUNTING, update

BEFALLEN = frozenset({"killed", "injured", "arrested", "shot", "missing", "trapped", "homeless", "laid off"})


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return (claim.scope.of,) if claim.scope.of else (f"verb {claim.frame.verb}",) if claim.frame else ()


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    if a.scope.of in BEFALLEN and graph.scene(a) == graph.scene(b) == "main" and a.scope.limits == b.scope.limits:
        return Tie.BY_KEY
    return Tie.BY_FRAME


KIND = SlotKind(
    predicates=("count",),
    block=_block,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(*COUNTING, update),
    attribute=lambda _graph, claim: f"number {claim.scope.of}" if claim.scope.of in BEFALLEN else f"number of {claim.scope.of or claim.subject.name}",
)

RULE = slot_rule("count", "FC102", KIND, "high")
