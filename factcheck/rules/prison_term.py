"""To what someone was sentenced.

Terms imposed on one person for one case are one slot; a possible term, a plea offer and a term for something else are not.
Conflict: "25 years to life" beside "sentenced to 15 years to life".
Conflict: "prosecutors sought the death penalty" beside "prosecutors did not seek the death penalty" in two others.
Left alone: 40 years to life beside 20 years served; "faces up to 30 years" beside "sentenced to 12".
"""

from __future__ import annotations

import re

from factcheck.comparison.slots import SlotKind, Tie, by_scope, tie_of_subjects
from factcheck.comparison.vetoes import another_scene, inferred_link, not_meant, unfinished
from factcheck.comparison.yes_and_no import one_says_otherwise
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality
from factcheck.rules import slot_rule
from factcheck.values import Relation
from factcheck.values._cardinal import UNITS
from factcheck.values._level import any_of

ONE_TELLING = 0.5
"""Least `alike` of two sentences that tell of one possible term, whoever asks for it."""


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    if _asked_or_not(graph, a, b):
        return Tie.BY_KEY
    tied = tie_of_subjects(graph, a, b)
    if tied is not None:
        return tied
    return Tie.BY_KEY if len(graph.bearers("prison-term", a.scope.of)) <= 1 and a.scope.of == "imposed" else Tie.BY_FRAME


def _not_meant(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One is denied or sought; the most that may be imposed is the same whoever asks for it, where the sentences tell one thing."""
    if _asked_or_not(graph, a, b):
        return None
    both_possible = a.scope.of == b.scope.of == "possible" and {a.modality, b.modality} <= {Modality.ASSERTED, Modality.SOUGHT}
    return None if both_possible and graph.alike(a, b) >= ONE_TELLING else not_meant(graph, a, b)


def _asked_or_not(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one source alone says that a penalty is asked for, or that it is not, where one person of the story may get it."""
    if a.polarity is b.polarity or {a.modality, b.modality} != {Modality.SOUGHT} or a.scope.of != "possible":
        return False
    if all(graph.sole_patient(step) is None for step in OF_THE_ACCUSED):
        return False
    told = [c for c in graph.of_predicate("prison-term") if c.scope.of == "possible" and c.modality is Modality.SOUGHT]
    asked = [c for c in told if c.value.relation(a.value) is Relation.SAME]
    return {a.id, b.id} <= {c.id for c in asked} and one_says_otherwise(graph, asked)


OF_THE_ACCUSED = ("Justice.Convict", "Justice.Charge", "Justice.Sentence")
"""Steps of a case that befall those who may get a penalty."""


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Terms differ by their length; one penalty differs where it is asked for in one source and not in the others."""
    return Relation.DIFFERENT if _asked_or_not(graph, a, b) else a.value.relation(b.value)


def _unfinished(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    return None if _asked_or_not(graph, a, b) else unfinished(graph, a, b)


SUSPENDED = re.compile(r"\bsuspend(?:ed|ing|s)?\b", re.IGNORECASE)
COUNT = re.compile(rf"\b(?P<number>{any_of(UNITS)}|\d+)[ ](?:[a-z]+[ ])?(?:life|death|terms?|sentences?)\b", re.IGNORECASE)


def one_of_several(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One sentence tells of more terms than one, of which the other's may be one: a part suspended, four of life without parole besides."""
    for one, other in ((a, b), (b, a)):
        told = graph.sentence_text(one)
        if SUSPENDED.search(told):
            return f"parts: not all of {one.value.raw} need be served"
        counted = COUNT.match(other.value.raw)
        numbers = {m["number"].casefold() for m in COUNT.finditer(told)}
        if counted is not None and counted["number"].casefold() in numbers:
            return f"parts: the sentence of “{one.span.quote}” also has “{counted['number']}”"
    return None


KIND = SlotKind(
    predicates=("prison-term",),
    block=by_scope,
    tie=_tie,
    relation=relation,
    vetoes=(inferred_link, _not_meant, _unfinished, another_scene, one_of_several),
    attribute=lambda _graph, claim: "sentence" if claim.scope.of == "imposed" else "possible sentence",
)

RULE = slot_rule("prison-term", "FC109", KIND, "high")
