"""Whom and what descriptions stand for, across sources: each case is a few sources and the words that are one person, place or body."""

import tomllib
from itertools import permutations
from pathlib import Path

import pytest

from factcheck.extract import extract
from factcheck.model import Block, Source
from factcheck.resolve import resolve

CASES = tomllib.loads((Path(__file__).parent / "cases/resolve/described.toml").read_text(encoding="utf-8"))["case"]


def source(name: str, text: str, headline: bool) -> Source:
    first, _, rest = text.partition("\n")
    blocks = [Block(start=0, end=len(first), kind="headline" if headline else "body")]
    if rest:
        blocks.append(Block(start=len(first) + 1, end=len(text), kind="body"))
    return Source(id=name, path=f"{name}.txt", sha256="0", text=text, outlet=name, blocks=tuple(blocks))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_descriptions_of_one(case: dict) -> None:
    sources = [source(f"s{n}", text, case.get("headlines", False)) for n, text in enumerate(case["texts"])]
    readings = [extract(s) for s in sources]
    words = {(r.source, m.id): f"{r.source}: {m.text}" for r in readings for m in r.mentions}
    for order in permutations(readings):
        entities = resolve(order, sources)
        found = [[f"{words[b.source, b.mention]} ({b.by})" for b in e.mentions] for e in entities.all if len(e.mentions) > 1]
        assert sorted(found) == sorted(case["together"])
