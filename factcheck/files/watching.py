"""Noticing that a file has changed, by looking: no service of the system is asked, so it works on every disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import stat_result
from pathlib import Path

EVERY = 0.5
"""Seconds between two looks."""

State = Mapping[Path, tuple[int, int]]
"""Of each file when it was written, in nanoseconds, and how long it is."""


def state(paths: Iterable[Path], leaving_out: Sequence[Path] = ()) -> dict[Path, tuple[int, int]]:
    """Return the state of these files, and of all in these folders but for hidden ones and the reports that are written there."""
    reports = {path.absolute() for path in leaving_out}
    files = (file for path in paths for file in _files(path) if file.absolute() not in reports)
    return {file: (found.st_mtime_ns, found.st_size) for file in files if (found := _found(file)) is not None}


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    yield from (file for file in sorted(path.rglob("*")) if not any(part.startswith(".") for part in file.relative_to(path).parts))


def _found(file: Path) -> stat_result | None:
    """A file can be gone between two looks."""
    try:
        return file.stat() if file.is_file() else None
    except OSError:
        return None


def changes(look: Callable[[], State], sleep: Callable[[float], None]) -> Iterator[tuple[Path, ...]]:
    """Yield nothing at first, then the files that changed since, each time there are any and they have come to rest."""
    before = look()
    yield ()
    while True:
        sleep(EVERY)
        now = look()
        if now == before:
            continue
        sleep(EVERY)
        while (settled := look()) != now:
            now = settled
            sleep(EVERY)
        changed = tuple(sorted(path for path in {*before, *now} if before.get(path) != now.get(path)))
        before = now
        if changed:
            yield changed
