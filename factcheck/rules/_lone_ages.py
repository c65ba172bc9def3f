"""An age that one source alone has, of somebody whom it describes or names, where others have another age of one with the same part.

"A 15-year-old boy was shot dead" beside "Max Lind, 12, was shot dead": nobody else in the story is of either age in the other's report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.comparison.parts_taken import Part, parts_of_mentions
from factcheck.comparison.vetoes import another_scene, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Mention, Step, Verdict
from factcheck.rules import finding, subject_name
from factcheck.rules._stand_ins import ONE_MORE
from factcheck.text.folding import fold
from factcheck.values.age import Age

TOLD = 0.25
"""Least `alike` of the sentences of two who have one part in what happened."""
NEAR = 1.5
"""How many times the one age may be the other: a mother and her child may have died of one shot."""
NOW = frozenset({None, "now", "death"})
"""What an age is of that others may give of the same person: the age when something else happened is another."""


class Aged(NamedTuple):
    """An age in whole years, whose it is, and which parts he has."""

    claim: Claim
    years: int
    mention: Mention | None
    parts: frozenset[Part]


def lone_ages(graph: StoryGraph) -> Iterator[Finding]:
    """Yield a conflict for each age that stands alone, where one other age alone may be meant."""
    told = list(_told(graph))
    held: Mapping[int, set[str]] = defaultdict(set)
    for aged in told:
        held[aged.years].add(graph.group(aged.claim))
    said: set[frozenset[int]] = set()
    for lone in told:
        if held[lone.years] != {graph.group(lone.claim)} or not lone.parts or ONE_MORE.search(graph.sentence_text(lone.claim)):
            continue
        rivals = [a for a in told if graph.group(lone.claim) not in held[a.years] and _may_be(lone, a)]
        camp = [a.claim for a in rivals if a.parts & lone.parts]
        pair = frozenset((lone.years, *(a.years for a in rivals)))
        if len(pair) != 2 or not camp or pair in said or max(graph.alike(lone.claim, c) for c in camp) < TOLD:
            continue
        if all(_is_free(graph, lone.claim, c) for c in camp):
            said.add(pair)
            yield _finding(graph, lone, camp)


def _told(graph: StoryGraph) -> Iterator[Aged]:
    """Yield the ages of the story in whole years, of now."""
    parts = parts_of_mentions(graph)
    for claim in graph.of_predicate("age"):
        value, mention, entity = claim.value, graph.mention(claim), graph.subject(claim)
        if not isinstance(value, Age) or value.lower != value.upper or value.upper is None or claim.scope.of not in NOW:
            continue
        own = frozenset() if entity is None else entity.ids_in(claim.source)
        ids = own | ({mention.id} if mention is not None else set())
        yield Aged(claim, int(value.upper), mention, frozenset(p for i in ids for p in parts.get((claim.source, i), ())))


def _may_be(lone: Aged, other: Aged) -> bool:
    """Whether two ages may be meant for one person's: near enough, of one sex, and not of two names."""
    if max(lone.years, other.years) > NEAR * min(lone.years, other.years):
        return False
    one, two = lone.mention, other.mention
    if one is None or two is None:
        return True
    if one.gender is not None and two.gender is not None and one.gender != two.gender:
        return False
    return one.form != "name" or two.form != "name" or fold(one.text).split()[-1] == fold(two.text).split()[-1]


def _is_free(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether nothing speaks for two people, or two moments; one person by name is for the slot to judge."""
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and one.id == other.id:
        return False
    return another_scene(graph, a, b) is None and unfinished(graph, a, b) is None and not ONE_MORE.search(graph.sentence_text(b))


def _finding(graph: StoryGraph, lone: Aged, camp: Sequence[Claim]) -> Finding:
    mine, theirs = lone.claim.value.raw, camp[0].value.raw
    why = f"nobody else is {lone.years} in the story, nor {theirs} in this report, and what happened is told of both"
    steps = [Step(step="the age that stands alone", claims=(lone.claim.id, camp[0].id), result=f"{mine} | {theirs}")]
    subject, camps = subject_name(graph, camp[0]), [[lone.claim], list(camp)]
    return finding(graph, "age", Verdict.CONFLICT, subject, "age", camps, why=why, steps=steps, scope=f"{mine}|{theirs}")
