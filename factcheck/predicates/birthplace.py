"""Where a person was born.

"was born in Leeds" · "the Leeds-born painter" · "a native of Leeds"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._joined import capitalised_before, joined
from factcheck.predicates.nationality import person_of
from factcheck.text.gazetteer import located
from factcheck.text.parse import Token
from factcheck.values.place import Place

BORN = re.compile(
    r"""
    \b[Bb]orn\b
    (?:\ and\ (?:raised|bred|brought\ up|grew\ up|reared|schooled|educated))?
    (?:\ (?:[A-Z][\w'’.-]+\ ?){1,5},?)??                        # born Ida Solberg,
    (?:,?\ (?:on\ |in\ )?
        (?:[A-Z][a-z]+\.?\ \d{1,2}(?:,\ ?\d{4})?|\d{1,2}\ [A-Z][a-z]+(?:,?\ \d{4})?|(?:[A-Z][a-z]+\ )?\d{4}),?   # on May 3, 1940,
    )?
    (?:                                                                      # to poor parents
        \ (?:in)?to\ (?:an?\ |the\ )?(?:[A-Z]?[a-z-]+\ ){0,4}?
        (?:family|parents|couple|mother|father|household)(?:\ of\ [a-z-]+)?
    )?
    ,?\ (?:(?:in|at|near|outside)\ )?(?:the\ )?(?:(?:town|city|village|state|province|island|port)\ of\ )?
    (?P<place>)$
    """,
    re.VERBOSE,
)
"""From "born" to the place, with nothing but a name and a date between."""

NATIVE = re.compile(r"\bnative\ of\ (?:the\ )?$", re.VERBOSE)
FAR = 90


def _subject(context: Context, born: Token) -> Mention | None:
    """Who was born: the passive subject, the noun "born" hangs on, or the name right before a bracket."""
    candidates = [*born.childs("nsubjpass", "nsubj")]
    if born.dep in ("acl", "relcl", "amod"):
        candidates.append(born.head)
    if born.dep in ("conj", "advcl", "appos") and not candidates:
        candidates += [*born.head.childs("nsubjpass", "nsubj"), born.head]
    for word in candidates:
        mention = context.mention(born.head if word.lower in ("who", "that") and born.dep == "relcl" else word)
        if mention is not None and mention.kind is EntityKind.PERSON:
            return mention
    return next(
        (m for m in context.mentions_in(born.sentence) if m.kind is EntityKind.PERSON and 0 < born.start - m.end <= 2 and m.form == "name"),
        None,
    )


def _native(context: Context, noun: Token) -> Mention | None:
    beside = [
        *noun.childs("appos"),
        *([noun.head] if noun.dep == "appos" else []),
        *(noun.head.childs("nsubj") if noun.dep == "attr" else []),
    ]
    people = [m for t in beside if (m := context.mention(t)) is not None and m.kind is EntityKind.PERSON]
    own = context.mention(noun)
    return people[0] if people else own


def _born_there(context: Context, place: Mention) -> tuple[Mention | None, Token] | None:
    """Who was born in this place, and the word that says so."""
    text = context.source.text
    sentence = context.parsed.sentences[place.sentence]
    before = text[max(sentence.start, place.start - FAR) : place.start]
    found = BORN.search(before)
    if found is not None:
        born = context.parsed.token_at(place.start - len(before) + found.start())
        return None if born is None else (_subject(context, born), born)
    native = NATIVE.search(before)
    noun = None if native is None else context.parsed.token_at(place.start - len(before) + native.start())
    return None if noun is None else (_native(context, noun), noun)


def _hyphenated(context: Context) -> Iterator[Draft]:
    """Yield the places of "the Leeds-born painter" and "Hungarian-born"."""
    for start, end, born in joined(context.parsed, ("born",)):
        person = None if born.is_root else _native(context, born.head)
        if person is not None and person.kind is EntityKind.PERSON:
            value = context.source.text[start:end]
            yield _draft(context, Place(raw=value, text=value), start, end, born, person)


def _natives(context: Context) -> Iterator[Draft]:
    """Yield the towns of natives: "Leeds native Ruth Lind", "Ruth Lind, a Leeds native,"."""
    towns = {m.text for m in context.mentions if m.kind is EntityKind.PLACE and m.form == "name"}
    for noun in context.parsed.tokens:
        at = capitalised_before(context, noun) if noun.lower == "native" else None
        value = "" if at is None else context.source.text[slice(*at)]
        if at is None or not (value in towns or located(value)):
            continue
        beside = next((m for m in context.mentions_in(noun.sentence) if m.start == noun.end + 1 and m.form == "name"), None)
        person = beside or person_of(context, noun)
        if person is not None and person.kind is EntityKind.PERSON:
            yield _draft(context, Place(raw=value, text=value), *at, noun, person)


def _draft(context: Context, value: Place, start: int, end: int, word: Token, person: Mention) -> Draft:
    return Draft(
        value=value,
        start=start,
        end=end,
        anchor=word,
        subject=person.text,
        mention=person,
        reach=(word.start, word.end),
        of="birthplace",
        head="born",
    )


def find(context: Context) -> Iterator[Draft]:
    """Yield the places where persons were born; an idea is born in a kitchen, and a child is born in May."""
    yield from _hyphenated(context)
    yield from _natives(context)
    for place in context.mentions:
        if place.kind is not EntityKind.PLACE or place.form != "name":
            continue
        told = _born_there(context, place)
        if told is None or told[0] is None or told[0].kind is not EntityKind.PERSON:
            continue
        yield _draft(context, Place(raw=place.text, text=place.text), place.start, place.end, told[1], told[0])


PREDICATE = Predicate(family="attribute", kinds=("place",), holds=Holds.ONE_EVER, find=find)
