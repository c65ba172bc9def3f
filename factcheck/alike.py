"""How surely two claims speak of one thing: an unweighted sum of rarity-weighted overlaps of their frames.

A trial found that learned weights bought nothing over the plain sum (AUC .86 against .84, and the sum ranks the right
partner first more often), and that dependency paths are too brittle to help.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum, log, sqrt
from typing import NamedTuple

from factcheck.model import Claim, Frame, Reading

NEAREST = 3
"""How many sentences of another source are kept as perhaps telling the same."""

LOOKED_AT = 1_000
"""Places of a sentence's words, the rarest first, that are looked at to find its nearest: few stories have so many."""

ROUNDING = 1e-9
"""Sums in another order of the same weights differ by less."""


class _Rarity(dict[str, float]):
    """The weight of each word; one that stands in no sentence of the story weighs 1."""

    def __missing__(self, word: str) -> float:
        return 1.0


class _Words(NamedTuple):
    """Some words, and their weight together."""

    words: frozenset[str]
    mass: float


@dataclass
class _Index:
    """The story's sentences in one row, a place each, and which places hold each word."""

    held: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    source: list[str] = field(default_factory=list)
    number: list[int] = field(default_factory=list)
    words: list[frozenset[str]] = field(default_factory=list)
    mass: list[float] = field(default_factory=list)
    scale: list[float] = field(default_factory=list)
    """One over the root of the mass."""


class Alignment:
    """The words of the story's sentences with their rarity, and `alike` over them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings: Mapping[str, Reading] = {r.source: r for r in readings}
        count: Counter[str] = Counter()
        self._sentences = 0
        for reading in readings:
            for sentence in reading.sentences:
                count.update(sentence.words)
                self._sentences += 1
        self._idf = _Rarity({word: log((1 + self._sentences) / n) for word, n in count.items()})
        self._words: dict[tuple[str, int], frozenset[str]] = {}
        self._near: dict[str, tuple[_Words, _Words]] = {}
        self._around: dict[tuple[str, int], tuple[_Words, _Words]] = {}
        self._sentences_alike: dict[tuple[str, int, str, int], float] = {}
        self._nearest: dict[tuple[str, int], Mapping[str, tuple[int, ...]]] = {}

    def words(self, source: str, sentence: int) -> frozenset[str]:
        """Return the content words of one sentence."""
        key = (source, sentence)
        if key not in self._words:
            sentences = self._readings[source].sentences
            self._words[key] = frozenset(sentences[sentence].words) if 0 <= sentence < len(sentences) else frozenset()
        return self._words[key]

    def _weight(self, words: Iterable[str]) -> float:
        return fsum(map(self._idf.__getitem__, words))  # exact, so that no order of a set can show

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Return the rarity-weighted cosine of two sets of words, 0 to 1; 0 where one is empty."""
        return self._overlap(self._weighed(a), self._weighed(b))

    def _weighed(self, words: frozenset[str]) -> _Words:
        return _Words(words, self._weight(words))

    def _overlap(self, a: _Words, b: _Words) -> float:
        shared = a.words & b.words
        return self._weight(shared) / sqrt(a.mass * b.mass) if shared else 0.0

    def best_sentence(self, source: str, sentence: int, other: str) -> int:
        """Return the index of the sentence of `other` most like this one, -1 if none shares a word."""
        found = self.nearest(source, sentence).get(other)
        return found[0] if found else -1

    def nearest(self, source: str, sentence: int) -> Mapping[str, tuple[int, ...]]:
        """Return, for each source that shares a word with this sentence, its sentences most like it, best first.

        In a long story the words that turn up everywhere lead to no sentence: the rarer ones do.
        """
        key = (source, sentence)
        if key not in self._nearest:
            self._nearest[key] = self._find_nearest(self.words(source, sentence))
        return self._nearest[key]

    def _find_nearest(self, mine: frozenset[str]) -> Mapping[str, tuple[int, ...]]:
        index = self._index
        looked_at = self._rarest(mine)
        shared: dict[int, float] = defaultdict(float)
        for word in looked_at:
            weight = self._idf[word]
            for place in index.held[word]:
                shared[place] += weight
        ranked: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for place, weight in shared.items():
            ranked[index.source[place]].append((-weight * index.scale[place], place))
        mass = self._weight(mine)
        return {source: self._best(looked_at, mass, rows) for source, rows in ranked.items()}

    def _best(self, words: frozenset[str], mass: float, rows: list[tuple[float, int]]) -> tuple[int, ...]:
        """The sentences of one source with the highest scores; those that rounding could have put elsewhere are weighed again."""
        rows.sort()
        index = self._index
        last = rows[min(NEAREST, len(rows)) - 1][0] * (1 - ROUNDING)
        close = [place for score, place in rows if score <= last]
        again = sorted((-self._weight(words & index.words[p]) / sqrt(mass * index.mass[p]), index.number[p]) for p in close)
        return tuple(n for _, n in again[:NEAREST])

    def _rarest(self, words: frozenset[str]) -> frozenset[str]:
        """The words that lead to other sentences, left out those of which the story is full."""
        held = self._index.held
        places = 0
        kept: list[str] = []
        for word in sorted(words, key=lambda w: (len(held[w]), w)):
            places += len(held[word])
            if places > LOOKED_AT and kept:
                break
            kept.append(word)
        return frozenset(kept)

    @cached_property
    def _index(self) -> _Index:
        found = _Index()
        for source, reading in self._readings.items():
            for n in range(len(reading.sentences)):
                words = self.words(source, n)
                for word in words:
                    found.held[word].append(len(found.source))
                mass = self._weight(words)
                found.source.append(source)
                found.number.append(n)
                found.words.append(words)
                found.mass.append(mass)
                found.scale.append(1 / sqrt(mass) if mass else 0.0)
        return found

    def _near_of(self, claim: Claim, frame: Frame) -> tuple[_Words, _Words]:
        """The words next to a claim and those of its clause, looked up once."""
        found = self._near.get(claim.id)
        if found is None:
            found = self._near[claim.id] = self._weighed(frozenset(frame.near)), self._weighed(frozenset(frame.clause))
        return found

    def _around_of(self, source: str, sentence: int) -> tuple[_Words, _Words]:
        """The words of a sentence, and those of it and the one before, looked up once."""
        key = (source, sentence)
        if key not in self._around:
            own = self.words(source, sentence)
            self._around[key] = self._weighed(own), self._weighed(own | self.words(source, sentence - 1))
        return self._around[key]

    def _of_sentences(self, source: str, sentence: int, other: str, there: int) -> float:
        """What two sentences say of how alike any two of their claims are: 0 to 2, and a half more if none is more like either."""
        key = (source, sentence, other, there)
        found = self._sentences_alike.get(key)
        if found is None:
            one, two = self._around_of(source, sentence), self._around_of(other, there)
            mutual = (
                source != other
                and self.best_sentence(source, sentence, other) == there
                and self.best_sentence(other, there, source) == sentence
            )
            found = self._overlap(one[0], two[0]) + self._overlap(one[1], two[1]) + 0.5 * mutual
            self._sentences_alike[key] = self._sentences_alike[other, there, source, sentence] = found
        return found

    def alike(self, a: Claim, b: Claim) -> float:
        """Return how surely two claims speak of one thing, 0 to 1; symmetric."""
        x, y = a.frame, b.frame
        if x is None or y is None:
            return 0.0
        one, two = self._near_of(a, x), self._near_of(b, y)
        near, clause = self._overlap(one[0], two[0]), self._overlap(one[1], two[1])
        return min(1.0, (near + clause + self._of_sentences(a.source, x.sentence, b.source, y.sentence)) / 3.5)
