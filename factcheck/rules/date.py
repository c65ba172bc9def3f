"""When an event happened; an event that happens once has one date.

A date is compared where both sources hang it on the same event: the same type, the same person. For events that recur
(arrests, hearings, statements) another date is another event, and so no conflict.
Conflict: "killed on New Year's Eve" beside "killed on Christmas Eve", of one victim.
Left alone: "October" beside "14 October"; found guilty in 2001 for a killing in 2000; elected on the 5th, sworn in on the 6th.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.resolve.events import EventNode
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie
from factcheck.values import Relation
from factcheck.values.moment import Moment
from factcheck.vetoes import inferred_link, not_asserted, strange_names, unfinished

FAMILY = {"Conflict.Attack": "Life.Die", "Life.Injure": "Life.Die", "Justice.Exonerate": "Justice.Overturn", "Weapon.Use": "Life.Die"}
"""Types that newspapers use for one event: the shooting is the killing."""

SPEECH = frozenset({"Contact.Announce", "Contact.Ask", "Contact.Agree"})


def kin(node: EventNode) -> str:
    """Return the type under which an event is compared."""
    return FAMILY.get(node.type, node.type)


def _candidates(graph: StoryGraph, claim: Claim) -> tuple[EventNode, ...]:
    return graph.events(claim)[:3]


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return tuple(dict.fromkeys(kin(n) for n in _candidates(graph, claim))) or ("",)


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    one, other = _candidates(graph, a), _candidates(graph, b)
    if not one or not other:
        return Tie.BY_FRAME
    best = kin(one[0]) == kin(other[0])
    patients = {n.patient for n in (one[0], other[0]) if n.patient is not None}
    if best and len(patients) == 1 and one[0].once and other[0].once and one[0].patient == other[0].patient:
        return Tie.BY_KEY
    return Tie.BY_FRAME


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare as intervals; differing dates of events that are not one and the same decide nothing."""
    said = a.value.relation(b.value)
    if said is not Relation.DIFFERENT:
        return said
    one, other = _candidates(graph, a), _candidates(graph, b)
    if not one or not other or kin(one[0]) != kin(other[0]):
        return Relation.CANNOT_TELL
    return said


def recurring(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Statements, hearings and arrests happen again; their dates are compared only where the sentences are nearly one."""
    nodes = [_candidates(graph, c) for c in (a, b)]
    if any(not n for n in nodes) or all(n[0].once or kin(n[0]) == "Life.Die" for n in nodes):
        return None
    if nodes[0][0].type in SPEECH or graph.alike(a, b) < 0.55:  # noqa: PLR2004 - measured: below it most pairs are two events
        return f"recurring event: “{nodes[0][0].type}” may have happened on both days"
    return None


def of_unlike_grain(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A year beside a day of another year is more often another event than a slip."""
    grains = {getattr(c.value, "grain", "") for c in (a, b) if isinstance(c.value, Moment)}
    return "grain: one is a day, the other a year" if grains >= {"day", "year"} else None


def other_candidate(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A trailing date may hang on another event of its clause, and one of the sources has it there."""
    for one, other in ((a, b), (b, a)):
        others = {kin(n) for n in graph.events(one)[1:]}
        for third in graph.of_predicate("date"):
            if third.source == other.source and third.id != other.id and third.value.relation(one.value) is Relation.SAME and {kin(n) for n in graph.events(third)} & others:
                return f"another event of the clause: “{third.span.quote}”"
    return None


KIND = SlotKind(
    predicates=("date",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(inferred_link, not_asserted, unfinished, strange_names, recurring, of_unlike_grain, other_candidate),
    attribute=lambda graph, claim: f"date ({nodes[0].type})" if (nodes := graph.events(claim)) else "date",
)

RULE = slot_rule("date", "FC107", KIND, "high")
