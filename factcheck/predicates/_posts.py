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
        if verb is None and (named := _named_behind(token)) is not None:
            yield Post(token, named, token.head, "")
        elif verb is not None:
            yield from (Post(token, person, verb, status) for person, status in _holders(verb, first))


def _named_behind(noun: Token) -> Token | None:
    """Who stands on the other side of an office's "is": "The new chairman of the bank is Ruth Lind".

    Whoever has an apposition comes first too ("Ruth Lind, a lawyer, is the new chairman"), of whom the apposition is read already.
    """
    be, determiner = noun.head, noun.child("det")
    if noun.lemma.lower() not in _sole():
        return None  # "the engineer is Tom Vale", whom others call the driver
    if be.lemma != "be" or be.child("neg") is not None or noun.child("conj") is not None or determiner is None or determiner.lower != "the":
        return None
    other = be.child("attr") if noun.dep == "nsubj" else be.child("nsubj") if noun.dep == "attr" else None
    if other is None or other.pos != "PROPN" or (noun.dep == "attr" and all(c.pos != "NOUN" for c in other.childs("appos"))):
        return None
    return other


@cache
def _sole() -> frozenset[str]:
    """Last words of the offices that one person has at a time, in a town or a firm."""
    chairs = (form for row in table("offices")["set"] if row["name"] in HEADING for forms in row["offices"].values() for form in forms)
    return frozenset(form.split()[-1] for form in (*table("titles")["sole"], *chairs))


HEADING = frozenset({"chair of a body", "head of a firm", "officer of an association"})
"""Sets of offices at the head of a body."""


def _behind(verb: Token) -> Token | None:
    """Who stands behind a verb at the head of its sentence: "Becoming chairman of the bank is Ruth Lind"."""
    be = verb.head if verb.tag == "VBG" and verb.dep in ("csubj", "nsubj", "advcl", "ccomp") and verb.head.lemma == "be" else None
    return None if be is None or be.i < verb.i else be.child("attr", "nsubj")


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
    if noun.dep == "dobj" and noun.head.lemma == "become":
        return noun.head
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
    subject, passive = _behind(verb) or subject_of(verb), verb.child("nsubjpass", "auxpass") is not None or verb.dep == "acl"
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
