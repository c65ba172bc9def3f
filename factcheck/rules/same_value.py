"""One value in sentences that tell the same, though each source hangs it on another word.

Agreement: "costs fall by $4.5 billion" beside "$4.5 billion is cost reductions".
Left alone: equal numbers in sentences that share little; values that a narrower rule compares anyway.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparison.nearby import Nearby
from factcheck.comparison.tolls import two_fates
from factcheck.comparison.vetoes import fuzzy, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Verdict
from factcheck.rules import Rule, finding, subject_name
from factcheck.values import Relation

COMPARED = ("count", "money", "share", "measure", "duration")
ALIKE = 0.4
"""Least `alike` for an equal value of another word to be of the same thing."""


def _agree(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the values are equal, hang on two words, and stand in sentences that tell the same."""
    apart = a.scope.of != b.scope.of and not (fuzzy(graph, a, b) or unfinished(graph, a, b)) and not two_fates(a, b)
    return apart and a.value.relation(b.value) is Relation.SAME and graph.alike(a, b) >= ALIKE


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one agreement a value, with all that tell it in sentences like the first."""
    nearby = Nearby(graph, *COMPARED)
    taken: set[str] = set()
    for claim in graph.of_predicate(*COMPARED):
        if claim.id in taken:
            continue
        camp = [claim, *(other for other in nearby.of(claim) if _agree(graph, claim, other))]
        if graph.independent(camp) > 1:
            taken |= {c.id for c in camp}
            why = f"{len(graph.outlets(camp))} outlets"
            entity, scope = subject_name(graph, claim), f"{claim.value.show()}|{claim.predicate}"
            yield finding(graph, "same-value", Verdict.AGREEMENT, entity, claim.predicate, [camp], why=why, severity="low", scope=scope)


RULE = Rule(code="FC506", judge=judge, earned=False)
