"""Of what country a person is.

"a Canadian engineer" · "Ruth Lind, a Dutch painter," · "he is Norwegian"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.nominals import roles
from factcheck.text.parse import Token
from factcheck.values.place import Place


@cache
def demonyms() -> frozenset[str]:
    """Return the words for people of a country."""
    return frozenset(word for words in table("geography")["demonyms"].values() for word in words)


def person_of(context: Context, noun: Token) -> Mention | None:
    """Return the person a noun stands for: the name it stands before or beside, else the noun's own mention."""
    beside = [*noun.childs("appos"), *([noun.head] if noun.dep in ("appos", "compound", "nmod") else [])]
    if noun.dep == "attr" and noun.head.lemma == "be":
        beside += noun.head.childs("nsubj")
    people = [m for t in beside if (m := context.mention(t)) is not None and m.kind is EntityKind.PERSON]
    own = context.mention(noun)
    return people[0] if people else own if own is not None and own.kind is EntityKind.PERSON else None


def bearer(context: Context, token: Token) -> tuple[Mention, Certainty] | None:
    """Return the person whom an adjective describes, and how surely."""
    if token.dep == "acomp" and token.head.lemma == "be":
        mention = context.mention(token.head.child("nsubj"))
        return None if mention is None or mention.kind is not EntityKind.PERSON else (mention, Certainty.EXACT)
    if token.dep not in ("amod", "nmod", "compound") or token.head.pos not in ("NOUN", "PROPN") or token.head.i < token.i:
        return None
    mention = person_of(context, token.head)
    return None if mention is None else (mention, Certainty.STRONG)


def is_of_a_thing(token: Token) -> bool:
    """Return whether the word belongs to a thing before the person: "a Chinese restaurant owner"."""
    following = token.next()
    if following is None:
        return True
    return following.pos == "NOUN" and following.dep == "compound" and following.lemma not in roles().people


def find(context: Context) -> Iterator[Draft]:
    """Yield the countries of persons; a "French fry", a "Chinese restaurant owner" and the "Dutch-born" are of none here."""
    text = context.source.text
    for token in context.parsed.tokens:
        if token.text not in demonyms() or "-" in (text[token.end : token.end + 1], text[max(0, token.start - 1) : token.start]):
            continue
        if token.dep != "acomp" and is_of_a_thing(token):
            continue
        borne = bearer(context, token)
        if borne is None:
            continue
        person, certainty = borne
        yield Draft(
            value=Place(raw=token.text, text=token.text),
            start=token.start,
            end=token.end,
            anchor=token.head,
            subject=person.text,
            mention=person,
            reach=(person.start, person.end),
            of="nationality",
            head=token.head.lemma,
            certainty=certainty,
        )


PREDICATE = Predicate(family="attribute", kinds=("place",), holds=Holds.ONE_AT_A_TIME, find=find)
