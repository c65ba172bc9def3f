"""Of what country a person is.

"a Canadian engineer" · "Ruth Lind, a Dutch painter," · "he is Norwegian" · "Dutchman Jan Vos" · "a French tennis player" · "Kenya's Ida
Rono" · "Ida Rono of Kenya"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.event_roles import subject_of
from factcheck.text.gazetteer import located
from factcheck.text.nominals import roles
from factcheck.text.parse import Token
from factcheck.values.place import Place


@cache
def demonyms() -> frozenset[str]:
    """Return the words for people of a country."""
    return frozenset(word for words in table("geography")["demonyms"].values() for word in words)


PURSUITS = frozenset(
    [
        *(
            "tennis",
            "football",
            "soccer",
            "rugby",
            "golf",
            "cricket",
            "hockey",
            "basketball",
            "baseball",
            "handball",
            "volleyball",
            "athletics",
        ),
        *(
            "cycling",
            "boxing",
            "chess",
            "ski",
            "snowboard",
            "motorcycle",
            "rally",
            "racing",
            "marathon",
            "sprint",
            "judo",
            "swimming",
            "film",
        ),
        *("opera", "pop", "rock", "folk", "jazz", "soul", "rap", "ballet", "television", "tv", "theatre", "comedy", "fashion", "crime"),
    ]
)
"""What somebody is a player, singer or director of, whose country the adjective before it tells: "a French tennis player"."""


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
        mention = context.mention(subject_of(token.head))
        return None if mention is None or mention.kind is not EntityKind.PERSON else (mention, Certainty.EXACT)
    if token.pos in ("NOUN", "PROPN") and token.dep in ("appos", "nsubj", "nsubjpass", "dobj", "pobj"):
        mention = person_of(context, token)
        return None if mention is None else (mention, Certainty.STRONG)
    if token.dep not in ("amod", "nmod", "compound") or token.head.pos not in ("NOUN", "PROPN") or token.head.i < token.i:
        return None
    mention = person_of(context, token.head)
    return None if mention is None else (mention, Certainty.STRONG)


def is_of_a_thing(token: Token) -> bool:
    """Return whether the word belongs to a thing before the person: "a Chinese restaurant owner"."""
    following = token.next()
    if following is None:
        return True
    if following.lower in PURSUITS:
        return False
    return following.pos == "NOUN" and following.dep == "compound" and following.lemma not in roles().people


def _of_country(context: Context) -> Iterator[tuple[Mention, Mention, Token]]:
    """Yield the countries whose a named person is, as sport has it: "Kenya's Ida Rono", "Ida Rono of Kenya"."""
    for place in context.mentions:
        known = located(place.text) if place.kind is EntityKind.PLACE and place.form == "name" else ()
        head = context.parsed.head_of(place.start, place.end) if known and known[0].kind == "country" else None
        if head is None or head.dep not in ("poss", "pobj"):
            continue
        of = head.dep == "pobj" and head.head.lower == "of"
        person = context.mention(head.head if head.dep == "poss" else head.head.head if of else None)
        if person is not None and person.kind is EntityKind.PERSON and person.form == "name":
            yield place, person, head


def _of_countries(context: Context) -> Iterator[Draft]:
    """Yield the countries that are named as those of persons."""
    for place, person, head in _of_country(context):
        yield _draft(Place(raw=place.text, text=place.text), (place.start, place.end), head, person, Certainty.STRONG)


def _draft(value: Place, at: tuple[int, int], anchor: Token, person: Mention, certainty: Certainty) -> Draft:
    return Draft(
        value=value,
        start=at[0],
        end=at[1],
        anchor=anchor,
        subject=person.text,
        mention=person,
        reach=(person.start, person.end),
        of="nationality",
        head=anchor.lemma,
        certainty=certainty,
    )


def find(context: Context) -> Iterator[Draft]:
    """Yield the countries of persons; a "French fry", a "Chinese restaurant owner" and the "Dutch-born" are of none here."""
    yield from _of_countries(context)
    text = context.source.text
    for token in context.parsed.tokens:
        if token.text not in demonyms() or "-" in (text[token.end : token.end + 1], text[max(0, token.start - 1) : token.start]):
            continue
        if token.dep in ("amod", "nmod", "compound") and is_of_a_thing(token):
            continue
        borne = bearer(context, token)
        if borne is None:
            continue
        person, certainty = borne
        if person.form == "name" and person.start <= token.start < person.end:
            continue  # "Finn Berg"
        yield _draft(Place(raw=token.text, text=token.text), (token.start, token.end), token.head, person, certainty)


PREDICATE = Predicate(family="attribute", kinds=("place",), holds=Holds.ONE_AT_A_TIME, find=find)
