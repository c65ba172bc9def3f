"""How someone got away or got there: on foot, by car, by train.

"fled on foot" · "left the island by boat"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.event_roles import subject_of
from factcheck.values.choice import Choice

TYPES = ("Crime.Escape", "Movement.")


@cache
def _means() -> tuple[dict[str, str], re.Pattern[str]]:
    options = {words: option for option, row in table("instruments")["means"].items() for words in row}
    longest = sorted(options, key=lambda w: (-len(w), w))
    return options, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


def find(context: Context) -> Iterator[Draft]:
    """Yield a means only where it hangs on the verb of a journey or an escape: "shot in a car" says how nobody travelled."""
    options, pattern = _means()
    for sentence in context.parsed.sentences:
        for match in pattern.finditer(context.source.text, sentence.start, sentence.end):
            prep = context.parsed.token_at(match.start())
            event = None if prep is None or prep.is_root else context.event(prep.head)
            if prep is None or event is None or not event.type.startswith(TYPES) or prep.head.pos != "VERB":
                continue
            subject = subject_of(prep.head)
            traveller = context.mention(subject)
            person = traveller if traveller is not None and traveller.kind is EntityKind.PERSON else None
            yield Draft(
                value=Choice(raw=match.group(), option=options[match.group().lower()], among=tuple(sorted(set(options.values())))),
                start=match.start(),
                end=match.end(),
                anchor=prep.head,
                subject=person.text if person is not None else prep.head.text,
                mention=person,
                event=event,
                reach=(event.start, event.end),
                events=(event.id,),
                of=event.type,
                head=prep.head.lemma,
            )


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.ONE_AN_EVENT, find=find)
