"""Which part of the body was shot, broken or operated on: a region of it, as a closed choice.

"shot in the chest" · "a broken wrist" · "surgery on his right knee" · "a head injury"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

HURT = "hurt"
"""What may be any of the other harms."""
INTO = frozenset({"in", "into", "to", "through", "on", "across", "at"})
UNDERGOING = frozenset({"suffer", "have", "undergo", "need", "sustain", "receive", "face", "require", "get", "nurse", "recover"})
"""Verbs whose subject a wound or an operation is of."""
WITH = frozenset({"with", "of", "from", "for", "after", "by"})
"""Prepositions before a wound that the subject of the verb has: "died of a wound", "left the game with a strain"."""
SHOTS = frozenset({"bullet", "shot", "round", "slug", "pellet"})
SIDES = frozenset({"back", "side", "front", "top", "base", "part", "area"})
"""What "of" puts in a part: "in the back of the head"."""
STEPS = 3


@cache
def _regions() -> dict[str, str]:
    return {word: row["name"] for row in table("body")["region"] for word in row["words"]}


@cache
def _among(region: str) -> tuple[str, ...]:
    """The regions that this one excludes, and itself: what lies beside it may be it in another word."""
    near = {name for pair in table("body")["near"]["pairs"] if region in pair.split() for name in pair.split()} - {region}
    return tuple(sorted(set(_regions().values()) - near))


@cache
def _harms(kind: str) -> dict[str, str]:
    """The harm of each verb, or of each noun."""
    return {word: harm for harm, row in table("body")["harm"].items() for word in row[kind]}


def _done(word: Token) -> str | None:
    """The harm that a participle before a part, or beside a wound, tells of: "a broken wrist"."""
    return _harms("participles").get(word.lower) or _harms("nouns").get(word.lemma)


def _harm(part: Token) -> tuple[str, Token] | None:
    """What was done to a part, and the word that says so: a verb, a noun, or the participle before it."""
    broken = next((c for c in part.childs("amod") if c.lower in _harms("participles")), None)
    if broken is not None:
        return _harms("participles")[broken.lower], broken
    above = part.head
    if part.dep == "conj" and _is_part(above):
        return _harm(above)
    if part.dep in ("compound", "nmod", "amod") and above.lemma in _harms("nouns"):
        return _harms("nouns")[above.lemma], above
    if part.dep in ("dobj", "nsubjpass", "nsubj") and above.pos == "VERB" and above.lemma in _harms("verbs"):
        done = part.dep != "nsubj" or above.tag == "VBN"  # "had his leg amputated"
        return (_harms("verbs")[above.lemma], above) if done else None
    outer = above.head if above.lower == "of" and above.head.lemma in SIDES else part
    return _hit(outer) if outer.dep == "pobj" and outer.head.lower in INTO else None


def _hit(part: Token) -> tuple[str, Token] | None:
    """What hit the part that stands behind "in" or "to": "shot twice in the head", "a wound to the thigh", "surgery on his knee"."""
    here, before = part.head, part.head.next(-1)
    for _ in range(STEPS):
        if here.is_root:
            return None
        here = before if before is not None and before.lemma in _harms("nouns") else here.head  # wherever the parser hangs the "on"
        if here.pos == "VERB":
            return _by_verb(here)
        harm = _harms("nouns").get(here.lemma)
        if harm is not None:
            return next((kind for c in here.childs("compound", "amod") if (kind := _done(c))), harm), here
    return None


def _by_verb(verb: Token) -> tuple[str, Token] | None:
    """What a verb did to the part behind its preposition; of one that says nothing, what its object does: "had surgery on his knee"."""
    agent = verb.child("nsubj")
    if agent is not None and agent.lemma in SHOTS:
        return "shot", verb
    if verb.lemma in _harms("verbs"):
        return _harms("verbs")[verb.lemma], verb
    undergone = next((c for c in verb.childs("dobj") if c.lemma in _harms("nouns")), None) if verb.lemma in UNDERGOING else None
    return None if undergone is None else (_harms("nouns")[undergone.lemma], undergone)


def _is_part(token: Token) -> bool:
    """Whether the word means a part of a body: no head of a firm, no leg of a race, no arms that are carried."""
    if token.pos != "NOUN" or token.lemma not in _regions() or token.lower == "arms":
        return False
    return not any(c.lower == "of" or c.dep == "nummod" for c in token.children) and not any(
        c.lemma in ("first", "second", "third", "final", "last", "opening", "hard") for c in token.childs("amod")
    )


def _whom(context: Context, part: Token, harm: Token) -> Mention | None:
    """Whose part it is: its owner, the one the verb befalls, or who suffers the wound."""
    event = context.event(harm)
    patients = [] if event is None else [m for role, m in context.participants(event) if role == "patient"]
    verb = harm if harm.pos == "VERB" else next((t for t in harm.ancestors if t.pos == "VERB"), None)
    hit = harm is verb and part.dep == "pobj" and part.head.head is harm and part.head.lower != "at" and harm.child("dobj") is None
    bears = verb is not None and (verb.lemma in UNDERGOING or (harm is verb and part.dep == "dobj") or hit or harm.head.lower in WITH)
    words = [
        part.child("poss"),
        harm.child("poss"),
        *harm.childs("nsubjpass", "dobj"),
        subject_of(verb) if verb is not None and bears else None,
    ]
    beside = [*patients, *(context.mention(word) for word in words if word is not None and word is not part)]
    return next((m for m in beside if m is not None and m.kind in (EntityKind.PERSON, EntityKind.GROUP)), None)


IN_BRACKETS = re.compile(r"[ ]\((?:(?:left|right|lower|upper)[ ])?(?P<part>[a-z]+)\)")
"""Behind a name, as lists of the injured have it: "Lee Orr (knee)"."""


def _listed(context: Context) -> Iterator[Draft]:
    """Yield the part that a list of the injured sets behind a player's name."""
    for mention in context.mentions:
        told = IN_BRACKETS.match(context.source.text, mention.end) if mention.kind is EntityKind.PERSON and mention.form == "name" else None
        region = None if told is None else _regions().get(told["part"])
        anchor = None if told is None else context.parsed.token_at(told.start("part"))
        if told is not None and region is not None and anchor is not None:
            yield Draft(
                value=Choice(raw=told["part"], option=region, among=_among(region)),
                start=told.start("part"),
                end=told.end("part"),
                anchor=anchor,
                subject=mention.text,
                mention=mention,
                reach=(mention.start, mention.end),
                of=HURT,
                head=told["part"],
            )


def find(context: Context) -> Iterator[Draft]:
    """Yield a part only where something was done to it: "he raised his right hand" tells of no harm."""
    yield from _listed(context)
    for part in context.parsed.tokens:
        told = _harm(part) if _is_part(part) else None
        if told is None:
            continue
        harm, word = told
        whom = _whom(context, part, word)
        region = _regions()[part.lemma]
        yield Draft(
            value=Choice(raw=part.text, option=region, among=_among(region)),
            start=part.start,
            end=part.end,
            anchor=word,
            subject=whom.text if whom is not None else part.text,
            mention=whom,
            reach=(word.start, word.end),
            events=tuple(e.id for e in context.governing_events(part)),
            of=harm,
            head=part.lemma,
        )


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.ONE_AN_EVENT, find=find)
