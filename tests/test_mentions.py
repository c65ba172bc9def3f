"""Which words name whom: each case is a text and all names in it, with kind, title and age."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Block, Mention, Source
from factcheck.text.mentions import find_mentions
from factcheck.text.parse import parse

CASES = tomllib.loads((Path(__file__).parent / "cases/text/mentions.toml").read_text(encoding="utf-8"))["case"]


def mentions(text: str, headline: str | None = None) -> tuple[Mention, ...]:
    whole = text if headline is None else f"{headline}\n{text}"
    blocks, at = [], 0
    for number, line in enumerate(whole.split("\n")):
        if line.strip():
            kind = "headline" if headline is not None and number == 0 else "body"
            blocks.append(Block(start=at, end=at + len(line), kind=kind))
        at += len(line) + 1
    return find_mentions(parse(Source(id="s", path="s.txt", sha256="0", text=whole, outlet="S", blocks=tuple(blocks))))


def shown(mention: Mention) -> str:
    title = f" [{mention.title}]" if mention.title else ""
    age = f" {mention.age}" if mention.age is not None else ""
    return f"{mention.kind.value}: {mention.text}{title}{age}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_names(case: dict) -> None:
    found = mentions(case["text"], case.get("headline"))
    assert [shown(m) for m in found if m.form == "name"] == case["names"]
    if "others" in case:
        assert [shown(m) for m in found if m.form != "name"] == case["others"]


WORDS = st.sampled_from(
    [
        "Ana",
        "Orr",
        "de",
        "la",
        "Chief",
        "Mr.",
        "Inc.",
        "of",
        "the",
        "said",
        ",",
        "“",
        "”",
        "45",
        "-",
        "Osby",
        "County",
        "’s",
        "and",
        "/",
        "I",
        "Jr.",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join))
def test_offsets_hold_and_names_do_not_overlap(text: str) -> None:
    found = mentions(text)
    assert all(text[m.start : m.end] == m.text and m.text.strip() for m in found)
    names = [m for m in found if m.form == "name"]
    assert all(a.end <= b.start for a, b in pairwise(names))
