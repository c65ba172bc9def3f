"""What a user sees while a check runs, and what nobody sees where nobody watches."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli import _progress
from factcheck.cli._progress import Progress, progress

ROOT = Path(__file__).parent.parent


class Screen(io.StringIO):
    """A terminal that ends the step it shows once it has shown it often enough."""

    def __init__(self, enough: int) -> None:
        super().__init__()
        self.enough = enough
        self.shown: Progress | None = None

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.shown is not None and self.getvalue().count("\x1b[K") >= self.enough:
            self.shown.end()
        return written


def test_one_long_step_is_shown_again_and_again_and_then_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_progress, "PATIENCE", 0.001)
    screen = Screen(enough=3)
    monkeypatch.setattr(sys, "stderr", screen)
    screen.shown = Progress()
    screen.shown.tell("reading sources/\x1b[2Jlong.txt", 0, 2)
    screen.shown.watch()
    told = screen.getvalue().split("\r\x1b[K")
    assert told[1:4] == [
        "| reading sources/�[2Jlong.txt, 1 of 2",
        "/ reading sources/�[2Jlong.txt, 1 of 2",
        "- reading sources/�[2Jlong.txt, 1 of 2",
    ]
    assert told[-1] == ""


def test_a_short_check_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(enough=1)
    monkeypatch.setattr(sys, "stderr", screen)
    shown = Progress()
    shown.tell("reading a.txt", 0, 1)
    shown.end()
    shown.watch()
    assert screen.getvalue() == ""


def test_where_nobody_watches_there_is_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress() as shown:
        assert shown is None


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_ends_a_long_check_with_one_line_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dora Quill, 61, left the mill in Marlow.\n" * 20_000, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Dora Quill, 61, left the mill in Marlow.\n", encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", "a.txt", "b.txt", "--no-cache"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - nothing else runs beside
    )
    assert running.stderr is not None
    try:
        assert running.stderr.readline() == "a.txt: 0.8 MB of text take minutes to read and longer to compare; Ctrl-C ends it\n"
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    finally:
        running.kill()
    assert (running.returncode, out, err.strip()) == (2, "", "error: interrupted")
