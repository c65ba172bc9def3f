"""In what state somebody or something was, where the states exclude one another: damaged or undamaged, armed or unarmed.

"The tower was undamaged." · "in critical condition" · "found unconscious"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

IS = frozenset({"be", "remain", "stay", "become", "find", "leave", "appear", "declare", "list", "keep", "lie"})
"""Verbs that say in what state their subject, or a passive's, is."""


class State(NamedTuple):
    """A word of the lexicon: the option it says, the options it excludes, and what it must be said of."""

    option: str
    among: tuple[str, ...]
    question: str
    of: frozenset[str]


@cache
def states() -> dict[str, State]:
    """Return each word for a state; one word stands in one row only."""
    return {
        word: State(option, tuple(sorted(row["options"])), row["question"], frozenset(row.get("of", ())))
        for row in table("exclusive")["state"]
        for option, words in row["options"].items()
        for word in words
    }


def _borne(token: Token) -> tuple[Token, Token] | None:
    """The word whose state it is, and the verb that says so."""
    word = token
    if token.dep == "amod" and token.head.lemma == "condition":
        prep = token.head.head
        word = prep if prep.lower == "in" else token
    verb = word.head
    if word.dep not in ("acomp", "attr", "oprd", "prep", "xcomp", "advcl") and token.dep != "ROOT":
        return None
    if token.dep == "ROOT" and token.child("auxpass") is not None:
        verb = token  # the parser reads "was damaged" as a verb
    if verb is token and token.child("dobj", "npadvmod", "oprd") is not None:
        return None
    if verb is not token and verb.lemma not in IS:
        return None
    subject = verb.child("nsubjpass", "nsubj")
    return None if subject is None else (subject, verb)


def find(context: Context) -> Iterator[Draft]:
    """Yield states that are said of a subject; "the damaged tower" says so only by the way, and "open to ideas" is no door."""
    for token in context.parsed.tokens:
        state = states().get(token.lower)
        if state is None or token.pos not in ("ADJ", "VERB"):
            continue
        borne = _borne(token)
        if borne is None or (token.childs("xcomp", "ccomp") and token.pos == "ADJ"):
            continue
        subject, verb = borne
        in_condition = token.head.lemma == "condition" and token.dep == "amod"
        if state.of and not (in_condition if "condition" in state.of else subject.lemma in state.of):
            continue
        mention = context.mention(subject)
        yield Draft(
            value=Choice(raw=token.text, option=state.option, among=state.among),
            start=token.start,
            end=token.end,
            anchor=verb,
            subject=subject.text if mention is None else mention.text,
            mention=mention,
            reach=(subject.start, subject.end),
            events=tuple(e.id for e in context.governing_events(token)),
            of=state.question,
            head=subject.lemma,
        )


PREDICATE = Predicate(family="statement", kinds=("choice",), holds=Holds.ONE_AT_A_TIME, find=find)
