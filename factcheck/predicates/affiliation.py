"""To what firm, office or town a person belongs, as what.

"Osby Mayor Ruth Lind" · "Ruth Lind, president of Osby Steel," · "Tom Vale of the Osby Clinic" · "Osby Steel chief Ruth Lind" · "Ruth Lind,
Osby Steel's director of sales," · "Ruth Lind, who runs Osby Steel,"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._belonging import Tie, ties_by_mark, ties_by_verb
from factcheck.predicates._charges import Charge, charges, division_nouns
from factcheck.predicates._posts import PAST, THEN, posts
from factcheck.predicates.title import FORMER
from factcheck.text.gazetteer import located
from factcheck.text.name_words import words
from factcheck.text.nominals import roles
from factcheck.text.parse import Token
from factcheck.text.words import head_of_title
from factcheck.values.name import Name

TIES = frozenset({"of", "at", "for", "with", "from"})
OF_ANOTHER_KIND = frozenset(
    {"native", "resident", "citizen", "man", "woman", "victim", "fan", "critic", "student", "graduate", "star", "legend"}
)
"""Nouns whose "of" says where somebody is from, or what is told of, and nothing of whom they belong to."""

BESIDES = frozenset({"visiting", "honorary", "adjunct", "guest"})
"""Words before a post that somebody holds besides another."""
AT_A_SCHOOL = frozenset({"student", "graduate"})
"""Those of them who belong to what they are "at"."""

BODIES = (EntityKind.ORGANISATION, EntityKind.PLACE)


class _Body(NamedTuple):
    """The named organisation or place that somebody belongs to."""

    start: int
    end: int
    text: str


def _of_mention(mention: Mention | None) -> _Body | None:
    named = mention is not None and mention.form == "name" and mention.kind in BODIES
    return _Body(mention.start, mention.end, mention.text) if mention is not None and named else None


def _tied(context: Context, noun: Token, ties: frozenset[str] = TIES) -> Iterator[_Body]:
    """Yield the bodies that a noun is "of", "at" or "for", a firm's name behind what it is: "at the brewer Osby"."""
    for prep in noun.childs("prep"):
        inner = prep.child("pobj") if prep.lower in ties else None
        if inner is None:
            continue
        body = _of_mention(context.mention(inner))
        kind = inner.next(-1)
        if body is None and inner.pos == "PROPN" and context.mention(inner) is None and kind is not None and kind.lower in FIRMS:
            body = _Body(inner.start, inner.end, inner.text)
        if body is not None:
            yield _whole(context, inner, body)
        elif prep.lower == "of" and inner.pos == "NOUN":
            ways = TIES if inner.lower in division_nouns() else AT
            yield from _tied(context, inner, ways)  # "head of sales at Osby Steel", "president of the freight unit of Osby Steel"


def _whole(context: Context, inner: Token, body: _Body) -> _Body:
    """The body with the name before it of which it is the branch in a country: "chief executive of Osby House UK"."""
    first = inner.next(-1) if located(body.text) and inner.start == body.start else None
    firm = context.mention(first) if first is not None and first.pos == "PROPN" and first.end + 1 == body.start else None
    if firm is None or firm.kind is not EntityKind.ORGANISATION or firm.end != body.start - 1:
        return body
    return _Body(firm.start, body.end, context.source.text[firm.start : body.end])


AT = frozenset({"at"})


def _whose(context: Context, noun: Token) -> Iterator[_Body]:
    """Yield the bodies that stand before a noun: "FBI agent", "Osby Steel's director"; a town before it may be where he comes from."""
    for word in noun.childs("compound", "nmod", "poss"):
        if word.i > noun.i:
            continue
        mention = context.mention(word)
        body = _of_mention(mention) if mention is not None and mention.kind is EntityKind.ORGANISATION else None
        if body is None and mention is None and word.dep != "poss" and ACRONYM.fullmatch(word.text) and word.text not in words().titles:
            body = _Body(word.start, word.end, word.text)
        if body is not None and not _opens(context, body):
            yield body


def _opens(context: Context, body: _Body) -> bool:
    """Whether its capital may be that of a sentence: "Hotel magnate Karl Voss"."""
    first = context.parsed.token_at(body.start)
    at_start = first is not None and first.next(-1) is None and " " not in body.text
    return at_start and not located(body.text) and not body.text.isupper()


ACRONYM = re.compile(r"[A-Z]{3,6}")
FIRMS = frozenset({"company", "firm", "bank", "brewer", "carmaker", "airline", "maker", "giant", "operator", "retailer", "agency", "group"})
"""What a firm is, right before its name."""


def _before(context: Context, person: Mention) -> _Body | None:
    """The named body right before a title before a name: "Osby" in "Osby Mayor Ruth Lind"."""
    if not person.title:
        return None
    start = context.source.text.rfind(person.title, 0, person.start)
    token = None if start < 2 else context.parsed.token_at(start - 2)
    mention = context.mention(token)
    if mention is None or mention.end != start - 1 or context.source.text[start - 1] != " " or mention.sentence != person.sentence:
        return None
    body = _of_mention(mention)
    return None if body is None or _opens(context, body) else body


def _described(name: Token) -> Iterator[Token]:
    """The nouns that describe a name: beside it, or before it."""
    yield from (c for c in name.childs("appos") if c.pos in ("NOUN", "PROPN"))
    if name.dep in ("appos", "compound") and name.head.pos == "NOUN":
        yield name.head
    if name.dep == "nsubj" and name.head.lemma == "be":
        yield from (c for c in name.head.childs("attr") if c.pos == "NOUN")


def _posts(name: Token) -> Iterator[Token]:
    """The nouns right before a name that say what its bearer is, in small letters: "agent Tom Vale", "spokesman Tom Vale"."""
    yield from (c for c in name.childs("compound", "nmod") if c.pos == "NOUN" and c.text.islower() and _is_post(c))


def _is_post(noun: Token) -> bool:
    return noun.lower in roles().people or noun.lower in HEADS


def _is_of_another_kind(noun: Token) -> bool:
    return noun.lemma in OF_ANOTHER_KIND or noun.lemma in roles().kin


HEADS = frozenset({"head", "chief", "boss"})


def _bodies(context: Context, name: Token) -> Iterator[tuple[_Body, Token]]:
    """Yield the bodies that the nouns beside a name tie its bearer to, each with the noun."""
    for noun in _described(name):
        if _is_of_another_kind(noun) and noun.lemma not in AT_A_SCHOOL:
            continue
        found = _of_noun(context, noun)
        besides = [(other, _of_noun(context, other)) for other in _joined(noun)]
        if not found and besides and besides[-1][1]:
            found = besides[-1][1]  # "the founder and president of Osby Steel"
        yield from ((body, noun) for body in found)
        yield from ((body, other) for other, ties in besides for body in ties)
    for noun in _posts(name):
        yield from ((body, noun) for body in [*_whose(context, noun)][:1])


def _of_noun(context: Context, noun: Token) -> list[_Body]:
    """The body that one noun ties to, if any."""
    ties = _tied(context, noun, AT if noun.lemma in AT_A_SCHOOL else TIES)
    return [*ties][:1] or [*(_whose(context, noun) if _is_post(noun) else ())][:1]


def _of_its_own(noun: Token) -> Iterator[Token]:
    """The words of one post of a row, without those of the next."""
    others = {t.i for other in noun.childs("conj") for t in other.subtree}
    yield from (t for t in noun.subtree if t.i not in others)


def _joined(noun: Token) -> Iterator[Token]:
    """The other posts of a row: "president of the union and a director of Osby Steel"."""
    for other in noun.childs("conj"):
        if other.pos == "NOUN" and _is_post(other) and not _is_of_another_kind(other):
            yield other
            yield from _joined(other)


def find(context: Context) -> Iterator[Draft]:
    """Yield the bodies that named persons belong to; where a person is from is another matter."""
    yield from _of_pronouns(context)
    yield from (
        _draft(context, tie) for tie in (*_of_heads(context), *ties_by_verb(context), *ties_by_mark(context), *_of_offices(context))
    )
    for person in context.mentions:
        if person.kind is not EntityKind.PERSON or person.form != "name":
            continue
        name = context.parsed.head_of(person.start, person.end)
        if name is None:
            continue
        ties: list[tuple[_Body, Token | None]] = []
        if (before := _before(context, person)) is not None:
            ties.append((before, None))
        ties += _bodies(context, name)
        of_place = head_of_title(person.title or "") in table("posts")["of_places"]["titles"]
        ties += [(body, name) for body in _tied(context, name) if _is_organisation(context, body) or of_place][:1]
        for body, noun in {body: (body, noun) for body, noun in reversed(ties)}.values():
            post = (
                "member"
                if noun is name and not of_place
                else noun.lemma
                if noun is not None and noun is not name
                else head_of_title(person.title or "")
            )
            limits = _of_its_own(noun) if noun is not None and noun is not name else ()
            yield Draft(
                value=Name(raw=body.text, text=body.text),
                start=body.start,
                end=body.end,
                anchor=name if noun is None or noun.dep != "attr" else noun,
                subject=person.text,
                mention=person,
                reach=(person.start, person.end),
                of=post,
                limits=tuple(sorted({t.lower for t in limits} & (FORMER | BESIDES))),
                head=post,
                certainty=Certainty.STRONG,
            )


def _of_offices(context: Context) -> Iterator[Tie]:
    """Yield the bodies of the offices that verbs give and take: "was named chief executive of Osby Steel"."""
    for post in posts(context.parsed.tokens):
        person = context.mention(post.person)
        if person is not None and person.kind is EntityKind.PERSON and person.form == "name":
            for body in _of_noun(context, post.noun):
                yield Tie(person, body.start, body.end, post.noun.lemma.lower(), post.verb, post.status)


def _draft(context: Context, tie: Tie) -> Draft:
    """What a verb or a mark tells of whom somebody belongs to."""
    raw = context.source.text[tie.start : tie.end]
    return Draft(
        value=Name(raw=raw, text=raw),
        start=tie.start,
        end=tie.end,
        anchor=tie.anchor,
        subject=tie.person.text,
        mention=tie.person,
        reach=(tie.person.start, tie.person.end),
        of=tie.post,
        limits=(tie.status,) if tie.status else (),
        head=tie.post,
        certainty=Certainty.STRONG,
    )


def _led(context: Context, charge: Charge) -> _Body | None:
    """The named body that somebody leads, or that the part he leads is of: "runs Osby Steel", "heads Osby Steel's freight unit"."""
    mention = context.mention(charge.noun)
    if mention is not None and mention.kind is EntityKind.ORGANISATION:
        return _of_mention(mention)
    ties = [*_tied(context, charge.noun), *_tied(context, charge.first, AT), *_whose(context, charge.noun)]
    return next((body for body in ties if not located(body.text)), None)


def _of_heads(context: Context) -> Iterator[Tie]:
    """Yield the bodies that verbs tell named persons to be at the head of, or of a part of."""
    for charge in charges(context):
        body = _led(context, charge)
        if body is not None:
            yield Tie(charge.person, body.start, body.end, "head", charge.first, charge.status)


def _of_pronouns(context: Context) -> Iterator[Draft]:
    """Yield the bodies that "is" ties somebody to for whom a pronoun stands: "he was the head of Osby Steel"."""
    for person in context.mentions:
        token = context.parsed.head_of(person.start, person.end) if person.kind is EntityKind.PERSON and person.form == "pronoun" else None
        nouns = (
            [n for n in _described(token) if n.dep == "attr" and _is_post(n) and not _is_of_another_kind(n)] if token is not None else []
        )
        for noun in nouns:
            over = {THEN} if noun.head.tag in PAST else set()
            yield from (
                Draft(
                    value=Name(raw=body.text, text=body.text),
                    start=body.start,
                    end=body.end,
                    anchor=noun,
                    subject=person.text,
                    mention=person,
                    reach=(person.start, person.end),
                    of=noun.lemma,
                    limits=tuple(sorted({t.lower for t in noun.subtree} & FORMER | over)),
                    head=noun.lemma,
                )
                for body in [*_tied(context, noun)][:1]
            )


def _is_organisation(context: Context, body: _Body) -> bool:
    mention = context.mention(context.parsed.token_at(body.start))
    return mention is not None and mention.kind is EntityKind.ORGANISATION


PREDICATE = Predicate(family="attribute", kinds=("name",), holds=Holds.MANY, find=find)
