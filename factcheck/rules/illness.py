"""From what illness someone suffered.

Conflict: "she suffered a stroke in May" where two others have "her heart attack in May" of her, and nobody else names a stroke.
Check: the same, of two sources.
Left alone: "cancer" beside "lung cancer"; two illnesses that one source has; another person's illness.
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_asserted, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules.offence import also_held
from factcheck.values import Relation

STRUCK = frozenset({"suffer", "have"})
"""Verbs of what befalls one at one time, where it is sudden: of what people have, recover from or fight there are many."""
SUDDEN = frozenset({"heart disease", "stroke"})
"""Illnesses that strike on one day: "had a heart attack"; nobody has one for years, as one has diabetes."""


def _tie(_graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    return Tie.BY_KEY if _struck(a) and _struck(b) else Tie.BY_FRAME


def _relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two sudden illnesses that struck, or two of which one verb tells, exclude one another; what one has for years excludes nothing."""
    relation = a.value.relation(b.value)
    told_alike = _verb(a) == _verb(b) and _verb(a) not in STRUCK
    return relation if relation.agrees or (_struck(a) and _struck(b)) or told_alike else Relation.CANNOT_TELL


def _verb(claim: Claim) -> str:
    return "" if claim.frame is None else claim.frame.verb


def _struck(claim: Claim) -> bool:
    """Whether it tells of a sudden illness that befell somebody."""
    return _verb(claim) in STRUCK and getattr(claim.value, "option", "") in SUDDEN


KIND = SlotKind(
    predicates=("illness",),
    block=by_subject,
    tie=_tie,
    relation=_relation,
    vetoes=(inferred_link, not_asserted, unfinished, another_scene, beside_itself, also_held),
    attribute=lambda _graph, _claim: "illness",
)

RULE = slot_rule("illness", "FC138", KIND, earned=False, outvotes=True)
