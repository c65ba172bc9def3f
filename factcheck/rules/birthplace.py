"""Where a person was born: one place, once.

Two towns that do not lie in one another are a check until the rule has earned more; a town beside its country agrees.
Conflict: "born in Osby" where two others have "born in Marlow", and nobody else names Osby.
Check: "born in Osby" beside "the Marlow-born painter".
Left alone: a town beside its county; where she was born beside where she lives.
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules.place import relation as of_places
from factcheck.text.gazetteer import demonym
from factcheck.values import Relation


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare as places; "Hungarian-born" says a country, which any town may lie in."""
    if any(demonym(c.value.raw) is not None for c in (a, b)):
        return Relation.SAME if a.value.raw.casefold() == b.value.raw.casefold() else Relation.CANNOT_TELL
    return of_places(graph, a, b)


KIND = SlotKind(
    predicates=("birthplace",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished),
    attribute=lambda _graph, _claim: "birthplace",
)

RULE = slot_rule("birthplace", "FC120", KIND, earned=False, outvotes=True)
