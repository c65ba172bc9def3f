"""The story as one graph, and the questions that rules and readers ask of it.

Nodes are sources, claims, entities, events, values and origins; every edge keeps who says so, how firmly, and the words.
The graph itself is built when it is first asked for, since most rules need only the indexes beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.alike import Alignment
from factcheck.extents import Extents
from factcheck.independence import Independence
from factcheck.model import Certainty, Claim, Entity, EntityKind, Finding, Mention, Reading, Source, Verdict
from factcheck.resolve import Entities
from factcheck.resolve.events import EventNode, Skeleton
from factcheck.resolve.scenes import MAIN
from factcheck.speakers import Speakers
from factcheck.values import Value

if TYPE_CHECKING:
    import networkx as nx


T = TypeVar("T")

LEAD = 4
"""Sentences in which a report says what it is about."""


Sides = tuple[tuple[str, tuple[str, ...]], ...]
"""The positions of a finding: each value, and the outlets that hold it."""


class StoryGraph:
    """What a story's sources say of the same people, places and events."""

    def __init__(
        self,
        sources: Sequence[Source],
        readings: Sequence[Reading],
        entities: Entities,
        skeleton: Skeleton,
        independence: Independence,
        own_order: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.sources: Mapping[str, Source] = {s.id: s for s in sources}
        self.readings: Mapping[str, Reading] = {r.source: r for r in readings}
        self.entities = entities
        self.skeleton = skeleton
        self.independence = independence
        self.own_order = tuple(own_order)
        """Types of events that come in this order, as the story's own [[ordered]] tables say."""
        self.claims: tuple[Claim, ...] = tuple(
            sorted(
                (c for r in readings for c in r.claims if not c.withdrawn),
                key=lambda c: (c.source, c.span.start, c.span.end, c.predicate, c.id),
            )
        )
        self.alignment = Alignment(readings)
        self.speakers = Speakers(readings, entities)
        self._events: dict[str, tuple[EventNode, ...]] = {}
        self._remembered: dict[Hashable, Any] = {}
        self._others: dict[tuple[str, str], tuple[Claim, ...]] = {}
        self._bearers: dict[tuple[str, str | None], frozenset[str]] = {}

    def remembered(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Return the answer to a question about the whole story, worked out once."""
        if question not in self._remembered:
            self._remembered[question] = answer()
        found: T = self._remembered[question]
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """Every claim by its id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def _by_predicate(self) -> Mapping[str, tuple[Claim, ...]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.predicate].append(claim)
        return {name: tuple(claims) for name, claims in found.items()}

    @cached_property
    def _by_source(self) -> Mapping[str, tuple[Claim, ...]]:
        return {source: tuple(c for c in self.claims if c.source == source) for source in self.sources}

    def of_source(self, source: str) -> tuple[Claim, ...]:
        """Return the claims of one source, in the order of its text."""
        return self._by_source[source]

    @cached_property
    def _mentions(self) -> Mapping[tuple[str, str], Mention]:
        return {(r.source, m.id): m for r in self.readings.values() for m in r.mentions}

    def of_predicate(self, *predicates: str) -> tuple[Claim, ...]:
        """Return the claims of these predicates, in the order of sources and text."""
        if len(predicates) == 1:
            return self._by_predicate.get(predicates[0], ())
        return tuple(c for name in predicates for c in self._by_predicate.get(name, ()))

    def may_agree(self, predicate: str, value: Value) -> Iterator[Claim]:
        """Yield every claim of a predicate that agrees with this value, and few others, in no order that means anything."""
        index = self.remembered(("extents", predicate), lambda: Extents(self.of_predicate(predicate)))
        return index.may_agree(value)

    def of_others(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the claims of this predicate that other groups of sources make."""
        key = (claim.predicate, self.group(claim))
        if key not in self._others:
            self._others[key] = tuple(c for c in self.of_predicate(claim.predicate) if self.group(c) != key[1])
        return self._others[key]

    def mention(self, claim: Claim) -> Mention | None:
        """Return the words that name the claim's subject."""
        return None if claim.subject.mention is None else self._mentions.get((claim.source, claim.subject.mention))

    def subject(self, claim: Claim) -> Entity | None:
        """Return the entity the claim speaks of, where resolution ties its mention to one."""
        return None if claim.subject.mention is None else self.entities.of(claim.source, claim.subject.mention)

    def certainty(self, claim: Claim) -> Certainty:
        """Return the weakest link between the claim and its subject."""
        tied = None if claim.subject.mention is None else self.entities.certainty(claim.source, claim.subject.mention)
        order = list(Certainty)
        return max((claim.certainty, tied or Certainty.EXACT), key=order.index)

    def sole_patient(self, event_type: str) -> str | None:
        """Return the one named person all such events of the story befell; None where there are several, or none."""
        named = {n.patient for n in self.skeleton.nodes if n.type == event_type and self.is_named(n.patient)}
        return next(iter(named)) if len(named) == 1 else None

    def naming(self, entity: Entity) -> frozenset[str]:
        """Return the groups of sources that call the entity by a name, and not only "he" or "the driver"."""
        forms = self._forms
        return frozenset(self.independence.group[b.source] for b in entity.mentions if forms[b.source, b.mention] == "name")

    def is_named(self, entity: str | None) -> bool:
        """Return whether the entity has a name of its own, and is not only described."""
        return entity in self._named

    @cached_property
    def _forms(self) -> Mapping[tuple[str, str], str]:
        return {(r.source, m.id): m.form for r in self.readings.values() for m in r.mentions}

    @cached_property
    def _named(self) -> frozenset[str]:
        forms = self._forms
        return frozenset(e.id for e in self.entities.all if any(forms[b.source, b.mention] == "name" for b in e.mentions))

    def bearers(self, predicate: str, of: str | None) -> frozenset[str]:
        """Return the people of whom the story says this at all: with one alone, a pronoun can mean nobody else."""
        key = (predicate, of)
        if key not in self._bearers:
            said = (c for c in self.of_predicate(predicate) if c.scope.of == of)
            self._bearers[key] = frozenset(e.id for c in said if (e := self.subject(c)) is not None)
        return self._bearers[key]

    def events(self, claim: Claim) -> tuple[EventNode, ...]:
        """Return the events a claim may hang on, best first."""
        if claim.id not in self._events:
            nodes = (self.skeleton.node(claim.source, e) for e in claim.scope.events)
            self._events[claim.id] = tuple(dict.fromkeys(n for n in nodes if n is not None))
        return self._events[claim.id]

    def scene(self, claim: Claim) -> str:
        """Return "main", or the date that marks the claim's sentence as background."""
        if claim.frame is None:
            return MAIN
        return self.skeleton.scenes.of(claim.source, claim.frame.sentence, next(iter(claim.scope.events), None))

    def group(self, claim: Claim) -> str:
        """Return the independence group of the claim's source."""
        return self.independence.group[claim.source]

    def is_draft(self, claim: Claim) -> bool:
        """Return whether the claim stands in a draft, which is compared but never counted."""
        return self.sources[claim.source].role == "draft"

    def independent(self, claims: Iterable[Claim]) -> int:
        """Return how many groups of sources stand behind these claims, drafts left out."""
        return len({self.group(c) for c in claims if not self.is_draft(c)})

    def outlets(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return who published these claims, sorted; a draft is named only where it stands alone."""
        named = [(self.is_draft(c), self.sources[c.source].outlet) for c in claims]
        return tuple(sorted({outlet for draft, outlet in named if not draft} or {outlet for _, outlet in named}))

    def origins(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return the offices and speakers these claims rest on, each once, by its fullest name; sorted."""
        return tuple(sorted({self.speakers.origin(c.source, c.said_by[0]) for c in claims if c.said_by}))

    def offices(self, source: str) -> tuple[str, ...]:
        """Return the offices and groups a source rests on; a person who speaks for himself is no common origin."""
        people = {n.casefold() for e in self.entities.all if e.kind is EntityKind.PERSON for n in (e.name, *e.aliases)}
        return tuple(o for o in self.origins(c for c in self.of_source(source)) if o.casefold() not in people and len(o) > 3)

    def named_beside(self, claim: Claim) -> tuple[Entity, ...]:
        """Return the people and places named in the claim's sentence, but for the claim's own value."""
        if claim.frame is None:
            return ()
        found = (
            self.entities.of(m.source, m.id)
            for m in self._named_in.get((claim.source, claim.frame.sentence), ())
            if m.text not in claim.value.raw and claim.value.raw not in m.text
        )
        return tuple(dict.fromkeys(e for e in found if e is not None))

    @cached_property
    def _named_in(self) -> Mapping[tuple[str, int], tuple[Mention, ...]]:
        found: dict[tuple[str, int], list[Mention]] = defaultdict(list)
        for reading in self.readings.values():
            for m in reading.mentions:
                if m.form == "name" and m.kind in (EntityKind.PERSON, EntityKind.PLACE):
                    found[m.source, m.sentence].append(m)
        return {key: tuple(ms) for key, ms in found.items()}

    @cached_property
    def main_types(self) -> frozenset[str]:
        """The types of event that most leads tell of: what the story is about."""
        held: dict[str, set[str]] = defaultdict(set)
        for reading in self.readings.values():
            body = self._lead[reading.source][:LEAD]
            for event in reading.events:
                if event.sentence in body or reading.sentences[event.sentence].block == "headline":
                    held[event.type].add(self.independence.group[reading.source])
        groups = len(set(self.independence.group.values()))
        return frozenset(t for t, sources in held.items() if len(sources) * 2 > groups)

    def in_lead(self, claim: Claim) -> bool:
        """Return whether a claim stands in the headline or the first sentences of the body, where the main event is told."""
        if claim.frame is None:
            return False
        sentences = self.readings[claim.source].sentences
        if sentences[claim.frame.sentence].block == "headline":
            return True
        return claim.frame.sentence in self._lead[claim.source]

    @cached_property
    def _lead(self) -> Mapping[str, tuple[int, ...]]:
        """The first sentences of each body."""
        first = ((r, (n for n, s in enumerate(r.sentences) if s.block == "body")) for r in self.readings.values())
        return {r.source: tuple(islice(body, 2 * LEAD)) for r, body in first}

    def knows(self, source: str, words: Iterable[str]) -> bool:
        """Return whether a source's text has any of these words, as words, whatever their case."""
        return any(w in self._vocabulary[source] for w in words)

    def writes(self, source: str, words: str) -> bool:
        """Return whether a source's text has these words somewhere, even within others, whatever their case."""
        return words.casefold() in self._in_small_letters[source]

    @cached_property
    def _in_small_letters(self) -> Mapping[str, str]:
        return {s.id: s.text.casefold() for s in self.sources.values()}

    def sentence_text(self, claim: Claim) -> str:
        """Return the sentence a claim stands in, as written; "" for a claim without a frame."""
        if claim.frame is None:
            return ""
        sentence = self.readings[claim.source].sentences[claim.frame.sentence]
        return self.sources[claim.source].text[sentence.start : sentence.end]

    def words_near(self, claim: Claim) -> frozenset[str]:
        """Return the content words and names of the claim's sentence, in small letters."""
        if claim.frame is None:
            return frozenset()
        sentence = self.readings[claim.source].sentences[claim.frame.sentence]
        return frozenset(sentence.words) | frozenset(sentence.names)

    @cached_property
    def _vocabulary(self) -> Mapping[str, frozenset[str]]:
        return {
            r.source: frozenset(w for s in r.sentences for w in s.words) | frozenset(n for s in r.sentences for n in s.names)
            for r in self.readings.values()
        }

    def alike(self, a: Claim, b: Claim) -> float:
        """Return how surely two claims speak of one thing, 0 to 1."""
        return self.alignment.alike(a, b)

    # --- for readers of the graph ---------------------------------------------------------------------------------

    def everything_said_of(self, name: str) -> tuple[Claim, ...]:
        """Return all claims about the entity with this name or alias, in the order of sources and text."""
        wanted = {e.id for e in self._called(name)}
        return tuple(c for c in self.claims if (e := self.subject(c)) is not None and e.id in wanted)

    def _called(self, name: str) -> tuple[Entity, ...]:
        return tuple(e for e in self.entities.all if name.casefold() in (n.casefold() for n in (e.name, *e.aliases)))

    def timeline(self) -> tuple[tuple[str, EventNode, Claim], ...]:
        """Return the dated events in the order of their earliest day: (EDTF, event, claim)."""
        dated = [
            (edtf, node, claim)
            for claim in self.of_predicate("date")
            if (edtf := getattr(claim.value, "edtf", None)) and getattr(claim.value, "lower", None) and (nodes := self.events(claim))
            for node in nodes[:1]
        ]
        return tuple(sorted(dated, key=lambda row: (str(getattr(row[2].value, "lower", "")), row[1].id, row[2].id)))

    def who_disagrees_about(self, name: str, findings: Iterable[Finding]) -> tuple[tuple[Finding, Sides], ...]:
        """Return the conflicts and checks that touch an entity: each with its positions, a value and who published it."""
        touched = {c.id for c in self.everything_said_of(name)}
        open_questions = (f for f in findings if f.verdict in (Verdict.CONFLICT, Verdict.CHECK))
        grave = (f for f in open_questions if any(touched & set(p.claims) for p in f.positions))
        return tuple((f, tuple((p.value, self.outlets(self.by_id[c] for c in p.claims)) for p in f.positions)) for f in grave)

    def path(self, source: str, name: str) -> tuple[str, ...]:
        """Return the nodes of the network that lead from a source to an entity, by the fewest edges; none, if nothing does."""
        from factcheck.network import shortest  # noqa: PLC0415 - as below

        return shortest(self.network, f"source:{source}", (e.id for e in self._called(name)))

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The whole as a networkx graph, with nodes and edges in a fixed order."""
        from factcheck.network import network  # noqa: PLC0415 - a fifth of a second that a check need not pay

        return network(self)

    def network_with(self, findings: Iterable[Finding]) -> nx.MultiDiGraph[str]:
        """Return the network with an edge between each two claims that conflict or must be looked at."""
        from factcheck.network import with_findings  # noqa: PLC0415 - as above

        return with_findings(self.network, findings)
