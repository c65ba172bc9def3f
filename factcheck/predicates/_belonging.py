"""Bodies that verbs and the marks behind a legislator's name tie somebody to, and as what.

"Tom Vale, who works for Osby Steel," · "teaches at Osby High School" · "Rep. Ruth Lind (D-Ohio)"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context
from factcheck.predicates._posts import PAST, THEN
from factcheck.text.event_roles import subject_of
from factcheck.text.gazetteer import located
from factcheck.text.parse import Token
from factcheck.text.words import head_of_title

STATE = re.compile(r",?\s\(?(?P<party>[A-Z])-(?P<state>(?:(?:New|North|South|West|Rhode)\s)?[A-Z][A-Za-z.]+)")
"""What follows a legislator's name: "(R-Ohio)", ", D-Mich.,"."""


HIGHER = re.compile(r"\b(?:University|College|Institute|Polytechnic|Academy)\b")
"""Names of schools of which one may have gone to several."""


class Tie(NamedTuple):
    """Who belongs to what body, as what; `anchor` is the word that says so, `status` "then" where it is over."""

    person: Mention
    start: int
    end: int
    post: str
    anchor: Token
    status: str


@cache
def _verbs() -> dict[str, str]:
    return {form: post for post, forms in table("posts")["belonging"].items() for form in forms}


def ties_by_verb(context: Context) -> Iterator[Tie]:
    """Yield whom the verbs of a source tie to a body by its name; what may be, and is denied, is left out."""
    for verb in context.parsed.tokens:
        if verb.pos != "VERB" or verb.child("neg") is not None or any(aux.tag in ("MD", "TO") for aux in verb.childs("aux")):
            continue
        for tie, inner in _behind(verb):
            post, body = _verbs().get(f"{verb.lemma} {tie}"), context.mention(inner)
            person = None if post is None else context.mention(subject_of(verb))
            if post is None or body is None or person is None or not _are_bearer_and_body(person, body):
                continue
            over = verb.tag in PAST and verb.child("aux", "auxpass") is None and tie != "by"
            if over and post == "student" and HIGHER.search(body.text):
                continue  # many have studied at two
            yield Tie(person, body.start, body.end, post, verb, THEN if over else "")


def _are_bearer_and_body(person: Mention, body: Mention) -> bool:
    return person.kind is EntityKind.PERSON and body.kind is EntityKind.ORGANISATION and body.form == "name"


def _behind(verb: Token) -> Iterator[tuple[str, Token]]:
    """What a verb has behind it, with the preposition before it: "" for its object."""
    yield from (("", inner) for inner in verb.childs("dobj"))
    preps = [*verb.childs("prep", "agent"), *(prep for noun in verb.childs("dobj") for prep in noun.childs("prep") if prep.lower == "at")]
    yield from ((prep.lower, part) for prep in preps for inner in prep.childs("pobj") for part in (inner, *inner.childs("conj")))


def ties_by_mark(context: Context) -> Iterator[Tie]:
    """Yield the states that stand with a party's letter behind legislators' names."""
    text = context.source.text
    for person in context.mentions:
        written = STATE.match(text, person.end) if person.kind is EntityKind.PERSON and person.form == "name" else None
        name = None if written is None else context.parsed.head_of(person.start, person.end)
        if written is None or name is None or written["party"] not in table("parties")["letter"]:
            continue
        start, end = written.span("state")
        if text[end - 1] == "." and not located(written["state"]):
            end -= 1
        yield Tie(person, start, end, head_of_title(person.title or "") or "legislator", name, "")
