"""Where an event happened; two places that do not contain one another cannot both be its town.

Conflict: "a murder in Osby" beside "the killing in Marlow", where neither source names the other's town.
A town that a report names once, and no other knows, far from where others have it in sentences alike, is one too.
Left alone: "in Osby" beside "in Kent County"; where he was arrested beside where he was tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.comparison.deaths import ENDING
from factcheck.comparison.event_kinds import kin
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import another_scene, inferred_link, not_meant, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding
from factcheck.predicates.place import MODIFIER
from factcheck.rules import slot_rule
from factcheck.rules._foreign_towns import FAR, with_foreign_towns
from factcheck.rules.date import befell_once
from factcheck.text.events import event_label
from factcheck.text.gazetteer import contains, in_full, least_distance, same_place, same_rank
from factcheck.text.streets import street_in_full
from factcheck.values import Relation


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return tuple(dict.fromkeys(kin(n) for n in graph.events(claim)[:2]))


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """One name, or one within the other, agree; two names that the gazetteer does not nest differ."""
    one, other = a.value.raw, b.value.raw
    ways = {c.scope.of for c in (a, b)}
    if len(ways) > 1 and any(way is not None and way.endswith(" of") for way in ways):
        return Relation.CANNOT_TELL  # north of a town is neither in it nor south of it
    if same_place(one, other) or street_in_full(one) == street_in_full(other):
        return Relation.SAME
    if contains(other, one):
        return Relation.FINER
    if contains(one, other):
        return Relation.COARSER
    if ways <= BESIDE:
        return Relation.CANNOT_TELL  # what happened near the track happened near the boulevard too
    words = [set(in_full(name).split()) for name in (one, other)]
    if one.casefold() in other.casefold() or other.casefold() in one.casefold() or words[0] <= words[1] or words[1] <= words[0]:
        return Relation.CANNOT_TELL
    return Relation.DIFFERENT if a.scope.of == b.scope.of != MODIFIER and same_rank(one, other) else Relation.CANNOT_TELL


def named_elsewhere(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The other source knows this place too, so it is another part of the story."""
    for one, other in ((a, b), (b, a)):
        if graph.writes(other.source, one.value.raw):
            return f"rival: the other source names {one.value.raw} too"
    return None


BESIDE = frozenset({"near", "around", "outside", "off", "along"})
"""Prepositions by which something is near two places at once."""


def neighbours(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Towns so near one another may be two names for one place, a suburb and its city."""
    apart = least_distance(a.value.raw, b.value.raw)
    if apart is None or apart > FAR:
        return None
    return f"neighbours: {a.value.raw} and {b.value.raw} may lie {apart:.0f} km apart"


def other_verb(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Of what recurs (moves, meetings, making) only the same word tells of one event: a trip here, a flight there are two."""
    nodes = graph.events(a)
    if (
        a.frame is None
        or b.frame is None
        or not (nodes and nodes[0].type == "Movement.Transport" and a.scope.of == "to")
        or a.frame.head == b.frame.head
    ):
        return None
    return f"another event: one is “{a.frame.head}”, the other “{b.frame.head}”"


def _there(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both places are those of what befell one person once: who was shot in one town may have died in another."""
    told = a.subject.event is not None and b.subject.event is not None and befell_once(graph, a, b)
    dying = {c.frame is not None and c.frame.head in ENDING for c in (a, b)}
    return told and len(dying) == 1


def loosely_alike(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A place hangs on a different word in every source: only near-equal sentences decide."""
    return None if graph.alike(a, b) >= 0.33 or _there(graph, a, b) else "not aligned closely enough"


KIND = SlotKind(
    predicates=("place",),
    block=_block,
    tie=lambda graph, a, b: Tie.BY_KEY if _there(graph, a, b) else Tie.BY_FRAME,
    relation=relation,
    vetoes=(inferred_link, not_meant, unfinished, another_scene, named_elsewhere, other_verb, loosely_alike),
    echo=0.25,
    attribute=lambda graph, claim: f"place of the {event_label(nodes[0].type)}" if (nodes := graph.events(claim)) else "place",
)

SLOT_RULE = slot_rule("place", "FC108", KIND)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield what fills one slot, then the towns that stand alone."""
    return with_foreign_towns(graph, SLOT_RULE.judge(graph), "place", KIND.attribute)


RULE = replace(SLOT_RULE, judge=judge)
