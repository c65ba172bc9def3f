"""A measured size: length, weight, magnitude, speed, times, ordinal, score, and of what.

"magnitude 6.1" · "a wall 12 feet high" · "300 km north of the capital" · "the fourth trial" · "shot eight times"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.events import event_label
from factcheck.text.parse import Token
from factcheck.values import Found

DIRECTIONS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")


SIZES = frozenset(
    {
        "kilometer",
        "kilometre",
        "km",
        "mile",
        "meter",
        "metre",
        "foot",
        "yard",
        "inch",
        "pound",
        "ton",
        "tonne",
        "kilogram",
        "acre",
        "hectare",
    }
)
"""Nouns of a size itself: of "1,150 kilometers (700 miles)" no kilometre is measured."""

REFERENCE = re.compile(
    r"""
    \)?\ ?(?:\([^)]{0,30}\)\ ?)?                                  # 300 km (186 miles)
    (?:to\ the\ )?(?:(?:north|south|east|west|-)+\ (?:of|from)|from|away\ from)\  # southwest of
    (?:the\ (?:city|town|capital|port|village)\ (?:city\ )?(?:of\ )?)?  # the port city of
    (?:(?:central|downtown|inner|metropolitan)\ )?                 # central Osby
    (?P<place>[A-Z][\w'’-]+(?:\ [A-Z][\w'’-]+){0,2})                # Osby
    """,
    re.VERBOSE,
)


ASPECTS = {
    "depth": "deep",
    "height": "high",
    "altitude": "high",
    "elevation": "high",
    "length": "long",
    "width": "wide",
    "breadth": "wide",
    "thickness": "thick",
    "weight": "heavy",
    "distance": "away",
}
"""Nouns for a side of a thing, each with the adjective that tells the same: "a depth of 15 miles" is "15 miles deep"."""


def _aspect(head: Token) -> str:
    """The side that is named by the noun of a size: "at a depth of 15 miles", "put the depth at 15 miles", "its length was 15 feet"."""
    above = head.head
    near = [above] if head.dep in ("attr", "dobj", "nummod") else [above.head, *above.head.childs("dobj", "nsubj", "nsubjpass")]
    nouns = [*near, *above.childs("nsubj")] if head.dep in ("pobj", "attr", "dobj") else []
    return next((ASPECTS[t.lemma] for t in nouns if t.pos == "NOUN" and t.lemma in ASPECTS), "")


def measured(head: Token) -> tuple[str, str]:
    """Return the noun or verb that is measured, and the adjective or direction that says which of its sides."""
    side = ""
    for word in (head, *head.ancestors):
        if word.lower in DIRECTIONS or (
            word.pos == "ADJ" and word.lemma in ("high", "long", "wide", "deep", "tall", "thick", "heavy", "far", "away")
        ):
            side = side or word.lower
        if word is not head and word.pos in ("NOUN", "PROPN", "VERB") and not (word.child("nummod") and word.lemma in SIZES):
            return _whole(word).lemma, side
    return _whole(head).lemma, side


def _quake(context: Context, found: Found, head: Token) -> str | None:
    """The earthquake a magnitude is of: the word after it, or the nearest one told of in the sentence."""
    following = context.parsed.token_at(found.end + 1)
    if following is not None and following.lower in ("earthquake", "quake", "temblor", "tremor", "aftershock"):
        return following.lower
    quakes = [e for e in context.events_in(head.sentence) if e.type == "Disaster.Quake"]
    return min(quakes, key=lambda e: (abs(e.start - head.start), e.start)).lemma if quakes else None


def _whole(word: Token) -> Token:
    """The noun that a cut-off "co-" or "vice-" belongs to."""
    hyphen, after = word.next(), word.next(2)
    joined = hyphen is not None and after is not None and hyphen.text == "-" and after.pos in ("NOUN", "PROPN")
    return after if joined and after is not None else word


STRENGTH = re.compile(r"[- ](?:strength|magnitude|degree)\ (?:earth)?quake", re.VERBOSE | re.IGNORECASE)
MAGNITUDE = re.compile(r"\bmagnitude[ -]$", re.IGNORECASE)


def _measures(context: Context) -> Iterator[tuple[Found, Token]]:
    """The quantities that have a unit, and those that the word before gives one: "a magnitude-6.1 quake"."""
    for found, head in context.of_kind("quantity"):
        if found.value.raw.startswith("00"):
            continue  # "2, 000 feet", set with a space too many
        before = MAGNITUDE.search(context.source.text, max(0, found.start - 12), found.start)
        if getattr(found.value, "unit", ""):
            yield found, head
        elif before is not None or STRENGTH.match(context.source.text, found.end):
            start = found.start if before is None else before.start()
            raw = context.source.text[start : found.end]
            yield (
                Found(start, found.end, found.value.model_copy(update={"raw": raw, "unit": "magnitude"})),
                head,
            )


SYNONYMS = frozenset({"Life.Marry", "Life.Divorce", "Justice.Arrest"})
"""Types whose verbs all say one thing: "wed nine times" is "married nine times", but "shot twice" is not "stabbed twice"."""


def _act(context: Context, head: Token) -> str | None:
    """What was done so many times, where several verbs tell it."""
    event = next((e for e in context.events_above(head) if e.type in SYNONYMS), None)
    return None if event is None else event_label(event.type)


FINISHING = frozenset({"finish", "come", "place", "be", "lie", "sit"})
"""Verbs that say alike in which place somebody is, or ends."""


def _is_rank(head: Token) -> bool:
    """Whether an ordinal is the place in a contest, however it is said: "finished second", "came third", "in fourth place"."""
    if head.dep in ("amod", "compound", "nummod") or head.pos == "NOUN":
        return head.lower == "place" or head.head.lower in ("place", "placed")
    return head.head.lemma in FINISHING and head.dep in ("advmod", "acomp", "attr", "oprd", "xcomp", "npadvmod", "dobj")


def find(context: Context) -> Iterator[Draft]:
    """Yield every quantity that has a unit."""
    ranked = -1
    for found, head in _measures(context):
        if getattr(found.value, "unit", "") == "ordinal" and head.dep == "pobj" and found.start <= head.start < found.end:
            continue  # "in the fourth": of what, the sentence does not say
        what, side = measured(head)
        side = side or _aspect(head)
        if getattr(found.value, "unit", "") == "magnitude":
            what = _quake(context, found, head) or what
        if getattr(found.value, "unit", "") == "times":
            what = _act(context, head) or what
        if getattr(found.value, "unit", "") == "ordinal" and (
            _is_rank(head) or (ranked == context.sentence(head).start and context.source.text[: found.start].endswith(" and "))
        ):
            what, ranked = "finish", context.sentence(head).start  # "finished second in the slalom and third in the downhill"
        reference = REFERENCE.match(context.source.text, found.end)
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=what,
            events=tuple(e.id for e in context.governing_events(head)),
            of=f"{what} {side}".strip(),
            place=reference["place"] if reference else None,
            head=what,
        )


PREDICATE = Predicate(family="quantity", kinds=("quantity",), holds=Holds.MANY, find=find)
