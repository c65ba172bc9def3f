"""Which event mentions of the story are one event: the story skeleton, with its main scene and its background.

Clustering is by key, not by pairs, so it is linear in mentions: type, named patient, scene.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.model import EntityKind, EventMention, Reading, Source
from factcheck.resolve import Entities
from factcheck.resolve.alike_events import one_contest, one_departure, told_alike
from factcheck.resolve.parts import BIRTH, is_somebodys_child
from factcheck.resolve.scenes import Scenes, scenes_of
from factcheck.text.events import befalls, happens_once
from factcheck.text.happenings import OPEN
from factcheck.text.mentions import SAYING

DEMONSTRATE = "Conflict.Demonstrate"
CLASHES = frozenset({"clash", "skirmish"})
"""Words for fights of crowds, of which nobody is the victim."""


@dataclass(frozen=True)
class EventNode:
    """One event of the story, with all the words that tell of it."""

    id: str
    type: str
    patient: str | None
    """The id of the entity it befell, where one is named."""
    scene: str
    mentions: tuple[tuple[str, str], ...]
    """(source id, event mention id), sorted."""

    def __hash__(self) -> int:
        return hash(self.id)  # its mentions would cost their number each time

    @property
    def once(self) -> bool:
        """Whether a different date would be a conflict rather than another event."""
        return happens_once(self.type)


@dataclass(frozen=True)
class Skeleton:
    """The story's events and the scene of every sentence."""

    nodes: tuple[EventNode, ...]
    others: tuple[EventNode, ...]
    """What else the sources tell of, under no type of the lexicon: shown, and compared by nothing."""
    scenes: Scenes
    of_mention: Mapping[tuple[str, str], EventNode]

    def node(self, source: str, event: str) -> EventNode | None:
        """Return the event that a mention tells of."""
        return self.of_mention.get((source, event))


FOUNDING = "Business.Start-Org"


def _patient(event: EventMention, source: str, entities: Entities) -> str | None:
    """The named person or organisation it befell; who did it where nobody is said to have suffered it.

    Who names and fires people tells no two such events apart: "Orr nominates a judge" may be the nomination of Brandt; nor does who
    founded what is only "the business".
    Of what has no type, a doer tells two events apart only if it is speech: papers name the club, its manager or nobody as
    making one offer.
    """
    named_by = event.type == FOUNDING or (event.type.startswith("Personnel.") and befalls(event.type))
    by_whom = event.lemma in SAYING if event.type.startswith(OPEN) else not named_by
    for role in ("patient", "agent") if by_whom else ("patient",):
        for participant in event.participants:
            entity = entities.of(source, participant.mention) if participant.role == role else None
            if entity is not None and entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
                return entity.id
    return None


def _is_unrest(readings: Sequence[Reading]) -> bool:
    """Whether two sources tell of protests or riots: then clashes with nobody named are part of them, and no attack on somebody."""
    return len({e.source for r in readings for e in r.events if e.type == DEMONSTRATE}) > 1


Key = tuple[str, str | None, str]
"""Type, whom it befell, scene: one event."""


class _Told(NamedTuple):
    """One mention of an event, ready to be put with others."""

    event: EventMention
    scene: str
    patient: str | None


class _People:
    """What the story says of its entities, as far as it tells two of them apart."""

    def __init__(self, readings: Sequence[Reading], entities: Entities) -> None:
        mentions = {(r.source, m.id): m for r in readings for m in r.mentions}
        self.named: set[str] = set()
        self.genders: dict[str, set[str]] = {}
        self.numbers: dict[str, set[str]] = {}
        self.children: set[str] = set()
        for entity in entities.all:
            borne = [mentions[b.source, b.mention] for b in entity.mentions]
            if any(m.form == "name" for m in borne):
                self.named.add(entity.id)
            elif any(is_somebodys_child(m) for m in borne):
                self.children.add(entity.id)
            self.genders[entity.id] = {m.gender for m in borne if m.gender}
            self.numbers[entity.id] = {m.number for m in borne if m.number and m.form != "pronoun"}

    def may_be_one(self, one: str | None, other: str | None) -> bool:
        """Whether nothing known tells a described patient from another."""
        if one is None or other is None:
            return True
        told = ((known[one], known[other]) for known in (self.genders, self.numbers))
        return all(not a or not b or a & b for a, b in told)


def _nodes(told: Iterable[_Told], people: _People) -> tuple[EventNode, ...]:
    """One event for each type, named patient and scene; who names nobody tells of the largest of its type and scene that fits.

    "The company was founded in" tells of none where two firms are known to have been founded.
    """
    members: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    loose: list[_Told] = []
    for one in told:
        if one.patient in people.named:
            members[one.event.type, one.patient, one.scene].append((one.event.source, one.event.id))
        else:
            loose.append(one)
    largest: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(members, key=lambda key: (-len(members[key]), str(key))):
        largest[key[0], key[2]].append(key)
    for one in loose:
        keys = largest[one.event.type, one.scene]
        # "The birth of his third child", or of an office, is not his own.
        another = one.event.type == BIRTH and (one.patient is None or one.patient in people.children)
        fitting = [] if another else [k for k in keys if people.may_be_one(one.patient, k[1])]
        best = None if one.event.type == FOUNDING and len(fitting) > 1 else next(iter(fitting), None)
        if best is None:
            keys.append(best := (one.event.type, one.patient, one.scene))
        members[best].append((one.event.source, one.event.id))
    return tuple(
        EventNode(id="event:" + ":".join(filter(None, key)), type=key[0], patient=key[1], scene=key[2], mentions=tuple(sorted(places)))
        for key, places in sorted(members.items(), key=lambda kv: str(kv[0]))
    )


def build_skeleton(readings: Sequence[Reading], sources: Sequence[Source], entities: Entities, group: Mapping[str, str]) -> Skeleton:
    """Return the story's events, and the scene of every sentence."""
    by_id = {s.id: s for s in sources}
    scenes = scenes_of(readings, by_id, group)
    people = _People(readings, entities)

    unrest = _is_unrest(readings)

    def told(events: Iterable[EventMention]) -> Iterator[_Told]:
        for event in events:
            patient = _patient(event, event.source, entities)
            part = unrest and event.lemma in CLASHES and patient not in people.named
            one = event.model_copy(update={"type": DEMONSTRATE}) if part else event
            yield _Told(one, scenes.of(event.source, event.sentence, event.id), patient)

    ordered = sorted(readings, key=lambda r: r.source)
    named = frozenset(people.named)
    nodes = one_departure(one_contest(_nodes(told(e for r in ordered for e in r.events), people), ordered, entities), named)
    others = told_alike(_nodes(told(e for r in ordered for e in r.happenings), people), ordered, entities, named)
    of_mention = {place: node for node in (*nodes, *others) for place in node.mentions}
    return Skeleton(nodes=nodes, others=others, scenes=scenes, of_mention=of_mention)
