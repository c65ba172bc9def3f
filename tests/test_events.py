"""What happened: the events of a text with who takes part, what else it tells of, and which mentions are one event."""

import tomllib
from itertools import permutations
from pathlib import Path

import pytest

from factcheck.extract import extract
from factcheck.graph import StoryGraph
from factcheck.independence import independence
from factcheck.model import Block, EventMention, Published, Reading, Source
from factcheck.pipeline import link
from factcheck.text.title_case import Capitals, is_title_case

FOLDER = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def source(name: str, text: str) -> Source:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line), kind="body"))
        at += len(line) + 1
    return Source(
        id=name, path=f"{name}.txt", sha256="0", text=text, outlet=name, published=Published(edtf="2019-05-04"), blocks=tuple(blocks)
    )


def shown(reading: Reading, event: EventMention) -> str:
    """An event as its case has it: "Life.Die: killed (agent: The blast) (patient: two men)"."""
    words = {m.id: " ".join(m.text.split()) for m in reading.mentions}
    return f"{event.type}: {event.text}" + "".join(f" ({p.role}: {words[p.mention]})" for p in event.participants)


@pytest.mark.parametrize("case", cases("text/events"), ids=lambda c: c["name"])
def test_events_of_a_text(case: dict) -> None:
    reading = extract(source("s", case["text"]))
    assert [shown(reading, e) for e in reading.events] == case["events"]
    if "besides" in case:
        assert [shown(reading, e) for e in reading.happenings] == case["besides"]


def nodes(graph: StoryGraph) -> list[list[str]]:
    """Each event that several mentions tell of: its type, then each source with the words."""
    words = {(e.source, e.id): e.text for r in graph.readings.values() for e in (*r.events, *r.happenings)}
    listed = (*graph.skeleton.nodes, *graph.skeleton.others)
    return sorted([n.type, *(f"{s}: {words[s, e]}" for s, e in n.mentions)] for n in listed if len(n.mentions) > 1)


@pytest.mark.parametrize("case", cases("resolve/events"), ids=lambda c: c["name"])
def test_one_event(case: dict) -> None:
    sources = [source(f"s{n}", t) for n, t in enumerate(case["texts"])]
    readings = [extract(s) for s in sources]
    found = [nodes(link(sources, order, independence(sources))) for order in permutations(readings)]
    assert found == [sorted(case["together"])] * len(found)


@pytest.mark.parametrize("case", cases("text/title_case"), ids=lambda c: c["name"])
def test_headlines_in_small_letters(case: dict) -> None:
    line = case["headline"]
    read = Capitals([case["body"]]).lowered(line) if is_title_case(line) else line
    assert read == case["read"]
    assert len(read) == len(line)
