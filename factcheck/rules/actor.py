"""Who did it: the police, guards, bystanders or relatives.

Who did it to whom is compared too, where both are named.
Conflict: "bystanders tackled the man" where two others have "he was tackled by officers"; "Ana Lind beat Ida Berg" where two others
have "Berg lost to Lind", and nobody has both.
Conflict: "his wife opened the door" where two others have "his daughter opened it".
Check: the same, of two sources, one against one.
Left alone: guards, who are employees; a burglar whom one shot beside a suspect whom others shot, in other words;
a fight that guards broke up and another that the police did, both in one source.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

from factcheck.comparison.slots import SlotKind, Tie, by_scope, tie_of_subjects
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_meant, outvoted, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules._turned_round import turned_round

TWICE = 0.7
"""Least `alike` for two sentences to be one told twice."""
LIKE = 0.6
"""Least `alike` for two sources to tell of one act, where they have other words for whom it befell."""


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    one, other = graph.subject(a), graph.subject(b)
    if (a.scope.of or "").startswith(RELATIVE):
        return _of_relatives(graph, a, b)
    if one is not None and other is not None and one.id != other.id and graph.is_named(one.id) and graph.is_named(other.id):
        return Tie.NONE
    same = one is not None and one == other and graph.is_named(one.id)
    return Tie.BY_KEY if same or _whom(a) == _whom(b) else Tie.BY_FRAME


RELATIVE = "relative, "
"""Before what a relative does or has done to him, whose bearer is the one whose relative he is."""


def _whom(claim: Claim) -> str:
    """The last word of what names whom it befell."""
    return claim.subject.name.casefold().split()[-1]


def one_against_one(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One source against one tells of two acts as often as not, but in a sentence told twice."""
    if (a.scope.of or "").startswith(RELATIVE) and graph.alike(a, b) >= TWICE:
        return None
    return None if outvoted(graph, a, b) is not None else "one against one: there may have been two acts"


def _of_relatives(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    """How two relatives of one bearer are tied: not where two may have done the same, or nobody knows whose they are."""
    same = tie_of_subjects(graph, a, b)
    if same is None or same is Tie.NONE or a.value.relation(b.value).agrees:
        return same or Tie.BY_FRAME
    two = any(BESIDES.search(graph.sentence_text(c)) for c in (a, b)) or _told_of_both(graph, a, b)
    unsure = inferred_link(graph, a, b) is not None and graph.alike(a, b) < OF_ONE_ACT
    return Tie.NONE if two or unsure else same


def _told_of_both(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether a source tells of both relatives with one verb, whatever they are to it."""
    deed = (a.scope.of or "").rpartition(" ")[2]
    told = [c for c in graph.of_predicate("actor") if (c.scope.of or "").startswith(RELATIVE) and (c.scope.of or "").endswith(f" {deed}")]
    sources = [{c.source for c in told if c.value.relation(x.value).agrees} for x in (a, b)]
    return not sources[0].isdisjoint(sources[1])


OF_ONE_ACT = 0.5
"""Least `alike` for two sentences to tell one act of a relative whose bearer a pronoun stands for."""
BESIDES = re.compile(r"\b(?:too|also|another|as well|both)\b", re.IGNORECASE)
"""Words of a sentence that tells of somebody besides those of the other: "his wife fled too"."""

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
