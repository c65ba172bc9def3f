"""One value in sentences that tell the same, though each source hangs it on another word.

Agreement: "costs fall by $4.5 billion" beside "$4.5 billion is cost reductions".
Left alone: equal numbers in sentences that share little; values that a narrower rule compares anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Verdict
from factcheck.rules import Rule, finding, subject_name
from factcheck.values import Relation
from factcheck.vetoes import fuzzy, unfinished

COMPARED = ("count", "money", "share", "measure", "duration")
ALIKE = 0.4
"""Least `alike` for an equal value of another word to be of the same thing."""


def _partners(graph: StoryGraph, claim: Claim, held: dict[tuple[str, int], list[Claim]]) -> Iterator[Claim]:
    """Yield the equal values of the nearest sentences of other sources that hang on another word."""
    if claim.frame is None:
        return
    for source, sentences in graph.alignment.nearest(claim.source, claim.frame.sentence).items():
        for other in (c for n in sentences for c in held.get((source, n), ())):
            apart = other.predicate == claim.predicate and other.scope.of != claim.scope.of and source != claim.source
            if apart and claim.value.relation(other.value) is Relation.SAME and graph.alike(claim, other) >= ALIKE:
                yield other


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one agreement a value, with all that tell it in sentences like the first."""
    held: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate(*COMPARED):
        if claim.frame is not None:
            held[claim.source, claim.frame.sentence].append(claim)
    taken: set[str] = set()
    for claim in graph.of_predicate(*COMPARED):
        if claim.id in taken:
            continue
        camp = [claim, *(c for c in _partners(graph, claim, held) if not (fuzzy(graph, claim, c) or unfinished(graph, claim, c)))]
        if graph.independent(camp) > 1:
            taken |= {c.id for c in camp}
            why = f"{len(graph.outlets(camp))} outlets"
            entity, scope = subject_name(graph, claim), f"{claim.value.show()}|{claim.predicate}"
            yield finding(graph, "same-value", Verdict.AGREEMENT, entity, claim.predicate, [camp], why=why, severity="low", scope=scope)


RULE = Rule(code="FC506", judge=judge, earned=False)
