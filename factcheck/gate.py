"""What people decided about findings: waivers, the baseline, sign-off. All three are files beside the story, for version control.

A waiver says why, who, and until when, and holds for the words it was given for. The baseline is what was there when the gate
was set up. A sign-off says where the work on a finding stands; it never changes the exit code.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import ValidationError

from factcheck.claim_files import claim_path
from factcheck.errors import ConfigError
from factcheck.evidence import claims_of, plain, quotes, subject_of, words
from factcheck.model import Finding, Record, Source, Verdict
from factcheck.report import Report
from factcheck.story import CONFIG

WAIVERS = "factcheck.waivers.toml"
BASELINE = "factcheck.baseline.jsonl"
SIGNED = "factcheck.signed.jsonl"

ATTRIBUTES = f"{BASELINE} merge=union\n{SIGNED} merge=union\n"
"""For .gitattributes: one entry a line, so that branches merge by keeping the lines of both."""

GATED = (Verdict.CONFLICT, Verdict.CHECK)
IN_BASELINE = "in the baseline"

State = Literal["checked", "on-author", "corrected"]

INLINE = re.compile(
    r"""
    <!--\s* factcheck: \s* ignore \s+ (?P<code>FC\d{3})
    (?: \s+ until=(?P<until>[\d-]+) )?
    (?: \s+ reason="(?P<reason>[^"\n]*)" )?
    \s*-->                                   # <!-- factcheck: ignore FC101 until=2027-01-31 reason="court file" -->
    """,
    re.VERBOSE,
)

LINES_PER_ENTRY = re.compile(r"(?m)^(?=\[\[waiver\]\])")


class Waiver(Record):
    """A finding that somebody has looked at and let stand, for a time."""

    id: str
    reason: str = ""
    by: str = ""
    until: date | None = None
    quotes: tuple[str, ...] = ()
    """The words it was given for; with other words it lapses."""
    draft: str = ""
    """The draft whose finding it is about; a check without this draft has nothing to say of it."""


class Known(Record):
    """A finding that was there when the baseline was written."""

    id: str
    code: str
    about: str
    """For whoever reads the file; the id is what counts."""
    words: str
    """A hash of the quotes: with other words the finding is new."""


class Signature(Record):
    """Where the work on a finding stands."""

    id: str
    state: State
    by: str
    on: date
    note: str = ""
    words: str


class Gate(Record):
    """All that people decided about the findings of one story."""

    waivers: tuple[Waiver, ...] = ()
    baseline: tuple[Known, ...] = ()
    signed: tuple[Signature, ...] = ()


# --- reading and writing -------------------------------------------------------------------------------------------


def read(root: Path) -> Gate:
    """Return what is kept beside the story; a file that cannot be understood stops the check, since silence would open the gate."""
    return Gate(
        waivers=tuple(_waivers(root / WAIVERS)),
        baseline=tuple(_rows(root / BASELINE, Known)),
        signed=tuple(_rows(root / SIGNED, Signature)),
    )


Row = TypeVar("Row", Known, Signature)


def _rows(path: Path, record: type[Row]) -> Iterable[Row]:
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield record.model_validate_json(line)
        except ValidationError as wrong:
            raise ConfigError(f"{_told(wrong)}; a line is {{{', '.join(record.model_fields)}}}", path, number) from wrong


def _waivers(path: Path) -> Iterable[Waiver]:
    text = _text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise ConfigError(f"not TOML: {wrong}", path) from wrong
    for key in tables.keys() - {"waiver"}:
        raise ConfigError(f"unknown table {key!r}; only [[waiver]] stands here", path)
    starts = [text.count("\n", 0, found.start()) + 1 for found in LINES_PER_ENTRY.finditer(text)]
    given = tables.get("waiver", [])
    for n, table in enumerate(given if isinstance(given, list) else [given]):
        try:
            yield Waiver.model_validate(table)
        except ValidationError as wrong:
            line = starts[n] if n < len(starts) else None
            raise ConfigError(f"{_told(wrong)}; a waiver has {', '.join(Waiver.model_fields)}", path, line) from wrong


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as wrong:
        raise ConfigError(f"cannot be read: {wrong}", path) from wrong


def _told(wrong: ValidationError) -> str:
    first = wrong.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc']) or 'this line'}: {first['msg']}"


def written(rows: Iterable[Known] | Iterable[Signature]) -> str:
    """Return one entry a line, sorted, so that two branches merge; no line number, and no time but the day of a signature."""
    lines = {json.dumps(row.model_dump(mode="json"), ensure_ascii=False, sort_keys=True) for row in rows}
    return "".join(f"{line}\n" for line in sorted(lines, key=lambda line: (json.loads(line)["id"], line)))


def with_waiver(text: str, waiver: Waiver) -> str:
    """Return the text of the waivers file with this one added, or put in the place of an earlier one; comments stay."""
    head, *blocks = LINES_PER_ENTRY.split(text)
    kept = [block for block in blocks if tomllib.loads(block)["waiver"][0].get("id") != waiver.id]
    lines = ["[[waiver]]", f"id = {toml_text(waiver.id)}", f"reason = {toml_text(waiver.reason)}", f"by = {toml_text(waiver.by)}"]
    lines += [f"until = {waiver.until.isoformat()}"] if waiver.until else []
    lines += [f"draft = {toml_text(waiver.draft)}"] if waiver.draft else []
    lines += ["quotes = [", *(f"    {toml_text(quote)}," for quote in waiver.quotes), "]"]
    before = "".join([head, *kept]).rstrip()
    return (f"{before}\n\n" if before else "") + "\n".join(lines) + "\n"


def toml_text(text: str) -> str:
    """Return text as a TOML string: JSON's is one, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def baseline_of(report: Report) -> list[Known]:
    """Return the report's conflicts and checks as baseline entries; those with a waiver of their own are left to it."""
    found = (f for f in report.findings if f.verdict in GATED and (f.status != "waived" or f.waiver == IN_BASELINE))
    return [Known(id=f.id, code=f.code, about=subject_of(f), words=words(report, f)) for f in found]


def occurring(report: Report, entries: Iterable[Known]) -> list[Known]:
    """Return the entries whose finding is still there with the same words."""
    present = {(finding.id, words(report, finding)) for finding in report.findings}
    return [known for known in entries if (known.id, known.words) in present]


# --- applying --------------------------------------------------------------------------------------------------------


def apply(report: Report, gate: Gate, today: date) -> Report:
    """Return the report with its findings waived and signed, and a notice for every decision that no longer holds."""
    notices: list[str] = []
    findings = tuple(_decided(report, finding, gate, today, notices.append) for finding in report.findings)
    present = {finding.id for finding in report.findings}
    stale = len(gate.baseline) - len(occurring(report, gate.baseline))
    if stale:
        notices.append(f"{stale} of {len(gate.baseline)} baseline entries no longer occur: factcheck baseline prune")
    notices += [
        f"waiver {waiver.id}: nothing like it is found any more"
        for waiver in gate.waivers
        if waiver.id not in present and _concerns(report, waiver)
    ]
    return report.model_copy(update={"findings": findings, "notices": (*report.notices, *notices)})


def _concerns(report: Report, waiver: Waiver) -> bool:
    return not waiver.draft or any(source.role == "draft" and source.path == waiver.draft for source in report.sources)


def _decided(report: Report, finding: Finding, gate: Gate, today: date, notice: Callable[[str], None]) -> Finding:
    signature = next((s for s in gate.signed if s.id == finding.id), None)
    if signature is not None and signature.words == words(report, finding):
        note = f"{signature.by} {signature.on.isoformat()}" + (f": {signature.note}" if signature.note else "")
        finding = finding.model_copy(update={"status": signature.state, "waiver": note})
    elif signature is not None:
        notice(f"{signature.state} by {signature.by} no longer holds, since the words have changed: {subject_of(finding)} [{finding.id}]")
    for waiver in (*(w for w in gate.waivers if w.id == finding.id), *_inline(report, finding)):
        lapse = _lapse(report, finding, waiver, today)
        if lapse is None:
            until = f", until {waiver.until.isoformat()}" if waiver.until else ""
            return finding.model_copy(update={"status": "waived", "waiver": f"{waiver.reason} ({waiver.by}{until})"})
        notice(f"waiver of {subject_of(finding)} [{finding.id}] no longer holds: {lapse}")
    if any(known.id == finding.id and known.words == words(report, finding) for known in gate.baseline):
        return finding.model_copy(update={"status": "waived", "waiver": IN_BASELINE})
    return finding


def _lapse(report: Report, finding: Finding, waiver: Waiver, today: date) -> str | None:
    """Say why a waiver suppresses nothing, if so."""
    if not waiver.reason.strip():
        return "it gives no reason"
    if waiver.until is None:
        return "it has no date until which it holds (until = 2027-01-31)"
    if waiver.until < today:
        return f"it ran until {waiver.until.isoformat()}"
    if tuple(sorted(waiver.quotes)) != quotes(report, finding):
        return "the words have changed"
    return None


def _inline(report: Report, finding: Finding) -> Iterable[Waiver]:
    """Yield the waivers that stand as comments in a source, on the line of one of the finding's claims or just above it."""
    for claim in claims_of(report, finding):
        source = report.source[claim.source]
        for found in INLINE.finditer(source.text):
            after = source.text[found.end() : claim.span.start]
            same_line = "\n" not in source.text[min(found.start(), claim.span.end) : max(found.start(), claim.span.start)]
            above = found.end() <= claim.span.start and not after.partition("\n")[0].strip() and "\n" not in after.lstrip()
            if found["code"] == finding.code and (same_line or above):
                yield _from_marker(report, finding, found, source.path)


def _from_marker(report: Report, finding: Finding, found: re.Match[str], path: str) -> Waiver:
    try:
        until = date.fromisoformat(found["until"]) if found["until"] else None
    except ValueError as wrong:
        raise ConfigError(f"until={found['until']} is no date; write until=2027-01-31", path) from wrong
    # the marker stands beside the words, so it was given for whatever they are
    return Waiver(id=finding.id, reason=found["reason"] or "", by=plain(path), until=until, quotes=quotes(report, finding))


def _changed(root: Path, source: Source, changed: frozenset[Path]) -> bool:
    return (root / source.path).resolve() in changed or claim_path(root, source).resolve() in changed


def touching(report: Report, changed: frozenset[Path]) -> Report:
    """Return the report with only those findings that rest on a changed source or claim file; all were compared all the same."""
    root = Path(report.root)
    if (root / CONFIG).resolve() in changed:
        return report  # outlets, dates and rules are said there: everything may have changed
    ids = {source.id for source in report.sources if _changed(root, source, changed)}
    kept = tuple(f for f in report.findings if any(claim.source in ids for claim in claims_of(report, f)))
    notice = f"shown: {len(kept)} of {len(report.findings)} findings, those that touch a changed file"
    return report.model_copy(update={"findings": kept, "notices": (*report.notices, notice)})
