"""How someone got away or got there.

Conflict: "fled on foot" where two others have "escaped by car", and nobody else says he went on foot.
Check: "fled on foot" beside "escaped by car", of one person, where neither source has the other's way.
Left alone: two journeys; a car that he left before he ran.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.comparison.one_of_story import is_lone
from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import another_scene, inferred_link, not_meant, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.predicates.means import ESCAPE
from factcheck.rules import slot_rule
from factcheck.rules.nationality import both_known


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    """By who went, and by the escape that a story tells of: "a man fled on foot", "fleeing in a car"."""
    return (*by_subject(graph, claim), *((ESCAPE,) if claim.scope.of == ESCAPE else ()))


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    one, other = graph.subject(a), graph.subject(b)
    two = one is not None and other is not None and one.id != other.id and graph.is_named(one.id) and graph.is_named(other.id)
    if two:
        return Tie.NONE
    flights = [c for c in graph.of_predicate("means") if c.scope.of == ESCAPE] if a.scope.of == b.scope.of == ESCAPE else []
    same = one is not None and one == other and bool(flights)
    return Tie.BY_KEY if same or (flights and is_lone(graph, a, b, flights)) else Tie.BY_FRAME


def both_ways(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Who fled on foot may have left a car first: one of the sentences has the other's way too."""
    for one, other in ((a, b), (b, a)):
        option = getattr(other.value, "option", "")
        words = ("foot", "ran", "running", "walked") if option == "on foot" else table("instruments")["vehicles"].get(option, ())
        cue = re.search(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", graph.sentence_text(one), re.IGNORECASE) if words else None
        if cue is not None:
            return f"both ways: the sentence of “{one.span.quote}” also has “{cue[0]}”"
    return None


KIND = SlotKind(
    predicates=("means",),
    block=_block,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(both_ways, inferred_link, not_meant, unfinished, another_scene, strange_names, both_known),
    attribute=lambda _graph, _claim: "means of travel",
)

RULE = slot_rule("means", "FC126", KIND, earned=False, outvotes=True)
