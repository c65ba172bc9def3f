"""One finding a line, for editors that jump to path:line:column, and for grep."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Finding
from factcheck.rendering.evidence import anchor, message, plain, short_id, spot
from factcheck.report import Report, exit_of
from factcheck.reports import Options, ReportFormat, shown

USUAL = ("conflict", "check")


def _line(report: Report, finding: Finding) -> str:
    here = anchor(report, finding)
    where = f"{spot(report, here.claim)}: " if here else ""
    return f"{where}{finding.code} {finding.verdict}: {message(report, finding)} [{short_id(report, finding)}]"


def _lines(report: Report, options: Options) -> list[str]:
    outcome = exit_of(report, options.fail_on)
    counts = ", ".join(f"{number} {verdict}" for verdict, number in report.counts.items() if number)
    findings = [] if options.quiet else [_line(report, finding) for finding in shown(report, options, USUAL)]
    return [*findings, f"{plain(report.name)}: {counts or 'no findings'}; {plain(outcome.reason)}; exit {outcome.exit:d}"]


def render(reports: Sequence[Report], options: Options) -> str:
    """Return the lines of every story, each story ending with its counts."""
    return "".join(f"{line}\n" for report in reports for line in _lines(report, options))


REPORT = ReportFormat(render=render)
