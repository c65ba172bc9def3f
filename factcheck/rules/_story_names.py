"""The names of a story: who has which, in which places, and what speaks against two of them being meant for one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.comparison.name_places import PERSON, NamePlaces, Place, heads, is_form_of, key_of, kind_of
from factcheck.comparison.name_roles import is_speech
from factcheck.comparison.nearby import Nearby, subjects
from factcheck.comparison.two_bearers import two_relatives
from factcheck.comparison.vetoes import another_scene, strange_names
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, EntityKind
from factcheck.resolve.names import same_name
from factcheck.text.folding import fold
from factcheck.text.gazetteer import located, may_lie_in_one, nested, same_place

STEM = 5
"""First letters of two words from which they may be forms of one."""
RETOLD = 0.7
"""From here on two sentences are one that tells the same, and who they speak of is no doubt."""


@cache
def legal_forms() -> frozenset[str]:
    """Return legal forms, which tell nothing of what a firm does."""
    return frozenset(table("organisations")["forms"])


def written_otherwise(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether the two may be one: one entity, a shorter form, initials, a place within the other, the same rare word."""
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and one.id == other.id:
        return True
    if nested(a.value.raw, b.value.raw) or same_place(a.value.raw, b.value.raw) or same_name(a.value.raw, b.value.raw):
        return True
    if located(a.value.raw) and located(b.value.raw) and may_lie_in_one(a.value.raw, b.value.raw):
        return True
    mine, theirs = (key_of(c).split() for c in (a, b))
    left, right = set(mine) - set(theirs), set(theirs) - set(mine)
    forms = any(_is_short_for(x, theirs) for x in left) or any(_is_short_for(x, mine) for x in right)
    rare = left - heads() and right - heads()
    return forms or not rare or (kind_of(a) == PERSON and bool(set(mine) & set(theirs)))


def _is_short_for(word: str, name: Sequence[str]) -> bool:
    """Whether a word is the initials of a name, or stands for a word of it: "MVP", "assn" of "association", "universities"."""
    initials = "".join(w[0] for w in name if w not in ("of", "the", "and", "for"))
    return (len(word) > 1 and word in initials) or any(
        _abbreviates(word, w) or (len(word) >= STEM and word[:STEM] == w[:STEM]) for w in name
    )


def _abbreviates(short: str, word: str) -> bool:
    """Whether a word begins another, or has its letters in their order from the first on."""
    letters = iter(word)
    return 2 < len(short) < len(word) and short[0] == word[0] and all(letter in letters for letter in short)


def holds_one(place: str, claim: Claim) -> bool:
    """Return whether a place may be that of one name: not what many people do ("voted") or are ("a senator"), and no compound."""
    relation, _, word = place.partition(" ")
    if relation == "~" or is_speech(place):
        return False
    return claim.scope.of != PERSON or (relation != "subject" and (relation != "=" or " of " in word))


class Names:
    """The names of a story: who has which, and how often."""

    def __init__(self, graph: StoryGraph) -> None:
        self.graph = graph
        claims = graph.of_predicate("name")
        self.claims: Mapping[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.claims[key_of(claim)].append(claim)
        self.nearby = Nearby(graph, "name")
        self.places = NamePlaces(graph)
        self._subjects: Mapping[tuple[str, int], set[str]] = defaultdict(set)
        for sentence, mention, entity in subjects(graph):
            if mention.kind is EntityKind.PERSON:
                self._subjects[sentence].add(entity.id)
        self._numbers: Mapping[tuple[str, int], set[str | None]] = defaultdict(set)
        for reading in graph.readings.values():
            for mention in reading.mentions:
                if mention.role == "subject" and mention.kind in (EntityKind.PERSON, EntityKind.GROUP):
                    self._numbers[reading.source, mention.sentence].add(mention.number)
        self._at: Mapping[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            for place in claim.frame.stands if claim.frame else ():
                for word in () if is_speech(place) else set(key_of(claim).split()):
                    self._at[place, word].append(claim)
        self._named = {r.source: frozenset(n for s in r.sentences for n in s.names) for r in graph.readings.values()}

    def is_printed_once(self, claim: Claim) -> bool:
        """Whether the name is printed once in its source, and in no other."""
        held = sum(c.source == claim.source for c in self.claims[key_of(claim)])
        return held == 1 and not any(self.graph.writes(s, claim.value.raw) for s in self.graph.sources if s != claim.source)

    def there(self, claim: Claim, other: Claim) -> frozenset[str]:
        """The places that both names stand in, and in which no other source has the first of them."""
        if claim.frame is None or other.frame is None or claim.frame.beside or other.frame.beside:
            return frozenset()
        held = (p for p in claim.frame.stands if p in other.frame.stands and holds_one(p, claim))
        return frozenset(p for p in held if not any(c.source != claim.source for c in self._forms_at(p, claim)))

    def in_place_of(self, claim: Claim, other: Claim) -> list[Claim]:
        """The claims of the other name, in whatever form, that stand where the claim does."""
        found = {c.id: c for p in sorted(self.there(claim, other)) for c in self._forms_at(p, other) if c.source != claim.source}
        return list(found.values())

    def _forms_at(self, place: str, claim: Claim) -> Iterator[Claim]:
        """The claims of a name in that place, in the same form, a shorter or a longer one."""
        key = key_of(claim)
        yield from (c for word in sorted(set(key.split())) for c in self._at.get((place, word), ()) if is_form_of(key_of(c), key))

    def stands_alone(self, claim: Claim, other: Claim) -> bool:
        """Whether none of the name's own words, those of the other one left out, is part of a name in another source."""
        mine, theirs = key_of(claim).split(), set(key_of(other).split())
        own = {w for w in mine if len(w) > 1 and w not in theirs} - heads() or {mine[0]}
        return not any(own & self._named[s] for s in self.graph.sources if s != claim.source)

    def backers(self, claim: Claim, other: Claim) -> int:
        """How many independent sources have the other name, or a form of it that is shorter or longer."""
        forms = [k for k in self.claims if is_form_of(k, key_of(other))]
        return self.graph.independent([c for k in forms for c in self.claims[k] if c.source != claim.source])

    def has(self, source: str, other: Claim) -> bool:
        """Whether a source has the other name too, a person's by the surname alone."""
        surname = kind_of(other) == PERSON and self.graph.knows(source, (fold(other.value.raw.split()[-1]),))
        return surname or self.graph.writes(source, other.value.raw)

    def other_subjects(self, _: StoryGraph, a: Claim, b: Claim) -> str | None:
        """Say so where the sentences tell of other people: "the driver was taken to", "Ann Orr was taken to"."""
        mine, theirs = (self._subjects.get((c.source, c.frame.sentence), set()) - {self._bearer(c)} for c in (a, b) if c.frame)
        if mine and theirs:
            return None if mine & theirs else "the sentences speak of different people"
        numbers = [self._numbers.get((c.source, c.frame.sentence)) for c in (a, b) if c.frame]
        return "one of the sentences speaks of one, the other of several" if {"one"} in numbers and {"many"} in numbers else None

    def _bearer(self, claim: Claim) -> str:
        entity = self.graph.subject(claim)
        return "" if entity is None else entity.id


def names_of(graph: StoryGraph) -> Names:
    """Return the names of a story, gathered once."""
    return graph.remembered("names of the story", lambda: Names(graph))


class Row(NamedTuple):
    """A claim of another name in a like sentence, how much else that sentence tells the same, and the place they share, if any."""

    besides: float
    other: Claim
    place: Place | None


def reasons_against(names: Names, claim: Claim, row: Row) -> list[str]:
    """Return what speaks against two names' being meant for one thing."""
    always = (another_scene, strange_names, two_relatives)
    vetoes = always if row.besides >= RETOLD else (*always, names.other_subjects)
    return [why for veto in vetoes if (why := veto(names.graph, claim, row.other)) is not None]


def counted(sources: int) -> str:
    """Return how many sources, with their verb: "one source has", "3 sources have"."""
    return "one source has" if sources == 1 else f"{sources} sources have"
