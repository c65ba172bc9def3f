"""Show one finding whole: every source's words, how they were read, the reasoning, and what to do next."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli import DRAFT, STORY, colour, today, width, write


@click.command("explain", help=__doc__)
@click.argument("finding", metavar="ID")
@STORY
@DRAFT
def explain(finding: str, story: tuple[Path, ...], draft: Path | None) -> None:
    """Check the story, and print the one finding."""
    from factcheck import desk  # noqa: PLC0415 - what --help need not load
    from factcheck.rendering.explanation import explanation  # noqa: PLC0415

    report = desk.checked(desk.one_story(story), today(), draft)
    write(explanation(report, desk.finding_of(report, finding), width(), colour()))


COMMAND = explain
