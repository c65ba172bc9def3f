"""Say where the work on a finding stands: checked, on-author or corrected. The exit code stays as it is."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import get_args

import click

from factcheck.cli import DRAFT, STORY, today

STATES = ("checked", "on-author", "corrected")


@click.command("sign", help=__doc__)
@click.argument("finding", metavar="ID")
@STORY
@DRAFT
@click.option("--as", "state", required=True, type=click.Choice(STATES))
@click.option("--by", envvar="FACTCHECK_BY", default=getpass.getuser, help="Initials; default the user's name.")
@click.option("--note", default="", help="Whom you asked, what you saw.")
def sign(finding: str, story: tuple[Path, ...], draft: Path | None, state: str, by: str, note: str) -> None:
    """Write the signature to the story's file, in the place of an earlier one."""
    from factcheck import decisions, desk, gate  # noqa: PLC0415 - what --help need not load
    from factcheck.files.writing import write_whole  # noqa: PLC0415
    from factcheck.rendering.evidence import plain, subject_of, words  # noqa: PLC0415

    day = today()
    report = desk.checked(desk.one_story(story), day, draft)
    found = desk.finding_of(report, finding)
    root = Path(report.root)
    of = gate.draft_of(report, found)
    others = [s for s in decisions.read(root).signed if (s.id, s.draft) != (found.id, of)]
    states = {name: name for name in get_args(decisions.State)}
    new = decisions.Signature(id=found.id, state=states[state], by=by, on=day, note=note, words=words(report, found), draft=of)
    write_whole(root / decisions.SIGNED, decisions.written([*others, new]))
    click.echo(plain(f"{state} by {by}: {subject_of(found)} [{found.id}]"))


COMMAND = sign
