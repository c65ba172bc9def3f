"""One HTML file for whoever never opens a terminal: no network, no script, readable on paper; page.html.j2 is its form."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

from jinja2 import DictLoader, Environment, StrictUndefined

from factcheck.document import document, dump
from factcheck.evidence import HEADINGS, Exhibit, anchor, exhibits, letters, path_of, plain, short_id
from factcheck.model import Claim, Finding, Source, Verdict
from factcheck.report import Report, exit_of
from factcheck.reports import Options, ReportFormat, shown

USUAL = (*(verdict.value for verdict in Verdict), "waived")

MARGIN = 80
"""Characters of its line shown on each side of a quote."""


class Piece(NamedTuple):
    """A stretch of a source's text: of the article or furniture, marked where claims stand."""

    text: str
    skipped: bool
    claims: tuple[Claim, ...]
    finding: str
    """The id of the gravest finding that rests on one of the claims."""


@cache
def _templates() -> Environment:
    folder = files("factcheck.reports")
    names = ("page.html.j2", "story.html.j2", "style.css.j2")
    loader = DictLoader({name: (folder / name).read_text(encoding="utf-8") for name in names})
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["plain"] = plain
    return environment


def _style() -> str:
    return _templates().get_template("style.css.j2").render()


def _quoted(exhibit: Exhibit) -> tuple[str, str, str]:
    """Return the words of an exhibit's line before the value, the value, and the words after it."""
    text, span = exhibit.source.text, exhibit.claim.span
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - MARGIN)
    end = text.find("\n", span.end)
    last = min(len(text) if end < 0 else end, span.end + MARGIN)
    return plain(text[first : exhibit.start]), plain(text[exhibit.start : exhibit.end]), plain(text[exhibit.end : last])


def _pieces(report: Report, source: Source, by_claim: dict[str, str]) -> Iterable[Piece]:
    """Cut a source's text wherever a claim or furniture begins or ends."""
    claims = [claim for claim in report.claims if claim.source == source.id]
    stretches = [(c.span.start, c.span.end) for c in claims] + [(s.start, s.end) for s in source.skipped]
    cuts = sorted({0, len(source.text), *(at for stretch in stretches for at in stretch)})
    for start, end in pairwise(cuts):
        on = tuple(claim for claim in claims if claim.span.start <= start and end <= claim.span.end)
        finding = next((by_claim[claim.id] for claim in on if claim.id in by_claim), "")
        text = "\n".join(plain(line) for line in source.text[start:end].split("\n"))
        yield Piece(text, any(s.start <= start and end <= s.end for s in source.skipped), on, finding)


def _matrix(report: Report, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return slots against texts: in each cell what that text says."""
    letter = letters(report)
    texts: dict[str, list[str]] = {}
    for source in sorted(report.sources, key=lambda s: (s.role == "draft", s.path)):
        texts.setdefault(report.group_of(source.id), []).append(letter[source.id])
    rows = []
    for finding in findings:
        says: dict[str, list[str]] = {}
        for position in finding.positions:
            for exhibit in exhibits(report, position):
                says.setdefault(report.group_of(exhibit.source.id), []).append(position.value)
        rows.append((finding, [" / ".join(dict.fromkeys(says.get(group, ()))) for group in texts]))
    return {"columns": [" = ".join(members) for members in texts.values()], "rows": rows}


def _timeline(report: Report) -> list[tuple[str, Claim]]:
    """Return the claims whose value is a dated moment, by date."""
    once: dict[tuple[str, str, str], tuple[str, Claim]] = {}
    for claim in report.claims:
        day = getattr(claim.value, "lower", None)
        if day is not None and claim.value.kind == "moment":
            once.setdefault((str(day), claim.subject.name, claim.predicate), (str(day), claim))
    return [once[key] for key in sorted(once)]


def _story(report: Report, options: Options) -> str:
    asked = shown(report, options, USUAL)
    by_claim: dict[str, str] = {}
    for finding in asked:
        for position in finding.positions:
            for claim in position.claims:
                by_claim.setdefault(claim, finding.id)
    sections = [(verdict, *HEADINGS[verdict], [f for f in asked if f.verdict is verdict]) for verdict in HEADINGS]
    compared = [f for f in asked if f.verdict in (Verdict.CONFLICT, Verdict.CHECK, Verdict.AGREEMENT)]
    return (
        _templates()
        .get_template("story.html.j2")
        .render(
            report=report,
            outcome=exit_of(report, options.fail_on),
            sections=[section for section in sections if section[3]],
            letter=letters(report),
            people=[entity for entity in report.entities if entity.kind == "person"],
            timeline=_timeline(report),
            matrix=_matrix(report, compared),
            texts=[(source, list(_pieces(report, source, by_claim))) for source in report.sources],
            exhibits=lambda position: exhibits(report, position),
            quoted=_quoted,
            path_of=lambda source: path_of(report, source),
            short_id=lambda finding: short_id(report, finding),
            anchor=lambda finding: anchor(report, finding),
        )
    )


def body(report: Report) -> str:
    """Return the report of one story without the page around it, for a notebook."""
    return f"<style>{_style()}</style>\n{_story(report, Options())}"


def render(reports: Sequence[Report], options: Options) -> str:
    """Return one page for all stories, with their documents as data; its policy lets nothing run and nothing load."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    data = [dump(document(report, options.fail_on)).replace("<", "\\u003c").replace("\u2028", "\\u2028") for report in reports]
    return (
        _templates()
        .get_template("page.html.j2")
        .render(
            title=", ".join(plain(report.title) or "Story" for report in reports) or "factcheck",
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            style=style,
            stories=[_story(report, options) for report in reports],
            data=data,
            headings={verdict.value: HEADINGS[verdict] for verdict in HEADINGS},
        )
    )


REPORT = ReportFormat(render=render)
