"""Print what is read as a value.

Numbers, dates, ages, sums and terms of FILE (or of standard input), in place with their kind, or as JSON lines.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from factcheck.cli import colour
from factcheck.errors import FactcheckError

COLOURS = {
    "moment": "cyan",
    "duration": "blue",
    "age": "magenta",
    "prison-term": "red",
    "money": "green",
    "share": "yellow",
    "quantity": "bright_yellow",
}


def _answer(text: str, day: date | None) -> list[dict[str, Any]]:
    from factcheck.values import Anchor, find_values  # noqa: PLC0415 - `--help` must not compile the grammar

    rows = []
    for found in find_values(text, Anchor(day)):
        fields = found.value.model_dump(mode="json")
        rows.append({"start": found.start, "end": found.end, "timex3": None, "number": None} | fields)
    return rows


def _request(line: str, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict) or not isinstance(asked["text"], str):
            raise TypeError
        asked["day"] = date.fromisoformat(asked["reference_date"]) if asked.get("reference_date") else None
    except (ValueError, KeyError, TypeError) as wrong:
        right = '{"id": "1", "text": "...", "reference_date": "2022-06-02"}'
        raise FactcheckError(
            f"not a JSON object with a text and, if any, an ISO date; right would be {right}", "standard input", number
        ) from wrong
    return asked


def _read(file: str) -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8") if file == "-" else Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        raise FactcheckError(f"is not UTF-8 text (byte {wrong.start})", "standard input" if file == "-" else file) from wrong
    except OSError as wrong:
        raise FactcheckError(wrong.strerror or "cannot be read", file) from wrong


def _plain(text: str) -> str:
    """Return text as a terminal may show it; lines stay lines."""
    from factcheck.rendering.evidence import plain  # noqa: PLC0415 - `--help` need not load it

    return "\n".join(plain(line) for line in text.split("\n"))


@click.command()
@click.argument("file", default="-")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The publication date that relative dates are counted from.")
@click.option("--jsonl", is_flag=True, help="Read and write one JSON object a line: id, text, reference_date in; id, values out.")
def COMMAND(file: str, day: datetime | None, jsonl: bool) -> None:  # noqa: N802 - the folder's contract names it so
    """Print what is read as a value."""
    text = _read(file)
    if jsonl:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                asked = _request(line, number)
                click.echo(
                    json.dumps(
                        {"id": asked.get("id"), "values": _answer(asked["text"], asked["day"] or (day.date() if day else None))},
                        ensure_ascii=False,
                    )
                )
        return
    at, pieces = 0, []
    for value in _answer(text, day.date() if day else None):
        pieces += [
            _plain(text[at : value["start"]]),
            click.style(f"[{_plain(value['raw'])}]", fg=COLOURS.get(value["kind"])),
            click.style(f"({value['kind']})", dim=True),
        ]
        at = value["end"]
    click.echo("".join([*pieces, _plain(text[at:])]), nl=not text.endswith("\n"), color=colour())
