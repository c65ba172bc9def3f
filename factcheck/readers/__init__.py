"""How a file becomes a source. One file here is one format; it defines

    READER = Reader(suffixes=(".txt",), sniff=sniff, read=read)

where ``read(text)`` says what the format marks: title, outlet, date, the article's lines and the furniture. Offsets point
into the text as it is on disk. To add one: the module and `tests/cases/readers/<format>.toml`.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from factcheck import discover
from factcheck.check_options import LARGEST_SOURCE
from factcheck.errors import UnreadableSourceError
from factcheck.model import Block, Published, Skipped, Source
from factcheck.story import SourceEntry
from factcheck.text.dateline import earliest_said, find_stamps

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")
PAGE_DATES = ("dateline", "time stamp", "structured data")
"""Reasons of furniture that carries the date of the page."""


@dataclass(frozen=True)
class Document:
    """What a format tells of a text."""

    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...]
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """EDTF, where the format has a field for it."""


@dataclass(frozen=True)
class Reader:
    """One input format."""

    suffixes: tuple[str, ...]
    sniff: Callable[[str], bool]
    """Whether a text without a known suffix is of this format."""
    read: Callable[[str], Document]


def read_source(path: Path, entry: SourceEntry, largest: int = LARGEST_SOURCE) -> Source:
    """Return the file as a source; what factcheck.toml says of it stands above what the page says."""
    try:
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except FileNotFoundError as missing:
        raise UnreadableSourceError("no such file", entry.path) from missing
    except OSError as wrong:
        raise UnreadableSourceError(f"cannot be opened: {wrong.strerror}", entry.path) from wrong
    if len(raw) > largest:
        right = "split it, an article or a chapter a file, or set largest_source under [check] in factcheck.toml"
        raise UnreadableSourceError(
            f"is too large: it has {path.stat().st_size:,} bytes, and {largest:,} are the most: {right}", entry.path
        )
    text = decode(raw, entry.path)
    document = _reader(path.suffix.lower(), text).read(text)
    title = entry.title or document.title or next((text[b.start : b.end] for b in document.blocks if b.kind == "headline"), None)
    return Source(
        id=entry.id,
        path=entry.path,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        role=entry.role,
        outlet=entry.outlet or document.outlet or path.stem,
        title=title,
        url=entry.url or document.url,
        published=_published(entry, document, text),
        skipped=document.skipped,
        blocks=document.blocks,
    )


def decode(raw: bytes, path: str) -> str:
    """Return a file's text without its BOM: UTF-8, UTF-16 and UTF-32 with a BOM or plain to see, else Windows-1252 or Latin-1."""
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise UnreadableSourceError("is empty: a source needs text to compare", path)
    encoding, body = next(((name, raw[len(bom) :]) for bom, name in BOMS if raw.startswith(bom)), (None, raw))
    if encoding is None and b"\x00" in raw:
        encoding = _utf16_without_bom(raw)
        if encoding is None:
            raise UnreadableSourceError("is not text: save the article as .txt or .md", path)
    try:
        text = body.decode(encoding or "utf-8")
    except UnicodeDecodeError as wrong:
        if encoding is not None:
            raise UnreadableSourceError(f"is not whole: byte {wrong.start} is no {encoding}", path) from wrong
        text = _western(body)
    if sum(ord(c) in CONTROL for c in text) * 200 > len(text):
        raise UnreadableSourceError("is not text: save the article as .txt or .md", path)
    return text


def _western(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _utf16_without_bom(raw: bytes) -> str | None:
    """Western text has a zero in every second byte; which second tells the order."""
    if len(raw) % 2:
        return None
    for zeros, name in ((raw[1::2], "utf-16-le"), (raw[::2], "utf-16-be")):
        if zeros.count(0) * 10 > len(zeros) * 7 and raw.count(0) < len(raw) * 6 // 10:
            return name
    return None


def _reader(suffix: str, text: str) -> Reader:
    readers: dict[str, Reader] = discover.load_all(__name__, "READER")
    named = next((r for r in readers.values() if suffix in r.suffixes), None)
    return named or next((r for r in readers.values() if r.sniff(text)), readers["text"])


def _published(entry: SourceEntry, document: Document, text: str) -> Published:
    if given := entry.published or document.published:
        return Published(edtf=given, basis="given")
    third = [b.start for b in document.blocks if b.kind == "body"][2:3]
    pages = [s for s in document.skipped if s.reason in PAGE_DATES]
    head = [s for s in pages if not third or s.start < third[0]]
    for part in (head, pages):
        said = [stamp for s in part if not _is_weather(text[s.start : s.end]) for stamp in find_stamps(text[s.start : s.end])]
        if found := earliest_said(said):
            return Published(edtf=found, basis="found")
    return Published()


def _is_weather(line: str) -> bool:
    """Such a line has the day the page was fetched."""
    return "°" in line or "º" in line
