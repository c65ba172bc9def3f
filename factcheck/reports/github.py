"""Annotations for a GitHub workflow log: conflicts first, and "and N more" where GitHub would drop the rest in silence."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Finding, Verdict
from factcheck.rendering.evidence import anchor, message, path_of, plain, short_id
from factcheck.report import Report, exit_of
from factcheck.reports import Options, ReportFormat, shown

USUAL = ("conflict", "check")
LEVEL = {Verdict.CONFLICT: "error", Verdict.CHECK: "warning"}

LIMIT = 10
"""Annotations of one level that GitHub shows for a step."""


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")


def _annotation(report: Report, finding: Finding) -> str:
    level = LEVEL.get(finding.verdict, "notice")
    where = ""
    here = anchor(report, finding)
    if here is not None:
        span = here.claim.span
        path = _property(path_of(report, here.source))
        where = f"file={path},line={span.line},endLine={span.end_line},col={span.column},endColumn={span.end_column},"
    title = _property(f"{finding.code} {finding.verdict}")
    return f"::{level} {where}title={title}::{_text(message(report, finding))} [{short_id(report, finding)}]"


def _lines(reports: Sequence[Report], options: Options) -> list[str]:
    every = [(report, finding) for report in reports for finding in shown(report, options, USUAL)]
    lines = [f"::error title=factcheck::{_text(plain(report.unread))}" for report in reports if report.unread]
    for level in ("error", "warning", "notice"):
        of_level = [(report, finding) for report, finding in every if LEVEL.get(finding.verdict, "notice") == level]
        lines += [_annotation(report, finding) for report, finding in of_level[:LIMIT]]
        if len(of_level) > LIMIT:
            lines.append(f"and {len(of_level) - LIMIT} more at the level {level}: see the full report")
    return lines


def render(reports: Sequence[Report], options: Options) -> str:
    """Return the annotations of all stories, and a line for each story's end."""
    ends = [(report, exit_of(report, options.fail_on)) for report in reports]
    told = [f"factcheck {plain(report.title or report.root or 'story')}: {plain(end.reason)}; exit {end.exit:d}" for report, end in ends]
    return "".join(f"{line}\n" for line in [*([] if options.quiet else _lines(reports, options)), *told])


REPORT = ReportFormat(render=render)
