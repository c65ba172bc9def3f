"""What a story's configuration asks of a check, and where it is said: the story's own file, those of the folders above, a project's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from factcheck import discover
from factcheck.desk_rows import NO_ROWS, TABLES, DeskRows, read_rows
from factcheck.errors import ConfigError
from factcheck.files.config import CONFIG, known, line_of, read_toml
from factcheck.model import Record

LARGEST_SOURCE = 1_000_000
"""Bytes of a file that is still read: two minutes of work and 1 GB of memory, and a hundred and fifty thousand words."""

Shown = Literal["conflict", "check", "single-source", "agreement", "works-out", "waived", "unchecked", "all"]
"""What a report may be asked to show: the verdicts from the gravest, and what stands under none."""

RIGHT = {
    "fail_on": 'a text such as "check"',
    "show": 'a list such as ["conflict", "check"]',
    "select": 'a list of rules such as ["FC1", "weekday"]',
    "ignore": 'a list of rules such as ["FC502", "weekday"]',
    "largest_source": "a number of bytes such as 2_000_000",
}
"""What would have been right, by option."""
CODE = re.compile(r"FC\d{0,3}")


class CheckOptions(Record):
    """The [check] table, the nearest file first: the story's, a folder's above, [tool.factcheck] of a project."""

    fail_on: Literal["conflict", "check", "single-source", "never"] = "conflict"
    show: tuple[Shown, ...] = ()
    select: tuple[str, ...] = ()
    """Rules to run, by id or by the start of a code ("FC1"); none given means all."""
    ignore: tuple[str, ...] = ()
    largest_source: Annotated[int, Field(strict=True, gt=0)] = LARGEST_SOURCE
    """Bytes; a larger file is refused before anything is read."""

    def wants(self, name: str, code: str) -> bool:
        """Return whether a rule is to run."""
        chosen = not self.select or any(self.names(row, name, code) for row in self.select)
        return chosen and not any(self.names(row, name, code) for row in self.ignore)

    @staticmethod
    def names(row: str, name: str, code: str) -> bool:
        """Return whether a row of `select` or `ignore` means this rule."""
        return name == row or code.startswith(row)


def options_of(root: Path, tables: dict[str, Any], config: Path, text: str) -> CheckOptions:
    """Return the story's [check] over what the folders above say; nothing else is inherited."""
    found: dict[str, Any] = {}
    for file, given, written, table in (*options_above(root), (config, tables.get("check", {}), text, "check")):
        known(given, tuple(CheckOptions.model_fields), "key", file, written, table)
        try:
            CheckOptions.model_validate(given)
        except ValidationError as wrong:
            first = wrong.errors()[0]
            key = str(first["loc"][0])
            known_values = f": {first['ctx']['expected']}" if first["type"] == "literal_error" else ""
            message = f"{key} is {RIGHT[key]}{known_values}; not {first['input']!r}"
            raise ConfigError(message, file, line_of(written, table, 0, key)) from wrong
        for key in ("select", "ignore"):
            for rule in given.get(key, ()):
                _known_rule(rule, key, file, line_of(written, table, 0, key))
        found |= given
    return CheckOptions.model_validate(found)


def _known_rule(rule: str, key: str, file: Path, line: int | None) -> None:
    """Refuse a rule that there is not: to ignore it, or to run it alone, would be silence that nobody asked for."""
    names = discover.names("factcheck.rules")
    if not CODE.fullmatch(rule) and rule not in names:
        near = get_close_matches(rule, names, n=1, cutoff=0.5)
        right = f"did you mean {near[0]!r}?" if near else "`factcheck rule --all` lists them"
        raise ConfigError(f"{key}: no rule {rule!r}: {right}", file, line)


def above(root: Path) -> Iterator[tuple[Path, dict[str, Any], str, str]]:
    """Yield the tables of the folders above, the farthest first; of a project those under [tool.factcheck]."""
    resolved = root.resolve()
    for folder in reversed(resolved.parents):
        if (project := folder / "pyproject.toml").is_file():
            tables, text = read_toml(project)
            yield project, tables.get("tool", {}).get("factcheck", {}), text, "tool.factcheck"
        if (config := folder / CONFIG).is_file():
            yield config, *read_toml(config), "check"


def options_above(root: Path) -> Iterator[tuple[Path, dict[str, Any], str, str]]:
    """Yield the options that the files above give, with the table they stand in."""
    for file, tables, text, table in above(root):
        given = tables.get("check", {}) if table == "check" else {key: tables[key] for key in tables if key not in TABLES}
        yield file, given, text, table


def rows_above(root: Path) -> DeskRows:
    """Return the rows that the files above give."""
    rows = NO_ROWS
    for file, tables, text, table in above(root):
        rows = rows.plus(read_rows(tables, file, text, "" if table == "check" else f"{table}."))
    return rows
