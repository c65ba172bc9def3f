"""One HTML file for whoever never opens a terminal: no network, no script, readable on paper; page.html.j2 is its form."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import DictLoader, Environment, StrictUndefined

from factcheck.model import Claim, Finding, Position, Verdict
from factcheck.rendering import galley
from factcheck.rendering.document import document, dump
from factcheck.rendering.drawing import Drawing, svg
from factcheck.rendering.evidence import HEADINGS, Exhibit, claims_of, exhibits, letters, path_of, plain, rests_on, rule_page, short_id
from factcheck.rendering.marked_text import text_lines
from factcheck.report import Report, exit_of
from factcheck.reports import Options, ReportFormat, shown

USUAL = (*(verdict.value for verdict in Verdict), "waived")
GRAVE = (Verdict.CONFLICT, Verdict.CHECK)
COMPARED = (*GRAVE, Verdict.AGREEMENT)

MARGIN = 90
"""Characters of its line shown on each side of a quote."""

FILES = ("page.html.j2", "story.html.j2", "findings.html.j2", "texts.html.j2", "style.css.j2")


class Cell(NamedTuple):
    """What one text says in one row of the matrix."""

    value: str
    claim: Claim


class Day(NamedTuple):
    """A day of the timeline, and what is told of it."""

    when: str
    told: tuple[tuple[str, tuple[Claim, ...]], ...]


class Person(NamedTuple):
    """One person of the story, and the findings that speak of them, by verdict."""

    name: str
    aliases: tuple[str, ...]
    mentions: int
    findings: tuple[tuple[Verdict, tuple[Finding, ...]], ...]


@cache
def _templates() -> Environment:
    folder = files("factcheck.reports")
    loader = DictLoader({name: (folder / name).read_text(encoding="utf-8") for name in FILES})
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["plain"] = plain
    return environment


def _style(choices: dict[str, Sequence[str]]) -> str:
    return _templates().get_template("style.css.j2").render(choices=choices, verdicts=[verdict.value for verdict in HEADINGS])


# --- what a story's page shows ---------------------------------------------------------------------------------------


def _quoted(exhibit: Exhibit) -> tuple[str, str, str]:
    """Return the words of an exhibit's line before the value, the value, and the words after it; whole words, "…" where more stands."""
    text, span = exhibit.source.text, exhibit.claim.span
    line = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    first = line if span.start - line <= MARGIN else span.start - MARGIN + text[span.start - MARGIN : span.start].find(" ") + 1
    last = end if end - span.end <= MARGIN else span.end + max(text[span.end : span.end + MARGIN].rfind(" "), 0)
    before = ("" if first == line else "… ") + plain(text[first : exhibit.start])
    after = plain(text[exhibit.end : last]) + ("" if last == end else " …")
    return before, plain(text[exhibit.start : exhibit.end]), after


def _matrix(report: Report, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return slots against texts: in each cell what that text says, and where."""
    letter = letters(report)
    texts: dict[str, list[str]] = {}
    for source in sorted(report.sources, key=lambda s: (s.role == "draft", s.path)):
        texts.setdefault(report.group_of(source.id), []).append(source.id)
    rows = []
    for finding in findings:
        says: dict[str, dict[str, Cell]] = {}
        for position in finding.positions:
            for exhibit in exhibits(report, position):
                says.setdefault(report.group_of(exhibit.source.id), {}).setdefault(position.value, Cell(position.value, exhibit.claim))
        rows.append((finding, [tuple(says.get(group, {}).values()) for group in texts]))
    heads = [(" = ".join(letter[s] for s in members), report.source[members[0]].outlet) for members in texts.values()]
    return {"columns": heads, "rows": rows}


def _timeline(report: Report) -> list[Day]:
    """Return the days that claims name, the earliest first, each with what is told of it."""
    found: dict[tuple[str, str], dict[str, list[Claim]]] = {}
    for claim in report.claims:
        day = getattr(claim.value, "lower", None)
        if day is not None and claim.value.kind == "moment" and not getattr(claim.value, "vague", False):
            told = found.setdefault((str(day), claim.value.show()), {})
            told.setdefault(_what(report, claim), []).append(claim)
    return [Day(when, tuple((what, tuple(claims)) for what, claims in sorted(told.items()))) for (_, when), told in sorted(found.items())]


def _what(report: Report, claim: Claim) -> str:
    of_what = report.speaks_of(claim)
    return of_what.label if of_what.kind == "entity" else claim.subject.name


def _people(report: Report, findings: Sequence[Finding]) -> list[Person]:
    """Return the people, those of the gravest findings first."""
    spoken = {f.id: {report.speaks_of(claim).key for claim in claims_of(report, f)} for f in findings}
    named = {report.speaks_of(claim).key for claim in report.claims if claim.predicate == "name"}
    found = []
    for entity in report.entities:
        if entity.kind == "person":
            of = [f for f in findings if entity.id in spoken[f.id] or entity.name == f.entity]
            by_verdict = tuple((v, mine) for v in HEADINGS if (mine := tuple(f for f in of if f.verdict is v)))
            if entity.id not in named and not of:
                continue  # "a child", of whom a story has many
            found.append(Person(entity.name, entity.aliases, len(entity.mentions), by_verdict))
    return sorted(found, key=lambda p: ([-_number(p, v) for v in HEADINGS], -p.mentions, p.name))


def _number(person: Person, verdict: Verdict) -> int:
    return next((len(found) for of, found in person.findings if of is verdict), 0)


def _named(report: Report, finding: Finding) -> set[str]:
    """The names of whom a finding speaks."""
    return {finding.entity, *(s.label for c in claims_of(report, finding) if (s := report.speaks_of(c)).kind == "entity")}


def _published_by(report: Report, finding: Finding) -> set[str]:
    return {report.source[claim.source].outlet for claim in claims_of(report, finding)}


def _gravest(findings: Sequence[Finding]) -> dict[str, Finding]:
    """Return the finding by which each claim is marked in its text; findings come in order, the gravest first."""
    return {claim: f for f in reversed(findings) if f.status != "waived" for p in f.positions for claim in p.claims}


def _choices(reports: Sequence[Report], options: Options) -> dict[str, Sequence[str]]:
    """Return what the page can be narrowed to: outlets, and the people of whom findings speak."""
    outlets = {source.outlet for report in reports for source in report.sources}
    people = {
        person.name: sum(len(found) for _, found in person.findings)
        for report in reports
        for person in _people(report, shown(report, options, USUAL))
        if person.findings
    }
    return {"outlet": sorted(outlets), "person": sorted(people, key=lambda name: (-people[name], name))[:MOST_PEOPLE]}


MOST_PEOPLE = 60
"""Names that a page offers to choose from."""


def _story(report: Report, options: Options, choices: dict[str, Sequence[str]], prefix: str) -> str:
    asked = shown(report, options, USUAL)
    standing = [f for f in asked if f.status != "waived"]
    gravest = _gravest(standing)
    claims = {claim.id: claim for claim in report.claims}
    letter = letters(report)

    def chosen(finding: Finding) -> str:
        """Return the classes by which the page narrows what it shows."""
        names, outlets = _named(report, finding), _published_by(report, finding)
        marks = [f"person-{n}" for n, name in enumerate(choices["person"]) if name in names]
        marks += [f"outlet-{n}" for n, outlet in enumerate(choices["outlet"]) if outlet in outlets]
        return " ".join(marks)

    sections = [(v, *HEADINGS[v], [f for f in standing if f.verdict is v]) for v in HEADINGS]
    return (
        _templates()
        .get_template("story.html.j2")
        .render(
            report=report,
            prefix=prefix,
            outcome=exit_of(report, options.fail_on),
            sections=[section for section in sections if section[3]],
            grave=GRAVE,
            waived=[f for f in asked if f.status == "waived"],
            symbols={verdict.value: HEADINGS[verdict] for verdict in HEADINGS},
            letter=letter,
            listed=sorted(report.sources, key=lambda s: (s.role == "draft", s.path)),
            people=_people(report, standing),
            timeline=_timeline(report),
            matrix=_matrix(report, [f for f in standing if f.verdict in COMPARED]),
            draft=galley.lines(report),
            tally=galley.tally(report) if report.backing else "",
            texts=[(source, list(text_lines(source, report.claims, gravest))) for source in _in_order(report)],
            graph=_graph(report, standing),
            rules=sorted({(finding.code, finding.rule): rule_page(finding.rule) for finding in asked}.items()),
            claims=claims,
            chosen=chosen,
            exhibits=lambda position: exhibits(report, position),
            places=lambda position: _places(report, position),
            quoted=_quoted,
            path_of=lambda source: path_of(report, source),
            rests_on=rests_on(report),
            short_id=lambda finding: short_id(report, finding),
        )
    )


def _in_order(report: Report) -> list[Any]:
    """The drafts first, since they are what is worked on."""
    return sorted(report.sources, key=lambda s: (s.role != "draft", s.path))


def _places(report: Report, position: Position) -> list[tuple[Exhibit, tuple[Claim, ...]]]:
    """Return where a position stands: the claims of each text."""
    return [(exhibit, (exhibit.claim, *exhibit.also)) for exhibit in exhibits(report, position)]


def _graph(report: Report, findings: Sequence[Finding]) -> str:
    of_what = {claim.id: report.speaks_of(claim) for claim in report.claims}
    return svg(Drawing(report.name, report.source, report.claims, of_what, findings))


# --- the page --------------------------------------------------------------------------------------------------------


def body(report: Report) -> str:
    """Return the report of one story without the page around it, for a notebook."""
    nothing: dict[str, Sequence[str]] = {"outlet": (), "person": ()}
    return f"<style>{_style(nothing)}</style>\n{_story(report, Options(), nothing, '')}"


def render(reports: Sequence[Report], options: Options) -> str:
    """Return one page for all stories, with their documents as data; its policy lets nothing run and nothing load."""
    choices = _choices(reports, options)
    style = _style(choices)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    data = [dump(document(report, options.fail_on)).replace("<", "\\u003c").replace("\u2028", "\\u2028") for report in reports]
    prefixes = [f"s{n}-" for n, _ in enumerate(reports, start=1)] if len(reports) > 1 else [""]
    return (
        _templates()
        .get_template("page.html.j2")
        .render(
            title=", ".join(plain(report.name) for report in reports) or "factcheck",
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            style=style,
            listed=[(report, prefix, exit_of(report, options.fail_on)) for report, prefix in zip(reports, prefixes, strict=False)],
            stories=[_story(report, options, choices, prefix) for report, prefix in zip(reports, prefixes, strict=False)],
            data=data,
            choices=choices,
            headings={verdict.value: HEADINGS[verdict] for verdict in HEADINGS},
        )
    )


REPORT = ReportFormat(render=render)
