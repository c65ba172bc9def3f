"""What is shown on standard error while a check runs: nothing unless somebody watches, and nothing in the first second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from factcheck.rendering.evidence import plain

PATIENCE = 1.0
"""Seconds before progress is shown, and between two looks at a step that takes long."""

SHORT = "|/-\\"


class Progress:
    """The last line of a terminal while something runs; `tell` is what the spine calls."""

    def __init__(self) -> None:
        self._told = ""
        self._turns = 0
        self._ended = threading.Event()

    def tell(self, doing: str, done: int, of: int) -> None:
        """Note what is being done; it is written by `watch`, since one long step calls nothing."""
        self._told = f"{plain(doing)}, {done + 1} of {of}"

    def watch(self) -> None:
        """Write the line each second until the end, and then take it away."""
        while not self._ended.wait(PATIENCE):
            if self._told:
                click.echo(f"\r\x1b[K{SHORT[self._turns % len(SHORT)]} {self._told}", err=True, nl=False)
                self._turns += 1
        if self._turns:
            click.echo("\r\x1b[K", err=True, nl=False)

    def end(self) -> None:
        """Let `watch` come to its end."""
        self._ended.set()


@contextmanager
def progress() -> Iterator[Progress | None]:
    """Yield what is to be told of progress, while it is shown; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = Progress()
    watcher = threading.Thread(target=shown.watch, daemon=True)
    watcher.start()
    try:
        yield shown
    finally:
        shown.end()
        watcher.join()
