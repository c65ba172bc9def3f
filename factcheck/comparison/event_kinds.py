"""Under which type the dates of an event are compared: newspapers tell one event under several."""

from __future__ import annotations

from factcheck.graph import StoryGraph
from factcheck.resolve.events import EventNode

FAMILY = {
    "Conflict.Attack": "Life.Die",
    "Life.Injure": "Life.Die",
    "Weapon.Use": "Life.Die",
    "Justice.Exonerate": "Justice.Overturn",
    "Personnel.Lay-Off": "Personnel.End-Position",
}
"""Types that newspapers use for one event: the shooting is the killing, who was fired "left"."""

COMPARED = (
    "Life.",
    "Justice.",
    "Disaster.",
    "Crime.",
    "Personnel.",
    "Conflict.Attack",
    "Contest.Win",
    "Business.Merge",
    "Business.Start-Org",
    "Launch.Launch",
)
"""Families of types whose dates are compared for conflict; of the others (statements, making, moving) there are many in a story."""


def kin(node: EventNode) -> str:
    """Return the type under which an event is compared."""
    return FAMILY.get(node.type, node.type)


def main_kinds(graph: StoryGraph) -> frozenset[str]:
    """Return the types of what the story is about, as they are compared."""
    return frozenset(FAMILY.get(t, t) for t in graph.main_types)
