"""A sentence with its figures and names as marks, so that a pattern can read what stands between two of them.

"The yard sacked 1,200 of its 8,000 workers" is read as "The yard sacked <n0> of its <n1> workers": n a plain count, u a measure,
x a multiple, s a share, m a sum of money, d a length of time, a an age, p a person's name. The words are never read again by
a rule: where they stand, what they mean and who says them is what the claims say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, Mention, Polarity
from factcheck.values import Value

LETTERS = {"quantity": "n", "share": "s", "money": "m", "duration": "d", "age": "a"}
MULTIPLE = "times"
NO_FIGURE = frozenset({"ordinal", "score", "odds", "category", "magnitude"})
MARK = re.compile(r"<([a-z])(\d+)>")


@dataclass(frozen=True)
class Marked:
    """One sentence of one source, and the claims and names that its marks stand for."""

    source: str
    sentence: int
    text: str
    claims: dict[str, Claim]
    names: dict[str, Mention]

    def __hash__(self) -> int:
        return hash((self.source, self.sentence))

    def claim(self, match: re.Match[str], group: str) -> Claim | None:
        """Return the claim whose mark this group of a pattern holds."""
        mark = match.group(group)
        return None if mark is None else self.claims.get(mark)

    def within(self, match: re.Match[str], group: str) -> list[Claim]:
        """Return the claims whose marks stand in this group, in order."""
        return [self.claims[m.group()] for m in MARK.finditer(match.group(group) or "") if m.group() in self.claims]


def letter(value: Value) -> str | None:
    """Return the letter of a value's mark, None for what is no figure to reckon with."""
    unit = getattr(value, "unit", "")
    if value.kind == "quantity" and unit:
        return None if unit in NO_FIGURE else "x" if unit == MULTIPLE else "u"
    return LETTERS.get(value.kind)


def value_at(graph: StoryGraph, claim: Claim) -> tuple[int, int] | None:
    """Return where the claim's value stands in its source, None where only its meaning is there."""
    at = graph.sources[claim.source].text.find(claim.value.raw, claim.span.start, claim.span.end)
    return None if at < 0 else (at, at + len(claim.value.raw))


def marked(graph: StoryGraph) -> Iterator[Marked]:
    """Yield the sentences of the story that hold a figure, in the order of sources and text."""
    held: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        if claim.frame is not None and letter(claim.value) is not None and claim.polarity is Polarity.AFFIRMED:
            held[claim.source, claim.frame.sentence].append(claim)
    names: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for reading in graph.readings.values():
        for mention in reading.mentions:
            if mention.form == "name" and mention.kind is EntityKind.PERSON:
                names[mention.source, mention.sentence].append(mention)
    for key, claims in sorted(held.items()):
        yield _mark(graph, key, claims, names.get(key, []))


def _mark(graph: StoryGraph, key: tuple[str, int], claims: list[Claim], names: list[Mention]) -> Marked:
    source, number = key
    sentence = graph.readings[source].sentences[number]
    text = graph.sources[source].text
    spots: list[tuple[int, int, Claim | Mention]] = [(*spot, c) for c in claims if (spot := value_at(graph, c)) is not None]
    spots += [(m.start, m.end, m) for m in names]
    parts: list[str] = []
    by_claim: dict[str, Claim] = {}
    by_name: dict[str, Mention] = {}
    done = sentence.start
    for start, end, what in sorted(spots, key=lambda s: (s[0], -s[1], s[2].id)):
        if start < done or end > sentence.end:
            continue
        mark = f"<{letter(what.value) if isinstance(what, Claim) else 'p'}{len(by_claim) + len(by_name)}>"
        if isinstance(what, Claim):
            by_claim[mark] = what
        else:
            by_name[mark] = what
        parts += [text[done:start], mark]
        done = end
    words = " ".join("".join((*parts, text[done : sentence.end])).split())
    return Marked(source, number, words, by_claim, by_name)
