"""To what party a politician belongs.

"Republican Sen. Ruth Lind" · "Ruth Lind, a Democrat," · "Rep. Ruth Lind (D-Ohio)" · "the Labour candidate, Ruth Lind"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates.nationality import bearer, is_of_a_thing, person_of
from factcheck.predicates.title import FORMER
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

BRACKET = re.compile(r",?\s\(?(?P<party>[A-Z])-(?=[A-Z][A-Za-z.]+)")
"""What follows a legislator's name: "(R-Ohio)", ", D-Mich.,"."""
OTHERS = frozenset(
    {"rival", "opponent", "critic", "challenger", "party", "primary", "leadership", "donor", "voter", "strategist", "consultant"}
)
"""Nouns that have a party where the one they stand beside may have another: "his Republican rival"."""


@cache
def _parties() -> dict[str, str]:
    return {word: party for party, words in table("parties")["party"].items() for word in words}


def _party_of(token: Token) -> str | None:
    """The party that a word names; a Liberal Democrat is neither of the two."""
    before, after = token.next(-1), token.next()
    if token.text == "Democrat" and before is not None and before.text == "Liberal":
        return "Liberal Democrat"
    return None if token.text == "Liberal" and after is not None and after.text.startswith("Democrat") else _parties().get(token.text)


def _is_ordinary(token: Token) -> bool:
    """Whether a word that may be no party stands before another noun than a politician's: "Labor Secretary"."""
    after = token.next()
    known = table("parties")
    return token.text in known["ordinary"] and (after is None or after.lower.rstrip(".") not in known["before"])


def _member(context: Context, token: Token) -> tuple[Mention, Certainty] | None:
    """The person of whom a party's word is said: one it describes, or one who is called a member of it."""
    if token.dep in ("amod", "nmod", "compound"):
        if is_of_a_thing(token) or token.head.lemma.lower() in OTHERS or _is_ordinary(token):
            return None
        if (found := bearer(context, token)) is not None:
            return found
    if token.text == "Democratic" or token.tag == "NNPS":
        return None
    mention = person_of(context, token)
    return None if mention is None else (mention, Certainty.STRONG)


def _draft(token: Token, start: int, end: int, raw: str, party: str, mention: Mention, certainty: Certainty) -> Draft:
    near = {t.lower for t in (*token.children, *token.head.children)}
    return Draft(
        value=Choice(raw=raw, option=party, among=tuple(sorted(table("parties")["party"]))),
        start=start,
        end=end,
        anchor=token.head if token.dep == "attr" else token,
        subject=mention.text,
        mention=mention,
        reach=(mention.start, mention.end),
        of="party",
        limits=tuple(sorted(near & FORMER)),
        head="party",
        certainty=certainty,
    )


def find(context: Context) -> Iterator[Draft]:
    """Yield the parties of persons; the "Republican governors" and "his Democratic rival" are of nobody here."""
    text = context.source.text
    for token in context.parsed.tokens:
        party = _party_of(token)
        found = None if party is None else _member(context, token)
        if party is not None and found is not None:
            yield _draft(token, token.start, token.end, token.text, party, *found)
    for mention in context.mentions:
        if mention.kind is not EntityKind.PERSON or mention.form != "name":
            continue
        written = BRACKET.match(text, mention.end)
        party = table("parties")["letter"].get(written["party"]) if written is not None else None
        name = context.parsed.head_of(mention.start, mention.end)
        if written is not None and party is not None and name is not None:
            yield _draft(name, *written.span("party"), written["party"], party, mention, Certainty.EXACT)


PREDICATE = Predicate(family="attribute", kinds=("choice",), holds=Holds.ONE_AT_A_TIME, find=find)
