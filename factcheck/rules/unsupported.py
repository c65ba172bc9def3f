"""What the draft says and no source has.

A draft is compared with its sources and never counts as one. A name, number, date, place or term of the draft that stands in
no source, in no form, is shown so that its writer can say where it comes from; beside it stands what a source has in its
place, where one has something of the kind: the same person, the same event, or a sentence much like it.
Check: the draft names a judge whom no source names. The draft has "in Alder", where a source has "in Birch"; it has a motion denied,
where a source has one granted and none denied.
Left alone: what a source says more exactly, in other words or in another unit; a value that a conflict already shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Modality, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding, subject_name
from factcheck.values import Relation

CHOSEN = (
    *("age", "count", "date", "duration", "located-in", "measure", "money", "name", "offence", "outcome", "place", "prison-term"),
    "share",
)

OF_A_KIND = ("count", "measure", "share")
"""Comparable only where both count or measure the same kind of thing."""
OF_A_PERSON = ("age", "offence", "prison-term")
"""Of which a person has one at a time."""
NEAR = 0.18
"""Least likeness of two sentences for the value of one to be shown beside the other's: a help to look, no conflict."""


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
    if claim.predicate == "outcome":
        return False
    return any(source.role == "source" and graph.writes(source.id, claim.value.raw) for source in graph.sources.values())


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one check a value of the draft that no source has."""
    if all(source.role == "draft" for source in graph.sources.values()):
        return
    for claim in graph.of_predicate(*CHOSEN):
        if graph.is_draft(claim) and claim.modality is not Modality.PLANNED and not _vague(claim) and not _backed(graph, claim):
            near = _nearest(graph, claim)
            if near is None and claim.predicate == "outcome":
                continue  # that something happened is backed by whatever tells of it
            why = "no source has this" + ("; the nearest words of a source stand beside it" if near else "")
            camps = [[claim], [near]] if near else [[claim]]
            yield finding(
                graph, "unsupported", Verdict.CHECK, subject_name(graph, claim), claim.predicate, camps, why=why, scope=claim.value.raw
            )


def _vague(claim: Claim) -> bool:
    return bool(getattr(claim.value, "vague", False) or getattr(claim.value, "recurring", False))


def _nearest(graph: StoryGraph, claim: Claim) -> Claim | None:
    """The claim of a source that has another value in this one's place, if there is one."""
    others = (c for c in graph.of_predicate(claim.predicate) if not graph.is_draft(c) and c.value.kind == claim.value.kind)
    near = [(graph.alike(claim, other), other) for other in others if not _vague(other) and _in_its_place(graph, claim, other)]
    return max(near, key=lambda found: (found[0], found[1].source, -found[1].span.start), default=(0.0, None))[1]


def _in_its_place(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    if claim.predicate == "name":
        one, two = (c.value.raw.casefold().split() for c in (claim, other))
        return len(one) > 1 and len(two) > 1 and one[-1] == two[-1]
    if claim.predicate == "outcome":
        return claim.value.relation(other.value) is Relation.DIFFERENT
    if claim.predicate in OF_A_KIND and claim.scope.of != other.scope.of:
        return False
    subject = graph.subject(claim)
    same_subject = subject is not None and subject == graph.subject(other) and claim.predicate in OF_A_PERSON
    same_event = bool(set(graph.events(claim)[:1]) & set(graph.events(other)[:1]))
    return same_subject or same_event or graph.alike(claim, other) >= NEAR


RULE = Rule(code="FC503", judge=judge, earned=False)
