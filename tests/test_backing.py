"""What the sources say of each thing in a draft."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from made import story

from factcheck.backing import backing
from factcheck.pipeline import judge
from factcheck.spoken import spoken
from factcheck.story import Story

CASES = Path(__file__).parent / "cases" / "draft" / "backing.toml"


def cases() -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]]


@pytest.mark.parametrize("case", cases())
def test_each_thing_of_a_draft_has_its_state(case: dict[str, Any]) -> None:
    graph = story(case["sources"], case["published"])
    found = backing(graph, spoken(graph), judge(graph, Story(root=Path())))
    said = [
        {"says": graph.by_id[b.claims[0]].value.raw, "state": b.state, "texts": b.texts, "origins": list(b.origins)}
        for b in found
        if graph.by_id[b.claims[0]].predicate != "outcome"
    ]
    assert said == [{"texts": 0, "origins": []} | row for row in case["says"]]


def test_without_a_draft_there_is_nothing_to_back() -> None:
    graph = story({"a": "Ruth Lind, 47, was hired.", "b": "Ruth Lind, 47, was hired."})
    assert backing(graph, spoken(graph), ()) == ()
