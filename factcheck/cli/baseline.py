"""Keep what is found today from failing the gate, and see what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli import DRAFT, STORY, today

if TYPE_CHECKING:
    from factcheck.report import Report


def _checked(story: tuple[Path, ...], draft: Path | None) -> tuple[Report, ...]:
    """Return the story as it is checked without the draft and, if there is one, with it: the gate is asked both."""
    from factcheck import desk  # noqa: PLC0415 - what --help need not load

    named = desk.one_story(story)
    return tuple(desk.checked(named, today(), given) for given in dict.fromkeys((None, draft)))


@click.group("baseline", help=__doc__)
def baseline() -> None:
    """Hold the three subcommands."""


@baseline.command("write")
@STORY
@DRAFT
def write(story: tuple[Path, ...], draft: Path | None) -> None:
    """Keep every standing conflict and check of today: the gate then fails on new ones only."""
    from factcheck import decisions, gate  # noqa: PLC0415
    from factcheck.files.writing import write_whole  # noqa: PLC0415
    from factcheck.report import plural  # noqa: PLC0415

    reports = _checked(story, draft)
    root = Path(reports[0].root)
    found = {known for report in reports for known in gate.baseline_of(report)}
    others = {known for known in decisions.read(root).baseline if not any(gate.concerns(report, known) for report in reports)}
    write_whole(root / decisions.BASELINE, decisions.written(found | others))
    beside = f", beside {plural(len(others), 'finding')} of other drafts" if others else ""
    click.echo(f"{plural(len(found), 'finding')} in {root / decisions.BASELINE}{beside}")


@baseline.command("prune")
@STORY
@DRAFT
def prune(story: tuple[Path, ...], draft: Path | None) -> None:
    """Remove entries that no longer occur; nothing is ever added."""
    from factcheck import decisions, gate  # noqa: PLC0415
    from factcheck.files.writing import write_whole  # noqa: PLC0415
    from factcheck.report import plural  # noqa: PLC0415

    reports = _checked(story, draft)
    path = Path(reports[0].root) / decisions.BASELINE
    before = decisions.read(path.parent).baseline
    kept = gate.occurring(reports, before)
    if path.exists():
        write_whole(path, decisions.written(kept))
    click.echo(f"{len(before) - len(kept)} of {plural(len(before), 'entry', 'entries')} removed")


@baseline.command("list")
@STORY
@DRAFT
def list_(story: tuple[Path, ...], draft: Path | None) -> None:
    """Show what the baseline keeps from failing, and what of it no longer occurs."""
    from factcheck import decisions, gate  # noqa: PLC0415
    from factcheck.rendering.evidence import plain  # noqa: PLC0415
    from factcheck.report import plural  # noqa: PLC0415

    reports = _checked(story, draft)
    before = decisions.read(Path(reports[0].root)).baseline
    current = set(gate.occurring(reports, before))
    for known in before:
        of = f", with {plain(known.draft)}" if known.draft else ""
        click.echo(f"{known.code}  {plain(known.about)} [{known.id}]{of}{'' if known in current else '  no longer occurs'}")
    click.echo(f"{plural(len(before), 'entry', 'entries')}, {len(before) - len(current)} of them stale")


COMMAND = baseline
