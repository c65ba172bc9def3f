"""One person has one birth date, so two ages must fit it on the days they hold for.

Ages are compared as the birth dates they allow: 19 in June 2014 and 20 in August 2015 agree. Where a day is not known, one
year of difference decides nothing. Another person of the same surname is another slot.
Conflict: "Lopez, 20," beside "the 26-year-old Lopez", both in October 2021.
Left alone: 43 in 2010 and 45 in 2012; "a 40-year-old in 2003" beside 51 in 2014; "X, 36, and the boys, X, 9".
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie, by_subject
from factcheck.values import Relation
from factcheck.values.age import Age
from factcheck.vetoes import inferred_link, unfinished


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    if a.value.raw != b.value.raw and (_two_of_a_name(graph, a) or _two_of_a_name(graph, b)):
        return Tie.NONE
    when = {a.scope.of, b.scope.of}
    return Tie.NONE if when & {"death"} and len(when) > 1 else Tie.BY_KEY


def _two_of_a_name(graph: StoryGraph, claim: Claim) -> bool:
    """Whether the sentence gives the name two ages far apart: then it names father and son."""
    entity = graph.subject(claim)
    if claim.frame is None or entity is None:
        return False
    given = graph.remembered("ages in one sentence", lambda: _ages_by_sentence(graph))[claim.source, claim.frame.sentence, entity.id]
    mine = getattr(claim.value, "lower", None) or 0
    return any(abs(other - mine) > 1 for other in given)


def _ages_by_sentence(graph: StoryGraph) -> dict[tuple[str, int, str], set[float]]:
    """The ages that each sentence gives one person."""
    found: dict[tuple[str, int, str], set[float]] = defaultdict(set)
    for claim in graph.of_predicate("age"):
        entity = graph.subject(claim)
        if claim.frame is not None and entity is not None:
            found[claim.source, claim.frame.sentence, entity.id].add(getattr(claim.value, "lower", None) or 0)
    return found


def _day(graph: StoryGraph, claim: Claim) -> date | None:
    if claim.scope.of != "now" or graph.scene(claim) != "main":
        return None
    return graph.sources[claim.source].published.day


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare by birth dates where both days are known, else by years with one year of leeway."""
    assert isinstance(a.value, Age)  # noqa: S101 - the predicate has no other kind
    assert isinstance(b.value, Age)  # noqa: S101 - the predicate has no other kind
    restated = a.value.lower == b.value.lower and a.value.upper == b.value.upper
    days = _day(graph, a), _day(graph, b)
    if days[0] is not None and days[1] is not None:
        one, other = a.value.birth(days[0]), b.value.birth(days[1])
        apart = one[1] < other[0] or other[1] < one[0]
        if apart and restated:
            return Relation.CANNOT_TELL  # told again years later with the age of then
        return Relation.DIFFERENT if apart else Relation.SAME
    if restated:
        return Relation.SAME
    if graph.scene(a) != graph.scene(b):
        return Relation.CANNOT_TELL
    if a.scope.of != b.scope.of and not {a.scope.of, b.scope.of} <= {"then", "now"}:
        return Relation.CANNOT_TELL
    if a.scope.of != b.scope.of or None in (a.value.lower, a.value.upper, b.value.lower, b.value.upper):
        return Relation.CANNOT_TELL
    gap = max((a.value.lower or 0) - (b.value.upper or 0), (b.value.lower or 0) - (a.value.upper or 0))
    return Relation.DIFFERENT if gap > 1 else a.value.relation(b.value) if gap <= 0 else Relation.CANNOT_TELL


KIND = SlotKind(
    predicates=("age",),
    block=by_subject,
    tie=_tie,
    relation=relation,
    vetoes=(inferred_link, unfinished),
    attribute=lambda _graph, claim: {"death": "age at death", "then": "age then"}.get(claim.scope.of or "", "age"),
    within=True,
)

RULE = slot_rule("age", "FC101", KIND, "high")
