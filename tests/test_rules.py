"""Each rule flags what its cases say, and leaves the rest alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.desk_rows import read_rows
from factcheck.rules import rules
from tests.made import story

FOLDER = Path(__file__).parent / "cases" / "rules"


def cases() -> list[Any]:
    return [
        pytest.param(path.stem.replace("_", "-"), case, id=f"{path.stem}: {case['name']}")
        for path in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("rule", "case"), cases())
def test_a_rule_says_just_what_its_case_says(rule: str, case: dict[str, Any]) -> None:
    graph = story(case["sources"], case.get("published"), read_rows(case, FOLDER, ""))
    said = []
    for finding in sorted(rules()[rule].judge(graph), key=lambda f: (f.verdict.value, f.entity, f.attribute)):
        camps = [sorted({graph.by_id[c].value.raw for c in p.claims}) for p in finding.positions]
        said.append({"verdict": finding.verdict.value, "positions": sorted(camps)})
    assert said == case["findings"]


def test_every_rule_has_cases_of_both_kinds() -> None:
    for name in rules():
        path = FOLDER / f"{name.replace('-', '_')}.toml"
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        assert any(not row["findings"] for row in rows), f"{path.name} has nothing it must leave alone"
        assert any(row["findings"] for row in rows), f"{path.name} has nothing it must flag"


def test_codes_are_used_once() -> None:
    codes = [rule.code for rule in rules().values()]
    assert len(codes) == len(set(codes))


def test_what_is_denied_is_worded_alike_in_a_position_and_in_why() -> None:
    told = {
        "a": "A man waved a loaded pistol at clerks in the mill on Friday.",
        "b": "Police said the pistol was not loaded.",
        "c": "The pistol was not loaded, the clerks said.",
    }
    found = next(f for f in rules()["state"].judge(story(told, "2019-05-04")) if len(f.positions) > 1)
    assert {p.value for p in found.positions} == {"loaded", "not loaded"}
    assert found.why.startswith(("loaded and not loaded cannot", "not loaded and loaded cannot"))
