"""The story as a networkx graph: sources, claims, entities, events, values and origins. The one door to networkx but for rules.

Every edge keeps who says so, how firmly, and the words. Nodes and edges stand in a fixed order; attributes are strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

import networkx as nx

from factcheck.graph import StoryGraph
from factcheck.model import Attribution, Claim, EventMention, Finding, Verdict

BETWEEN = {Verdict.CONFLICT: "conflicts with", Verdict.CHECK: "may conflict with"}


def network(story: StoryGraph) -> nx.MultiDiGraph[str]:
    """Return the graph of what the sources say, without what the rules make of it."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source in story.sources.values():
        made.add_node(f"source:{source.id}", kind="source", label=source.outlet)
    for entity in story.entities.all:
        made.add_node(entity.id, kind=entity.kind.value, label=entity.name)
    for node in story.skeleton.nodes:
        made.add_node(node.id, kind="event", label=node.type)
    for reading in story.readings.values():
        for event in reading.events:
            _add_event(story, made, event)
    for claim in story.claims:
        _add_claim(story, made, claim)
    return made


def with_findings(made: nx.MultiDiGraph[str], findings: Iterable[Finding]) -> nx.MultiDiGraph[str]:
    """Return a copy with an edge between each two claims that conflict or must be looked at."""
    made = made.copy()
    for finding in findings:
        for one, other in combinations(finding.positions, 2) if finding.verdict in BETWEEN else ():
            for a, b in product(one.claims, other.claims):
                told = {"finding": finding.id, "rule": finding.rule, "attribute": finding.attribute, "why": finding.why}
                made.add_edge(f"claim:{a}", f"claim:{b}", kind=BETWEEN[finding.verdict], **told)
    return made


def shortest(made: nx.MultiDiGraph[str], start: str, ends: Iterable[str]) -> tuple[str, ...]:
    """Return the nodes from a start to the nearest of some ends, by the fewest edges in either direction; none, if nothing leads there."""
    loose = made.to_undirected(as_view=True)
    routes = (nx.shortest_path(loose, start, end) for end in ends if nx.has_path(loose, start, end))
    return min((tuple(route) for route in routes), key=lambda route: (len(route), route), default=())


def _add_event(story: StoryGraph, made: nx.MultiDiGraph[str], event: EventMention) -> None:
    node = story.skeleton.node(event.source, event.id)
    if node is None:
        return
    said = _said(story, event.source, event.attribution, event.text)
    made.add_edge(f"source:{event.source}", node.id, kind="tells of", **said)
    for part in event.participants:
        entity = story.entities.of(event.source, part.mention)
        if entity is not None:
            made.add_edge(node.id, entity.id, kind=part.role, **said)


def _add_claim(story: StoryGraph, made: nx.MultiDiGraph[str], claim: Claim) -> None:
    said = _said(story, claim.source, claim, claim.span.quote)
    value = f"value:{claim.value.kind}:{claim.value.show()}"
    made.add_node(f"claim:{claim.id}", kind="claim", label=f"{claim.predicate}: {claim.value.show()}")
    made.add_node(value, kind="value", label=claim.value.show())
    made.add_edge(f"source:{claim.source}", f"claim:{claim.id}", kind="says", **said)
    made.add_edge(f"claim:{claim.id}", value, kind="has value", **said)
    subject = story.subject(claim)
    if subject is not None:
        made.add_edge(f"claim:{claim.id}", subject.id, kind="about", certainty=story.certainty(claim).value, **said)
    for event in story.events(claim)[:1]:
        made.add_edge(f"claim:{claim.id}", event.id, kind="of event", **said)
    for origin in story.origins([claim]):
        made.add_node(f"origin:{origin}", kind="origin", label=origin)
        made.add_edge(f"claim:{claim.id}", f"origin:{origin}", kind="rests on", **said)


def _said(story: StoryGraph, source: str, by: Attribution | Claim, quote: str) -> dict[str, str]:
    chain = " ← ".join((story.sources[source].outlet, *by.said_by))
    return {"document": source, "said_by": chain, "polarity": by.polarity.value, "modality": by.modality.value, "quote": quote}
