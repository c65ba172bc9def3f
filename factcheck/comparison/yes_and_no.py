"""Whether one source alone says that a thing was done which two others say was not, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Polarity


def one_says_otherwise(graph: StoryGraph, told: Sequence[Claim]) -> bool:
    """Return whether of the claims that tell of one thing those of one source say yes, or no, and two independent ones the other.

    A source that says both, the done and the not done, tells of two things, so that nothing can be said.
    """
    yes, no = ([c for c in told if c.polarity is way] for way in (Polarity.AFFIRMED, Polarity.NEGATED))
    if {c.source for c in yes} & {c.source for c in no}:
        return False
    return any(graph.independent(lone) == 1 and graph.independent(many) > 1 for lone, many in ((yes, no), (no, yes)))
