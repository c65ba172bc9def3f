"""Places right before what they say: with a hyphen, "the Leeds-born painter", "Leeds-based Osby Steel", or without, "a Leeds native"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.predicates import Context
from factcheck.text.parse import Parsed, Token


def joined(parsed: Parsed, participles: Collection[str]) -> Iterator[tuple[int, int, Token]]:
    """Yield where each capitalised name before a hyphen and one of these words begins and ends, and that word."""
    for word in parsed.tokens:
        hyphen, name = word.next(-1), word.next(-2)
        if word.lower not in participles or hyphen is None or name is None or hyphen.text != "-" or not name.text[0].isupper():
            continue
        first = name
        while (
            (before := first.next(-1)) is not None and before.pos == "PROPN" and before.end == first.start - 1 and before.head.i == name.i
        ):
            first = before
        yield first.start, name.end, word


def capitalised_before(context: Context, noun: Token) -> tuple[int, int] | None:
    """Return where the capitalised name right before a noun begins and ends, however the model parses it: "Leeds resident Ruth Lind"."""
    last = noun.next(-1)
    if last is None or not last.text[0].isupper() or not last.text[-1].isalpha() or last.end != noun.start - 1 or last.pos == "DET":
        return None
    first = last
    while (before := first.next(-1)) is not None and before.pos == "PROPN" and before.dep == "compound" and before.end == first.start - 1:
        first = before
    return first.start, last.end
