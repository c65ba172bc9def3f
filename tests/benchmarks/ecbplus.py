"""Who and what is one across articles of a story, on ECB+: `python tests/benchmarks/ecbplus.py FOLDER` prints B-cubed.

Scored over the marked mentions of people (HUMAN), places (LOC) and events (ACTION). A marked mention is answered by ours
that holds its last word ("in Osby, Texas" by Osby), or by the event whose trigger lies in it; one that we do not see is a
cluster of its own. The last line says in how many stories the largest event is one cluster in 80% of the articles that tell
of it.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from factcheck.extract import extract
from factcheck.independence import independence
from factcheck.model import Block, Published, Reading, Source
from factcheck.pipeline import link

KINDS = {"HUMAN": "people", "LOC": "places", "ACTION": "actions"}
Place = tuple[str, int, int]


def sources(row: dict) -> list[Source]:
    return [
        Source(
            id=d["id"],
            path=d["id"],
            sha256="0",
            text=d["text"],
            outlet=d["id"],
            published=Published(),
            blocks=tuple(_blocks(d["text"])),
        )
        for d in row["documents"]
    ]


def _blocks(text: str) -> Iterator[Block]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            title = start == 0 and not line.rstrip().endswith((".", "''", '"'))
            yield Block(start=start, end=start + len(line), kind="headline" if title else "body")
        start += len(line) + 1


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
        for marked in document["mentions"]:
            place = (reading.source, marked["start"], marked["end"])
            if marked["type"].startswith("ACTION"):
                event = next((e for e in (*reading.events, *reading.happenings) if marked["start"] <= e.start < marked["end"]), None)
                node = None if event is None else graph.skeleton.node(reading.source, event.id)
                answer = None if node is None else node.id
            else:
                answer = _entity(reading, graph.entities, place)
            if answer is not None:
                found[place] = answer
    return found


def _entity(reading: Reading, entities, place: Place) -> str | None:
    last = place[2] - 1
    holding = [m for m in reading.mentions if m.start <= last < m.end]
    inside = [m for m in reading.mentions if place[1] <= m.start and m.end <= place[2]]
    for outer in holding[:1]:
        chain = outer
        while (inner := next((m for m in inside if any(k.by == "within" and k.to == chain.id for k in m.links)), None)) is not None:
            chain = inner
        holding = [chain] if chain is not outer else holding
    for mention in sorted(holding, key=lambda m: (abs(m.start - place[1]) + abs(m.end - place[2]), m.start)):
        entity = entities.of(reading.source, mention.id)
        if entity is not None:
            return entity.id
    return None


def told(gold: Mapping[Place, str], said: Mapping[Place, str]) -> bool:
    """Whether the event that most articles tell of is one cluster in 80% of them."""
    articles: dict[str, set[str]] = defaultdict(set)
    for place, cluster in gold.items():
        articles[cluster].add(place[0])
    main = max(sorted(articles), key=lambda c: len(articles[c]))
    ours: dict[str, set[str]] = defaultdict(set)
    for place, cluster in gold.items():
        if cluster == main and place in said:
            ours[said[place]].add(place[0])
    return max((len(a) for a in ours.values()), default=0) >= 0.8 * len(articles[main])


def main(folder: str, stories: Sequence[str]) -> None:
    totals: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    seen: Counter[str] = Counter()
    whole = several = 0
    for line in (Path(folder) / "ecbplus.dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
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
                several += 1
                whole += told(gold, said)
    for kind in sorted(totals):
        number = sum(n for _, _, n in totals[kind])
        precision, recall = (sum(t[i] * t[2] for t in totals[kind]) / number for i in (0, 1))
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{kind:8} precision {precision:.3f}  recall {recall:.3f}  B-cubed F1 {f1:.3f}  of {number}, {seen[kind]} of them answered")
    print(f"main event in one cluster: {whole} of {several} stories")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
