"""Who did a thing that one group does and another does not: the police, guards, bystanders or relatives.

"Bystanders tackled the man." · "the fight was broken up by guards" · "his wife opened the door"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._relatives import among, relatives
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token
from factcheck.text.words import counts_people
from factcheck.values.choice import Choice, excluding


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
    return {word: role for role, words in roles.items() for word in words}


@cache
def _among(role: str) -> tuple[str, ...]:
    """The roles that this one excludes, and itself."""
    return excluding(role, table("actors")["role"], table("actors")["near"]["pairs"])


def _act(verb: Token) -> _Act | None:
    particle = next((c.lower for c in verb.childs("prt", "advmod", "acomp") if c.lower in ("up", "down", "dead")), None)
    return _acts().get(f"{verb.lemma} {particle}") or (_acts().get(verb.lemma) if particle in (None, "dead") else None)


def _agent(verb: Token) -> Token | None:
    """Who did it: the one after "by", or the subject of an active verb."""
    return _by(verb) if _is_passive(verb) else subject_of(verb)


def _is_passive(verb: Token) -> bool:
    """Whether it tells what is done to its subject: "was tackled", "the man tackled by guards"; no "tackled him by a car"."""
    if verb.child("auxpass", "nsubjpass") is not None:
        return True
    return verb.child("agent") is not None and verb.child("nsubj", "dobj") is None


def _by(verb: Token) -> Token | None:
    """Whom a passive verb has behind "by"."""
    return next((inner for c in verb.childs("agent", "prep") if c.lower == "by" for inner in c.childs("pobj")), None)


def _done_to(verb: Token) -> Token | None:
    """What it was done to."""
    own = verb.child("dobj", "nsubjpass")
    if own is not None:
        return own
    return subject_of(verb) if _is_passive(verb) else None


def _may_befall(context: Context, act: _Act, whom: Token) -> bool:
    """Whether the act is one that is done to this: a man is taken down otherwise than a poster."""
    if act.people:
        mention = context.mention(whom)
        named = mention is not None and mention.kind in (EntityKind.PERSON, EntityKind.GROUP)
        return named or counts_people(whom.lemma) or whom.lower in ("him", "her", "them", "he", "she", "they")
    return not act.of or whom.lemma in act.of


def find(context: Context) -> Iterator[Draft]:
    """Yield who did what one group does, where the words name a group; "he tackled the job" names none; and which relative of somebody."""
    yield from _relatives(context)
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


def _relatives(context: Context) -> Iterator[Draft]:
    """Yield which relative of somebody did a thing, or had it done to him."""
    text = context.source.text
    for told in relatives(context):
        end = told.noun.end + len("-in-law") * told.kin.endswith("-in-law")
        yield Draft(
            value=Choice(raw=text[told.noun.start : end], option=told.kin, among=among(told.kin)),
            start=told.noun.start,
            end=end,
            anchor=told.noun,
            subject=told.bearer.text,
            mention=told.bearer,
            reach=(min(told.owner.start, told.noun.start), told.noun.end),
            events=tuple(e.id for e in context.governing_events(told.governor)),
            of=f"relative, {told.role} of {told.governor.lemma}",
            head=told.noun.lemma,
        )


def _named(agent: Token) -> tuple[Token, str] | None:
    """The role of an agent, with the word that gives it, which stands before a body of them: "security detail", "police crews"."""
    if agent.lemma in table("actors")["bodies"]["words"]:
        return next(((c, role) for c in agent.childs("compound") if (role := _roles().get(c.lemma))), None)
    role = _roles().get(agent.lemma) or _roles().get(agent.lower)
    if role == "police":
        role = _of_police(agent)
    return None if role is None else (agent, role)


def _of_police(agent: Token) -> str | None:
    """What police it is: a security officer is a guard, an officer off duty stands by, and a real estate agent is none."""
    rows = table("actors")["police"]
    before = {t.lower for t in agent.subtree if t.i < agent.i}
    if before & set(rows["guards"]):
        return "security"
    kinds = [c.lower for c in agent.childs("compound", "amod", "nmod") if c.pos == "NOUN"]
    if agent.lemma in rows["of_many"] and any(kind not in rows["before"] for kind in kinds):
        return None
    return "police off duty" if before & {"off-duty", "duty"} else "police"


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.ONE_AN_EVENT, find=find)
