"""Let a finding stand: with a reason, until a date, for the words it has now."""

from __future__ import annotations

import getpass
from datetime import datetime
from pathlib import Path

import click

from factcheck.cli import DRAFT, STORY, today
from factcheck.errors import FactcheckError


@click.command("waive", help=__doc__)
@click.argument("finding", metavar="ID")
@STORY
@DRAFT
@click.option("--reason", required=True, help="What an editor reading the waiver should know.")
@click.option("--until", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The last day on which it holds: 2027-01-31.")
@click.option("--by", envvar="FACTCHECK_BY", default=getpass.getuser, help="Initials; default the user's name.")
def waive(finding: str, story: tuple[Path, ...], draft: Path | None, reason: str, until: datetime, by: str) -> None:
    """Add the waiver to the story's file, in the place of an earlier one."""
    from factcheck import decisions, desk, gate  # noqa: PLC0415 - what --help need not load
    from factcheck.files.writing import write_whole  # noqa: PLC0415
    from factcheck.rendering.evidence import plain, quotes, subject_of  # noqa: PLC0415

    day = today()
    if not reason.strip():
        raise FactcheckError("--reason is empty: a waiver without a reason suppresses nothing")
    if until.date() < day:
        raise FactcheckError(f"--until {until.date().isoformat()} is over already")
    report = desk.checked(desk.one_story(story), day, draft)
    found = desk.finding_of(report, finding)
    path = Path(report.root) / decisions.WAIVERS
    of = gate.draft_of(report, found)
    waiver = decisions.Waiver(id=found.id, reason=reason, by=by, until=until.date(), quotes=quotes(report, found), draft=of)
    write_whole(path, decisions.with_waiver(path.read_text(encoding="utf-8-sig") if path.exists() else "", waiver))
    click.echo(plain(f"waived until {until.date().isoformat()}: {subject_of(found)} [{found.id}] in {path}"))


COMMAND = waive
