"""In which town the story plays: the town a report names in its lead and again, where the others never name it.

Two reports of one event that each keep to a town of their own, which the other does not know, tell of two towns.
Conflict: "Osby police", "a shooting in Osby" in one report; "in Marlow", "a Marlow officer" in all the others.
Left alone: a suburb beside its city, where either report names both; a town beside its county or state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Verdict
from factcheck.rules import Rule, finding
from factcheck.text.gazetteer import contains, located, same_place

OFTEN = 2
"""How many sentences must name a town before a report is held to play there."""


def _is_town(name: str) -> bool:
    """Whether the gazetteer knows a city of this name, and no state or country."""
    ranks = {p.kind for p in located(name)}
    return "city" in ranks and not ranks & {"state", "country", "region"}


def _town(graph: StoryGraph, source: str) -> list[Claim]:
    """The claims that name the town of a report: the most named one, if its lead has it and no other is named as often."""
    named: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.of_source(source):
        if claim.predicate == "place" and graph.scene(claim) == "main" and _is_town(claim.value.raw):
            named[claim.value.raw.casefold()].append(claim)
    ranked = sorted(named.values(), key=lambda claims: (-_sentences(claims), claims[0].span.start))
    if not ranked or _sentences(ranked[0]) < OFTEN or not any(graph.in_lead(c) for c in ranked[0]):
        return []
    if len(ranked) > 1 and _sentences(ranked[1]) == _sentences(ranked[0]):
        return []
    return ranked[0]


def _sentences(claims: list[Claim]) -> int:
    return len({c.frame.sentence for c in claims if c.frame is not None})


def _strangers(graph: StoryGraph, one: list[Claim], other: list[Claim]) -> bool:
    """Whether neither report names the other's town at all."""
    mine, theirs = one[0].value.raw, other[0].value.raw
    if same_place(mine, theirs) or contains(mine, theirs) or contains(theirs, mine):
        return False
    here, there = (graph.sources[c[0].source].text.casefold() for c in (one, other))
    return theirs.casefold() not in here and mine.casefold() not in there


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding where the reports of one event keep to towns that are strangers to one another."""
    if not graph.main_types:
        return
    towns = [claims for source in graph.sources if (claims := _town(graph, source))]
    camps: dict[str, list[Claim]] = defaultdict(list)
    for claims in towns:
        if any(_strangers(graph, claims, other) for other in towns):
            camps[claims[0].value.raw].extend(claims)
    if len(camps) > 1:
        ordered = sorted(camps.values(), key=lambda c: (-len({x.source for x in c}), c[0].source))
        why = f"the reports play in {' and '.join(c[0].value.raw for c in ordered)}, and neither names the other's town"
        yield finding(graph, "town", Verdict.CONFLICT, "the story", "town", ordered, why=why)


RULE = Rule(code="FC116", judge=judge)
