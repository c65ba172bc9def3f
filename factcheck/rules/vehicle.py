"""Of what make and model somebody's vehicle was.

Conflict: "fled in a Saab" where two others have "her Volvo", and nobody else names a Saab; "Brandt drove a 2008 Saab 900" beside
"Brandt was at the wheel of a 2008 Saab 9000".
Check: "fled in a Saab" beside "her Volvo", where neither source has the other's make.
Left alone: two cars of one source; "a Chevy" beside "a GMC"; "a Land Cruiser" beside "a Toyota Land Cruiser".
"""

from __future__ import annotations

import re

from factcheck.comparison.slots import SlotKind, Tie, by_scope
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_meant, outvoted, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind
from factcheck.rules import slot_rule
from factcheck.rules.offence import also_held
from factcheck.values import Relation


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
    if _make(a) != _make(b):
        return Relation.CANNOT_TELL
    one, other = (c.value.raw.casefold().replace("-", "").split() for c in (a, b))
    if set(one) & set(other) or "".join(one) == "".join(other):
        return Relation.SAME
    return Relation.DIFFERENT if _scheme(one[0]) == _scheme(other[0]) else Relation.CANNOT_TELL


def _make(claim: Claim) -> str:
    """The make of a model: what stands before it in the option."""
    return str(getattr(claim.value, "option", "")).removesuffix(claim.value.raw)


WORD = re.compile(r"[^\W\d]{4}")
"""What a model that is a word has, were there a digit in it: "4Runner"."""


def _scheme(model: str) -> str:
    """How a model is called: by a word, or by which code: "a9" for "F150". A code may be the other name of a word, or of another code."""
    if WORD.search(model) or not re.search(r"\d", model):
        return "word"
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d]+", "a", model))


TWIN = 0.5
"""Least `alike` for two models of one make to be of one car, where one source stands against one."""
LIKE = 0.25
"""Least `alike` for two makes in sentences with one verb to be of one car, where two sources stand against one."""


def one_against_one(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two others must have the other make, of one owner or in like words.

    Two models of one make need one model year, or like words of one owner or in twin sentences.
    """
    one = graph.subject(a)
    one_owner = one is not None and one == graph.subject(b)
    if outvoted(graph, a, b) is not None and (one_owner or _in_like_words(graph, a, b)):
        return None
    like = _in_like_words(graph, a, b)
    if a.scope.of == "model" and (_of_one_year(a, b) or (like and (one_owner or graph.alike(a, b) >= TWIN))):
        return None
    return "there may have been two vehicles"


def _in_like_words(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both stand with one verb, and one has no other words near it than the other: a tree that was hit is no bus.

    Somebody's vehicle beside nobody's may be the other of two.
    """
    owned = [(e := graph.subject(c)) is not None and e.kind is EntityKind.PERSON for c in (a, b)]
    if owned[0] != owned[1] or a.frame is None or b.frame is None or a.frame.verb != b.frame.verb or graph.alike(a, b) < LIKE:
        return False
    one, other = (set(c.frame.near if c.frame else ()) - _own_words(graph, c) for c in (a, b))
    return one <= other or other <= one


def _of_one_year(a: Claim, b: Claim) -> bool:
    """Whether one model year stands beside both: "a 2008 Saab"."""
    one, other = ({w for w in c.frame.near if re.fullmatch(r"(?:19|20)\d\d", w)} if c.frame else set() for c in (a, b))
    return bool(one & other)


def _own_words(graph: StoryGraph, claim: Claim) -> set[str]:
    """The makes and models that its source names."""
    told = (c for c in graph.of_source(claim.source) if c.predicate == "vehicle")
    return {word for c in told for word in c.value.raw.casefold().split()}


KIND = SlotKind(
    predicates=("vehicle",),
    block=by_scope,
    tie=_tie,
    relation=relation,
    vetoes=(one_against_one, inferred_link, not_meant, unfinished, another_scene, strange_names, beside_itself, also_held),
    attribute=lambda _graph, claim: f"{claim.scope.of} of the vehicle",
)

RULE = slot_rule("vehicle", "FC136", KIND)
