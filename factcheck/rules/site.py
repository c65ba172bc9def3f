"""In what kind of place it happened: a church against a school, the roof against the basement, a park against a beach.

One source alone has a kind of place that nobody else writes of, and never writes of the one that the others have. Two sources must agree
on that, or the sentences tell much the same, and it may not have happened to two people. A place of one group may lie in one of another,
so that only those of one group exclude each other, and not all of them: a library may be a university's.
Conflict: "the fire began in the basement" beside "broke out on the roof" in two others; "ran into a coffee shop" beside "a repair shop".
Left alone: "in the car park" beside "at the church"; a source that writes of both; "near a school".
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_scope
from factcheck.comparison.vetoes import another_scene, not_meant, outvoted, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind
from factcheck.predicates.site import sites
from factcheck.rules import prints, slot_rule
from factcheck.values.choice import Choice

TWIN = 0.45
"""Least `alike` for two kinds of place, one against one, to be of one thing."""
ONE_DEED = 0.35
"""The same where one verb tells what was done there."""
LIGHT = frozenset({"be", "have", "happen", "occur", "take", "go", "come", "say", "find", "live", "work"})
"""Verbs of which every story has several deeds."""


def _words(claim: Claim) -> list[str]:
    """The words by which a kind of place is called."""
    option = claim.value.option if isinstance(claim.value, Choice) else claim.value.raw
    return [word for word, site in sites().items() if site.name == option]


def known(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A source that writes of one place writes of the other too: it may tell of both."""
    for one, other in ((a, b), (b, a)):
        if any(prints(graph, other.source, word) for word in _words(one)):
            return f"rival: the other source writes of a {one.value.show()} too"
    return None


def another_deed(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two sentences tell of two deeds unless they are much alike, or tell of one and are somewhat alike or borne out by a second source."""
    alike, patients = graph.alike(a, b), [_whom(graph, c) for c in (a, b)]
    if patients[0] and patients[1] and patients[0].isdisjoint(patients[1]):
        return f"another deed: one is of {min(patients[0])}, the other of {min(patients[1])}"
    if alike >= TWIN or (_of_one_deed(graph, a, b) and (alike >= ONE_DEED or outvoted(graph, a, b) is not None)):
        return None
    return f"another deed: {a.value.raw} and {b.value.raw} may be of two"


def _whom(graph: StoryGraph, claim: Claim) -> set[str]:
    """Who does it, or to whom it is done, by the heads of the words for them."""
    told = (m for m in graph.readings[claim.source].mentions if claim.frame is not None and m.sentence == claim.frame.sentence)
    return {m.head.casefold() for m in told if m.role == "subject" and m.form == "nominal" and m.kind is EntityKind.PERSON}


def _of_one_deed(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one verb says what was done, or both sentences tell of one type of event."""
    verbs = {c.frame.head for c in (a, b) if c.frame is not None}
    types = [{n.type for n in graph.events(c)} for c in (a, b)]
    return (len(verbs) == 1 and verbs.isdisjoint(LIGHT)) or bool(types[0] & types[1])


KIND = SlotKind(
    predicates=("site",),
    block=by_scope,
    tie=lambda _graph, _a, _b: Tie.BY_FRAME,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(not_meant, unfinished, another_scene, strange_names, known, another_deed),
    attribute=lambda _graph, claim: (claim.scope.of or "").partition(" a ")[2] or "kind of place",
)

RULE = slot_rule("site", "FC135", KIND)
