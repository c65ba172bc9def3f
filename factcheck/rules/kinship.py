"""What kin two people are to one another.

Two words of kinship exclude one another where they say another sex or another degree: a brother is no husband, a niece no daughter, a
mother-in-law no mother.
What a marriage may become, and what a word leaves open, is left alone.
Conflict: "her husband, Karl Berg" beside "her brother Karl Berg"; "her niece Ida" beside "Ida, the daughter of Ruth Berg".
Left alone: "his fiancee Ann" beside "his wife Ann"; "his stepfather Karl" beside "his father Karl"; two brothers of one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import slot_rule
from factcheck.text.folding import fold
from factcheck.text.nominals import PRONOUNS
from factcheck.values import Relation

KIN = frozenset(
    [
        *("mother", "father", "son", "daughter", "brother", "sister", "husband", "wife", "uncle", "aunt", "nephew", "niece", "cousin"),
        *("grandmother", "grandfather", "grandson", "granddaughter"),
        *("mother-in-law", "father-in-law", "son-in-law", "daughter-in-law", "brother-in-law", "sister-in-law"),
    ]
)
"""Relations of which two people stand in one."""


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    """By the relative's first name."""
    return (fold(claim.value.raw).split()[0],)


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    """By one relative and one bearer, who may have no name in one of the sources."""
    one, other = graph.subject(a), graph.subject(b)
    if one is None or other is None or not same_name(a.value.raw, b.value.raw):
        return Tie.NONE
    return Tie.BY_KEY if one.id == other.id or _means_other(graph, a, b) or _means_other(graph, b, a) else Tie.NONE


def _means_other(graph: StoryGraph, vague: Claim, sure: Claim) -> bool:
    """Whether a bearer without a name may be the other one's: her surname is in the sentence too, or she is so described elsewhere."""
    bearer, named = graph.subject(vague), graph.subject(sure)
    if bearer is None or named is None or graph.is_named(bearer.id) or not graph.is_named(named.id):
        return False
    if vague.subject.name.casefold() not in PRONOUNS:
        return any(graph.subject(c) == named and c.value.raw.casefold().endswith(_description(vague)) for c in graph.of_predicate("title"))
    around = graph.sentence_text(vague).replace(vague.value.raw, " ")
    return named.name.split()[-1] in around.replace(",", " ").split()


def _description(claim: Claim) -> str:
    """The words that the bearer is described by, without the article: "court reporter"."""
    return claim.subject.name.casefold().removeprefix("the ")


def loosely_tied(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A pronoun may stand for another bearer, but not where his surname is in the sentence; a description of both is of one."""
    if all(c.subject.name.casefold() not in PRONOUNS for c in (a, b)) and graph.subject(a) == graph.subject(b):
        return None
    if graph.subject(a) == graph.subject(b) and graph.alike(a, b) >= TWIN:
        return None  # "her brother, Karl Berg, and four sons" beside "her husband, Karl Berg, and her sons"
    return None if _means_other(graph, a, b) or _means_other(graph, b, a) else inferred_link(graph, a, b)


TWIN = 0.45
"""Least `alike` for two pronouns that were taken for one person to stand for one."""


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """One word is one relation; two of `KIN` differ, and of others nothing can be told."""
    if a.scope.of == b.scope.of:
        return Relation.SAME
    return Relation.DIFFERENT if {a.scope.of, b.scope.of} <= KIN else Relation.CANNOT_TELL


KIND = SlotKind(
    predicates=("relation",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(loosely_tied, unfinished),
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
