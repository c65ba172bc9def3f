"""What was said, word for word: two sources that quote the same words, or nearly the same.

Agreement: both have “no reliable evidence” from one speaker.
Conflict: "a large blast" beside "a small blast", in two quotations that are otherwise one; "we will not" beside "we will"; "on Monday"
beside "on Tuesday", "four doors" beside "nine doors", "we met Lind" beside "we met Brandt", "and open a school" beside "and sell the land".
Check: two sources quote one speaker with other words for the same in the middle of an otherwise equal quotation: a big hall, a large hall.
Left alone: a shorter cut of one quotation; two different quotations; punctuation and typography.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA, Indel

from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.predicates.opposite import opposites
from factcheck.resolve.alike_events import synonyms
from factcheck.resolve.names import alike_given, same_name
from factcheck.rules import slot_rule
from factcheck.values import Relation
from factcheck.values._numeral import numerals

WORD = re.compile(r"[\w']+")
SHORTEST = 6
"""Words a quotation needs before a difference in it is an alteration and not another quotation."""
NEARLY = 0.8
STEM = 4
"""First letters that a name and what is formed from it have in common: America and Americans."""
NO_NAMES = frozenset(
    (
        *table("roles")["kin"].split(),
        *(word.casefold() for key in ("courtesy_male", "courtesy_female", "male", "female", "words") for word in table("titles")[key]),
        *("he", "she", "him", "her", "his", "they", "them", "their", "it", "its", "we", "us", "our", "you", "your", "me", "my", "god"),
    )
)
"""Words with a capital that stand for a name, or before one: "Dad", "Him", "Mr"."""
SLIPS = 2
"""Letters by which two spellings of one name may differ."""


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


NOT = frozenset({"not", "never", "no", "don't", "didn't", "doesn't", "won't", "can't", "isn't", "wasn't", "aren't", "weren't", "wouldn't"})


OTHER = frozenset({"a", "an", "one", "another", "some", "others", "critics"})
"""What begins the name of a speaker who is nobody told of before: "a witness"."""


def turned(graph: StoryGraph, camps: Sequence[Sequence[Claim]]) -> bool:
    """Return whether two quotations of one speaker differ in one place, in which one says the opposite of the other."""
    if any(_of_two_speakers(graph, a, b) or _on_two_days(graph, a, b) for a in camps[0] for b in camps[1]):
        return False
    one, other = (_words(camp[0]) for camp in camps[:2])
    printed = [WORD.findall(camp[0].value.raw.replace("’", "'")) for camp in camps[:2]]
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changes = [(slice(i1, i2), slice(j1, j2)) for op, i1, i2, j1, j2 in codes if op != "equal"]
    if len(changes) != 1:
        return False
    mine, theirs = changes[0]
    if _is_opposite(one[mine], other[theirs]):
        return True
    if not (mine.start and theirs.start) or any("[" in camp[0].value.raw for camp in camps[:2]):
        return False
    return _are_two(printed[0][mine], printed[1][theirs]) or _say_another_thing(
        _telling(graph, camps[0][0], one[mine]), _telling(graph, camps[1][0], other[theirs])
    )


def _of_two_speakers(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two named people or bodies say the quotations."""
    one, other = (c.subject.name.split() for c in (a, b))
    if any(name and name[0].casefold() in OTHER for name in (one, other)) and one != other:
        return True
    speakers = [graph.subject(c) for c in (a, b)]
    named = [e.id for e in speakers if e is not None and graph.is_named(e.id)]
    if len(set(named)) > 1:
        return True
    same = speakers[0] is not None and speakers[0] == speakers[1]
    return not same and bool(one and other) and one[-1] != other[-1] and one[-1][:1].isupper() and other[-1][:1].isupper()


def _on_two_days(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the quotations are set beside two dates: who has lost 300 jobs may have spoken of 400 a year ago."""
    days = [
        {
            c.value.raw
            for c in graph.of_source(q.source)
            if c.predicate == "date" and of_one_sentence(c, q) and c.value.raw not in q.value.raw
        }
        for q in (a, b)
    ]
    return bool(days[0] and days[1]) and days[0].isdisjoint(days[1])


def _are_two(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the two stretches are two numbers, two days or months, or two names that no slip of the pen makes of one another."""
    if len(mine) != 1 or len(theirs) != 1:
        return False
    numbers = [[n.number for n in numerals(word)] for (word,) in (mine, theirs)]
    if all(numbers):
        return numbers[0] != numbers[1]
    one, other = mine[0], theirs[0]
    named = all(word[:1].isupper() and word[1:].islower() and word.casefold() not in NO_NAMES for word in (one, other))
    if not named or one[:STEM] == other[:STEM] or alike_given(one.casefold(), other.casefold()):
        return False
    return OSA.distance(one, other) > SLIPS and not same_name(one, other)


MANY = 3
"""Words in one stretch of a quotation: with more another part of the speech may be quoted."""
TYPO = 2
"""Letters by which a word and a slip of it, or its other spelling, differ."""


def _telling(graph: StoryGraph, claim: Claim, stretch: Sequence[str]) -> list[str] | None:
    """The words of a stretch that tell something, and not how it is put together; None where it is too long."""
    sentences = (s for s in graph.readings[claim.source].sentences if s.start < claim.span.end and claim.span.start < s.end)
    stems = {word[:STEM] for s in sentences for word in s.words}
    return None if len(stretch) > MANY else [word for word in stretch if len(word) >= STEM and word[:STEM] in stems]


def _say_another_thing(mine: Sequence[str] | None, theirs: Sequence[str] | None) -> bool:
    """Whether each stretch has a word that tells something, and none of one is a form, a spelling or a synonym of one of the other."""
    if not mine or not theirs or not all(word.isalpha() for word in (*mine, *theirs)):
        return False
    pairs = [*product(mine, theirs)]
    return not any(x[:STEM] == y[:STEM] or OSA.distance(x, y) <= TYPO or synonyms(x) & synonyms(y) for x, y in pairs)


def _is_opposite(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one stretch denies the other, or both are one word that excludes the other."""
    if len(mine) == len(theirs) == 1:
        return theirs[0] in opposites().get(mine[0], ())
    return {*mine, *theirs} <= NOT


KIND = SlotKind(
    predicates=("quote",),
    block=_block,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(),
    attribute=lambda _graph, _claim: "quoted words",
)

RULE = replace(slot_rule("quote", "FC402", KIND, earned=False, outvotes=True), outvoted=turned)
