"""Where the like of a claim is to be looked for: in the sentences most like its own, or in those that share a rare word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Entity, Mention


def of_one_sentence(a: Claim, b: Claim) -> bool:
    """Return whether two claims of one source stand in one sentence of it."""
    return a.frame is not None and b.frame is not None and a.frame.sentence == b.frame.sentence


def of_two_people(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether the two claims are said of two people, both of them named."""
    one, other = graph.subject(a), graph.subject(b)
    return one is not None and other is not None and one.id != other.id and graph.is_named(one.id) and graph.is_named(other.id)


def subjects(graph: StoryGraph) -> Iterator[tuple[tuple[str, int], Mention, Entity]]:
    """Yield who is the subject of what: the source and the number of the sentence, the mention and whom it names."""
    for mention in (m for r in graph.readings.values() for m in r.mentions if m.role == "subject"):
        entity = graph.entities.of(mention.source, mention.id)
        if entity is not None:
            yield (mention.source, mention.sentence), mention, entity


def most_alike(graph: StoryGraph, one: Claim, other: Claim, among: Callable[[Claim], bool] | None = None) -> bool:
    """Return whether neither source has another claim of this predicate, `among` those asked for, told more like the one of the two.

    Of two in one sentence, which are told alike, either may be meant, unless the first source has the other one too.
    """
    alike = graph.alike(one, other)
    for a, b in ((one, other), (other, one)):
        rivals = (c for c in graph.of_source(b.source) if c.predicate == b.predicate and c.frame is not None and c is not b)
        for rival in rivals if among is None else filter(among, rivals):
            told = graph.alike(a, rival)
            if told > alike or (told == alike and of_one_sentence(b, rival) and not _has(graph, a.source, rival)):
                return False
    return True


def _has(graph: StoryGraph, source: str, claim: Claim) -> bool:
    """Whether a source gives the value too, of whatever it may be."""
    return any(c.source == source and c.value.relation(claim.value).agrees for c in graph.may_agree(claim.predicate, claim.value))


class Nearby:
    """The claims of some predicates by their sentences."""

    def __init__(self, graph: StoryGraph, *predicates: str) -> None:
        self._graph = graph
        self._held: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in graph.of_predicate(*predicates):
            if claim.frame is not None:
                self._held[claim.source, claim.frame.sentence].append(claim)

    def of(self, claim: Claim) -> Iterator[Claim]:
        """Yield the claims of its predicate in the nearest sentences of each other source."""
        if claim.frame is None:
            return
        for source, sentences in self._graph.alignment.nearest(claim.source, claim.frame.sentence).items():
            if source != claim.source:
                yield from (c for n in sentences for c in self._held.get((source, n), ()) if c.predicate == claim.predicate)


LARGE = 100
"""Claims of one block above which only those are compared whose sentences share a rare word."""

LONG = 50
"""Claims of one kind in one source above which a rival is looked for in sentences that share a rare word."""

RARE = 20
"""Claims of a block that may share a rare word."""


class Near:
    """Which claims of a list may speak of the same as another: all of a short list, of a long one those that share a rare word."""

    def __init__(self, graph: StoryGraph, claims: Sequence[Claim], large: int) -> None:
        self._graph, self._claims = graph, claims
        self._all = len(claims) <= large
        held: dict[str, list[int]] = defaultdict(list)
        for n, claim in enumerate(() if self._all else claims):
            for word in graph.words_near(claim):
                held[word].append(n)
        self._held = {word: places for word, places in held.items() if len(places) <= RARE}

    def of(self, claim: Claim) -> Sequence[Claim]:
        """Return what is worth comparing with this claim, in the order of the list."""
        if self._all:
            return self._claims
        return [self._claims[n] for n in sorted({n for word in self._graph.words_near(claim) for n in self._held.get(word, ())})]


def couples(graph: StoryGraph, claims: Sequence[Claim], *, within: bool) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims of two sources, and of one source where it is compared with itself; of a long list the likely ones."""
    near = Near(graph, claims, LARGE)
    for a in claims:
        for b in near.of(a):
            if a.source < b.source or (within and a.source == b.source and (a.span.start, a.id) < (b.span.start, b.id)):
                yield a, b
