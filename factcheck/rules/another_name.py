"""Another name in the same place: one source alone names another firm, film, ship, hospital or person where others agree on one.

The same place is the same word over both names with the same relation ("a deal with", "taken to", "the film", "her lawyer,"), or the
same list with its other members shared, in sentences that tell the same. The lone name must stand once in the whole story, and the
other one in two independent sources; a source that has the other name as well must tell its sentence in nearly the same words.
Conflict: "was taken to Osby Hospital" beside "was taken to St. Ebba's" in two others, of which the first says nothing.
Left alone: two spokesmen; what another paper reported; places that hold several names, as villages hit do; a shorter form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, Finding, Step, Verdict
from factcheck.name_places import PERSON, NamePlaces, Place, heads, key_of, kind_of, told_besides
from factcheck.nearby import Nearby
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding
from factcheck.text.folding import fold
from factcheck.text.gazetteer import nested, same_place
from factcheck.vetoes import another_scene, strange_names

OTHER_KINDS = 0.4
"""Least `told_besides` for names of two kinds: what is a law, a product or a work is mostly a guess."""
KNOWN = 0.35
"""The same where the source with the lone name has the other one as well, and three others have it."""
TWIN = 0.6
"""The same where one other source alone has the other name, and for names whose last words tell two kinds."""
NEARLY_BEST = 0.1
"""How much less than the most alike a sentence may tell, to be shown instead because nothing speaks against it."""
RETOLD = 0.7
"""From here on two sentences are one that tells the same, and who they speak of is no doubt."""


def _of_one_kind(a: Claim, b: Claim, besides: float) -> bool:
    """Whether the names may be of one kind: two people, two hospitals; in sentences that tell the same, any two but people."""
    kinds = {kind_of(a), kind_of(b)}
    if len(kinds) > 1 and (PERSON in kinds or (besides < OTHER_KINDS and "thing" not in {a.scope.of, b.scope.of})):
        return False
    last = [w for c in (a, b) if (w := fold(c.value.raw.split()[-1]).rstrip(".")) in heads()]
    return besides >= TWIN or len(last) < 2 or last[0] == last[1]


def _written_otherwise(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the two may be one: one entity, a shorter form, initials, a place within the other, a name that shares its rare word."""
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and one.id == other.id:
        return True
    if nested(a.value.raw, b.value.raw) or same_place(a.value.raw, b.value.raw) or same_name(a.value.raw, b.value.raw):
        return True
    mine, theirs = (key_of(c).split() for c in (a, b))
    if _initials(mine) == "".join(theirs) or _initials(theirs) == "".join(mine):
        return True
    left, right = set(mine) - set(theirs) - heads(), set(theirs) - set(mine) - heads()
    short = any(_abbreviates(x, y) or _abbreviates(y, x) for x in set(mine) - set(theirs) for y in set(theirs) - set(mine))
    return not left or not right or short or (kind_of(a) == PERSON and bool(set(mine) & set(theirs)))


def _abbreviates(short: str, word: str) -> bool:
    """Whether a word begins another, or has its letters in their order from the first on: "assn" of "association"."""
    letters = iter(word)
    return 2 < len(short) < len(word) and short[0] == word[0] and all(letter in letters for letter in short)


def _initials(name: Sequence[str]) -> str:
    return "".join(word[0] for word in name if word not in ("of", "the", "and", "for")) if len(name) > 1 else ""


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
        self._named = {r.source: frozenset(n for s in r.sentences for n in s.names) for r in graph.readings.values()}

    def stands_alone(self, claim: Claim) -> bool:
        """Whether the name is printed once in the whole story, and none of its own words is part of a name elsewhere."""
        key = key_of(claim)
        if sum(c.source == claim.source for c in self.claims[key]) > 1:
            return False
        own = {w for w in key.split() if len(w) > 1} - heads() or {key.split()[0]}
        others = [s for s in self.graph.sources if s != claim.source]
        return not any(own & self._named[s] or self.graph.writes(s, claim.value.raw) for s in others)

    def has(self, source: str, other: Claim) -> bool:
        """Whether a source has the other name too, a person's by the surname alone."""
        surname = kind_of(other) == PERSON and self.graph.knows(source, (fold(other.value.raw.split()[-1]),))
        return surname or self.graph.writes(source, other.value.raw)

    def other_subjects(self, _: StoryGraph, a: Claim, b: Claim) -> str | None:
        """Say so where the sentences tell of other people: "the driver was taken to", "Ann Orr was taken to"."""
        mine, theirs = (self._subjects.get((c.source, c.frame.sentence), set()) - {self._bearer(c)} for c in (a, b) if c.frame)
        return "the sentences speak of different people" if mine and theirs and not mine & theirs else None

    def _bearer(self, claim: Claim) -> str:
        entity = self.graph.subject(claim)
        return "" if entity is None else entity.id


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a lone name, with the source whose sentence tells most of the same."""
    names = _Names(graph)
    for claim in graph.of_predicate("name"):
        if claim.frame is None or not names.stands_alone(claim):
            continue
        rows = []
        for other in names.nearby.of(claim):
            if _written_otherwise(graph, claim, other):
                continue
            place = names.places.shared(claim, other)
            if place is None:
                continue
            besides = told_besides(graph, claim, other)
            if besides >= place.needed and _of_one_kind(claim, other, besides):
                rows.append((besides, other, place))
        if rows:
            best = max(rows, key=lambda row: (row[0], row[1].id))
            camp = [row for row in rows if key_of(row[1]) == key_of(best[1])]
            yield from _finding(names, claim, camp)


def _finding(names: _Names, claim: Claim, camp: Sequence[tuple[float, Claim, Place]]) -> Iterator[Finding]:
    """Yield a conflict, a check where one reason speaks against it, and nothing where two do or too few have the other name."""
    graph = names.graph
    has_both = names.has(claim.source, camp[0][1])
    least = max(besides for besides, _, _ in camp) - (0.0 if has_both else NEARLY_BEST)
    rows = [(_reasons(names, claim, *row), *row) for row in camp if row[0] >= least]
    reasons, besides, best, place = min(rows, key=lambda row: (len(row[0]), -row[1], row[2].id))
    backers = graph.independent([c for c in names.claims[key_of(best)] if c.source != claim.source])
    if besides < (KNOWN if backers > 2 else TWIN) and (backers < 2 or has_both):
        return
    if backers < 2 and has_both:
        reasons.append("one against one, and the lone one has both names")
    if len(reasons) > 1:
        return
    verdict = Verdict.CHECK if reasons else Verdict.CONFLICT
    said = f"“{claim.value.raw}” is named once, where {_counted(backers)} {best.value.raw}: {place.shown}"
    step = Step(step="the same place", claims=(claim.id, best.id), result=f"{claim.value.raw} | {best.value.raw}: {place.shown}")
    scope = f"{claim.value.raw}|{best.value.raw}"
    why = reasons[0] if reasons else said
    camps = [[claim], [other for _, other, _ in camp]]
    yield finding(graph, "another-name", verdict, best.value.raw, "name in its place", camps, why=why, steps=[step], scope=scope)


def _reasons(names: _Names, claim: Claim, besides: float, other: Claim, _: Place) -> list[str]:
    """What speaks against two names' being meant for one thing."""
    vetoes = (another_scene, strange_names) if besides >= RETOLD else (another_scene, strange_names, names.other_subjects)
    return [why for veto in vetoes if (why := veto(names.graph, claim, other)) is not None]


def _counted(sources: int) -> str:
    return "one source has" if sources == 1 else f"{sources} sources have"


RULE = Rule(code="FC404", judge=judge, broad=True)
