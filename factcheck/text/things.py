"""Which words name a thing that is neither a person, a body nor a place of the gazetteer: products, works, ships, laws, contests.

Mentions are what a story's actors are found by, so that these names have none: nothing is resolved of them. A name is a run of
capitals that no mention covers, with the number or letters that follow it; a title in quotation marks; or a brand in small and
capital letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import Mention
from factcheck.text.name_runs import CALENDAR, bare, runs
from factcheck.text.name_words import words
from factcheck.text.parse import Parsed, Token
from factcheck.text.quotes import Quote
from factcheck.text.standing import introducing

THING = "thing"
"""The kind of a name of which nothing says what it names."""

LABELLED = {"WORK_OF_ART": "work", "PRODUCT": "product", "EVENT": "event", "LAW": "law"}
NO_THINGS = frozenset({"DATE", "TIME", "LANGUAGE", "ORDINAL", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "NORP"})
BRAND = re.compile(r"[a-z]{1,2}[A-Z][A-Za-z]{2,}")
"""iPhone, eBay."""
MODEL = re.compile(r"(?=[A-Za-z-]*\d)[A-Za-z]{0,3}-?\d{1,4}[A-Za-z]{0,2}")
"""What may follow a product's name: "S4", "737", "F-150"."""
SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "from", "by", "into", "de", "la", "le", "&", "-"]
)
FEASTS_AND_SCALES = CALENDAR | {"new", "year", "eve", "day", "richter", "celsius", "fahrenheit"}
"""Words of days, and of scales that numbers are given on: no names of things."""
LONGEST_TITLE = 9


class Thing(NamedTuple):
    """``source.text[start:end]`` names something of this kind."""

    start: int
    end: int
    kind: str


@cache
def _last() -> dict[str, str]:
    return {word: kind for kind, row in table("things")["kind"].items() for word in row.get("last", "").split()}


@cache
def _beside() -> dict[str, str]:
    return {word: kind for kind, row in table("things")["kind"].items() for word in row["beside"].split()}


def kind_beside(noun: str) -> str | None:
    """Return what kind of thing this noun introduces by name: a film introduces a work."""
    return _beside().get(noun)


def kind_introduced(first: Token) -> str | None:
    """Return what kind of thing the noun before a name says it is: "the ferry Estonia" is no country."""
    before = introducing(first)
    return None if before is None else kind_beside(before.lemma)


def find_things(parsed: Parsed, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Thing, ...]:
    """Return the names of things that no mention covers, in reading order, none inside another."""
    taken = {offset for m in mentions if m.form == "name" for offset in range(m.start, m.end)}
    found = []
    named = {(m.start, m.end) for m in mentions if m.form == "name"}
    for start, end in _titles(parsed, quotes):
        if not any(a <= start and end <= b for a, b in named):
            found.append(Thing(start, end, _kind(parsed.between(start, end), quoted=True)))
            taken.update(range(start, end))
    inside = _capitals_inside(parsed)
    for run in _rows(parsed, taken):
        name = _name(run, inside)
        if name:
            found.append(Thing(name[0].start, name[-1].end, _kind(name)))
    return tuple(sorted(found))


def _titles(parsed: Parsed, quotes: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks with a capital on each of its larger words."""
    for quote in quotes:
        tokens = list(parsed.between(quote.start, quote.end))
        while tokens and tokens[-1].text in {",", ".", "'", '"'}:
            tokens.pop()
        if not tokens or quote.kind == "speech" or len(tokens) > LONGEST_TITLE or not _is_titled(tokens):
            continue
        yield tokens[0].start, tokens[-1].end


def _is_titled(tokens: Sequence[Token]) -> bool:
    large = [t for t in tokens if t.text[0].isalpha() and t.lower not in SMALL]
    first = tokens[0].text[0]
    if not large or not (first.isupper() or first.isdigit()) or not all(t.text[0].isupper() for t in large):
        return False
    return len(large) > 1 or kind_introduced(tokens[0]) is not None


def _rows(parsed: Parsed, taken: set[int]) -> Iterator[list[Token]]:
    """The runs of capitals and the brands that nothing covers, each with the model number that follows it."""
    for sentence in parsed.sentences:
        if sentence.block.kind == "headline":
            continue
        seen: set[int] = set()
        for run in runs(sentence):
            seen.update(t.i for t in run)
            rest = _rest_of_title(run)
            if rest or not any(t.start in taken for t in run):
                yield [*run, *_model_of(run[-1]), *rest]
        for token in sentence.tokens:
            if token.i not in seen and token.start not in taken and BRAND.fullmatch(token.text):
                yield [token, *_model_of(token)]


def _model_of(last: Token) -> Iterator[Token]:
    after = last.next()
    beyond = None if after is None else after.next()
    counted = beyond is not None and beyond.pos in ("NOUN", "ADJ") and beyond.text[0].islower()
    if after is not None and last.end + 1 == after.start and MODEL.fullmatch(after.text) and after.head.i == last.i and not counted:
        yield after


def _rest_of_title(run: list[Token]) -> list[Token]:
    """What a work's title goes on with after small words: "the musical Lovely to Look At", "the novel Tides of the North"."""
    if kind_introduced(run[0]) != "work":
        return []
    rest: list[Token] = []
    after = run[-1].next()
    while after is not None and after.lower in {"of", "the", "a", "to"} and len(rest) < LONGEST_TITLE:
        rest.append(after)
        after = after.next()
    at = after
    while at is not None and at.text[0].isupper() and len(rest) < LONGEST_TITLE:
        rest.append(at)
        at = at.next()
    led = rest and (rest[0].lower != "to" or (after is not None and after.tag == "VB"))
    return rest if led and after is not at else []


def _capitals_inside(parsed: Parsed) -> Counter[str]:
    """How often each word stands with a capital inside a sentence: there a capital makes a name."""
    return Counter(
        t.text
        for s in parsed.sentences
        if s.block.kind != "headline"
        for t in s.tokens[1:]
        if t.text[0].isupper() and t.pos == "PROPN" and (before := t.next(-1)) is not None and before.text not in {'"', "'", ":"}
    )


def _name(run: list[Token], inside: Counter[str]) -> list[Token]:
    """The words of a run that are a name: nothing of a verb, a title, a people or a date."""
    w = words()
    while run and (run[0].pos not in ("PROPN", "NOUN", "ADJ", "X", "NUM") or bare(run[0]) in {"The", "A", "An"}):
        run = run[1:]
    while run and not (run[-1].text[0].isalnum() or run[-1].text.endswith(".")):
        run = run[:-1]
    texts = [bare(t) for t in run if t.text[0].isalnum()]
    if not texts or not any(t.pos == "PROPN" or BRAND.fullmatch(t.text) for t in run) or any(t.ent in NO_THINGS for t in run[:1]):
        return []
    if all(t in w.titles | w.demonyms | w.directions or t.casefold() in FEASTS_AND_SCALES or len(t) == 1 or t.isdigit() for t in texts):
        return []
    before = run[0].next(-1)
    opens = before is None or before.text in {'"', "'", ":", "``"}
    if len(texts) == 1 and opens and not inside[run[0].text]:
        return []
    return run


def _kind(name: Sequence[Token], *, quoted: bool = False) -> str:
    """What the name's last word says it is, the noun before it, or the language model's label."""
    last = next((k for t in reversed(name) if (k := _last().get(bare(t))) is not None), None) if not quoted else None
    beside = kind_introduced(name[0])
    if beside is None and name[0].dep == "appos":
        beside = kind_beside(name[0].head.lemma)
    labels = [LABELLED[t.ent] for t in name if t.ent in LABELLED]
    said = max(sorted(set(labels)), key=labels.count) if labels else None
    return last or beside or ("work" if quoted else said or THING)
