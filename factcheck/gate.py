"""The gate: decisions of people held against what is found. What no longer holds lapses, and is told of.

A sign-off never changes the exit code. A decision about a draft's finding is left alone by a check without that draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from factcheck.decisions import Gate, Known, Signature, Waiver
from factcheck.errors import ConfigError
from factcheck.files.config import CONFIG
from factcheck.model import Finding, Source, Verdict
from factcheck.readings.claim_files import claim_path
from factcheck.rendering.evidence import claims_of, plain, quotes, subject_of, words
from factcheck.report import Report, plural

GATED = (Verdict.CONFLICT, Verdict.CHECK)
IN_BASELINE = "in the baseline"

INLINE = re.compile(
    r"""
    <!--\s* factcheck: \s* ignore \s+ (?P<code>FC\d{3})
    (?: \s+ until=(?P<until>[\d-]+) )?
    (?: \s+ reason="(?P<reason>[^"\n]*)" )?
    \s*-->                                   # <!-- factcheck: ignore FC101 until=2027-01-31 reason="court file" -->
    """,
    re.VERBOSE,
)


def baseline_of(report: Report) -> list[Known]:
    """Return the report's conflicts and checks as baseline entries; those with a waiver of their own are left to it."""
    found = (f for f in report.findings if f.verdict in GATED and (f.status != "waived" or f.waiver == IN_BASELINE))
    return [Known(id=f.id, code=f.code, about=subject_of(f), words=words(report, f), draft=draft_of(report, f)) for f in found]


def occurring(reports: Sequence[Report], entries: Iterable[Known]) -> list[Known]:
    """Return the entries whose finding is still there with the same words; those of a draft that was not read stay as they are."""
    present = {(f.id, words(report, f, drafts=drafts)) for report in reports for f in report.findings for drafts in (True, False)}
    return [k for k in entries if (k.id, k.words) in present or not any(concerns(report, k) for report in reports)]


def draft_of(report: Report, finding: Finding) -> str:
    """Return the path of the draft that takes part in a finding, "" if only sources do."""
    sources = (report.source[claim.source] for claim in claims_of(report, finding))
    return min((source.path for source in sources if source.role == "draft"), default="")


def concerns(report: Report, decided: Waiver | Known | Signature) -> bool:
    """Whether the report can tell if the decision still holds: not where its draft was not read."""
    return not decided.draft or any(source.role == "draft" and source.path == decided.draft for source in report.sources)


def apply(report: Report, gate: Gate, today: date) -> Report:
    """Return the report with its findings waived and signed, and a notice for every decision that no longer holds."""
    gate = Gate(
        waivers=tuple(w for w in gate.waivers if concerns(report, w)),
        baseline=tuple(k for k in gate.baseline if concerns(report, k)),
        signed=tuple(s for s in gate.signed if concerns(report, s)),
    )
    notices: list[str] = []
    findings = tuple(_decided(report, finding, gate, today, notices) for finding in report.findings)
    present = {finding.id for finding in report.findings}
    stale = len(gate.baseline) - len(occurring([report], gate.baseline))
    if stale:
        notices.append(
            f"{stale} of {plural(len(gate.baseline), 'baseline entry', 'baseline entries')} no longer occur: factcheck baseline prune"
        )
    notices += [f"waiver {waiver.id}: nothing like it is found any more" for waiver in gate.waivers if waiver.id not in present]
    return report.model_copy(update={"findings": findings, "notices": (*report.notices, *notices)})


def _decided(report: Report, finding: Finding, gate: Gate, today: date, notices: list[str]) -> Finding:
    """Return the finding as people left it: a decision that holds stands above those that do not, which are told of if none does."""
    finding, told = _signed(report, finding, gate)
    notices += told
    lapsed: list[str] = []
    for waiver in (*(w for w in gate.waivers if w.id == finding.id), *_inline(report, finding)):
        lapse = _lapse(report, finding, waiver, today)
        if lapse is None:
            until = f", until {waiver.until.isoformat()}" if waiver.until else ""
            return finding.model_copy(update={"status": "waived", "waiver": f"{waiver.reason} ({waiver.by}{until})"})
        lapsed.append(f"waiver of {subject_of(finding)} [{finding.id}] no longer holds: {lapse}")
    if any(known.id == finding.id and known.words == words(report, finding) for known in gate.baseline):
        return finding.model_copy(update={"status": "waived", "waiver": IN_BASELINE})
    notices += lapsed
    return finding


def _signed(report: Report, finding: Finding, gate: Gate) -> tuple[Finding, list[str]]:
    """Return the finding with its sign-off, or with notice of one that was given for other words."""
    given = [s for s in gate.signed if s.id == finding.id]
    now = words(report, finding)
    for signature in given:
        if signature.words == now:
            note = f"{signature.by} {signature.on.isoformat()}" + (f": {signature.note}" if signature.note else "")
            return finding.model_copy(update={"status": signature.state, "waiver": note}), []
    why = {s: "the draft speaks of it too" if s.words == words(report, finding, drafts=False) else "the words have changed" for s in given}
    return finding, [f"{s.state} by {s.by} no longer holds, since {why[s]}: {subject_of(finding)} [{finding.id}]" for s in given]


def _lapse(report: Report, finding: Finding, waiver: Waiver, today: date) -> str | None:
    """Say why a waiver suppresses nothing, if so."""
    if not waiver.reason.strip():
        return "it gives no reason"
    if waiver.until is None:
        return "it has no date until which it holds (until = 2027-01-31)"
    if waiver.until < today:
        return f"it ran until {waiver.until.isoformat()}"
    given_for = tuple(sorted(waiver.quotes))
    if given_for != quotes(report, finding):
        return (
            "the draft speaks of it too; waive it with --draft"
            if given_for == quotes(report, finding, drafts=False)
            else "the words have changed"
        )
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
