"""Offices that a verb gives to somebody, or of which it tells that somebody keeps or leaves them.

"named chief executive" · "became mayor" · "will stay on as dean" · "stepped down as chairwoman" · "replaced Tom Orr as editor"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.text.event_roles import subject_of
from factcheck.text.nominals import roles
from factcheck.text.parse import Token

INCOMING, OUTGOING, THEN = "incoming", "outgoing", "then"
SUCCEEDS = frozenset({"replace", "succeed"})
"""Verbs whose subject takes an office from their object."""
TO = frozenset({"promote", "elevate"})
GO_ON = frozenset({"remain", "stay", "continue"})
"""Verbs by which an office is held before and after."""
PAST = frozenset({"VBD", "VBN"})


class Post(NamedTuple):
    """An office and whose it is; `status` says whether it is new, or over: "incoming", "outgoing", "then", or "" for one that is held."""

    noun: Token
    person: Token
    verb: Token
    status: str


def posts(tokens: Sequence[Token]) -> Iterator[Post]:
    """Yield the offices that the verbs of a text tell of, each of two that one verb tells of."""
    for token in tokens:
        if not is_office(token):
            continue
        first = token
        while first.dep == "conj" and is_office(first.head):
            first = first.head
        verb = _verb_of(first)
        if verb is not None:
            yield from (Post(token, person, verb, status) for person, status in _holders(verb, first))


def is_office(noun: Token) -> bool:
    """Whether a noun may be that of an office or a trade: "chairwoman", "head", "officer" with a word before it."""
    return noun.pos in ("NOUN", "PROPN") and noun.lemma.lower() in _offices()


@cache
def _offices() -> frozenset[str]:
    forms = (form for row in table("offices")["set"] for forms in row["offices"].values() for form in forms)
    known = roles()
    return (known.people - known.kin - known.male - known.female) | {f.split()[-1] for f in forms} | frozenset(table("posts")["heads"])


def _verb_of(noun: Token) -> Token | None:
    """The verb that tells of an office: what it makes of somebody, or what stands after "as" or "to"."""
    if noun.dep in ("attr", "oprd") and noun.head.pos == "VERB":
        return noun.head if noun.head.lemma in _verbs("given") | {"become", "remain"} else None
    prep = noun.head
    if noun.dep != "pobj" or prep.dep != "prep" or prep.lower not in ("as", "to"):
        return None
    verb = prep.head
    if verb.pos != "VERB" or (prep.lower == "to" and verb.lemma not in TO):
        return None
    return verb if any(verb.lemma in _verbs(kind) for kind in ("given", "taken", "kept", "left")) or verb.lemma in SUCCEEDS else None


@cache
def _verbs(kind: str) -> frozenset[str]:
    return frozenset(table("posts")[kind]["verbs"])


def _holders(verb: Token, office: Token) -> Iterator[tuple[Token, str]]:
    """The people of whom a verb tells an office, each with whether it is new to them or over."""
    subject, passive = subject_of(verb), verb.child("nsubjpass", "auxpass") is not None or verb.dep == "acl"
    moved = next((c for c in verb.childs("dobj", "oprd") if c.i != office.i and c.pos in ("PROPN", "PRON", "NOUN")), None)
    if verb.lemma in SUCCEEDS:
        rows = [(subject, OUTGOING)] if passive else [(subject, INCOMING), (moved, OUTGOING)]
    elif verb.lemma in _verbs("given"):
        rows = [(moved if moved is not None and not passive else subject if passive else None, INCOMING)]
    elif verb.lemma in _verbs("taken"):
        rows = [(subject, INCOMING)]
    elif verb.lemma in _verbs("kept"):
        goes_on = verb.lemma in GO_ON
        over, ahead = verb.tag in PAST, any(aux.tag in ("MD", "TO") for aux in verb.childs("aux"))
        rows = [(subject, "" if goes_on else INCOMING if ahead else THEN if over else "")]
    else:
        rows = [(subject if passive or moved is None else moved, OUTGOING)]
    yield from ((person, status) for person, status in rows if person is not None)
