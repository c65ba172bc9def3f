"""On whom a claim rests: the office or the person that the words "police said" name, as the story knows them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from factcheck.model import Entity, EntityKind, Reading
from factcheck.resolve import Entities

SPEAKS = (EntityKind.PERSON, EntityKind.ORGANISATION)
LETTERS = 3
"""First letters of a mention by which it is looked for in the words that name a speaker."""


class _Mentioned:
    """The people and organisations of one source, by the words that name them."""

    def __init__(self, reading: Reading, entities: Entities) -> None:
        named: dict[str, Entity] = {}
        for m in reading.mentions:
            if m.kind in SPEAKS and m.text not in named and (entity := entities.of(m.source, m.id)) is not None:
                named[m.text] = entity
        self._entities = tuple(named.values())
        self._all = "\x00".join(named)
        self._begins = [0]
        self._beginning: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for n, text in enumerate(named):
            self._begins.append(self._begins[-1] + len(text) + 1)
            self._beginning[text[:LETTERS]].append((text, n))

    def first(self, words: str) -> Entity | None:
        """Return the first whose mention stands in these words, or holds them."""
        places = [*self._within(words)]
        at = self._all.find(words)
        if at >= 0 and self._entities:
            places.append(bisect_right(self._begins, at) - 1)
        return self._entities[min(places)] if places else None

    def _within(self, words: str) -> Iterator[int]:
        for start in range(len(words)):
            for length in range(1, LETTERS + 1):
                yield from (n for text, n in self._beginning.get(words[start : start + length], ()) if words.startswith(text, start))


class Speakers:
    """Who is meant by the speakers that claims name."""

    def __init__(self, readings: Sequence[Reading], entities: Entities) -> None:
        self._readings = {r.source: r for r in readings}
        self._entities = entities
        self._mentioned: dict[str, _Mentioned] = {}
        self._origins: dict[tuple[str, str], str] = {}

    def origin(self, source: str, words: str) -> str:
        """Return the office or person that these words of a source mean, by the fullest name; the words, where nobody is known."""
        key = (source, words)
        if key not in self._origins:
            if source not in self._mentioned:
                self._mentioned[source] = _Mentioned(self._readings[source], self._entities)
            named = self._mentioned[source].first(words)
            self._origins[key] = words if named is None else self._office_of.get(named.id, named.name)
        return self._origins[key]

    @cached_property
    def _office_of(self) -> dict[str, str]:
        """Of a person with a title: the organisation of the story that bears it, for whom such a person speaks."""
        names = sorted((e.name for e in self._entities.all if e.kind is EntityKind.ORGANISATION), key=lambda n: (len(n), n))
        organisations = [(name.casefold(), name) for name in names]
        bearing: dict[str, str | None] = {}
        found: dict[str, str] = {}
        for source, reading in self._readings.items():
            for m in reading.mentions:
                entity = self._entities.of(source, m.id) if m.title else None
                if entity is None or not m.title:
                    continue
                title = m.title.casefold()
                if title not in bearing:
                    bearing[title] = next((name for folded, name in organisations if title in folded), None)
                if (office := bearing[title]) is not None:
                    found.setdefault(entity.id, office)
        return found
