"""Keep what is found today from failing the gate, and see what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli import DRAFT, STORY, today

if TYPE_CHECKING:
    from factcheck.report import Report


def _checked(story: tuple[Path, ...], draft: Path | None) -> Report:
    from factcheck import desk  # noqa: PLC0415 - what --help need not load

    return desk.checked(desk.one_story(story), today(), draft)


@click.group("baseline", help=__doc__)
def baseline() -> None:
    """Hold the three subcommands."""


@baseline.command("write")
@STORY
@DRAFT
def write(story: tuple[Path, ...], draft: Path | None) -> None:
    """Keep every standing conflict and check of today: the gate then fails on new ones only."""
    from factcheck import gate  # noqa: PLC0415
    from factcheck.writing import write_whole  # noqa: PLC0415

    report = _checked(story, draft)
    kept = gate.baseline_of(report)
    write_whole(Path(report.root) / gate.BASELINE, gate.written(kept))
    click.echo(f"{len(kept)} findings in {Path(report.root) / gate.BASELINE}")


@baseline.command("prune")
@STORY
@DRAFT
def prune(story: tuple[Path, ...], draft: Path | None) -> None:
    """Remove entries that no longer occur; nothing is ever added."""
    from factcheck import gate  # noqa: PLC0415
    from factcheck.writing import write_whole  # noqa: PLC0415

    report = _checked(story, draft)
    path = Path(report.root) / gate.BASELINE
    before = gate.read(Path(report.root)).baseline
    kept = gate.occurring(report, before)
    if path.exists():
        write_whole(path, gate.written(kept))
    click.echo(f"{len(before) - len(kept)} of {len(before)} entries removed")


@baseline.command("list")
@STORY
@DRAFT
def list_(story: tuple[Path, ...], draft: Path | None) -> None:
    """Show what the baseline keeps from failing, and what of it no longer occurs."""
    from factcheck import gate  # noqa: PLC0415
    from factcheck.evidence import plain  # noqa: PLC0415

    report = _checked(story, draft)
    before = gate.read(Path(report.root)).baseline
    current = set(gate.occurring(report, before))
    for known in before:
        click.echo(f"{known.code}  {plain(known.about)} [{known.id}]{'' if known in current else '  no longer occurs'}")
    click.echo(f"{len(before)} entries, {len(before) - len(current)} of them stale")


COMMAND = baseline
