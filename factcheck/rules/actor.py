"""Who did it: the police, guards, bystanders or relatives.

Who did it to whom is compared too, where both are named.
Conflict: "bystanders tackled the man" where two others have "he was tackled by officers"; "Ana Lind beat Ida Berg" where two others
have "Berg lost to Lind", and nobody has both.
Check: the same, of two sources, one against one.
Left alone: guards, who are employees; a burglar whom one shot beside a suspect whom others shot, in other words;
a fight that guards broke up and another that the police did, both in one source.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from factcheck.comparison.slots import SlotKind, Tie, by_scope
from factcheck.comparison.vetoes import another_scene, beside_itself, not_meant, outvoted, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules._turned_round import turned_round

LIKE = 0.6
"""Least `alike` for two sources to tell of one act, where they have other words for whom it befell."""


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and one.id != other.id and graph.is_named(one.id) and graph.is_named(other.id):
        return Tie.NONE
    same = one is not None and one == other and graph.is_named(one.id)
    return Tie.BY_KEY if same or _whom(a) == _whom(b) else Tie.BY_FRAME


def _whom(claim: Claim) -> str:
    """The last word of what names whom it befell."""
    return claim.subject.name.casefold().split()[-1]


def one_against_one(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One source against one tells of two acts as often as not."""
    return None if outvoted(graph, a, b) is not None else "one against one: there may have been two acts"


KIND = SlotKind(
    predicates=("actor",),
    block=by_scope,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(one_against_one, not_meant, unfinished, another_scene, strange_names, beside_itself),
    attribute=lambda _graph, claim: claim.scope.of or "who did it",
    aligned=LIKE,
)

SLOTS = slot_rule("actor", "FC137", KIND)

RULE = replace(SLOTS, judge=lambda graph: chain(SLOTS.judge(graph), turned_round(graph)))
