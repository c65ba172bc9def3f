"""From what an editor typed to what is meant: which stories, which finding, with the decisions of people applied."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import decisions, gate
from factcheck.errors import FactcheckError
from factcheck.model import Finding
from factcheck.report import Report
from factcheck.story import find_stories

if TYPE_CHECKING:
    from factcheck.pipeline import Progress


def stories_of(paths: Sequence[Path]) -> list[tuple[Path, ...]]:
    """Return what is checked together: named files are one story, of folders each is one, or holds several."""
    if not paths:
        return [(story,) for story in find_stories(Path())]
    if any(not path.is_dir() for path in paths):
        return [tuple(paths)]
    found = (story for path in paths for story in ([path] if _holds_files(path) else find_stories(path)))
    return [(story,) for story in dict.fromkeys(found)]


def _holds_files(path: Path) -> bool:
    return (path / "factcheck.toml").is_file() and any((path / "sources").glob("*"))


def checked(
    paths: Sequence[Path],
    today: date,
    draft: Path | None = None,
    *,
    use_claim_files: bool = True,
    use_cache: bool = True,
    progress: Progress | None = None,
) -> Report:
    """Return the report of one story, with waivers, baseline and signatures applied, and its folder as seen from here."""
    from factcheck.pipeline import check  # noqa: PLC0415 - the whole spine, which --help must not pay for

    workers = os.cpu_count() or 1
    report = check(paths, draft, use_claim_files=use_claim_files, use_cache=use_cache, progress=progress, workers=workers)
    root = Path(report.root)
    here = {"root": seen_from_here(root), "asked": asked(paths, draft)}
    return gate.apply(report, decisions.read(root), today).model_copy(update=here)


def asked(paths: Sequence[Path], draft: Path | None = None) -> str:
    """Return the words by which another command means these same texts."""
    named = [seen_from_here(path) for path in paths]
    return shlex.join([*(name for name in named if name), *(["--draft", seen_from_here(draft)] if draft else [])])


def seen_from_here(root: Path) -> str:
    """Return a folder relative to the current one, if it lies in it."""
    relative = os.path.relpath(root).replace(os.sep, "/")
    if relative == ".":
        return ""
    return root.as_posix() if relative.startswith("..") else relative


def finding_of(report: Report, prefix: str) -> Finding:
    """Return the one finding whose id starts so."""
    found = [finding for finding in report.findings if finding.id.startswith(prefix)]
    if len(found) == 1:
        return found[0]
    if found:
        raise FactcheckError(f"{prefix!r} is short for several findings: {', '.join(f.id for f in found)}")
    where = report.title or report.root or "this story"
    raise FactcheckError(f"no finding {prefix!r} in {where}; `factcheck check` shows the ids in brackets")


def one_story(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the one story that is meant; several are an error that names them."""
    found = stories_of(paths)
    if len(found) > 1:
        raise FactcheckError(f"several stories here, name one: {', '.join(str(story[0]) for story in found)}")
    return found[0]
