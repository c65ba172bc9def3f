"""Rows of words in a sentence that may be names: capitals, with the small words, hyphens and brackets inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model import EntityKind
from factcheck.text.name_words import LABELS, words
from factcheck.text.nominals import is_countryman, roles
from factcheck.text.parse import Sentence, Token
from factcheck.text.towns import is_numbered

NO_NAMES = frozenset({"DATE", "TIME", "LANGUAGE", "LAW", "EVENT", "ORDINAL", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
CALENDAR = frozenset(
    [
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "christmas", "easter", "thanksgiving"),
    ]
)
AGED = re.compile(r",\s(?:aged?\s)?\d{1,3}(?=,|\sand\b|\.)")
"""The age after a person's name: ", 45,"."""
AGED_BEFORE = re.compile(r"(?P<before>[\w'’]+[,:;(.]?\s+|^)\d{1,2}[- ]years?[- ]old\s$", re.MULTILINE)
"""The age right before a person's name, with the word before it: "arrested 21-year-old Lee Orr"."""
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "their", "our", "his", "her", "my", "your"})
"""Words before the age of a thing: "the 40-year-old Corvo Arena"."""
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
"""What a street is called by: "117th Street"."""
LOCATIVE = frozenset({"in", "near", "outside", "around"})
"""Words before a town: "in Osby" is a place even where the tagger calls it a firm."""
OPENING_PARTICLES = frozenset({"al", "bin", "van", "von", "de"})
JOINED_AFTER = frozenset(
    {"and", "like", "style", "area", "era", "only", "wide", "bound", "born", "based", "led", "backed", "owned", "run", "made"}
)
"""Words that make an adjective of a name: "Vale-based", "Orr-like"; in "Kim Jong-un" the hyphen joins a name."""


class Name(NamedTuple):
    """The words ``tokens[first:last]`` of a source name something; `title` is what stood before them."""

    first: int
    last: int
    kind: EntityKind
    title: str | None = None


def bare(token: Token) -> str:
    """Return the word without the full stop of an abbreviation."""
    return token.text.rstrip(".") if len(token.text) > 2 else token.text


def _is_capital(token: Token) -> bool:
    """Whether the word may be part of a name: a sentence's first word needs the tagger's word for it."""
    text = token.text
    if is_numbered(text):
        return True
    if _is_letter_of(token):
        return False
    if token.lower.rstrip(".") in CALENDAR and not _is_given_month(token):
        return False
    if not text[0].isupper() or token.pos in {"PRON", "DET", "NUM", "INTJ"} or text in {"I", "A"}:
        return False
    if text in words().demonyms and (token.ent == "NORP" or is_countryman(token)):
        return False
    if token.ent in NO_NAMES and token.pos != "PROPN":
        return False
    if token.pos == "PROPN" or token.ent in LABELS:
        return True
    before = token.next(-1)
    opens = before is None or before.text in {'"', ":", "``", "'"}
    if token.tag == "VBG":
        return opens_office(token)
    return token.pos in {"NOUN", "ADJ", "X"} and (not opens or bare(token) in words().titles)


def opens_office(token: Token) -> bool:
    """Return whether a word that is no title alone stands before one: "Managing Director Ann Orr"."""
    after = token.next()
    return bare(token) in words().never_last and after is not None and bare(after) in words().titles


OF_OFFICES = frozenset(
    {"Police", "Staff", "State", "Schools", "Detectives", "Operations", "Defense", "Defence", "Education", "Health", "Labor"}
)
"""What an office before a name is "of": "Chief of Police Ann Orr"."""


def is_of_office(before: Token, after: Token) -> bool:
    """Return whether a title goes on behind its "of"."""
    return bare(before) in words().titles and bare(before) not in words().never_last and bare(after) in OF_OFFICES


def _is_letter_of(token: Token) -> bool:
    """Whether a capital is the letter of a word that is no name: "T-shirts", "X-ray"."""
    mark = token.next()
    word = None if mark is None else mark.next()
    return len(token.text) == 1 and mark is not None and mark.text == "-" and word is not None and word.text.islower()


def has_head(tokens: list[Token]) -> bool:
    """Return whether a word says what the name is of: a firm, a body or a place."""
    w = words()
    return any(bare(t) in w.heads | w.place_heads | w.before_place for t in tokens)


def _is_given_month(token: Token) -> bool:
    """Whether a month's word is a first name here: "June Orr", "Jan van Orr"."""
    after = token.next()
    named = after is not None and (after.text[0].isupper() or after.lower in words().particles)
    return named and token.text in words().given and token.ent not in NO_NAMES


def runs(sentence: Sentence) -> Iterator[list[Token]]:
    """Maximal rows of name words: "Ana de la Cruz-Orr", 'Lee "Sam" Orr, Jr.', "University of Vale", "Vale County Sheriff's Office"."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if _parent_of(tokens, at):
            at += PARENT_OF
            continue
        if not _is_capital(tokens[at]) and not (
            tokens[at].lower in OPENING_PARTICLES and at + 1 < len(tokens) and tokens[at].pos == "PROPN"
        ):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            step = _joins(tokens, at, end)
            if not step:
                break
            end += step
        numbered = at > 0 and ORDINAL.fullmatch(tokens[at - 1].text) and bare(tokens[at]) in words().place_heads
        yield tokens[at - 1 if numbered else at : end]
        at = end


PARENT_OF = 5
"""Words of "dad-of-three", the hyphens among them."""


def _parent_of(tokens: list[Token], at: int) -> bool:
    """Whether a description of a parent begins here, as British papers put it before a name: "Dad-of-three Lee Orr"."""
    row = [t.lower for t in tokens[at : at + PARENT_OF]]
    return len(row) == PARENT_OF and row[1:4] == ["-", "of", "-"] and row[0] in PARENTS


PARENTS = frozenset({"dad", "mum", "mom", "father", "mother", "grandfather", "grandmother", "grandad", "gran", "grandma"})


def _joins(tokens: list[Token], first: int, at: int) -> int:
    """How many words from `at` carry the run on; 0 ends it."""
    here, before = tokens[at], tokens[at - 1]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    third = tokens[at + 2] if at + 2 < len(tokens) else None
    if joined := _of_many_matters(tokens, first, at):
        return joined
    if _is_capital(here):
        return 0 if _parts(tokens, first, at) else 1
    if after is None:
        return 0
    if here.text == "-" and here.start == before.end and after.start == here.end and after.text[0].isalnum():
        return 0 if after.text[0].islower() and (after.tag in {"VBN", "VBG", "VBD"} or after.lower in JOINED_AFTER) else 2
    if closing := _bracket(tokens, at):
        return closing if bare(before) in words().given or before.ent == "PERSON" or _quotes_a_nickname(tokens, at, closing) else 0
    if here.text == "," and bare(after) in {"Jr", "Sr"}:
        return 2
    if here.lower in words().particles:
        return _particle(here, after, third)
    if here.lower == "of" and third is not None and _is_capital(third) and is_of_office(before, after):
        return 2
    organisation = any(bare(t) in words().heads for t in tokens[first:at])
    if here.lower in {"of", "for"} and organisation and bare(before) in words().heads:
        if _is_capital(after):
            return 2
        return 3 if after.lower == "the" and third is not None and _is_capital(third) else 0
    if here.text == "&" and _is_capital(after):
        return 2
    if _of_a_trade(tokens, at):
        return 2
    return 2 if here.lower in {"'s", "'"} and bare(after) in words().offices | {"Conviction"} and after.text[0].isupper() else 0


def _of_many_matters(tokens: list[Token], first: int, at: int) -> int:
    """How many words from an "and", or a comma, are left of a public body's name: "Food and Drug Administration"."""
    if tokens[at].lower not in ("and", ",", "&"):
        return 0
    for name in words().with_and:
        for inside in (n for n, word in enumerate(name) if n and word in ("and", ",") and at - n >= first):
            row = [bare(t) for t in tokens[at - inside : at - inside + len(name)]]
            if all(x == y or (x, y) == ("&", "and") for x, y in zip(row, name, strict=False)) and len(row) == len(name):
                return len(name) - inside
    return 0


def _of_a_trade(tokens: list[Token], at: int) -> bool:
    """Whether a possessive stands inside the name of a body: "Ohio Masons' Pension Fund", "Women's Hospital"; not "Democrats' Senate"."""
    whose, mark = tokens[at - 1], tokens[at]
    plural = (mark.text in {"'", "’"} and whose.lower.removesuffix("s") in roles().people) or (
        mark.lower in {"'s", "’s"} and whose.lower in {"women", "men", "children", "people"}
    )
    end = at + 1
    while end < len(tokens) and _is_capital(tokens[end]):
        end += 1
    return plural and mark.start == whose.end and end > at + 1 and bare(tokens[end - 1]) in words().heads


def _parts(tokens: list[Token], first: int, at: int) -> bool:
    """Whether two capitals side by side belong to two names: two labels meet, and neither a title nor a first name stands before."""
    here, before = tokens[at], tokens[at - 1]
    if before.ent not in LABELS or here.ent not in LABELS or here.iob != "B" or LABELS[before.ent] is LABELS[here.ent]:
        return False
    alone = at - first == 1 and before.ent == "PERSON" and bare(before) in words().given and here.dep == before.head.dep
    return bare(before) not in words().titles and not alone


def _bracket(tokens: list[Token], at: int) -> int:
    """How many words a nickname in quotation marks or brackets takes, with the capital after it."""
    if tokens[at].text not in {'"', "'", "("} or at + 2 >= len(tokens) or not tokens[at + 1].text[0].isupper():
        return 0
    closing = next((n for n in (2, 3) if at + n < len(tokens) and tokens[at + n].text in {'"', "'", ")"}), 0)
    beyond = tokens[at + closing + 1] if closing and at + closing + 1 < len(tokens) else None
    return closing + 2 if beyond is not None and _is_capital(beyond) else 0


def _quotes_a_nickname(tokens: list[Token], at: int, taken: int) -> bool:
    """Whether quotation marks stand inside a name that no list has: 'Orvane "K7" Vale'; not 'Corvo "Low Tide" Director'."""
    before, beyond = tokens[at - 1], tokens[at + taken - 1]
    named = before.pos == "PROPN" and not has_head([before]) and bare(before) not in words().titles
    return tokens[at].text == '"' and named and beyond.pos == "PROPN" and bare(beyond) not in words().titles


def _particle(here: Token, after: Token, third: Token | None) -> int:
    """The particle with what it leads: "de Vale", "de la Vale", "al-Vale"."""
    if _is_capital(after):
        return 2
    led = third is not None and _is_capital(third)
    joined = after.text == "-" and after.start == here.end
    return 3 if led and (joined or after.lower in words().particles) else 0
