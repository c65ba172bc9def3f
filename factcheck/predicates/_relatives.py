"""Which relative of somebody does a thing, or has it done to him: "his wife opened the door", "was shot with her brother"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context
from factcheck.predicates.relation import kinship_of
from factcheck.text.parse import Token
from factcheck.text.speech import words as verbs_of
from factcheck.values.choice import excluding


class Relative(NamedTuple):
    """A relative and whose he is, with the word that governs him and what he is to it: "subject", "object", "with"."""

    noun: Token
    kin: str
    owner: Token
    bearer: Mention
    role: str
    governor: Token


@cache
def among(kin: str) -> tuple[str, ...]:
    """Return the relatives whom this one excludes, and himself."""
    return excluding(kin, table("relations")["kin"]["exclusive"], table("relations")["kin"]["near"])


def relatives(context: Context) -> Iterator[Relative]:
    """Yield the relatives who take part in what few do: not who is left behind, loved or quoted, as many are."""
    for noun in context.parsed.tokens:
        kin = kinship_of(context, noun)
        owner = _whose(noun)
        if kin not in table("relations")["kin"]["exclusive"] or owner is None:
            continue
        bearer, place = context.mention(owner), _place(noun)
        if bearer is not None and bearer.kind is EntityKind.PERSON and place is not None and kin is not None:
            yield Relative(noun, kin, owner, bearer, *place)


def _whose(noun: Token) -> Token | None:
    """Whose relative it is, the first of a row saying it for the rest: "his wife and daughter"."""
    owner = noun.child("poss")
    if owner is None and noun.dep == "conj" and noun.child("det", "nummod") is None:
        return noun.head.child("poss")
    return owner


def _place(noun: Token) -> tuple[str, Token] | None:
    """What a relative is to a verb or a noun, and to which; whoever stands beside him, is with him: "he and his wife fled"."""
    first, role = noun, ""
    while first.dep == "conj" and first.head.pos == "NOUN":
        first = first.head
    if first.dep == "conj" and first.head.pos in ("PROPN", "PRON"):
        first, role = first.head, "with"
    governor = first.head
    if first.dep in ("nsubj", "nsubjpass", "dobj"):
        role = role or ("subject" if first.dep == "nsubj" else "object")
    elif first.dep == "pobj" and not role:
        role, governor = ("subject" if governor.dep == "agent" else governor.lower), governor.head
    else:
        return None
    verb = governor.pos == "VERB"
    many = governor.lemma in table("relations")["kin"]["of_many"] or governor.lemma in verbs_of("say")
    return (role, governor) if (verb or (governor.pos == "NOUN" and role == "of")) and not many else None
