"""A source's text cut where claims begin and end, line by line: what a page underlines, as a checker does on a galley."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from factcheck.model import Claim, Finding, Source
from factcheck.rendering.evidence import plain


class Piece(NamedTuple):
    """A stretch of one line with the same claims on all of it."""

    text: str
    skipped: bool
    """Whether it was set aside as page furniture."""
    claims: tuple[Claim, ...]
    begins: tuple[str, ...]
    """Ids of the claims that begin here: each claim begins once."""
    finding: Finding | None
    """The gravest finding that rests on one of the claims."""


class TextLine(NamedTuple):
    """A line that is not blank."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def is_furniture(self) -> bool:
        """Whether nothing of it is of the article."""
        return all(piece.skipped for piece in self.pieces)


def text_lines(source: Source, claims: Sequence[Claim], gravest: Mapping[str, Finding]) -> Iterator[TextLine]:
    """Yield a source's lines; `gravest` holds the finding by which a claim is marked, by the claim's id."""
    ordered = sorted((c for c in claims if c.source == source.id), key=lambda c: (c.span.start, c.span.end, c.id))
    furniture = sorted((s.start, s.end) for s in source.skipped)
    start = first = aside = 0
    for number, line in enumerate(source.text.split("\n"), start=1):
        end = start + len(line)
        while first < len(ordered) and ordered[first].span.end <= start:  # a longer one behind it may be past too: it cuts nothing
            first += 1
        while aside < len(furniture) and furniture[aside][1] <= start:
            aside += 1
        if line.strip():
            near = _until(ordered, first, end)
            skipped = [(s, e) for s, e in furniture[aside : aside + NEAREST] if s < end]
            yield TextLine(number, tuple(_pieces(source.text, start, end, near, skipped, gravest)))
        start = end + 1


NEAREST = 50
"""Stretches of furniture that one line can touch; there is seldom more than one."""


def _until(ordered: Sequence[Claim], first: int, end: int) -> list[Claim]:
    return list(takewhile(lambda claim: claim.span.start < end, islice(ordered, first, None)))


def _pieces(
    text: str, start: int, end: int, claims: Sequence[Claim], skipped: Sequence[tuple[int, int]], gravest: Mapping[str, Finding]
) -> Iterator[Piece]:
    edges = {at for c in claims for at in (c.span.start, c.span.end)} | {at for stretch in skipped for at in stretch}
    for left, right in pairwise(sorted({start, end, *(at for at in edges if start < at < end)})):
        on = tuple(c for c in claims if c.span.start <= left and right <= c.span.end)
        found = [gravest[c.id] for c in on if c.id in gravest]
        yield Piece(
            text=plain(text[left:right]),
            skipped=any(s <= left and right <= e for s, e in skipped),
            claims=on,
            begins=tuple(c.id for c in on if c.span.start == left),
            finding=min(found, key=lambda f: RANK.index(f.verdict.value)) if found else None,
        )


RANK = ("conflict", "check", "works-out", "agreement", "single-source")
