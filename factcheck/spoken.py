"""Whom or what each claim speaks of, for whoever shows it: a person, an event, or just the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.model import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.graph import StoryGraph
    from factcheck.model import Claim


class Spoken(Record):
    """What a claim speaks of; claims with one `key` speak of one thing."""

    key: str
    label: str
    kind: Literal["entity", "event", "words"]


def spoken(graph: StoryGraph) -> dict[str, Spoken]:
    """Return what every claim of the graph speaks of, by the claim's id."""
    names = {entity.id: entity.name for entity in graph.entities.all}
    return {claim.id: _of(graph, claim, names) for claim in graph.claims}


def _of(graph: StoryGraph, claim: Claim, names: Mapping[str, str]) -> Spoken:
    if (entity := graph.subject(claim)) is not None:
        return Spoken(key=entity.id, label=entity.name, kind="entity")
    for event in graph.events(claim)[:1]:
        whom = names.get(event.patient or "", "")
        kind = event.type.rpartition(".")[2]
        return Spoken(key=event.id, label=f"{kind}: {whom}" if whom else kind, kind="event")
    return Spoken(key=f"words:{claim.subject.name.casefold()}", label=claim.subject.name, kind="words")
