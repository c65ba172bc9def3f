"""Words for a place or an organisation that do not name it, and for people in a headline: "the hospital", "the company".

They tell who and what is one across sources. No claim hangs on them, so that predicates need not see them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.model import EntityKind, Link, Mention
from factcheck.text.happenings import tells
from factcheck.text.mentions import role_of
from factcheck.text.nominals import begin, person, roles
from factcheck.text.parse import Parsed, Token

SITES = (EntityKind.PLACE, EntityKind.ORGANISATION)

OF_ITSELF = frozenset(
    {"city", "town", "village", "hamlet", "hometown", "port", "county", "province", "state", "island", "district", "republic", "resort"}
)
"""Nouns whose "of" names the place itself: "the city of Osby"; the coast of Osby is another place."""

NAMED_BEFORE = frozenset(
    [
        *(
            "sea",
            "ocean",
            "river",
            "lake",
            "mountain",
            "island",
            "islet",
            "desert",
            "valley",
            "county",
            "province",
            "peninsula",
            "strait",
            "gulf",
        ),
        *("canal", "creek", "glacier", "volcano", "bay", "canyon", "archipelago", "state", "city", "village"),
    ]
)
"""Nouns that say what the name before them is of: "the Adriatic sea", "Osby county"."""


def find_described(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the descriptions that `mentions` lacks, in reading order, with what grammar ties them to."""
    at = {t.i: m for m in mentions if m.form == "name" for t in parsed.between(m.start, m.end)}
    at |= {t.i: m for m in mentions if m.form != "name" and (t := parsed.head_of(m.start, m.end)) is not None}
    found: list[tuple[Mention, Token]] = []
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            mention = None if token.i in at else _described(parsed, token, f"d{len(found)}", sentence.block.kind == "headline")
            if mention is not None:
                found.append((mention, token))
                at[token.i] = mention
    return tuple(m.model_copy(update={"links": tuple(_links(m, token, at))}) for m, token in found)


def _described(parsed: Parsed, token: Token, name: str, headline: bool) -> Mention | None:
    if token.lower == "where" and token.dep == "advmod" and any(a.dep == "relcl" for a in token.ancestors):
        return _mention(parsed, token, name, EntityKind.PLACE, token.start).model_copy(update={"form": "pronoun"})
    if token.lower == "there" and token.tag == "RB" and token.dep == "advmod":
        return _mention(parsed, token, name, EntityKind.PLACE, token.start).model_copy(update={"form": "pronoun"})
    if headline and (nominal := person(token)) is not None:
        mention = _mention(parsed, token, name, nominal.kind, nominal.start)
        return mention.model_copy(update={"gender": nominal.gender, "number": nominal.number})
    known = roles()
    noun = token.pos == "NOUN" or (token.pos == "PROPN" and token.text.islower())
    if not noun or token.dep in {"amod", "npadvmod"} or (token.dep == "compound" and not _of_event(token)):
        return None
    kind = EntityKind.PLACE if token.lemma in known.places else EntityKind.ORGANISATION if token.lemma in known.bodies else None
    return None if kind is None else _mention(parsed, token, name, kind, begin(token))


def _of_event(token: Token) -> bool:
    """Whether a noun for a place stands before that of an event there: "the bank fire", "an Osby office shooting"."""
    return token.lemma in roles().places and token.head.pos == "NOUN" and token.head.i > token.i and tells(token.head)


def _mention(parsed: Parsed, token: Token, name: str, kind: EntityKind, start: int) -> Mention:
    return Mention(
        id=name,
        source=parsed.source.id,
        start=start,
        end=token.end,
        text=parsed.source.text[start : token.end],
        kind=kind,
        form="nominal",
        sentence=token.sentence,
        head=token.lemma,
        role=role_of(token),
        number="many" if token.tag in {"NNS", "NNPS"} else "one",
    )


def _links(mention: Mention, head: Token, at: Mapping[int, Mention]) -> Iterator[Link]:
    """What the grammar ties a description to: apposition, copula, the relative "where", and the place it lies in."""
    if mention.form == "pronoun" and head.lower == "there":
        return
    if mention.form == "pronoun":
        clause = next(t for t in head.ancestors if t.dep == "relcl")
        if (other := at.get(clause.head.i)) is not None and other.kind in SITES:
            yield Link(to=other.id, by="relative-pronoun")
        return
    beside = [head.head] if head.dep == "appos" else [c for c in head.children if c.dep == "appos"]
    if head.dep == "attr" and head.head.lemma == "be" and not head.head.childs("neg", "aux"):
        yield from (Link(to=o.id, by="copula") for s in head.head.childs("nsubj") if (o := at.get(s.i)) is not None and _one(mention, o))
    yield from (Link(to=o.id, by="apposition") for t in beside if (o := at.get(t.i)) is not None and _one(mention, o))
    if head.lemma in NAMED_BEFORE:
        before = [o for c in head.childs("compound", "nmod", "amod") if c.i == head.i - 1 and (o := at.get(c.i)) is not None]
        yield from (Link(to=o.id, by="apposition") for o in before if o.kind is EntityKind.PLACE and o.form == "name")
    for prep in head.childs("prep"):
        inner = [o for t in prep.childs("pobj") if (o := at.get(t.i)) is not None and o.kind is EntityKind.PLACE]
        if prep.lower == "of" and head.lemma in OF_ITSELF and len(inner) == 1 and inner[0].form == "name":
            yield Link(to=inner[0].id, by="apposition")
        elif prep.lower in {"in", "of"} and inner and mention.kind is EntityKind.PLACE:
            yield Link(to=inner[0].id, by="within")


def _one(one: Mention, other: Mention) -> bool:
    """Whether two mentions set side by side may be one thing: a clinic may be named as a firm is, a list is not one."""
    sites = one.kind in SITES and other.kind in SITES
    return one.id != other.id and (sites or one.kind is other.kind) and other.form != "pronoun" and one.number == (other.number or "one")
