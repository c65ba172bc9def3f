"""Ages that a report gives several people at once, in the order of their names: "Tom and Ruth Lind, aged 5 and 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context
from factcheck.values import Found
from factcheck.values.age import Age

ROW = re.compile(
    r"(?:,\ |\ \(|\ --?\ |\ [–—]\ )(?:(?:aged|ages|who\ (?:are|were))\ )?"
    r"(?P<all>[1-9]\d?(?:,\ [1-9]\d?)*,?\ and\ [1-9]\d?)(?=[,.;)]|\ (?:--?|[–—])(?:\ |$)|\ respectively|\ (?:was|were|had|have|died)\b|$)",
    re.VERBOSE,
)
"""Ages behind names, as many as there are names."""
JOINED = re.compile(r",? (?:and )?|,? & ")


def shared_out(context: Context) -> Iterator[tuple[Found, Mention]]:
    """Yield each age of a row with the name it belongs to; a row of another length than that of the names belongs to nobody."""
    text = context.source.text
    people = [m for m in context.mentions if m.kind is EntityKind.PERSON and m.form == "name"]
    for row in ROW.finditer(text):
        ages = [*re.finditer(r"\d+", row["all"])]
        named = _names_before(text, people, row.start())
        if len(named) != len(ages):
            continue
        for mention, age in zip(named, ages, strict=True):
            start, end = (row.start("all") + at for at in age.span())
            years = int(age.group())
            yield Found(start, end, Age(raw=text[start:end], lower=years, upper=years, number=years)), mention


def _names_before(text: str, people: list[Mention], end: int) -> list[Mention]:
    """The names that stand side by side right before a place, the last of them joined by "and"."""
    row: list[Mention] = []
    at = end
    for mention in reversed([m for m in people if m.end <= end]):
        between = text[mention.end : at]
        if not (JOINED.fullmatch(between) if row else not between):
            break
        row.insert(0, mention)
        at = mention.start
    return row if len(row) > 1 and "and" in text[row[-2].end : row[-1].start] else []
