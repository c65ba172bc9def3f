"""How long, heavy, fast or strong something was, in one unit after conversion and within the printed precision.

A magnitude is keyed by its unit and its event; other measures by what is measured and the words round them.
Conflict: "a magnitude 6.4 quake" beside "measured 5.8".
Left alone: 940 miles beside 1,500 km; an aftershock's magnitude beside the quake's; a score at half-time beside the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.comparison.another_matter import another_matter
from factcheck.comparison.bounds import compared
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import (
    another_scene,
    before_plus_one,
    fuzzy,
    given,
    inferred_link,
    not_meant,
    strange_names,
    too_far_apart,
    unfinished,
)
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality
from factcheck.rules import slot_rule
from factcheck.values import Relation
from factcheck.values.quantity import MEASURES

NO_COMPARISON = frozenset({"ordinal", "times", "score"})
"""Units whose noun says what is counted: the frame alone must tie them."""


ONE_DISTANCE = 0.15
"""Least `alike` for two distances from one place to be of the same thing."""


def _unit(claim: Claim) -> str:
    return str(getattr(claim.value, "unit", ""))


def _dimension(claim: Claim) -> str:
    measure = MEASURES.get(_unit(claim))
    return (measure.dimension if measure is not None else "") or _unit(claim)


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return (_dimension(claim),)


ASPECTS = frozenset({"deep", "high", "tall", "long", "wide", "thick"})
"""What a length may be of a thing; "away" is said by the town that it is measured from."""
HIGH = {"tall": "high"}


def _aspect(claim: Claim) -> str:
    """Which side of a thing a length is of: how deep it is, or how far it lies from a town; empty where nothing says."""
    last = (claim.scope.of or "").rpartition(" ")[2]
    return HIGH.get(last, last) if last in ASPECTS else "away" if claim.scope.place or last == "away" else ""


STRONGEST = re.compile(r"\b(?:strongest|largest|biggest|greatest|most\s+powerful|most\s+violent)\b", re.IGNORECASE)


def _one_shock(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two magnitudes are of the quake itself, or of the strongest of its aftershocks."""
    types = [{n.type for n in graph.events(c)} for c in (a, b)]
    shocks = ["Disaster.Aftershock" in t for t in types]
    if shocks[0] is not shocks[1] or graph.scene(a) != graph.scene(b):
        return False
    return not shocks[0] or (all(STRONGEST.search(graph.sentence_text(c)) for c in (a, b)) and not _may_follow(graph, a, b))


YET = re.compile(r"\b(?:so far|yet|to date|until now|till now|since|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", re.IGNORECASE)


def _may_follow(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the strongest of today may be another than that of tomorrow."""
    days = {graph.sources[c.source].published.day for c in (a, b)}
    return len(days) > 1 or any(YET.search(graph.sentence_text(c)) for c in (a, b))


def _of_two_bodies(a: Claim, b: Claim) -> bool:
    """Whether a depth is told by the word of a body, and the other by nobody's or another's: no two of them find one depth."""
    return {name.casefold() for name in a.said_by} != {name.casefold() for name in b.said_by}


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    if _unit(a) == "magnitude":
        return Tie.BY_KEY if _one_shock(graph, a, b) else Tie.NONE
    aspects = [_aspect(c) for c in (a, b)]
    if all(aspects) and aspects[0] != aspects[1] and _dimension(a) == "length":
        return Tie.NONE
    if aspects == ["deep", "deep"] and "Disaster.Quake" in graph.main_types:
        return Tie.BY_FRAME if _of_two_bodies(a, b) else Tie.BY_KEY
    if _unit(a) in NO_COMPARISON and (a.scope.of != b.scope.of or a.scope.of == "lead"):
        return Tie.NONE  # a lead is the score of a minute, not of the match
    if a.scope.place and b.scope.place:
        if a.scope.place != b.scope.place:
            return Tie.NONE
        return Tie.BY_KEY if graph.alike(a, b) >= ONE_DISTANCE else Tie.BY_FRAME
    return Tie.BY_FRAME


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare as sizes; how far something lies from a town each report measures from another part of it."""
    found = compared(graph, a, b)
    from_town = a.scope.place and b.scope.place and _dimension(a) == "length"
    if found is not Relation.DIFFERENT or not from_town:
        return found
    low, high = sorted(float(getattr(c.value, "number", 0)) * MEASURES[_unit(c)].factor for c in (a, b))
    return Relation.CANNOT_TELL if high <= low * ABOUT else found


ABOUT = 1.1
"""Ratio up to which two distances from one town may be one."""


def in_general(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One speaks of what such a thing can do: "a magnitude 6 quake can cause severe damage"."""
    loose = [c for c in (a, b) if c.modality in (Modality.HEDGED, Modality.CONDITIONAL)]
    return None if not loose else f"in general: “{loose[0].span.quote}” may be of no one thing"


IN_A_ROW = frozenset({"ordinal", "score"})


def in_a_row(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A source that tells of the sixth and of the seventh tells of a row, in which each report may speak of another."""
    if _unit(a) not in IN_A_ROW:
        return None
    rows = given(graph, "measure", _row)
    several = next((values for c in (a, b) if len(values := rows[c.source, _row(c)]) > 1), None)
    return None if several is None else f"one of a row: a source tells of {', '.join(sorted(several)[:3])}"


def _row(claim: Claim) -> tuple[str, str]:
    return _unit(claim), claim.scope.of or ""


def one_of_many(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Ranks, scores and runs come by the dozen: only near-equal sentences speak of one, or one source against two that agree."""
    if _tie(graph, a, b) is Tie.BY_KEY or (
        _dimension(a) in ONE_AT_A_TIME and any(_stands_alone(graph, *pair) for pair in ((a, b), (b, a)))
    ):
        return None
    told = given(graph, "measure", _unit)
    many = _unit(a) in NO_COMPARISON or any(len(told[c.source, _unit(c)]) > MANY for c in (a, b))
    return f"one of many: {a.value.raw} and {b.value.raw} may be of two things" if many and graph.alike(a, b) < TWIN else None


def _stands_alone(graph: StoryGraph, lone: Claim, other: Claim) -> bool:
    """Whether nobody else has this size, its source never has the other one, and two independent sources have that."""
    mine, theirs = ([c for c in graph.may_agree("measure", x.value) if c.value.relation(x.value) is Relation.SAME] for x in (lone, other))
    return {c.source for c in mine} == {lone.source} and lone.source not in {c.source for c in theirs} and graph.independent(theirs) > 1


ONE_AT_A_TIME = frozenset({"speed", "temperature", "power", "pressure", "energy", "electricity"})
"""What a thing has one of at a time; lengths and weights abound in games."""
MANY = 2
TWIN = 0.5
"""Least `alike` for two measures of a kind that abounds to be of one thing."""


def told_of_two(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A third source has both: the speed and the limit, the height and the width; of one shock it may report two magnitudes."""
    if _unit(a) == "magnitude":
        return None
    have = [{c.source for c in graph.may_agree("measure", x.value) if c.value.relation(x.value).agrees} for x in (a, b)]
    both = sorted((have[0] & have[1]) - {a.source, b.source})
    return f"two things: {graph.sources[both[0]].outlet} has {a.value.raw} and {b.value.raw}" if both else None


KIND = SlotKind(
    predicates=("measure",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(
        one_of_many,
        in_a_row,
        told_of_two,
        another_matter,
        in_general,
        before_plus_one,
        inferred_link,
        not_meant,
        unfinished,
        another_scene,
        strange_names,
        fuzzy,
        too_far_apart,
    ),
    attribute=lambda _graph, claim: _unit(claim) if _unit(claim) == "magnitude" else f"{_unit(claim)} of {claim.scope.of}",
)

RULE = slot_rule("measure", "FC103", KIND)
