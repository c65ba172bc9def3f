"""What an indictment numbers: of which offence, against whom, and at which stage of the case."""

from __future__ import annotations

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.predicates.count import COUNTS
from factcheck.predicates.offence import STAGES


def is_charge(claim: Claim) -> bool:
    """Return whether a number is of the counts of an indictment: "one count of arson" is no manner of speaking."""
    return (claim.scope.of or "").partition(" ")[0] in COUNTS


def two_defendants(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether the two numbers are of the cases of two people."""
    accused = [{n.patient for n in graph.events(c) if n.type in STAGES and graph.is_named(n.patient)} for c in (a, b)]
    return is_charge(a) and bool(accused[0] and accused[1]) and accused[0].isdisjoint(accused[1])


def another_stage(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Say so where one tells what was charged and the other what was found: of three counts a jury may convict of two."""
    stages = [[STAGES[n.type] for n in graph.events(c) if n.type in STAGES] for c in (a, b)]
    if not is_charge(a) or not (stages[0] and stages[1]) or set(stages[0]) & set(stages[1]):
        return None
    return f"another stage: “{a.value.raw}” is of what was {stages[0][0]}, “{b.value.raw}” of what was {stages[1][0]}"


BY_STEALTH, BY_FORCE = ("Crime.Steal",), ("Conflict.", "Life.")


def another_case(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Say so where some were arrested over a theft and others over a fight or a death: two cases of one police log."""
    if a.scope.of != "arrested" or b.scope.of != "arrested":
        return None
    kinds = [{n.type for n in graph.events(c)} for c in (a, b)]
    stealth = [any(t.startswith(BY_STEALTH) for t in k) for k in kinds]
    force = [any(t.startswith(BY_FORCE) for t in k) for k in kinds]
    if stealth[0] is force[0] or stealth[1] is force[1] or stealth[0] is stealth[1]:
        return None
    return "another case: one arrest is over a theft, the other over violence"
