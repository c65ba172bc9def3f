"""Which part who has in what happened: shot, charged, in the car that crashed. Who says a thing, or is told it, has no part in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from factcheck.graph import StoryGraph

Part = tuple[str, str]
"""A type of event, and the role that somebody has in it."""


def parts_of_mentions(graph: StoryGraph) -> Mapping[tuple[str, str], set[Part]]:
    """Return the parts of each mention, by its source and its id there."""
    return graph.remembered("parts of mentions", lambda: _parts(graph))


def _parts(graph: StoryGraph) -> Mapping[tuple[str, str], set[Part]]:
    found: dict[tuple[str, str], set[Part]] = defaultdict(set)
    for reading in graph.readings.values():
        for event in reading.events:
            for participant in event.participants:
                if not event.type.startswith("Contact."):
                    found[reading.source, participant.mention].add((event.type, participant.role))
    return found
