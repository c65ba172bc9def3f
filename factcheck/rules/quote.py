"""What was said, word for word: two sources that quote the same words, or nearly the same.

Agreement: both have “no reliable evidence” from one speaker.
Check: two sources quote one speaker with words that differ in the middle of an otherwise equal quotation.
Left alone: a shorter cut of one quotation; two different quotations; punctuation and typography.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from factcheck.comparison.slots import SlotKind, Tie
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.values import Relation

WORD = re.compile(r"[\w']+")
SHORTEST = 6
"""Words a quotation needs before a difference in it is an alteration and not another quotation."""
NEARLY = 0.8


@lru_cache(maxsize=16384)
def _words_of(quotation: str) -> tuple[str, ...]:
    return tuple(WORD.findall(quotation.casefold().replace("’", "'")))


def _words(claim: Claim) -> tuple[str, ...]:
    return _words_of(claim.value.raw)


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    words = _words(claim)
    return tuple(sorted({" ".join(words[n : n + 3]) for n in range(len(words) - 2)}))


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Equal words the same, a cut finer or coarser, nearly equal long quotations different."""
    one, other = _words(a), _words(b)
    if one == other:
        return Relation.SAME
    x, y = f" {' '.join(one)} ", f" {' '.join(other)} "
    if x in y:
        return Relation.COARSER
    if y in x:
        return Relation.FINER
    if min(len(one), len(other)) >= SHORTEST and Indel.normalized_similarity(one, other) >= NEARLY and abs(len(one) - len(other)) <= 2:
        return Relation.DIFFERENT
    return Relation.CANNOT_TELL


KIND = SlotKind(
    predicates=("quote",),
    block=_block,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(),
    attribute=lambda _graph, _claim: "quoted words",
)

RULE = slot_rule("quote", "FC402", KIND, earned=False)
