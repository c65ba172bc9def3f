"""The command ``factcheck``. One file here is one subcommand; it defines

    COMMAND: click.Command

and is called as its file is named. The first line of its docstring is its line in ``factcheck --help``, which imports
none of them: a module is loaded when its command is called. To add one: the module, and its cases in tests/test_cli.py.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import traceback
from collections.abc import Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from factcheck import __version__, discover
from factcheck.errors import Exit, FactcheckError

DEBUG = "FACTCHECK_DEBUG"

RARELY = 200_000
"""Objects made between two looks for garbage: a check makes many and throws few away, and a tenth of it went into looking."""

STORY = click.argument("story", nargs=-1, type=click.Path(path_type=Path), metavar="[STORY | FILES...]")
"""Whatever was checked, as it was named then; nothing means the story at or above the current folder."""
DRAFT = click.option("--draft", type=click.Path(path_type=Path), help="The draft, where the check had one.")

WIDTH = 100
"""Columns where no terminal says otherwise: what a CI log holds without cutting."""


class Commands(click.Group):
    """Subcommands found by walking this folder, and one way for all of them to fail: one line, exit 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the file names, sorted."""
        return list(discover.names(__name__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one module that is called."""
        if cmd_name not in discover.names(__name__):
            return None
        command: click.Command = discover.load(__name__, cmd_name, "COMMAND")
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; one that there is not is told of with the nearest that there is."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as wrong:
            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near or "Did you mean" in wrong.message:
                raise
            raise click.UsageError(f"{wrong.message} Did you mean {near[0]!r}?", ctx) from wrong

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by the first line of their docstrings, without importing them."""
        rows = [(name, discover.docstring(__name__, name).partition("\n")[0].rstrip(".")) for name in self.list_commands(ctx)]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run, and end with an exit code of `Exit`: whatever keeps us from checking is 2, never 1."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        gc.set_threshold(RARELY)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
        except click.ClickException as wrong:
            wrong.show()
            code = Exit.CANNOT_RUN
        except FactcheckError as wrong:
            code = _stop(str(wrong), wrong)
        except (BrokenPipeError, SystemExit):  # click makes a SystemExit of the one, with the code 1, which is for findings
            # the reader of our output has gone (`| head`): what is still buffered must not raise once more at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = Exit.CANNOT_RUN
        except (click.Abort, KeyboardInterrupt):
            code = _stop("interrupted")
        except Exception as crash:
            code = _stop(f"this is a bug in factcheck ({type(crash).__name__}: {crash}); {DEBUG}=1 shows where", crash)
        sys.exit(code if isinstance(code, int) else Exit.CLEAN)


def _stop(message: str, error: Exception | None = None) -> Exit:
    line = "".join(c if c.isprintable() else " " for c in message)
    click.echo(f"error: {line}", err=True)
    if error is not None and os.environ.get(DEBUG):
        click.echo("".join(traceback.format_exception(error)), err=True)
    return Exit.CANNOT_RUN


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="factcheck %(version)s")
def main() -> None:
    """Compare what several sources say of one story: where they agree, where they conflict, what only one has."""


def today() -> date:
    """Return the day on which waivers are held against their end; nothing else in the program asks for it."""
    return datetime.now().astimezone().date()


def width() -> int:
    """Return the columns of the terminal, or of `COLUMNS`."""
    return shutil.get_terminal_size((WIDTH, 24)).columns


def colour() -> bool:
    """Return whether to colour: on a terminal, unless `NO_COLOR`; elsewhere only with `FORCE_COLOR`."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def write(text: str) -> None:
    """Write a report to standard output; a terminal without our symbols shows "?" for them."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    click.echo(text, nl=False, color=True)
