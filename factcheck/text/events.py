"""Which words of a source tell that something happened: triggers out of the lexicon, with their roles from the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EventMention, Mention
from factcheck.text.attribution import attribute
from factcheck.text.event_roles import holds_post, mentions_at, noun_roles, participants, since_when, verb_roles
from factcheck.text.parse import Parsed, Token
from factcheck.text.senses import is_meant, opens_title

LONGEST_TRIGGER = 60
"""Characters from a phrase's first word to its last; beyond that only the first is shown."""


@dataclass(frozen=True)
class EventType:
    """One row of the lexicon: a type, its trigger words, and which role a subject and an object play."""

    type: str
    once: bool
    subject: str
    object: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    parts: frozenset[str]
    needs: frozenset[str]


@cache
def event_types() -> tuple[EventType, ...]:
    """Return the lexicon's event types in the order of the file; where two share a word, the first that fits wins."""
    return tuple(
        EventType(
            type=row["type"],
            once=row.get("once", False),
            subject=row["subject"],
            object=row.get("object", "object"),
            verbs=frozenset(row["verbs"]),
            nouns=frozenset(row["nouns"]),
            phrases=tuple(tuple(p.split()) for p in row["phrases"]),
            parts=frozenset(row.get("parts", ())),
            needs=frozenset(row.get("needs", ())),
        )
        for row in table("events")["event"]
    )


@cache
def happens_once(event_type: str) -> bool:
    """Return whether such an event happens once to its patient."""
    return any(row.once for row in event_types() if row.type == event_type)


@cache
def befalls(event_type: str) -> bool:
    """Return whether somebody suffers such an event at another's hands: an arrest has a patient beside its agent."""
    return any(row.object == "patient" for row in event_types() if row.type == event_type)


def event_label(event_type: str) -> str:
    """Return what an editor calls an event of this type: "death" for Life.Die."""
    return str(table("events")["labels"][event_type])


@cache
def _by_verb() -> dict[str, tuple[EventType, ...]]:
    return {v: tuple(r for r in event_types() if v in r.verbs) for row in event_types() for v in row.verbs}


@cache
def _by_noun() -> dict[str, tuple[EventType, ...]]:
    return {n: tuple(r for r in event_types() if n in r.nouns) for row in event_types() for n in row.nouns}


def types_of_noun(noun: str) -> frozenset[str]:
    """Return the types of event that a noun may name: of "quake" Disaster.Quake."""
    return frozenset(row.type for row in _by_noun().get(noun, ()))


@cache
def _by_phrase() -> dict[str, tuple[tuple[tuple[str, ...], EventType], ...]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], EventType]]] = {}
    for row in event_types():
        for phrase in row.phrases:
            found.setdefault(phrase[0], []).append((phrase, row))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}


STARTS = "Personnel.Start-Position"
ENDS_PHRASE = frozenset({"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT"})
"""Words that no phrase reaches across: "took the buyout and went to" is no taking to a place."""
PARTICLES = frozenset({"down", "aside", "up", "off", "out", "away", "back"})
"""Words that right behind a verb make another one of it, whatever the parse says."""


class Trigger(NamedTuple):
    """A word that starts an event, the last word of its phrase, the type, and the words of the phrase between the two."""

    token: Token
    last: Token
    type: EventType
    within: tuple[int, ...] = ()


def _phrase(token: Token) -> Trigger | None:
    for phrase, row in _by_phrase().get(token.lemma, ()):
        rest, last, at, within = list(phrase[1:]), token, token, []
        for _ in range(2 if token.lemma == "be" else 7):
            if not rest:
                break
            following = at.next()
            if following is None or (rest[0] not in (following.lemma, following.lower) and _ends_phrase(following, token)):
                break
            at = following
            if at.lemma == rest[0] or at.lower == rest[0]:
                rest.pop(0)
                last = at
                within.append(at.i)
        if not rest and token.pos in ("VERB", "AUX") and is_meant(token, last, row.type):
            return Trigger(token, last, row, tuple(within))
    return None


def _ends_phrase(token: Token, verb: Token) -> bool:
    """Whether no phrase of the verb goes on beyond a word; a participle before its noun is inside one: "relieved of her coaching duties".

    A particle of the verb makes another verb of it: "step down as mayor in May" is no stepping in.
    """
    if (token.dep == "prt" and token.head.i == verb.i) or (token.i == verb.i + 1 and token.lower in PARTICLES):
        return True
    return token.pos in ENDS_PHRASE and not (token.tag in ("VBG", "VBN") and token.dep in ("amod", "compound"))


def _verb_fits(token: Token, row: EventType) -> bool:
    """Whether the verb is meant in this type's sense: a leg breaks, a silence is broken; a gun is fired, a clerk is fired."""
    if row.parts:
        return any(c.lemma in row.parts for c in token.childs("dobj", "nsubjpass"))
    if row.needs:
        objects = [_meant(c, token) for c in token.childs("dobj", "nsubjpass")]
        return any(t.lemma in row.needs for o in objects for t in (o, *_of_what(o)))
    return True


def _of_what(amount: Token) -> Iterator[Token]:
    """The nouns that an amount is of: diamonds of "$5 million of diamonds"."""
    for prep in amount.childs("prep"):
        if prep.lower == "of" and any(c.pos == "NUM" or c.text[0].isdigit() or c.text[1:2].isdigit() for c in (amount, *amount.children)):
            yield from (t for noun in prep.childs("pobj") for t in (noun, *noun.childs("conj")))


def _meant(child: Token, verb: Token) -> Token:
    """The noun that "that" stands for: "the cable that was cut"."""
    return verb.head if verb.dep == "relcl" and child.lower in ("that", "which") else child


def triggers(parsed: Parsed) -> Iterator[Trigger]:
    """Yield the source's triggers in reading order; a word starts one event at most."""
    taken: set[int] = set()
    for token in parsed.tokens:
        if token.i in taken:
            continue
        trigger = _trigger(token)
        if trigger is not None:
            taken.update(range(token.i, trigger.last.i + 1) if trigger.last.i - token.i <= 2 else (token.i, *trigger.within))
            yield trigger


def _trigger(token: Token) -> Trigger | None:
    before = token.next(-1)
    if before is not None and before.text == "-":
        return None  # "the Leeds-born painter", "a record-breaking run" tell of no event of their own
    after = token.next()
    if after is not None and after.text == "-" and token.tag in ("VBN", "VBD"):
        return None  # nor does "a born-again believer"
    phrase = _phrase(token)
    if phrase is not None:
        return phrase
    if token.lower == "since" and holds_post(token.head):
        return Trigger(token, token, next(r for r in event_types() if r.type == STARTS and r.object == "patient"))
    if token.pos == "VERB" or _is_infinitive(token) or (token.pos == "ADJ" and token.tag in ("VBN", "JJ") and token.lower.endswith("ed")):
        lemma = token.lemma
        row = next((r for r in _by_verb().get(lemma, ()) if _verb_fits(token, r) and is_meant(token, token, r.type)), None)
        return None if row is None else Trigger(token, token, row)
    if token.pos == "NOUN" and token.dep != "compound":
        row = next((r for r in _by_noun().get(token.lemma, ()) if is_meant(token, token, r.type)), None)
        return None if row is None else Trigger(token, token, row)
    if token.lower in ("dead", "death") and token.pos in ("ADJ", "NOUN") and token.dep != "compound":
        row = next(r for r in event_types() if r.type == "Life.Die")
        return Trigger(token, token, row)
    return None


def _is_infinitive(token: Token) -> bool:
    """Whether what the tagger takes for no verb is one, with "to" before it and an object or a title after it: "to helm “Red Moon”"."""
    before = token.next(-1)
    return before is not None and before.lower == "to" and (bool(token.childs("dobj")) or (token.tag == "NN" and opens_title(token.next())))


def find_events(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[EventMention, ...]:
    """Return the source's event mentions in reading order, with the mentions that take part."""
    at = mentions_at(mentions)
    found = []
    for n, (token, last, row, _) in enumerate(triggers(parsed)):
        roles = since_when if token.lower == "since" else verb_roles if token.pos in ("VERB", "AUX") else noun_roles
        end = last.end if last.end - token.start <= LONGEST_TRIGGER else token.end
        found.append(
            EventMention(
                id=f"e{n}",
                source=parsed.source.id,
                start=token.start,
                end=end,
                text=parsed.source.text[token.start : end],
                type=row.type,
                lemma=_lemma(token),
                sentence=token.sentence,
                participants=participants((*roles(token, row.subject, row.object), *_with_whom(last, row)), at),
                attribution=attribute(token),
            )
        )
    return tuple(found)


def _lemma(token: Token) -> str:
    """What the trigger says: of "mayor since 2006" the mayor."""
    if token.lower != "since":
        return token.lemma
    attribute = token.head.child("attr")
    return token.head.lemma if attribute is None else attribute.lemma


def _with_whom(last: Token, row: EventType) -> Iterator[tuple[str, Token]]:
    """Whom a phrase that ends in "with" befalls: "parted ways with Ana Orr"."""
    if last.lower == "with" and last.dep == "prep":
        yield from ((row.object, noun) for noun in last.childs("pobj"))
