"""Whether a story tells of one thing of a kind, and one source alone has another than all the rest: one weapon, one way of escape."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.values import Relation


def is_lone(graph: StoryGraph, a: Claim, b: Claim, claims: Sequence[Claim]) -> bool:
    """Return whether one of two values is all that its source has of these claims, and the other all that the rest have, two or more."""
    for lone, other in ((a, b), (b, a)):
        own = all(c.value.relation(lone.value).agrees for c in claims if c.source == lone.source)
        rest = [c for c in claims if c.source != lone.source]
        backing = [c for c in rest if c.value.relation(other.value) is Relation.SAME]
        if own and graph.independent(backing) > 1 and all(c.value.relation(other.value).agrees for c in rest):
            return True
    return False
