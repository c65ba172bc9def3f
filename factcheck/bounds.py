"""How two numbers of one slot compare: by their values, and two floors or two ceilings by their sentences too.

"More than 105" and "more than 250" may both hold, but who knows that it was more than 250 does not write of 105: in sentences
that tell the same, one of them is wrong. A toll grows by the hour, so two floors of a toll decide nothing.
"""

from __future__ import annotations

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.values import Relation

TWIN = 0.5
"""Least `alike` for two bounds to be of one number."""
APART = 1.15
"""Least ratio of two bounds that are not one number rounded twice."""
TOLLS = frozenset(
    {"killed", "injured", "missing", "arrested", "homeless", "rescued", "shot", "treated", "trapped", "evacuated", "displaced"}
)


def compared(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare two numbers."""
    found = a.value.relation(b.value)
    return Relation.DIFFERENT if found is Relation.CANNOT_TELL and _two_bounds(graph, a, b) else found


def _two_bounds(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both are hedged by one word, far enough apart, of one thing that does not grow, in sentences that tell the same."""
    hedges = {getattr(c.value, "hedge", "exact") for c in (a, b)}
    if len(hedges) > 1 or hedges == {"exact"} or a.scope.of != b.scope.of or a.scope.of in TOLLS:
        return False
    low, high = sorted(abs(getattr(c.value, "number", 0)) for c in (a, b))
    units = [(getattr(c.value, "unit", ""), getattr(c.value, "currency", "")) for c in (a, b)]
    return units[0] == units[1] and low > 0 and high / low >= APART and graph.alike(a, b) >= TWIN
