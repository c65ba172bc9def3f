"""GraphML: what Gephi, yEd, Cytoscape, igraph and networkx read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from factcheck.graph import StoryGraph
from factcheck.graphs import GraphFormat
from factcheck.model import Finding
from factcheck.rendering.evidence import plain

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def render(graph: StoryGraph, findings: Sequence[Finding], title: str) -> str:
    """Return the graph as GraphML; all attributes are strings, under keys of their own for nodes and edges."""
    network = graph.network_with(findings)
    nodes = list(network.nodes(data=True))
    edges = list(network.edges(data=True))
    on_nodes = sorted({name for _, told in nodes for name in told})
    on_edges = sorted({name for _, _, told in edges for name in told})
    lines = [
        '<key id="title" for="graph" attr.name="title" attr.type="string"/>',
        *(_key(name, "node") for name in on_nodes),
        *(_key(name, "edge") for name in on_edges),
        '<graph id="story" edgedefault="directed">',
        f'<data key="title">{_text(title)}</data>',
        *(f"<node id={_attribute(node)}>{''.join(_values(told, 'node'))}</node>" for node, told in nodes),
        *(
            f'<edge id="e{n}" source={_attribute(a)} target={_attribute(b)}>{"".join(_values(told, "edge"))}</edge>'
            for n, (a, b, told) in enumerate(edges)
        ),
        "</graph>",
        "</graphml>",
    ]
    return HEAD + "\n".join(lines) + "\n"


def _key(name: str, on: str) -> str:
    return f'<key id="{on}-{name}" for="{on}" attr.name="{name}" attr.type="string"/>'


def _values(told: Mapping[str, object], on: str) -> Iterator[str]:
    yield from (f'<data key="{on}-{name}">{_text(str(value))}</data>' for name, value in told.items())


def _text(text: str) -> str:
    """XML has no place for control characters, whatever their escape."""
    return escape(plain(text))


def _attribute(text: str) -> str:
    return quoteattr(plain(text))


GRAPH_FORMAT = GraphFormat(render=render)
