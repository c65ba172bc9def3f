"""When an event happened: a date hangs on every event of its clause, best first, and the other source helps to pick.

"was released last October" · "on New Year's Eve 2000" · "his May hearing"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import EventMention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values import Anchor, find_values

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
    verb = next((t for t in head.ancestors if t.pos == "VERB" and (t.lemma not in LIGHT or context.event(t) is not None)), None)
    for word in (head, *head.ancestors):
        if context.event(word) is best:
            return True
        if verb is not None and word.i == verb.i:
            break  # "Voss Foods, based in Osby, makes bread": the place is of its own verb
    return verb is None or context.event(verb) is not None


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


def find(context: Context) -> Iterator[Draft]:
    """Yield the moments of the source, with the events they may date; the year in brackets after a title dates the work alone."""
    text = context.source.text
    yield from _months(context)
    for found, head in context.of_kind("moment"):
        bracketed = text[max(0, found.start - 1) : found.start] == "(" and text[found.end : found.end + 1] == ")"
        if bracketed and found.value.raw.isdigit():
            before = context.parsed.token_at(found.start - 1)
            work = None if before is None else before.next(-1)
            if work is not None:
                yield Draft(found.value, found.start, found.end, head, work.text, reach=(work.start, work.end), of="near", head=work.lemma)
            continue
        events = context.governing_events(head)
        best = events[0] if events and is_of_its_clause(context, head, events[0]) else None
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=best.text if best else told(head).text,
            event=best,
            reach=(best.start, best.end) if best else None,
            events=tuple(e.id for e in events),
            of="governed" if best is not None and any(context.event(t) is best for t in (head, *head.ancestors)) else "near",
            head=best.lemma if best else told(head).lemma,
        )


PREDICATE = Predicate(family="event", kinds=("moment",), holds=Holds.ONE_AN_EVENT, find=find)
