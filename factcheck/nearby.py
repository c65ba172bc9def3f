"""The claims that stand in the sentences of other sources most like a claim's own: where its like is to be looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.graph import StoryGraph
from factcheck.model import Claim


class Nearby:
    """The claims of some predicates by their sentences."""

    def __init__(self, graph: StoryGraph, *predicates: str) -> None:
        self._graph = graph
        self._held: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in graph.of_predicate(*predicates):
            if claim.frame is not None:
                self._held[claim.source, claim.frame.sentence].append(claim)

    def of(self, claim: Claim) -> Iterator[Claim]:
        """Yield the claims of its predicate in the nearest sentences of each other source."""
        if claim.frame is None:
            return
        for source, sentences in self._graph.alignment.nearest(claim.source, claim.frame.sentence).items():
            if source != claim.source:
                yield from (c for n in sentences for c in self._held.get((source, n), ()) if c.predicate == claim.predicate)
