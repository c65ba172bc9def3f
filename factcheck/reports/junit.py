"""JUnit XML: each finding a test case, failed where it fails the check, skipped where it was waived."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from factcheck.errors import Exit
from factcheck.model import Finding
from factcheck.rendering.evidence import message, plain, subject_of
from factcheck.report import Report, exit_of, gating
from factcheck.reports import Options, ReportFormat

BROKEN = {
    Exit.CANNOT_RUN: ("the story was checked", "not-checked"),
    Exit.NOTHING_COMPARED: ("something was compared", "nothing-compared"),
}
"""What is told as an error of a test case that passes in every other report."""


def _case(suite: ElementTree.Element, name: str, classname: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", {"name": plain(name), "classname": plain(classname)})


def _finding(suite: ElementTree.Element, report: Report, finding: Finding, fails: bool) -> None:
    case = _case(suite, f"{subject_of(finding)} [{finding.id}]", f"{report.name}.{finding.code}")
    if finding.status == "waived":
        ElementTree.SubElement(case, "skipped", {"message": plain(finding.waiver or "waived")})
    elif fails:
        told = message(report, finding)
        ElementTree.SubElement(case, "failure", {"message": told, "type": finding.verdict.value}).text = told
    else:
        ElementTree.SubElement(case, "system-out").text = f"{finding.verdict}: {message(report, finding)}"


def _suite(root: ElementTree.Element, report: Report, options: Options) -> None:
    suite = ElementTree.SubElement(root, "testsuite", {"name": plain(report.name)})
    failing = {finding.id for finding in gating(report, options.fail_on)}
    for finding in report.findings:
        _finding(suite, report, finding, finding.id in failing)
    for left_out in report.skipped:
        case = _case(suite, left_out.path, f"{report.name}.sources")
        ElementTree.SubElement(case, "skipped", {"message": plain(left_out.reason)})
    outcome = exit_of(report, options.fail_on)
    if outcome.exit in BROKEN:
        name, kind = BROKEN[outcome.exit]
        case = _case(suite, name, f"{report.name}.gate")
        ElementTree.SubElement(case, "error", {"message": plain(outcome.reason), "type": kind})
    _count(suite)


def _count(suite: ElementTree.Element) -> None:
    counts = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error", "skipped": "testcase/skipped"}
    for name, path in counts.items():
        suite.set(name, str(len(suite.findall(path))))


def render(reports: Sequence[Report], options: Options) -> str:
    """Return one test suite a story."""
    root = ElementTree.Element("testsuites", {"name": "factcheck"})
    for report in reports:
        _suite(root, report, options)
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


REPORT = ReportFormat(render=render)
