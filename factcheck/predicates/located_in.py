"""In which state or country a place lies, as the source names it.

"Warwick, Rhode Island" · "Leeds in England" · "Athens, Ga."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.gazetteer import is_state_or_country
from factcheck.values.place import Place

WHOLE = re.compile(
    r"""
    (?P<part>[A-Z][\w.'’-]+(?:\ (?:of|del?|la)?\ ?[A-Z][\w.'’-]+){0,3})   # Fall River
    (?:,|\ in)\ (?P<whole>[A-Z][\w.]*(?:\ [A-Z][\w.]*){0,2})(?![\w-])                          # Mass.
    """,
    re.VERBOSE,
)


def find(context: Context) -> Iterator[Draft]:
    """Yield "Town, State" where the second name is a state, a province or a country."""
    for block in context.source.blocks:
        for match in WHOLE.finditer(context.source.text, block.start, block.end):
            anchor = context.parsed.token_at(match.start("part"))
            if anchor is None:
                continue
            whole = match["whole"]
            while whole and not is_state_or_country(whole):
                whole = whole.rpartition(" ")[0] if " " in whole else (whole[:-1] if whole.endswith(".") else "")
            if not whole:
                continue
            mention = context.mention(anchor)
            if mention is not None and mention.kind is EntityKind.PERSON:
                continue
            end = match.start("whole") + len(whole)
            yield Draft(
                value=Place(raw=whole, text=whole),
                start=match.start("whole"),
                end=end,
                anchor=anchor,
                subject=match["part"],
                mention=mention,
                reach=(match.start("part"), match.end("part")),
                head=match["part"].split()[-1].lower(),
            )


PREDICATE = Predicate(family="attribute", kinds=("place",), holds=Holds.ONE_EVER, find=find)
