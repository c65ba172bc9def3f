"""In which state or country a place lies, as the source names it.

"Warwick, Rhode Island" · "Leeds in England" · "Athens, Ga."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.gazetteer import apart, is_state_or_country
from factcheck.text.parse import Token
from factcheck.values.place import Place

WHOLE = re.compile(
    r"""
    (?P<part>[A-Z][\w.'’-]+(?:\ (?:of|del?|la)?\ ?[A-Z][\w.'’-]+){0,3})   # Fall River
    (?:,|\ in)\ (?P<whole>[A-Z][\w.]*(?:\ [A-Z][\w.]*){0,2})(?![\w-])                          # Mass.
    """,
    re.VERBOSE,
)


OPENING = frozenset({"ADP", "SCONJ", "CCONJ", "ADV"})
"""Parts of speech of the capitalised words that may stand before a name at the head of a sentence: "In Osby", "But Osby"."""


def find(context: Context) -> Iterator[Draft]:
    """Yield "Town, State" where the second name is a state, a province or a country."""
    for block in context.source.blocks:
        for match in WHOLE.finditer(context.source.text, block.start, block.end):
            anchor = _first_of_name(context, match.start("part"), match.end("part"))
            if anchor is None:
                continue
            whole = match["whole"]
            while whole and not is_state_or_country(whole):
                whole = whole.rpartition(" ")[0] if " " in whole else (whole[:-1] if whole.endswith(".") else "")
            if not whole or (is_state_or_country(match["part"]) and apart(match["part"], whole)):
                continue  # "in Peru, Chile and Bolivia": a list
            mention = context.mention(anchor)
            if mention is not None and mention.kind is EntityKind.PERSON:
                continue
            end = match.start("whole") + len(whole)
            yield Draft(
                value=Place(raw=whole, text=whole),
                start=match.start("whole"),
                end=end,
                anchor=anchor,
                subject=context.source.text[anchor.start : match.end("part")],
                mention=mention,
                reach=(anchor.start, match.end("part")),
                head=match["part"].split()[-1].lower(),
            )


def _first_of_name(context: Context, start: int, end: int) -> Token | None:
    """The first word of the part's name, after what opens the sentence: "In Osby, Maine, the mill closed"."""
    token = context.parsed.token_at(start)
    while token is not None and token.end < end and token.pos in OPENING:
        token = token.next()
    return token


PREDICATE = Predicate(family="attribute", kinds=("place",), holds=Holds.ONE_EVER, find=find)
