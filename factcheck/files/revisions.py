"""Which files differ from a revision of the git repository they lie in."""

from __future__ import annotations

import subprocess
from pathlib import Path

from factcheck.errors import FactcheckError


def changed_since(base: str, folder: Path) -> frozenset[Path]:
    """Return the files of the folder's repository that differ from a revision, those not yet added included."""
    if base.startswith("-"):
        raise FactcheckError(f"--diff {base}: is no revision; write a branch, a tag or a commit, such as origin/main")
    top = Path(_git(["rev-parse", "--show-toplevel"], base, folder).rstrip("\n"))
    differing = _git(["diff", "--name-only", "--no-renames", "-z", base, "--"], base, top)
    new = _git(["ls-files", "-z", "--others", "--exclude-standard"], base, top)
    return frozenset((top / name).resolve() for name in (differing + new).split("\0") if name)


def _git(command: list[str], base: str, folder: Path) -> str:
    try:
        ran = subprocess.run(["git", *command], cwd=folder, capture_output=True, check=True)  # noqa: S603, S607 - git as the user has it
    except FileNotFoundError as wrong:
        raise FactcheckError("--diff needs git") from wrong
    except subprocess.CalledProcessError as wrong:
        said = wrong.stderr.decode(errors="replace").strip().splitlines()
        raise FactcheckError(f"--diff {base}: {said[0] if said else 'git does not say why'}") from wrong
    return ran.stdout.decode(errors="surrogateescape")
