"""Of what make and model somebody's vehicle was.

Conflict: "fled in a Saab" where two others have "her Volvo", and nobody else names a Saab; "Brandt drove a 2008 Saab 900" beside
"Brandt was at the wheel of a 2008 Saab 9000".
Check: "fled in a Saab" beside "her Volvo", where neither source has the other's make.
Left alone: two cars of one source; "a Chevy" beside "a GMC"; "a Land Cruiser" beside "a Toyota Land Cruiser".
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_meant, outvoted, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules.offence import also_held
from factcheck.values import Relation


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return (claim.scope.of or "",)


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and graph.is_named(one.id) and graph.is_named(other.id):
        return Tie.BY_KEY if one.id == other.id else Tie.NONE
    return Tie.BY_KEY if _is_only(graph, a) and _is_only(graph, b) else Tie.BY_FRAME


def _is_only(graph: StoryGraph, claim: Claim) -> bool:
    """Whether its source tells of one vehicle alone."""
    told = (c for c in graph.of_source(claim.source) if c.predicate == "vehicle" and c.scope.of == claim.scope.of)
    return all(relation(graph, claim, c) is not Relation.DIFFERENT for c in told)


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two makes exclude one another, and so do two models of one make: "Grand Cherokee" is a Cherokee."""
    if a.scope.of == "make":
        return a.value.relation(b.value)
    one, other = (f"{getattr(c.value, 'option', '')}".casefold().replace("-", "").split() for c in (a, b))
    if one[0] != other[0]:
        return Relation.CANNOT_TELL
    return Relation.SAME if set(one[1:]) & set(other[1:]) or "".join(one) == "".join(other) else Relation.DIFFERENT


TWIN = 0.5
"""Least `alike` for two models of one make to be of one car, where one source stands against one."""


def one_against_one(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two models of one make, of one named driver or in like sentences, are of one car; else two others must have the other make."""
    if outvoted(graph, a, b) is not None:
        return None
    one = graph.subject(a)
    one_driver = one is not None and graph.is_named(one.id) and one == graph.subject(b)
    if a.scope.of == "model" and (one_driver or graph.alike(a, b) >= TWIN):
        return None
    return "one against one: there may have been two vehicles"


KIND = SlotKind(
    predicates=("vehicle",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(one_against_one, inferred_link, not_meant, unfinished, another_scene, strange_names, beside_itself, also_held),
    attribute=lambda _graph, claim: f"{claim.scope.of} of the vehicle",
)

RULE = slot_rule("vehicle", "FC136", KIND)
