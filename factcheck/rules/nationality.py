"""Of what country a person is.

A person may have two nationalities, so two are a check, and only where neither source has the other's.
Conflict: "the Dutch painter Ruth Lind" where two others have "the Danish painter", and nobody else writes "Dutch".
Check: "the Dutch painter" beside "a Danish painter, Ruth Lind".
Left alone: "the Hungarian-born actress" beside "the American actress".
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.values import Relation


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two words for people of a country are two countries, unless one source knows both."""
    if a.value.raw.casefold() == b.value.raw.casefold():
        return Relation.SAME
    return Relation.DIFFERENT if both_known(graph, a, b) is None else Relation.CANNOT_TELL


def both_known(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One source has both: an emigrant, or a person of two countries."""
    for one, other in ((a, b), (b, a)):
        if graph.writes(other.source, one.value.raw):
            return f"rival: the other source says {one.value.raw} too"
    return None


KIND = SlotKind(
    predicates=("nationality",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished),
    attribute=lambda _graph, _claim: "nationality",
)

RULE = slot_rule("nationality", "FC121", KIND, earned=False, outvotes=True)
