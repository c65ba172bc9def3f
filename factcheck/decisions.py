"""What people decided about findings, as it is kept: waivers, the baseline, sign-off. Three files beside the story, for version control.

A waiver says why, who, and until when, and holds for the words it was given for. The baseline is what was there when the gate
was set up. A sign-off says where the work on a finding stands. Where a draft takes part in the finding, the decision is about it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import ValidationError

from factcheck.errors import ConfigError
from factcheck.model import Record

WAIVERS = "factcheck.waivers.toml"
BASELINE = "factcheck.baseline.jsonl"
SIGNED = "factcheck.signed.jsonl"

ATTRIBUTES = f"{BASELINE} merge=union\n{SIGNED} merge=union\n"
"""For .gitattributes: one entry a line, so that branches merge by keeping the lines of both."""

State = Literal["checked", "on-author", "corrected"]

LINES_PER_ENTRY = re.compile(r"(?m)^(?=\[\[waiver\]\])")


class Waiver(Record):
    """A finding that somebody has looked at and let stand, for a time."""

    id: str
    reason: str = ""
    by: str = ""
    until: date | None = None
    quotes: tuple[str, ...] = ()
    """The words it was given for; with other words it lapses."""
    draft: str = ""
    """The draft that takes part in the finding, as its source's path; none where only sources do."""


class Known(Record):
    """A finding that was there when the baseline was written."""

    id: str
    code: str
    about: str
    """For whoever reads the file; the id is what counts."""
    words: str
    """A hash of the quotes: with other words the finding is new."""
    draft: str = ""


class Signature(Record):
    """Where the work on a finding stands."""

    id: str
    state: State
    by: str
    on: date
    note: str = ""
    words: str
    draft: str = ""


class Gate(Record):
    """All that people decided about the findings of one story."""

    waivers: tuple[Waiver, ...] = ()
    baseline: tuple[Known, ...] = ()
    signed: tuple[Signature, ...] = ()


# --- reading and writing -------------------------------------------------------------------------------------------


def read(root: Path) -> Gate:
    """Return what is kept beside the story; a file that cannot be understood stops the check, since silence would open the gate."""
    return Gate(
        waivers=tuple(_waivers(root / WAIVERS)),
        baseline=tuple(_rows(root / BASELINE, Known)),
        signed=tuple(_rows(root / SIGNED, Signature)),
    )


Row = TypeVar("Row", Known, Signature)


def _rows(path: Path, record: type[Row]) -> Iterable[Row]:
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield record.model_validate_json(line)
        except ValidationError as wrong:
            raise ConfigError(f"{_told(wrong)}; a line is {{{', '.join(record.model_fields)}}}", path, number) from wrong


def _waivers(path: Path) -> Iterable[Waiver]:
    text = _text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise ConfigError(f"not TOML: {wrong}", path) from wrong
    for key in tables.keys() - {"waiver"}:
        raise ConfigError(f"unknown table {key!r}; only [[waiver]] stands here", path)
    starts = [text.count("\n", 0, found.start()) + 1 for found in LINES_PER_ENTRY.finditer(text)]
    given = tables.get("waiver", [])
    for n, table in enumerate(given if isinstance(given, list) else [given]):
        try:
            yield Waiver.model_validate(table)
        except ValidationError as wrong:
            line = starts[n] if n < len(starts) else None
            raise ConfigError(f"{_told(wrong)}; a waiver has {', '.join(Waiver.model_fields)}", path, line) from wrong


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as wrong:
        raise ConfigError(f"cannot be read: {wrong}", path) from wrong


def _told(wrong: ValidationError) -> str:
    first = wrong.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc']) or 'this line'}: {first['msg']}"


def written(rows: Iterable[Known] | Iterable[Signature]) -> str:
    """Return one entry a line, sorted, so that two branches merge; no line number, and no time but the day of a signature."""
    told = (row.model_dump(mode="json", exclude=None if row.draft else {"draft"}) for row in rows)
    lines = {json.dumps(row, ensure_ascii=False, sort_keys=True) for row in told}
    return "".join(f"{line}\n" for line in sorted(lines, key=lambda line: (json.loads(line)["id"], line)))


def with_waiver(text: str, waiver: Waiver) -> str:
    """Return the text of the waivers file with this one added, or put in the place of an earlier one; comments stay."""
    head, *blocks = LINES_PER_ENTRY.split(text)
    kept = [block for block in blocks if not _is_of_same(tomllib.loads(block)["waiver"][0], waiver)]
    lines = ["[[waiver]]", f"id = {toml_text(waiver.id)}", f"reason = {toml_text(waiver.reason)}", f"by = {toml_text(waiver.by)}"]
    lines += [f"until = {waiver.until.isoformat()}"] if waiver.until else []
    lines += [f"draft = {toml_text(waiver.draft)}"] if waiver.draft else []
    lines += ["quotes = [", *(f"    {toml_text(quote)}," for quote in waiver.quotes), "]"]
    before = "".join([head, *kept]).rstrip()
    return (f"{before}\n\n" if before else "") + "\n".join(lines) + "\n"


def _is_of_same(table: dict[str, object], waiver: Waiver) -> bool:
    return (table.get("id"), table.get("draft", "")) == (waiver.id, waiver.draft)


def toml_text(text: str) -> str:
    """Return text as a TOML string: JSON's is one, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
