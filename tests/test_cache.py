"""What was read before is read no more, and never mistaken for anything else."""

from __future__ import annotations

import json
import multiprocessing
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.cli import main
from factcheck.extract import extract
from factcheck.model import Published, Reading, Source
from factcheck.readings import cache
from factcheck.readings.taken import read_again
from tests.made import source

TEXT = "Dana Whitlock, 34, was arrested in Ohio last March.\nShe was sentenced to 12 years in prison.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="module")
def herald() -> Source:
    return source(TEXT, "herald", "2019-06-01")


@pytest.fixture(scope="module")
def reading(herald: Source) -> Reading:
    return extract(herald)


def entry(folder: Path) -> Path:
    return next(iter(folder.rglob("*.json.z")))


def test_what_was_kept_comes_back_as_it_was(folder: Path, herald: Source, reading: Reading) -> None:
    assert cache.recall(herald) is None
    assert cache.keep(herald, reading) is None
    assert cache.recall(herald) == reading
    assert [claim.value.kind for claim in reading.claims]


@pytest.mark.parametrize(
    "other",
    [
        source(TEXT, "tribune", "2019-06-01"),
        source(TEXT.replace("34", "35"), "herald", "2019-06-01"),
        source(TEXT, "herald", "2020-06-01"),
        source(TEXT, "herald"),
        source(TEXT, "herald", "2019-06-01").model_copy(update={"blocks": source(TEXT).blocks[:1]}),
        source(TEXT, "herald", "2019-06-01").model_copy(update={"sha256": "0" * 64}),
    ],
    ids=["another id", "another text", "another date", "no date", "other lines", "other bytes of one text"],
)
def test_another_source_has_another_entry(folder: Path, herald: Source, reading: Reading, other: Source) -> None:
    cache.keep(herald, reading)
    assert cache.recall(other) is None


def test_how_a_date_is_known_outlet_and_path_are_no_part_of_the_key(folder: Path, herald: Source, reading: Reading) -> None:
    cache.keep(herald, reading)
    moved = {"outlet": "Another", "path": "elsewhere.txt", "published": Published(edtf="2019-06-01", basis="found"), "role": "draft"}
    assert cache.recall(herald.model_copy(update=moved)) == reading


def test_other_code_has_another_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "factcheck"
    (package / "values").mkdir(parents=True)
    (package / "values" / "age.py").write_text("LEAST = 0\n")
    (package / "extract.py").write_text("")
    monkeypatch.setattr(cache, "__file__", str(package / "readings" / "cache.py"))
    before = cache._code()
    assert cache._code() == before
    (package / "values" / "age.py").write_text("LEAST = 1\n")
    after = cache._code()
    (package / "values" / "more.toml").write_text("")
    assert len({before, after, cache._code()}) == 3


def test_the_files_that_decide_what_is_read_are_there() -> None:
    here = Path(cache.__file__).parent.parent
    assert [name for name in cache.READS if not (here / name).exists()] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_entry_is_as_good_as_none(folder: Path, herald: Source, reading: Reading, data: st.DataObject) -> None:
    cache.keep(herald, reading)
    whole = bytearray(entry(folder).read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        del whole[at:]
    else:
        whole[at] ^= data.draw(st.integers(1, 255))
    entry(folder).write_bytes(bytes(whole))
    assert cache.recall(herald) in (None, reading)
    assert read_again(herald).reading == reading
    assert cache.recall(herald) == reading


OTHERS = ("null", "[]", "{}", '{"source": "herald"}', '{"source": "herald", "sha256": "", "claims": [{"value": {"kind": "x"}}]}')


@pytest.mark.parametrize("content", OTHERS)
def test_a_whole_entry_that_says_something_else_is_as_good_as_none(folder: Path, herald: Source, reading: Reading, content: str) -> None:
    cache.keep(herald, reading)
    entry(folder).write_bytes(zlib.compress(content.encode()))
    assert cache.recall(herald) is None


def test_an_entry_whose_quotes_are_of_another_text_is_as_good_as_none(folder: Path, herald: Source, reading: Reading) -> None:
    cache.keep(herald, reading)
    said = json.loads(zlib.decompress(entry(folder).read_bytes()))
    said["claims"][0]["span"]["quote"] += "s"
    entry(folder).write_bytes(zlib.compress(json.dumps(said).encode()))
    assert cache.recall(herald) is None


def test_a_folder_that_cannot_be_made_is_told_once_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in the way").write_text("")
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "in the way"))
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(TEXT)
    ran = CliRunner().invoke(main, ["check", str(tmp_path / "first.txt"), str(tmp_path / "second.txt")])
    assert ran.exit_code in (0, 3)
    assert ran.stderr.count("readings are not kept: ") == 1
    assert "not kept" not in ran.stdout


def test_a_full_disk_stops_nothing(folder: Path, herald: Source, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert "No space left on device" in (cache.keep(herald, reading) or "")
    assert cache.recall(herald) is None
    assert [p for p in folder.rglob("*") if p.is_file()] == []


def test_no_cache_neither_reads_nor_writes(folder: Path, herald: Source) -> None:
    assert read_again(herald, use_cache=False).origin == "text"
    assert not folder.exists()


def keep_many(herald: Source, reading: Reading, times: int) -> None:
    for _ in range(times):
        cache.keep(herald, reading)
        assert cache.recall(herald) == reading


def test_processes_share_the_folder(folder: Path, herald: Source, reading: Reading) -> None:
    method = multiprocessing.get_context("fork")
    both = [method.Process(target=keep_many, args=(herald, reading, 20)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert len([p for p in folder.rglob("*") if p.is_file()]) == 1


def test_entries_of_old_extractors_go(folder: Path, herald: Source, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in range(cache.KEPT_EXTRACTORS + 2):
        monkeypatch.setattr(cache, "extractor_id", lambda version=version: f"version {version}")
        cache.keep(herald, reading)
    assert len(list(folder.iterdir())) == cache.KEPT_EXTRACTORS
    assert cache.recall(herald) == reading
