"""Ranks of what somebody has, and how often a thing was done, that one report alone has: "her first novel" beside "her third", twice.

A report tells of one novel of hers, and of one verb that was done so many times. Where it has no other rank of that noun, nobody else
has this one, and two others that have one rank each have the same, likeness of words need tie them but little.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from factcheck.comparison.marked import value_at
from factcheck.comparison.vetoes import before_plus_one, not_meant, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality
from factcheck.text.happenings import EMPTY

Key: TypeAlias = tuple[str, str]
"""The unit, and the noun or verb of which there are so many."""

TOLD, BY_ONE = 0.1, 0.2
"""Least `alike` of a lone rank or number of times to the nearest of two others, and of a number of times to that of the only other one."""
SHOTS = {"shot": ("times", "fire")}
"""Nouns of what is done, each with the verb: who fired ten shots fired ten times."""
WHOSE = re.compile(r"(?:\b(?:his|her|its|their|my|our)|\w['’]s|s['’])[ ](?:\w+[ ])?$", re.IGNORECASE)
"""Right before the rank of a thing that somebody has."""
UNTRUE = frozenset({Modality.DENIED, Modality.HEDGED, Modality.PLANNED, Modality.CONDITIONAL})
IN_TURN = frozenset(
    {
        "term",
        "season",
        "year",
        "month",
        "week",
        "day",
        "night",
        "morning",
        "half",
        "quarter",
        "period",
        "round",
        "game",
        "match",
        "start",
        "attempt",
        "try",
        "time",
        "visit",
        "trip",
        "stint",
        "turn",
        "goal",
        "shot",
        "set",
        "hole",
        "lap",
        "leg",
        "stage",
        "spell",
        "tour",
        "title",
        "win",
        "victory",
        "loss",
        "defeat",
        "place",
        "child",
        "son",
        "daughter",
        "wife",
        "husband",
        "marriage",
        "trial",
    }
)
"""Nouns of which one comes after the other, so that each report may tell of another one; and kin, of whom a text tells of several."""


def lone_ranks(graph: StoryGraph) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Yield each lone rank or number of times, with those of the others, the most alike first."""
    told: dict[Key, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("measure", "count"):
        if (key := _key(graph, claim)) is not None:
            told[key].append(claim)
    for _, claims in sorted(told.items()):
        alone = [c for c in claims if _has_one(c, claims)]
        for claim in alone:
            others = [c for c in claims if c.source != claim.source]
            if all(_number(c) != _number(claim) for c in others):
                camp = [c for c in alone if graph.group(c) != graph.group(claim) and _of_one_bearer(graph, claim, c)]
                yield from _against(graph, claim, camp)


TO_SOMEBODY = ("Life.", "Conflict.", "Justice.", "Crime.")
"""Families of what befalls many in one story, each of them so many times: "shot twice", "arrested four times"."""


def _of_one_bearer(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether what was done so many times was done to one named person, where it is done to people; who fires does it alone."""
    nodes = [node for c in (a, b) for node in graph.events(c)[:1] if node.type.startswith(TO_SOMEBODY)]
    fired = any(c.frame is not None and c.frame.verb == "fire" for c in (a, b))
    if not nodes or fired or getattr(a.value, "unit", "") == "ordinal":
        return True
    return len(nodes) > 1 and nodes[0].patient == nodes[1].patient and graph.is_named(nodes[0].patient)


def _against(graph: StoryGraph, claim: Claim, others: Sequence[Claim]) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Yield a lone value with those who have one other: two sources, or the only other one, which tells much alike that it was done."""
    ordered = sorted(others, key=lambda c: (-graph.alike(claim, c), c.id))
    camps = [[c for c in ordered if _number(c) == _number(first)] for first in ordered]
    camp = max(camps, key=graph.independent, default=[])
    if not camp or _explained(graph, claim, camp[0]):
        return
    by_two, alike = graph.independent(camp) > 1, graph.alike(claim, camp[0])
    done_once = len(camps) == 1 and getattr(claim.value, "unit", "") == "times" and claim.id < camp[0].id
    if (by_two and alike >= TOLD) or (done_once and alike >= BY_ONE and not graph.events(claim)):
        yield claim, camp


def _key(graph: StoryGraph, claim: Claim) -> Key | None:
    """What a rank or a number of times is of; None of another figure, of a verb that says nothing, and of what comes in turn."""
    of = claim.scope.of or ""
    if claim.modality in UNTRUE or _number(claim) is None:
        return None
    if claim.predicate == "count":
        return SHOTS.get(of) if claim.frame is not None and claim.frame.verb == "fire" else None
    unit = str(getattr(claim.value, "unit", ""))
    if unit == "times":
        return (unit, of) if of and of not in EMPTY else None
    return (unit, of) if unit == "ordinal" and of not in IN_TURN and _is_of_somebody(graph, claim) else None


def _is_of_somebody(graph: StoryGraph, claim: Claim) -> bool:
    at = value_at(graph, claim)
    return at is not None and WHOSE.search(graph.sources[claim.source].text, max(0, at[0] - 30), at[0]) is not None


def _number(claim: Claim) -> float | None:
    """The number, whatever its unit: ten shots are as many as ten times."""
    number = getattr(claim.value, "number", None)
    return None if number is None or getattr(claim.value, "vague", False) else float(number)


def _has_one(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether its source tells of one rank of the thing, or of one number of times."""
    return all(_number(c) == _number(claim) for c in claims if c.source == claim.source)


def _explained(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether the two are of other people, one is of the time before the last, or a sentence is cut off."""
    return any(veto(graph, claim, other) for veto in (not_meant, strange_names, before_plus_one, unfinished))
