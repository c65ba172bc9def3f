"""JSON that people edit: read strictly, and which line of it holds what."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError

BLANK = re.compile(r"[ \t\r\n]*")


def read_json(path: Path) -> tuple[Any, str]:
    """Return what a JSON file says, and its text; a key given twice is an error, since one of the two would be lost."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        raise ConfigError(f"cannot be opened: {wrong.strerror}", path) from wrong
    except UnicodeDecodeError as wrong:
        raise ConfigError(f"is not UTF-8 text (byte {wrong.start})", path) from wrong
    twice: list[str] = []

    def pairs(given: list[tuple[str, Any]]) -> dict[str, Any]:
        fields = dict(given)
        if len(fields) < len(given):
            keys = [key for key, _ in given]
            twice.extend(key for key in fields if keys.count(key) > 1)
        return fields

    try:
        said = json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as wrong:
        cut = " (the file ends too early)" if wrong.pos >= len(text.rstrip()) else ""
        raise ConfigError(f"is not JSON: {wrong.msg}{cut}", path, wrong.lineno) from wrong
    except RecursionError as wrong:
        raise ConfigError("is not JSON that we can follow: nested too deep", path) from wrong
    if twice:
        raise ConfigError(f'the key "{twice[0]}" is given twice in one entry', path, _line_of_repeat(text, twice[0]))
    return said, text


def line_at(text: str, place: Sequence[str | int]) -> int:
    """Return the line on which the member at a place begins; where it does not exist, that of what would hold it."""
    decoder = json.JSONDecoder()
    at = _next(text, 0)
    for step in place:
        found = next((start for name, start in _members(text, at, decoder) if name == step), None)
        if found is None:
            break
        at = found
    return text.count("\n", 0, at) + 1


def _members(text: str, at: int, decoder: json.JSONDecoder) -> list[tuple[str | int, int]]:
    """The keys or numbers of an object's or array's members, each with where its value begins."""
    if text[at] not in "{[":
        return []
    is_object, found = text[at] == "{", list[tuple[str | int, int]]()
    at = _next(text, at + 1)
    while text[at] not in "}]":
        name: str | int = len(found)
        if is_object:
            name, at = decoder.raw_decode(text, at)
            at = _next(text, _next(text, at) + 1)
        found.append((name, at))
        at = _next(text, decoder.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _next(text, at + 1)
    return found


def _next(text: str, at: int) -> int:
    found = BLANK.match(text, at)
    return at if found is None else found.end()


def _line_of_repeat(text: str, key: str) -> int | None:
    """The line of the second of the two equal keys that stand nearest to each other."""
    found = [key.start() for key in re.finditer(rf'"{re.escape(key)}"\s*:', text)]
    gaps = [(second - first, second) for first, second in pairwise(found)]
    return text.count("\n", 0, min(gaps)[1]) + 1 if gaps else None
