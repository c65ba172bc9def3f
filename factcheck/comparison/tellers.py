"""Who tells of a thing: each paper may have its own official for one thing, but two who speak of themselves speak of two."""

from __future__ import annotations

import re

from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.text.streets import ends_street
from factcheck.values._level import any_of

OF_ONESELF = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b|\b(?:said|says|told [\w ]{1,20}|added|recalled)(?: that)? (?:he|she|his|her|they|their)\b"
)
FORESEEN = re.compile(r"\b(?:will|would|should|could|might|may|ought|expect(?:s|ed)?|hopes?|needs?|forecasts?|predicts?|plans?)\b")
PLACES = frozenset(table("roles")["places"].split())
OFFICES = any_of(word for key in ("words", "few", "police") for word in table("titles")[key])
OFFICE_BEFORE = re.compile(rf"\b(?:{OFFICES})\.?,? (?:[A-Z][\w.'’-]* ){{0,2}}$", re.IGNORECASE)
OFFICE_BEHIND = re.compile(rf"(?:,| is) (?:an?|the|its|[a-z]+)\b[^.;,]{{0,50}}\b(?i:{OFFICES})\b")
NEAR = 80
"""Characters before a name in which its office, and the first names, may stand."""


def tellers_of_one_thing(graph: StoryGraph, a: Claim, b: Claim) -> tuple[set[str], set[str]]:
    """The words by which the officials who tell of each claim are known; none where each may tell of a thing of his own.

    So it is where each tells of a kind of place that the other source has not, where both say what is still to come, and where both speak
    of themselves: “I”, “she said she”.
    """
    told = [graph.sentence_text(c) for c in (a, b)]
    if any(all(words.search(text) for text in told) for words in (FORESEEN, OF_ONESELF)):
        return set(), set()
    if _strange_places(graph, a, b) and _strange_places(graph, b, a):
        return set(), set()
    one, other = ({telling_word(name) for name in c.said_by if _is_official(graph, c.source, name)} for c in (a, b))
    return one, other


def _strange_places(graph: StoryGraph, one: Claim, other: Claim) -> set[str]:
    """The kinds of places of a sentence, but for who tells of it, of which the other source has no word."""
    told = {word for name in one.said_by for word in name.casefold().split()}
    sorts = [words for row in table("roles")["same_sort"] if not (words := set(row.split())).isdisjoint(graph.words_near(other))]
    places = (graph.words_near(one) & PLACES) - told - set().union(*sorts)
    return {place for place in places if not graph.knows(other.source, (place,))}


def _is_official(graph: StoryGraph, source: str, name: str) -> bool:
    """Whether a source sets an office before or behind a name: "fire chief Ann Lind", "Lind, a spokeswoman for the police,"."""

    def look() -> bool:
        text = graph.sources[source].text
        borne = re.finditer(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1].strip(',.'))}\b", text)
        return any(OFFICE_BEFORE.search(text, max(0, m.start() - NEAR), m.start()) or OFFICE_BEHIND.match(text, m.end()) for m in borne)

    return graph.remembered(("official", source, name), look)


def telling_word(name: str) -> str:
    """The word by which a name is known again: of a street the one before its suffix, which may be written in two ways."""
    words = name.split()
    street = len(words) > 1 and ends_street(words[-1].rstrip("."))
    return words[-2 if street else -1].casefold()
