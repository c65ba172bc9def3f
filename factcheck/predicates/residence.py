"""Where a person is from or lives.

"an Osby man" · "Osby resident Ruth Lind" · "Ruth Lind of Osby" · "Ruth Lind, of Osby, Kent," · "Ruth Lind, 31, of Osby" · "Ruth Lind, 31,
Osby; Karl Voss, 40, Marlow" · "a teacher from Osby" · "lives with her husband in Osby" · "at his Osby home" · "of Mill Street, Osby"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.lexicon import table
from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._joined import capitalised_before
from factcheck.predicates.nationality import person_of
from factcheck.text.event_roles import subject_of
from factcheck.text.gazetteer import located
from factcheck.text.parse import Token
from factcheck.text.streets import ends_street
from factcheck.text.words import head_of_title
from factcheck.values.place import Place

PEOPLE = frozenset(
    [
        *(
            "man",
            "woman",
            "resident",
            "teenager",
            "teen",
            "couple",
            "boy",
            "girl",
            "student",
            "businessman",
            "mother",
            "father",
            "pensioner",
        ),
        *("grandmother", "grandfather", "businesswoman", "toddler", "motorist", "homeowner", "schoolboy", "schoolgirl", "youth"),
    ]
)
DWELLERS = frozenset({"resident", "inhabitant", "dweller"})
"""Whose "of" says where they live."""
LIVES = frozenset({"live", "reside", "hail", "dwell"})
HOMES = frozenset({"home", "house", "flat", "apartment"})
SECOND = frozenset({"amod", "compound", "nummod", "nmod"})
BEFORE_NOW = re.compile(r"\b(?:formerly|originally|previously|once|late)\s$", re.IGNORECASE)
"""Before "of" or "from": where somebody no longer lives."""
ON_THE_WAY = re.compile(r"\sto\b")
AFTER_AGE = re.compile(
    r"""
    ,\ (?:aged?\ )?\d{1,3},\                                       # , 31,
    (?:(?P<of>of|from)\ )?
    (?P<town>[A-Z][\w'’-]+(?:\ [A-Z][\w'’-]+){0,2})               # Osby
    (?=[;,.]|\ (?:and|was|were|is|are|ha[sd])\b|$)
    (?(of)|(?!,\ \d))                                            # "Ana, 5, Florence, 3, and Kim": three children
    """,
    re.VERBOSE,
)
"""What follows the name of one who is told of with age and town, as police do."""
AFTER_STREET = re.compile(r"(?:,|,?\ in)\ (?P<town>[A-Z][\w'’-]+(?:[\ -][A-Z][\w'’-]+){0,2})(?=[;,.]|\ (?:and|was|were|is|are|ha[sd])\b|$)")
"""The town behind a street that somebody is of."""


def _bearer(context: Context, place: Token) -> tuple[Mention | None, Token] | None:
    """The person a place is set beside as home, and the word that says so."""
    if place.dep in ("compound", "amod", "nmod"):
        return _before(context, place)
    prep = place.head
    if place.dep != "pobj" or prep.lower not in ("of", "from", "in", "near", "outside"):
        return None
    if prep.lower in ("of", "from"):
        return _from(context, prep, place)
    home = prep.head
    if home.lemma in HOMES:
        return _home(context, home)
    return _living(context, home)


def _before(context: Context, place: Token) -> tuple[Mention | None, Token] | None:
    """Whose home a place before a noun is: "an Osby man", "Osby resident Ruth Lind", "at his Osby home"."""
    noun = place.head
    if noun.lemma in PEOPLE:
        bearer = person_of(context, noun)
        return (bearer or context.mention(noun)), noun
    return _home(context, noun, place) if noun.lemma == "home" else None


def _from(context: Context, prep: Token, place: Token) -> tuple[Mention | None, Token] | None:
    """Who is of or from a place: a name, or from it one who is described, "a father of two from Osby"; a resident of it."""
    who, text = prep.head, context.source.text
    if BEFORE_NOW.search(text, max(0, prep.start - 12), prep.start):
        return None
    mention = context.mention(who)
    if mention is None or mention.kind is not EntityKind.PERSON:
        return None
    if mention.form == "name":
        office = prep.lower == "of" and head_of_title(mention.title or "") in table("posts")["of_places"]["titles"]
        return None if office else (mention, who)  # "Senator Ruth Lind of Ohio"
    set_beside = prep.lower == "from" or who.lemma in DWELLERS
    if not set_beside or mention.form != "nominal" or mention.number != "one" or ON_THE_WAY.match(text, place.end):
        return None
    return person_of(context, who) or mention, who


def _home(context: Context, home: Token, *places: Token) -> tuple[Mention | None, Token] | None:
    """Whose home it is: "Ruth Lind's home in Osby", "makes his home in Osby"; a holiday home is not where she lives."""
    owner = home.child("poss")
    others = [c for c in home.childs(*SECOND) if c.i not in {p.i for p in places} and c.lower != "family"]
    mention = None if owner is None or others else context.mention(owner)
    makes = home.dep == "dobj" and home.head.lemma == "make"
    if mention is not None and makes:
        mention = context.mention(subject_of(home.head)) or mention
    return (mention, home) if mention is not None and mention.kind is EntityKind.PERSON else None


def _living(context: Context, word: Token) -> tuple[Mention | None, Token] | None:
    """Who "lives" somewhere, with whomever: "lives with her husband and two sons in Osby"."""
    for _ in range(4):
        if word.dep == "conj" and word.pos in ("NOUN", "PROPN"):
            word = word.head
        elif word.dep == "pobj" and word.head.lower == "with":
            word = word.head.head
    if word.lemma not in LIVES or word.pos not in ("VERB", "AUX"):
        return None
    subject = subject_of(word)
    return None if subject is None else (context.mention(subject), word)


def find(context: Context) -> Iterator[Draft]:
    """Yield homes of persons; "the mayor of Osby" is an office, not a home."""
    found = {draft.start: draft for draft in (*_behind_ages(context), *_before_people(context), *_hanging(context))}
    found |= {
        draft.start: draft for street in tuple(found.values()) for draft in _behind_street(context, street) if draft.start not in found
    }
    yield from (found[start] for start in sorted(found))


def _draft(context: Context, start: int, end: int, head: Token, told: tuple[Mention | None, Token]) -> Draft:
    bearer, word = told
    text = context.source.text[start:end]
    return Draft(
        value=Place(raw=text, text=text),
        start=start,
        end=end,
        anchor=head,
        subject=bearer.text if bearer else word.text,
        mention=bearer,
        reach=(word.start, word.end),
        of="home",
        head=word.lemma,
    )


def _behind_street(context: Context, street: Draft) -> Iterator[Draft]:
    """The town behind the street that somebody is of: "Ruth Lind, of Mill Street, Osby,"."""
    told = AFTER_STREET.match(context.source.text, street.end) if ends_street(street.value.raw.split()[-1]) else None
    head = None if told is None else context.parsed.token_at(told.start("town"))
    if told is not None and head is not None and not _is_person(context.mention(head)):
        value = Place(raw=told["town"], text=told["town"])
        yield replace(street, value=value, start=told.start("town"), end=told.end("town"), anchor=head)


def _is_person(mention: Mention | None) -> bool:
    return mention is not None and mention.kind is EntityKind.PERSON


def _before_people(context: Context) -> Iterator[Draft]:
    """The towns before a noun for people that the model takes for no place: "Osby resident Ruth Lind said"."""
    towns = {m.text for m in context.mentions if m.kind is EntityKind.PLACE and m.form == "name"}
    for noun in context.parsed.tokens:
        if noun.lemma not in PEOPLE or noun.pos != "NOUN" or noun.lower != noun.lemma:
            continue
        at = capitalised_before(context, noun)
        name = "" if at is None else context.source.text[slice(*at)]
        if at is None or not (name in towns or located(name)):
            continue
        named = next((m for m in context.mentions_in(noun.sentence) if m.start == noun.end + 1 and m.form == "name"), None)
        bearer, last = named or person_of(context, noun) or context.mention(noun), noun.next(-1)
        if last is not None and bearer is not None and bearer.kind is EntityKind.PERSON:
            yield _draft(context, *at, last, (bearer, noun))


def _is_town(context: Context, told: re.Match[str]) -> bool:
    """Whether the words behind an age are a town: one that the gazetteer has, or one word that somebody is "of" or "from"."""
    mention = context.mention(context.parsed.token_at(told.start("town")))
    single = told["of"] is not None and not re.search(r"[\s]|^The$", told["town"]) and not told["town"].isupper()
    return bool(located(told["town"])) or (single and (mention is None or mention.text == told["town"]) and not _is_person(mention))


def _behind_ages(context: Context) -> Iterator[Draft]:
    """The towns that stand behind a name and an age, however they are parsed."""
    for bearer in context.mentions:
        if bearer.kind is not EntityKind.PERSON or bearer.form != "name":
            continue
        told = AFTER_AGE.match(context.source.text, bearer.end)
        head = None if told is None or not _is_town(context, told) else context.parsed.token_at(told.start("town"))
        if told is not None and head is not None:
            draft = _draft(context, told.start("town"), told.end("town"), head, (bearer, head))
            yield replace(draft, reach=(bearer.start, bearer.end), head=bearer.text.split()[-1].lower())


def _hanging(context: Context) -> Iterator[Draft]:
    """The towns that hang on a person in the parse, or on a verb of living."""
    for mention in context.mentions:
        if mention.kind is not EntityKind.PLACE or mention.form != "name":
            continue
        head = context.parsed.head_of(mention.start, mention.end)
        borne = None if head is None else _bearer(context, head)
        if borne is not None and head is not None:
            yield _draft(context, mention.start, mention.end, head, borne)


PREDICATE = Predicate(family="attribute", kinds=("place",), holds=Holds.ONE_AT_A_TIME, find=find)
