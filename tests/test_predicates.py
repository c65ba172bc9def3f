"""Each predicate says what its cases say, whole: every claim of its kind, or silence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.lexicon import table
from factcheck.predicates import predicates
from tests.made import reading

FOLDER = Path(__file__).parent / "cases" / "predicates"


def cases() -> list[Any]:
    return [
        pytest.param(path.stem.replace("_", "-"), case, id=f"{path.stem}: {case['name']}")
        for path in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("predicate", "case"), cases())
def test_a_predicate_finds_just_what_its_case_says(predicate: str, case: dict[str, Any]) -> None:
    found = [c for c in reading(case["text"], case.get("published")).claims if c.predicate == predicate]
    said = [
        {
            key: value
            for key, value in (
                ("subject", c.subject.name),
                ("value", c.value.raw),
                ("of", c.scope.of or ""),
                ("limits", list(c.scope.limits)),
            )
            if value
        }
        for c in found
    ]
    assert said == case["claims"]


def test_every_predicate_has_cases_and_one_that_stays_silent() -> None:
    for name in predicates():
        path = FOLDER / f"{name.replace('-', '_')}.toml"
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        assert any(not row["claims"] for row in rows), f"{path.name} has no near-miss that must stay silent"
        assert any(row["claims"] for row in rows), f"{path.name} has no case that must be found"


@pytest.mark.parametrize("row", table("exclusive")["side"], ids=lambda row: row["question"])
def test_a_closed_choice_is_found_in_its_sample(row: dict[str, Any]) -> None:
    found = [c for c in reading(f"They told her of it, {row['sample']}, on Friday.").claims if c.predicate == "side"]
    assert [(c.value.raw.casefold() in row["options"], c.scope.of in row["of"]) for c in found] == [(True, True)]


@pytest.mark.parametrize("row", table("deeds")["deed"], ids=lambda row: row["question"])
def test_a_deed_is_found_in_its_sample_and_in_no_other_sense(row: dict[str, Any]) -> None:
    told = [
        {c.scope.of for c in reading(row[way].replace("Orr", "Lee Orr", 1)).claims if c.predicate == "state"} for way in ("right", "wrong")
    ]
    assert (row["question"] in told[0], row["question"] in told[1]) == (True, False)
