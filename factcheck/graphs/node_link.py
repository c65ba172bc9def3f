"""Node-link JSON: what ``networkx.node_link_graph(data, edges="edges")`` and d3 read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from factcheck.graph import StoryGraph
from factcheck.graphs import GraphFormat
from factcheck.model import Finding
from factcheck.rendering.document import harmless


def render(graph: StoryGraph, findings: Sequence[Finding], title: str) -> str:
    """Return the graph as JSON, a node or an edge a line."""
    network = graph.network_with(findings)
    nodes = [{"id": node, **told} for node, told in network.nodes(data=True)]
    edges = [{"source": a, "target": b, "key": key, **told} for a, b, key, told in network.edges(keys=True, data=True)]
    head = f' "directed": true,\n "multigraph": true,\n "graph": {_json({"title": title})}'
    return f'{{\n{head},\n "nodes": {_array(nodes)},\n "edges": {_array(edges)}\n}}\n'


def _array(rows: Sequence[dict[str, str]]) -> str:
    return "[\n" + ",\n".join(f"  {_json(row)}" for row in rows) + "\n ]" if rows else "[]"


def _json(value: dict[str, str]) -> str:
    return harmless(json.dumps(value, ensure_ascii=False))


GRAPH_FORMAT = GraphFormat(render=render)
