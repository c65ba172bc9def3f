"""Who is who: each case is a few one-paragraph sources and the entities expected of them, by all the names they bear."""

import tomllib
from itertools import permutations
from pathlib import Path

import pytest

from factcheck.model import Block, EntityKind, Reading, Source
from factcheck.resolve import Entities, resolve
from factcheck.text.gazetteer import contains
from factcheck.text.mentions import find_mentions
from factcheck.text.parse import parse

FOLDER = Path(__file__).parent / "cases/resolve"


def cases(name: str) -> list[dict]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def source(name: str, text: str, post: str = "") -> Source:
    blocks = [Block(start=0, end=len(text), kind="body")]
    whole = f"{text}\n{post}" if post else text
    if post:
        blocks.append(Block(start=len(text) + 1, end=len(whole), kind="post", speaker="another"))
    return Source(id=name, path=f"{name}.txt", sha256="0", text=whole, outlet=name, blocks=tuple(blocks))


def read(sources: list[Source]) -> list[Reading]:
    return [Reading(source=s.id, sha256=s.sha256, mentions=find_mentions(parse(s))) for s in sources]


def named(entities: Entities, readings: list[Reading], kind: EntityKind) -> list[list[str]]:
    names = {(r.source, m.id): m.text for r in readings for m in r.mentions if m.form == "name" and m.kind is kind}
    found = [sorted({names[b.source, b.mention] for b in e.mentions if (b.source, b.mention) in names}) for e in entities.all]
    return sorted(f for f in found if f)


@pytest.mark.parametrize(
    ("case", "kind"),
    [(c, kind) for name, kind in (("people", "person"), ("organisations", "organisation"), ("places", "place")) for c in cases(name)],
    ids=lambda c: c["name"] if isinstance(c, dict) else c,
)
def test_names_of_one(case: dict, kind: str) -> None:
    sources = [source(f"s{n}", t) for n, t in enumerate(case["texts"])]
    readings = read(sources)
    entities = resolve(readings, sources)
    expected = case["people"] if kind == "person" else case[f"{kind}s"]
    assert named(entities, readings, EntityKind(kind)) == sorted(expected)
    if "called" in case:
        assert [e.name for e in entities.all if e.kind == kind] == case["called"]
    assert all(resolve(order, sources) == entities for order in permutations(readings))


@pytest.mark.parametrize("case", cases("coreference"), ids=lambda c: c["name"])
def test_words_for_someone(case: dict) -> None:
    sources = [source("s", case["text"], case.get("post", ""))]
    (reading,) = read(sources)
    entities = resolve([reading], sources)
    names = {m.id for m in reading.mentions if m.form == "name"}
    found = []
    for mention in reading.mentions:
        if mention.form == "name":
            continue
        entity = entities.of("s", mention.id)
        known = entity is not None and any(b.mention in names for b in entity.mentions)
        found.append(
            f"{mention.text}: {entity.name} ({entities.by('s', mention.id)})" if entity is not None and known else f"{mention.text}: -"
        )
    if "who" in case:
        assert found == case["who"]
    words = {m.id: m.text for m in reading.mentions}
    together = [[words[b.mention] for b in e.mentions] for e in entities.all if e.kind == "person"]
    assert case.get("together", together) == together


@pytest.mark.parametrize(
    ("outer", "inner", "answer"), [("U.S.", "Calif.", True), ("France", "Texas", False), ("Texas", "Nowhereville", None)]
)
def test_contains(outer: str, inner: str, answer: bool | None) -> None:
    assert contains(outer, inner) is answer
