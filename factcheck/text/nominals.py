"""Which words of a source stand for people without naming them: "the victim", "a 45-year-old man", "prosecutors", "she"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.text.gazetteer import demonym
from factcheck.text.parse import Parsed, Token

Gender = Literal["female", "male"]
Number = Literal["one", "many"]

PRONOUNS: dict[str, tuple[Gender | None, Number]] = {
    "he": ("male", "one"), "him": ("male", "one"), "his": ("male", "one"), "himself": ("male", "one"),
    "she": ("female", "one"), "her": ("female", "one"), "hers": ("female", "one"), "herself": ("female", "one"),
    "they": (None, "many"), "them": (None, "many"), "their": (None, "many"), "theirs": (None, "many"), "themselves": (None, "many"),
    "i": (None, "one"), "me": (None, "one"), "my": (None, "one"), "mine": (None, "one"), "myself": (None, "one"),
}  # fmt: skip
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
BEFORE = frozenset({"det", "poss", "amod", "nummod", "compound", "nmod", "predet", "quantmod", "advmod"})
YEARS_OLD = re.compile(r"\b(?P<age>\d{1,3})\s?-\s?years?\s?-\s?old\b", re.IGNORECASE)


class Nominal(NamedTuple):
    """Words that stand for people: the head word, where the phrase begins, and what the lexicon says of it."""

    head: Token
    start: int
    end: int
    kind: EntityKind
    form: Literal["nominal", "pronoun"]
    gender: Gender | None
    number: Number | None


class Roles(NamedTuple):
    """Nouns for people, and for places and organisations, by what they say."""

    people: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    groups: frozenset[str]
    kin: frozenset[str]
    places: frozenset[str]
    common_places: frozenset[str]
    bodies: frozenset[str]


@cache
def roles() -> Roles:
    """Return the nouns for people, read once."""
    lists = {key: frozenset(table("roles")[key].split()) for key in Roles._fields}
    callings = {name for names in table("callings")["calling"].values() for name in names if " " not in name}
    others = lists["groups"] | frozenset(table("roles")["ambiguous"].split())
    lists["people"] |= (callings | lists["male"] | lists["female"] | lists["kin"]) - others
    return Roles(**lists)


def find_nominals(parsed: Parsed, taken: frozenset[int]) -> Iterator[Nominal]:
    """Yield nominals and pronouns in reading order; words of names (`taken`) are none, nor is anything in a headline."""
    for sentence in parsed.sentences:
        if sentence.block.kind == "headline":
            continue
        for token in sentence.tokens:
            if token.i in taken:
                continue
            found = _pronoun(token) or person(token) or _year_old(token) or _countryman(token)
            if found is not None:
                yield found


def _pronoun(token: Token) -> Nominal | None:
    if token.lower in PRONOUNS and token.pos == "PRON":
        gender, number = PRONOUNS[token.lower]
        kind = EntityKind.GROUP if number == "many" else EntityKind.PERSON
        return Nominal(token, token.start, token.end, kind, "pronoun", gender, number)
    if token.lower == "who" and token.tag == "WP" and any(a.dep == "relcl" for a in (token.head, *token.ancestors)):
        return Nominal(token, token.start, token.end, EntityKind.PERSON, "pronoun", None, None)
    return None


def begin(token: Token) -> int:
    """Return where the phrase of a noun begins: its article, possessor and modifiers stand before it."""
    parts = [token, *_hyphenated(token)]
    start = min(
        p.start for part in parts for p in (part, *(t for c in part.children if c.dep in BEFORE and c.i < token.i for t in c.subtree))
    )
    return token.start if "\n" in token.tree.source.text[start : token.end] else start


def person(token: Token) -> Nominal | None:
    """Return the people that a noun stands for, if any."""
    if (
        token.pos not in {"NOUN", "PROPN"}
        or (not token.text[0].islower() and token.next(-1) is not None)
        or token.dep in {"compound", "amod"}
    ):
        return None
    known = roles()
    lemma = token.lemma if token.lemma in known.people or token.lemma in known.groups else token.lower
    if lemma not in known.people and lemma not in known.groups:
        return None
    many = token.tag in {"NNS", "NNPS"} or lemma in known.groups or token.lower in known.groups
    start = begin(token)
    gender: Gender | None = "male" if lemma in known.male else "female" if lemma in known.female else None
    return Nominal(token, start, token.end, EntityKind.GROUP if many else EntityKind.PERSON, "nominal", gender, "many" if many else "one")


def _hyphenated(token: Token) -> Iterator[Token]:
    """The words joined to it by hyphens, as in "co-worker"."""
    hyphen, before = token.next(-1), token.next(-2)
    if hyphen is not None and before is not None and hyphen.text == "-" and before.end == hyphen.start and hyphen.end == token.start:
        yield from (hyphen, before)


def _year_old(token: Token) -> Nominal | None:
    """An age alone with no noun after it: "the 45-year-old"."""
    if (
        token.lower not in {"old", "olds"}
        or token.dep in {"amod", "compound"}
        or ((nxt := token.next()) is not None and nxt.pos in {"NOUN", "PROPN"})
    ):
        return None
    text = token.tree.source.text
    found = next((m for m in YEARS_OLD.finditer(text, max(0, token.start - 16), token.end) if m.end() == token.end), None)
    return None if found is None else _aged(token, found)


def _aged(head: Token, age: re.Match[str]) -> Nominal | None:
    """Whom an age with an article before it stands for."""
    before = re.search(r"\b(?:the|a|an)\s+$", head.tree.source.text[: age.start()][-6:], re.IGNORECASE)
    if before is None:
        return None
    return Nominal(head, age.start() - len(before.group()), head.end, EntityKind.PERSON, "nominal", None, "one")


def is_countryman(token: Token) -> re.Match[str] | None:
    """Return the age before a word for somebody of a country that no noun follows: "the 41-year-old Swede"."""
    following = token.next()
    if demonym(token.text) is None or (following is not None and following.pos in {"NOUN", "PROPN"}):
        return None
    text = token.tree.source.text
    return next((m for m in YEARS_OLD.finditer(text, max(0, token.start - 16), token.start) if m.end() == token.start - 1), None)


def _countryman(token: Token) -> Nominal | None:
    age = is_countryman(token)
    return None if age is None else _aged(token, age)
