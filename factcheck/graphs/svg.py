"""A picture: sources, people, events and values in columns, a line for each claim, conflicts in red dashes.

Only claims that a finding compares are drawn, since all of them would fill a wall; pointing at a line shows the words, who
says so and how firmly. Everything is placed by rule, row after row: one story gives one picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.graphs import GraphFormat
from factcheck.model import Finding
from factcheck.rendering.drawing import Drawing, svg
from factcheck.spoken import spoken


def render(graph: StoryGraph, findings: Sequence[Finding], title: str) -> str:
    """Return the picture as SVG."""
    return svg(Drawing(title, graph.sources, graph.claims, spoken(graph), findings))


GRAPH_FORMAT = GraphFormat(render=render)
