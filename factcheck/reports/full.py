"""The report an editor reads in a terminal: sources, then the gravest findings with both sides' words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from factcheck import __version__
from factcheck.errors import Exit
from factcheck.model import Finding, Source, Verdict
from factcheck.rendering import galley
from factcheck.rendering.evidence import HEADINGS, all_attributed, claims_of, exhibits, plain, rests_on, short_id, subject_of
from factcheck.rendering.terminal import WIDEST_VALUE, Page, write_exhibit
from factcheck.report import Report, exit_of, plural, worst
from factcheck.reports import SHOWABLE, Options, ReportFormat, asked_for, shown

# --- sources -------------------------------------------------------------------------------------------------------


def _head(page: Page) -> None:
    report = page.report
    files = plural(len(report.sources), "file")
    story = "".join(f"{part} · " for part in (report.title, report.root) if part)
    page.line(f"{story}factcheck {__version__} · offline · {files}, {plural(report.independent_sources, 'independent source')}", hang=2)


def _published(source: Source) -> str:
    when = source.published
    if when.edtf is None:
        return "undated"
    return when.edtf if when.basis in ("given", "found") else f"undated → {when.edtf} ({when.basis.replace('-', ' ')})"


def _sources(page: Page) -> None:
    report = page.report
    page.line()
    page.line("SOURCES", style="bold")
    listed = sorted(report.sources, key=lambda s: (s.role == "draft", s.path))
    page.rows([(page.letter[s.id], s.outlet, s.path, _published(s)) for s in listed])
    _copies(page)
    _origins(page)
    furniture = [f"{page.letter[s.id]} {plural(len(s.skipped), 'line')}" for s in listed if s.skipped]
    if furniture:
        lines = plural(sum(len(s.skipped) for s in listed), "line")
        told = f"· page furniture set aside: {', '.join(furniture) if len(furniture) <= MOST_FURNITURE else lines}"
        page.line(f"{told}  (see it: factcheck sources{_story_asked(report)} --skipped)", indent=2, hang=4)
    for left_out in report.skipped:
        page.line(f"! not read: {left_out.path}: {left_out.reason}", indent=2, hang=4)
    for notice in report.notices:
        page.line(f"! {notice}", indent=2, hang=4)


def _copies(page: Page) -> None:
    groups: dict[str, list[str]] = {}
    for source in page.report.sources:
        groups.setdefault(page.report.group_of(source.id), []).append(page.letter[source.id])
    for members in groups.values():
        if len(members) > 1:
            page.line(f"= {_and(sorted(members))} are the same text: counted once", indent=2, hang=4)


def _origins(page: Page) -> None:
    resting: dict[str, list[str]] = {}
    found = rests_on(page.report)
    for source in page.report.sources:
        for origin in found.get(source.id, ()):
            if source.role == "source":
                resting.setdefault(origin, []).append(source.id)
    for origin, ids in sorted(resting.items()):
        texts = len({page.report.group_of(i) for i in ids})
        if texts > 1:
            page.line(f"! {_and(sorted(page.letter[i] for i in ids))} rest on {origin}: {texts} sources, 1 origin", indent=2, hang=4)


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


# --- findings with their evidence --------------------------------------------------------------------------------


def _finding(page: Page, finding: Finding) -> None:
    tag = f"[{short_id(page.report, finding)}]" + (f" {finding.status}" if finding.status != "open" else "")
    title = f"{finding.code}  {subject_of(finding)}"
    gap = page.width - 2 - cell_len(title) - cell_len(tag)
    page.line(Text(title, style="bold") + Text(" " * max(gap, 2) + tag, style="dim"), indent=2, hang=2)
    widest = min(max((cell_len(plain(p.value)) for p in finding.positions), default=0), WIDEST_VALUE)
    for position in finding.positions:
        for n, exhibit in enumerate(exhibits(page.report, position)):
            write_exhibit(page, exhibit, "" if n else plain(position.value), widest)
    for step in finding.derivation if page.verbose else finding.derivation[:MOST_STEPS]:
        page.line(f"· {step.step}{f' → {step.result}' if step.result else ''}", indent=11, hang=13)
    if finding.why:
        page.line(f"Why    {finding.why}", indent=4, hang=11)
    if finding.waiver:
        page.line(f"Note   {finding.waiver}", indent=4, hang=11)


# --- sections ----------------------------------------------------------------------------------------------------


def _agreements(page: Page, findings: Iterable[Finding]) -> None:
    rows = []
    before = ""
    for finding in findings:
        values = " / ".join(p.value for p in finding.positions)
        places = "  ".join(page.places(p) for p in finding.positions)
        outlets = {outlet for p in finding.positions for outlet in p.outlets}
        origins = {origin for p in finding.positions for origin in p.origins}
        one = len(outlets) > 1 and len(origins) == 1 and all_attributed(page.report, claims_of(page.report, finding))
        shared = f"  ({plural(len(outlets), 'outlet')}, 1 origin)" if one else ""
        tag = f"[{short_id(page.report, finding)}]" if page.verbose else ""
        rows.append(("" if finding.entity == before else finding.entity, finding.attribute, values, places + shared, tag))
        before = finding.entity
    page.rows(rows)


def _works_out(page: Page, findings: Iterable[Finding]) -> None:
    """Write the arithmetic; what comes out the same from several claims stands once, with all their places."""
    sums: dict[str, dict[str, None]] = {}
    for finding in findings:
        steps = "; ".join(f"{s.step}{f' → {s.result}' if s.result else ''}" for s in finding.derivation)
        told = "  ".join(part for part in (subject_of(finding), steps or finding.why) if part)
        sums.setdefault(told, {}).update(dict.fromkeys(place for p in finding.positions if (place := page.places(p))))
    for told, places in sums.items():
        where = f"  ({'  '.join(places)})" if places else ""
        page.line(f"{told}{where}", indent=2, hang=4)


def _one_source(page: Page, findings: Iterable[Finding]) -> None:
    held: dict[str, dict[str, list[str]]] = {}
    names: dict[str, list[str]] = {}
    for finding in findings:
        shown_in = [exhibit for position in finding.positions for exhibit in exhibits(page.report, position)]
        where = _and(sorted({page.letter[e.source.id] for e in shown_in})) if shown_in else "?"
        values = ", ".join(plain(p.value) for p in finding.positions)
        lines = ", ".join(str(e.claim.span.line) for e in shown_in)
        if finding.attribute == "name":
            names.setdefault(where, []).append(f"{values} ({lines})")
        else:
            held.setdefault(where, {}).setdefault(plain(finding.entity), []).append(f"{plain(finding.attribute)} {values} ({lines})")
    for where in sorted({*held, *names}):
        told = [f"names {' · '.join(sorted(names[where]))}"] if where in names else []
        told += [f"{entity}: {' · '.join(facts)}" for entity, facts in sorted(held.get(where, {}).items())]
        page.line(f"{where} only  {'; '.join(told)}", indent=2, hang=10)


def _waived(page: Page, findings: Iterable[Finding]) -> None:
    page.line()
    page.line("WAIVED", style="bold")
    for finding in findings:
        tag = f"[{short_id(page.report, finding)}]"
        page.line(f"{finding.code} {finding.verdict} · {subject_of(finding)} {tag}: {finding.waiver or ''}", indent=2, hang=4)


def _unchecked(page: Page) -> None:
    page.line()
    page.line(f"UNCHECKED  {len(page.report.unchecked)}    numbers, dates and names that no claim accounts for", style="bold")
    by_source: dict[str, list[str]] = {}
    for one in page.report.unchecked:
        line = page.report.source[one.source].text.count("\n", 0, one.start) + 1
        by_source.setdefault(page.letter[one.source], []).append(f"{plain(one.quote)} ({line})")
    for letter, quotes in sorted(by_source.items()):
        page.line(f"{letter}  {' · '.join(quotes)}", indent=2, hang=5)


def _draft(page: Page) -> None:
    """Write what the draft says, line by line; what is doubted stands above with its words."""
    said = galley.lines(page.report)
    page.line()
    page.line(f"DRAFT  {galley.tally(page.report)}", style="bold")
    page.rows(
        [
            (n.where, f"{n.symbol} {n.word}", n.what, galley.shortened(n.value), f"{n.behind} {n.ids}".strip())
            for n in said
            if n.state != "not-compared"
        ]
    )
    apart = " · ".join(f"{n.what} {galley.shortened(n.value)} ({n.where})" for n in said if n.state == "not-compared")
    if apart:
        page.line(f"· not compared: {apart}", indent=2, hang=4)
    if left := " · ".join(galley.unchecked(page.report)):
        page.line(f"· read by no rule: {left}", indent=2, hang=4)


def _summary(page: Page, options: Options, several: bool) -> None:
    report = page.report
    outcome = exit_of(report, options.fail_on)
    word, style = PASS_OR_FAIL.get(outcome.exit, ("NOTHING COMPARED", "bold yellow"))
    n = report.counts
    told = f"{plural(n['conflict'], 'conflict')} · {n['check']} to check · {n['agreement']} agree"
    told += f" · {n['single-source']} one-source · {n['waived']} waived"
    ending = f"fail-on: {report.fail_on or options.fail_on} → exit {outcome.exit:d}"
    if outcome.exit is Exit.NOTHING_COMPARED:
        told, ending = outcome.reason.removeprefix("nothing was compared: "), f"→ exit {outcome.exit:d}"
    page.line()
    named = f"{plain(report.name)}: " if options.quiet and several else ""
    page.line(Text(word, style=style) + Text(f"  {named}{told}    {ending}"), hang=6)
    if not options.quiet and (hint := _hint(report)):
        page.line(f"Next: {hint}", indent=6, hang=12)


def _story_asked(report: Report) -> str:
    return f" {plain(report.asked)}" if report.asked else ""


def _hint(report: Report) -> str:
    story = _story_asked(report)
    standing = [f for f in report.findings if f.status == "open" and f.verdict in (Verdict.CONFLICT, Verdict.CHECK)]
    if standing:
        first = short_id(report, standing[0])
        return f"factcheck explain {first}{story} · factcheck sign {first}{story} --as checked"
    if report.compared_slots == 0:
        return "add a second, independent source, or compare a draft with --draft FILE"
    return f"factcheck check{story} --output html=report.html"


MOST_FURNITURE = 3
"""Sources whose page furniture is counted one by one."""
MOST_STEPS = 3
"""Steps of a finding's reasoning shown without --verbose."""
ENDS = {
    Exit.CANNOT_RUN: "could not be checked",
    Exit.FINDINGS: "failed",
    Exit.NOTHING_COMPARED: "with nothing compared",
    Exit.CLEAN: "passed",
}
PASS_OR_FAIL = {Exit.CLEAN: ("PASS", "bold green"), Exit.FINDINGS: ("FAIL", "bold red")}
SECTIONS = {Verdict.AGREEMENT: _agreements, Verdict.WORKS_OUT: _works_out, Verdict.SINGLE_SOURCE: _one_source}
NOTES = {
    Verdict.CHECK: "may be read together, but a person must look",
    Verdict.AGREEMENT: "two or more independent sources say it",
    Verdict.WORKS_OUT: "arithmetic over the claims above",
    Verdict.SINGLE_SOURCE: "second source wanted",
}


def _story(report: Report, options: Options, several: bool = False) -> str:
    page = Page(report, options.width, options.colour, options.verbose)
    if report.unread:
        page.line(Text("NOT CHECKED", style="bold red") + Text(f"  {plain(report.unread)} → exit {Exit.CANNOT_RUN:d}"), hang=6)
        return page.text()
    if not options.quiet:
        _head(page)
        _sources(page)
        asked = shown(report, options, SHOWABLE[:5])
        for verdict in HEADINGS:
            findings = [f for f in asked if f.verdict is verdict and f.status != "waived"]
            if findings:
                page.heading(verdict, len(findings), NOTES.get(verdict, ""))
                section = SECTIONS.get(verdict)
                if section:
                    section(page, findings)
                else:
                    for n, finding in enumerate(findings):
                        if n:
                            page.line()
                        _finding(page, finding)
        waived = [f for f in asked if f.status == "waived"]
        if waived:
            _waived(page, waived)
        if report.backing and (not asked_for(report, options) or "unchecked" in asked_for(report, options)):
            _draft(page)
        if "unchecked" in asked_for(report, options) and report.unchecked:
            _unchecked(page)
    _summary(page, options, several)
    return page.text()


def _together(exits: Sequence[Exit]) -> str:
    told = [f"{exits.count(code)} {word}" for code, word in ENDS.items() if code in exits]
    return f"{len(exits)} stories: {', '.join(told)} → exit {worst(exits):d}\n"


def render(reports: Sequence[Report], options: Options) -> str:
    """Return each story's report; several end with one line for all of them."""
    parts = [_story(report, options, len(reports) > 1) for report in reports]
    if len(reports) > 1:
        parts.append(_together([exit_of(report, options.fail_on).exit for report in reports]))
    return ("" if options.quiet else "\n").join(parts).lstrip("\n")


REPORT = ReportFormat(render=render)
