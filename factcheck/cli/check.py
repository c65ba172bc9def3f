"""Compare the sources of a story, or of several.

Exit code: 0 nothing at or above --fail-on, 1 findings, 2 could not run, 3 nothing was compared.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck import discover
from factcheck.cli import WIDTH, colour, today, width, write
from factcheck.cli._progress import progress
from factcheck.errors import ConfigError, Exit, FactcheckError
from factcheck.files.revisions import changed_since
from factcheck.files.writing import write_whole
from factcheck.rendering.evidence import plain
from factcheck.report import FAIL_ON, worst
from factcheck.reports import SHOWABLE
from factcheck.story import is_text, load_story, text_folder

if TYPE_CHECKING:
    from factcheck.report import Report

FORMATS = discover.names("factcheck.reports")

LARGE = 500_000
"""Bytes of a text from which reading it takes more than a minute."""


def _show(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return _wanted([name.strip() for part in given for name in part.split(",") if name.strip()])
    except ConfigError as wrong:
        raise click.BadParameter(str(wrong)) from wrong


def _wanted(names: Sequence[str]) -> tuple[str, ...]:
    for name in names:
        if name not in (*SHOWABLE, "all"):
            raise ConfigError(f"{name!r} is none of {', '.join((*SHOWABLE, 'all'))}")
    return SHOWABLE if "all" in names else tuple(dict.fromkeys(names))


def _outputs(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    pairs = []
    for one in given:
        name, _, path = one.partition("=")
        if name not in FORMATS or not path:
            raise click.BadParameter(f"{one!r} is not FORMAT=PATH with a format of {', '.join(FORMATS)}")
        pairs.append((name, Path(path)))
    return tuple(pairs)


@click.command("check", help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[STORY... | FILES...]")
@click.option("--draft", type=click.Path(path_type=Path), help="Compare this text with the sources and with itself; it counts as none.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), envvar="FACTCHECK_FAIL_ON", help="Exit 1 from this verdict up; default conflict.")
@click.option(
    "--show",
    multiple=True,
    callback=_show,
    metavar="VERDICT[,...]",
    envvar="FACTCHECK_SHOW",
    help=f"Show only these: {', '.join(SHOWABLE)}, all.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="full", envvar="FACTCHECK_FORMAT", show_default=True)
@click.option("--output", multiple=True, callback=_outputs, metavar="FORMAT=PATH", help="Also write the report here; may be repeated.")
@click.option("--no-claim-files", is_flag=True, help="Read every source anew, whatever claim files say.")
@click.option("--no-cache", is_flag=True, help="Read every source anew, whatever was read before.")
@click.option("--diff", "base", metavar="BASE", help="Show only findings that touch a file changed since this git revision.")
@click.option("--watch", is_flag=True, help="Check again whenever a file of the story changes, until Ctrl-C.")
@click.option("--show-config", is_flag=True, help="Say which options hold, and where each comes from.")
@click.option("-q", "--quiet", is_flag=True, help="Only the summary line.")
@click.option("-v", "--verbose", is_flag=True, help="Also the reasoning of each finding.")
def check(
    paths: tuple[Path, ...],
    draft: Path | None,
    fail_on: str | None,
    show: tuple[str, ...],
    format_: str,
    output: tuple[tuple[str, Path], ...],
    no_claim_files: bool,
    no_cache: bool,
    base: str | None,
    watch: bool,
    show_config: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Run the check, write the reports, and return the exit code."""
    from factcheck import desk, reports  # noqa: PLC0415 - what --help need not load

    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    if show_config:
        _show_config(desk.stories_of(paths), fail_on, show)
        return Exit.CLEAN
    _refuse_folders(output)
    _refuse_texts(output, desk.stories_of(paths), draft)
    options = reports.Options(show=show, width=width(), colour=colour(), quiet=quiet, verbose=verbose)
    readings = {"use_claim_files": not no_claim_files, "use_cache": not no_cache}

    def once() -> Exit:
        done, exits = _checked(desk.stories_of(paths), draft, fail_on, base, readings, quiet)
        for name, path in output:
            write_whole(path, reports.render(name, done, replace(options, colour=False, width=WIDTH, quiet=False)))
        write(reports.render(format_, done, options))
        return worst(exits)

    return _watched(paths, draft, output, once) if watch else once()


def _checked(
    stories: Sequence[tuple[Path, ...]], draft: Path | None, fail_on: str | None, base: str | None, readings: dict[str, bool], quiet: bool
) -> tuple[list[Report], list[Exit]]:
    """Return the reports of the stories and how each ended; of several, one that cannot be read does not stop the others."""
    from factcheck import desk, gate  # noqa: PLC0415 - what --help need not load
    from factcheck.report import Report, exit_of  # noqa: PLC0415

    done: list[Report] = []
    exits: list[Exit] = []
    for story in stories:
        try:
            configured = load_story(story, draft).options
            shown = _wanted(configured.show)
            if not quiet:
                _say_what_takes_long(story, draft)
            with progress() as shows:
                report = desk.checked(story, today(), draft, progress=shows.tell if shows else None, **readings)
            if base is not None:
                report = gate.touching(report, changed_since(base, Path(report.root)))
        except FactcheckError as wrong:
            if len(stories) == 1:
                raise
            told = str(wrong) if str(wrong).startswith(str(story[0])) else f"{story[0]}: {wrong}"
            click.echo(f"error: {told}", err=True)
            done.append(Report(root=desk.seen_from_here(story[0]), unread=told))
            exits.append(Exit.CANNOT_RUN)
            continue
        done.append(report.model_copy(update={"fail_on": fail_on or configured.fail_on, "show": shown}))
        exits.append(exit_of(done[-1], configured.fail_on).exit)
        for aside in () if quiet else report.asides:
            click.echo(f"{story[0]}: {aside}" if len(stories) > 1 else aside, err=True)
    return done, exits


def _refuse_folders(output: Sequence[tuple[str, Path]]) -> None:
    """Say before a long check, not after it, that a report has no place to go to."""
    for name, path in output:
        if path.is_dir():
            raise FactcheckError(f"is a folder; name a file in it: --output {name}={path / f'report.{name}'}", path)
        if not path.absolute().parent.is_dir():
            raise FactcheckError(f"cannot be written: there is no folder {path.parent}", path)


def _refuse_texts(output: Sequence[tuple[str, Path]], stories: Sequence[tuple[Path, ...]], draft: Path | None) -> None:
    """Keep a report from being written over a text that it is about, among the sources, or over another report."""
    taken: dict[Path, str] = {}
    for story in stories if output else ():
        with suppress(FactcheckError):  # the check will say what is wrong with it
            loaded = load_story(story, draft)
            folder = text_folder(loaded.root.resolve()) if len(story) == 1 and story[0].is_dir() else None
            taken |= {
                path.resolve(): "would be read as a source" for _, path in output if path.resolve().parent == folder and is_text(path)
            }
            taken |= {(loaded.root / entry.path).resolve(): "is one of the texts that are compared" for entry in loaded.entries}
    for name, path in output:
        if why := taken.get(path.resolve()):
            raise FactcheckError(f"{why}; name another file: --output {name}=PATH", path)
        taken[path.resolve()] = "is named for two reports"


def _watched(paths: Sequence[Path], draft: Path | None, output: Sequence[tuple[str, Path]], once: Callable[[], Exit]) -> Exit:
    """Check until interrupted, and end as the last check did."""
    from factcheck import desk  # noqa: PLC0415 - what --help need not load
    from factcheck.files.watching import changes, state  # noqa: PLC0415

    def look() -> dict[Path, tuple[int, int]]:
        folders_and_files = [path for story in desk.stories_of(paths) for path in story]
        return state([*folders_and_files, *([draft] if draft else [])], leaving_out=[path for _, path in output])

    last = Exit.CLEAN
    try:
        for changed in changes(look, time.sleep):
            if changed:
                click.echo(f"\n{', '.join(str(path) for path in changed)} changed", err=True)
            try:
                last = once()
            except FactcheckError as wrong:
                click.echo(f"error: {wrong}", err=True)
                last = Exit.CANNOT_RUN
            click.echo("watching; Ctrl-C ends it", err=True)
    except KeyboardInterrupt:
        click.echo(err=True)
    return last


def _say_what_takes_long(story: Sequence[Path], draft: Path | None) -> None:
    """Name the texts that take minutes, before they are read: silence would look like a hanging program."""
    entries = load_story(story, draft)
    for entry in entries.entries:
        size = (entries.root / entry.path).stat().st_size
        if LARGE < size <= entries.options.largest_source:
            click.echo(
                f"{plain(entry.path)}: {size / 1e6:.1f} MB of text take minutes to read and longer to compare; Ctrl-C ends it", err=True
            )


def _show_config(stories: Sequence[tuple[Path, ...]], fail_on: str | None, show: tuple[str, ...]) -> None:
    from factcheck.story import settings  # noqa: PLC0415

    for story in stories:
        click.echo(str(story[0]))
        held = settings(story)
        if fail_on is not None:
            held["fail_on"] = (fail_on, _origin("fail_on"))
        if show:
            held["show"] = (show, _origin("show"))
        for name, (value, origin) in sorted(held.items()):
            told = ", ".join(value) if isinstance(value, tuple) else str(value)
            click.echo(f"  {name} = {told or '(none)'}    from {origin}")


def _origin(option: str) -> str:
    """Say whether an option was given with the command or stands in the environment."""
    given = click.get_current_context().get_parameter_source(option)
    return f"FACTCHECK_{option.upper()}" if given is click.core.ParameterSource.ENVIRONMENT else f"--{option.replace('_', '-')}"


COMMAND = check
