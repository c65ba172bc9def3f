"""Whether one of two numbers is that of a part: what a restrictive modifier cuts out, and what it leaves whole."""

from __future__ import annotations

from functools import cache

from factcheck.comparison.bounds import ends, transposed
from factcheck.comparison.charges import is_charge
from factcheck.comparison.deaths import DYING
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.text.events import event_types, types_of_noun
from factcheck.text.gazetteer import same_place

CLOSE = 0.5
"""Least `alike` for two numbers of the same digits to be one number misprinted, whatever limits either."""
EMPTY = frozenset({"be", "have", "do", "area", "region", "place", "part", "spot"})
"""Last words of limits that leave nothing out: "employees that are leaving", "villages in an area"."""
WITHIN = ("in ", "of ", "during ", "since ", "at ", "by ", "from ")
"""How a limit opens that puts what is counted in an event."""


def limits_of(graph: StoryGraph, claim: Claim) -> set[str]:
    """Return what limits a claim, but for what leaves nothing out: "in the quake" in its story, "in an area"."""
    charged = is_charge(claim)
    return {limit for limit in claim.scope.limits if limit.split()[-1] not in EMPTY and (charged or not _of_the_story(graph, limit))}


def _of_the_story(graph: StoryGraph, limit: str) -> bool:
    """Whether a limit puts what is counted in the event that the story is about: all are."""
    return limit.startswith(WITHIN) and not graph.main_types.isdisjoint(types_of_noun(limit.rsplit(maxsplit=1)[-1]))


def _others_than_the_dead(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether "others" are wounded, so others than the dead; one more or less may be told by name, unless the passage tells of the dead."""
    one, other = ends(a), ends(b)
    lone = [c for c in (a, b) if "other" in c.scope.limits]
    if not all(_counts_wounded(c) for c in lone) or one is None or other is None:
        return False
    return abs(one[0] - other[0]) > 1 or all(_tells_of_death(graph, c) for c in lone)


def _tells_of_death(graph: StoryGraph, claim: Claim) -> bool:
    """Whether its sentence, or the one before, tells of a death."""
    dying = graph.remembered(
        "sentences of deaths", lambda: {(r.source, e.sentence) for r in graph.readings.values() for e in r.events if e.type == DYING}
    )
    return claim.frame is not None and any((claim.source, claim.frame.sentence - n) in dying for n in (0, 1))


def _counts_wounded(claim: Claim) -> bool:
    return claim.scope.of == "injured" or (claim.frame is not None and claim.frame.verb in _wounding())


@cache
def _wounding() -> frozenset[str]:
    """The verbs of wounding."""
    return frozenset(v for row in event_types() if row.type == "Life.Injure" for v in row.verbs)


def restricted(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One speaks of a part: a restrictive modifier stands on one side only."""
    if transposed(a, b) and graph.alike(a, b) >= CLOSE:
        return None
    limits = {c.id: limits_of(graph, c) - ({"other"} if _others_than_the_dead(graph, a, b) else set()) for c in (a, b)}
    for one, other in ((a, b), (b, a)):  # "two murder counts" are counts of murder
        limits[one.id] = {limit for limit in limits[one.id] if f"of {limit}" not in limits[other.id]}
    heads = {limit.partition(" ")[0]: limit for limit in sorted(limits[a.id]) if " " in limit}
    for limit in sorted(limits[b.id] - limits[a.id]):
        mine = heads.get(limit.partition(" ")[0])
        if mine is not None and not same_place(mine.partition(" ")[2], limit.partition(" ")[2]):
            return f"restrictive modifier: “{mine}” beside “{limit}”"
    for one, other in ((a, b), (b, a)):
        words, theirs = graph.words_near(other), {x.partition(" ")[0] for x in limits[other.id] if " " in x}
        apart = sorted(
            limit
            for limit in limits[one.id] - limits[other.id]
            if " " not in limit or not (words.issuperset(limit.split()[-1:]) or limit.partition(" ")[0] in theirs)
        )
        if apart:
            return f"restrictive modifier: “{apart[0]}” limits one of them"
    return None
