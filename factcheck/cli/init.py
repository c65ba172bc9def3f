"""Lay out a story folder from files: sources/, factcheck.toml with what could be found out, and rules for merging.

With --pages, from a list of saved pages: their addresses stand in factcheck.toml, and name the outlet where the page does not.

With --note, lay out a page of notes in a story that is there: a phone call, a court record, with a file for its claims.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from factcheck.cli import today
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Source

NOTE = """---
title: {title}
outlet: "Our notes"
published: {day}
---

<!-- Who said it, where it is written, and how it can be found again. Then a sentence a line: -->

"""

EXAMPLE = '{"by": "ab", "subject": "Lee Orr", "predicate": "age", "value": "45", "quote": "said Orr was 45"}'
"""Shown where a claim is to be entered; the file itself must not hold one that nobody made."""


PAGE = "https://example.org/mill-fire mill-fire.txt"


@click.command("init", help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--pages", type=click.Path(path_type=Path), help="A list of saved pages: on each line an address and the file it was saved to."
)
@click.option("--title", help="What the story is called; default the folder's name.")
@click.option("--note", metavar="TITLE", help="Add a page of notes to the story, under this title.")
def init(folder: Path, files: tuple[Path, ...], pages: Path | None, title: str | None, note: str | None) -> None:
    """Read the files first, so that nothing is written if one of them cannot be."""
    if note is not None:
        if files or title or pages:
            raise click.UsageError("--note lays out one page of notes, and nothing else")
        _lay_out_note(folder, note)
        return
    from factcheck.decisions import ATTRIBUTES  # noqa: PLC0415
    from factcheck.files.config import CONFIG  # noqa: PLC0415 - what --help need not load
    from factcheck.files.writing import write_whole  # noqa: PLC0415
    from factcheck.pipeline import read  # noqa: PLC0415
    from factcheck.story import FOLDER, load_story  # noqa: PLC0415

    if (folder / CONFIG).exists():
        raise FactcheckError("is there already; add [[source]] tables to it", folder / CONFIG)
    urls = _listed(pages) if pages else {}
    files = (*files, *urls)
    names = [file.name for file in files]
    for name in names:
        if names.count(name) > 1:
            raise FactcheckError(f"two files are called {name}; rename one")
    for file in files:
        if file.is_dir():
            raise FactcheckError("is a folder; name the files in it", file)
    for name in names:
        if (folder / FOLDER / name).exists():
            raise FactcheckError("is there already", folder / FOLDER / name)
    sources = read(load_story(files)) if files else ()
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / FOLDER / file.name).write_bytes(file.read_bytes())
    addresses = {file.name: url for file, url in urls.items()}
    write_whole(folder / CONFIG, _config(title or folder.resolve().name.replace("-", " ").capitalize(), sources, addresses))
    if not (folder / ".gitattributes").exists():
        write_whole(folder / ".gitattributes", ATTRIBUTES)
    if not files:
        click.echo(f"{folder / CONFIG}: no source yet; put texts into {folder / FOLDER}, then: factcheck check {folder}")
        return
    click.echo(f"{folder / CONFIG}: {len(files)} sources; complete outlet and published there, then: factcheck check {folder}")


def _listed(pages: Path) -> dict[Path, str]:
    """Return the files of a list of saved pages, each with its address; a file is looked for beside the list."""
    try:
        lines = pages.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as wrong:
        raise FactcheckError(f"cannot be read: {wrong}", pages) from wrong
    found: dict[Path, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        url, _, file = line.strip().partition(" " if " " in line.strip() else "\t")
        if not urlsplit(url).netloc or not file.strip():
            raise FactcheckError(f"a line is an address and a file, such as {PAGE}, not {line.strip()!r}", pages, number)
        path = pages.parent / file.strip()
        if not path.is_file():
            raise FactcheckError(f"no file {path}", pages, number)
        found[path] = url
    return found


def _lay_out_note(folder: Path, title: str) -> None:
    from factcheck.files.writing import write_whole  # noqa: PLC0415
    from factcheck.story import FOLDER  # noqa: PLC0415 - what --help need not load

    name = "-".join(re.findall(r"\w+", title.lower()))
    if not name:
        raise click.BadParameter(f"{title!r} has no letter to name a file by", param_hint="--note")
    if not (folder / FOLDER).is_dir():
        raise FactcheckError("no story here: a page of notes stands beside other sources, in the folder sources/", folder)
    page, claims = folder / FOLDER / f"{name}.md", folder / f"{name}.md.claims.json"
    for path in (page, claims):
        if path.exists():
            raise FactcheckError("is there already", path)
    write_whole(claims, f'{{\n "source": "{FOLDER}/{page.name}",\n "claims": [\n ]\n}}\n')
    write_whole(page, NOTE.format(title=json.dumps(title, ensure_ascii=False), day=today().isoformat()))
    click.echo(f"{page}: write down what was said or read, a sentence a line")
    click.echo(f"{claims}: what is not read from it by itself, such as\n  {EXAMPLE}")


def _config(title: str, sources: tuple[Source, ...], urls: Mapping[str, str]) -> str:
    from factcheck.decisions import toml_text  # noqa: PLC0415

    lines = ["[story]", f"title = {toml_text(title)}"]
    for source in sorted(sources, key=lambda source: source.path):
        name = source.path.rpartition("/")[2]
        url = urls.get(name, source.url)
        named = source.outlet if url is None or source.outlet != Path(name).stem else urlsplit(url).netloc.removeprefix("www.")
        lines += ["", "[[source]]", f"path = {toml_text(f'sources/{name}')}", f"outlet = {toml_text(named)}"]
        lines += [f"url = {toml_text(url)}"] if url else []
        when = source.published.edtf if source.published.basis in ("given", "found") else None
        lines.append(f"published = {toml_text(when)}" if when else "# published = 2026-01-31")
    return "\n".join(lines) + "\n"


COMMAND = init
