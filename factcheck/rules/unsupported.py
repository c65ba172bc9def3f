"""What the draft says and no source has.

A draft is compared with its sources and never counts as one. A name, number, date, place or term of the draft that stands in
no source, in no form, is shown so that its writer can say where it comes from.
Check: the draft names a judge whom no source names.
Left alone: what a source says more exactly, in other words or in another unit; a value that a conflict already shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Modality, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding, subject_name

CHOSEN = ("age", "count", "date", "duration", "located-in", "measure", "money", "name", "offence", "place", "prison-term", "share")


def _backed(graph: StoryGraph, claim: Claim) -> bool:
    """Whether some source has the value, as a claim of the same kind or in so many words."""
    for other in graph.of_predicate(claim.predicate):
        if graph.is_draft(other):
            continue
        if claim.predicate == "name":
            if same_name(claim.value.raw, other.value.raw):
                return True
        elif claim.value.relation(other.value).agrees:
            return True
    words = claim.value.raw.casefold()
    return any(source.role == "source" and words in source.text.casefold() for source in graph.sources.values())


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one check a value of the draft that no source has."""
    if all(source.role == "draft" for source in graph.sources.values()):
        return
    for claim in graph.of_predicate(*CHOSEN):
        vague = getattr(claim.value, "vague", False) or getattr(claim.value, "recurring", False)
        if graph.is_draft(claim) and claim.modality is not Modality.PLANNED and not vague and not _backed(graph, claim):
            why = "no source has this"
            yield finding(
                graph, "unsupported", Verdict.CHECK, subject_name(graph, claim), claim.predicate, [[claim]], why=why, scope=claim.value.raw
            )


RULE = Rule(code="FC503", judge=judge)
