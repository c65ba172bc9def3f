"""Quotations, speakers, polarity and modality: every case is a text and its whole outcome."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Block, Source
from factcheck.text.attribution import attribute
from factcheck.text.marks import pairs
from factcheck.text.parse import Parsed, parse
from factcheck.text.quotes import find_quotes

CASES = Path(__file__).parent / "cases" / "text"


def cases(name: str) -> list[Any]:
    with (CASES / f"{name}.toml").open("rb") as file:
        return [pytest.param(case, id=case["name"]) for case in tomllib.load(file)["case"]]


def parsed(text: str) -> Parsed:
    blocks = tuple(Block(start=m.start(), end=m.end(), kind="body") for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    return parse(Source(id="a", path="a.txt", sha256="", text=text, outlet="a", blocks=blocks))


@pytest.mark.parametrize("case", cases("quotes"))
def test_quotes(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[q.text, text[slice(*q.speaker)] if q.speaker else "", q.kind, q.inferred] for q in find_quotes(parsed(text))]
    assert found == case["quotes"]


@pytest.mark.parametrize("case", cases("attribution"))
def test_attribution(case: dict[str, Any]) -> None:
    tree = parsed(case["text"])
    word = next(t for t in tree.tokens if t.text == case["word"])
    found = attribute(word)
    assert (found.polarity.value, found.modality.value) == (case["polarity"], case["modality"])
    assert list(found.said_by) == case["said_by"]


@given(st.text(alphabet="ab s.,“”\"'’‘ 9", max_size=40))
def test_pairs_stand_in_order_inside_the_text_and_never_overlap(text: str) -> None:
    found = pairs(text, 0, len(text))
    assert all(0 <= p.start <= p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
