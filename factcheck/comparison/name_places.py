"""What shows that two names of two sources stand in one place of what they tell, and how much else their sentences share.

The place is a list of which the other members are the same; the words right before and after the name; or one word that both
names hang on in the same way. Each asks for another measure of likeness besides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from factcheck.comparison.name_roles import is_of_press, is_speech, of_two, of_two_feats, of_two_ranks, shared_descriptions, tells
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, EntityKind, Frame
from factcheck.text.folding import fold
from factcheck.text.name_runs import CALENDAR
from factcheck.text.name_words import words
from factcheck.text.standing import ORDER, unranked
from factcheck.text.words import tallies
from factcheck.values.name import folded

PERSON = EntityKind.PERSON.value
BODIES = frozenset({EntityKind.ORGANISATION.value, EntityKind.PLACE.value, "thing"})
OPEN = frozenset({"including", "include", "like", "as", "among", "e.g."})
"""Words before a list that names some of many."""
WORK = "work"
SIDES, MUTUAL = 4, 0.5
"""The stretches of words that `told_besides` compares, and what it is worth that each sentence is the other source's nearest."""

SAME_WORDS, IN_A_LIST, IN_ONE_PLACE, OF_A_ROLE, OF_ONE_WHO_SAYS = 0.25, 0.25, 0.3, 0.4, 0.45
"""Least `told_besides` of two names between the same words, in lists, under one word, of one description, and of who says something."""
OPPOSITE = 0.15
"""The same for names of one part, where one name has the other part in both: the buyer of one firm."""
CROWDED, OF_SEVERAL = 0.45, 0.6
"""The same in a place that holds several names of one kind, and of a description that several people share."""

AROUND = 3
"""Words right before and after two names that are the same, from which they stand between the same words."""
DAYS = frozenset(word.casefold() for word in CALENDAR)
"""Words that say when, and nothing of the name beside them: "at St. Ebba's on Friday"."""
SHOWN = 4
"""How many of them are shown on each side."""
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class Place(NamedTuple):
    """What shows that two names stand in one place, and how much else their sentences must share."""

    shown: str
    needed: float


def key_of(claim: Claim) -> str:
    """Return what a name is found by: case and accents level."""
    return folded(claim.value.raw)


def is_form_of(one: str, other: str) -> bool:
    """Return whether one of two keys has all words of the other: a shorter or a longer form of a name."""
    mine, theirs = set(one.split()), set(other.split())
    return mine <= theirs or theirs <= mine


def kind_of(claim: Claim) -> str:
    """Return what it is the name of; firms, towns and things that nobody knows are one kind, which no parse tells apart."""
    return "body" if claim.scope.of in BODIES else claim.scope.of or PERSON


@cache
def heads() -> frozenset[str]:
    """Return the last words of names that tell what is named: hospital, river, street."""
    return frozenset(fold(w) for w in words().heads | words().place_heads)


def told_besides(graph: StoryGraph, a: Claim, b: Claim) -> float:
    """Return how much two names' sentences tell the same, 0 to 1, the two names themselves left out: they are what differs."""
    if a.frame is None or b.frame is None:
        return 0.0
    names = frozenset(w for c in (a, b) for w in (*key_of(c).split(), *c.value.raw.casefold().split()))
    sides = zip(_round(graph, a, a.frame), _round(graph, b, b.frame), strict=True)
    told = sum(graph.alignment.overlap(mine - names, theirs - names) for mine, theirs in sides)
    best = graph.alignment.best_sentence
    mutual = (
        best(a.source, a.frame.sentence, b.source) == b.frame.sentence and best(b.source, b.frame.sentence, a.source) == a.frame.sentence
    )
    return (told + MUTUAL * mutual) / (SIDES + MUTUAL)


def _round(graph: StoryGraph, claim: Claim, frame: Frame) -> tuple[frozenset[str], ...]:
    """The words near the name, of its clause, of its sentence, and with the sentence before."""
    own, before = (graph.alignment.words(claim.source, n) for n in (frame.sentence, frame.sentence - 1))
    return frozenset(frame.near), frozenset(frame.clause), own, own | before


class NamePlaces:
    """Which names a story has in which places, and what two of them share."""

    def __init__(self, graph: StoryGraph) -> None:
        self._graph = graph
        claims = graph.of_predicate("name")
        self._held: Mapping[tuple[str, str, str], set[str]] = defaultdict(set)
        self._parts: Mapping[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
        self._houses: Mapping[str, Mapping[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for claim in claims:
            for place in claim.frame.stands if claim.frame and not claim.frame.beside else ():
                self._held[claim.source, place, kind_of(claim)].add(key_of(claim))
            if claim.frame is not None:
                parts = {(s, key_of(claim)) for s in claim.frame.stands if s.startswith("as the ")}
                self._parts[claim.source, claim.frame.sentence].update(parts)
            house = house_of(claim)
            if house:
                self._houses[house][claim.source].add(key_of(claim))

    def shared(self, a: Claim, b: Claim) -> Place | None:
        """Return the place that both names stand in, the one that asks for least besides; None where they stand in two."""
        if a.frame is None or b.frame is None or is_of_press(a) or is_of_press(b):
            return None
        if a.frame.beside or b.frame.beside:
            return _of_list(a, b)
        both = sorted(set(a.frame.stands) & set(b.frame.stands), key=_of_event)
        if any(of_two(a, b, shown) for shown in both) or of_two_ranks(a.frame, b.frame) or self._turned(a, b):
            return None
        if kind_of(a) == PERSON and of_two_feats(a.frame, b.frame):
            return None
        under = [self._under(a, shown) for shown in both]
        opposite = self._opposite(a, b) if any(shown.startswith("as the ") for shown in both) else None
        under = [
            p._replace(shown=f"{p.shown}, {opposite}", needed=OPPOSITE) if p and opposite and p.shown.startswith("the ") else p
            for p in under
        ]
        several = kind_of(a) == PERSON and any(shown.startswith("= ") and self._crowded(a, shown) for shown in both)
        found = [place for place in (_between(self._graph, a, b), self._of_house(a, b), *under) if place is not None]
        best = min(found, key=lambda place: place.needed, default=None)
        return best._replace(needed=max(best.needed, OF_SEVERAL)) if best and several else best

    def _of_house(self, a: Claim, b: Claim) -> Place | None:
        """The only hospital, or church, or prison, that each source names."""
        house = house_of(a)
        if not house or house != house_of(b):
            return None
        named = self._houses[house]
        others = {key for source, keys in named.items() if source != a.source for key in keys}
        if named[a.source] != {key_of(a)} or others != {key_of(b)}:
            return None
        return Place(f"the only {house} that each names", OF_A_ROLE if house == WORK else SAME_WORDS)

    def _opposite(self, a: Claim, b: Claim) -> str | None:
        """The other part in what both sentences tell, if one name has it in both: who sells to the one buys from the other."""
        if a.frame is None or b.frame is None:
            return None
        names = {key_of(a), key_of(b)}
        both = self._parts[a.source, a.frame.sentence] & self._parts[b.source, b.frame.sentence]
        return min((f"{part.removeprefix('as ')} being “{key}” in both" for part, key in both if key not in names), default=None)

    def _turned(self, a: Claim, b: Claim) -> bool:
        """Whether the sentence of one has the other in another part: who was succeeded by the one may have succeeded another."""
        for one, other in ((a, b), (b, a)):
            at = one.frame.sentence if one.frame is not None else -1
            told = self._parts.get((one.source, at), set())
            own = {part for part, key in told if key == key_of(one)}
            if own and any(key == key_of(other) and part not in own for part, key in told):
                return True
        return False

    def _under(self, a: Claim, shown: str) -> Place | None:
        """The word that both names hang on, if a name there tells of one thing."""
        relation, _, word = shown.partition(" ")
        if relation == "as" and word.startswith("the "):
            return Place(word, OF_A_ROLE)
        if relation in OPEN:
            return None
        if is_speech(shown):
            return Place(_said(shown), OF_ONE_WHO_SAYS if kind_of(a) == PERSON else OF_SEVERAL) if relation == "subject" else None
        if self._crowded(a, shown):
            return Place(_said(shown), CROWDED)
        if kind_of(a) == PERSON and relation == "=" and (word != unranked(word) or word in shared_descriptions()):
            return Place(_said(shown), OF_SEVERAL)
        if relation == "by" and word in tallies():
            return Place(_said(shown), CROWDED)
        several = kind_of(a) == PERSON and relation == "=" and (" of " not in word or word.rpartition(" ")[2] in ORDER)
        return Place(_said(shown), OF_A_ROLE if several else IN_ONE_PLACE)

    def _crowded(self, claim: Claim, place: str) -> bool:
        """Whether a source has several names of this kind in such a place."""
        return any(len(self._held.get((s, place, kind_of(claim)), ())) > 1 for s in self._graph.sources)


def _of_list(a: Claim, b: Claim) -> Place | None:
    """The list that holds both, but for the two names, the same members."""
    if a.frame is None or b.frame is None:
        return None
    row = a.frame.beside, b.frame.beside
    shared = sorted({x for x in row[0] if any(_one_member(x, y) for y in row[1])})
    if len(shared) == 1 and not len(row[0]) == len(row[1]) == 1:
        return None
    listed = any(_one_member(x, c.value.raw) for c, names in ((b, row[0]), (a, row[1])) for x in names)
    if not shared or listed or _is_open(a) or _is_open(b) or len(row[0]) != len(row[1]):
        return None
    sure = len(shared) > 1 or bool(set(a.frame.stands) & set(b.frame.stands))
    return Place(f"listed with {' and '.join(shared)}", IN_A_LIST if sure else CROWDED)


def _between(graph: StoryGraph, a: Claim, b: Claim) -> Place | None:
    """The same words right before and after both names, where these are no house number, nor words of who told it."""
    if any(tells(c) or _is_open(c) for c in (a, b)) or (a.frame and b.frame and not _hang_alike(a.frame, b.frame)):
        return None
    sides = [_around(graph, c) for c in (a, b)]
    before, after = (
        [x for x, _ in takewhile(lambda pair: pair[0] == pair[1], zip(*side, strict=False))] for side in zip(*sides, strict=True)
    )
    if (
        len(before) + len(after) < AROUND + (not before)
        or not any(len(w) >= AROUND and w not in DAYS for w in (*before, *after))
        or (before and before[0].isdigit())
    ):
        return None
    return Place(f"“{' '.join((*before[SHOWN - 1 :: -1], '…', *after[:SHOWN]))}”", SAME_WORDS)


def house_of(claim: Claim) -> str:
    """Return what kind of house of which a story seldom has two the name's last word says it is, or a work; "" for any other."""
    if claim.scope.of == WORK or kind_of(claim) != "body":
        return WORK if claim.scope.of == WORK else ""
    name = key_of(claim)
    return "hospital" if CARES.search(name) else table("things")["house"].get(name.split()[-1].rstrip("."), "")


CARES = re.compile(r"\b(?:medical|hospital|health) cent(?:er|re)$")
"""How the name of a hospital may end that is called a center."""


def _one_member(one: str, other: str) -> bool:
    """Whether two members of two lists are one, the shorter told by some words of the longer, in the plural where two share them."""
    return is_form_of(*(" ".join(PLURAL.sub("", word) for word in folded(name).split()) for name in (one, other)))


PLURAL = re.compile(r"(?:(?<=\w{3})ies|(?<=\w{3})y|(?<=\w{3}[^s])s)$")


def _is_open(claim: Claim) -> bool:
    return claim.frame is not None and any(s.split()[0] in OPEN and not s.startswith("as the ") for s in claim.frame.stands)


def _around(graph: StoryGraph, claim: Claim) -> tuple[list[str], list[str]]:
    """The words of its sentence before the name, the nearest first, and those after it."""
    frame, text, span = claim.frame, graph.sources[claim.source].text, claim.span
    if frame is None:
        return [], []
    sentence = graph.readings[claim.source].sentences[frame.sentence]
    start = text.find(claim.value.raw, span.start, span.end)
    before, after = text[sentence.start : start], text[start + len(claim.value.raw) : sentence.end]
    if after.startswith("/"):  # "Ana Brandt/Osby News" took the picture
        return [], []
    return [w.casefold() for w in WORD.findall(before)][::-1], [w.casefold() for w in WORD.findall(after)]


def _hang_alike(a: Frame, b: Frame) -> bool:
    """Whether two names may hang on their sentences in one way, as far as both parses tell: "taken by", "taken to"."""
    ways = [{"of" if s.startswith("~") else s.split()[0] for s in frame.stands} for frame in (a, b)]
    return not ways[0] or not ways[1] or not ways[0].isdisjoint(ways[1])


def _of_event(place: str) -> tuple[bool, str]:
    """By which the places of words come before those of types of event, which say less to a reader."""
    return place.rpartition(" ")[2][:1].isupper(), place


def _said(place: str) -> str:
    """A place as an editor reads it: "with deal" is “deal with …”."""
    relation, _, word = place.partition(" ")
    word = word.rpartition(".")[2].casefold()
    if relation in ("subject", "~"):
        return f"“… {word}”"
    return f"“{word} …”" if relation in ("object", "=") else f"“{word} {relation} …”"
