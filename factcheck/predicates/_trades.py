"""Trades and offices by the lists of them, where the parse alone does not tell: a mail carrier, a director of scouting."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Mention
from factcheck.predicates import Context
from factcheck.text.parse import Token


@cache
def callings() -> frozenset[str]:
    """Return the names of all trades."""
    return frozenset(name for names in table("callings")["calling"].values() for name in names)


def is_trade(noun: Token) -> bool:
    """Return whether the noun names a trade, alone or with the word before it: a carrier may be an airline, a mail carrier is none."""
    before = noun.next(-1)
    joined = before is not None and before.dep in ("compound", "amod") and f"{before.lower} {noun.lower}" in callings()
    return joined or noun.lower in callings()


@cache
def _forms() -> re.Pattern[str]:
    """Offices and trades in small letters, right before a name."""
    offices = {form for row in table("offices")["set"] for forms in row["offices"].values() for form in forms if " " in form}
    named = sorted((offices | callings()) - ADJECTIVES, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w'’-])(?P<form>{'|'.join(map(re.escape, named))})\s$", re.IGNORECASE)


def form_before(context: Context, mention: Mention) -> tuple[int, int] | None:
    """Return where an office or a trade stands right before a name, whatever the parse makes of it."""
    found = None if mention.title else _forms().search(context.source.text, max(0, mention.start - LONGEST), mention.start)
    last = None if found is None else context.parsed.token_at(found.end("form") - 1)
    if found is None or last is None or context.mention(last) is not None:
        return None
    if " " not in found["form"] and last.pos not in ("NOUN", "PROPN"):
        return None
    return found.span("form")


ADJECTIVES = frozenset({"fellow", "model", "marine", "private", "general", "secretary"})
"""Trades that right before a name are oftener something else: "fellow Lark Tom Vale"."""
LONGEST = 60
"""Letters before a name in which its title is looked for."""
