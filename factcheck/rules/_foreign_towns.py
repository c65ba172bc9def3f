"""A town that one source alone names, once, far from where others have it in sentences that tell the same.

A report that tells of a second town names it more than once, or others know it too, or it lies near; the slip of a town does neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcheck.comparison.event_kinds import kin
from factcheck.comparison.nearby import Nearby
from factcheck.comparison.vetoes import another_scene, not_meant
from factcheck.graph import StoryGraph
from factcheck.model import Certainty, Claim, Finding, Step, Verdict
from factcheck.resolve.scenes import MAIN
from factcheck.rules import claims_of, finding, subject_name
from factcheck.text.gazetteer import contains, is_state_or_country, least_distance, located, same_place

FAR = 40.0
"""Kilometres beyond which two towns are not of one metropolis."""
TOLD, OF_THE_STORY = 0.4, 0.3
"""Least `alike` of the two sentences, and where most other sources name the other town: it is that of the story."""
OF_ONE_MAN = 0.2
"""The same of the homes of one person, who may have moved."""
MOST = 0.6
"""Share of the other sources that name the town of the story."""

Attribute = Callable[[StoryGraph, Claim], str]


def foreign_towns(graph: StoryGraph, predicate: str, attribute: Attribute) -> Iterator[Finding]:
    """Yield a conflict for each town that stands alone, with what others have in its place, the most alike first."""
    nearby = Nearby(graph, predicate)
    for claim in graph.of_predicate(predicate):
        if not _stands_alone(graph, claim):
            continue
        camp = [
            c for c in nearby.of(claim) if graph.group(c) != graph.group(claim) and _is_elsewhere(claim, c) and _is_of_one(graph, claim, c)
        ]
        towns = {c.value.raw.casefold() for c in camp}
        # of two homes one against one decides nothing, nor of two towns that one report has both
        alone = predicate != "residence" and not any(graph.writes(claim.source, town) for town in towns)
        if len(towns) == 1 and (alone or graph.independent(camp) > 1):
            yield _finding(graph, predicate, claim, sorted(camp, key=lambda c: (-graph.alike(claim, c), c.id)), attribute(graph, claim))


def _stands_alone(graph: StoryGraph, claim: Claim) -> bool:
    """Whether the story prints a town once, and it is no state and no bearing: "east of Osby"."""
    town = claim.value.raw
    if claim.frame is None or graph.scene(claim) != MAIN or (claim.scope.of or "").endswith(" of"):
        return False
    if not located(town) or is_state_or_country(town) or graph.sources[claim.source].text.casefold().count(town.casefold()) != 1:
        return False
    return not any(graph.writes(s, town) for s in graph.sources if s != claim.source)


def _is_elsewhere(claim: Claim, other: Claim) -> bool:
    """Whether another claim has a town far off, by the same preposition."""
    one, town = claim.value.raw, other.value.raw
    if claim.scope.of != other.scope.of or is_state_or_country(town) or same_place(one, town) or contains(one, town) or contains(town, one):
        return False
    apart = least_distance(one, town)
    return apart is not None and apart > FAR


def _is_of_one(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether both tell of one thing: the home of one person, or sentences alike, less so where the other town is that of the story."""
    if any(veto(graph, claim, other) is not None for veto in (another_scene, not_meant)):
        return False
    mine, theirs = graph.subject(claim), graph.subject(other)
    if claim.predicate == "residence" and mine is not None and theirs is not None:
        sure = Certainty.INFERRED not in (graph.certainty(claim), graph.certainty(other))
        return mine.id == theirs.id and sure and graph.alike(claim, other) >= OF_ONE_MAN
    acts = [{kin(n) for n in graph.events(c)[:2]} for c in (claim, other)]
    if all(acts) and acts[0].isdisjoint(acts[1]):
        return False  # arrested here, tried there
    groups = {graph.independence.group[s] for s in graph.sources if s != claim.source}
    naming = {graph.independence.group[s] for s in graph.sources if s != claim.source and graph.writes(s, other.value.raw)}
    return graph.alike(claim, other) >= (OF_THE_STORY if len(naming) >= MOST * len(groups) else TOLD)


def _finding(graph: StoryGraph, rule: str, claim: Claim, camp: Sequence[Claim], attribute: str) -> Finding:
    mine, theirs = claim.value.raw, camp[0].value.raw
    apart = least_distance(mine, theirs) or 0.0
    why = f"{mine} stands in this source alone, and lies {apart:.0f} km from {theirs}, which {', '.join(graph.outlets(camp))} have"
    steps = [Step(step="the town that stands alone", claims=(claim.id, camp[0].id), result=f"{mine} | {theirs}")]
    subject, camps = subject_name(graph, claim), [[claim], camp]
    return finding(graph, rule, Verdict.CONFLICT, subject, attribute, camps, why=why, steps=steps, scope=f"{mine}|{theirs}")


def with_foreign_towns(graph: StoryGraph, found: Iterator[Finding], predicate: str, attribute: Attribute) -> Iterator[Finding]:
    """Yield what a rule finds by its slots, then the foreign towns that are of no conflict yet; a check gives way to one."""
    slots = list(found)
    sure = claims_of(f for f in slots if f.verdict is Verdict.CONFLICT)
    more = [f for f in foreign_towns(graph, predicate, attribute) if sure.isdisjoint(f.positions[0].claims)]
    shown = claims_of(more)
    yield from (f for f in slots if f.verdict is not Verdict.CHECK or not claims_of([f]) <= shown)
    yield from more
