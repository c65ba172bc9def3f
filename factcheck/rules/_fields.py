"""What field the bearer of a title is in charge of: "head of drama", "finance chief", "chief technology officer"."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import table
from factcheck.values._level import any_of


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    ranks = table("fields")["rank"]
    return tuple(
        (re.compile(pattern), rank)
        for rank, words in sorted(ranks.items())
        for pattern in (
            rf"\b(?:{any_of(words)}) (?:of|for) (?:the )?(?P<field>.+)",
            r"\bchief (?P<field>\w+) officer\b",
            rf"(?P<field>[\w ]+) (?:{any_of(words)})\b",
        )
    )


@cache
def _fields() -> dict[str, str]:
    return {word: field for field, words in table("fields")["field"].items() for word in words}


def field_of(title: str) -> tuple[str, str] | None:
    """Return the rank and the one field that a title names; None for one of no field, or of several."""
    words = " ".join(word.strip(".,") for word in title.casefold().replace("-", " ").split())
    short = table("fields")["short"].get(words)
    if short is not None:
        return "head", short
    for form, rank in _forms():
        match = form.search(words)
        if match is None:
            continue
        named = f" {match['field']} "
        found = {field for word, field in _fields().items() if f" {word} " in named}
        if len(found) == 1:
            return rank, next(iter(found))
        if found:
            return None
    return None
