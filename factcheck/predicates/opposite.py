"""Words that have an opposite, said of a noun or a verb: what two sentences that are otherwise the same may differ in.

"a small explosion" · "the hall was partly destroyed" · "made a profit of £3 million"
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from factcheck.lexicon import table
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.values.choice import Choice


@cache
def opposites() -> Mapping[str, tuple[str, ...]]:
    """Return each word with itself and what it excludes."""
    return _paired("pairs")


@cache
def opposite_nouns() -> Mapping[str, tuple[str, ...]]:
    """Return each noun with itself and what it excludes."""
    return _paired("nouns")


def _paired(rows: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in table("opposites")[rows]:
        for words, against in ((one, other), (other, one)):
            for word in words:
                found[word] |= {word, *against}
    return {word: tuple(sorted(words)) for word, words in found.items()}


def find(context: Context) -> Iterator[Draft]:
    """Yield an adjective or an adverb of the list with the word it is said of: "a long-standing deal" and "later that day" have none."""
    for token in context.parsed.tokens:
        noun = token.pos == "NOUN" and token.dep not in ("compound", "nmod")
        among = (opposite_nouns().get(token.lemma) if noun else None) or opposites().get(token.lower)
        if among is None or token.is_root:
            continue
        if not (noun and token.lemma in among) and (token.pos not in ("ADJ", "ADV", "VERB") or token.dep not in SAID_OF):
            continue
        after, before = token.next(), token.next(-1)
        if any(t is not None and t.text == "-" for t in (after, before)):
            continue
        bearer = token.head
        yield Draft(
            value=Choice(raw=token.text, option=token.lemma if noun else token.lower, among=among),
            start=token.start,
            end=token.end,
            anchor=bearer,
            subject=bearer.text,
            of=bearer.lemma,
            head=bearer.lemma,
        )


SAID_OF = frozenset({"amod", "acomp", "advmod", "attr"})
"""Relations in which a word says something of its head."""

PREDICATE = Predicate(family="statement", kinds=("choice",), holds=Holds.MANY, find=find)
