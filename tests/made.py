"""Sources and stories made of a few sentences, for the cases of predicates and rules."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

from factcheck.desk_rows import NO_ROWS, DeskRows
from factcheck.extract import extract
from factcheck.graph import StoryGraph
from factcheck.independence import independence
from factcheck.model import Block, Published, Reading, Source
from factcheck.pipeline import link

KINDS: dict[str, Literal["headline", "caption"]] = {"# ": "headline", "^ ": "caption"}


def source(text: str, name: str = "a", published: str | None = None, outlet: str | None = None, role: str = "source") -> Source:
    """Return a source whose every line is body text, but for a headline after "# " and a caption after "^ "."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            kind = KINDS.get(line[:2], "body")
            blocks.append(Block(start=at + 2 * (kind != "body"), end=at + len(line.rstrip()), kind=kind))
        at += len(line)
    return Source(
        id=name,
        path=f"sources/{name}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        role="draft" if role == "draft" else "source",
        outlet=outlet or name.upper(),
        published=Published(edtf=published, basis="given" if published else "unknown"),
        blocks=tuple(blocks),
    )


def reading(text: str, published: str | None = None) -> Reading:
    """Return what one made source says."""
    return extract(source(text, published=published))


def story(texts: Mapping[str, str], published: Mapping[str, str] | str | None = None, rows: DeskRows = NO_ROWS) -> StoryGraph:
    """Return the graph of made sources; `published` is one day for all, or one a source; "draft" is the draft."""
    day = published.get if isinstance(published, Mapping) else (lambda _name: published)
    sources = [source(text, name, day(name), role="draft" if name == "draft" else "source") for name, text in sorted(texts.items())]
    return link(sources, [extract(s) for s in sources], independence(sources), rows)
