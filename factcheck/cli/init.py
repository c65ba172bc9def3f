"""Lay out a story folder from files: sources/, factcheck.toml with what could be found out, and rules for merging."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.model import Source


@click.command("init", help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--title", help="What the story is called; default the folder's name.")
def init(folder: Path, files: tuple[Path, ...], title: str | None) -> None:
    """Read the files first, so that nothing is written if one of them cannot be."""
    from factcheck.gate import ATTRIBUTES  # noqa: PLC0415 - what --help need not load
    from factcheck.pipeline import read  # noqa: PLC0415
    from factcheck.story import CONFIG, FOLDER, load_story  # noqa: PLC0415
    from factcheck.writing import write_whole  # noqa: PLC0415

    if (folder / CONFIG).exists():
        raise FactcheckError("is there already; add [[source]] tables to it", folder / CONFIG)
    names = [file.name for file in files]
    for name in names:
        if names.count(name) > 1:
            raise FactcheckError(f"two files are called {name}; rename one")
        if (folder / FOLDER / name).exists():
            raise FactcheckError("is there already", folder / FOLDER / name)
    sources = read(load_story(files)) if files else ()
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / FOLDER / file.name).write_bytes(file.read_bytes())
    write_whole(folder / CONFIG, _config(title or folder.resolve().name.replace("-", " ").capitalize(), sources))
    if not (folder / ".gitattributes").exists():
        write_whole(folder / ".gitattributes", ATTRIBUTES)
    click.echo(f"{folder / CONFIG}: {len(files)} sources; complete outlet and published there, then: factcheck check {folder}")


def _config(title: str, sources: tuple[Source, ...]) -> str:
    from factcheck.gate import toml_text  # noqa: PLC0415

    lines = ["[story]", f"title = {toml_text(title)}"]
    for source in sorted(sources, key=lambda source: source.path):
        path = f"sources/{source.path.rpartition('/')[2]}"
        lines += ["", "[[source]]", f"path = {toml_text(path)}", f"outlet = {toml_text(source.outlet)}"]
        when = source.published.edtf if source.published.basis in ("given", "found") else None
        lines.append(f"published = {toml_text(when)}" if when else "# published = 2026-01-31")
    return "\n".join(lines) + "\n"


COMMAND = init
