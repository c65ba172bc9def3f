"""To which firm, office or town a person belongs, in one post.

A person may belong to several bodies, so only two bodies of one post are a check, and only where neither source knows the other's.
Conflict: "Ruth Lind, mayor of Marlow" where two others have "Osby Mayor Ruth Lind", and nobody else names Marlow.
Check: "Osby Mayor Ruth Lind" beside "Ruth Lind, mayor of Marlow".
Left alone: "of the Osby Clinic" beside "of the Osby Clinic's board"; a former post; two posts.
"""

from __future__ import annotations

from factcheck.comparison.restrictions import restricted
from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules.nationality import both_known
from factcheck.text.gazetteer import nested, same_place
from factcheck.values import Relation


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """One name agrees; of two, the post decides whether they can be told apart."""
    one, other = a.value.raw, b.value.raw
    if one.casefold() == other.casefold() or same_place(one, other):
        return Relation.SAME
    initials = "".join(w[0] for w in one.split() if w[0].isupper()), "".join(w[0] for w in other.split() if w[0].isupper())
    if nested(one, other) or initials[0] == other or initials[1] == one or a.scope.of != b.scope.of or a.scope.of == "member":
        return Relation.CANNOT_TELL
    return Relation.DIFFERENT


KIND = SlotKind(
    predicates=("affiliation",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished, restricted, both_known),
    attribute=lambda _graph, claim: f"{claim.scope.of} of",
)

RULE = slot_rule("affiliation", "FC122", KIND, earned=False, outvotes=True)
