"""How long: time behind bars, time something lasted or took.

Conflict: "spent 14 years in prison" beside "nine years behind bars", of one man.
Left alone: "more than two decades" beside "21 years"; a sentence of 40 years beside 20 years served.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.another_matter import another_matter
from factcheck.comparison.slots import SlotKind, Tie, tie_of_subjects
from factcheck.comparison.vetoes import another_scene, fuzzy, inferred_link, not_meant, outvoted, strange_names, too_far_apart, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Certainty, Claim
from factcheck.predicates.duration import MINIMUM, WORK
from factcheck.rules import slot_rule


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    """Time behind bars, the least to be served, or the unit: what a stretch measures is said by another word in every report."""
    return (claim.scope.of,) if claim.scope.of in ("served", MINIMUM) else (str(getattr(claim.value, "unit", "")),)


def other_stretch(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two words for what lasted name two stretches more often than one, unless the sentences are near twins."""
    if a.scope.of == b.scope.of or graph.alike(a, b) >= SURE:
        return None
    return f"another stretch: one is of “{a.scope.of}”, the other of “{b.scope.of}”"


SURE = 0.5


def linked(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A pronoun ties one to its subject, unless one man served time and one source alone has it otherwise than two that agree."""
    if a.scope.of == b.scope.of == "served" and _is_one_man(graph) and outvoted(graph, a, b) is not None:
        return None
    return inferred_link(graph, a, b)


def _is_one_man(graph: StoryGraph) -> bool:
    """Whether no two named people are said to have served time, pronouns and descriptions left out."""
    firm = (c for c in graph.of_predicate("duration") if c.scope.of == "served" and graph.certainty(c) is not Certainty.INFERRED)
    return len({e.id for c in firm if (e := graph.subject(c)) is not None and graph.is_named(e.id)}) <= 1


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    by_subject = tie_of_subjects(graph, a, b)
    if a.scope.of in ("served", MINIMUM):
        of_two = a.scope.of == MINIMUM and len(graph.bearers("duration", MINIMUM)) > 1
        return by_subject or (Tie.NONE if of_two else Tie.BY_FRAME)
    return Tie.NONE if by_subject is Tie.NONE and a.scope.of == b.scope.of == WORK else Tie.BY_FRAME


def counted_in(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """44 days and 45 days are one stretch, with its first day counted or not; a few days are told apart where all else is told the same."""
    one, other = getattr(a.value, "number", None), getattr(b.value, "number", None)
    if not (one and other) or abs(one - other) != 1 or "day" not in a.value.raw or "day" not in b.value.raw:
        return None
    told = max(one, other) <= FORTNIGHT and graph.alike(a, b) >= SURE
    return None if told else "counting: the first or the last day may be counted or not"


FORTNIGHT = 14
"""Days up to which a stretch is counted day by day."""


KIND = SlotKind(
    predicates=("duration",),
    block=_block,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(
        *(other_stretch, linked, not_meant, unfinished, another_scene, strange_names, fuzzy, too_far_apart, counted_in),
        another_matter,
    ),
    attribute=lambda _graph, claim: "time behind bars" if claim.scope.of == "served" else f"duration ({claim.scope.of})",
)

RULE = slot_rule("duration", "FC106", KIND)
