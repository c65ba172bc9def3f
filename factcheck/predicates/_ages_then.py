"""Bare numbers that are ages at some turn of a life: "enlisted at 19", "retired at 63", "At 17 he joined a choir"."""

from __future__ import annotations

import re

TURN = re.compile(
    r"""
    \b(?:left\ (?:home|school|university|college|(?:[A-Z][\w’'.]+\ ){1,5}(?:School|College|University|Academy))
      |dropped\ out(?:\ of\ \w+)?|quit\ school|married(?:\ [A-Z]\w+|\ (?:him|her))*
      |(?:was\ |were\ )?wed|remarried|(?:was\ )?(?:widowed|orphaned|divorced|ordained|knighted|elected)
      |retired|enlisted|emigrated|graduated|gave\ birth|had\ (?:a|his|her)\ [\w ]{2,20}
      |turned\ (?:pro|professional)|made\ (?:his|her)\ [\w -]{0,20}debut|became\ [\w ,'’-]{2,40}?|began\ [\w ]{2,30}?
      |started\ [\w ]{2,30}?|joined\ [\w ]{2,30}?|learn(?:ed|t)\ [\w ]{2,25}?|moved\ [\w ]{2,25}?
      |was\ (?:jailed|blinded|adopted|signed|chosen|crowned)[\w ]{0,20}?)
    \ at\ (?:just\ |only\ )?(?P<n>1[2-9]|[2-8]\d)
    (?=[,;)]|\.(?:\s|$)|\ (?:and|but|with|to|after|when|while|because|for|in)\b)(?!\ (?:and|for|in)\ \d)
    """,
    re.VERBOSE,
)
"""A turn of a life with the age at it; from twelve up, below which the number may be an hour of the morning."""

BEFORE_TURN = re.compile(
    r"""
    (?:^|(?<=[.!?“\"\n]\ )|(?<=[“\"\n])|(?<=\ and\ )|(?<=,\ ))(?:[Aa]t|[Bb]y)\ (?:just\ |only\ )?(?P<n>1[2-9]|[2-8]\d),?
    \ (?=(?:he|she)\ (?:was\ (?:married|divorced|widowed|ordained|elected|appointed|sent|jailed)\b
      |(?:had|left|married|became|won|began|started|joined|moved|went|wrote|published|founded|took|gave|ran|made)\b))
    """,
    re.VERBOSE,
)
"""The same before the clause: "At 17 he joined a choir"."""


def turns(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the ages at turns of lives stand in a sentence."""
    return [match.span("n") for form in (TURN, BEFORE_TURN) for match in form.finditer(text, start, min(end + 1, len(text)))]
