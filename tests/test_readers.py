"""A file becomes a source: its encoding, its fields, its lines, and an error that helps where it cannot."""

from __future__ import annotations

import codecs
import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck import discover, readers
from factcheck.errors import UnreadableSourceError
from factcheck.readers import decode, read_source
from factcheck.story import SourceEntry

FOLDER = Path(__file__).parent / "cases" / "readers"
SENTENCE = "The café in Port Ellery burnt down on Thursday, the fire brigade said."


def cases() -> list[Any]:
    files = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["case"] for path in sorted(FOLDER.glob("*.toml"))}
    return [pytest.param(case, id=f"{name}: {case['name']}") for name, rows in files.items() for case in rows]


@pytest.mark.parametrize("case", cases())
def test_a_file_is_read_as_its_case_says(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / case["file"]).write_text(case["text"], encoding="utf-8", newline="")
    source = read_source(tmp_path / case["file"], SourceEntry(id="one", path=case["file"]))
    assert source.text == case["text"]
    assert source.sha256 == hashlib.sha256(case["text"].encode()).hexdigest()
    assert (source.title, source.outlet, source.url) == (case.get("title"), case["outlet"], case.get("url"))
    assert f"{source.published.edtf or ''} {source.published.basis}" == case["published"]
    assert [f"{b.kind}: {source.text[b.start : b.end]}" for b in source.blocks] == case["blocks"]


def test_every_reader_has_cases() -> None:
    assert set(discover.names(readers.__name__)) == {path.stem.replace("_", "-") for path in FOLDER.glob("*.toml")}


@pytest.mark.parametrize(
    "raw",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("latin-1"),
    ],
    ids=["utf-8", "utf-8 with BOM", "utf-16", "utf-16 big-endian", "utf-16 without BOM", "latin-1"],
)
def test_encodings_are_told_apart_and_a_bom_is_not_counted(raw: bytes) -> None:
    assert decode(raw, "a.txt") == SENTENCE


def test_windows_quotation_marks_are_read() -> None:
    assert decode("“Gone,” she said.".encode("cp1252"), "a.txt") == "“Gone,” she said."


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b"\n\x00"])
def test_nothing_but_blanks_is_an_empty_source(raw: bytes) -> None:
    with pytest.raises(UnreadableSourceError, match=r"^sources/a\.txt: is empty"):
        decode(raw, "sources/a.txt")


@pytest.mark.parametrize("raw", [b"%PDF-1.7\x00\x01\x02\x03\x04" * 20, bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + b"\x01\x02" * 50])
def test_a_binary_file_is_refused_with_what_would_be_right(raw: bytes) -> None:
    with pytest.raises(UnreadableSourceError, match=r"^a\.txt: is not text: save the article as"):
        decode(raw, "a.txt")


def test_half_a_utf16_file_is_refused() -> None:
    with pytest.raises(UnreadableSourceError, match="is not whole"):
        decode(codecs.BOM_UTF16_LE + b"a\x00b", "a.txt")


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match=r"^gone\.txt: no such file"):
        read_source(tmp_path / "gone.txt", SourceEntry(id="gone", path="gone.txt"))
    with pytest.raises(UnreadableSourceError, match=r"^sub: cannot be opened"):
        read_source(tmp_path, SourceEntry(id="sub", path="sub"))


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SENTENCE.encode().ljust(1000))
    assert read_source(tmp_path / "a.txt", SourceEntry(id="a", path="a.txt"), largest=1000).text.startswith(SENTENCE)
    with pytest.raises(UnreadableSourceError, match=r"^a\.txt: is too large: it has 1,000 bytes, and 999 are the most: split it"):
        read_source(tmp_path / "a.txt", SourceEntry(id="a", path="a.txt"), largest=999)


def test_what_the_story_says_stands_above_what_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\ntitle: Old\noutlet: Old\ndate: 2001-01-01\n---\n" + SENTENCE, encoding="utf-8")
    entry = SourceEntry(id="a", path="a.txt", outlet="New", title="Newer", published="2002-02", role="draft")
    source = read_source(tmp_path / "a.txt", entry)
    assert (source.outlet, source.title, source.role) == ("New", "Newer", "draft")
    assert (source.published.edtf, source.published.basis) == ("2002-02", "given")
