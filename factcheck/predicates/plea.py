"""How a defendant pleaded: guilty, not guilty or no contest.

"pleaded guilty to theft" · "entered a plea of not guilty" · "her guilty plea"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

PLEAS = ("guilty", "no contest", "not guilty")
AFTER_VERB = re.compile(r"\s(?:[a-z]+ly\s)?(?P<plea>not\s(?:-\s)?guilty|guilty|no\scontest|innocent)\b")
"""What follows "pleaded"."""
AFTER_NOUN = re.compile(r"\sof\s(?P<plea>not\sguilty|guilty|no\scontest)\b")
"""What follows "a plea": "a plea of not guilty"."""
BEFORE_NOUN = re.compile(r"\b(?P<plea>not[\s-]guilty|guilty|no[\s-]contest)\s$")
"""What stands before it: "a not-guilty plea"."""


def _option(words: str) -> str:
    plain = re.sub(r"[\s-]+", " ", words)
    return "not guilty" if plain == "innocent" else plain


def _pleader(token: Token) -> Token | None:
    """Who pleads: the subject of the verb, or whose the plea is, or the subject of the verb that it is the object of."""
    if token.pos == "VERB":
        return subject_of(token)
    return token.child("poss") or (subject_of(token.head) if token.dep == "dobj" else None)


def find(context: Context) -> Iterator[Draft]:
    """Yield the plea of a verb or noun that says which it is, where its grammar says whose."""
    text = context.source.text
    for token in context.parsed.tokens:
        if token.lemma not in ("plead", "plea"):
            continue
        after = (AFTER_VERB if token.lemma == "plead" else AFTER_NOUN).match(text, token.end)
        found = after or BEFORE_NOUN.search(text, max(0, token.start - 12), token.start)
        pleader = _pleader(token) if found is not None else None
        mention = context.mention(pleader)
        if found is None or pleader is None or mention is None:
            continue
        start, end = found.span("plea")
        yield Draft(
            value=Choice(raw=text[start:end], option=_option(found["plea"]), among=PLEAS),
            start=start,
            end=end,
            anchor=token,
            subject=mention.text,
            mention=mention,
            reach=(token.start, token.end),
            of="plea",
            head=token.lemma,
        )


PREDICATE = Predicate(family="statement", kinds=("choice",), holds=Holds.ONE_AT_A_TIME, find=find)
