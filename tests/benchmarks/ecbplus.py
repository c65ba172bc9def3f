"""Who and what is one across articles of a story, on ECB+: `python tests/benchmarks/ecbplus.py FOLDER` prints B-cubed.

Scored over the marked mentions of people (HUMAN), places (LOC) and events (ACTION). The texts are read as the program reads
a file, but for the spaces that their tokens are printed with. A marked mention is answered by ours whose words end where its
noun does ("in a shop in Osby" by "a shop"), or by the event that begins or ends in it; one that we do not see is a cluster
of its own. The last line says over how many of the articles that tell of a story's main event (the one that most tell of)
our largest cluster of it reaches, and in how many stories that is 80%.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from factcheck.extract import extract
from factcheck.independence import independence
from factcheck.model import Published, Reading, Source
from factcheck.pipeline import link
from factcheck.readers.text import read
from factcheck.resolve import Entities

SPACED = re.compile(
    r"""(?<=\d)\s?-\s?years?\s?-\s?olds?\b
    | \b(?:co|re|mid|ex|self|non|anti)\s-\s(?=[a-z])
    | (?<=[a-z]{3})\s-\s(?=[a-z]{3})""",
    re.VERBOSE,
)
"""Hyphens printed between spaces: "a 61 - year - old", "co - workers", "court - mandated"."""

OPENS = re.compile(
    r"(?:in front of|in|at|on|near|from|off|into|to|outside|inside|across|through|along|around|between|of|by|down)\s", re.IGNORECASE
)
FOLLOWS = re.compile(r",|['’]s?\Z|\.\Z|\s(?:in|of|at|on|near|from|off|where|who|which|that|outside|inside|along|between|for|with|just)\s")

KINDS = {"HUMAN": "people", "LOC": "places", "ACTION": "actions"}
Place = tuple[str, int, int]


def as_printed(row: dict) -> dict:
    """Return the story as a newspaper prints it: hyphens closed up, real quotation marks; the marked places move with the text."""
    documents = []
    for document in row["documents"]:
        text, moved = closed_up(document["text"])
        marked = [m | {"start": moved[m["start"]], "end": moved[m["end"]]} for m in document["mentions"]]
        documents.append(document | {"text": text, "mentions": marked})
    return row | {"documents": documents}


def closed_up(text: str) -> tuple[str, list[int]]:
    """Return the text without the spaces that its tokens were printed with, and where each old offset has gone."""
    text = text.replace("``", "“ ").replace("''", "” ")
    gone = {at for m in SPACED.finditer(text) for at in range(m.start(), m.end()) if text[at] == " "}
    moved, so_far = [], 0
    for at in range(len(text) + 1):
        moved.append(at - so_far)
        so_far += at in gone
    return "".join(c for at, c in enumerate(text) if at not in gone), moved


def sources(row: dict) -> list[Source]:
    return [
        Source(id=d["id"], path=d["id"], sha256="0", text=d["text"], outlet=d["id"], published=Published(), blocks=read(d["text"]).blocks)
        for d in row["documents"]
    ]


def b_cubed(gold: Mapping[Place, str], said: Mapping[Place, str]) -> tuple[float, float, float]:
    """Return precision and recall of clusters and their F1; what nobody answered is alone."""
    wanted, given = defaultdict(set), defaultdict(set)
    for place, cluster in gold.items():
        wanted[cluster].add(place)
        given[said.get(place, place)].add(place)
    shared = {p: len(wanted[gold[p]] & given[said.get(p, p)]) for p in gold}
    precision = sum(n / len(given[said.get(p, p)]) for p, n in shared.items()) / max(len(gold), 1)
    recall = sum(n / len(wanted[gold[p]]) for p, n in shared.items()) / max(len(gold), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def answers(row: dict) -> dict[Place, str]:
    """Return the entity or event of each marked mention, where the program has one."""
    documents = sources(row)
    return linked(row, documents, [extract(s) for s in documents])


def linked(row: dict, documents: Sequence[Source], readings: Sequence[Reading]) -> dict[Place, str]:
    graph = link(documents, readings, independence(documents))
    found: dict[Place, str] = {}
    for reading, document in zip(readings, row["documents"], strict=True):
        told = (*reading.events, *reading.happenings)
        for marked in document["mentions"]:
            place = (reading.source, marked["start"], marked["end"])
            if marked["type"].startswith("ACTION"):
                event = next(
                    (e for e in told if marked["start"] <= e.start < marked["end"] or marked["start"] < e.end <= marked["end"]), None
                )
                node = None if event is None else graph.skeleton.node(reading.source, event.id)
                answer = None if node is None else node.id
            else:
                answer = _entity(reading, graph.entities, place, document["text"][place[1] : place[2]])
            if answer is not None:
                found[place] = answer
    return found


def _head(text: str) -> tuple[int, int]:
    """Where the words stand that a marked phrase turns on: after a preposition, before what follows the noun."""
    opens = OPENS.match(text)
    start = opens.end() if opens else 0
    ends = FOLLOWS.search(text, start + 1)
    return start, ends.start() if ends else len(text)


def _entity(reading: Reading, entities: Entities, place: Place, text: str) -> str | None:
    """Return the entity of ours whose words end where the marked phrase's noun does: "a shop" for "in a shop in Osby"."""
    start, end = (place[1] + at for at in _head(text))
    holding = [m for m in reading.mentions if m.start < end <= m.end]
    for mention in sorted(holding, key=lambda m: (abs(m.start - start) + abs(m.end - end), m.start)):
        entity = entities.of(reading.source, mention.id)
        if entity is not None:
            return entity.id
    return None


def reach(gold: Mapping[Place, str], said: Mapping[Place, str]) -> tuple[int, int]:
    """Return how many articles our largest cluster of the main event reaches, and how many tell of it."""
    articles: dict[str, set[str]] = defaultdict(set)
    for place, cluster in gold.items():
        articles[cluster].add(place[0])
    main = max(sorted(articles), key=lambda c: len(articles[c]))
    ours: dict[str, set[str]] = defaultdict(set)
    for place, cluster in gold.items():
        if cluster == main and place in said:
            ours[said[place]].add(place[0])
    return max((len(a) for a in ours.values()), default=0), len(articles[main])


def main(folder: str, stories: Sequence[str]) -> None:
    totals: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    seen: Counter[str] = Counter()
    reached: list[tuple[int, int]] = []
    for line in (Path(folder) / "ecbplus.dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = as_printed(json.loads(line))
        if stories and row["id"] not in stories:
            continue
        said = answers(row)
        for prefix, kind in KINDS.items():
            gold = {
                (d["id"], m["start"], m["end"]): m["cluster"]
                for d in row["documents"]
                for m in d["mentions"]
                if m["type"].startswith(prefix)
            }
            if not gold:
                continue
            precision, recall, _ = b_cubed(gold, said)
            totals[kind].append((precision, recall, len(gold)))
            seen[kind] += sum(p in said for p in gold)
            if kind == "actions" and len(row["documents"]) > 1:
                reached.append(reach(gold, said))
    for kind in sorted(totals):
        number = sum(n for _, _, n in totals[kind])
        precision, recall = (sum(t[i] * t[2] for t in totals[kind]) / number for i in (0, 1))
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{kind:8} precision {precision:.3f}  recall {recall:.3f}  B-cubed F1 {f1:.3f}  of {number}, {seen[kind]} of them answered")
    got, told = (sum(r[i] for r in reached) for i in (0, 1))
    whole = sum(r >= 0.8 * t for r, t in reached)
    print(f"main event in one cluster: {got} of {told} articles = {got / told:.1%}; over 80% in {whole} of {len(reached)} stories")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
