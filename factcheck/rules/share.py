"""A share, and what it is a share of: two shares of one whole, or one share of two different wholes, cannot both hold.

Conflict: "8 percent of all nurses" beside "11 percent of all nurses"; "a tenth of its drivers" beside "a tenth of its staff",
where both tell of the same cut.
Left alone: "15 percent of the staff" beside "40 percent of the managers".
"""

from __future__ import annotations

from factcheck.comparison.another_matter import another_matter
from factcheck.comparison.restrictions import restricted
from factcheck.comparison.slots import SlotKind, Tie, by_scope
from factcheck.comparison.vetoes import another_scene, fuzzy, inferred_link, not_meant, strange_names, too_far_apart, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.text.words import restrictive
from factcheck.values import Relation


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Shares of one whole compare as numbers; one number of two wholes differs where the sentences speak of one thing."""
    said = a.value.relation(b.value)
    mine, theirs = set(a.scope.limits), set(b.scope.limits)
    if mine == theirs or not said.agrees:
        return said if mine == theirs else Relation.CANNOT_TELL
    narrower = (mine ^ theirs) & restrictive()
    return Relation.DIFFERENT if narrower and graph.alike(a, b) >= CLOSE else said


CLOSE = 0.3


def two_wholes(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two shares of wholes that a modifier sets apart are two shares; one share of two wholes is the conflict itself."""
    return None if a.value.relation(b.value).agrees else restricted(graph, a, b)


KIND = SlotKind(
    predicates=("share",),
    block=by_scope,
    tie=lambda _graph, _a, _b: Tie.BY_FRAME,
    relation=relation,
    vetoes=(inferred_link, not_meant, unfinished, another_scene, strange_names, fuzzy, too_far_apart, two_wholes, another_matter),
    attribute=lambda _graph, claim: f"share of {claim.scope.of or claim.subject.name}",
)

RULE = slot_rule("share", "FC105", KIND)
