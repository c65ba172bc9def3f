"""To what someone was sentenced.

Terms imposed on one person for one case are one slot; a possible term, a plea offer and a term for something else are not.
Conflict: "25 years to life" beside "sentenced to 15 years to life".
Left alone: 40 years to life beside 20 years served; "faces up to 30 years" beside "sentenced to 12".
"""

from __future__ import annotations

import re

from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.slots import SlotKind, Tie, by_scope, tie_of_subjects
from factcheck.comparison.vetoes import another_scene, inferred_link, not_meant, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality
from factcheck.rules import slot_rule
from factcheck.text.nominals import PRONOUNS
from factcheck.values import Relation
from factcheck.values._cardinal import UNITS
from factcheck.values._level import any_of

ONE_TELLING = 0.5
"""Least `alike` of two sentences that tell of one possible term, whoever asks for it."""


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    tied = tie_of_subjects(graph, a, b)
    if tied is not None:
        return tied
    if len(graph.bearers("prison-term", a.scope.of)) <= 1 and a.scope.of == "imposed":
        return Tie.BY_KEY
    anybody = any(graph.subject(c) is None and c.subject.name.casefold() in PRONOUNS for c in (a, b))
    return Tie.NONE if anybody else Tie.BY_FRAME  # "he" may be any of those who were sentenced


def _not_meant(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One is denied or sought; the most that may be imposed is the same whoever asks for it, where the sentences tell one thing."""
    both_possible = a.scope.of == b.scope.of == "possible" and {a.modality, b.modality} <= {Modality.ASSERTED, Modality.SOUGHT}
    return None if both_possible and graph.alike(a, b) >= ONE_TELLING else not_meant(graph, a, b)


SUSPENDED = re.compile(r"\bsuspend(?:ed|ing|s)?\b", re.IGNORECASE)
COUNT = re.compile(rf"\b(?P<number>{any_of(UNITS)}|\d+)[ ](?:[a-z]+[ ])?(?:life|death|terms?|sentences?)\b", re.IGNORECASE)


TOTAL = re.compile(r"\b(?:combined|in all|in total|altogether|total of|overall)\b", re.IGNORECASE)
EACH = re.compile(r"\b(?:each|apiece|consecutive|concurrent|first|second|third|another|a further)\b", re.IGNORECASE)


def _of_a_total(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One is the sum of several terms, or one of several: six years for each robbery, twelve in all."""
    terms = [getattr(c.value, "minimum", None) or 0 for c in (a, b)]
    low, high = (graph.sentence_text(c) for c in ((a, b) if terms[0] < terms[1] else (b, a)))
    for told, other, mark in ((high, low, TOTAL), (low, high, EACH)):
        said = mark.search(told)
        if said is not None and not mark.search(other):
            return f"parts: “{said.group()}” tells of more terms than one"
    return None


def _in_one_sentence(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One sentence tells of two terms: for theft and for assault, of one man and of another."""
    for one in (a, b):
        terms = [c for c in graph.of_source(one.source) if c.predicate == "prison-term" and c.id != one.id and of_one_sentence(c, one)]
        others = [c for c in terms if c.scope.of == one.scope.of and c.value.relation(one.value) is Relation.DIFFERENT]
        of_one = [c for c in others if graph.subject(c) is None or graph.subject(c) == graph.subject(one)]
        if of_one:
            return f"parts: the sentence of “{one.value.raw}” also has “{of_one[0].value.raw}”"
    return None


def one_of_several(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One sentence tells of more terms than one, of which the other's may be one: a part suspended, four of life without parole besides."""
    suspended = [SUSPENDED.search(graph.sentence_text(c)) is not None for c in (a, b)]
    for one, other in ((a, b), (b, a)):
        told = graph.sentence_text(one)
        if suspended[0] is not suspended[1] and SUSPENDED.search(told):
            return f"parts: not all of {one.value.raw} need be served"
        counted = COUNT.match(other.value.raw)
        numbers = {m["number"].casefold() for m in COUNT.finditer(told)}
        if counted is not None and counted["number"].casefold() in numbers:
            return f"parts: the sentence of “{one.span.quote}” also has “{counted['number']}”"
    return _of_a_total(graph, a, b) or _in_one_sentence(graph, a, b)


KIND = SlotKind(
    predicates=("prison-term",),
    block=by_scope,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, _not_meant, unfinished, another_scene, one_of_several),
    attribute=lambda _graph, claim: "sentence" if claim.scope.of == "imposed" else "possible sentence",
)

RULE = slot_rule("prison-term", "FC109", KIND, "high")
