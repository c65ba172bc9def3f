"""The draft as a checker reads it: each thing it says, where, and what the sources have of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from factcheck.backing import Backing, State
from factcheck.model import Claim
from factcheck.rendering.evidence import all_attributed, letters, plain, short_id
from factcheck.report import Report, plural

WORDS: dict[State | Literal["waived"], tuple[str, str]] = {
    "contradicted": ("✗", "contradicted"),
    "to-check": ("?", "to check"),
    "in-no-source": ("∅", "in no source"),
    "waived": ("–", "waived"),
    "backed": ("✓", "backed"),
    "not-compared": ("·", "not compared"),
}
"""Symbol and words of each state, from the gravest; waived: every doubt about it was let stand."""


class Line(NamedTuple):
    """One thing that the draft says, in words for a page."""

    state: State | Literal["waived"]
    symbol: str
    word: str
    where: str
    """The draft's lines: "18, 22", with its letter where there are several drafts."""
    what: str
    value: str
    behind: str
    """How many texts and origins back it, and where; then what stands against it; "" where there is neither."""
    ids: str
    """The findings that doubt it, as they are named above: "[3491]"."""
    backing: Backing


def lines(report: Report) -> tuple[Line, ...]:
    """Return what the drafts say, in the order of the text: figures, dates, names, places, terms, quotes, and events if doubted."""
    return tuple(_line(report, one) for one in _told(report))


def _told(report: Report) -> list[Backing]:
    """That something happened at all is shown where a finding doubts it: each verb of a draft would bury its figures."""
    return [one for one in report.backing if one.findings or report.claim[one.claims[0]].predicate != "outcome"]


def tally(report: Report) -> str:
    """Return how many things stand in which state, in one line: "41 things said: 2 contradicted · 39 backed"."""
    said = _told(report)
    states = Counter(_state(report, one) for one in said)
    told = (f"{states[state]} {word}" for state, (_, word) in WORDS.items() if states[state])
    return f"{plural(len(said), 'thing')} said: {' · '.join(told)}"


def unchecked(report: Report) -> tuple[str, ...]:
    """Return the numbers, dates and names of the drafts that no claim accounts for, each with its line."""
    drafts = {source.id for source in report.sources if source.role == "draft"}
    return tuple(
        f"{plain(one.quote)} ({report.source[one.source].text.count(chr(10), 0, one.start) + 1})"
        for one in report.unchecked
        if one.source in drafts
    )


def _line(report: Report, one: Backing) -> Line:
    claims = [report.claim[claim] for claim in one.claims]
    state = _state(report, one)
    symbol, word = WORDS[state]
    of_what = report.speaks_of(claims[0])
    subject = of_what.label if of_what.kind == "entity" else claims[0].subject.name
    negated = "not " if claims[0].polarity == "negated" else ""
    return Line(
        state=state,
        symbol=symbol,
        word=word,
        where=_where(report, claims),
        what=plain(f"{subject} · {claims[0].predicate}"),
        value=plain(f"{negated}{claims[0].value.show()}"),
        behind="; ".join(part for part in (_behind(report, one), _against(report, one)) if part),
        ids=" ".join(f"[{short_id(report, finding)}]" for finding in report.findings if finding.id in one.findings),
        backing=one,
    )


def _state(report: Report, one: Backing) -> State | Literal["waived"]:
    waived = {finding.id for finding in report.findings if finding.status == "waived"}
    return "waived" if one.findings and waived.issuperset(one.findings) else one.state


def _where(report: Report, claims: Sequence[Claim]) -> str:
    letter = letters(report)
    drafts = sum(source.role == "draft" for source in report.sources)
    numbers = ", ".join(str(n) for n in dict.fromkeys(claim.span.line for claim in claims))
    return numbers if drafts == 1 else f"{letter[claims[0].source].removeprefix('draft ')}: {numbers}"


def _behind(report: Report, one: Backing) -> str:
    if not one.support:
        return ""
    letter = letters(report)
    found = sorted({(letter[claim.source], claim.span.line) for claim in (report.claim[c] for c in one.support)})
    places = ", ".join(f"{name} {line}" for name, line in found[:MOST_PLACES])
    more = f" +{len(found) - MOST_PLACES}" if len(found) > MOST_PLACES else ""
    attributed = bool(one.origins) and all_attributed(report, (report.claim[c] for c in one.support))
    rests = f", {plural(len(one.origins), 'origin')}" if attributed else ""
    return f"{plural(one.texts, 'text')}{rests}: {places}{more}"


def _against(report: Report, one: Backing) -> str:
    """What the sources have in the place of it: the value and where; the nearest words to what no source has are no such thing."""
    letter = letters(report)
    told: dict[str, None] = {}
    for finding in (f for f in report.findings if f.id in one.findings and f.rule != "unsupported"):
        for position in finding.positions:
            claims = [
                c for c in (report.claim[i] for i in position.claims if i in report.claim) if report.source[c.source].role == "source"
            ]
            if claims and not set(one.claims) & set(position.claims):
                told[f"{shortened(plain(position.value))} in {letter[claims[0].source]} {claims[0].span.line}"] = None
    return f"but {', '.join(list(told)[:MOST_AGAINST])}" if told else ""


MOST_AGAINST = 2
"""Values that stand against one thing of a draft; the finding above has all."""
MOST_PLACES = 4
"""Places of one thing that are named; the words themselves stand in the full texts."""


def shortened(value: str, most: int = 48) -> str:
    """Return a long value by its first and last words; the draft has the rest."""
    return value if len(value) <= most else f"{value[: most * 2 // 3].rpartition(' ')[0]} … {value[-most // 3 :].partition(' ')[2]}"
