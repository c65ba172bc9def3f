"""Claim files: the claims of one source, beside the story, for people to read, correct and add to.

A file holds all of a reading, so that nothing need be parsed while source and extractor are what they were. To change what
was read, put your initials into its "by"; to take it back, give a reason in "withdrawn"; to add, see `hand_claims`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from factcheck.errors import ConfigError
from factcheck.files.json_lines import line_at, read_json
from factcheck.files.writing import write_whole
from factcheck.model import Claim, Reading, Source
from factcheck.readings.cache import extractor_id, reading_key
from factcheck.readings.claim_layout import BESIDE, MACHINE, SCHEMA_VERSION, ClaimFile, ReadClaim, claim_file_text, seal
from factcheck.readings.hand_claims import Entry, HandClaim

SUFFIX = ".claims.json"


@dataclass(frozen=True)
class Kept:
    """What a claim file holds for a check."""

    path: Path
    reading: Reading | None
    """None where it must be made anew."""
    by_hand: tuple[Entry, ...]
    entries: tuple[Mapping[str, Any], ...]
    """The entries of people as they wrote them."""
    stale: str = ""
    """Why the reading must be made anew; empty where there is none yet."""


def claim_path(root: Path, source: Source) -> Path:
    """Return where a source's claim file is: in the story's folder, by the name of the source's file."""
    parts = [part for part in PurePosixPath(source.path).parts if part not in ("..", "/")]
    name = "-".join(parts[1:] if len(parts) > 1 and parts[0] == "sources" else parts)
    return root / f"{name}{SUFFIX}"


def read_claim_file(path: Path, source: Source) -> Kept | None:
    """Return what a source's claim file holds, None where there is none; one that cannot be followed is an error with its line."""
    if not path.exists():
        return None
    said, text = read_json(path)
    file, hand = _Checked(path, text, source).file(said)
    entries = tuple(e for e in said["claims"] if e.get("by") != MACHINE)
    stale = _stale(file, source)
    if stale or not file.extractor:
        return Kept(path, None, hand, entries, stale)
    machine = tuple(c for c in file.claims if isinstance(c, ReadClaim) and c.by == MACHINE)
    claims = tuple(Claim.model_validate({name: getattr(c, name) for name in Claim.model_fields}) for c in machine)
    parts = {name: getattr(file, name) for name in BESIDE}
    return Kept(path, Reading(source=source.id, sha256=source.sha256, claims=claims, **parts), hand, entries)


def orphans(root: Path, known: Collection[Path]) -> tuple[str, ...]:
    """Return what to tell of claim files whose source is not in the story any more: what people entered there is of no effect."""
    told = []
    for path in sorted(root.glob(f"*{SUFFIX}")):
        said = None if path in known else read_json(path)[0]
        source = said.get("source") if isinstance(said, dict) else None
        if isinstance(source, str) and not (root / source).exists():
            told.append(f"{path.name}: its source {source} is gone; rename both together, or remove the claim file")
    return tuple(told)


def write_claim_file(path: Path, source: Source, reading: Reading) -> bool:
    """Write what was read beside what people entered, which stays as it is; say whether the file has changed.

    If somebody saves the file in the meantime, what they saved is read again: an entry made during a run is not lost.
    """
    while True:
        before = path.read_bytes() if path.exists() else None
        kept = read_claim_file(path, source)
        after = claim_file_text(source, reading, kept.entries if kept else ()).encode()
        if after == before:
            return False
        if before == (path.read_bytes() if path.exists() else None):
            write_whole(path, after)
            return True


def _stale(file: ClaimFile, source: Source) -> str:
    if not file.extractor:
        return ""
    if file.sha256 != source.sha256:
        return f"{source.path} has changed since its claims were written"
    if file.extractor != extractor_id():
        return "written by another version of factcheck, its tables or its model"
    return "" if file.key == reading_key(source) else f"the date, id or lines of {source.path} are taken otherwise now"


class _Checked:
    """One claim file on its way from JSON to records; what is wrong is told with its line."""

    def __init__(self, path: Path, text: str, source: Source) -> None:
        self.path, self.text, self.source = path, text, source

    def file(self, said: Any) -> tuple[ClaimFile, tuple[Entry, ...]]:
        if not isinstance(said, dict) or not isinstance(said.get("claims"), list):
            raise self.wrong('is no claim file: right would be {"source": "sources/first.txt", "claims": []}')
        self.version(said.get("schema_version", SCHEMA_VERSION))
        if PurePosixPath(str(said.get("source"))).name != PurePosixPath(self.source.path).name:
            raise self.wrong(f"holds the claims of {said.get('source')!r}, not of {self.source.path}", "source")
        claims = tuple(self.claim(entry, n) for n, entry in enumerate(said["claims"]))
        try:
            file = ClaimFile.model_validate({**said, "claims": claims})
        except ValidationError as wrong:
            raise self.invalid(wrong) from wrong
        self.once(claims)
        if file.extractor and file.sha256 == self.source.sha256:
            self.places(file)
        self.untouched(file, said["claims"])
        return file, tuple(self.entry(hand, n) for n, c in enumerate(claims) if (hand := _by_hand(c)) is not None)

    def entry(self, hand: HandClaim, n: int) -> Entry:
        return Entry(hand, self.path, line_at(self.text, ("claims", n)))

    def wrong(self, message: str, *place: str | int) -> ConfigError:
        return ConfigError(message, self.path, line_at(self.text, place))

    def invalid(self, error: ValidationError, *place: str | int) -> ConfigError:
        first = error.errors()[0]
        where = (*place, *(step for step in first["loc"] if step not in ("ReadClaim", "HandClaim")))
        name = ".".join(str(step) for step in where if isinstance(step, str))
        if first["type"] == "extra_forbidden":
            return self.wrong(f"unknown key {where[-1]!r}", *where)
        if first["type"] == "missing":
            return self.wrong(f"{where[-1]!r} is missing", *where[:-1])
        given = f", not {first['input']!r}" if isinstance(first["input"], str | int | float) else ""
        return self.wrong(f"{name}: {first['msg']}{given}", *where)

    def version(self, given: Any) -> None:
        try:
            newer = tuple(int(n) for n in str(given).split(".")) > tuple(int(n) for n in SCHEMA_VERSION.split("."))
        except ValueError:
            raise self.wrong(f'schema_version is a number such as "{SCHEMA_VERSION}", not {given!r}', "schema_version") from None
        if newer:
            message = f"is of schema {given}, which a newer factcheck wrote; this one reads up to {SCHEMA_VERSION}"
            raise self.wrong(message, "schema_version")

    def claim(self, entry: Any, n: int) -> ReadClaim | HandClaim:
        if not isinstance(entry, dict):
            raise self.wrong("a claim is an object in braces", "claims", n)
        by = entry.get("by")
        if not isinstance(by, str) or not by.strip():
            raise self.wrong('a claim needs "by": the initials of who entered it', "claims", n)
        if by == MACHINE and "span" not in entry:
            raise self.wrong('an entry of your own has your initials in "by"', "claims", n, "by")
        try:
            return ReadClaim.model_validate(entry) if "span" in entry else HandClaim.model_validate(entry)
        except ValidationError as wrong:
            raise self.invalid(wrong, "claims", n) from wrong
        except KeyError as unknown:
            raise self.wrong(f"no kind of value is called {unknown}", "claims", n, "value") from unknown

    def once(self, claims: Sequence[ReadClaim | HandClaim]) -> None:
        seen: set[str] = set()
        for n, claim in enumerate(claims):
            if claim.id and claim.id in seen:
                raise self.wrong(f"two claims have the id {claim.id}", "claims", n, "id")
            seen.add(claim.id or "")

    def places(self, file: ClaimFile) -> None:
        """A reading of this very text quotes it word for word, and points nowhere else."""
        size = len(self.source.text)
        for n, claim in enumerate(file.claims):
            if not isinstance(claim, ReadClaim) or claim.by != MACHINE:
                continue  # the words of an entry are looked for, wherever they stand now
            span = claim.span
            if not 0 <= span.start < span.end <= size:
                message = f"the span {span.start}-{span.end} lies outside {self.source.path}, which has {size} characters"
                raise self.wrong(message, "claims", n, "span")
            if self.source.text[span.start : span.end] != span.quote:
                raise self.wrong(f"the quote is not what stands at {span.start}-{span.end} of {self.source.path}", "claims", n, "span")
        for name in BESIDE:
            for n, one in enumerate(getattr(file, name)):
                if not 0 <= one.start <= one.end <= size:
                    raise self.wrong(f"{one.start}-{one.end} lies outside {self.source.path}, which has {size} characters", name, n)

    def untouched(self, file: ClaimFile, entries: Sequence[Mapping[str, Any]]) -> None:
        """What was read is as it was read, or has an editor's initials."""
        for n, (claim, entry) in enumerate(zip(file.claims, entries, strict=True)):
            if isinstance(claim, ReadClaim) and claim.by == MACHINE and claim.seal != seal(entry):
                raise self.wrong('this claim was changed by hand: put your initials into its "by", so that the change is kept', "claims", n)
        read = sum(isinstance(c, ReadClaim) for c in file.claims)
        if read != file.read:
            right = 'to take one back, give it your initials in "by" and a reason in "withdrawn"'
            raise self.wrong(f"{file.read} claims were read and {read} are here: {right}", "read")


def _by_hand(claim: ReadClaim | HandClaim) -> HandClaim | None:
    """What an editor entered; a claim that was read and taken over becomes an entry under the same id."""
    if isinstance(claim, HandClaim):
        return claim
    if claim.by == MACHINE:
        return None
    same = ("by", "id", "corrects", "withdrawn", "predicate", "value", "polarity", "modality", "said_by", "certainty")
    scope = {name: getattr(claim.scope, name) for name in ("of", "place", "limits")}
    return HandClaim(**{name: getattr(claim, name) for name in same}, subject=claim.subject.name, quote=claim.span.quote, **scope)
