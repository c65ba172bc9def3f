"""Of what someone was convicted or charged.

Conflict: "found guilty of arson" beside "convicted of fraud", where neither source has the other's offence.
Left alone: two counts of one verdict, "murder and robbery" beside "murder"; a charge that was later reduced.
"""

from __future__ import annotations

from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.slots import SlotKind, Tie, by_scope, tie_of_subjects
from factcheck.comparison.vetoes import another_scene, inferred_link, not_asserted, not_meant, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    return tie_of_subjects(graph, a, b) or Tie.BY_FRAME


def also_held(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The other source has this offence too: two counts, or two stages of a case."""
    for one, other in ((a, b), (b, a)):
        if graph.knows(other.source, (str(getattr(one.value, "option", "")), one.value.raw.lower())):
            return f"rival: the other source speaks of {one.value.raw} too"
    return None


def another_count(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The two sentences have another offence in common: they list the counts of one case, one of them not all."""
    rows = [
        {str(getattr(c.value, "option", "")) for c in graph.of_source(x.source) if c.predicate == "offence" and of_one_sentence(c, x)}
        for x in (a, b)
    ]
    shared = sorted(rows[0] & rows[1])
    return f"counts: both sentences also have {shared[0]}" if shared else None


def as_firmly(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One is alleged and the other is not; that somebody is wanted is never more than alleged."""
    return not_meant(graph, a, b) if a.scope.of == "wanted" else not_asserted(graph, a, b)


KIND = SlotKind(
    predicates=("offence",),
    block=by_scope,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, as_firmly, unfinished, another_scene, another_count, also_held),
    attribute=lambda _graph, claim: f"{claim.scope.of} of",
)

RULE = slot_rule("offence", "FC111", KIND, "high")
