"""Whole stories in our own words: every dispute that an editor must hear of, and no other."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import Finding, Verdict
from factcheck.pipeline import check
from factcheck.report import Report

FOLDER = Path(__file__).parent / "stories"
STORIES = sorted(folder.name for folder in FOLDER.iterdir() if (folder / "expected.toml").is_file())


@cache
def report(story: str) -> Report:
    return check([FOLDER / story], use_claim_files=False, use_cache=False)


def expected(story: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / story / "expected.toml").read_text(encoding="utf-8"))


def values(found: Report, finding: Finding) -> tuple[str, ...]:
    """What the camps say, each in its own words; two rules may find one dispute."""
    return tuple(sorted({found.claim[c].value.show() for p in finding.positions for c in p.claims}))


@pytest.mark.parametrize("story", STORIES)
def test_the_disputes_are_these_and_no_others(story: str) -> None:
    found = report(story)
    disputes = {(f.verdict.value, values(found, f)) for f in found.findings if f.verdict in (Verdict.CONFLICT, Verdict.CHECK)}
    assert disputes == {(row["verdict"], tuple(sorted(row["values"]))) for row in expected(story)["disputes"]}


@pytest.mark.parametrize("story", STORIES)
def test_what_one_source_alone_has(story: str) -> None:
    found = report(story)
    alone = sorted(values(found, f)[0] for f in found.findings if f.verdict is Verdict.SINGLE_SOURCE)
    assert alone == expected(story)["only_one_source"]


@pytest.mark.parametrize("story", STORIES)
def test_what_independent_sources_agree_on(story: str) -> None:
    found = report(story)
    agreements = [f for f in found.findings if f.verdict is Verdict.AGREEMENT]
    assert set(expected(story)["agreed"]) <= {value for f in agreements for value in values(found, f)}
    for finding in agreements:
        behind = [found.source[found.claim[c].source] for p in finding.positions for c in p.claims]
        assert len({found.group_of(s.id) for s in behind if s.role == "source"}) > 1, finding.attribute


@pytest.mark.parametrize("story", STORIES)
def test_copies_and_drafts_do_not_count(story: str) -> None:
    found, wanted = report(story), expected(story)
    assert found.independent_sources == wanted["texts"]
    assert sorted({*found.duplicate_of, *found.duplicate_of.values()}) == wanted["copies"]


@pytest.mark.parametrize("story", STORIES)
def test_every_claim_quotes_its_source(story: str) -> None:
    found = report(story)
    assert found.claims
    for claim in found.claims:
        assert found.source[claim.source].text[claim.span.start : claim.span.end] == claim.span.quote
