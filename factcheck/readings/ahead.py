"""Texts that nobody has read yet are read side by side, where that is quicker than one after the other."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from factcheck.model import Source
from factcheck.readings import cache
from factcheck.readings.claim_files import claim_path
from factcheck.readings.taken import read_again

WORTH = 120_000
"""Bytes of unread text from which a second process wins more than it costs to load the language model again."""


def read_ahead(
    sources: Sequence[Source],
    root: Path,
    workers: int,
    use_claim_files: bool = True,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Leave the readings of unread texts in the cache, read by several processes; do nothing where one alone is as quick.

    Each process loads the language model anew and holds it, so that few long texts are not worth it.
    """
    unread = [s for s in sources if not cache.holds(s) and not (use_claim_files and claim_path(root, s).is_file())]
    at_once = min(workers, len(unread))
    if at_once < 2 or cache.cache_folder() is None or sum(len(s.text) for s in unread) < WORTH:
        return
    try:
        _read(unread, at_once, progress)
    except BrokenProcessPool:
        return  # a process was ended, for want of memory perhaps: what it left is read by this one


def _read(unread: Sequence[Source], at_once: int, progress: Callable[[str, int, int], None] | None) -> None:
    with ProcessPoolExecutor(at_once, mp_context=get_context("spawn"), initializer=_end_quietly) as pool:
        for n, future in enumerate(as_completed([pool.submit(read_again, source) for source in unread]), start=1):
            future.result()
            if progress is not None:
                progress(f"reading {len(unread)} texts, {at_once} at a time", n, len(unread))


def _end_quietly() -> None:
    """Let an interrupt end this process without a word: the first one has told of it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
