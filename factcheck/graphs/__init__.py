"""How a story's graph is handed to others. One file here is one format, chosen by its file name with ``--format``; it defines

    GRAPH_FORMAT = GraphFormat(render=render)

where ``render(graph, findings, title)`` returns the whole text. Nodes and edges keep the order of `StoryGraph.network`, so
that one story gives one text. To add one: the module, and its cases in tests/test_graphs.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck import discover
from factcheck.graph import StoryGraph
from factcheck.model import Finding


@dataclass(frozen=True)
class GraphFormat:
    """One way to write a graph."""

    render: Callable[[StoryGraph, Sequence[Finding], str], str]


def render(name: str, graph: StoryGraph, findings: Sequence[Finding], title: str) -> str:
    """Return the graph in the named format."""
    graph_format: GraphFormat = discover.load(__name__, name, "GRAPH_FORMAT")
    return graph_format.render(graph, findings, title)
