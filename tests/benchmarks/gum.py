"""Named persons found in GUM's texts: `python tests/benchmarks/gum.py FOLDER` prints precision, recall and F1 of their spans."""

import json
import sys
from pathlib import Path

from factcheck.model import Block, EntityKind, Source
from factcheck.text.mentions import find_mentions
from factcheck.text.names import words
from factcheck.text.parse import parse


def blocks(text: str) -> tuple[Block, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Block(start=start, end=start + len(line), kind="body"))
        start += len(line) + 1
    return tuple(found)


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A gold span takes titles and the possessive in; ours does neither."""
    for tail in ("'s", "’s"):
        end -= len(tail) if text[start:end].endswith(tail) else 0
    while " " in text[start:end] and text[start:end].split()[0].rstrip(".") in words().titles:
        start += len(text[start:end].split()[0]) + 1
    return start, end


def main(folder: str) -> None:
    right = said = wanted = 0
    for line in (Path(folder) / "gum.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        gold = {core(text, m[0], m[1]) for m in row["mentions"] if m[2] == "person" and m[4] == "name"}
        source = Source(id=row["id"], path=row["id"], sha256="0", text=text, outlet="GUM", blocks=blocks(text))
        ours = {(m.start, m.end) for m in find_mentions(parse(source)) if m.form == "name" and m.kind is EntityKind.PERSON}
        right, said, wanted = right + len(gold & ours), said + len(ours), wanted + len(gold)
    print(f"precision {right / said:.3f}  recall {right / wanted:.3f}  F1 {2 * right / (said + wanted):.3f}  of {wanted}")


if __name__ == "__main__":
    main(sys.argv[1])
