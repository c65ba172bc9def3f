"""Files that people write in TOML: read whole, with errors that name the file, the line and what would be right."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError

CONFIG = "factcheck.toml"


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """Return the tables and, for the lines of later errors, the text."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError as wrong:
        raise ConfigError("is not UTF-8", path) from wrong
    except tomllib.TOMLDecodeError as wrong:
        where = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", str(wrong))
        message = str(wrong)[: where.start()] if where else str(wrong)
        line = int(where[1]) if where and where[1] else text.count("\n") + 1
        raise ConfigError(f"not valid TOML: {message}", path, line) from wrong


def known(
    given: Any, allowed: tuple[str, ...], what: str, file: Path, text: str, table: str = "", n: int = 0, *, several: bool = False
) -> None:
    """Refuse a key that means nothing, and name the one that was meant."""
    if not isinstance(given, dict):
        right = f"write [[{table}]] above its keys, once for each" if several else f"write [{table}] above its keys"
        raise ConfigError(f"{table} is a table: {right}", file, line_of(text, table, n))
    for key in given:
        if key not in allowed:
            near = get_close_matches(key, allowed, n=1, cutoff=0.5)
            right = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(allowed)}"
            raise ConfigError(f"unknown {what} {key!r}{f' in [{table}]' if table else ''}: {right}", file, line_of(text, table, n, key))


def text_of(given: dict[str, Any], key: str, file: Path, text: str, table: str, n: int) -> str | None:
    """Return a key's text, None if it is not there."""
    value = given.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise ConfigError(f"{key} is a text in quotes, not {value!r}", file, line_of(text, table, n, key))
    return value


def line_of(text: str, table: str, n: int, key: str = "") -> int | None:
    """Return the line of the n-th table of that name, or of a key in it; tomllib does not tell."""
    lines = text.splitlines()
    heads = [i for i, line in enumerate(lines) if re.match(rf"\s*\[\[?\s*{re.escape(table)}\s*\]", line)] if table else [-1]
    if n >= len(heads):
        return next((i + 1 for i, line in enumerate(lines) if re.match(rf"\s*\[*\s*{re.escape(key)}\b", line)), None)
    for i in range(heads[n] + 1, len(lines)):
        if table and re.match(r"\s*\[", lines[i]):
            break
        if key and re.match(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=\]]""", lines[i]):
            return i + 1
    return heads[n] + 1 if table else None
