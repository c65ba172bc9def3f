"""Headlines In Title Case, and HEADLINES IN CAPITALS, as the sentence they would be: the capitals that are no name's are lowered.

Letter for letter, so that every offset stays. What a word is, the rest of the same source tells: one that stands there in
small letters is no name, one that has a capital inside a sentence is. Where the rest is silent, a first name stays a name, and
a word that the tables know as a verb, a noun for people or a small word does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from factcheck.lexicon import table
from factcheck.text.gazetteer import located

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SENTENCE = re.compile(r"[^\W\d_][^.!?:\"“”\n]*")
LONG = 4
"""Letters of a word that title case always capitalises."""

SMALL = frozenset(
    [
        *("a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your", "he", "she", "it", "they"),
        *(
            "we",
            "you",
            "him",
            "them",
            "who",
            "which",
            "what",
            "whose",
            "when",
            "where",
            "why",
            "how",
            "in",
            "on",
            "at",
            "by",
            "for",
            "from",
        ),
        *("to", "of", "off", "out", "up", "down", "over", "under", "into", "onto", "with", "without", "within", "after", "before", "since"),
        *("until", "during", "through", "across", "against", "among", "amid", "around", "between", "behind", "near", "about", "as", "than"),
        *(
            "and",
            "or",
            "but",
            "nor",
            "so",
            "if",
            "while",
            "because",
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "being",
            "has",
            "have",
            "had",
        ),
        *(
            "do",
            "does",
            "did",
            "will",
            "would",
            "can",
            "could",
            "may",
            "might",
            "must",
            "should",
            "not",
            "no",
            "new",
            "old",
            "more",
            "most",
        ),
        *("all", "some", "any", "many", "few", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second"),
        *("late", "early", "day", "days", "week", "weeks", "month", "months", "year", "years", "night", "morning", "today", "later", "ago"),
        *("third", "last", "next", "now", "again", "back", "just", "only", "still", "too", "other", "another", "says", "say", "said"),
    ]
)


def is_title_case(line: str) -> bool:
    """Whether all long words of a line, and four at least, begin with a capital, and none of it is a sentence's end."""
    words = WORD.findall(line)
    if len(words) < LONG or line.rstrip().endswith((".", "”", '"')):
        return False
    longer = [w for w in words if len(w) >= LONG]
    raised = sum(w[0].isupper() for w in longer)
    return len(longer) >= 3 and raised >= 0.85 * len(longer)


OPENING = re.compile(r"(?:[A-Z][A-Z'-]+ ){1,5}[A-Z][A-Z'-]+(?=,? [a-z])")
"""Two to six words in capitals at the head of a paragraph, before one that is not: "ANN BELL, singer and"."""


def opening(line: str) -> int:
    """Return how far the words in capitals reach with which some papers open a story; 0 for none, and for initials of a body."""
    found = OPENING.match(line)
    return found.end() if found and max(map(len, found.group().split())) >= LONG else 0


class Capitals:
    """What the body of one source says of its words: which stand in small letters, and which keep a capital inside a sentence."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lower: set[str] = set()
        self.names: set[str] = set()
        for line in lines:
            for sentence in SENTENCE.findall(line):
                for n, word in enumerate(WORD.findall(sentence)):
                    if word[0].islower():
                        self.lower.add(word.removesuffix("'s"))
                    elif n:
                        self.names.add(word.removesuffix("'s").casefold())

    def lowered(self, line: str) -> str:
        """Return a line in title case as the sentence it would be."""
        shouted = line.upper() == line
        words = list(WORD.finditer(line))
        changed = list(line)
        places = {at for at, pair in enumerate(pairwise(words)) if pair[0].end() + 1 == pair[1].start() and _is_place(*pair)}
        for n, found in enumerate(words):
            word = found.group()
            if n in places or n - 1 in places:
                continue
            if not word[0].isupper() or (word.isupper() and not shouted):
                continue
            if self._is_name(word.casefold().removesuffix("'s")):
                kept = word[0] + word[1:].lower() if shouted else word
            else:
                kept = word[0] + word[1:].lower() if n == 0 else word.lower()
            if len(kept) == len(word):
                changed[found.start() : found.end()] = kept
        return "".join(changed)

    def _is_name(self, word: str) -> bool:
        if word in self.lower:
            return word in self.names and word not in SMALL
        if word in self.names or word.capitalize() in _given():
            return word not in SMALL
        return word not in SMALL and not any(form in _common() for form in _stems(word))


def _is_place(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two words are a place's name that begins with a small word: "New Zealand", "New York"."""
    return one.group() == "New" and bool(located(f"New {other.group()}"))


def _stems(word: str) -> list[str]:
    """The word and what it may be a form of: "kills", "killed", "killing" of kill; "slain" is not found so."""
    found = [word]
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            found += [stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem]
    return found


@cache
def _given() -> frozenset[str]:
    given = table("given_names")
    return frozenset(" ".join(given[g] for g in ("female", "male", "either")).split())


@cache
def _common() -> frozenset[str]:
    """Words of the tables that are no names: what happens, and nouns for people."""
    happenings, roles = table("happenings"), table("roles")
    pairs = [pair.partition("<") for pair in happenings["of"].split()]
    rows = table("events")["event"]
    return frozenset(
        [
            *happenings["alike"].split(),
            *(part for noun, _, verb in pairs for part in (noun, verb)),
            *(word for row in rows for word in (*row["verbs"], *row["nouns"])),
            *(word for key in ("people", "male", "female", "groups", "kin") for word in roles[key].split()),
        ]
    )
