"""Of what make a vehicle is, and of what model: two closed questions of one car.

"a silver 2011 Nissan Altima" · "the suspect's Porsche" · "drove off in a Ford F-150"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.event_roles import subject_of
from factcheck.text.mentions import SAYING
from factcheck.text.parse import Token
from factcheck.text.words import noun_class, people_classes
from factcheck.values.choice import Choice, excluding

ONE_OF_ALL = frozenset({"a", "an", "the", "his", "her", "their", "my", "our", "'s", "’s", "that", "this"})
"""Words before a make by which it is one vehicle, and no firm: "the suspect's Porsche"."""
DRIVING = frozenset(
    [
        *("drive", "ride", "own", "steal", "take", "crash", "park", "flee", "leave", "escape", "get", "arrive", "speed", "weave", "swerve"),
        *("travel", "race", "cruise", "head", "roll", "skid"),
    ]
)
"""Verbs whose subject has the vehicle."""
BACK = 4
"""Words before a make among which an article may stand: "a dark blue 2004 Saab"."""


@cache
def _makes() -> dict[str, str]:
    """The make of each wording, in small letters."""
    rows = table("vehicles")
    same = {word: make for make, words in rows["same"].items() for word in words}
    return {make.casefold(): same.get(make, make) for make in rows["makes"]}


@cache
def _among(make: str) -> tuple[str, ...]:
    """The makes that this one excludes, and itself."""
    return excluding(make, _makes().values(), table("vehicles")["near"]["pairs"])


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(table("vehicles")["makes"], key=lambda w: (-len(w), w))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word.casefold() for word in table("vehicles")["bodies"])


@cache
def _colours() -> frozenset[str]:
    return frozenset(table("vehicles")["colours"])


def _is_one(first: Token) -> bool:
    """Whether the words before a make have it one vehicle: an article or an owner, then a colour, a year, or an adjective."""
    word = first.next(-1)
    for _ in range(BACK):
        if word is None:
            return False
        if word.lower in ONE_OF_ALL:
            return True
        if word.pos not in ("ADJ", "NUM", "ADV") and word.tag != "VBN" and word.lower not in _colours() and word.text not in ("-", ","):
            return False
        word = word.next(-1)
    return False


def _model(last: Token) -> tuple[Token, Token] | None:
    """The first and the last word of the model right behind a make: "Land Cruiser", "F-150", "CR-V"."""
    ends: list[Token] = []
    first = word = last.next()
    while word is not None and len(ends) < 2 and _may_be_of_a_model(last, word):
        ends.append(_end_of_hyphens(word))
        word = ends[-1].next()
    return (first, ends[-1]) if first is not None and ends else None


MODEL = re.compile(r"[A-Z][\w-]*|\d{1,4}[a-z]{0,2}")
BARE = re.compile(r"\d{1,2}")
"""A number that counts what follows as often as it names a model: "crashed a Honda 2 miles from home"."""


def _may_be_of_a_model(make: Token, word: Token) -> bool:
    """Whether a word behind a make is none of a day, an hour, a body or a bare number, and begins no clause: "a Dodge Police said"."""
    if (
        not MODEL.fullmatch(word.text)
        or word.lower in _bodies()
        or word.ent in ("DATE", "TIME")
        or noun_class(word.lemma) in people_classes()
    ):
        return False
    hyphened = _end_of_hyphens(word) is not word
    begins = word.dep == "nsubj" and word.head.i > word.i and (make.head is not word or word.head.lemma in SAYING)
    return not begins and (hyphened or BARE.fullmatch(word.text) is None)


def _end_of_hyphens(word: Token) -> Token:
    """The last word that hyphens join to this one: "V" for "CR" of "CR-V"."""
    hyphen, after = word.next(), word.next(2)
    tight = hyphen is not None and after is not None and hyphen.text == "-" and word.end == hyphen.start and hyphen.end == after.start
    return _end_of_hyphens(after) if tight and after is not None else word


def _is_firm(last: Token) -> bool:
    """Whether what follows has the make a firm or its plant, dealer or cup: "the Ford plant"."""
    after = last.next()
    if after is None:
        return False
    if after.text in table("vehicles")["news"]:
        return True
    return after.pos in ("NOUN", "PROPN") and after.lower not in _bodies() and not MODEL.fullmatch(after.text)


def _owner(context: Context, head: Token) -> Mention | None:
    """Who owns, drives or leaves in the vehicle."""
    owner = head.child("poss")
    verb = next((t for t in head.ancestors if t.pos == "VERB"), None)
    words = [owner]
    if verb is not None and verb.lemma in DRIVING and head.dep in ("dobj", "pobj"):
        words.append(subject_of(verb))
    for told in (*head.childs("acl"), *([] if verb is None else [verb])):
        words += _registered_to(told)
    people = (context.mention(word) for word in words if word is not None)
    return next((m for m in people if m is not None and m.kind is EntityKind.PERSON), None)


def _registered_to(verb: Token) -> list[Token]:
    """Whom a verb names as the one it is registered to."""
    return (
        [] if verb.lemma != "register" else [inner for prep in verb.childs("prep") if prep.lower == "to" for inner in prep.childs("pobj")]
    )


def find(context: Context) -> Iterator[Draft]:
    """Yield the make and the model of one vehicle; a firm, its plant and a person of that name are none."""
    for sentence in context.parsed.sentences:
        for match in _pattern().finditer(context.source.text, sentence.start, sentence.end):
            words = context.parsed.between(match.start(), match.end())
            if not words or not _is_one(words[0]) or _is_firm(words[-1]) or _is_of_a_person(context, words[0]):
                continue
            yield from _drafts(context, words[0], words[-1], _makes()[match.group().casefold()])


def _is_of_a_person(context: Context, word: Token) -> bool:
    mention = context.mention(word)
    return mention is not None and mention.kind is EntityKind.PERSON and mention.form == "name"


def _drafts(context: Context, first: Token, last: Token, make: str) -> Iterator[Draft]:
    text, model = context.source.text, _model(last)
    head = context.parsed.head_of(first.start, model[1].end if model else last.end) or last
    while head.dep in ("compound", "nmod", "amod") and head.head.i > head.i:
        head = head.head
    owner = _owner(context, head)
    told = [("make", Choice(raw=text[first.start : last.end], option=make, among=_among(make)), first.start, last.end)]
    if model is not None:
        raw = text[model[0].start : model[1].end].rstrip(".")
        start = model[0].start
        told.append(("model", Choice(raw=raw, option=f"{make} {raw}", among=()), start, start + len(raw)))
    for of, value, start, end in told:
        yield Draft(
            value=value,
            start=start,
            end=end,
            anchor=head,
            subject=owner.text if owner is not None else head.text,
            mention=owner,
            events=tuple(e.id for e in context.governing_events(head)),
            of=of,
            head="vehicle",
        )


PREDICATE = Predicate(family="attribute", kinds=("choice",), holds=Holds.MANY, find=find)
