"""Markdown: headings, quotations, lists and pictures are marks of the format, not words of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Block, Skipped
from factcheck.readers import Document, Reader
from factcheck.text.dateline import read_date
from factcheck.text.front_matter import front_matter
from factcheck.text.furniture import set_aside
from factcheck.text.lines import Line, lines

MARK = re.compile(r"(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+(?=[A-Z“\"]))+")
HEADING = re.compile(r"#{1,6}\s+")
NO_TEXT = re.compile(r"!?\[[^\]]*\]\([^)]*\)[.!]?|<[^>]+>|(?:[-*_=]\s*){3,}|\|.*\||\[[^\]]+\]:\s.*")
"""A picture or a link alone, a rule, a tag, a row of a table, the address of a link."""


def read(text: str) -> Document:
    """Return the article's lines without the marks before them, the furniture, and the fields above."""
    fields, start = front_matter(text)
    article, marks, titles = [], [], set()
    for line, reason in _judged(lines(text, start)):
        if reason is not None:
            marks.append(Skipped(start=line.start, end=line.end, reason=reason))
            continue
        mark = MARK.match(line.text)
        rest = line.cut(mark.end())[1] if mark else line
        if HEADING.match(line.text):
            titles.add(rest.start)
        if rest.text:
            article.append(rest)
    blocks, skipped = set_aside(text, article)
    above = (Skipped(start=line.start, end=line.end, reason="front matter") for line in lines(text[:start]))
    published = fields.get("published")
    return Document(
        blocks=tuple(_headed(block, block.start in titles) for block in blocks),
        skipped=tuple(sorted((*above, *marks, *skipped), key=lambda s: s.start)),
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        url=fields.get("url"),
        published=published and read_date(published),
    )


def _judged(given: tuple[Line, ...]) -> Iterator[tuple[Line, str | None]]:
    inside = False
    for line in given:
        fence = line.text.startswith(("```", "~~~"))
        if fence or inside:
            yield line, "listing"
        else:
            yield line, "mark of the format" if NO_TEXT.fullmatch(line.text) else None
        inside ^= fence


def _headed(block: Block, heading: bool) -> Block:
    return block.model_copy(update={"kind": "headline"}) if heading and block.kind == "body" else block


def sniff(text: str) -> bool:
    """Whether the text opens with a heading of Markdown."""
    return re.match(r"\s*#{1,6} \S", text) is not None


READER = Reader(suffixes=(".md", ".markdown"), sniff=sniff, read=read)
