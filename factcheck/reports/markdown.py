"""Markdown for a pull-request comment or a step summary: conflicts in full, the rest folded away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from factcheck.model import Finding, Verdict
from factcheck.rendering import galley
from factcheck.rendering.evidence import HEADINGS, exhibits, letters, path_of, plain, short_id, subject_of
from factcheck.report import Report, exit_of
from factcheck.reports import Options, ReportFormat, shown

USUAL = tuple(verdict.value for verdict in Verdict)

LIMIT = 900_000
"""Bytes; a step summary above one mebibyte is refused whole."""

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$:])")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, no HTML, no mention of a user."""
    safe = SPECIAL.sub(r"\\\1", plain(text).replace("&", "&amp;").replace("<", "&lt;"))
    return safe.replace("@", "@\u200c").replace("http", "http\u200c")


def _evidence(report: Report, finding: Finding) -> Iterable[str]:
    letter = letters(report)
    for position in finding.positions:
        for exhibit in exhibits(report, position):
            also = f" (same in {', '.join(f'{letter[c.source]} {c.span.line}' for c in exhibit.also)})" if exhibit.also else ""
            where = f"{letter[exhibit.source.id]} {escaped(exhibit.source.outlet)}, line {exhibit.claim.span.line}{also}"
            yield f"| {escaped(position.value)} | “{escaped(exhibit.claim.span.quote)}” | {where} |"


def _grave(report: Report, finding: Finding) -> list[str]:
    title = f"**{finding.code} {escaped(subject_of(finding))}** `{short_id(report, finding)}`"
    why = ["", f"Why: {escaped(finding.why)}"] if finding.why else []
    return [title, "", "| says | words | where |", "| --- | --- | --- |", *_evidence(report, finding), *why, ""]


def _row(report: Report, finding: Finding) -> str:
    values = " / ".join(escaped(position.value) for position in finding.positions)
    letter = letters(report)
    places = ", ".join(f"{letter[e.source.id]} {e.claim.span.line}" for p in finding.positions for e in exhibits(report, p))
    return f"| {escaped(finding.entity)} | {escaped(finding.attribute)} | {values} | {places} |"


def _draft(report: Report) -> list[str]:
    """What the draft says, line by line; folded, since what is doubted stands above in full."""
    rows = [
        f"| {n.where} | {n.symbol} {n.word} | {escaped(n.what)} | {escaped(n.value)} | {escaped(f'{n.behind} {n.ids}'.strip())} |"
        for n in galley.lines(report)
    ]
    head = ["| line | state | of | says | behind it |", "| --- | --- | --- | --- | --- |"]
    return ["", "<details>", f"<summary>Draft: {galley.tally(report)}</summary>", "", *head, *rows, "", "</details>"]


def _story(report: Report, options: Options) -> list[str]:
    outcome = exit_of(report, options.fail_on)
    if report.unread:
        return [f"## {escaped(report.name)}", "", f"**not checked** — {escaped(report.unread)}, exit {outcome.exit:d}", ""]
    counts = " · ".join(f"{number} {name}" for name, number in report.counts.items())
    lines = [f"## {escaped(report.name)}", "", f"**{counts}** — {outcome.reason}, exit {outcome.exit:d}", ""]
    if options.quiet:
        return lines
    letter = letters(report)
    for source in sorted(report.sources, key=lambda s: (s.role == "draft", s.path)):
        copy = f", same text as {letter[report.duplicate_of[source.id]]}" if source.id in report.duplicate_of else ""
        lines.append(f"- {letter[source.id]} {escaped(source.outlet)}, {escaped(path_of(report, source))}{copy}")
    asked = shown(report, options, USUAL)
    for verdict, (symbol, word) in HEADINGS.items():
        found = [finding for finding in asked if finding.verdict is verdict and finding.status != "waived"]
        if not found:
            continue
        if verdict in (Verdict.CONFLICT, Verdict.CHECK):
            lines += ["", f"### {symbol} {word} {len(found)}", "", *(line for finding in found for line in _grave(report, finding))]
        else:
            rows = [_row(report, finding) for finding in found]
            head = ["| of | what | value | where |", "| --- | --- | --- | --- |"]
            lines += ["", "<details>", f"<summary>{symbol} {word} {len(found)}</summary>", "", *head, *rows, "", "</details>"]
    return [*lines, *(_draft(report) if report.backing else ())]


def render(reports: Sequence[Report], options: Options) -> str:
    """Return all stories under one another; what is too long for a step summary ends with how many lines are left out."""
    lines = [line for report in reports for line in (*_story(report, options), "")]
    sizes = accumulate(len(line.encode()) + 1 for line in lines)
    kept = sum(size <= LIMIT for size in sizes)
    if kept < len(lines):
        lines = [*lines[:kept], "", f"… and {len(lines) - kept} more lines: see the full report", ""]
    return "\n".join(lines)


REPORT = ReportFormat(render=render)
