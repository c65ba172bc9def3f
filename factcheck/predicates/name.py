"""How a person or a thing is called: every name, as spelled; of a person the full name.

"Ana Lucia Brandt" · "Martin “Moss” Brandt" · "Osby Steel" · the film “Low Tide”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._posts import THEN, Post, posts
from factcheck.predicates.place import AT
from factcheck.text.gazetteer import is_state_or_country, located
from factcheck.text.name_words import words
from factcheck.text.parse import Token
from factcheck.text.role_verbs import offices_by_verb
from factcheck.text.standing import MODIFIES, RANKS, described_as, first_of_list, holders, lists, names_of, standings
from factcheck.text.things import THING, find_things, kind_introduced
from factcheck.values.name import Name


class _Named(NamedTuple):
    start: int
    end: int
    kind: str
    mention: Mention | None


def _names(context: Context) -> tuple[_Named, ...]:
    """All names of the source in reading order: what resolution knows by a mention, and the things it does not."""
    mentions = [_whole(_Named(m.start, m.end, m.kind.value, m), context) for m in context.mentions if m.form == "name"]
    things = [_Named(t.start, t.end, t.kind, None) for t in find_things(context.parsed, context.mentions, context.quotes)]
    inside = {
        offset
        for name in (*things, *(m for m in mentions if m.mention is None or m.end > m.mention.end))
        for offset in range(name.start + 1, name.end)
    }
    starts = {thing.start for thing in things}
    kept = (m for m in mentions if m.start not in inside and m.start not in starts)
    return tuple(sorted((*kept, *things), key=lambda n: (n.start, -n.end, n.kind)))


POSSESSED = re.compile(r"[’']s(?:\s(?P<house>[A-Z]\w+))?")
"""What a name that is a possessive goes on with: "St. Anne's", "Osby's Hospital"."""


def _whole(name: _Named, context: Context) -> _Named:
    """The name with what belongs to it after a possessive: "St. Anne's", "Osby's Hospital" are houses."""
    text = context.source.text
    after = POSSESSED.match(text, name.end)
    if after is None or name.kind == EntityKind.GROUP.value:
        return name
    if after["house"] and after["house"].casefold() in table("things")["house"]:
        whose = None if name.kind == EntityKind.PERSON.value else name.mention  # "Holt's Church" is no name of Holt
        return name._replace(end=after.end(), kind=EntityKind.ORGANISATION.value, mention=whose)
    head = context.parsed.head_of(name.start, name.end)
    if text.startswith(("St. ", "Saint "), name.start) and head is not None and head.dep != "poss":
        return name._replace(end=name.end + 2, kind=EntityKind.ORGANISATION.value)
    return name


def _kind(name: _Named, text: str, head: Token, first: Token, *, listed: bool, introduced: bool) -> str | None:
    """What the claim names; None where it would say too little: a second mention by surname, a town that some event's place tells of."""
    if name.kind == EntityKind.PERSON.value:
        return name.kind if " " in text.strip() or introduced else None
    if name.kind == EntityKind.PLACE.value:
        if listed or (not located(text) and not _says_where(head)):
            return name.kind
        return kind_introduced(first) or (THING if _acts(first, text) else None)
    return None if name.kind == EntityKind.GROUP.value else name.kind


def _says_where(head: Token) -> bool:
    """Whether the name stands where the predicate `place` reads it: after "at", or before a noun."""
    return head.dep in MODIFIES or ((head.head.pos == "ADP" or head.dep == "pobj") and head.head.lower in AT)


def _acts(first: Token, text: str) -> bool:
    """Whether a town's name stands where towns seldom do: it does something, or one deals with it, as with the firm of that name."""
    deals = first.dep == "agent" or (first.dep == "pobj" and first.head.lower in ("with", "by"))
    return not is_state_or_country(text) and (deals or first.dep in ("nsubj", "nsubjpass", "dobj"))


@cache
def _parts() -> Mapping[str, frozenset[str]]:
    """The places in which a name has a part that several words tell of: "X bought it", "it was sold to X"."""
    return {part: frozenset(places) for part, places in table("things")["part"].items()}


def _beside(context: Context, names: tuple[_Named, ...]) -> Mapping[int, tuple[int, ...]]:
    """The list that each listed name stands in."""
    rows = lists(context.parsed, [(n.start, n.end) for n in names])
    return {n: row for row in rows for n in row}


def _stands(context: Context, head: Token, leads: _Named, mention: Mention | None, told: Sequence[Post]) -> tuple[str, ...]:
    """The places the name stands in: by the word, by the type of event it tells of, by whose description it is, by a title."""
    found = set()
    for stands in standings(first_of_list(head), context.parsed.between(leads.start, leads.end)[0]):
        found.add(str(stands))
        event = context.event(stands.governor)
        if event is not None and stands.relation != "=":
            found.add(f"{stands.relation} {event.type}")
        if stands.relation == "=":
            found.update(f"{stands} of {holder}" for holder in holders(stands.governor))
    if mention is not None and mention.kind is EntityKind.PERSON:
        found.update(_by_verbs(head))
        found.update(_by_posts(told, leads))
    found.update(f"as the {part}" for part, places in _parts().items() if not found.isdisjoint(places))
    title = None if mention is None or mention.kind is not EntityKind.PERSON else mention.title
    if title and title.rstrip(".") not in words().courtesy:
        *before, last = (word.rstrip(".").lower() for word in title.partition(" of ")[0].split())
        rank = next((f"{word} " for word in before if word in RANKS), "")
        found.add(f"= {rank}{described_as(last, before)}")
    return tuple(sorted(found))


def _by_posts(told: Sequence[Post], name: _Named) -> Iterator[str]:
    """The descriptions that verbs give to somebody or take from him, with whether they are new: "= incoming chairman"."""
    for post in told:
        if name.start <= post.person.start < name.end and post.status != THEN:
            said = f"= {post.status} {described_as(post.noun.lemma.lower())}".replace("  ", " ")
            yield said
            yield from (f"{said} of {holder}" for holder in holders(post.noun))


def _by_verbs(head: Token) -> Iterator[str]:
    """The descriptions that verbs give of somebody: "= chairman", "= chairman of board"."""
    for office in offices_by_verb(head):
        said = f"= {described_as(office.noun)}"
        yield said
        if office.of is not None:
            yield from (f"{said} of {whose}" for whose in names_of(office.of))


def _words(context: Context, name: _Named) -> list[str]:
    """The words of a name, in small letters."""
    return context.source.text[name.start : name.end].casefold().split()


def find(context: Context) -> Iterator[Draft]:
    """Yield the full names of persons, the surnames that are all a source has of one with a title, and the names of all else.

    Left out are the towns and countries that stand in no list.
    """
    names = _names(context)
    spelled = [_words(context, n) for n in names if n.kind == EntityKind.PERSON.value]
    full = {word for name in spelled if len(name) > 1 for word in name}
    beside = _beside(context, names)
    told = tuple(posts(context.parsed.tokens))
    heads: list[Token | None] = [context.parsed.head_of(n.start, n.end) for n in names]
    for at, name in enumerate(names):
        text = context.source.text[name.start : name.end]
        row = beside.get(at, ())
        head = heads[at]
        if head is None:
            continue
        introduced = name.mention is not None and bool(name.mention.title) and full.isdisjoint(_words(context, name))
        first = context.parsed.between(name.start, name.end)[0]
        kind = _kind(name, text, head, first, listed=bool(row), introduced=introduced)
        if kind is None:
            continue
        yield Draft(
            value=Name(raw=text, text=text),
            start=name.start,
            end=name.end,
            anchor=head,
            subject=text,
            mention=name.mention,
            of=kind,
            head=name.mention.head if name.mention else "",
            stands=_stands(context, heads[row[0]] or head if row else head, names[row[0]] if row else name, name.mention, told),
            beside=tuple(context.source.text[names[n].start : names[n].end] for n in row if n != at),
        )


PREDICATE = Predicate(family="attribute", kinds=("name",), holds=Holds.ONE_EVER, find=find)
