"""Which sources a check compares: a story folder, a folder without a factcheck.toml, or single files."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from factcheck.check_options import CheckOptions, above, options_above, options_of, rows_above
from factcheck.desk_rows import NO_ROWS, TABLES, DeskRows, read_rows
from factcheck.errors import ConfigError, UnreadableSourceError
from factcheck.files.config import CONFIG, known, line_of, read_toml, text_of
from factcheck.model import Record, SkippedFile

FOLDER = "sources"
SUFFIXES = (".txt", ".text", ".md", ".markdown")
"""What is taken from a folder; a file that is named may have any suffix."""

EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?[?~%]?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?[?~%]?)?")


class SourceEntry(Record):
    """A document of the story, and what factcheck.toml says of it."""

    id: str
    """The file's stem, made unique in the story by its folder or outlet; the same whatever the order of the files."""
    path: str
    """Relative to the story, with forward slashes."""
    outlet: str | None = None
    published: str | None = None
    """EDTF, as given."""
    url: str | None = None
    role: Literal["source", "draft"] = "source"
    title: str | None = None


class Story(Record):
    """The unit that is checked; without entries there is nothing to compare."""

    root: Path
    title: str | None = None
    entries: tuple[SourceEntry, ...] = ()
    options: CheckOptions = CheckOptions()
    rows: DeskRows = NO_ROWS
    """The desk's own, those of the farthest file first."""
    skipped: tuple[SkippedFile, ...] = ()


def find_stories(path: Path) -> list[Path]:
    """Return the story at or above `path`, else the stories inside it, else the bare folder itself."""
    if not path.exists():
        raise UnreadableSourceError("no such file or folder", path)
    here = path.resolve() if path.is_dir() else path.resolve().parent
    for folder in (here, *here.parents):
        if _is_story(folder):
            return [path if folder == here and path.is_dir() else folder]
    inside = [child for base in (path, path / "claims") if base.is_dir() for child in base.iterdir() if child.is_dir() and _is_story(child)]
    return sorted(inside) or [path]


def load_story(paths: Sequence[Path], draft: Path | None = None) -> Story:
    """Return the story of one folder, or of the files named; the draft, if any, is one more entry."""
    for path in (*paths, *([draft] if draft else [])):
        if not path.exists():
            raise UnreadableSourceError("no such file or folder", path)
    story = _folder(paths[0]) if len(paths) == 1 and paths[0].is_dir() else _files(paths)
    return story if draft is None else _with_draft(story, draft)


def _is_story(folder: Path) -> bool:
    config = folder / CONFIG
    if not config.is_file():
        return (folder / FOLDER).is_dir() and any(f.suffix.lower() in SUFFIXES for f in (folder / FOLDER).iterdir())
    try:
        tables = tomllib.loads(config.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return True  # reading it will say what is wrong
    return "story" in tables or "source" in tables or (folder / FOLDER).is_dir() or not tables.keys() <= {"check", *TABLES}


def _folder(root: Path) -> Story:
    config = root / CONFIG
    tables, text = read_toml(config) if config.is_file() else ({}, "")
    if text:
        known(tables, ("story", "source", "check", *TABLES), "table", config, text)
    heading = tables.get("story", {})
    if text:
        known(heading, ("title",), "key", config, text, "story")
    listed = [_entry(root, given, n, config, text) for n, given in enumerate(tables.get("source", []))]
    _once([(e.path, line_of(text, "source", n, "path")) for n, e in enumerate(listed)], config)
    others, skipped = _bare(root, {e.path for e in listed})
    return Story(
        root=root,
        title=text_of(heading, "title", config, text, "story", 0),
        entries=_named([*listed, *others]),
        options=options_of(root, tables, config, text),
        rows=rows_above(root).plus(read_rows(tables, config, text)),
        skipped=skipped,
    )


def _files(paths: Sequence[Path]) -> Story:
    files: list[Path] = []
    skipped: list[SkippedFile] = []
    for path in paths:
        if path.is_dir():
            story = _folder(path)
            if not story.entries:
                raise UnreadableSourceError(f"holds no text to compare: none that ends in {', '.join(SUFFIXES)}", path)
            files.extend(path / e.path for e in story.entries)
            skipped.extend(story.skipped)
        else:
            files.append(path)
    root = Path(os.path.commonpath([f.resolve().parent for f in files])) if files else Path()
    relative = [_relative(f, root) for f in files]
    _once([(p, None) for p in relative], None)
    entries = _named(SourceEntry(id="", path=p) for p in relative)
    options = options_of(root, {}, root / CONFIG, "")
    return Story(root=root, entries=entries, options=options, rows=rows_above(root), skipped=tuple(skipped))


def _with_draft(story: Story, draft: Path) -> Story:
    path = _relative(draft, story.root)
    entries = [e.model_copy(update={"role": "draft"}) if e.path == path else e for e in story.entries]
    if all(e.path != path for e in entries):
        entries.append(SourceEntry(id="", path=path, role="draft"))
    return story.model_copy(update={"entries": _named(entries)})


def _relative(path: Path, root: Path) -> str:
    return os.path.relpath(path.resolve(), root.resolve()).replace(os.sep, "/")


def text_folder(root: Path) -> Path | None:
    """Return the folder whose texts are compared though nobody lists them: sources/, or without factcheck.toml the story's own."""
    if (root / FOLDER).is_dir():
        return root / FOLDER
    config = root / CONFIG
    return None if config.is_file() and config.stat().st_size else root


def is_text(file: Path) -> bool:
    """Return whether a file in a folder is read by its suffix."""
    return file.suffix.lower() in SUFFIXES


def _bare(root: Path, listed: set[str]) -> tuple[list[SourceEntry], tuple[SkippedFile, ...]]:
    """Return the files of sources/ that nobody listed, or of a folder without factcheck.toml its own."""
    folder = text_folder(root)
    if folder is None:
        return [], ()
    entries, skipped = [], []
    for file in sorted(folder.iterdir()):
        if file.name.startswith(".") or file.name == CONFIG or file.name.endswith(".claims.json"):
            continue
        if not file.is_file():
            within = os.path.relpath(file, root).replace(os.sep, "/")
            if not file.exists():
                skipped.append(SkippedFile(path=within, reason="a link to a file that is gone"))
            elif folder != root and not any(path.startswith(f"{within}/") for path in listed):
                skipped.append(SkippedFile(path=within, reason="a folder: name its files in factcheck.toml"))
            continue
        path = _relative(file, root)
        if path in listed:
            continue
        if reason := _why_not(file, folder == root):
            skipped.append(SkippedFile(path=path, reason=reason))
        else:
            entries.append(SourceEntry(id="", path=path))
    return entries, tuple(skipped)


def _why_not(file: Path, beside_others: bool) -> str | None:
    if not is_text(file):
        return f"no reader for {file.suffix or 'a file without a suffix'}"
    if beside_others and file.stem.lower() in ("readme", "license", "changelog", "contributing"):
        return "about the folder, not a source"
    return None if file.stat().st_size and file.read_bytes().strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00") else "empty"


def _entry(root: Path, given: dict[str, Any], n: int, config: Path, text: str) -> SourceEntry:
    keys = tuple(name for name in SourceEntry.model_fields if name != "id")
    known(given, keys, "key", config, text, "source", n, several=True)
    path = text_of(given, "path", config, text, "source", n)
    if path is None:
        raise ConfigError('a [[source]] needs a path, such as path = "sources/first.txt"', config, line_of(text, "source", n))
    if not (root / path).is_file():
        raise ConfigError(f"no file {path} in this story", config, line_of(text, "source", n, "path"))
    role = given.get("role", "source")
    if role not in ("source", "draft"):
        raise ConfigError(f'role is "source" or "draft", not {role!r}', config, line_of(text, "source", n, "role"))
    published = given.get("published")
    if isinstance(published, datetime):
        published = published.date()
    if isinstance(published, date):
        published = published.isoformat()
    if published is not None and not (isinstance(published, str) and _is_edtf(published)):
        right = 'published is a date such as 2022-06-02, or EDTF such as "2022-06"'
        raise ConfigError(f"{right}, not {published!r}", config, line_of(text, "source", n, "published"))
    texts = {key: text_of(given, key, config, text, "source", n) for key in ("outlet", "url", "title")}
    return SourceEntry(id="", path=_relative(root / path, root), role=role, published=published, **texts)


def _is_edtf(written: str) -> bool:
    if not EDTF.fullmatch(written):
        return False
    try:
        for part in written.split("/"):
            date.fromisoformat((part.rstrip("?~%") + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _named(entries: Iterable[SourceEntry]) -> tuple[SourceEntry, ...]:
    """Return the entries by path, each with an id that no other has: stem, then outlet, then folder, then a number."""
    ordered = sorted(entries, key=lambda e: e.path)
    ids = [_slug(Path(e.path).stem) for e in ordered]
    for also in zip(*((e.outlet or "", Path(e.path).parent.name, Path(e.path).suffix) for e in ordered), strict=True):
        twice = {i for i in ids if ids.count(i) > 1}
        ids = [_slug(f"{i}-{more}") if i in twice else i for i, more in zip(ids, also, strict=True)]
    ids = [f"{i}-{ids[:n].count(i) + 1}" if ids.count(i) > 1 else i for n, i in enumerate(ids)]
    return tuple(e.model_copy(update={"id": i}) for e, i in zip(ordered, ids, strict=True))


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+|_+", "-", name.lower()).strip("-") or "source"


def _once(paths: list[tuple[str, int | None]], config: Path | None) -> None:
    seen: set[str] = set()
    for path, line in paths:
        if path in seen:
            raise ConfigError(f"{path} is named twice: a source counts once", config, line)
        seen.add(path)


def settings(paths: Sequence[Path]) -> dict[str, tuple[Any, str]]:
    """Return each option of [check] that holds for a story, with where its value comes from."""
    story = load_story(paths)
    origin = dict.fromkeys(CheckOptions.model_fields, "the default")
    own = story.root / CONFIG
    tables = read_toml(own)[0] if own.is_file() and len(paths) == 1 and paths[0].is_dir() else {}
    for file, given in (*((file, given) for file, given, _, _ in options_above(story.root)), (own, tables.get("check", {}))):
        origin |= dict.fromkeys(given, str(file))
    held: dict[str, tuple[Any, str]] = {name: (getattr(story.options, name), where) for name, where in origin.items()}
    files = [(file, tables, "tool.factcheck." * (table != "check")) for file, tables, _, table in above(story.root)] + [(own, tables, "")]
    for file, given, within in files:
        rows = read_rows(given, file, "", within)
        for name, shown in (("exclusive", rows.exclusive), ("ordered", rows.ordered)):
            for row in shown:
                held[f"{name} {sum(key.startswith(name) for key in held) + 1}"] = (row.show(), str(file))
    return held
