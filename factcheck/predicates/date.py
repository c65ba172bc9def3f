"""When an event happened: a date hangs on every event of its clause, best first, and the other source helps to pick.

"was released last October" · "on New Year's Eve 2000" · "his May hearing"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.predicates import Context, Draft, Holds, Predicate


def find(context: Context) -> Iterator[Draft]:
    """Yield the moments of the source, with the events they may date."""
    for found, head in context.of_kind("moment"):
        events = context.governing_events(head)
        best = events[0] if events else None
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=best.text if best else head.head.text,
            event=best,
            reach=(best.start, best.end) if best else None,
            events=tuple(e.id for e in events),
            of="governed" if best is not None and any(context.event(t) is best for t in (head, *head.ancestors)) else "near",
            head=best.lemma if best else head.head.lemma,
        )


PREDICATE = Predicate(family="event", kinds=("moment",), holds=Holds.ONE_AN_EVENT, find=find)
