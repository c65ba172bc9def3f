"""How a report is laid out in a terminal: wrapped and never cut, carets under values. The one door to rich."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck.model import Claim, Position, Verdict
from factcheck.rendering.evidence import HEADINGS, Exhibit, exhibits, letters, plain
from factcheck.report import Report

STYLE = {Verdict.CONFLICT: "bold red", Verdict.CHECK: "bold yellow", Verdict.AGREEMENT: "green", Verdict.WORKS_OUT: "cyan"}
MARK = "bold"
WIDEST_VALUE = 22
NARROWEST = 40
"""Below this many columns nothing is laid out side by side any more; lines just wrap."""
MOST_LINES = 3
"""Lines of one source named in a table; `factcheck explain` names all."""
LINE_NUMBER = 4
"""A space and as many digits as most sources need, so that quotes stand under one another."""
CONTEXT = 24
"""Characters shown on each side of a quote too long for one line."""


class Page:
    """A story's report as it is being written; text given as a string is made plain, a `Text` must be so already."""

    def __init__(self, report: Report, width: int, colour: bool = False, verbose: bool = False) -> None:
        self.report = report
        self.verbose = verbose
        self.letter = letters(report)
        self.width = max(width, NARROWEST)
        self.console = Console(
            file=io.StringIO(),
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    def line(self, text: str | Text = "", indent: int = 0, hang: int | None = None, style: str = "") -> None:
        """Write text at an indent, wrapped with the lines after the first hanging further in; nothing is ever cut."""
        body = Text(plain(text), style=style) if isinstance(text, str) else text
        hanging = indent + 2 if hang is None else hang
        if cell_len(body.plain) + indent <= self.width:
            self.console.print(Text(" " * indent) + body, soft_wrap=True)
            return
        lines = body.wrap(self.console, max(self.width - hanging, 10), overflow="fold")
        for n, part in enumerate(lines):
            part.rstrip()
            self.console.print(Text(" " * (hanging if n else indent)) + part, soft_wrap=True)

    def heading(self, verdict: Verdict, count: int, note: str = "") -> None:
        """Write a section's symbol, word and number."""
        symbol, word = HEADINGS[verdict]
        self.line()
        self.line(Text(f"{symbol} {word}  {count}", style=STYLE.get(verdict, "bold")) + Text(f"    {note}" if note else ""))

    def place(self, claim: Claim) -> str:
        """Return the source's letter and the line."""
        return f"{self.letter[claim.source]} {claim.span.line}"

    def places(self, position: Position) -> str:
        """Return where a position stands, copies in brackets."""
        return "  ".join(self._lines_of(exhibit) for exhibit in exhibits(self.report, position))

    def _lines_of(self, exhibit: Exhibit) -> str:
        lines: dict[str, list[int]] = {}
        for claim in (exhibit.claim, *exhibit.also):
            lines.setdefault(self.letter[claim.source], []).append(claim.span.line)
        own, *copies = (f"{letter} {_some(sorted(set(found)))}" for letter, found in lines.items())
        return f"{own} (= {', '.join(copies)})" if copies else own

    def rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Write rows in columns, two characters in, each cell wrapped within its own."""
        table = Table.grid(padding=(0, 2))
        for _ in rows[0] if rows else ():
            table.add_column(overflow="fold")
        for row in rows:
            table.add_row(*(plain(cell) for cell in row))
        self.console.print(Padding(table, (0, 0, 0, 2)))

    def text(self) -> str:
        """Return what was written."""
        written = self.console.file
        text = written.getvalue() if isinstance(written, io.StringIO) else ""
        return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"


def _some(lines: Sequence[int]) -> str:
    told = ", ".join(str(line) for line in lines[:MOST_LINES])
    return f"{told} +{len(lines) - MOST_LINES}" if len(lines) > MOST_LINES else told


def write_exhibit(page: Page, exhibit: Exhibit, value: str, widest: int) -> None:
    """Write the value, the place, the words in their line, and carets under the value; all of the quote, whatever its length."""
    place = page.place(exhibit.claim).ljust(max(map(len, page.letter.values())) + LINE_NUMBER)
    lead = f"{value}{' ' * (widest - cell_len(value))}   {place}   "
    if cell_len(value) > widest:
        page.line(value, indent=4)
        lead = f"{' ' * widest}   {place}   "
    if 4 + cell_len(lead) > page.width // 2:
        page.line(lead.rstrip(), indent=4)
        lead = "  "
    indent = 4 + cell_len(lead)
    window, start, end = _window(exhibit, page.width - indent)
    text = Text(window)
    text.stylize(MARK, start, end)
    notes = _notes(page, exhibit)
    lines = text.wrap(page.console, page.width - indent, overflow="fold")
    for n, part in enumerate(lines):
        page.console.print(Text(" " * indent if n else " " * 4 + lead) + part, soft_wrap=True)
        marked = [(span.start, span.end) for span in part.spans if span.style == MARK]
        if not marked:
            continue
        before = cell_len(part.plain[: marked[0][0]])
        carets = " " * before + "^" * max(cell_len(part.plain[marked[0][0] : marked[-1][1]].rstrip()), 1)
        page.console.print(Text(" " * indent + carets), soft_wrap=True)
    if notes:
        page.line(notes, indent=indent, hang=indent + 2, style="dim")


def _notes(page: Page, exhibit: Exhibit) -> str:
    said = [f"says {' ← '.join(exhibit.claim.said_by)}"] if exhibit.claim.said_by else []
    firm = [] if exhibit.claim.modality == "asserted" else [str(exhibit.claim.modality)]
    same = [f"same in {', '.join(page.place(c) for c in exhibit.also)}"] if exhibit.also else []
    return " · ".join([*said, *firm, *same])


def _window(exhibit: Exhibit, width: int) -> tuple[str, int, int]:
    """Return the quote with as much of its line as fits, and where the value stands in it."""
    text, span = exhibit.source.text, exhibit.claim.span
    line_start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    ends = [at for at in (text.find("\n", span.end), text.find("\r", span.end)) if at >= 0]
    line_end = min(ends, default=len(text))
    room = max(width - (span.end - span.start) - 2, 0) or 2 * CONTEXT
    before = min(span.start - line_start, max(room // 2, room - (line_end - span.end)))
    first = _whole_word(text, span.start - before, line_start, span.start)
    last = min(line_end, span.end + room - before)
    while last < line_end and last > span.end and not text[last].isspace():
        last -= 1
    front, back = "…" if first > line_start else "", "…" if last < line_end else ""
    moved = len(front) - first
    return front + plain(text[first:last]) + back, exhibit.start + moved, exhibit.end + moved


def _whole_word(text: str, at: int, line_start: int, stop: int) -> int:
    if at == line_start:
        return at
    while at < stop and not text[at - 1].isspace():
        at += 1
    return at
