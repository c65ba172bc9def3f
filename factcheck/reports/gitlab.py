"""GitLab Code Quality: a JSON array that a merge request shows beside the changed lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from factcheck.model import Finding, Verdict
from factcheck.rendering.evidence import anchor, message, path_of, plain
from factcheck.report import Report
from factcheck.reports import Options, ReportFormat, shown

USUAL = ("conflict", "check")
SEVERITY = {"high": "critical", "medium": "major", "low": "minor"}


def _issue(report: Report, finding: Finding) -> dict[str, Any]:
    here = anchor(report, finding)
    severity = {Verdict.CONFLICT: SEVERITY[finding.severity], Verdict.CHECK: "minor"}.get(finding.verdict, "info")
    lines = {"begin": here.claim.span.line, "end": here.claim.span.end_line} if here else {"begin": 1}
    return {
        "description": f"{finding.verdict}: {message(report, finding)}",
        "check_name": f"{finding.code} {finding.rule}",
        "fingerprint": f"{report.root}#{finding.id}" if report.root else finding.id,
        "severity": severity,
        "location": {"path": path_of(report, here.source) if here else report.root or ".", "lines": lines},
    }


def _unread(report: Report) -> dict[str, Any]:
    return {
        "description": plain(report.unread),
        "check_name": "factcheck",
        "fingerprint": f"{report.root}#unread",
        "severity": "blocker",
        "location": {"path": plain(report.root or "."), "lines": {"begin": 1}},
    }


def render(reports: Sequence[Report], options: Options) -> str:
    """Return the issues of all stories as one array."""
    unread = [_unread(report) for report in reports if report.unread]
    issues = unread + [_issue(report, finding) for report in reports for finding in shown(report, options, USUAL)]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


REPORT = ReportFormat(render=render)
