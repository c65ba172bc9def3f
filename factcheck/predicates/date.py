"""When an event happened: a date hangs on every event of its clause, best first, and the other source helps to pick.

"was released last October" · "on New Year's Eve 2000" · "his May hearing"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.model import EventMention, Polarity
from factcheck.predicates import HAPPENING, Context, Draft, Holds, Predicate, takes_place
from factcheck.text.parse import Token
from factcheck.text.speech import is_passive, says
from factcheck.values import Anchor, Found, find_values
from factcheck.values.moment import Moment

LIGHT = frozenset(
    {"be", "have", "do", "take", "come", "happen", "occur", "say", "follow", "make", "get", "become", "remain", "begin", "start"}
)
"""Verbs that tell nothing of their own: a date on them is that of the event beside."""

MONTHS = frozenset(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
)


def told(head: Token) -> Token:
    """The word a date or place hangs on where no event is known: the verb of its clause, else the word above it."""
    if head.dep in ("poss", "nmod", "compound") and head.head.pos in ("NOUN", "PROPN"):
        return head.head
    noun = head.head.head if head.head.pos == "ADP" else head.head
    if noun.pos in ("NOUN", "PROPN") and noun.i != head.i and noun.dep in ("attr", "conj", "nsubj", "appos", "ROOT"):
        return noun  # "“Lili” in 1953"
    return next((t for t in head.ancestors if t.pos in ("VERB", "AUX")), noun if noun.pos == "VERB" else head.head)


def is_of_its_clause(context: Context, head: Token, best: EventMention) -> bool:
    """Whether a date is the event's: it hangs on it, or on a verb that tells nothing of its own ("was", "said", "took")."""
    if head.dep in ("poss", "nmod", "compound") and head.head.pos in ("NOUN", "PROPN") and context.event(head.head) is None:
        return False  # "Monday night's episode"
    verbs = (t for t in head.ancestors if t.pos == "VERB" and not best.start < t.start < best.end)  # "left two people injured on Friday"
    verb = next((t for t in verbs if t.lemma not in LIGHT or context.event(t) is not None), None)
    below = None
    for word in (head, *head.ancestors):
        if best in (context.event(word), context.borne_out(word, below)):
            return True
        below = word
        if verb is not None and word.i == verb.i:
            break  # "Voss Foods, based in Osby, makes bread": the place is of its own verb
    return verb is None or context.event(verb) is not None


POINTING = frozenset({"it", "this", "that", "incident", "accident", "tragedy", "event", "ordeal", "violence", "everything"})
"""Subjects by which a sentence dates and places what the one before told: "It happened on Thursday", "the incident took place in Osby"."""
BACK = 2
"""Sentences back in which what "it" stands for is looked for."""
ABOUT = ("Contact.", "Justice.Investigate", "Justice.Search")
"""Types that tell of what others found out about an event: "it happened" is not said of them."""


def told_before(context: Context, head: Token) -> tuple[EventMention, ...]:
    """The events of the sentences before, where a date or place hangs on "it happened": those of the nearest that tells of any."""
    verb = next((t for t in head.ancestors if t.pos in ("VERB", "AUX")), None)
    if verb is None or not takes_place(verb):
        return ()
    subject = verb.child("nsubj", "nsubjpass")
    if verb.child("neg") is not None or subject is None or subject.lemma not in POINTING or context.event(subject) is not None:
        return ()
    kind = context.sentence(head).block.kind
    for n in range(head.sentence - 1, max(-1, head.sentence - 1 - BACK), -1):
        if context.parsed.sentences[n].block.kind != kind:
            return ()
        told = tuple(e for e in context.events_in(n) if not e.type.startswith(ABOUT) and e.attribution.polarity is Polarity.AFFIRMED)
        if told:
            return told[:4]
    return ()


def put_first(first: Sequence[EventMention], events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Return the events that a date or place may hang on, with these before the rest; of all of them the best four."""
    return (*first, *(e for e in events if e not in first))[:4]


def _behind_a_present(context: Context, found: Found, best: EventMention, events: Sequence[EventMention]) -> EventMention | None:
    """What a past day dates where the parser hangs it on a verb of the present: "are searching for a man after two were shot Monday"."""
    verb, today, value = context.parsed.token_at(best.start), context.source.published.day, found.value
    if verb is None or today is None or not isinstance(value, Moment) or value.upper is None or value.upper >= today:
        return None
    running = verb.tag == "VBG" and any(c.lower in ("is", "are", "'s", "’s", "'re") for c in verb.childs("aux"))
    if not running or value.lower != value.upper or best.end > found.start:
        return None
    between = [e for e in events if best.end <= e.start and e.end <= found.start and not e.type.startswith(ABOUT)]
    return max(between, key=lambda e: e.start, default=None)


def _months(context: Context) -> Iterator[Draft]:
    """Yield the bare months right before a noun of what happened: "his May hearing"; no tense tells their year."""
    taken = {offset for f in context.values for offset in range(f.start, f.end)}
    for event in context.events:
        noun = context.parsed.token_at(event.start)
        for month in () if noun is None else noun.childs("compound", "nmod", "amod"):
            if month.text not in MONTHS or month.start in taken:
                continue
            for found in find_values(f"in {month.text}", Anchor(None, False)):
                value = found.value.model_copy(update={"raw": month.text})
                yield Draft(
                    value,
                    month.start,
                    month.end,
                    month,
                    event.text,
                    None,
                    event,
                    (event.start, event.end),
                    (event.id,),
                    of="governed",
                    head=event.lemma,
                )


def _own_verb(head: Token) -> Token | None:
    """The verb that a date hangs on by itself or by a preposition: "mourned Saturday over", "said on Friday that"."""
    above = head.head.head if head.head.pos == "ADP" else head.head
    return above if above.pos == "VERB" and above.i != head.i else None


def _clause(context: Context, found: Found, head: Token) -> EventMention | None:
    """What a date dates whose own verb tells of no event, where a clause beside that verb does."""
    verb = _own_verb(head)
    if verb is None or context.event(verb) is not None:
        return None
    return _reported(context, verb, head) or _when(context, found, verb) or _while(context, verb, head)


def _reported(context: Context, verb: Token, head: Token) -> EventMention | None:
    """What a day before "police say" dates, where the report still holds: "On Sunday, police say, a man shot his wife"."""
    if not says(verb) or verb.tag not in ("VBP", "VBZ") or verb.i < head.i:
        return None
    return next((e for clause in verb.childs("ccomp") if (e := context.event(clause)) is not None), None)


WHEN = re.compile(r",?\s+(?=when\s)")
"""Right behind a date, before the clause that says what happened on it."""


def _when(context: Context, found: Found, verb: Token) -> EventMention | None:
    """What a clause right behind a date says of it: "happened on May 3 when Orr shot his wife"."""
    behind = WHEN.match(context.source.text, found.end)
    word = None if behind is None else context.parsed.token_at(behind.end())
    return None if word is None or context.borne_out(verb, None) is not None else context.event(word.head)


def _tells(verb: Token) -> bool:
    """Whether a verb of the past reports what somebody said: no officers that "were called", and nobody who "called police"."""
    speech = says(verb) and verb.tag in ("VBD", "VBN") and not is_passive(verb)
    return speech and (verb.lemma in ("say", "tell") or verb.child("ccomp", "xcomp") is not None)


def _while(context: Context, verb: Token, head: Token) -> EventMention | None:
    """What happened when that was done which the date stands with: "were killed when a man threw a bomb on Tuesday"."""
    if verb.dep != "advcl" or verb.tag != "VBD" or head.i < verb.i:
        return None
    marked = any(c.lower in ("when", "as") and c.i < verb.i for c in verb.children)
    event = context.event(verb.head) if marked else None
    return event if event is not None and event.attribution.polarity is Polarity.AFFIRMED else None


def _held_by(context: Context, head: Token) -> str:
    """What another verb than an event's has to do with a date: "said" of the day of a statement, "apart" of what else went on, or "".

    A day on "police said" is not that of what they told; one on "friends mourned Saturday over the death of" is of the mourning. Where an
    event stands between the verb and the date, the parser may have hung it too high.
    """
    verb = _own_verb(head)
    if verb is None:
        return ""
    event = context.event(verb)
    if event is None and _tells(verb):
        return "said" if verb.i < head.i else ""
    if event is not None or verb.lemma in LIGHT or takes_place(verb, HAPPENING) or context.borne_out(verb, None) is not None:
        return ""
    first, last = sorted((verb.i, head.i))
    between = any((t := context.parsed.token_at(e.start)) is not None and first < t.i < last for e in context.events_in(head.sentence))
    return "" if between else "apart"


APART = re.compile(
    r"""
    ,?\s+(?:(?:some|about|just|only|barely|nearly|almost|exactly|more\ than|less\ than)\s+)?   # about
    (?:an?|[\w-]+)\s+(?:days?|weeks?|months?|years?|decades?)                                  # a month
    \s+(?:after|before|later\ than|earlier\ than)\b                                           # after
    """,
    re.VERBOSE,
)
"""What sets what follows so long before or after the date: "in May, a month after"."""


def _of_this_time(context: Context, found: Found, events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The events without those that the words right after the date set apart from it: "in May, a month after Orr had died"."""
    apart = APART.match(context.source.text, found.end)
    return tuple(events) if apart is None else tuple(e for e in events if e.start < found.end)


PLACE = re.compile(r"[A-Z][\w.'’-]*(?:[ ,]+[A-Z][\w.'’-]*){0,5}, ")
RULE_OFF = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*)?(?:—|–|--|-)\s")
"""What stands before the day of a dateline, and what behind it: "QUITO, April 18 (Xinhua) — "."""


def _is_filing_day(text: str, found: Found) -> bool:
    """Whether it is the day of a dateline, on which the report was filed."""
    line = text.rfind("\n", 0, found.start) + 1
    return PLACE.fullmatch(text, line, found.start) is not None and RULE_OFF.match(text, found.end) is not None


def find(context: Context) -> Iterator[Draft]:
    """Yield the moments of the source, with the events they may date; the year in brackets after a title dates the work alone.

    The day of a dateline dates nothing that the report tells.
    """
    text = context.source.text
    yield from _months(context)
    for found, head in context.of_kind("moment"):
        if _is_filing_day(text, found):
            continue
        bracketed = text[max(0, found.start - 1) : found.start] == "(" and text[found.end : found.end + 1] == ")"
        if bracketed and found.value.raw.isdigit():
            before = context.parsed.token_at(found.start - 1)
            work = None if before is None else before.next(-1)
            if work is not None:
                yield Draft(found.value, found.start, found.end, head, work.text, reach=(work.start, work.end), of="near", head=work.lemma)
            continue
        held = _held_by(context, head)
        events = _of_this_time(context, found, context.governing_events(head))
        if held == "said":
            events = ()
        best = events[0] if events and is_of_its_clause(context, head, events[0]) else None
        governed = best is not None and best in context.events_above(head)
        clause = _clause(context, found, head)
        earlier = (clause,) if clause is not None else told_before(context, head)
        if not earlier and best is not None and (behind := _behind_a_present(context, found, best, events)) is not None:
            earlier = (behind,)
        if earlier:
            best, governed = earlier[0], True
            events = put_first(earlier, events)
        draft = Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=best.text if best else told(head).text,
            event=best,
            reach=(best.start, best.end) if best and best.sentence == head.sentence else None,
            events=tuple(e.id for e in events),
            of=held if held == "said" or (not governed and held) else "governed" if governed else "near",
            head=best.lemma if best else told(head).lemma,
        )
        yield draft
        for event in _joined(context, head) if governed else ():
            first = tuple(e.id for e in put_first((event,), events))
            yield replace(draft, subject=event.text, event=event, reach=None, events=first, head=event.lemma)


def _joined(context: Context, head: Token) -> Iterator[EventMention]:
    """The events joined to the one that a date before the sentence dates: "In May the ban was lifted and Orr was freed"."""
    verb = next((t for t in head.ancestors if t.pos == "VERB"), None)
    subject = None if verb is None else verb.child("nsubj", "nsubjpass")
    if verb is None or subject is None or not head.i < subject.i < verb.i:
        return
    for other in verb.childs("conj"):
        dated = any(f.value.kind == "moment" and verb.end <= f.start < max(t.end for t in other.subtree) for f in context.values)
        event = context.event(other)
        if event is not None and other.tag == verb.tag and not dated and not _is_later(context, verb, other):
            yield event


LATER = frozenset(
    [
        *("later", "eventually", "finally", "then", "subsequently", "soon", "ultimately", "afterward", "afterwards", "since", "now"),
        *("after", "before", "until", "has", "have", "had", "will", "would"),
    ]
)
"""Words by which what is joined happened at another time: "In 2003 Orr was arrested and eventually was convicted"."""


def _is_later(context: Context, verb: Token, other: Token) -> bool:
    """Whether a word of the joined clause tells of another time than the first clause's."""
    joint = verb.child("cc")
    before = () if joint is None else context.parsed.between(joint.end, other.start)
    return any(t.lower in LATER for t in (*before, *other.childs("advmod", "aux")))


PREDICATE = Predicate(family="event", kinds=("moment",), holds=Holds.ONE_AN_EVENT, find=find)
