"""To what firm, office or town a person belongs, as what.

"Osby Mayor Ruth Lind" · "Ruth Lind, president of Osby Steel," · "Tom Vale of the Osby Clinic"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Certainty, EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates.title import FORMER
from factcheck.text.gazetteer import located
from factcheck.text.nominals import roles
from factcheck.text.parse import Token
from factcheck.values.name import Name

TIES = frozenset({"of", "at", "for", "with", "from"})
OF_ANOTHER_KIND = frozenset(
    {"native", "resident", "citizen", "man", "woman", "victim", "fan", "critic", "student", "graduate", "star", "legend"}
)
"""Nouns whose "of" says where somebody is from, or what is told of, and nothing of whom they belong to."""

BODIES = (EntityKind.ORGANISATION, EntityKind.PLACE)


def _body(context: Context, noun: Token) -> Mention | None:
    """The named organisation or place that a noun is "of", "at" or "for"."""
    for prep in noun.childs("prep"):
        inner = prep.child("pobj") if prep.lower in TIES else None
        mention = context.mention(inner)
        if mention is not None and mention.form == "name" and mention.kind in BODIES:
            return mention
    return None


def _before(context: Context, person: Mention) -> Mention | None:
    """The named body right before a title before a name: "Osby" in "Osby Mayor Ruth Lind"."""
    if not person.title:
        return None
    start = context.source.text.rfind(person.title, 0, person.start)
    token = None if start < 2 else context.parsed.token_at(start - 2)
    body = context.mention(token)
    if body is None or body.end != start - 1 or context.source.text[start - 1] != " ":
        return None
    opens = body.start == context.parsed.sentences[body.sentence].start and " " not in body.text
    if opens and not located(body.text) and not body.text.isupper():
        return None  # "Hotel magnate Karl Voss": the capital of a sentence
    return body if body.form == "name" and body.kind in BODIES and body.sentence == person.sentence else None


def _described(name: Token) -> Iterator[Token]:
    """The nouns that describe a name: beside it, or before it."""
    yield from (c for c in name.childs("appos") if c.pos in ("NOUN", "PROPN"))
    if name.dep in ("appos", "compound") and name.head.pos == "NOUN":
        yield name.head
    if name.dep == "nsubj" and name.head.lemma == "be":
        yield from (c for c in name.head.childs("attr") if c.pos == "NOUN")


def find(context: Context) -> Iterator[Draft]:
    """Yield the bodies that named persons belong to; where a person is from is another matter."""
    for person in context.mentions:
        if person.kind is not EntityKind.PERSON or person.form != "name":
            continue
        name = context.parsed.head_of(person.start, person.end)
        if name is None:
            continue
        ties: list[tuple[Mention, Token | None]] = []
        if (body := _before(context, person)) is not None:
            ties.append((body, None))
        described = (noun for noun in _described(name) if noun.lemma not in OF_ANOTHER_KIND and noun.lemma not in roles().kin)
        ties += [(body, noun) for noun in described if (body := _body(context, noun)) is not None]
        if (body := _body(context, name)) is not None and body.kind is EntityKind.ORGANISATION:
            ties.append((body, name))
        for body, noun in ties:
            post = "member" if noun is name else noun.lemma if noun is not None else (person.title or "").split()[-1].lower().rstrip(".")
            words = noun.subtree if noun is not None and noun is not name else ()
            yield Draft(
                value=Name(raw=body.text, text=body.text),
                start=body.start,
                end=body.end,
                anchor=name if noun is None or noun.dep != "attr" else noun,
                subject=person.text,
                mention=person,
                reach=(person.start, person.end),
                of=post,
                limits=tuple(sorted({t.lower for t in words} & FORMER)),
                head=post,
                certainty=Certainty.STRONG,
            )


PREDICATE = Predicate(family="attribute", kinds=("name",), holds=Holds.MANY, find=find)
