"""A picture: sources, people, events and values in columns, a line for each claim, conflicts in red dashes.

Only claims that a finding compares are drawn, since all of them would fill a wall; pointing at a line shows the words, who
says so and how firmly. Everything is placed by rule, row after row: one story gives one picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from factcheck.model import Claim, Finding, Source, Verdict
from factcheck.rendering.evidence import plain
from factcheck.spoken import Spoken

COLUMNS = (("Sources", 20, 170), ("People, organisations, places", 290, 210), ("Events", 560, 210), ("Values", 850, 290))
"""Heading, left edge and width of each column."""
WIDTH = 1160
ROW, BOX, TOP, FOOT, GAP = 30, 22, 76, 56, 10
LETTERS = 0.15
"""Characters that fit in a pixel of a box."""

SOURCES = ("#0072B2", "#009E73", "#8A6BB8", "#56818F", "#7A5C00", "#CC79A7", "#3D3D3D")
"""Told apart by the colour-blind too; none is the red of a conflict."""
LINES = {
    Verdict.CONFLICT: ('stroke="#C4271B" stroke-width="2.5" stroke-dasharray="8 4"', "conflict"),
    Verdict.CHECK: ('stroke="#D98E04" stroke-width="2" stroke-dasharray="2 3"', "to check"),
}
"""How a claim's line looks if a finding of this verdict holds it, and what the legend says."""


@dataclass
class _Row:
    """One value of one subject, with the claims that say so."""

    label: str
    y: int = 0
    claims: list[Claim] = field(default_factory=list)


@dataclass
class _Subject:
    """A person or event with its values; `column` is where it is drawn."""

    label: str
    column: int
    rows: dict[str, _Row] = field(default_factory=dict)

    @property
    def y(self) -> int:
        ys = [row.y for row in self.rows.values()]
        return (ys[0] + ys[-1]) // 2

    @property
    def claims(self) -> list[Claim]:
        return [claim for row in self.rows.values() for claim in row.claims]


@dataclass(frozen=True)
class Drawing:
    """What is drawn: claims of sources, and what each speaks of."""

    title: str
    sources: Mapping[str, Source]
    claims: Sequence[Claim]
    spoken: Mapping[str, Spoken]
    findings: Sequence[Finding]


def svg(story: Drawing) -> str:
    """Return the picture as SVG, without scripts and with nothing to fetch."""
    marked = _marked(story.findings)
    drawn = [claim for claim in story.claims if claim.id in marked] or list(story.claims)
    subjects = _placed(story, drawn, marked)
    last = max((row.y for subject in subjects for row in subject.rows.values()), default=TOP)
    height = max(last, TOP + ROW * len(story.sources)) + FOOT
    places = _sources(story, last)
    note = f"{len(drawn)} of {len(story.claims)} claims: those that findings compare; the other formats have all"
    name = plain(story.title) or "Story"
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="Helvetica, Arial, sans-serif" font-size="12">',
        f"<title>{escape(name)}: who says what</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>',
        f'<text x="20" y="28" font-size="18" font-weight="bold">{escape(_shortened(name, WIDTH // 10))}</text>',
        *(f'<text x="{x}" y="{TOP - 24}" font-weight="bold" fill="#555555">{heading}</text>' for heading, x, _ in COLUMNS),
        *_lines(story, subjects, places, marked),
        *_boxes(story, subjects, places, marked),
        *_legend(height, note),
        "</svg>",
    )
    return "\n".join(parts) + "\n"


def _marked(findings: Sequence[Finding]) -> Mapping[str, Verdict]:
    """The claims that findings compare, each with the gravest verdict on it."""
    order = list(Verdict)
    found: dict[str, Verdict] = {}
    for finding in sorted(findings, key=lambda f: order.index(f.verdict), reverse=True):
        if finding.verdict is not Verdict.SINGLE_SOURCE:
            found |= {claim: finding.verdict for position in finding.positions for claim in position.claims}
    return found


def _placed(story: Drawing, drawn: Sequence[Claim], marked: Mapping[str, Verdict]) -> list[_Subject]:
    """Subjects from the most contested to the least spoken of, their values on rows of their own."""
    found: dict[str, _Subject] = {}
    for claim in drawn:
        key, subject = _subject(story.spoken[claim.id])
        value = f"{claim.predicate}: {'not ' if claim.polarity == 'negated' else ''}{claim.value.show()}"
        found.setdefault(key, subject).rows.setdefault(value, _Row(value)).claims.append(claim)

    def rank(item: tuple[str, _Subject]) -> tuple[int, int, int, str]:
        key, subject = item
        contested = sum(marked.get(c.id) is Verdict.CONFLICT for c in subject.claims)
        return subject.column, -contested, -len(subject.claims), key

    y, placed = TOP, []
    for _, subject in sorted(found.items(), key=rank):
        subject.rows = dict(sorted(subject.rows.items()))
        for row in subject.rows.values():
            row.y = y
            y += ROW
        y += GAP
        placed.append(subject)
    return placed


def _subject(spoken: Spoken) -> tuple[str, _Subject]:
    return spoken.key, _Subject(spoken.label, 1 if spoken.kind == "entity" else 2)


def _sources(story: Drawing, last: int) -> Mapping[str, tuple[int, str]]:
    """Each source's row and colour, spread over the height of the picture."""
    step = max((last - TOP) // max(len(story.sources) - 1, 1), ROW)
    return {source: (TOP + n * step, SOURCES[n % len(SOURCES)]) for n, source in enumerate(sorted(story.sources))}


def _lines(
    story: Drawing, subjects: Sequence[_Subject], places: Mapping[str, tuple[int, str]], marked: Mapping[str, Verdict]
) -> Iterator[str]:
    for subject in subjects:
        said: dict[str, list[Claim]] = defaultdict(list)
        for claim in subject.claims:
            said[claim.source].append(claim)
        left, right = COLUMNS[subject.column][1], COLUMNS[subject.column][1] + COLUMNS[subject.column][2]
        for source, claims in sorted(said.items()):
            y, colour = places[source]
            told = f"{story.sources[source].outlet} on {subject.label}: {len(claims)}"
            yield _line((COLUMNS[0][1] + COLUMNS[0][2], y), (left, subject.y), f'stroke="{colour}" stroke-opacity="0.45"', told)
        for row in subject.rows.values():
            for n, claim in enumerate(row.claims):
                y = row.y - (len(row.claims) - 1) * 3 // 2 + 3 * n if len(row.claims) <= 6 else row.y
                plain_line = f'stroke="{places[claim.source][1]}" stroke-width="1.5"'
                style = LINES[marked[claim.id]][0] if marked.get(claim.id) in LINES else plain_line
                yield _line((right, subject.y), (COLUMNS[3][1], y), style, _told(story, claim))


def _line(start: tuple[int, int], end: tuple[int, int], style: str, told: str) -> str:
    bend = (end[0] - start[0]) // 2
    path = f"M{start[0]} {start[1]}C{start[0] + bend} {start[1]} {end[0] - bend} {end[1]} {end[0]} {end[1]}"
    return f'<path d="{path}" fill="none" {style}><title>{escape(plain(told))}</title></path>'


def _told(story: Drawing, claim: Claim) -> str:
    """Who says so, how firmly, and the words."""
    chain = " ← ".join((story.sources[claim.source].outlet, *claim.said_by))
    return f"{chain}, {claim.modality.value}, {claim.polarity.value}: “{claim.span.quote}” ({claim.source}, line {claim.span.line})"


def _boxes(
    story: Drawing, subjects: Sequence[_Subject], places: Mapping[str, tuple[int, str]], marked: Mapping[str, Verdict]
) -> Iterator[str]:
    outlets = [source.outlet for source in story.sources.values()]
    for source, (y, colour) in places.items():
        outlet = story.sources[source].outlet
        which = "draft" if story.sources[source].role == "draft" else source if outlets.count(outlet) > 1 else ""
        yield _box(0, y, f"{outlet} ({which})" if which else outlet, f'fill="#F4F6F8" stroke="{colour}" stroke-width="2"', source)
    for subject in subjects:
        shape = 'fill="#EAF2FA" stroke="#4A6A86"' if subject.column == 1 else 'fill="#F3EEFA" stroke="#6B5A8E"'
        yield _box(subject.column, subject.y, subject.label, shape)
        for row in subject.rows.values():
            verdict = min((marked[c.id] for c in row.claims if c.id in marked), key=list(Verdict).index, default=None)
            edge = LINES[verdict][0] if verdict in LINES else 'stroke="#8A8A8A"'
            yield _box(3, row.y, row.label, f'fill="#FFFFFF" {edge}')


def _box(column: int, y: int, label: str, style: str, more: str = "") -> str:
    _, x, width = COLUMNS[column]
    whole, fits = plain(label), int(width * LETTERS)
    shown = _shortened(whole, fits)
    told = f"{whole} ({more})" if more else whole
    return (
        f'<g><title>{escape(plain(told))}</title><rect x="{x}" y="{y - BOX // 2}" width="{width}" height="{BOX}" rx="4" {style}/>'
        f'<text x="{x + 8}" y="{y + 4}">{escape(shown)}</text></g>'
    )


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _legend(height: int, note: str) -> Iterator[str]:
    x, y = 20, height - 18
    for style, name in (*LINES.values(), ('stroke="#0072B2" stroke-width="1.5"', "said, in the colour of its source")):
        yield f'<path d="M{x} {y - 4}h36" fill="none" {style}/><text x="{x + 44}" y="{y}">{name}</text>'
        x += 70 + 7 * len(name)
    yield f'<text x="{WIDTH - 20}" y="{y}" text-anchor="end" fill="#555555">{escape(note)}</text>'
