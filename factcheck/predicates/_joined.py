"""Places that a hyphen joins to what they say: "the Leeds-born painter", "Leeds-based Osby Steel"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
