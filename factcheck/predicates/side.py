"""Which side, end, floor, colour or degree: a closed choice before the noun it tells apart.

"her right hip" · "the eldest of six" · "the northern coast" · "a silver sedan" · "second-degree murder" · "in southwest Osby"
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._birth_order import AMONG, places
from factcheck.text.parse import Token
from factcheck.text.streets import named_street, numbered_road, street_in_full
from factcheck.text.towns import COMPASS
from factcheck.values._level import any_of
from factcheck.values.choice import Choice

NEAR, FAR = 1, 2


class _Row(NamedTuple):
    options: tuple[str, ...]
    of: frozenset[str]
    canonical: Mapping[str, str]
    """The option that each wording stands for."""
    nouns: Mapping[str, str]
    """The noun by which each that means the same goes: a count is a charge."""
    reach: int
    """Words behind the option among which its noun is: "a black Osby van"; one alone of what begins the names of regions too."""


@cache
def _rows() -> Mapping[str, Sequence[_Row]]:
    """The rows of the lexicon by each wording of their options: "third" may be of floors and of grades."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in table("exclusive")["side"]:
        canonical = {word: group[0] for group in row.get("same", ()) for word in group}
        canonical |= {option: option for option in row["options"]}
        nouns = {word: group[0] for group in row.get("alike", ()) for word in group}
        made = _Row(tuple(sorted(row["options"])), frozenset(row["of"]), canonical, nouns, NEAR if row.get("near") else FAR)
        for word in canonical:
            found[word].append(made)
    return found


def question(value: Choice, noun: str) -> str:
    """Return what a row of the lexicon asks of a noun, "which colour"; of an option of the desk's own, which of the noun it is."""
    rows = table("exclusive")["side"]
    asked = (row["question"] for row in rows if noun in row["of"] and value.option in row["options"])
    return str(next(asked, f"which {noun}"))


class _Told(NamedTuple):
    """An option, the last word it is told in, the row it is of, and the noun that it tells apart."""

    option: str
    last: Token
    row: _Row
    noun: Token


def _told_apart(token: Token) -> _Told | None:
    """What an option of one word or of two, "second-degree" or "second degree", tells apart: "the right decision" has no side."""
    after = token.next()
    after = token.next(2) if after is not None and after.text == "-" else after
    words = [(token.lower, token)]
    if after is not None:
        words.insert(0, (f"{token.lower}-{after.lower}", after))
    for word, last in words:
        for row in _rows().get(word, ()):
            behind = (last.next(step) for step in range(1, row.reach + 1))
            noun = next((t for t in behind if t is not None and t.lemma in row.of and t.pos != "VERB"), None)
            if noun is not None:
                return _Told(row.canonical[word], last, row, noun)
    return None


POLITICAL = frozenset({"party", "movement", "coalition", "spectrum", "politics", "politician", "faction", "alliance", "bloc", "union"})


def _is_political(noun: Token) -> bool:
    """Whether a wing is one of opinion: "the left wing of the party"."""
    inside = (inner for prep in noun.childs("prep") if prep.lower in ("of", "in") for inner in prep.childs("pobj"))
    return noun.lemma == "wing" and (noun.head.lemma in POLITICAL or any(t.lemma in POLITICAL for t in inside))


def _is_one_of_two(token: Token, options: tuple[str, ...]) -> bool:
    """Whether the word before belongs to it, and is another option: "black-and-white", "the left and right engines"."""
    joint, first = token.next(-1), token.next(-2)
    if joint is None or first is None:
        return False
    return joint.text == "-" or (joint.lower in ("and", "or") and first.lower in options)


WAYS = any_of(COMPASS)
"""The points of the compass."""
PART_OF_TOWN = re.compile(
    rf"""
    \b(?P<way>{WAYS})      # in small letters: North London may be a name
    (?:(?:ern)?|\ (?:area|district|edge|end|neighbou?rhood|outskirts|part|section|side|suburbs?)\ of)\ (?=[A-Z])
    """,
    re.VERBOSE,
)
"""Before a town's name, in which part of it something is: "east Osby", "the northwest area of Osby"; what lies "west of" it is outside."""


def _parts_of_towns(context: Context) -> Iterator[Draft]:
    """Yield the part of a town, where another point of the compass is another part."""
    for town in (m for m in context.mentions if m.kind is EntityKind.PLACE and m.form == "name"):
        start = context.parsed.sentences[town.sentence].start
        told = next((m for m in PART_OF_TOWN.finditer(context.source.text, start, town.start + 1) if m.end() == town.start), None)
        head = context.parsed.head_of(town.start, town.end)
        if told is not None and head is not None:
            yield Draft(
                value=Choice(raw=told["way"], option=told["way"], among=COMPASS),
                start=told.start(),
                end=told.end("way"),
                anchor=head,
                subject=town.text,
                mention=town,
                reach=(town.start, town.end),
                events=tuple(e.id for e in context.governing_events(head)),
                of=f"{PART}{town.text}",
                head=head.lemma,
            )


GOING = r"(?:head|travel|driv|go|fled|flee|speed|rid|run|mov|walk)[a-z]{0,5}"


@cache
def _on_a_road() -> re.Pattern[str]:
    """The pattern of the way somebody went on a road: "heading north on Mill Street"."""
    road = rf"{numbered_road()}|{named_street()}"
    return re.compile(rf"\b{GOING} (?P<way>{WAYS})(?:bound)? (?:on|along|down|up) (?:the )?(?P<road>{road})")


def _directions(context: Context) -> Iterator[Draft]:
    """Yield which way somebody went on a road."""
    for sentence in context.parsed.sentences:
        for match in _on_a_road().finditer(context.source.text, sentence.start, sentence.end):
            anchor = context.parsed.token_at(match.start("way"))
            if anchor is not None:
                yield Draft(
                    value=Choice(raw=match["way"], option=match["way"], among=COMPASS),
                    start=match.start("way"),
                    end=match.end("way"),
                    anchor=anchor,
                    subject=match["road"].rstrip("."),
                    reach=match.span("road"),
                    events=tuple(e.id for e in context.governing_events(anchor)),
                    of=f"{ON}{street_in_full(match['road'])}",
                    head="direction",
                )


PAID = re.compile(
    r"""\b(?:all|entirely|wholly|paid|payable|deal|offer|bid|[mb]illion|(?:all|half|most)[ ]of[ ](?:it|this|that|them|which))
    [ ]in[ ](?P<way>cash|stock|shares)\b(?!,?[ ](?:and|or|plus|cash|stock|shares|debt)\b)""",
    re.VERBOSE,
)
"""How a deal is paid, behind its sum: "for $3 billion in cash"; "cash and shares" is both."""


def _payments(context: Context) -> Iterator[Draft]:
    """Yield in what a deal is paid, where its sentence has one way alone."""
    for sentence in context.parsed.sentences:
        told = [*PAID.finditer(context.source.text, sentence.start, sentence.end)]
        ways = {"cash" if match["way"] == "cash" else "stock" for match in told}
        for match in told if len(ways) == 1 else ():
            anchor = context.parsed.token_at(match.start("way"))
            if anchor is not None:
                yield Draft(
                    value=Choice(raw=match["way"], option=f"all-{min(ways)}", among=("all-cash", "all-stock")),
                    start=match.start("way"),
                    end=match.end("way"),
                    anchor=anchor,
                    subject="deal",
                    reach=match.span("way"),
                    events=tuple(e.id for e in context.governing_events(anchor)),
                    of="deal",
                    head="deal",
                )


def _in_the_family(context: Context) -> Iterator[Draft]:
    """Yield somebody's place among brothers and sisters."""
    for told in places(context):
        yield Draft(
            value=Choice(raw=context.source.text[told.start : told.end], option=told.option, among=AMONG),
            start=told.start,
            end=told.end,
            anchor=told.token,
            subject=told.person.text,
            mention=told.person,
            reach=(told.person.start, told.person.end),
            events=(),
            of=told.among,
            head="place",
        )


ON = "direction on "
"""What a direction is of, before its road."""
PART = "part of "
"""What a part of a town is of, before its name."""


def find(context: Context) -> Iterator[Draft]:
    """Yield a choice before a noun of its row with no other beside it, the part of a town, a way on a road, and how a deal is paid."""
    yield from _parts_of_towns(context)
    yield from _directions(context)
    yield from _payments(context)
    yield from _in_the_family(context)
    for token in context.parsed.tokens:
        told = _told_apart(token)
        if told is None or _is_political(told.noun) or _is_one_of_two(token, told.row.options):
            continue
        noun = told.noun
        owner = noun.child("poss")
        yield Draft(
            value=Choice(raw=context.source.text[token.start : told.last.end], option=told.option, among=told.row.options),
            start=token.start,
            end=told.last.end,
            anchor=noun,
            subject=owner.text if owner is not None else noun.text,
            mention=context.mention(owner),
            reach=(noun.start, noun.end),
            events=tuple(e.id for e in context.governing_events(noun)),
            of=told.row.nouns.get(noun.lemma, noun.lemma),
            head=noun.lemma,
        )


PREDICATE = Predicate(family="attribute", kinds=("choice",), holds=Holds.ONE_AN_EVENT, find=find)
