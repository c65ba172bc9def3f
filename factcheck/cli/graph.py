"""Write the story's graph: who says what of whom, and where they differ."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck import discover
from factcheck.cli import DRAFT, STORY, write
from factcheck.errors import Exit

FORMATS = discover.names("factcheck.graphs")


@click.command("graph", help=__doc__)
@STORY
@DRAFT
@click.option("--format", "format_", type=click.Choice(FORMATS), default="node-link", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of to standard output.")
def graph(story: tuple[Path, ...], draft: Path | None, format_: str, output: Path | None) -> int:
    """Link the story and write its graph, whatever the verdicts."""
    from factcheck import desk, graphs  # noqa: PLC0415 - what --help need not load
    from factcheck.files.writing import write_whole  # noqa: PLC0415
    from factcheck.pipeline import graph_of  # noqa: PLC0415
    from factcheck.story import load_story  # noqa: PLC0415

    paths = desk.one_story(story)
    linked, findings = graph_of(paths, draft)
    text = graphs.render(format_, linked, findings, load_story(paths).title or "")
    if output is None:
        write(text)
    else:
        write_whole(output, text)
    return Exit.CLEAN


COMMAND = graph
