"""A draft against its sources: as it is it passes, and each slip is shown at its place, with the words against it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Claim, Finding
from factcheck.pipeline import check
from factcheck.report import Report, exit_of

CASES = tomllib.loads((Path(__file__).parent / "cases" / "draft" / "slips.toml").read_text(encoding="utf-8"))
DRAFT = CASES["draft"]["text"].lstrip()


def checked(folder: Path, draft: str) -> Report:
    (folder / "sources").mkdir()
    config = ['[story]\ntitle = "Cordero"\n']
    for name, text in CASES["sources"].items():
        (folder / "sources" / f"{name}.txt").write_text(text.lstrip(), encoding="utf-8")
        config.append(f'[[source]]\npath = "sources/{name}.txt"\npublished = {CASES["published"]}\n')
    (folder / "factcheck.toml").write_text("".join(config), encoding="utf-8")
    (folder / "draft.md").write_text(draft, encoding="utf-8")
    return check([folder], folder / "draft.md")


def claims_of(report: Report, finding: Finding, role: str) -> list[Claim]:
    every = (report.claim[claim] for position in finding.positions for claim in position.claims)
    return [claim for claim in every if report.source[claim.source].role == role]


def test_the_clean_draft_passes(tmp_path: Path) -> None:
    report = checked(tmp_path, DRAFT)
    assert [(f.verdict, f.attribute) for f in report.findings if f.verdict in ("conflict", "check")] == []
    assert exit_of(report, "check").exit == 0
    states = {one.state for one in report.backing}
    assert states <= {"backed", "not-compared"}
    assert sum(one.state == "backed" for one in report.backing) > 8


@pytest.mark.parametrize("slip", [pytest.param(slip, id=slip["name"]) for slip in CASES["slip"]])
def test_each_slip_is_shown_at_its_place_with_the_words_against_it(slip: dict[str, Any], tmp_path: Path) -> None:
    assert DRAFT.count(slip["find"]) == 1
    report = checked(tmp_path, DRAFT.replace(slip["find"], slip["replace"]))
    start = DRAFT.index(slip["find"])
    end = start + len(slip["replace"])
    found = [
        finding
        for finding in report.findings
        if finding.verdict in ("conflict", "check")
        and any(claim.span.start < end and start < claim.span.end for claim in claims_of(report, finding, "draft"))
    ]
    assert found
    if slip["verdict"] == "conflict":
        assert any(finding.verdict == "conflict" for finding in found)
        assert exit_of(report, "conflict").exit == 1
    words = [claim.span.quote for finding in found for claim in claims_of(report, finding, "source")]
    assert any(slip["against"].casefold() in quote.casefold() for quote in words), words
    assert exit_of(report, "check").exit == 1
