"""SARIF 2.1.0, for code scanning: each finding at its place, every other place linked from the message."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from factcheck import __version__
from factcheck.model import Claim, Finding, Verdict
from factcheck.rendering.evidence import Exhibit, anchor, exhibits, path_of, plain, rule_page, subject_of, words
from factcheck.report import Report
from factcheck.reports import Options, ReportFormat, shown

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
USUAL = ("conflict", "check", "single-source", "waived")
LEVEL = {Verdict.CONFLICT: "error", Verdict.CHECK: "warning", Verdict.SINGLE_SOURCE: "note"}
FINGERPRINT = "factcheckFinding/v1"


def _location(report: Report, claim: Claim) -> dict[str, Any]:
    span = claim.span
    region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(path_of(report, report.source[claim.source]))},
            "region": region | {"charOffset": span.start, "charLength": span.end - span.start, "snippet": {"text": plain(span.quote)}},
        }
    }


def _others(report: Report, finding: Finding, here: Exhibit | None) -> list[tuple[str, Exhibit]]:
    every = [(position.value, exhibit) for position in finding.positions for exhibit in exhibits(report, position)]
    return [(value, exhibit) for value, exhibit in every if here is None or exhibit.claim.id != here.claim.id]


def _result(report: Report, finding: Finding, index: int) -> dict[str, Any]:
    here = anchor(report, finding)
    others = _others(report, finding, here)
    linked = "; ".join(f"{_unlinked(value)} in [{_unlinked(e.source.outlet)}]({n})" for n, (value, e) in enumerate(others, start=1))
    mine = next((p.value for p in finding.positions if here and here.claim.id in p.claims), "")
    parts = [f"{_unlinked(subject_of(finding))}: {_unlinked(mine)}", linked, _unlinked(finding.why)]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "kind": "fail" if finding.verdict in LEVEL else "pass",
        "level": LEVEL.get(finding.verdict, "none"),
        "message": {"text": "; ".join(part for part in parts if part)},
        "partialFingerprints": {FINGERPRINT: f"{finding.id}{words(report, finding)}"},
        "properties": {"verdict": finding.verdict.value, "id": finding.id, "severity": finding.severity},
    }
    if here is not None:
        result["locations"] = [_location(report, here.claim)]
    if others:
        result["relatedLocations"] = [
            _location(report, exhibit.claim) | {"id": n, "message": {"text": plain(value)}}
            for n, (value, exhibit) in enumerate(others, start=1)
        ]
    if finding.status == "waived":
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": plain(finding.waiver or "")}]
    return result


def _unlinked(text: str) -> str:
    return plain(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


LET_STAND = 'To let a finding stand for a time: factcheck waive ID --reason "…" --until 2027-01-31'


def _as_markdown(page: str) -> str:
    """A rule's page is plain text: its first line is its name in words, every other line keeps its own."""
    first, _, rest = page.partition("\n")
    return f"**{first}**\n\n" + "  \n".join(line for line in rest.strip().splitlines())


def _rule(finding: Finding) -> dict[str, Any]:
    page = rule_page(finding.rule)
    return {
        "id": finding.code,
        "name": finding.rule,
        "shortDescription": {"text": page.partition("\n")[0]},
        "fullDescription": {"text": page},
        "help": {"text": f"{page}\n\n{LET_STAND}", "markdown": f"{_as_markdown(page)}\n\n{LET_STAND}"},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["factcheck"]},
    }


def render(reports: Sequence[Report], options: Options) -> str:
    """Return one run with the results of all stories."""
    found = [(report, finding) for report in reports for finding in shown(report, options, USUAL)]
    rules = {finding.code: _rule(finding) for _, finding in found}
    index = {code: n for n, code in enumerate(sorted(rules))}
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "factcheck", "version": __version__, "rules": [rules[code] for code in sorted(rules)]}},
        "automationDetails": {"id": "factcheck/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, finding, index[finding.code]) for report, finding in found],
    }
    if unread := [report.unread for report in reports if report.unread]:
        told = [{"level": "error", "message": {"text": plain(one)}} for one in unread]
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": told}]
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


REPORT = ReportFormat(render=render)
