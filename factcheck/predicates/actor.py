"""Who did a thing that one group does and another does not: the police, guards, bystanders or relatives.

"Bystanders tackled the man." · "the fight was broken up by guards"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token
from factcheck.text.words import counts_people
from factcheck.values.choice import Choice


class _Act(NamedTuple):
    """What is done, and to what or to people; to anything if `of` is empty."""

    name: str
    of: frozenset[str]
    people: bool


@cache
def _acts() -> dict[str, _Act]:
    """Each verb, with its particle, and the act it tells of."""
    rows = table("actors")["act"]
    return {v: _Act(row["name"], frozenset(row.get("of", ())), row.get("people", False)) for row in rows for v in row["verbs"]}


@cache
def _roles() -> dict[str, str]:
    roles = table("actors")["role"]
    return {word: role for role, words in roles.items() if role != "near" for word in words}


@cache
def _among(role: str) -> tuple[str, ...]:
    """The roles that this one excludes, and itself."""
    near = {other for pair in table("actors")["role"]["near"] for other in pair if role in pair} - {role}
    return tuple(sorted(set(_roles().values()) - near))


def _act(verb: Token) -> _Act | None:
    particle = next((c.lower for c in verb.childs("prt", "advmod", "acomp") if c.lower in ("up", "down", "dead")), None)
    return _acts().get(f"{verb.lemma} {particle}") or (_acts().get(verb.lemma) if particle in (None, "dead") else None)


def _agent(verb: Token) -> Token | None:
    """Who did it: the one after "by", or the subject of an active verb."""
    by = next((inner for c in verb.childs("agent", "prep") if c.lower == "by" for inner in c.childs("pobj")), None)
    passive = verb.child("auxpass", "nsubjpass") is not None or (verb.tag == "VBN" and verb.dep in ("acl", "conj") and by is not None)
    return by if passive or by is not None else subject_of(verb)


def _done_to(verb: Token) -> Token | None:
    """What it was done to."""
    own = verb.child("dobj", "nsubjpass")
    if own is not None:
        return own
    return subject_of(verb) if verb.child("agent") is not None else None


def _may_befall(context: Context, act: _Act, whom: Token) -> bool:
    """Whether the act is one that is done to this: a man is taken down otherwise than a poster."""
    if act.people:
        mention = context.mention(whom)
        named = mention is not None and mention.kind in (EntityKind.PERSON, EntityKind.GROUP)
        return named or counts_people(whom.lemma) or whom.lower in ("him", "her", "them", "he", "she", "they")
    return not act.of or whom.lemma in act.of


def find(context: Context) -> Iterator[Draft]:
    """Yield who did what one group does, where the words name a group; "he tackled the job" names none."""
    for verb in context.parsed.tokens:
        act = _act(verb) if verb.pos == "VERB" else None
        if act is None:
            continue
        agent, whom = _agent(verb), _done_to(verb)
        named = None if agent is None else _named(agent)
        if named is None or agent is None or whom is None or not _may_befall(context, act, whom):
            continue
        first, role = named
        yield Draft(
            value=Choice(raw=context.source.text[first.start : agent.end], option=role, among=_among(role)),
            start=first.start,
            end=agent.end,
            anchor=verb,
            subject=whom.text,
            mention=context.mention(whom),
            reach=(verb.start, verb.end),
            events=tuple(e.id for e in context.governing_events(verb)),
            of=act.name,
            head=verb.lemma,
        )


def _named(agent: Token) -> tuple[Token, str] | None:
    """The role of an agent, with the word that gives it, which may stand before: "security detail", "police crews"."""
    words = (agent, *(c for c in agent.childs("compound") if c.lemma in ("security", "police")))
    return next(((word, role) for word in words if (role := _roles().get(word.lemma) or _roles().get(word.lower))), None)


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.ONE_AN_EVENT, find=find)
