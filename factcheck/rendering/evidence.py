"""What a finding shows of its sources, for every report alike: which words, where, under which letter, and made harmless."""

from __future__ import annotations

import hashlib
import posixpath
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from factcheck import discover
from factcheck.model import Claim, Finding, Position, Source, Verdict
from factcheck.report import Report

HEADINGS = {
    Verdict.CONFLICT: ("✗", "CONFLICT"),
    Verdict.CHECK: ("?", "CHECK"),
    Verdict.AGREEMENT: ("✓", "AGREE"),
    Verdict.WORKS_OUT: ("=", "WORKS OUT"),
    Verdict.SINGLE_SOURCE: ("1", "ONE SOURCE"),
}
"""Symbol and word of each verdict, in the order of a report: never colour alone."""

BLANK = dict.fromkeys("\t\n\r\x0b\x0c\x85\xa0\u2028\u2029\u200b\ufeff", " ")
JOINERS = "\u200c\u200d"
"""Part of how some scripts are written; no terminal or browser is harmed by them."""

COMMANDS = {"::": ":∶", "##[": "#＃["}
"""What a CI log obeys at the start of a line, and lines are wrapped: the second sign is swapped for one that looks like it."""

RULES = "factcheck.rules"
SHORTEST_ID = 4


class Exhibit(NamedTuple):
    """The words of one source for a position, and where else the same stands."""

    claim: Claim
    source: Source
    start: int
    """The stretch to point at: the value inside the quote, or all of the quote."""
    end: int
    also: tuple[Claim, ...] = ()
    """Claims of the same position in the same text: further places, and copies."""


def plain(text: str) -> str:
    """Return text that no terminal, log or page can be harmed by, one character for one: escapes and direction marks become �."""
    for obeyed, harmless in COMMANDS.items():
        text = text.replace(obeyed, harmless)
    if text.isascii() and text.isprintable():
        return text
    return "".join(BLANK.get(c) or ("�" if harms(c) else c) for c in text)


ANYBODY = frozenset(
    {"a", "an", "another", "one", "some", "he", "she", "it", "they", "we", "i", "you", "who", "this", "that", "these", "those"}
)
"""First words of what stands for no one in particular: two papers' "an official" need not be one."""


def harms(c: str) -> bool:
    """Return whether a character steers what shows it, or has no meaning of its own."""
    return c not in JOINERS and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn")


def letters(report: Report) -> dict[str, str]:
    """Return the letter that stands for each source, in the order of their paths; a draft is called that."""
    sources = sorted(report.sources, key=lambda source: (source.path, source.id))
    names = {source.id: _letter(n) for n, source in enumerate(s for s in sources if s.role == "source")}
    drafts = [source.id for source in sources if source.role == "draft"]
    return names | {draft: "draft" if len(drafts) == 1 else f"draft {n}" for n, draft in enumerate(drafts, start=1)}


def _letter(n: int) -> str:
    return chr(ord("A") + n) if n < 26 else _letter(n // 26 - 1) + chr(ord("A") + n % 26)


def exhibits(report: Report, position: Position) -> tuple[Exhibit, ...]:
    """Return one exhibit for each text that holds the position: copies stand under the source that was kept."""
    claims = sorted((report.claim[c] for c in position.claims if c in report.claim), key=lambda c: _rank(report, c))
    by_text: dict[str, list[Claim]] = {}
    for claim in claims:
        by_text.setdefault(report.group_of(claim.source), []).append(claim)
    return tuple(_exhibit(report, first, also) for first, *also in by_text.values())


def _rank(report: Report, claim: Claim) -> tuple[bool, bool, str, int, str]:
    source = report.source[claim.source]
    return (source.role != "draft", claim.source in report.duplicate_of, source.path, claim.span.start, claim.id)


def _exhibit(report: Report, claim: Claim, also: Iterable[Claim]) -> Exhibit:
    quote, raw = claim.span.quote, claim.value.raw
    at = quote.find(raw) if raw else -1
    start, end = (claim.span.start + at, claim.span.start + at + len(raw)) if at >= 0 else (claim.span.start, claim.span.end)
    return Exhibit(claim, report.source[claim.source], start, end, tuple(also))


def all_attributed(report: Report, claims: Iterable[Claim]) -> bool:
    """Whether every text behind these claims names somebody who says so: only then can they all rest on one origin."""
    named: dict[str, bool] = {}
    for claim in claims:
        group = report.group_of(claim.source)
        named[group] = named.get(group, False) or bool(claim.said_by)
    return all(named.values())


def rests_on(report: Report) -> dict[str, tuple[str, ...]]:
    """Return whom each source rests on, as an editor would ask for them; "an official" and "they" may be anybody, and are left out."""
    spelled: dict[str, str] = {}
    for origin in sorted({o for origins in report.origins.values() for o in origins}):
        spelled.setdefault(origin.casefold(), origin)
    known = {o for o in spelled if o.split()[0] not in ANYBODY}
    return {
        source: tuple(sorted({spelled[f] for o in origins if (f := o.casefold()) in known})) for source, origins in report.origins.items()
    }


def anchor(report: Report, finding: Finding) -> Exhibit | None:
    """Return where a finding is shown in a forge: in the draft, else in the newest source that takes part."""
    shown = [exhibit for position in finding.positions for exhibit in exhibits(report, position)]
    if not shown:
        return None
    return max(shown, key=lambda e: (e.source.role == "draft", e.source.published.edtf or ""))


def path_of(report: Report, source: Source) -> str:
    """Return a source's path as seen from where the command runs."""
    return plain(posixpath.normpath(f"{report.root}/{source.path}" if report.root else source.path))


def short_id(report: Report, finding: Finding) -> str:
    """Return the shortest prefix of a finding's id that no other finding shares."""
    return _short(tuple(other.id for other in report.findings)).get(finding.id, finding.id)


@lru_cache(maxsize=8)
def _short(ids: tuple[str, ...]) -> dict[str, str]:
    """Of each id the shortest beginning that no other shares: those of its neighbours in the alphabet tell."""
    ordered = sorted(set(ids))
    neighbours = zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False)
    return {own: own[: max(SHORTEST_ID, _shared(own, before) + 1, _shared(own, after) + 1)] for before, own, after in neighbours}


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def rule_page(rule: str) -> str:
    """Return what `factcheck rule` says of a rule, without importing it."""
    return discover.docstring(RULES, rule) if rule in discover.names(RULES) else rule


def subject_of(finding: Finding) -> str:
    """Return what a finding speaks of, on one line."""
    return plain(" · ".join(part for part in (finding.entity, finding.attribute) if part))


def message(report: Report, finding: Finding) -> str:
    """Return a finding in one line, with every position and where it stands; the anchor's comes first."""
    here = anchor(report, finding)
    told = []
    for position in finding.positions:
        for exhibit in exhibits(report, position):
            where = "here" if here is not None and exhibit.claim.id == here.claim.id else f"in {spot(report, exhibit.claim)}"
            told.append((where != "here", f"{plain(position.value)} {where}"))
    said = [text for _, text in sorted(told, key=lambda row: row[0])]
    ending = f" ({plain(finding.why)})" if finding.why else ""
    return f"{subject_of(finding)}: {', '.join(said)}{ending}" if said else f"{subject_of(finding)}{ending}"


def spot(report: Report, claim: Claim) -> str:
    """Return where a claim stands, as path:line:column-end."""
    return f"{path_of(report, report.source[claim.source])}:{claim.span.line}:{columns(claim)}"


def columns(claim: Claim) -> str:
    """Return a claim's columns; one that runs over lines has only a first."""
    return f"{claim.span.column}-{claim.span.end_column}" if claim.span.line == claim.span.end_line else str(claim.span.column)


def quotes(report: Report, finding: Finding, *, drafts: bool = True) -> tuple[str, ...]:
    """Return the words a finding rests on, sorted, so that the order of sources does not matter; of the sources alone if told so."""
    claims = (c for c in claims_of(report, finding) if drafts or report.source[c.source].role == "source")
    return tuple(sorted({claim.span.quote for claim in claims}))


def words(report: Report, finding: Finding, *, drafts: bool = True) -> str:
    """Return a short hash of the words a finding rests on."""
    return hashlib.sha256("\x1f".join(quotes(report, finding, drafts=drafts)).encode()).hexdigest()[:12]


def claims_of(report: Report, finding: Finding) -> list[Claim]:
    """Return every claim of a finding's positions, by where it stands."""
    claims = [report.claim[c] for position in finding.positions for c in position.claims if c in report.claim]
    return sorted(claims, key=lambda c: (c.source, c.span.start, c.id))
