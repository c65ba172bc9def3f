"""Which side, end, floor, colour or degree: a closed choice before the noun it tells apart.

"her right hip" · "the northern coast" · "a silver sedan" · "second-degree murder"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values.choice import Choice


@cache
def _sides() -> dict[str, tuple[tuple[str, ...], frozenset[str]]]:
    return {
        option: (tuple(sorted(row["options"])), frozenset(row["of"])) for row in table("exclusive")["side"] for option in row["options"]
    }


POLITICAL = frozenset({"party", "movement", "coalition", "spectrum", "politics", "politician", "faction", "alliance", "bloc", "union"})


def _is_political(noun: Token) -> bool:
    """Whether a wing is one of opinion: "the left wing of the party"."""
    inside = (inner for prep in noun.childs("prep") if prep.lower in ("of", "in") for inner in prep.childs("pobj"))
    return noun.lemma == "wing" and (noun.head.lemma in POLITICAL or any(t.lemma in POLITICAL for t in inside))


def _is_one_of_two(token: Token, options: tuple[str, ...]) -> bool:
    """Whether the word before belongs to it, and is another option: "black-and-white", "the left and right engines"."""
    joint, first = token.next(-1), token.next(-2)
    if joint is None or joint.text == "-":
        return joint is not None
    return joint.lower in ("and", "or") and first is not None and first.lower in options


def find(context: Context) -> Iterator[Draft]:
    """Yield a choice only before a noun of its row: "the right decision" has no side."""
    for token in context.parsed.tokens:
        row = _sides().get(token.lower)
        if row is None:
            continue
        noun = next((t for step in (1, 2) if (t := token.next(step)) is not None and t.lemma in row[1]), None)
        if noun is None or _is_political(noun) or _is_one_of_two(token, row[0]):
            continue
        owner = noun.child("poss")
        yield Draft(
            value=Choice(raw=token.text, option=token.lower, among=row[0]),
            start=token.start,
            end=token.end,
            anchor=noun,
            subject=owner.text if owner is not None else noun.text,
            mention=context.mention(owner),
            reach=(noun.start, noun.end),
            events=tuple(e.id for e in context.governing_events(noun)),
            of=noun.lemma,
            head=noun.lemma,
        )


PREDICATE = Predicate(family="attribute", kinds=("choice",), holds=Holds.ONE_AN_EVENT, find=find)
