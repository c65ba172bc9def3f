"""How a person is called: every full name, as spelled.

"Ana Lucia Brandt" · "Martin “Moss” Brandt"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.values.name import Name


def find(context: Context) -> Iterator[Draft]:
    """Yield the names of persons and organisations that have more than one word; a surname alone says too little."""
    for mention in context.mentions:
        if mention.form != "name" or mention.kind not in (EntityKind.PERSON, EntityKind.ORGANISATION) or " " not in mention.text.strip():
            continue
        anchor = context.parsed.head_of(mention.start, mention.end)
        if anchor is None:
            continue
        yield Draft(
            value=Name(raw=mention.text, text=mention.text),
            start=mention.start,
            end=mention.end,
            anchor=anchor,
            subject=mention.text,
            mention=mention,
            of=mention.kind.value,
            head=mention.head,
        )


PREDICATE = Predicate(family="attribute", kinds=("name",), holds=Holds.ONE_EVER, find=find)
