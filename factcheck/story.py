"""Which sources a check compares: a story folder, a folder without a factcheck.toml, or single files."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from factcheck.config import known, line_of, read_toml, text_of
from factcheck.desk_rows import NO_ROWS, TABLES, DeskRows, read_rows
from factcheck.errors import ConfigError, UnreadableSourceError
from factcheck.model import Record, SkippedFile

CONFIG = "factcheck.toml"
FOLDER = "sources"
LARGEST_SOURCE = 1_000_000
"""Bytes of a file that is still read: two minutes of work and 1 GB of memory, and a hundred and fifty thousand words."""
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


class CheckOptions(Record):
    """The [check] table, the nearest file first: the story's, a folder's above, [tool.factcheck] of a project."""

    fail_on: Literal["conflict", "check", "single-source", "never"] = "conflict"
    show: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    """Rules to run, by id or by the start of a code ("FC1"); none given means all."""
    ignore: tuple[str, ...] = ()
    largest_source: Annotated[int, Field(strict=True, gt=0)] = LARGEST_SOURCE
    """Bytes; a larger file is refused before anything is read."""

    def wants(self, name: str, code: str) -> bool:
        """Return whether a rule is to run."""
        return (not self.select or _names(self.select, name, code)) and not _names(self.ignore, name, code)


class Story(Record):
    """The unit that is checked; without entries there is nothing to compare."""

    root: Path
    title: str | None = None
    entries: tuple[SourceEntry, ...] = ()
    options: CheckOptions = CheckOptions()
    rows: DeskRows = NO_ROWS
    """The desk's own, those of the farthest file first."""
    skipped: tuple[SkippedFile, ...] = ()


def _names(rows: Sequence[str], name: str, code: str) -> bool:
    return any(name == row or code.startswith(row) for row in rows)


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
    others, skipped = _bare(root, {e.path for e in listed}, own_files=not text)
    return Story(
        root=root,
        title=text_of(heading, "title", config, text, "story", 0),
        entries=_named([*listed, *others]),
        options=_options(root, tables, config, text),
        rows=_desk_rows(root).plus(read_rows(tables, config, text)),
        skipped=skipped,
    )


def _files(paths: Sequence[Path]) -> Story:
    files: list[Path] = []
    skipped: list[SkippedFile] = []
    for path in paths:
        if path.is_dir():
            story = _folder(path)
            files.extend(path / e.path for e in story.entries)
            skipped.extend(story.skipped)
        else:
            files.append(path)
    root = Path(os.path.commonpath([f.resolve().parent for f in files])) if files else Path()
    relative = [_relative(f, root) for f in files]
    _once([(p, None) for p in relative], None)
    entries = _named(SourceEntry(id="", path=p) for p in relative)
    options = _options(root, {}, root / CONFIG, "")
    return Story(root=root, entries=entries, options=options, rows=_desk_rows(root), skipped=tuple(skipped))


def _with_draft(story: Story, draft: Path) -> Story:
    path = _relative(draft, story.root)
    entries = [e.model_copy(update={"role": "draft"}) if e.path == path else e for e in story.entries]
    if all(e.path != path for e in entries):
        entries.append(SourceEntry(id="", path=path, role="draft"))
    return story.model_copy(update={"entries": _named(entries)})


def _relative(path: Path, root: Path) -> str:
    return os.path.relpath(path.resolve(), root.resolve()).replace(os.sep, "/")


def _bare(root: Path, listed: set[str], own_files: bool) -> tuple[list[SourceEntry], tuple[SkippedFile, ...]]:
    """Return the files of sources/ that nobody listed, or of a folder without factcheck.toml its own."""
    folder = root / FOLDER
    if not folder.is_dir():
        if not own_files:
            return [], ()
        folder = root
    entries, skipped = [], []
    for file in sorted(folder.iterdir()):
        path = _relative(file, root)
        if path in listed or not file.is_file() or file.name.startswith(".") or file.name == CONFIG or file.name.endswith(".claims.json"):
            continue
        if reason := _why_not(file, folder == root):
            skipped.append(SkippedFile(path=path, reason=reason))
        else:
            entries.append(SourceEntry(id="", path=path))
    return entries, tuple(skipped)


def _why_not(file: Path, beside_others: bool) -> str | None:
    if file.suffix.lower() not in SUFFIXES:
        return f"no reader for {file.suffix or 'a file without a suffix'}"
    if beside_others and file.stem.lower() in ("readme", "license", "changelog", "contributing"):
        return "about the folder, not a source"
    return None if file.stat().st_size and file.read_bytes().strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00") else "empty"


def _entry(root: Path, given: dict[str, Any], n: int, config: Path, text: str) -> SourceEntry:
    keys = tuple(name for name in SourceEntry.model_fields if name != "id")
    known(given, keys, "key", config, text, "source", n)
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


def _options(root: Path, tables: dict[str, Any], config: Path, text: str) -> CheckOptions:
    """Return the story's [check] over what the folders above say; nothing else is inherited."""
    found: dict[str, Any] = {}
    for file, given, written, table in (*_options_above(root), (config, tables.get("check", {}), text, "check")):
        known(given, tuple(CheckOptions.model_fields), "key", file, written, table)
        try:
            CheckOptions.model_validate(given)
        except ValidationError as wrong:
            first = wrong.errors()[0]
            key = str(first["loc"][0])
            raise ConfigError(f"{key}: {first['msg']}, not {first['input']!r}", file, line_of(written, table, 0, key)) from wrong
        found |= given
    return CheckOptions.model_validate(found)


def _above(root: Path) -> Iterator[tuple[Path, dict[str, Any], str, str]]:
    """Yield the tables of the folders above, the farthest first; of a project those under [tool.factcheck]."""
    resolved = root.resolve()
    for folder in reversed(resolved.parents):
        if (project := folder / "pyproject.toml").is_file():
            tables, text = read_toml(project)
            yield project, tables.get("tool", {}).get("factcheck", {}), text, "tool.factcheck"
        if (config := folder / CONFIG).is_file():
            yield config, *read_toml(config), "check"


def _options_above(root: Path) -> Iterator[tuple[Path, dict[str, Any], str, str]]:
    """Yield the options that the files above give, with the table they stand in."""
    for file, tables, text, table in _above(root):
        given = tables.get("check", {}) if table == "check" else {key: tables[key] for key in tables if key not in TABLES}
        yield file, given, text, table


def _desk_rows(root: Path) -> DeskRows:
    """Return the rows that the files above give."""
    rows = NO_ROWS
    for file, tables, text, table in _above(root):
        rows = rows.plus(read_rows(tables, file, text, "" if table == "check" else f"{table}."))
    return rows


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
    for file, given in (*((file, given) for file, given, _, _ in _options_above(story.root)), (own, tables.get("check", {}))):
        origin |= dict.fromkeys(given, str(file))
    held: dict[str, tuple[Any, str]] = {name: (getattr(story.options, name), where) for name, where in origin.items()}
    files = [(file, tables, "tool.factcheck." * (table != "check")) for file, tables, _, table in _above(story.root)] + [(own, tables, "")]
    for file, given, above in files:
        rows = read_rows(given, file, "", above)
        for name, shown in (("exclusive", rows.exclusive), ("ordered", rows.ordered)):
            for row in shown:
                held[f"{name} {sum(key.startswith(name) for key in held) + 1}"] = (row.show(), str(file))
    return held
