"""Where a person is from or lives.

"an Osby man" · "Ruth Lind of Osby" · "Ruth Lind, of Osby, Kent," · "Ruth Lind, 31, of Osby" · "Ruth Lind, 31, Osby; Karl Voss, 40, Marlow"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.gazetteer import located
from factcheck.text.parse import Token
from factcheck.values.place import Place

PEOPLE = frozenset(
    {"man", "woman", "native", "resident", "teenager", "teen", "couple", "boy", "girl", "student", "businessman", "mother", "father"}
)
LIVES = frozenset({"live", "reside", "hail"})
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


def _bearer(context: Context, place: Token) -> tuple[Mention | None, Token] | None:
    """The person a place is set beside as home, and the word that says so."""
    if place.dep in ("compound", "amod", "nmod") and place.head.lemma in PEOPLE:
        return context.mention(place.head), place.head
    prep = place.head
    if place.dep == "pobj" and prep.lower in ("of", "from", "in"):
        mention = context.mention(prep.head)
        if prep.lower in ("of", "from") and mention is not None and mention.kind is EntityKind.PERSON and mention.form == "name":
            return mention, prep.head
        if prep.head.lemma in LIVES:
            subject = prep.head.child("nsubj")
            return context.mention(subject), prep.head
    return None


def find(context: Context) -> Iterator[Draft]:
    """Yield homes of persons; "the mayor of Osby" is an office, not a home."""
    found = {draft.start: draft for draft in (*_behind_ages(context), *_hanging(context))}
    yield from (found[start] for start in sorted(found))


def _behind_ages(context: Context) -> Iterator[Draft]:
    """The towns that stand behind a name and an age, however they are parsed."""
    for bearer in context.mentions:
        if bearer.kind is not EntityKind.PERSON or bearer.form != "name":
            continue
        told = AFTER_AGE.match(context.source.text, bearer.end)
        head = None if told is None or not located(told["town"]) else context.parsed.token_at(told.start("town"))
        if told is not None and head is not None:
            yield Draft(
                value=Place(raw=told["town"], text=told["town"]),
                start=told.start("town"),
                end=told.end("town"),
                anchor=head,
                subject=bearer.text,
                mention=bearer,
                reach=(bearer.start, bearer.end),
                of="home",
                head=bearer.text.split()[-1].lower(),
            )


def _hanging(context: Context) -> Iterator[Draft]:
    """The towns that hang on a person in the parse, or on a verb of living."""
    for mention in context.mentions:
        if mention.kind is not EntityKind.PLACE or mention.form != "name":
            continue
        head = context.parsed.head_of(mention.start, mention.end)
        borne = None if head is None else _bearer(context, head)
        if borne is None or head is None:
            continue
        bearer, word = borne
        yield Draft(
            value=Place(raw=mention.text, text=mention.text),
            start=mention.start,
            end=mention.end,
            anchor=head,
            subject=bearer.text if bearer else word.text,
            mention=bearer,
            reach=(word.start, word.end),
            of="home",
            head=word.lemma,
        )


PREDICATE = Predicate(family="attribute", kinds=("place",), holds=Holds.ONE_AT_A_TIME, find=find)
