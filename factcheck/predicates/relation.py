"""Who is whose: mother, husband, lawyer, and by what name.

"his mother, Ida Berg," · "her husband Karl" · "Ida Berg, the mother of Leo Berg"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values.name import Name


@cache
def relations() -> dict[str, str]:
    """Return each word of kinship or service with the relation it says."""
    return {word: row["relation"] for row in table("relations")["relation"] for word in row["words"]}


def _whose(noun: Token) -> Token | None:
    """Whose relative "husband Karl" is, with no article before it: that of whom the sentence tells."""
    if noun.child("det", "poss", "nummod") is not None or noun.lower != noun.lemma or noun.lower in WORK:
        return None
    verb = next((t for t in noun.ancestors if t.pos == "VERB"), None)
    while verb is not None and verb.child("nsubj", "nsubjpass") is None and verb.dep in ("xcomp", "advcl", "conj"):
        verb = verb.head
    subject = None if verb is None else verb.child("nsubj", "nsubjpass")
    inside = subject is not None and any(t.i == noun.i for t in subject.subtree)
    return None if inside else subject


WORK = frozenset({"lawyer", "attorney", "spokesman", "spokeswoman", "spokesperson", "agent", "publicist", "doctor", "manager", "counsel"})
"""Words of service, which stand before a name as a title."""


def find(context: Context) -> Iterator[Draft]:
    """Yield named relatives and representatives; the bearer is the possessor."""
    for token in context.parsed.tokens:
        relation = relations().get(token.lemma)
        if relation is None or token.pos not in ("NOUN", "PROPN"):
            continue
        owner = token.child("poss")
        if owner is None:
            prep = next((p for p in token.childs("prep") if p.lower in ("of", "for", "to")), None)
            owner = None if prep is None else prep.child("pobj")
        if owner is None:
            owner = _whose(token)
        if owner is None:
            continue
        bearer = context.mention(owner)
        comma = token.next(-1)
        after = comma.next(-1) if comma is not None and comma.text == "," else None
        beside = [
            *token.childs("appos"),
            *([token.head] if token.dep in ("appos", "compound", "nmod") else []),
            *([after] if after else []),
        ]
        named = next(
            (m for t in beside if (m := context.mention(t)) is not None and m.kind is EntityKind.PERSON and m.form == "name"), None
        )
        if named is None or bearer is None or bearer.id == named.id:
            continue
        yield Draft(
            value=Name(raw=named.text, text=named.text),
            start=named.start,
            end=named.end,
            anchor=token,
            subject=bearer.text,
            mention=bearer,
            reach=(min(owner.start, token.start), token.end),
            of=relation,
            head=token.lemma,
            certainty=Certainty.STRONG,
        )


PREDICATE = Predicate(family="attribute", kinds=("name",), holds=Holds.MANY, find=find)
