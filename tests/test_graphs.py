"""The graph is asked, written in every format, and opened by programs that are not ours."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

from factcheck import graphs, pipeline
from factcheck.cli import main
from factcheck.graph import StoryGraph
from factcheck.model import Finding, Verdict

EXAMPLE = Path(__file__).parent.parent / "claims" / "torres-exoneration"
TEXTS = {
    "herald": "Dana Whitlock, 34, was arrested in Ohio on March 3, 2019.\nPolice said Whitlock was released on May 5, 2021.\n",
    "tribune": "Dana Whitlock, 38, was arrested in Ohio on March 3, 2019.\nWhitlock was released on May 5, 2021 <b>&</b> left.\x0c\n",
}
SVG = "{http://www.w3.org/2000/svg}"
Linked = tuple[StoryGraph, tuple[Finding, ...]]


@pytest.fixture(scope="module")
def whitlock(tmp_path_factory: pytest.TempPathFactory) -> Linked:
    folder = tmp_path_factory.mktemp("whitlock")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text)
    return pipeline.graph_of([folder])


@pytest.fixture(scope="module")
def example() -> Linked:
    return pipeline.graph_of([EXAMPLE])


# --- questions ---------------------------------------------------------------------------------------------------


def test_who_disagrees_about_a_person(whitlock: Linked) -> None:
    graph, findings = whitlock
    asked = graph.who_disagrees_about("dana whitlock", findings)
    ages = [positions for finding, positions in asked if finding.attribute == "age"]
    assert [sorted(outlets for _, outlets in positions) for positions in ages] == [[("herald",), ("tribune",)]]
    assert all(finding.verdict in (Verdict.CONFLICT, Verdict.CHECK) for finding, _ in asked)
    assert graph.who_disagrees_about("nobody of this name", findings) == ()


def test_everything_said_of_a_person_is_in_the_order_of_the_text(whitlock: Linked) -> None:
    said = whitlock[0].everything_said_of("Dana Whitlock")
    assert {"age", "name"} <= {claim.predicate for claim in said}
    assert [(c.source, c.span.start) for c in said] == sorted((c.source, c.span.start) for c in said)
    assert whitlock[0].everything_said_of("Whit") == ()


def test_a_path_leads_from_a_source_to_a_person(whitlock: Linked) -> None:
    graph, _ = whitlock
    path = graph.path("herald", "Dana Whitlock")
    assert (path[0], path[-1], len(path)) == ("source:herald", "person:dana-whitlock", 3)
    assert all(graph.network.has_edge(a, b) for a, b in pairwise(path))
    assert graph.path("herald", "nobody of this name") == ()


def test_the_timeline_is_in_the_order_of_days(whitlock: Linked) -> None:
    days = [day for day, _, _ in whitlock[0].timeline()]
    assert days == sorted(days)
    assert set(days) == {"2019-03-03", "2021-05-05"}


def test_every_edge_of_a_claim_keeps_who_says_so_how_firmly_and_the_words(whitlock: Linked) -> None:
    graph, findings = whitlock
    network = graph.network_with(findings)
    told = [t for _, _, t in network.edges(data=True) if "conflict" not in t["kind"]]
    assert [t for t in told if not {"said_by", "modality", "polarity", "quote", "document"} <= set(t)] == []
    assert [t for t in told if t["quote"] not in TEXTS[t["document"]]] == []


def test_claims_that_conflict_are_tied(whitlock: Linked) -> None:
    graph, findings = whitlock
    network = graph.network_with(findings)
    ends = [(a, b) for a, b, told in network.edges(data=True) if told["kind"] == "conflicts with"]
    ties = {frozenset(graph.by_id[end.removeprefix("claim:")].value.raw for end in pair) for pair in ends}
    assert ties == {frozenset({"34", "38"})}
    assert all(t["kind"] != "conflicts with" for _, _, t in graph.network.edges(data=True))


# --- formats -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("linked", ["whitlock", "example"])
def test_networkx_reads_node_link_back(linked: str, request: pytest.FixtureRequest) -> None:
    graph, findings = request.getfixturevalue(linked)
    ours = graph.network_with(findings)
    theirs = nx.node_link_graph(json.loads(graphs.render("node-link", graph, findings, "Title")), edges="edges")
    assert list(theirs.nodes(data=True)) == list(ours.nodes(data=True))
    assert list(theirs.edges(keys=True, data=True)) == list(ours.edges(keys=True, data=True))
    assert theirs.graph == {"title": "Title"}


@pytest.mark.parametrize("linked", ["whitlock", "example"])
def test_networkx_reads_graphml_back(linked: str, request: pytest.FixtureRequest) -> None:
    graph, findings = request.getfixturevalue(linked)
    ours = graph.network_with(findings)
    theirs = nx.parse_graphml(graphs.render("graphml", graph, findings, "Title"))
    assert {n: t["kind"] for n, t in theirs.nodes(data=True)} == {n: t["kind"] for n, t in ours.nodes(data=True)}
    edges = [sorted((a, b, told["kind"]) for a, b, told in network.edges(data=True)) for network in (theirs, ours)]
    assert edges[0] == edges[1]


def test_igraph_reads_graphml(example: Linked, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    graph, findings = example
    (tmp_path / "story.graphml").write_text(graphs.render("graphml", graph, findings, "Title"), encoding="utf-8")
    theirs = igraph.Graph.Read_GraphML(str(tmp_path / "story.graphml"))
    assert (theirs.vcount(), theirs.ecount()) == (graph.network.number_of_nodes(), graph.network_with(findings).number_of_edges())
    assert set(theirs.vs["kind"]) >= {"source", "person", "event", "value", "claim"}
    assert "Harbor Ledger" in theirs.vs["label"]


def test_the_picture_shows_a_conflict_in_its_own_colour_and_dash(whitlock: Linked) -> None:
    picture = ET.fromstring(graphs.render("svg", *whitlock, "A <title> & more"))  # noqa: S314 - our own text
    assert picture.findtext(f"{SVG}title") == "A <title> & more: who says what"
    red = [path for path in picture.iter(f"{SVG}path") if path.get("stroke") == "#C4271B" and path.find(f"{SVG}title") is not None]
    assert sorted(path.findtext(f"{SVG}title") or "" for path in red) == [
        "herald, asserted, affirmed: “Dana Whitlock, 34” (herald, line 1)",
        "tribune, asserted, affirmed: “Dana Whitlock, 38” (tribune, line 1)",
    ]
    assert {path.get("stroke-dasharray") for path in red} == {"8 4"}


def test_the_picture_names_sources_people_events_and_values(example: Linked) -> None:
    picture = ET.fromstring(graphs.render("svg", *example, "Title"))  # noqa: S314 - our own text
    shown = [text.text or "" for text in picture.iter(f"{SVG}text")]
    assert {"Sources", "People, organisations, places", "Events", "Values", "Harbor Ledger"} <= set(shown)
    assert any(text.startswith("Civic Radio (") for text in shown)


def test_no_two_boxes_of_the_picture_overlap(example: Linked) -> None:
    picture = ET.fromstring(graphs.render("svg", *example, "Title"))  # noqa: S314 - our own text
    boxes = sorted((int(r.get("x", 0)), int(r.get("y", 0)), int(r.get("height", 0))) for r in picture.iter(f"{SVG}rect") if r.get("rx"))
    assert len(boxes) > 20
    assert [(a, b) for a, b in pairwise(boxes) if a[0] == b[0] and a[1] + a[2] > b[1]] == []


def test_the_picture_runs_nothing_and_fetches_nothing(whitlock: Linked) -> None:
    text = graphs.render("svg", *whitlock, '<script>alert("x")</script>')
    assert re.findall(r"<script|\bon\w+=|href|url\(|@import", text) == []


def test_the_picture_of_the_example_is_what_the_program_draws(example: Linked, rewrite: bool) -> None:
    drawn, file = graphs.render("svg", *example, "Torres exoneration"), EXAMPLE.parent.parent / "reports" / "torres-exoneration.svg"
    if rewrite:
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["node-link", "graphml", "svg"])
def test_one_story_gives_one_text_whatever_the_order_of_its_files(format_: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.txt" for name in TEXTS]
    for file in files:
        file.write_text(TEXTS[file.stem])
    one, other = (graphs.render(format_, *pipeline.graph_of(order), "Title") for order in (files, files[::-1]))
    assert one == other


# --- command -----------------------------------------------------------------------------------------------------


def test_the_command_writes_to_a_file_or_to_standard_output(tmp_path: Path) -> None:
    out = tmp_path / "story.json"
    written = CliRunner().invoke(main, ["graph", str(EXAMPLE), "-o", str(out)])
    shown = CliRunner().invoke(main, ["graph", str(EXAMPLE), "--format", "node-link"])
    assert (written.exit_code, written.stdout, shown.exit_code) == (0, "", 0)
    assert json.loads(shown.stdout) == json.loads(out.read_text(encoding="utf-8"))


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["graph", str(EXAMPLE), "-o", str(tmp_path / "nowhere" / "story.json")])
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "cannot be written: No such file or directory" in ran.stderr
