"""In what state somebody or something was, where two states exclude one another.

Conflict: "an unloaded pistol" where two others have "the gun was loaded", and nobody else says that it was not.
Check: "The tower was undamaged" beside "the tower was damaged", of one day.
Left alone: critical on Monday and stable on Friday; "guilty" beside "says he is innocent".
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.updates import update
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_asserted, strange_names
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality, Polarity
from factcheck.predicates.state import lasting, of_one_thing
from factcheck.rules import slot_rule
from factcheck.text.words import noun_class
from factcheck.values import Relation
from factcheck.values.choice import Choice


def _head(claim: Claim) -> str:
    return noun_class(claim.frame.head) if claim.frame is not None else ""


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    if claim.scope.of in of_one_thing():
        return (str(claim.scope.of),)
    entity = graph.subject(claim)
    named = entity is not None and graph.is_named(entity.id)
    return tuple(f"{claim.scope.of} {who}" for who in ((entity.id, _head(claim)) if entity is not None and named else (_head(claim),)))


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    if a.scope.of in lasting():
        return Tie.BY_KEY
    one, other = graph.subject(a), graph.subject(b)
    if one is None or other is None or not (graph.is_named(one.id) and graph.is_named(other.id)):
        return Tie.BY_FRAME
    return Tie.BY_KEY if one.id == other.id else Tie.NONE


def _option(claim: Claim) -> str | None:
    """What a claim says: "not loaded" is unloaded; "not critical" is any of the others."""
    value = claim.value
    if not isinstance(value, Choice):
        return None
    if claim.polarity is Polarity.AFFIRMED and claim.modality is not Modality.DENIED:
        return value.option
    others = [option for option in value.among if option != value.option]
    return others[0] if len(others) == 1 else None


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two options differ, and so does one option with a "not" on one side; two with one "not" say little."""
    said = a.value.relation(b.value)
    one, other = _option(a), _option(b)
    if said is not Relation.CANNOT_TELL and one is not None and other is not None:
        return Relation.SAME if one == other else Relation.DIFFERENT
    if a.polarity is b.polarity:
        return said if said.agrees else Relation.CANNOT_TELL
    return Relation.DIFFERENT if said.agrees else Relation.CANNOT_TELL


def later(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """States change from one day to the next; whether a gun was loaded does not."""
    if a.scope.of in lasting():
        return None
    one, other = graph.sources[a.source].published.day, graph.sources[b.source].published.day
    return update(graph, a, b) if one is None or other is None or one == other else "update: the reports are of two days"


def another_bearer(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A pronoun ties one to its bearer; two that are described in the same words need no tie."""
    return None if a.subject.name.casefold() == b.subject.name.casefold() and " " in a.subject.name else inferred_link(graph, a, b)


KIND = SlotKind(
    predicates=("state",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(another_bearer, not_asserted, another_scene, strange_names, beside_itself, later),
    attribute=lambda _graph, claim: claim.scope.of or "state",
)

RULE = slot_rule("state", "FC312", KIND, earned=False, outvotes=True)
