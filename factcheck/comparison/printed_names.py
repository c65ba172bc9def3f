"""Which names a story prints that have a word, and what each source says of their bearers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind
from factcheck.text.folding import fold
from factcheck.text.gazetteer import located

PERSON = EntityKind.PERSON.value
"""What a name that an editor added is the name of, unless the editor says so."""
BEARERS = frozenset({PERSON, EntityKind.ORGANISATION.value})


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a printed name, case and accents level."""
    return tuple(fold(name).split())


def full_names(graph: StoryGraph) -> Sequence[Claim]:
    """Return the names of more than one word that people and organisations go by, in the order of sources and text."""
    return graph.remembered("full names", lambda: [c for c in _long(graph, "name") if (c.scope.of or PERSON) in BEARERS])


def long_names(graph: StoryGraph) -> Sequence[Claim]:
    """Return the names of more than one word, whatever they are the names of, and those of places that no gazetteer has."""
    return graph.remembered("long names", lambda: [*_long(graph, "name"), *(c for c in _long(graph, "place") if not located(c.value.raw))])


def _long(graph: StoryGraph, predicate: str) -> Iterator[Claim]:
    return (c for c in graph.of_predicate(predicate) if " " in c.value.raw and not RUN_ON.search(c.value.raw))


RUN_ON = re.compile(r"\w{2,}\.[A-Z]\w|[-–—,;:]$|^[^\"“”]*[\"“”][^\"“”]*$|(?:\S+\s+){7}")
"""Names that a page has run together with what stands beside them: "KXY9.Ann Bell", an open quotation mark, eight words and more."""


def printed_with(graph: StoryGraph, words: Collection[str]) -> list[Claim]:
    """Return the long names that have all of these words, in the order of sources and text."""
    by_word = graph.remembered("names by word", lambda: _by_word(graph))
    rarest = min((by_word.get(word, ()) for word in words), key=len)
    return [c for c in rarest if set(words) <= set(words_of(c.value.raw))]


def _by_word(graph: StoryGraph) -> Mapping[str, Sequence[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in long_names(graph):
        for word in dict.fromkeys(words_of(claim.value.raw)):
            found[word].append(claim)
    return found


def said_of_bearer(graph: StoryGraph, claim: Claim, predicate: str) -> Sequence[Claim]:
    """Return what the claim's own source says of the one it names, of this kind; nothing where nobody knows who that is."""
    entity = graph.subject(claim)
    told = graph.remembered(("told of", predicate), lambda: _by_bearer(graph, predicate))
    return () if entity is None else told.get((claim.source, entity.id), ())


def _by_bearer(graph: StoryGraph, predicate: str) -> Mapping[tuple[str, str], Sequence[Claim]]:
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate(predicate):
        entity = graph.subject(claim)
        if entity is not None:
            found[claim.source, entity.id].append(claim)
    return found
