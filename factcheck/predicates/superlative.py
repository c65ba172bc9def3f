"""What is the largest, the oldest, the only one, and of what.

"the largest quake in a decade" · "its second-biggest plant" · "the only survivor"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

PLACED = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
LIMITING = frozenset({"in", "of", "on", "since", "among", "ever", "for", "to"})


@cache
def _ranks() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each superlative with the option it says (one for "biggest" and "largest") and those it excludes."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {"only": ("only", ("only",))}
    for row in table("exclusive")["superlative"]:
        first = {word: group[0] for group in row.get("same", ()) for word in group}
        options = tuple(dict.fromkeys(first.get(word, word) for word in row["options"]))
        for word in row["options"]:
            found.setdefault(word, (first.get(word, word), options))
    return found


def _place(token: Token) -> tuple[str, int]:
    """The "second" before "largest", and where it begins."""
    before = token.next(-1)
    if before is not None and before.text == "-":
        before = before.next(-1)
    placed = before is not None and before.lower in PLACED
    return (f"{before.lower}-", before.start) if before is not None and placed else ("", token.start)


def _is_definite(noun: Token) -> bool:
    """Whether "the", an owner or "one of the" makes it a rank: "most people" and "best friends" are none."""
    return any(c.dep == "poss" or c.lower in ("the", "'s") for c in noun.children)


def _limits(noun: Token) -> tuple[str, ...]:
    """What it is the largest of: "in a decade", "in Europe", "of its kind"."""
    found = {c.hyphenated for c in noun.childs("compound") if c.i < noun.i}
    owner = noun.child("poss")
    found |= {f"of {owner.lemma}"} if owner is not None and owner.tag != "PRP$" else set()
    for prep in [*noun.childs("prep"), *(noun.head.childs("prep") if noun.dep == "attr" else [])]:
        inner = prep.child("pobj")
        if prep.lower in LIMITING and inner is not None:
            found.add(f"{prep.lower} {inner.lemma}")
    return tuple(sorted(found))


def _whose(noun: Token) -> Token:
    """What is said to be the largest: the subject of "is", the name it is set beside, else the noun itself."""
    if noun.dep == "attr" and (subject := noun.head.child("nsubj")) is not None and subject.pos != "PRON":
        return subject
    if noun.dep == "appos":
        return noun.head
    return noun.child("appos") or noun


def find(context: Context) -> Iterator[Draft]:
    """Yield ranks before a noun."""
    for token in context.parsed.tokens:
        rank = _ranks().get(token.lower)
        noun = token.head
        if rank is None or token.dep != "amod" or noun.pos not in ("NOUN", "PROPN") or noun.i < token.i or not _is_definite(noun):
            continue
        option, options = rank
        placed, start = _place(token)
        among = tuple(sorted({*options, *(f"{p}-{option}" for p in PLACED)}))
        subject = _whose(noun)
        mention = context.mention(subject)
        yield Draft(
            value=Choice(raw=context.source.text[start : token.end], option=placed + option, among=among),
            start=start,
            end=token.end,
            anchor=noun,
            subject=subject.text if mention is None else mention.text,
            mention=mention,
            reach=(noun.start, noun.end),
            of=noun.lemma,
            limits=_limits(noun),
            head=noun.lemma,
        )


PREDICATE = Predicate(family="attribute", kinds=("choice",), holds=Holds.ONE_AT_A_TIME, find=find)
