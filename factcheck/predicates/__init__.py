"""What a source can say of something: its age, its date, how many.

One file here is one predicate or one family. It defines

    PREDICATE = Predicate(family="attribute", kinds=("age",), holds=Holds.ONE_AT_A_TIME, find=find)

where ``find(context)`` yields a `Draft` for everything of this kind that the source says; the id is the file name with
hyphens. Extraction makes claims of drafts: ids, spans, who says so and how firmly are the same work for all. To add one:
the module and `tests/cases/predicates/<id>.toml`, with at least one near-miss that must stay silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from factcheck import discover
from factcheck.model import Certainty, EventMention, Mention, Source
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Parsed, Sentence, Token
from factcheck.text.quotes import Quote
from factcheck.values import Found, Value


class Holds(StrEnum):
    """How many values of one subject may be true."""

    ONE_EVER = "one ever"
    ONE_AT_A_TIME = "one at a time"
    ONE_AN_EVENT = "one an event"
    MANY = "many"


@dataclass(frozen=True)
class Draft:
    """What a predicate found, before it is a claim."""

    value: Value
    start: int
    """Where the value stands."""
    end: int
    anchor: Token
    """The word that makes the claim: negation and embedding are read from it."""
    subject: str
    mention: Mention | None = None
    event: EventMention | None = None
    reach: tuple[int, int] | None = None
    """Where the trigger or subject stands, for the span; left out when too far away."""
    events: tuple[str, ...] = ()
    time: Value | None = None
    place: str | None = None
    of: str | None = None
    limits: tuple[str, ...] = ()
    head: str = ""
    certainty: Certainty = Certainty.EXACT
    stands: tuple[str, ...] = ()
    """Of a name: the places of the sentence it stands in, as `text.standing` reads them."""
    beside: tuple[str, ...] = ()
    """Of a name: the names it is listed with."""


TOOK_PLACE = frozenset({"happen", "occur", "unfold", "take"})
"""Verbs that tell no more of their subject than that it happened, whatever that is: "It happened on Thursday", "it took place in Osby"."""
HAPPENING = TOOK_PLACE | {"come", "begin", "start", "erupt", "break"}
"""Those besides that tell no more of an event: "the trial began", "fighting broke out"; it ended on another day."""
NEEDED = {"take": "place", "break": "out"}
"""What must follow such a verb for it to say no more."""
STRIKING = frozenset(
    [
        *("hit", "strike", "shake", "rock", "jolt", "rattle", "batter", "lash", "pound", "slam", "pummel", "sweep", "engulf", "swamp"),
        *("inundate", "devastate", "ravage", "destroy", "damage", "flatten", "level", "tear", "rip", "erupt", "break", "burn"),
    ]
)
"""Verbs that tell no more of a disaster than that it came over a place."""
DISASTERS = ("Disaster.Quake", "Disaster.Storm", "Disaster.Fire", "Disaster.Crash", "Disaster.Explosion")
SCHEDULING = frozenset({"schedule", "set", "slate", "plan", "fix", "book", "reschedule", "postpone", "adjourn", "calendar"})
"""Verbs that set the day of what is to happen."""
ONE_OF_SEVERAL = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest", "other", "another", "earlier", "previous"})
"""Words before an event of which the report tells more than one: "the first shooting occurred on Friday"."""


def _words_above(token: Token) -> Iterator[Token]:
    """Yield the word and those above it; what ends a clause before the main one is of that clause, wherever the parser hangs it."""
    yield token
    for above in token.ancestors:
        if above.pos in ("VERB", "AUX") and token.i < above.i:
            yield from (clause for clause in above.childs("advcl") if clause.i < token.i and _closed_by_comma(clause, token, above))
        yield above


def _closed_by_comma(clause: Token, token: Token, main: Token) -> bool:
    """Whether the first comma after the verb of a clause stands behind the word and before the main verb's subject."""
    subject = main.child("nsubj", "nsubjpass")
    word = clause.next()
    while word is not None and word.i < main.i:
        if word.text == ",":
            return token.i < word.i and subject is not None and word.i < subject.i
        word = word.next()
    return False


def takes_place(verb: Token, verbs: frozenset[str] = TOOK_PLACE) -> bool:
    """Whether a verb says that something happened; a trial that takes a turn, and a deed that comes to light, happened before."""
    needed = NEEDED.get(verb.lemma)
    if needed is not None and not any(c.lower == needed for c in verb.children):
        return False
    return verb.lemma in verbs and not (
        verb.lemma == "come" and any(c.lower in ("to", "under", "into") for c in verb.childs("prep", "prt"))
    )


def _is_meanwhile(verb: Token) -> bool:
    """Whether the clause only says what the one above it happened to: "was shot while walking home"."""
    return verb.dep == "advcl" and verb.tag == "VBG" and verb.child("nsubj") is None and any(c.lower == "while" for c in verb.children)


class Context:
    """One source, read as far as the predicates need it: parse, mentions, events, quotes, values."""

    def __init__(
        self,
        parsed: Parsed,
        mentions: tuple[Mention, ...],
        events: tuple[EventMention, ...],
        quotes: tuple[Quote, ...],
        values: tuple[Found, ...],
    ) -> None:
        self.parsed = parsed
        self.mentions = mentions
        self.events = events
        self.quotes = quotes
        self.values = values

    @property
    def source(self) -> Source:
        """The source that is read."""
        return self.parsed.source

    @cached_property
    def _mention_at(self) -> dict[int, Mention]:
        longest_last = sorted(self.mentions, key=lambda m: m.end - m.start, reverse=True)
        return {offset: m for m in longest_last for offset in range(m.start, m.end)}

    @cached_property
    def _event_at(self) -> dict[int, EventMention]:
        found = {}
        for event in self.events:
            token = self.parsed.token_at(event.start)
            if token is not None:
                found[token.i] = event
        return found

    @cached_property
    def by_id(self) -> dict[str, Mention]:
        """Every mention by its id."""
        return {m.id: m for m in self.mentions}

    def participants(self, event: EventMention) -> list[tuple[str, Mention]]:
        """Return who takes part in an event, each after the role."""
        return [(p.role, m) for p in event.participants if (m := self.by_id.get(p.mention)) is not None]

    @cached_property
    def _mentions_in(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return found

    def mentions_in(self, sentence: int) -> list[Mention]:
        """Return the mentions of one sentence, in reading order."""
        return self._mentions_in.get(sentence, [])

    @cached_property
    def _events_in(self) -> dict[int, list[EventMention]]:
        found: dict[int, list[EventMention]] = {}
        for event in self.events:
            found.setdefault(event.sentence, []).append(event)
        return found

    def mention(self, token: Token | None) -> Mention | None:
        """Return the shortest mention that covers this word."""
        return None if token is None else self._mention_at.get(token.start)

    def event(self, token: Token | None) -> EventMention | None:
        """Return the event that this word triggers."""
        return None if token is None else self._event_at.get(token.i)

    def events_in(self, sentence: int) -> list[EventMention]:
        """Return the events of one sentence."""
        return self._events_in.get(sentence, [])

    def of_kind(self, *kinds: str) -> Iterator[tuple[Found, Token]]:
        """Yield the values of these kinds, each with the word that governs it."""
        for found in self.values:
            if found.value.kind in kinds:
                head = self.parsed.head_of(found.start, found.end)
                if head is not None:
                    yield found, head

    def sentence(self, token: Token) -> Sentence:
        """Return the sentence a word stands in."""
        return self.parsed.sentences[token.sentence]

    def _happened(self, verb: Token) -> EventMention | None:
        """Return the event that this verb only says happened: "the shooting took place", "the trial began"."""
        raised = verb.dep == "xcomp" and verb.child("nsubj") is None and verb.head.child("nsubjpass") is not None
        bears = verb.head if raised else verb  # "the murder is said to have taken place"
        subject = bears.child("nsubj", "nsubjpass") if takes_place(verb, HAPPENING) else None
        return self._the_one(subject)

    def _the_one(self, subject: Token | None) -> EventMention | None:
        """Return the event that a subject names, unless the report tells of several: "the first shooting"."""
        return None if subject is None or any(c.lemma in ONE_OF_SEVERAL for c in subject.children) else self.event(subject)

    def borne_out(self, verb: Token, below: Token | None) -> EventMention | None:
        """Return the event of which this verb tells that it happened, what it struck, or "for" when it is set."""
        return self._struck(verb) or (None if self.event(verb) is not None else self._happened(verb) or self._scheduled(verb, below))

    def _struck(self, verb: Token) -> EventMention | None:
        """Return the disaster that this verb says came over something: "an earthquake hit the coast", "fire swept the depot"."""
        lasting = any(c.lower in ("still", "continuing", "again") for c in verb.childs("advmod"))  # "was still burning on Saturday"
        subject = subject_of(verb) if verb.lemma in STRIKING and not lasting else None
        event = self._the_one(subject)
        return event if event is not None and event.type in DISASTERS else None

    def _scheduled(self, verb: Token, below: Token | None) -> EventMention | None:
        """Return the event that this verb sets a date "for": "sentencing is scheduled for May 4"."""
        if verb.lemma not in SCHEDULING or below is None or below.lower != "for":
            return None
        subject = verb.head if verb.dep == "acl" else verb.child("nsubjpass")
        return self._the_one(subject)

    def events_above(self, token: Token) -> tuple[EventMention, ...]:
        """Return the events in whose clauses or phrases this word stands, the innermost first."""
        words = list(_words_above(token))
        found = (
            event for below, word in zip((None, *words), words, strict=False) for event in (self.event(word), self.borne_out(word, below))
        )
        return self._meanwhile(dict.fromkeys(e for e in found if e is not None))

    def _meanwhile(self, events: Iterable[EventMention]) -> tuple[EventMention, ...]:
        """Put what only says what the other was doing meanwhile behind it: it has the other's day and place."""
        row = list(events)
        for event in tuple(row):
            verb = self.parsed.token_at(event.start)
            above = self.event(verb.head) if verb is not None and _is_meanwhile(verb) else None
            if above in row and row.index(above) > row.index(event):
                row.remove(event)
                row.insert(row.index(above) + 1, event)
        return tuple(row)

    def governing_events(self, token: Token) -> tuple[EventMention, ...]:
        """Return the events a date or place at this word may hang on, best first: those above it, then the nearest."""
        above = self.events_above(token)
        rest = sorted((e for e in self.events_in(token.sentence) if e not in above), key=lambda e: (abs(e.start - token.start), e.start))
        return (*above, *self._meanwhile(rest))[:4]


@dataclass(frozen=True)
class Predicate:
    """What one file of this folder declares."""

    family: str
    """attribute, event, quantity, quote or statement."""
    kinds: tuple[str, ...]
    """The kinds of value it may have."""
    holds: Holds
    find: Callable[[Context], Iterator[Draft]] = field(repr=False)


def predicates() -> dict[str, Predicate]:
    """Return every predicate by its id."""
    return discover.load_all(__name__, "PREDICATE")
