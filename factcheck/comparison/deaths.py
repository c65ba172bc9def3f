"""Whose death a story tells, and in which reports a person is dead: an age at death grows no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from factcheck.comparison.tolls import CASE
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality, Polarity, Reading

DYING = "Life.Die"
ENDING = frozenset({"die", "death", "succumb", "perish", "dead", "pronounce"})
"""Words that tell when and where a life ended, and not where it was taken."""


def at_death(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a claim's age is that at which its bearer died.

    A report tells of the dead in the present ("Lopez, 20, was shot on Monday"): his own death must be told by the same report, or
    by one that had run when it did. What a sentence dates back tells of his life, unless it tells of his death.
    """
    entity = graph.subject(claim)
    if claim.scope.of == "death":
        return True
    if entity is None or claim.scope.of != "now":
        return False
    told = graph.remembered("deaths told", lambda: _told(graph)).get(entity.id, {})
    if claim.frame is not None and claim.frame.sentence in told.get(claim.source, ()):
        return True
    return graph.scene(claim) == "main" and (claim.source in told or _ran_before(graph, claim.source, told))


def _ran_before(graph: StoryGraph, source: str, told: Mapping[str, set[int]]) -> bool:
    """Whether a report that tells of the death had run when this one did."""
    day = graph.sources[source].published.day
    others = (graph.sources[s].published.day for s in told)
    return day is not None and any(other is not None and other <= day for other in others)


def _told(graph: StoryGraph) -> Mapping[str, Mapping[str, set[int]]]:
    """The sentences that tell of each person's death, by report."""
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for reading in graph.readings.values():
        for person, sentence in _deaths(graph, reading):
            found[person][reading.source].add(sentence)
    return found


FIRM = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.CHARGED})
"""Who is charged with a killing may not have done it, but somebody is dead."""


def _accused(graph: StoryGraph) -> frozenset[str]:
    """Those against whom a case runs: no pronoun makes one of them the dead."""
    return frozenset(n.patient for n in graph.skeleton.nodes if n.type in CASE and n.patient is not None)


def _deaths(graph: StoryGraph, reading: Reading) -> Iterator[tuple[str, int]]:
    """Each person a report says to be dead, with the sentence; one who is accused must be named as the dead."""
    named = {m.id for m in reading.mentions if m.form == "name"}
    accused = graph.remembered("accused", lambda: _accused(graph))
    for event in reading.events:
        if event.type != DYING or event.attribution.polarity is Polarity.NEGATED or event.attribution.modality not in FIRM:
            continue
        for participant in event.participants:
            entity = graph.entities.of(reading.source, participant.mention) if participant.role == "patient" else None
            if entity is not None and graph.is_named(entity.id) and (participant.mention in named or entity.id not in accused):
                yield entity.id, event.sentence
