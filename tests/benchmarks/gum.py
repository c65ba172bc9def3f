"""Named persons found in GUM's texts: `python tests/benchmarks/gum.py FOLDER` prints precision, recall and F1 of their names.

GUM marks whole noun phrases ("author Ana Orr, who wrote it") and calls every one "name" that holds a proper noun, so that
"a native of Vale" is one too. We compare the name inside: what follows titles, trades and possessors and stands before the
first comma, bracket or relative clause. A phrase whose last word there is no capital, one headed by a bare title ("the
President") or by the name of a people ("Americans") names nobody, and is left out. Hyphens that GUM prints between spaces
are closed up first, as no newspaper prints them so.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from factcheck.model import Block, EntityKind, Source
from factcheck.text.mentions import find_mentions
from factcheck.text.name_words import words
from factcheck.text.parse import parse

PHRASE_ENDS = re.compile(r"[,;(\[—\n]|\s(?:who|whom|whose|which|that|born|of|from|at|in|for|to|as|with|then|by|on|himself|herself)\s|\s-\s")
CAPITALS = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|bin|al|el)\s+)*[\"“]?[A-ZÀ-Þ][\w.'’\"”-]*)*"
)
LISTED = re.compile(r"(?: and| &) (?=[A-Z])")
PEOPLES = re.compile(
    r"(?:^|\s)(?:Muslim|Jew|Arab|Christian|Hebrew|Huguenot|Democrat|Republican|Texan|Indian|Member|Reader|Critic|Senator|Congressm[ae]n)s?$"
)
"""Faiths, parties and ranks in the plural, which GUM marks as persons."""


def blocks(text: str) -> tuple[Block, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Block(start=start, end=start + len(line), kind="body"))
        start += len(line) + 1
    return tuple(found)


def closed_up(text: str) -> tuple[str, list[int]]:
    """Return the text without the spaces round hyphens, and where each old offset has gone."""
    spaces = {at for m in re.finditer(r"(?<=\w)( ?)-( ?)(?=\w)", text) for at in (m.start(), m.end() - 1) if text[at] == " "}
    moved, gone = [], 0
    for at in range(len(text) + 1):
        moved.append(at - gone)
        gone += at in spaces
    return "".join(c for at, c in enumerate(text) if at not in spaces), moved


def core(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the name inside a marked phrase stands; None where the phrase names nobody."""
    phrase = text[start:end]
    ends = PHRASE_ENDS.search(phrase, 1)
    phrase = re.sub(r"(?:['’]s|[’'])?[\s.]*$", "", phrase[: ends.start()] if ends else phrase)
    if LISTED.search(phrase) or phrase.lower().startswith(("of ", "for ", "in ")):
        return None
    rows = [m for m in CAPITALS.finditer(phrase) if m.end() == len(phrase)]
    if not rows:
        return None
    begin = rows[0].start()
    for possessor in re.finditer(r"['’]s?\s+", phrase[begin:]):
        begin = rows[0].start() + possessor.end()
    row = phrase[begin:].split()
    for at, word in enumerate(row[:-1]):
        if word.rstrip(".") in words().titles:
            begin = len(phrase) - len(" ".join(row[at + 1 :]))
    while (word := phrase[begin:].split()[0]).rstrip(".") in words().titles | words().demonyms | {"The", "A", "An"}:
        if len(phrase[begin:].split()) == 1:
            return None
        begin += len(word) + 1
    name = phrase[begin:]
    people = name.removesuffix("s") in words().demonyms or name in words().demonyms or PEOPLES.search(name)
    return None if people or not name[0].isupper() else (start + begin, start + len(phrase))


def texts(folder: str) -> Iterator[tuple[str, Source, set[tuple[int, int]]]]:
    for line in (Path(folder) / "gum.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, moved = closed_up(row["text"])
        marked = [core(text, moved[m[0]], moved[m[1]]) for m in row["mentions"] if m[2] == "person" and m[4] == "name"]
        yield (
            row["id"],
            Source(id=row["id"], path=row["id"], sha256="0", text=text, outlet="GUM", blocks=blocks(text)),
            {m for m in marked if m},
        )


def main(folder: str) -> None:
    right, said, wanted = Counter[str](), Counter[str](), Counter[str]()
    for name, source, gold in texts(folder):
        ours = {(m.start, m.end) for m in find_mentions(parse(source)) if m.form == "name" and m.kind is EntityKind.PERSON}
        for genre in (name.split("_")[1], "all"):
            right[genre] += len(gold & ours)
            said[genre] += len(ours)
            wanted[genre] += len(gold)
    for genre in sorted(wanted):
        p, r = right[genre] / max(said[genre], 1), right[genre] / max(wanted[genre], 1)
        print(f"{genre:10} precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}  of {wanted[genre]}")


if __name__ == "__main__":
    main(sys.argv[1])
