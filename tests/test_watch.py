"""Checking again when a file changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from factcheck.files.watching import State, changes, state

A, B = Path("a"), Path("b")


def seen(states: list[State]) -> list[tuple[Path, ...]]:
    """Return what is yielded while the disk goes through these states; the last one stays."""
    left: Iterator[State] = iter(states)
    last = states[-1]
    ticks = 0

    def look() -> State:
        return next(left, last)

    def sleep(_seconds: float) -> None:
        nonlocal ticks
        ticks += 1
        if ticks > len(states) + 3:
            raise StopIteration

    found = []
    with suppress(RuntimeError):  # what a generator makes of the StopIteration
        for changed in changes(look, sleep):
            found.append(changed)  # noqa: PERF402 - the generator is broken off, and what it had yielded must stay
    return found


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([{A: (1, 1)}], [()]),
        ([{A: (1, 1)}, {A: (2, 1)}], [(), (A,)]),
        ([{A: (1, 1)}, {A: (1, 1), B: (1, 1)}], [(), (B,)]),
        ([{A: (1, 1), B: (1, 1)}, {B: (2, 1)}], [(), (A, B)]),
        ([{A: (1, 1)}, {A: (2, 0)}, {A: (3, 5)}, {A: (4, 9)}], [(), (A,)]),
        ([{A: (1, 1)}, {A: (2, 1)}, {A: (1, 1)}], [()]),
    ],
    ids=["nothing", "written", "new", "gone and written", "while it is being written", "changed and changed back"],
)
def test_each_change_is_told_once(states: list[State], expected: list[tuple[Path, ...]]) -> None:
    assert seen(states) == expected


def test_what_is_looked_at(tmp_path: Path) -> None:
    for name in ("sources/a.txt", "factcheck.toml", ".git/index", "sources/.a.swp", "report.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = state([tmp_path, tmp_path / "gone.txt"], leaving_out=[tmp_path / "report.html"])
    assert sorted(str(path.relative_to(tmp_path)) for path in found) == ["factcheck.toml", "sources/a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_a_check_is_made_anew_until_ctrl_c(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "a.txt").write_text("The mill in Marlow burned down on Friday. Dora Quill, 61, was hurt.\n", encoding="utf-8")
    (sources / "b.txt").write_text("Dora Quill, 61, was hurt when a mill burned in Marlow.\n", encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "check", str(tmp_path), "--watch", "--format", "concise"]
    # a shell that runs this in the background may have had Ctrl-C ignored
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - nothing else runs beside
    )
    assert running.stdout is not None
    assert running.stderr is not None
    try:
        assert next(line for line in running.stderr if line.startswith("watching"))
        assert running.stdout.readline().endswith("exit 0\n")
        (sources / "b.txt").write_text("Dora Quill, 67, was hurt when a mill burned in Marlow.\n", encoding="utf-8")
        assert next(line for line in running.stderr if line.endswith("changed\n")) == f"{sources / 'b.txt'} changed\n"
        assert next(line for line in running.stderr if line.startswith("watching"))
        assert "FC101 conflict: Dora Quill" in running.stdout.readline()
        (tmp_path / "factcheck.toml").write_text("[story\n", encoding="utf-8")
        assert "not valid TOML" in next(line for line in running.stderr if line.startswith("error"))
        (tmp_path / "factcheck.toml").write_text("[story]\n", encoding="utf-8")
        assert next(line for line in running.stderr if line.startswith("watching"))
        assert next(line for line in running.stderr if line.startswith("watching"))
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 1
    finally:
        running.kill()
