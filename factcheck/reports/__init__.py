"""How a report is written. One file here is one format, chosen by its file name with ``--format``; it defines

    REPORT = ReportFormat(render=render)

where ``render(reports, options)`` returns the whole text for one story or several. Text of sources goes through
`evidence.plain`, and whatever escaping the format asks for besides. To add one: the module, and tests/golden/<id>.txt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck import discover
from factcheck.model import Finding, Verdict
from factcheck.report import Report

SHOWABLE = (*(verdict.value for verdict in Verdict), "waived", "unchecked")
"""What ``--show`` may name; "all" is all of it."""


@dataclass(frozen=True)
class Options:
    """What the command asks of a format."""

    fail_on: str = "conflict"
    show: tuple[str, ...] = ()
    """Of `SHOWABLE`; none given leaves the choice to the format."""
    width: int = 100
    colour: bool = False
    quiet: bool = False
    verbose: bool = False


@dataclass(frozen=True)
class ReportFormat:
    """One way to write the reports of one or more stories."""

    render: Callable[[Sequence[Report], Options], str]


def render(name: str, reports: Sequence[Report], options: Options) -> str:
    """Return the reports in the named format."""
    report_format: ReportFormat = discover.load(__name__, name, "REPORT")
    return report_format.render(reports, options)


def asked_for(report: Report, options: Options) -> tuple[str, ...]:
    """Return what is to be shown of a story: as the command says, else its own configuration; none leaves it to the format."""
    return options.show or report.show


def shown(report: Report, options: Options, usual: Sequence[str]) -> tuple[Finding, ...]:
    """Return the findings that are asked for, else those of the `usual` verdicts; waived ones only by name."""
    wanted = asked_for(report, options) or usual
    return tuple(f for f in report.findings if ("waived" if f.status == "waived" else f.verdict.value) in wanted)
