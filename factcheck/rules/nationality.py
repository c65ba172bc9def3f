"""Of what country a person is.

A person may have two nationalities, so two are a check, and only where neither source has the other's.
Conflict: "the Dutch painter Ruth Lind" where two others have "the Danish painter", and nobody else writes "Dutch".
Check: "the Dutch painter" beside "a Danish painter, Ruth Lind".
Left alone: "the Hungarian-born actress" beside "the American actress".
"""

from __future__ import annotations

from functools import cache

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.text.gazetteer import demonym, located
from factcheck.values import Relation

NATIONS = {
    word: nation
    for nation, words in {
        "England": ("English", "Englishman", "Englishwoman", "England"),
        "Scotland": ("Scottish", "Scot", "Scotsman", "Scotswoman", "Scotland"),
        "Wales": ("Welsh", "Welshman", "Welshwoman", "Wales"),
    }.items()
    for word in words
}
"""The nations of Britain, by what people of them are called."""


def _country(word: str) -> str | None:
    """The country of "Dutch", "Dutchman" and "the Netherlands"."""
    place = demonym(word) or next(iter(located(word)), None)
    return None if place is None else place.parents[-1] if place.parents else place.id


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two words for people of two countries differ, unless one source knows both; a Scot is a Briton, and no Welshman."""
    one, other = (_country(c.value.raw) for c in (a, b))
    nations = {NATIONS.get(c.value.raw) for c in (a, b)} - {None}
    if a.value.raw.casefold() == b.value.raw.casefold() or (one is not None and one == other and len(nations) < len((a, b))):
        return Relation.SAME
    return Relation.DIFFERENT if both_known(graph, a, b) is None and not _both_written(graph, a, b) else Relation.CANNOT_TELL


def _both_written(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one source has the other's country by any word for it: "the British singer, born in Jamaica"."""
    return any(graph.writes(other.source, word) for one, other in ((a, b), (b, a)) for word in _words_for(one.value.raw))


@cache
def _words_for(word: str) -> tuple[str, ...]:
    """Every word for the country of a word: "Jamaica" and "Jamaican" of either."""
    place = demonym(word) or next(iter(located(word)), None)
    if place is None:
        return (word,)
    return (place.name, *table("geography")["demonyms"].get(place.id, ()), *table("geography")["countries"].get(place.id, ()))


def both_known(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One source has both: an emigrant, or a person of two countries."""
    for one, other in ((a, b), (b, a)):
        if graph.writes(other.source, one.value.raw):
            return f"rival: the other source says {one.value.raw} too"
    return None


KIND = SlotKind(
    predicates=("nationality",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished),
    attribute=lambda _graph, _claim: "nationality",
)

RULE = slot_rule("nationality", "FC121", KIND, earned=False, outvotes=True)
