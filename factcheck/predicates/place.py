"""Where an event happened: a place hangs on every event of its clause, best first.

"a murder in Leeds" · "was arrested near Elm Street" · "taken to St. Luke's Hospital"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.values.place import Place

AT = frozenset({"in", "at", "near", "around", "outside", "inside", "to", "from", "off", "on", "into", "along", "of"})


def find(context: Context) -> Iterator[Draft]:
    """Yield the named places that stand after a preposition."""
    for mention in context.mentions:
        if mention.kind is not EntityKind.PLACE or mention.form != "name":
            continue
        head = context.parsed.head_of(mention.start, mention.end)
        if head is None or head.head.pos != "ADP" or head.head.lower not in AT:
            continue
        events = context.governing_events(head)
        best = events[0] if events else None
        yield Draft(
            value=Place(raw=mention.text, text=mention.text),
            start=mention.start,
            end=mention.end,
            anchor=head,
            subject=best.text if best else mention.text,
            event=best,
            reach=(best.start, best.end) if best else (head.head.start, head.head.end),
            events=tuple(e.id for e in events),
            of=head.head.lower,
            head=best.lemma if best else "",
        )


PREDICATE = Predicate(family="event", kinds=("place",), holds=Holds.ONE_AN_EVENT, find=find)
