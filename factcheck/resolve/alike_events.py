"""Which acts told with different verbs are one: "released a patch" and "issued a fix", the win of one side and the other's defeat,
the dismissal of one who left.

Two acts of no type in the lexicon are one where both are told in a headline or at the head of a report, no sentence there tells
of the two, and either their verbs are synonyms and one named participant is in both, or both tell of what one named participant did
to another, each in reports that do not tell of the other so: "Lind outclassed Orr", "Lind dismantled Orr". Nothing is compared on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import table
from factcheck.model import EventMention, Reading
from factcheck.resolve import Entities
from factcheck.resolve.ties import OPENING
from factcheck.text.happenings import OPEN
from factcheck.text.mentions import SAYING

if TYPE_CHECKING:
    from factcheck.resolve.events import EventNode

WIN, LOSS = "Contest.Win", "Contest.Lose"
DISMISSAL, DEPARTURE = "Personnel.Lay-Off", "Personnel.End-Position"


@dataclass(frozen=True)
class _Act:
    """What the heads of the reports say of one event."""

    named: frozenset[str]
    """The entities with a name that take part in it."""
    done_to: frozenset[tuple[str, str, str]]
    """Who of them does it to whom, and which report says so."""
    sentences: frozenset[tuple[str, int]]


NOTHING = _Act(frozenset(), frozenset(), frozenset())


def told_alike(nodes: Sequence[EventNode], readings: Sequence[Reading], entities: Entities, named: frozenset[str]) -> tuple[EventNode, ...]:
    """Return the events with those that are told alike joined to the one that most mentions tell of."""
    acts = _acts(readings, entities, named)
    left = {node.id: node for node in nodes}
    told: dict[tuple[tuple[str, ...], str], list[str]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: (-len(node.mentions), node.id)):
        known = _known(node, acts)
        if not known.named:
            continue
        alike = (*((words,) for words in _sets(node.type)), *sorted({(one, other) for one, other, _ in known.done_to}))
        keys = [(what, node.scene) for what in alike]
        partner = next((i for key in keys for i in told[key] if _one(left[i], node, known, acts)), None)
        if partner is None:
            for key in keys:
                told[key].append(node.id)
        else:
            left[partner] = _joined(left[partner], left.pop(node.id))
    return tuple(left.values())


def _joined(larger: EventNode, node: EventNode) -> EventNode:
    """The larger event with what tells of the other."""
    return replace(larger, mentions=tuple(sorted((*larger.mentions, *node.mentions))))


def _one(larger: EventNode, node: EventNode, known: _Act, acts: Mapping[tuple[str, str], _Act]) -> bool:
    other = _known(larger, acts)
    apart = larger.type == node.type or bool(known.sentences & other.sentences) or bool(known.done_to & other.done_to)
    return not apart and bool(known.named & other.named)


def _known(node: EventNode, acts: Mapping[tuple[str, str], _Act]) -> _Act:
    told = [acts[place] for place in node.mentions]
    return _Act(
        frozenset[str]().union(*(t.named for t in told)),
        frozenset[tuple[str, str, str]]().union(*(t.done_to for t in told)),
        frozenset[tuple[str, int]]().union(*(t.sentences for t in told)),
    )


def _acts(readings: Sequence[Reading], entities: Entities, named: frozenset[str]) -> dict[tuple[str, str], _Act]:
    found = {}
    for reading in readings:
        for event in reading.happenings:
            opens = event.sentence < OPENING
            found[reading.source, event.id] = _act(event, entities, named) if opens else NOTHING
    return found


def _act(event: EventMention, entities: Entities, named: frozenset[str]) -> _Act:
    who = [(p.role, e.id) for p in event.participants if (e := entities.of(event.source, p.mention)) is not None and e.id in named]
    done = {(one, other, event.source) for a, one in who for b, other in who if (a, b) == ("agent", "patient") and one != other}
    return _Act(
        frozenset(entity for _, entity in who),
        frozenset() if event.lemma in SAYING else frozenset(done),
        frozenset({(event.source, event.sentence)}),
    )


@cache
def _by_verb() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for words in table("synonyms")["sets"]:
        for word in words.split():
            found[word].append(words)
    return {word: tuple(sets) for word, sets in found.items()}


def synonyms(word: str) -> frozenset[str]:
    """Return the sets of verbs for one thing that a word is in."""
    return frozenset(_by_verb().get(word, ()))


def _sets(event_type: str) -> Iterator[str]:
    yield from _by_verb().get(event_type.removeprefix(OPEN), ())


def one_contest(nodes: Sequence[EventNode], readings: Sequence[Reading], entities: Entities) -> tuple[EventNode, ...]:
    """Return the events with each defeat joined to the victory of those who were lost to: two sides of one contest."""
    lost_to = _lost_to(readings, entities)
    victories = {(node.patient, node.scene): node.id for node in nodes if node.type == WIN and node.patient is not None}
    left = {node.id: node for node in nodes}
    for node in nodes:
        if node.type != LOSS:
            continue
        won = {victories.get((winner, node.scene)) for place in node.mentions for winner in lost_to.get(place, ())} - {None}
        if len(won) == 1:
            victory = left[next(iter(filter(None, won)))]
            left[victory.id] = _joined(victory, left.pop(node.id))
    return tuple(left.values())


def one_departure(nodes: Sequence[EventNode], named: frozenset[str]) -> tuple[EventNode, ...]:
    """Return the events with each departure from office joined to the dismissal of the same person: out, or shown out, is one."""
    dismissals: dict[tuple[str | None, str], str] = {
        (node.patient, node.scene): node.id for node in nodes if node.type == DISMISSAL and node.patient in named
    }
    left = {node.id: node for node in nodes}
    for node in nodes:
        dismissal = dismissals.get((node.patient, node.scene)) if node.type == DEPARTURE else None
        if dismissal is not None:
            left[dismissal] = _joined(left[dismissal], left.pop(node.id))
    return tuple(left.values())


def _lost_to(readings: Sequence[Reading], entities: Entities) -> dict[tuple[str, str], set[str]]:
    """Who won, by the events that tell of a defeat."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for reading in readings:
        for event in reading.events:
            if event.type == LOSS:
                winners = (entities.of(reading.source, p.mention) for p in event.participants if p.role == "to")
                found[reading.source, event.id] |= {winner.id for winner in winners if winner is not None}
    return found
