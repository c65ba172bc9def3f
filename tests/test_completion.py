"""Completion in the shells themselves: what a user gets on pressing Tab."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Have a command `factcheck` in the path, whether or not the package is installed."""
    command = tmp_path / "factcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}


def told(shell: str, script: str, environment: dict[str, str]) -> str:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    ran = subprocess.run([shell, "-c", script], capture_output=True, text=True, env=environment, check=False)
    assert ran.stderr == ""
    return ran.stdout


BASH = """
eval "$(_FACTCHECK_COMPLETE=bash_source factcheck)"
COMP_WORDS=({words}); COMP_CWORD={at}
_factcheck_completion factcheck
echo "${{COMPREPLY[@]}}"
"""

ZSH = """
compdef() { }
compstate=()
compadd() { print -l "${(@P)${@[-1]}}" }
_describe() { print -l "${(@P)3}" }
eval "$(_FACTCHECK_COMPLETE=zsh_source factcheck)"
words=(factcheck check --format ma); CURRENT=4
_factcheck_completion
"""
"""Outside of the line editor zsh has no `compadd`: here what it is given is printed."""


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("factcheck ch", 1, "check"),
        ("factcheck check --format s", 3, "sarif"),
        ("factcheck check --fail-on c", 3, "check conflict"),
        ("factcheck baseline p", 2, "prune"),
        ("factcheck sign x --as co", 4, "corrected"),
    ],
)
def test_bash(words: str, at: int, expected: str, environment: dict[str, str]) -> None:
    assert sorted(told("bash", BASH.format(words=words, at=at), environment).split()) == expected.split()


def test_fish(environment: dict[str, str]) -> None:
    script = '_FACTCHECK_COMPLETE=fish_source factcheck | source; complete -C "factcheck check --format ma"'
    assert told("fish", script, environment).split("\t")[0].strip() == "markdown"


def test_zsh(environment: dict[str, str]) -> None:
    assert told("zsh", ZSH, environment).split() == ["markdown"]
