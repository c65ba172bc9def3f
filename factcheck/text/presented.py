"""Whether a sentence presents a row of capitals as a person: by an age, by an office set beside it, as one who says something."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.text.name_runs import AGED, AGED_BEFORE, DETERMINERS, has_head
from factcheck.text.nominals import roles
from factcheck.text.parse import Token

SPEAKING = frozenset({"say", "tell", "add", "recall", "explain", "testify", "reply", "write", "admit", "argue"})
OFFICES = (
    *("executive", "officer", "chairman", "minister", "secretary", "chief", "head", "boss", "director", "president", "governor", "mayor"),
)
"""What only people are in apposition to a name, in whatever office."""
NOT_ONLY_PEOPLE = frozenset(
    {"agent", "manager", "producer", "driver", "partner", "parent", "child", "sibling", "twin", "family", "star", "model", "heir", "owner"}
)
"""Callings and relations that firms and towns may have to one another too."""


MOST_OF_A_TRADE = 3
"""Words of what somebody does, between an age and a name."""


def is_plain(run: list[Token]) -> bool:
    """Whether the run is a few capitalised words, none of which tells what is named."""
    return _is_short(run) and all(t.pos == "PROPN" for t in run)


def _is_short(run: list[Token]) -> bool:
    return len(run) <= 4 and all(t.text[0].isupper() for t in run) and not has_head(run)


def is_introduced(run: list[Token], labels: list[EntityKind]) -> bool:
    """Whether the sentence presents the run as a person: after "governor", before ", 45," or as one who says something."""
    aged = _is_short(run) and (AGED.match(run[0].tree.source.text, run[-1].end) or _of_an_age(run[0]))
    if aged or not is_plain(run):
        return bool(aged)
    if EntityKind.ORGANISATION in labels:
        return False
    before, source = run[0].next(-1), run[0].tree.source.text
    if before is not None and before.pos == "NOUN" and before.tag == "NN" and before.lemma in roles().people:
        return True
    if source.startswith(", who ", run[-1].end):
        return True
    last = run[-1]
    return not labels and last.dep == "nsubj" and last.head.lemma in SPEAKING and last.head.pos == "VERB"


def is_described(run: list[Token]) -> bool:
    """Whether a noun that only people are called stands in apposition to the run: "Danielle Orr, the firm's lawyer"."""
    inside = {t.i for t in run}
    head = next((t for t in run if t.head.i not in inside), run[-1])
    beside = [*head.childs("appos"), *([head.head] if head.dep == "appos" else [])]
    return any(t.pos == "NOUN" and t.lemma in _callings() for t in beside)


@cache
def _callings() -> frozenset[str]:
    """What people do for a living or by office, and what they are to one another: no firm or town is called so."""
    trades = (word for row in table("callings")["calling"].values() for word in row)
    return frozenset([*trades, *roles().male, *roles().female, *roles().kin, *OFFICES]) - NOT_ONLY_PEOPLE


def _of_an_age(first: Token) -> bool:
    """Whether the name follows an age without an article: "arrested 21-year-old Lee Orr", but not "the 40-year-old Corvo Arena".

    What the bearer does may stand between: "21-year-old bus driver Lee Orr".
    """
    start, word = first.start, first.next(-1)
    for words in range(MOST_OF_A_TRADE if word is not None and word.lower in _callings() else 0):
        if word is None or not word.text.islower() or (words and word.dep not in ("compound", "amod")) or word.text == "old":
            break
        start, word = word.start, word.next(-1)
    aged = AGED_BEFORE.search(first.tree.source.text[max(0, start - 30) : start])
    return aged is not None and not aged["before"].rstrip().endswith(("'s", "’s")) and aged["before"].strip().casefold() not in DETERMINERS
