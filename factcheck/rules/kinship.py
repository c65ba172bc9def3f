"""What kin two people are to one another.

Two words of kinship exclude one another where they say another sex or another degree: a brother is no husband, a niece no daughter.
What a marriage may become, and what a word leaves open, is left alone.
Conflict: "her husband, Karl Berg" beside "her brother Karl Berg"; "her niece Ida" beside "Ida, the daughter of Ruth Berg".
Left alone: "his fiancee Ann" beside "his wife Ann"; "his stepfather Karl" beside "his father Karl"; two brothers of one name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import slot_rule
from factcheck.values import Relation

KIN = frozenset(
    [
        *("mother", "father", "son", "daughter", "brother", "sister", "husband", "wife", "uncle", "aunt", "nephew", "niece", "cousin"),
        *("grandmother", "grandfather", "grandson", "granddaughter"),
    ]
)
"""Relations of which two people stand in one."""


def _tie(_graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    return Tie.BY_KEY if same_name(a.value.raw, b.value.raw) else Tie.NONE


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """One word is one relation; two of `KIN` differ, and of others nothing can be told."""
    if a.scope.of == b.scope.of:
        return Relation.SAME
    return Relation.DIFFERENT if {a.scope.of, b.scope.of} <= KIN else Relation.CANNOT_TELL


KIND = SlotKind(
    predicates=("relation",),
    block=by_subject,
    tie=_tie,
    relation=relation,
    vetoes=(inferred_link, unfinished),
    attribute=lambda _graph, claim: f"kin of {claim.value.raw}",
)

SLOTS = slot_rule("kinship", "FC133", KIND)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield the findings of the slots, with the word of kinship in each position: both have one name."""
    for found in SLOTS.judge(graph):
        told = [f"{graph.by_id[p.claims[0]].scope.of} {p.value}" for p in found.positions]
        positions = tuple(p.model_copy(update={"value": said}) for p, said in zip(found.positions, told, strict=True))
        why = f"{' and '.join(told)} cannot both be so" if found.verdict is Verdict.CONFLICT else found.why
        yield found.model_copy(update={"positions": positions, "why": why})


RULE = replace(SLOTS, judge=judge)
