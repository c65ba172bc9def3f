"""Show the sources of a story: dates, copies, agencies, and what was set aside.

Read this before believing an agreement: a copy counts once, and a date that was inferred moves every "last October".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli import DRAFT, STORY
from factcheck.errors import Exit

if TYPE_CHECKING:
    from factcheck.independence import Independence
    from factcheck.model import Source

BASIS = {
    "given": "given",
    "found": "found on the page",
    "same-text": "taken from the same text",
    "inferred": "inferred from its weekday and the story's dates",
    "unknown": "",
}
LONGEST_SHOWN = 100


@click.command(name="sources")
@STORY
@DRAFT
@click.option("--skipped", is_flag=True, help="List every line that was set aside as page furniture, with the reason.")
def COMMAND(story: tuple[Path, ...], draft: Path | None, skipped: bool) -> None:  # noqa: N802 - the constant by which the folder finds it
    """Show the sources of a story: dates, copies, agencies, and what was set aside."""
    from factcheck.desk import stories_of  # noqa: PLC0415 - as below
    from factcheck.independence import date_sources, independence  # noqa: PLC0415 - --help must not pay for the readers
    from factcheck.readers import read_source  # noqa: PLC0415 - as above
    from factcheck.rendering.evidence import plain  # noqa: PLC0415 - as below
    from factcheck.story import load_story  # noqa: PLC0415 - as above

    empty = True
    for paths in stories_of(story):
        loaded = load_story(paths, draft)
        sources = date_sources([read_source(loaded.root / entry.path, entry, loaded.options.largest_source) for entry in loaded.entries])
        click.echo(plain(f"{loaded.title or loaded.root.resolve().name}: {_count(len(sources), 'source')}"))
        for line in _story(sources, independence(sources), skipped):
            click.echo(plain(line))
        for file in loaded.skipped:
            click.echo(plain(f"  not read: {file.path}: {file.reason}"))
        empty = empty and not sources
    click.get_current_context().exit(Exit.NOTHING_COMPARED if empty else Exit.CLEAN)


def _story(sources: Sequence[Source], found: Independence, skipped: bool) -> Iterator[str]:
    from factcheck.text.lines import line_number  # noqa: PLC0415 - --help must not pay for it

    for source in sources:
        when = source.published.edtf or "undated"
        basis = BASIS[source.published.basis]
        role = ", draft" if source.role == "draft" else ""
        yield f"  {source.id}  {source.outlet}{role} · {when}{f' ({basis})' if basis else ''} · {source.path}"
        if wire := found.wire.get(source.id):
            yield f"      credits {', '.join(wire)}"
        yield f"      {_count(len(source.blocks), 'line')} read, {len(source.skipped)} set aside"
        if skipped:
            aside = ((line_number(source.text, s.start), s.reason, _short(source.text[s.start : s.end])) for s in source.skipped)
            yield from (f"      {line:>5}  {reason}: {shown}" for line, reason, shown in aside)
    yield from _pairs(found)
    groups = len({found.group[s.id] for s in sources if s.role == "source"})
    yield f"  {_count(groups, 'independent text')}"


def _pairs(found: Independence) -> Iterator[str]:
    from factcheck.independence import REWORDED  # noqa: PLC0415 - --help must not pay for the readers

    for alike in found.likeness:
        share = f"{alike.containment:.0%} of the shorter, {sum(p.words for p in alike.passages)} words in shared passages"
        if alike.same:
            yield f"  = {alike.source} and {alike.other} are one text: {share}"
        elif (alike.source, alike.other) in found.perhaps_one_origin:
            order = f", {alike.in_order:.0%} of its longer words in one order" if alike.in_order >= REWORDED else ""
            yield f"  ? {alike.source} and {alike.other}: perhaps one origin: {share}{order}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(text: str) -> str:
    one_line = "".join(c if c.isprintable() else " " for c in text)
    return one_line if len(one_line) <= LONGEST_SHOWN else one_line[: LONGEST_SHOWN - 1] + "…"
