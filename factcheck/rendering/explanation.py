"""One finding, whole: what `factcheck explain` prints."""

from __future__ import annotations

from factcheck.model import Claim, Finding
from factcheck.rendering.evidence import HEADINGS, exhibits, path_of, rule_page, short_id, subject_of
from factcheck.rendering.terminal import Page
from factcheck.report import Report


def explanation(report: Report, finding: Finding, width: int, colour: bool = False) -> str:
    """Return the finding with each position's words, how they were read, the steps, and the rule's own first line."""
    page = Page(report, width, colour)
    symbol, word = HEADINGS[finding.verdict]
    page.line(f"{symbol} {word}  {finding.code}  {subject_of(finding)}  [{short_id(report, finding)}]  {finding.status}", style="bold")
    if finding.waiver:
        page.line(finding.waiver, indent=2)
    for position in finding.positions:
        page.line()
        page.line(position.value, style="bold")
        for exhibit in exhibits(report, position):
            for claim in (exhibit.claim, *exhibit.also):
                _claim(page, claim)
    page.line()
    for step in finding.derivation:
        page.line(f"· {step.step}{f' → {step.result}' if step.result else ''}", indent=2, hang=4)
    if finding.why:
        page.line(f"Why    {finding.why}", hang=7)
    page.line(f"Rule   {rule_page(finding.rule).partition(chr(10))[0]}  (factcheck rule {finding.code})", hang=7)
    story = f" {report.asked}" if report.asked else ""
    short = short_id(report, finding)
    page.line(f"Next   factcheck sign {short}{story} --as checked · factcheck waive {short}{story} --reason … --until …", hang=7)
    return page.text()


def _claim(page: Page, claim: Claim) -> None:
    source = page.report.source[claim.source]
    where = f"line {claim.span.line}, characters {claim.span.start}-{claim.span.end}"
    page.line(f"{page.letter[source.id]}  {source.outlet}, {path_of(page.report, source)}, {where}", indent=2, hang=5)
    page.line(f"“{claim.span.quote}”", indent=5)
    said = f"said by {' ← '.join((source.outlet, *claim.said_by))}"
    page.line(f"read as {claim.predicate} of {claim.subject.name}: {claim.value.show()} ({_scope(claim)}; {claim.extractor})", indent=5)
    page.line(f"{said}; {claim.polarity}, {claim.modality}; link {claim.certainty}; claim {claim.id}", indent=5)


def _scope(claim: Claim) -> str:
    scope = claim.scope
    given = (("at", scope.time and scope.time.show()), ("in", scope.place), ("of", scope.of))
    return ", ".join([*(f"{word} {what}" for word, what in given if what), *scope.limits]) or "no limits of scope"
