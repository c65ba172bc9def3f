"""Another name in the same place: one source alone names another firm, film, ship, hospital or person where others agree on one.

The same place is the same word over both names with the same relation ("a deal with", "taken to", "the film", "her lawyer,"), or the
same list with its other members shared, in sentences that tell the same. The lone name must stand once in the whole story, and the
other one in two independent sources; a source that has the other name as well must tell its sentence in nearly the same words.
Conflict: "was taken to Osby Hospital" beside "was taken to St. Ebba's" in two others, of which the first says nothing.
Left alone: two spokesmen; what another paper reported; places that hold several names, as villages hit do; a shorter form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, Finding, Step, Verdict
from factcheck.nearby import Nearby
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding
from factcheck.text.folding import fold
from factcheck.text.gazetteer import nested, same_place
from factcheck.text.name_words import words
from factcheck.text.speech import words as verbs_of
from factcheck.values.name import folded
from factcheck.vetoes import another_scene, strange_names

PERSON = EntityKind.PERSON.value
BODIES = frozenset({EntityKind.ORGANISATION.value, EntityKind.PLACE.value, "thing"})
OPEN = frozenset({"including", "include", "like", "as", "among", "e.g."})
"""Words before a list that names some of many."""


class Place(NamedTuple):
    """What shows that two names stand in one place, and how much else their sentences must share."""

    shown: str
    needed: float


TOLD = frozenset({"subject", "object", "to", "by", "with"})
SPEECH = frozenset({"accord", "confirm", "quote", "cite", "Contact.Announce", "Contact.Ask"})
"""What a name stands with that tells, or is told: each paper has its own outlet, and each outlet its own voices."""

IN_ONE_PLACE, OF_A_ROLE, OF_ONE_WHO_SAYS, IN_A_LIST = 0.30, 0.40, 0.55, 0.25
"""Least `alike` of two names under one word, of two people of one description, of two who say something, and of two lists."""
KNOWN = 0.5
"""Least `alike` where the source with the lone name has the other one as well, and three others have it."""
TWIN = 0.6
"""Least `alike` where one other source alone has the other name, and in a place that holds several names."""


def _key(claim: Claim) -> str:
    return folded(claim.value.raw)


def _kind(claim: Claim) -> str:
    return "body" if claim.scope.of in BODIES else claim.scope.of or PERSON


def _of_one_kind(a: Claim, b: Claim, *, twins: bool) -> bool:
    """Whether the names may be of one kind: two people, two hospitals; in sentences of nearly the same words two things of any kind."""
    kinds = {_kind(a), _kind(b)}
    if len(kinds) > 1 and (PERSON in kinds or not (twins or "thing" in {a.scope.of, b.scope.of})):
        return False
    if twins:
        return True
    heads = [h for c in (a, b) if (h := fold(c.value.raw.split()[-1]).rstrip(".")) in _heads()]
    return len(heads) < 2 or heads[0] == heads[1]


def _heads() -> frozenset[str]:
    return frozenset(fold(w) for w in words().heads | words().place_heads)


def _written_otherwise(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the two may be one: one entity, a shorter form, initials, a place within the other, a name that shares its rare word."""
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and one.id == other.id:
        return True
    if nested(a.value.raw, b.value.raw) or same_place(a.value.raw, b.value.raw) or same_name(a.value.raw, b.value.raw):
        return True
    mine, theirs = (_key(c).split() for c in (a, b))
    if _initials(mine) == "".join(theirs) or _initials(theirs) == "".join(mine):
        return True
    left, right = set(mine) - set(theirs) - _heads(), set(theirs) - set(mine) - _heads()
    short = any(_abbreviates(x, y) or _abbreviates(y, x) for x in set(mine) - set(theirs) for y in set(theirs) - set(mine))
    return not left or not right or short or (_kind(a) == PERSON and bool(set(mine) & set(theirs)))


def _abbreviates(short: str, word: str) -> bool:
    """Whether a word begins another, or has its letters in their order from the first on: "assn" of "association"."""
    letters = iter(word)
    return 2 < len(short) < len(word) and short[0] == word[0] and all(letter in letters for letter in short)


def _initials(name: Sequence[str]) -> str:
    return "".join(word[0] for word in name if word not in ("of", "the", "and", "for")) if len(name) > 1 else ""


class _Names:
    """The names of a story: where each stands, and how often."""

    def __init__(self, graph: StoryGraph) -> None:
        self.graph = graph
        claims = graph.of_predicate("name")
        self.times = Counter((c.source, _key(c)) for c in claims)
        self.nearby = Nearby(graph, "name")
        self.held: Mapping[tuple[str, str, str], set[str]] = defaultdict(set)
        for claim in claims:
            for place in claim.frame.stands if claim.frame and not claim.frame.beside else ():
                self.held[claim.source, place, _kind(claim)].add(_key(claim))
        self.subjects: Mapping[tuple[str, int], set[str]] = defaultdict(set)
        for mention in (m for r in graph.readings.values() for m in r.mentions):
            entity = graph.entities.of(mention.source, mention.id)
            if entity is not None and mention.role == "subject" and mention.kind is EntityKind.PERSON:
                self.subjects[mention.source, mention.sentence].add(entity.id)
        self._named = {r.source: frozenset(n for s in r.sentences for n in s.names) for r in graph.readings.values()}

    def stands_alone(self, claim: Claim) -> bool:
        """Whether the name is printed once in the whole story, and none of its own words is part of a name elsewhere."""
        if self.times[claim.source, _key(claim)] > 1:
            return False
        own = {w for w in _key(claim).split() if len(w) > 1} - _heads()
        others = [s for s in self.graph.sources if s != claim.source]
        return bool(own) and not any(own & self._named[s] or self.graph.writes(s, claim.value.raw) for s in others)

    def has(self, source: str, other: Claim) -> bool:
        """Whether a source has the other name too, a person's by the surname alone."""
        surname = _kind(other) == PERSON and self.graph.knows(source, (fold(other.value.raw.split()[-1]),))
        return surname or self.graph.writes(source, other.value.raw)

    def crowded(self, claim: Claim, place: str) -> bool:
        """Whether a source has several names of this kind in such a place."""
        return any(len(self.held.get((s, place, _kind(claim)), ())) > 1 for s in self.graph.sources)


def _place(names: _Names, a: Claim, b: Claim) -> Place | None:
    """The place that both names stand in, that asks for least besides; none where they are listed with others that differ."""
    if a.frame is None or b.frame is None:
        return None
    row = [folded(name) for name in a.frame.beside], [folded(name) for name in b.frame.beside]
    if row[0] or row[1]:
        return _list(a, b, row)
    found = [place for shown in sorted(set(a.frame.stands) & set(b.frame.stands)) if (place := _under(names, a, b, shown)) is not None]
    return min(found, key=lambda place: (place.needed, place.shown), default=None)


def _list(a: Claim, b: Claim, row: tuple[list[str], list[str]]) -> Place | None:
    """The list that holds both, but for the two names, the same members."""
    shared = set(row[0]) & set(row[1])
    is_open = any(s.split()[0] in OPEN for c in (a, b) for s in (c.frame.stands if c.frame else ()))
    if not shared or is_open or _key(b) in row[0] or _key(a) in row[1] or abs(len(row[0]) - len(row[1])) > 1:
        return None
    return Place(f"listed with {', '.join(sorted(shared))}", IN_A_LIST)


def _under(names: _Names, a: Claim, b: Claim, shown: str) -> Place | None:
    """The word that both names hang on, if a name there tells of one thing."""
    relation, _, word = shown.partition(" ")
    if relation in OPEN or _of_two(a, b, shown):
        return None
    if relation in TOLD and (word in verbs_of("say") or word in SPEECH):
        return Place(shown, OF_ONE_WHO_SAYS) if _kind(a) == PERSON and relation == "subject" else None
    if names.crowded(a, shown):
        return Place(shown, TWIN)
    return Place(shown, OF_A_ROLE if _kind(a) == PERSON and relation == "=" and " of " not in word else IN_ONE_PLACE)


def _of_two(a: Claim, b: Claim, shown: str) -> bool:
    """Whether the description that both have is of somebody else's in each: "Osby's manager", "the manager of Alder"."""
    held = [{s for s in (c.frame.stands if c.frame else ()) if s.startswith(f"{shown} of ")} for c in (a, b)]
    return shown.startswith("= ") and bool(held[0]) and bool(held[1]) and not held[0] & held[1]


def _another_subject(names: _Names, a: Claim, b: Claim) -> str | None:
    """The sentences tell of other people: "the driver was taken to", "Ann Orr was taken to"."""
    mine, theirs = (names.subjects.get((c.source, c.frame.sentence), set()) - {_bearer(names, c)} for c in (a, b) if c.frame)
    return "the sentences speak of different people" if mine and theirs and not mine & theirs else None


def _bearer(names: _Names, claim: Claim) -> str:
    entity = names.graph.subject(claim)
    return "" if entity is None else entity.id


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a lone name, with the source whose sentence is most like its own."""
    names = _Names(graph)
    for claim in graph.of_predicate("name"):
        if claim.frame is None or not (claim.frame.stands or claim.frame.beside) or not names.stands_alone(claim):
            continue
        rows = []
        for other in names.nearby.of(claim):
            alike = graph.alike(claim, other)
            if not _of_one_kind(claim, other, twins=alike >= TWIN) or _written_otherwise(graph, claim, other):
                continue
            place = _place(names, claim, other)
            if place is not None and alike >= place.needed:
                rows.append((alike, other, place))
        if rows:
            alike, best, place = max(rows, key=lambda row: (row[0], row[1].id))
            camp = [c for _, c, _ in rows if _key(c) == _key(best)]
            yield from _finding(names, claim, best, camp, place, alike)


def _finding(names: _Names, claim: Claim, best: Claim, camp: list[Claim], place: Place, alike: float) -> Iterator[Finding]:
    """Yield a conflict, a check where one reason speaks against it, and nothing where two do or too few have the other name."""
    graph = names.graph
    backers = [c for c in graph.of_predicate("name") if _key(c) == _key(best) and c.source != claim.source]
    many = graph.independent(backers) > 1
    if alike < (KNOWN if graph.independent(backers) > 2 else TWIN) and (not many or names.has(claim.source, best)):
        return
    reasons = [why for why in (veto(graph, claim, best) for veto in (another_scene, strange_names)) if why is not None]
    reasons += [why for why in (_another_subject(names, claim, best),) if why is not None]
    if not many and names.has(claim.source, best):
        reasons.append("one against one, and the lone one has both names")
    if len(reasons) > 1:
        return
    verdict = Verdict.CHECK if reasons else Verdict.CONFLICT
    said = f"“{claim.value.raw}” is named once, where {_counted(graph.independent(backers))} {best.value.raw}: {place.shown}"
    step = Step(step="the same place", claims=(claim.id, best.id), result=f"{claim.value.raw} | {best.value.raw}: {place.shown}")
    scope = f"{claim.value.raw}|{best.value.raw}"
    why = reasons[0] if reasons else said
    yield finding(graph, "another-name", verdict, best.value.raw, "name in its place", [[claim], camp], why=why, steps=[step], scope=scope)


def _counted(sources: int) -> str:
    return "one source has" if sources == 1 else f"{sources} sources have"


RULE = Rule(code="FC404", judge=judge, broad=True)
