"""What was said, word for word, and who said it.

“We will rebuild,” the mayor said. · she called it “a dark day”
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.values.words import Words


def find(context: Context) -> Iterator[Draft]:
    """Yield quotations of three words or more; a single quoted word is a wording, not a quote."""
    for quote in context.quotes:
        if len(quote.text.split()) < 3:
            continue
        anchor = context.parsed.token_at(quote.start)
        if anchor is None:
            continue
        text = context.source.text
        end = min(quote.end, text.find("\n", quote.start) if "\n" in text[quote.start : quote.end] else quote.end)
        speaker = None if quote.speaker is None else context.mention(context.parsed.token_at(quote.speaker[0]))
        yield Draft(
            value=Words(raw=text[quote.start : end], text=text[quote.start : end]),
            start=quote.start,
            end=end,
            anchor=anchor,
            subject="someone" if quote.speaker is None else text[slice(*quote.speaker)],
            mention=speaker,
            of=quote.kind,
        )


PREDICATE = Predicate(family="quote", kinds=("words",), holds=Holds.MANY, find=find)
