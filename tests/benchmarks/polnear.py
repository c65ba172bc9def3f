"""Who says the direct quotes of PolNeAR: `python -m tests.benchmarks.polnear FOLDER [--show]`, FOLDER with polnear.jsonl."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from factcheck.model import Block, Source
from factcheck.text.parse import parse
from factcheck.text.quotes import Quote, find_quotes
from factcheck.text.speech import words

MARKS = "“”\"‘’'"


def as_source(name: str, text: str) -> Source:
    blocks = tuple(Block(start=m.start(), end=m.end(), kind="body") for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Source(id=name, path=name, sha256="", text=text, outlet=name, blocks=blocks)


def gold_quotes(text: str, row: dict[str, Any]) -> list[tuple[int, int]]:
    """The stretches between marks in an attribution's content."""
    pieces = [(s + m.start(), s + m.end()) for s, e in row["content"] for m in re.finditer(r"[“\"][^”\"“]+[”\"]", text[s:e])]
    return [(s + 1, e - 1) for s, e in pieces]


def is_direct(text: str, row: dict[str, Any]) -> bool:
    """Whether all of the content stands in quotation marks."""
    said = [text[s:e].strip(" .,;:") for s, e in row["content"]]
    return all(s[:1] in '“"' and s[-1:] in '”"' and s[:-1].strip() for s in said)


def right(text: str, row: dict[str, Any], quote: Quote | None) -> bool:
    """Whether our speaker touches theirs; a "who" is its noun, and some rows have speaker and cue changed over."""
    if quote is None or quote.speaker is None:
        return False
    start, end = quote.speaker
    swapped = row["source_text"].lower() in ("said", "says") or row["source_text"].lower() in words("say")
    for s, e in row["cue"] if swapped else row["source"]:
        if start < e and s < end:
            return True
        if text[s:e].lower() in ("who", "which") and 0 <= s - end < 60 and "." not in text[end:s]:
            return True
    return False


def main(folder: Path, show: bool) -> None:
    counts: Counter[str] = Counter()
    for line in (folder / "polnear.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        quotes = find_quotes(parse(as_source(document["id"], text)))
        for row in document["attributions"]:
            for start, end in gold_quotes(text, row) if row["source"] else []:
                kind = "direct" if is_direct(text, row) else "mixed"
                ours = next((q for q in quotes if q.start < end and start < q.end), None)
                good = right(text, row, ours)
                counts[kind] += 1
                counts[f"{kind} right"] += good
                counts[f"{kind} named"] += ours is not None and ours.speaker is not None
                if show and not good:
                    got = text[slice(*ours.speaker)] if ours and ours.speaker else ours and ours.kind
                    print(f"{kind}: want {row['source_text']!r} got {got!r}\n    {text[max(0, start - 120) : end + 80]!r}")
    for kind in ("direct", "mixed"):
        named, good, total = counts[f"{kind} named"], counts[f"{kind} right"], counts[kind]
        print(f"{kind} quotes: {total}; speaker right {good} = {good / total:.1%}; of {named} named {good / max(1, named):.1%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--show" in sys.argv)
