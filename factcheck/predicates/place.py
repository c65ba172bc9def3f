"""Where an event happened: a place hangs on every event of its clause, best first.

"a murder in Leeds" · "was arrested near Elm Street" · "taken to St. Luke's Hospital"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import EntityKind, EventMention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates.date import is_of_its_clause, put_first, told, told_before
from factcheck.text.parse import Token
from factcheck.text.streets import ends_street
from factcheck.text.towns import behind_street
from factcheck.values.place import Place

MODIFIER = "modifier"

HOUSE = re.compile(r"(?<!\d)\d{1,5}[ ]$")
"""A house number right before a street: "15 Elm Road" is one place."""

WAY = re.compile(
    r"""
    \b(?P<way>(?:north|south|east|west|-)+)(?:ern)?(?:\ (?:shore|coast))?\ of\   # southwest of
    (?:the\ (?:(?:port\ )?(?:city|town|port|village|island|capital)\ (?:of\ )?)?)?      # the port city of
    (?:(?:central|downtown|inner|metropolitan)\ )?$                                    # central Osby
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A direction before a place: what lies southwest of a town is not in it."""

AT = frozenset({"in", "at", "near", "around", "outside", "inside", "to", "from", "off", "on", "into", "along", "of"})


def _hangs(head: Token) -> str | None:
    """The preposition before a place, or that it stands before a noun as its modifier: "the Osby police"."""
    if (head.head.pos == "ADP" or head.dep == "pobj") and head.head.lower in AT:
        return head.head.lower
    if behind_street(head):
        return "in"
    return MODIFIER if head.dep in ("compound", "nmod", "poss", "amod") and head.head.pos in ("NOUN", "PROPN") else None


def _modified(head: Token) -> Token:
    """The noun a place stands before: "Texas" in "a Texas prison inmate" before the inmate."""
    noun = head.head
    while noun.dep in ("compound", "nmod", "poss", "amod") and noun.head.pos in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


PARTS = frozenset(
    [
        *("city", "town", "village", "island", "province", "state", "port", "suburb", "county", "area", "region", "district", "hamlet"),
        *("neighborhood", "neighbourhood", "capital", "borough", "community", "outskirts", "part", "side", "coast", "center", "centre"),
        *("edge", "end", "streets", "waters", "desert", "mountains", "hills", "republic", "kingdom"),
    ]
)
"""Nouns that with "of" are the place itself: "in the town of Osby"."""


def _owner(context: Context, head: Token) -> Token | None:
    """The noun whose place it is and not the event's: "an accent from Osby", "the mayor of Osby", "the Survey in Osby"."""
    prep = head.head
    noun = prep.head
    if (
        prep.pos != "ADP"
        or noun.pos not in ("NOUN", "PROPN")
        or context.event(noun) is not None
        or (noun.lemma in PARTS and prep.lower == "of")
    ):
        return None
    mention = context.mention(noun)
    if mention is not None and mention.kind is EntityKind.PLACE:
        return None  # "on Canal Avenue in Osby"
    named = noun.pos == "PROPN" and mention is not None and mention.form == "name" and mention.kind is EntityKind.ORGANISATION
    return noun if named or prep.lower in ("of", "from") or noun.lemma in PARTS else None


def _tells_who_said(head: Token) -> bool:
    """Whether the place stands in "according to" somebody, and nothing happened there."""
    return head.head.lower == "to" and head.head.head.lower == "according"


def _is_noun(context: Context, event: EventMention) -> bool:
    trigger = context.parsed.token_at(event.start)
    return trigger is not None and trigger.pos in ("NOUN", "PROPN")


def _reach(head: Token, best: EventMention | None) -> tuple[int, int]:
    """The words that the quote must reach: those of the event, if they stand in this sentence, else the word the place hangs on."""
    return (best.start, best.end) if best and best.sentence == head.sentence else (head.head.start, head.head.end)


def find(context: Context) -> Iterator[Draft]:
    """Yield the named places that stand after a preposition or before the noun they modify."""
    for mention in context.mentions:
        if mention.kind is not EntityKind.PLACE or mention.form != "name":
            continue
        head = context.parsed.head_of(mention.start, mention.end)
        if head is None:
            continue
        of_street = ends_street(mention.text.split()[-1].rstrip("."))
        number = HOUSE.search(context.source.text, max(0, mention.start - 8), mention.start) if of_street else None
        of = _hangs(head) or ("at" if number else None)
        if of is None or _tells_who_said(head):
            continue
        events = context.governing_events(head)
        best = events[0] if events and is_of_its_clause(context, head, events[0]) else None
        if best is not None and best not in context.events_above(head) and _is_noun(context, best):
            best = None  # "the shooting follows two in Osby"
        earlier = told_before(context, head)
        if earlier:
            best, events = earlier[0], put_first(earlier, events)
        noun = _modified(head) if of == MODIFIER else _owner(context, head)
        if noun is not None and context.event(noun) is None:
            best = None
        bearer = context.mention(noun)
        if of == MODIFIER and bearer is not None and bearer.kind is EntityKind.PERSON and bearer.form == "name":
            continue  # "Osby Mayor Ruth Lind": where she is mayor, and no event took place
        start = number.start() if number else mention.start
        written = context.source.text[start : mention.end]
        way = WAY.search(context.source.text, max(0, start - 40), start)
        yield Draft(
            value=Place(raw=written, text=written),
            start=start,
            end=mention.end,
            anchor=head,
            subject=best.text if best else noun.text if noun is not None else told(head).text if events else mention.text,
            event=best,
            reach=way.span() if way else None if of == MODIFIER else _reach(head, best),
            events=tuple(e.id for e in events) if noun is None or best is not None else (),
            of=f"{way['way']} of" if way else of,
            head=best.lemma if best else noun.lemma if noun is not None else "",
        )


PREDICATE = Predicate(family="event", kinds=("place",), holds=Holds.ONE_AN_EVENT, find=find)
