"""Where a source's reading comes from: its claim file, what was read before, or its text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from factcheck.model import Reading, Source
from factcheck.readings import cache
from factcheck.readings.claim_files import Kept, claim_path, orphans, read_claim_file
from factcheck.readings.hand_claims import with_hand_claims


class Taken(NamedTuple):
    """A reading, where it was taken from, and what is to be said about that."""

    reading: Reading
    origin: Literal["claim file", "cache", "text"]
    notices: tuple[str, ...] = ()
    """For the report: claims entered by hand that hold no more."""
    asides: tuple[str, ...] = ()
    """For standard error: nothing that the findings depend on."""


def take(source: Source, root: Path, *, use_claim_files: bool = True, use_cache: bool = True) -> Taken:
    """Return what the source says: from its claim file if that is fresh, else as read before, else read now; hand-made claims win."""
    kept = read_claim_file(claim_path(root, source), source) if use_claim_files else None
    if kept is None:
        return read_again(source, use_cache=use_cache)
    machine = Taken(kept.reading, "claim file") if kept.reading is not None else read_again(source, use_cache=use_cache)
    reading, notices = with_hand_claims(machine.reading, kept.by_hand, source)
    return Taken(reading, machine.origin, notices, (*_stale(kept), *machine.asides))


def read_again(source: Source, *, use_cache: bool = True) -> Taken:
    """Return what the source says, whatever its claim file has: as read before, else read now."""
    if use_cache and (remembered := cache.recall(source)) is not None:
        return Taken(remembered, "cache")
    from factcheck.extract import extract  # noqa: PLC0415 - the readers of names, events and values, for which a kept reading has no use

    reading = extract(source)
    trouble = cache.keep(source, reading) if use_cache else None
    return Taken(reading, "text", (), (trouble,) if trouble else ())


def told(taken: Sequence[Taken]) -> tuple[str, ...]:
    """Return the asides of a story, each once, with how many sources their claim files spoke for."""
    files = sum(t.origin == "claim file" for t in taken)
    heading = (f"{files} of {len(taken)} sources read from claim files",) if files else ()
    return tuple(dict.fromkeys((*heading, *(aside for t in taken for aside in t.asides))))


def left_over(root: Path, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return what to tell of claim files that belong to no source of the story."""
    return orphans(root, {claim_path(root, source) for source in sources})


def _stale(kept: Kept) -> tuple[str, ...]:
    return (f"{kept.path}: {kept.stale}; `factcheck extract` renews it",) if kept.stale else ()
