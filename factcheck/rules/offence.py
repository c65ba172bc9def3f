"""Of what someone was convicted or charged.

Conflict: "found guilty of arson" beside "convicted of fraud", where neither source has the other's offence.
Check: "wanted for arson" beside "wanted for fraud", one source against one.
Left alone: two counts of one verdict, "murder and robbery" beside "murder"; a charge that was later reduced; two trials of two months.
"""

from __future__ import annotations

from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.slots import SlotKind, Tie, by_scope, tie_of_subjects
from factcheck.comparison.vetoes import another_scene, inferred_link, not_asserted, not_meant, outvoted, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind
from factcheck.rules import slot_rule
from factcheck.values import Relation, Value

OFTEN = frozenset({"wanted", "booked", "tried"})
"""Stages that people come to of several cases: one may be wanted in two towns, and stand trial twice."""


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    if a.scope.of in OFTEN and (_of_two_places(graph, a, b) or _of_two_months(graph, a, b)):
        return Tie.NONE
    return tie_of_subjects(graph, a, b) or Tie.BY_FRAME


def _of_two_places(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both sentences name a place, and none in common."""
    one, other = ({e.id for e in graph.named_beside(c) if e.kind is EntityKind.PLACE} for c in (a, b))
    return bool(one and other) and not one & other


def _of_two_months(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both sentences have a date, and each of the one is of another month than each of the other."""
    dates = [[c.value for c in graph.of_source(x.source) if c.predicate == "date" and of_one_sentence(c, x)] for x in (a, b)]
    pairs = [(x, y) for x in dates[0] for y in dates[1]]
    return bool(pairs) and all(x.relation(y) is Relation.DIFFERENT and _month(x) != _month(y) for x, y in pairs)


def _month(value: Value) -> str:
    return str(getattr(value, "lower", ""))[:7]


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


def one_case(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Where one may be wanted, booked or tried in two cases, two others must have the other offence."""
    if a.scope.of not in OFTEN or outvoted(graph, a, b) is not None:
        return None
    return "one against one: there may be two cases"


def as_firmly(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One is alleged and the other is not; that somebody is wanted is never more than alleged."""
    return not_meant(graph, a, b) if a.scope.of == "wanted" else not_asserted(graph, a, b)


KIND = SlotKind(
    predicates=("offence",),
    block=by_scope,
    tie=_tie,
    relation=lambda _graph, a, b: a.value.relation(b.value),
    vetoes=(inferred_link, as_firmly, unfinished, another_scene, another_count, one_case, also_held),
    attribute=lambda _graph, claim: f"{claim.scope.of} of",
)

RULE = slot_rule("offence", "FC111", KIND, "high")
