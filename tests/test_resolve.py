"""Who is who: each case is a few one-paragraph sources and the people expected of them, by all the names they bear."""

import tomllib
from pathlib import Path

import pytest

from factcheck.model import Block, EntityKind, Reading, Source
from factcheck.resolve import Entities, resolve
from factcheck.text.gazetteer import contains
from factcheck.text.mentions import find_mentions
from factcheck.text.parse import parse

CASES = tomllib.loads((Path(__file__).parent / "cases/resolve/people.toml").read_text(encoding="utf-8"))["case"]


def read(texts: list[str]) -> tuple[list[Reading], list[Source]]:
    sources = [
        Source(id=f"s{n}", path=f"s{n}.txt", sha256="0", text=t, outlet=f"s{n}", blocks=(Block(start=0, end=len(t), kind="body"),)) for n, t in enumerate(texts)
    ]
    return [Reading(source=s.id, sha256=s.sha256, mentions=find_mentions(parse(s))) for s in sources], sources


def people(entities: Entities, readings: list[Reading]) -> list[list[str]]:
    names = {(r.source, m.id): m.text for r in readings for m in r.mentions if m.form == "name" and m.kind is EntityKind.PERSON}
    found = [sorted({names[b.source, b.mention] for b in e.mentions if (b.source, b.mention) in names}) for e in entities.all]
    return sorted(f for f in found if f)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_people(case: dict) -> None:
    readings, sources = read(case["texts"])
    assert people(resolve(readings, sources), readings) == sorted(case["people"])
    assert resolve(readings[::-1], sources[::-1]) == resolve(readings, sources)


@pytest.mark.parametrize(("outer", "inner", "answer"), [("U.S.", "Calif.", True), ("France", "Texas", False), ("Texas", "Nowhereville", None)])
def test_contains(outer: str, inner: str, answer: bool | None) -> None:
    assert contains(outer, inner) is answer
