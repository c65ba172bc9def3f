"""How long extraction takes beside spaCy's own time on the same text, and whether memory stays flat.

    python -m tests.benchmarks.speed gva_stories.dev.jsonl [ARTICLES]      # articles of a JSON-lines file of stories
    python -m tests.benchmarks.speed --long gva_stories.dev.jsonl MEGABYTES  # one text of that length, made of the articles
    python -m tests.benchmarks.speed --story gva_stories.dev.jsonl [ARTICLES]  # articles as one story: who is who against the parse

spaCy's time is that of its model alone, measured on every tenth article right before extraction reads it, so that what
else the machine does falls on both.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from factcheck.extract import extract
from factcheck.independence import independence
from factcheck.model import Source
from factcheck.resolve import resolve
from factcheck.resolve.events import build_skeleton
from factcheck.text.parse import LEVEL, _model
from tests.made import source

SAMPLED = 10
SHOWN = (100, 500, 1_000)


def articles(path: Path, most: int) -> Iterator[Source]:
    """Yield the articles of the stories, every line of them body text, from the first again where there are too few."""
    stories = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = cycle(document for story in stories for document in story["documents"])
    for n, document in enumerate(islice(documents, most), 1):
        yield source(document["text"], f"s{n}", document.get("date"))


def spacy_alone(article: Source) -> None:
    """Run the model over the article's lines as extraction does, and keep nothing of it."""
    lines = (article.text[block.start : block.end].translate(LEVEL) for block in article.blocks)
    for _ in _model().pipe(lines):
        pass


def resident() -> int:
    """Return the most memory the process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def rate(path: Path, most: int) -> None:
    """Print articles a second, the ratio to the parse, and the memory on the way."""
    extract(source("She spoke.", "warm"))
    parsed = sampled = whole = 0.0
    characters = claims = 0
    several = list(articles(path, most))
    for n, article in enumerate(several, 1):
        began = process_time()
        if n % SAMPLED == 0:
            spacy_alone(article)
        between = process_time()
        claims += len(extract(article).claims)
        took = process_time() - between
        whole += took
        characters += len(article.text)
        if n % SAMPLED == 0:
            parsed += between - began
            sampled += took
        if n in SHOWN or n == len(several):
            print(f"{n:5} articles, {characters / 1e6:.2f} MB, {claims} claims: {n / whole:.1f} a second, {resident()} MB held")
    print(f"extraction takes {sampled / parsed:.2f} times as long as spaCy alone" if parsed else "too few articles for a ratio")


def story(path: Path, most: int) -> None:
    """Print how long it takes to tie the mentions and events of that many articles, read as one story, beside their parse."""
    several = list(articles(path, most))
    extract(source("She spoke.", "warm"))
    began = process_time()
    for article in several:
        spacy_alone(article)
    between = process_time()
    readings = [extract(article) for article in several]
    group = independence(several).group
    read = process_time()
    build_skeleton(readings, several, resolve(readings, several), group)
    ended = process_time()
    mentions = sum(len(r.mentions) + len(r.events) + len(r.happenings) for r in readings)
    print(
        f"{len(several)} articles, {mentions} mentions: spaCy {between - began:.1f} s, extraction and sameness {read - between:.1f} s, "
        f"resolution {ended - read:.1f} s ({(ended - read) / (between - began):.2f} times spaCy)"
    )


def long(path: Path, megabytes: float) -> None:
    """Print how long one text of this length takes."""
    lines = "\n".join(article.text for article in articles(path, 700)).splitlines()
    size, kept = 0, []
    while size < megabytes * 1e6:
        for line in lines:
            kept.append(line)
            size += len(line) + 1
            if size >= megabytes * 1e6:
                break
    article = source("\n".join(kept), "long")
    began = process_time()
    spacy_alone(article)
    between = process_time()
    reading = extract(article)
    ended = process_time()
    print(
        f"{len(article.text) / 1e6:.1f} MB: spaCy {between - began:.1f} s, extraction {ended - between:.1f} s "
        f"({(ended - between) / (between - began):.2f} times), {len(reading.claims)} claims, {resident()} MB held"
    )


if __name__ == "__main__":
    if sys.argv[1] == "--long":
        long(Path(sys.argv[2]), float(sys.argv[3]))
    elif sys.argv[1] == "--story":
        story(Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 50)
    else:
        rate(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)
