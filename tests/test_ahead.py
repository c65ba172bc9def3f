"""Long unread texts are read side by side, with the same readings as one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.extract import extract
from factcheck.readings import ahead, cache
from tests.made import source

HERALD = source("Dana Whitlock, 34, was arrested in Ohio last March.\n", "herald", "2019-06-01")
LEDGER = source("The mill burned on Friday, and nine engines came.\n", "ledger", "2019-06-01")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path


def test_each_is_kept_as_one_process_would_read_it(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "WORTH", 1)
    told: list[tuple[str, int, int]] = []
    ahead.read_ahead([HERALD, LEDGER], kept, 2, progress=lambda *what: told.append(what))
    assert [cache.recall(s) for s in (HERALD, LEDGER)] == [extract(HERALD), extract(LEDGER)]
    assert told == [("reading 2 texts, 2 at a time", 1, 2), ("reading 2 texts, 2 at a time", 2, 2)]


@pytest.mark.parametrize(("worth", "workers", "texts"), [(10_000, 2, 2), (1, 1, 2), (1, 2, 1)])
def test_what_one_process_reads_as_quickly_is_left_to_it(
    kept: Path, monkeypatch: pytest.MonkeyPatch, worth: int, workers: int, texts: int
) -> None:
    monkeypatch.setattr(ahead, "WORTH", worth)
    ahead.read_ahead([HERALD, LEDGER][:texts], kept, workers)
    assert not cache.holds(HERALD)


def test_what_is_kept_already_is_not_read_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "WORTH", 1)
    assert cache.keep(HERALD, extract(HERALD)) is None
    ahead.read_ahead([HERALD, LEDGER], kept, 2)
    assert not cache.holds(LEDGER)
