"""Whom and what words for somebody's own stand for: "his wife" and "Orr's wife" are one woman, "his home" is one house."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.model import Certainty, Mention
from factcheck.resolve.one_site import sort_of
from factcheck.resolve.ties import Groups, Tie

ONLY = frozenset(
    [
        *(
            "husband",
            "wife",
            "spouse",
            "father",
            "dad",
            "mother",
            "mom",
            "mum",
            "parent",
            "family",
            "fiance",
            "fiancee",
            "boyfriend",
            "girlfriend",
        ),
        *("widow", "widower", "stepfather", "stepmother", "ex-husband", "ex-wife", "rep", "publicist", "agent", "boss"),
        *(
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "representative",
            "manager",
            "successor",
            "predecessor",
            "killer",
            "attacker",
            "twin",
        ),
        *("home", "house", "apartment", "hometown", "birthplace", "homeland", "office", "headquarters", "estate", "body", "campaign"),
    ]
)
"""Of which a person has one, or one that is spoken of; a friend or a son may be another."""


def possessed(groups: Groups) -> Sequence[Tie]:
    """Tie what belongs to one owner, unless two of it are named."""
    named = {groups.root(n) for n, m in enumerate(groups.mentions) if m.form == "name"}
    owned: dict[tuple[int, str, str | None], list[int]] = defaultdict(list)
    for n, mention in enumerate(groups.mentions):
        owner = _owner(groups, n)
        if owner is not None and mention.head in ONLY:
            owned[groups.root(owner), sort_of(mention.head), mention.number].append(n)
    ties: list[Tie] = []
    for numbers in owned.values():
        people = {groups.root(n) for n in numbers} & named
        first = next((n for n in numbers if groups.root(n) in people), numbers[0])
        if len(people) < 2 and all(_agree(groups.mentions[first], groups.mentions[n]) for n in numbers):
            ties.extend(Tie(n, first, "possessed", Certainty.INFERRED) for n in numbers if n != first)
    return ties


def _owner(groups: Groups, n: int) -> int | None:
    """The mention that a description begins with as its possessor: "his" of "his wife"."""
    mention = groups.mentions[n]
    if mention.form != "nominal":
        return None
    numbers = groups.of_source[mention.source]
    for at in range(groups.at[n] + 1, len(numbers)):
        k = numbers[at]
        inner = groups.mentions[k]
        if inner.start != mention.start:
            return None
        if inner.role == "possessor" and inner.end < mention.end:
            return k
    return None


def _agree(one: Mention, other: Mention) -> bool:
    return one.gender is None or other.gender is None or one.gender == other.gender
