"""Another name in the same place: one source alone names another firm, film, ship, hospital or person where others agree on one.

One place is: the same words right before and after; one word that both names hang on in one way ("a deal with", "the film", "her
lawyer,"), or a part that several words tell of ("X bought it", "it was sold to X"); a list with the same other members; the only
hospital, prison or church that each source names. The more names such a place may hold, the more else the sentences must share.
The lone name must be printed once in the whole story, and the other one in two independent sources, or in one that tells the same
in much the same words; more is asked where the source with the lone name has the other one too. A name that the story has elsewhere
is flagged where no other source has it in that place, and two have another there in sentences that tell much the same.
Conflict: "was taken to Osby Hospital" beside "was taken to St. Ebba's" in two others, of which the first says nothing.
Conflict: "fired coach Ed Lowe" beside "fired coach Max Holm" in two others, in which Ed Lowe is the president.
Left alone: two spokesmen or officers; what another paper reported; a town of many that were hit; a shorter form; reporters' names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, EntityKind, Finding, Step, Verdict
from factcheck.name_places import PERSON, WORK, NamePlaces, Place, heads, key_of, kind_of, told_besides
from factcheck.name_roles import is_speech
from factcheck.nearby import Nearby
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding
from factcheck.text.folding import fold
from factcheck.text.gazetteer import nested, same_place
from factcheck.vetoes import another_scene, strange_names

OTHER_KINDS = 0.4
"""Least `told_besides` for names of two kinds: what is a law, a product or a work is mostly a guess."""
KNOWN = 0.4
"""The same where the source with the lone name has the other one as well, and three others have it."""
ONE_AGAINST_ONE = 0.45
"""The same where one other source alone has the other name."""
TWIN = 0.6
"""The same for names whose last words tell two kinds, and where one other source alone has the other name and the first has both."""
SWAPS = frozenset({EntityKind.ORGANISATION.value, WORK})
"""Kinds of names besides those of people that take one another's place; what is a thing or an act is mostly a guess."""
SWAPPED = 0.4
"""The same for a name that the story has in another place too."""
NEARLY_BEST = 0.1
"""How much less than the most alike a sentence may tell, to be shown instead because nothing speaks against it."""
STEM = 5
"""First letters of two words from which they may be forms of one."""
PART = 0.15
"""Least `told_besides` of the one that shares the place, where another source shares what is told."""
RETOLD = 0.7
"""From here on two sentences are one that tells the same, and who they speak of is no doubt."""


def _of_one_kind(a: Claim, b: Claim, besides: float) -> bool:
    """Whether the names may be of one kind: two people, two hospitals; in sentences that tell the same, any two but people."""
    kinds = {kind_of(a), kind_of(b)}
    if len(kinds) > 1 and (PERSON in kinds or (besides < OTHER_KINDS and "thing" not in {a.scope.of, b.scope.of})):
        return False
    last = [w for c in (a, b) if (w := fold(c.value.raw.split()[-1]).rstrip(".")) in heads() - _forms()]
    return besides >= TWIN or len(last) < 2 or last[0] == last[1]


@cache
def _forms() -> frozenset[str]:
    """Legal forms, which tell nothing of what a firm does."""
    return frozenset(table("organisations")["forms"])


def _written_otherwise(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the two may be one: one entity, a shorter form, initials, a place within the other, a name that shares its rare word."""
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and one.id == other.id:
        return True
    if nested(a.value.raw, b.value.raw) or same_place(a.value.raw, b.value.raw) or same_name(a.value.raw, b.value.raw):
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


def _overlap(a: str, b: str) -> bool:
    """Whether one of two names has all words of the other."""
    mine, theirs = set(a.split()), set(b.split())
    return mine <= theirs or theirs <= mine


class _Names:
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
        for mention in (m for r in graph.readings.values() for m in r.mentions):
            entity = graph.entities.of(mention.source, mention.id)
            if entity is not None and mention.role == "subject" and mention.kind is EntityKind.PERSON:
                self._subjects[mention.source, mention.sentence].add(entity.id)
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
        held = (p for p in claim.frame.stands if p in other.frame.stands and not p.startswith("~ ") and not is_speech(p))
        return frozenset(p for p in held if not any(c.source != claim.source for c in self._forms_at(p, claim)))

    def in_place_of(self, claim: Claim, other: Claim) -> list[Claim]:
        """The claims of the other name, in whatever form, that stand where the claim does."""
        found = {c.id: c for p in sorted(self.there(claim, other)) for c in self._forms_at(p, other) if c.source != claim.source}
        return list(found.values())

    def _forms_at(self, place: str, claim: Claim) -> Iterator[Claim]:
        """The claims of a name in that place, in the same form, a shorter or a longer one."""
        key = key_of(claim)
        yield from (c for word in sorted(set(key.split())) for c in self._at.get((place, word), ()) if _overlap(key_of(c), key))

    def stands_alone(self, claim: Claim, other: Claim) -> bool:
        """Whether none of the name's own words, those of the other one left out, is part of a name in another source."""
        mine, theirs = key_of(claim).split(), set(key_of(other).split())
        own = {w for w in mine if len(w) > 1 and w not in theirs} - heads() or {mine[0]}
        return not any(own & self._named[s] for s in self.graph.sources if s != claim.source)

    def backers(self, claim: Claim, other: Claim) -> int:
        """How many independent sources have the other name, or a form of it that is shorter or longer."""
        key = set(key_of(other).split())
        forms = [k for k in self.claims if key <= (words := set(k.split())) or words <= key]
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


class _Row(NamedTuple):
    """A claim of another name in a like sentence, how much else that sentence tells the same, and the place they share, if any."""

    besides: float
    other: Claim
    place: Place | None


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a lone name, beside the name whose sentences tell most of the same."""
    names = _Names(graph)
    said: set[frozenset[str]] = set()
    for claim in graph.of_predicate("name"):
        if claim.frame is None:
            continue
        if not names.is_printed_once(claim):
            yield from _swapped(names, claim)
            continue
        rivals: dict[str, list[_Row]] = defaultdict(list)
        for other in names.nearby.of(claim):
            if not _written_otherwise(graph, claim, other) and names.stands_alone(claim, other):
                rivals[key_of(other)].append(_Row(told_besides(graph, claim, other), other, names.places.shared(claim, other)))
        camps = [camp for rows in rivals.values() if (camp := _camp(names, claim, rows))]
        best = max(camps, key=lambda camp: (camp[0].besides, camp[0].other.id), default=[])
        pair = frozenset((key_of(claim), *(key_of(row.other) for row in best[:1])))
        if best and pair not in said:
            said.add(pair)
            yield from _finding(names, claim, best)


def _swapped(names: _Names, claim: Claim) -> Iterator[Finding]:
    """Yield a conflict where one name of the story stands alone where two other sources have another one of the same kind."""
    graph = names.graph
    rows: list[_Row] = []
    for other in names.nearby.of(claim) if _may_be_swapped(graph, claim) else ():
        if claim.scope.of == other.scope.of and names.there(claim, other) and not _written_otherwise(graph, claim, other):
            row = _Row(told_besides(graph, claim, other), other, names.places.shared(claim, other))
            if row.place is not None and row.besides >= max(SWAPPED, row.place.needed) and not _reasons(names, claim, row):
                rows.append(row)
    best = max(rows, key=lambda row: (row.besides, row.other.id), default=None)
    camp = names.in_place_of(claim, best.other) if best else []
    backers = graph.independent(camp)
    if best and best.place and backers > 1:
        mine, theirs = claim.value.raw, best.other.value.raw
        said = f"“{mine}” is so placed in this source alone, where {_counted(backers)} “{theirs}”: {best.place.shown}"
        positions = [[claim], camp]
        yield finding(graph, "another-name", Verdict.CONFLICT, theirs, "name in its place", positions, why=said, scope=f"{mine}|{theirs}")


def _may_be_swapped(graph: StoryGraph, claim: Claim) -> bool:
    """Whether it is the name of a person, or of a firm or a work, which is none where it is an offence ("charged with DWI").

    A headline's clipped grammar tells nothing of names but those of people.
    """
    if claim.frame is None or claim.scope.of == PERSON:
        return claim.frame is not None
    headline = graph.readings[claim.source].sentences[claim.frame.sentence].block == "headline"
    return claim.scope.of in SWAPS and not headline and not any(" Justice." in s for s in claim.frame.stands)


def _camp(names: _Names, claim: Claim, rows: Sequence[_Row]) -> list[_Row]:
    """The rows of one name that stand in the lone one's place, the most alike first; none where all that is told is too little.

    Where its own source says nothing of that name, what is told may be shared with one source, and the place with another.
    """
    if not names.has(claim.source, rows[0].other):
        told = max(row.besides for row in rows)
        rows = [row._replace(besides=told) for row in rows if row.besides >= PART]
    held = [row for row in rows if row.place is not None and row.place.needed <= row.besides]
    return sorted((row for row in held if _of_one_kind(claim, row.other, row.besides)), key=lambda row: (-row.besides, row.other.id))


def _finding(names: _Names, claim: Claim, camp: Sequence[_Row]) -> Iterator[Finding]:
    """Yield a conflict, a check where one reason speaks against it, and nothing where two do or too few have the other name."""
    graph = names.graph
    has_both = names.has(claim.source, camp[0].other)
    least = camp[0].besides - (0.0 if has_both else NEARLY_BEST)
    rows = [(_reasons(names, claim, row), row) for row in camp if row.besides >= least]
    reasons, (besides, best, place) = min(rows, key=lambda x: (len(x[0]), -x[1].besides, x[1].other.id))
    backers = names.backers(claim, best)
    if place is None or besides < _needed(backers, has_both):
        return
    if backers < 2 and has_both:
        reasons.append("one against one, and the lone one has both names")
    if len(reasons) > 1:
        return
    verdict = Verdict.CHECK if reasons else Verdict.CONFLICT
    said = f"“{claim.value.raw}” is printed once in the story, where {_counted(backers)} “{best.value.raw}”: {place.shown}"
    steps = [Step(step="the same place", claims=(claim.id, best.id), result=said)] if reasons else []
    scope = f"{claim.value.raw}|{best.value.raw}"
    why = reasons[0] if reasons else said
    camps = [[claim], [row.other for row in camp]]
    yield finding(graph, "another-name", verdict, best.value.raw, "name in its place", camps, why=why, steps=steps, scope=scope)


def _needed(backers: int, has_both: bool) -> float:
    """How much else must be told the same, by how many have the other name and whether its own source has it too."""
    if has_both:
        return KNOWN if backers > 2 else TWIN
    return 0.0 if backers > 1 else ONE_AGAINST_ONE


def _reasons(names: _Names, claim: Claim, row: _Row) -> list[str]:
    """What speaks against two names' being meant for one thing."""
    vetoes = (another_scene, strange_names) if row.besides >= RETOLD else (another_scene, strange_names, names.other_subjects)
    return [why for veto in vetoes if (why := veto(names.graph, claim, row.other)) is not None]


def _counted(sources: int) -> str:
    return "one source has" if sources == 1 else f"{sources} sources have"


RULE = Rule(code="FC404", judge=judge, broad=True)
