"""Plain text: an article as it was copied from its page, with or without fields above it between lines of ---."""

from __future__ import annotations

from factcheck.model import Skipped
from factcheck.readers import Document, Reader
from factcheck.text.dateline import read_date
from factcheck.text.front_matter import front_matter
from factcheck.text.furniture import set_aside
from factcheck.text.lines import lines


def read(text: str) -> Document:
    """Return the article's lines, the furniture, and the fields above them."""
    fields, start = front_matter(text)
    blocks, skipped = set_aside(text, lines(text, start))
    above = tuple(Skipped(start=line.start, end=line.end, reason="front matter") for line in lines(text[:start]))
    published = fields.get("published")
    return Document(
        blocks=blocks,
        skipped=(*above, *skipped),
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        url=fields.get("url"),
        published=published and read_date(published),
    )


READER = Reader(suffixes=(".txt", ".text"), sniff=lambda _: True, read=read)
