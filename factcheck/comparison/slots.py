"""Which claims fill one slot, which values they take there, and whether two of them may raise a conflict.

Two questions, two functions. *Is it the same slot?* is asked loosely: `SlotKind.tie` says how two claims are tied, by a
key both carry or by what stands round them. *May it raise a conflict?* is asked strictly: a list of named vetoes. A veto
that fires turns the conflict into a check, and stands in its `why`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice

from factcheck.comparison.bounds import misprinted
from factcheck.comparison.nearby import LONG, Near, couples
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.values import Relation

ALIGNED = 0.30
"""Least `alike` for two claims without a common key to share a slot where their values differ."""

ECHO = 0.12
"""Least `alike` where the values are equal: an equal value is evidence of its own."""


class Tie(Enum):
    """What makes two claims speak of one thing."""

    NONE = 0
    BY_FRAME = 1
    """What stands round them must decide."""
    BY_KEY = 2
    """Both carry the same key: one person's age, one event's toll."""


Veto = Callable[[StoryGraph, Claim, Claim], str | None]
"""Return why two differing claims may not raise a conflict, or None."""


@dataclass(frozen=True)
class SlotKind:
    """How one family of claims is compared."""

    predicates: tuple[str, ...]
    block: Callable[[StoryGraph, Claim], Sequence[str]]
    """The keys under which a claim is looked for; two claims that share none are never compared."""
    tie: Callable[[StoryGraph, Claim, Claim], Tie]
    relation: Callable[[StoryGraph, Claim, Claim], Relation]
    vetoes: tuple[Veto, ...]
    attribute: Callable[[StoryGraph, Claim], str]
    """What the slot is called in the report."""
    aligned: float = ALIGNED
    echo: float = ECHO
    within: bool = False
    """Whether one source is also compared with itself."""


@dataclass(frozen=True)
class Edge:
    """Two claims of one slot, with the vetoes that keep them from a conflict."""

    a: Claim
    b: Claim
    relation: Relation
    vetoes: tuple[str, ...] = ()
    alike: float = 1.0
    tie: Tie = Tie.BY_FRAME


@dataclass(frozen=True)
class Slot:
    """The claims of one slot, and what ties them; `camps` hold one value each, the best backed first."""

    claims: tuple[Claim, ...]
    camps: tuple[tuple[Claim, ...], ...]
    conflicts: tuple[Edge, ...] = ()
    checks: tuple[Edge, ...] = ()
    agreements: tuple[Edge, ...] = ()


@dataclass
class _Pairs:
    """The pairs of one slot kind that are worth a look."""

    agree: list[Edge] = field(default_factory=list)
    differ: list[Edge] = field(default_factory=list)


def by_subject(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    """Block claims by whom they speak of; one whose subject is unknown is compared with nothing."""
    entity = graph.subject(claim)
    return () if entity is None else (entity.id,)


def by_scope(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    """Block claims by what their value is of: the noun, the stage, the side."""
    return (claim.scope.of or "",)


def tie_of_subjects(graph: StoryGraph, a: Claim, b: Claim) -> Tie | None:
    """Tie two claims by their known subjects, one or two; None where a subject is unknown."""
    one, other = graph.subject(a), graph.subject(b)
    if one is None or other is None:
        return None
    return Tie.BY_KEY if one.id == other.id else Tie.NONE


def _pairs(graph: StoryGraph, kind: SlotKind) -> _Pairs:
    blocks: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate(*kind.predicates):
        for key in kind.block(graph, claim):
            blocks[key].append(claim)
    seen: set[tuple[str, str]] = set()
    found = _Pairs()
    for key in sorted(blocks):
        for a, b in couples(graph, blocks[key], within=kind.within):
            if a.id == b.id or (a.id, b.id) in seen:
                continue
            seen.add((a.id, b.id))
            tie = kind.tie(graph, a, b)
            if tie is Tie.NONE:
                continue
            _sort_pair(graph, kind, found, a, b, tie)
    return found


def _sort_pair(graph: StoryGraph, kind: SlotKind, found: _Pairs, a: Claim, b: Claim, tie: Tie) -> None:
    relation = kind.relation(graph, a, b)
    if relation is Relation.CANNOT_TELL:
        return
    alike = graph.alike(a, b)
    if relation.agrees:
        if tie is Tie.BY_KEY or alike >= kind.echo:
            found.agree.append(Edge(a, b, relation, alike=alike, tie=tie))
    elif tie is Tie.BY_KEY or alike >= kind.aligned:
        found.differ.append(Edge(a, b, relation, alike=alike, tie=tie))


class _Rivals:
    """Where a source has a claim's very value: each claim and source is looked through once, whatever the pairs that ask."""

    def __init__(self, graph: StoryGraph, kind: SlotKind) -> None:
        self._graph, self._kind = graph, kind
        by_source: dict[str, list[Claim]] = defaultdict(list)
        for claim in graph.of_predicate(*kind.predicates):
            by_source[claim.source].append(claim)
        self._elsewhere = {source: Near(graph, claims, LONG) for source, claims in by_source.items()}
        self._found: dict[tuple[str, str], list[tuple[Claim, float]]] = {}

    def of(self, claim: Claim, source: str) -> list[tuple[Claim, float]]:
        """Return the claims of a source that agree with this one and may be of its slot, with how alike they are."""
        key = (claim.id, source)
        if key not in self._found:
            graph, kind = self._graph, self._kind
            self._found[key] = [
                (third, graph.alike(claim, third))
                for third in self._elsewhere[source].of(claim)
                if (_one_number(claim, third) or kind.relation(graph, claim, third).agrees)
                and kind.tie(graph, claim, third) is not Tie.NONE
            ]
        return self._found[key]


def _one_number(a: Claim, b: Claim) -> bool:
    """Whether both print one number, however hedged: "nearly 1.8 billion" is "1.8 billion" before it was rounded."""
    mine, theirs = (getattr(c.value, "number", None) for c in (a, b))
    return mine is not None and mine == theirs and a.value.kind == b.value.kind


def _rival(graph: StoryGraph, kind: SlotKind, edge: Edge, rivals: _Rivals) -> str | None:
    """The other source has this very value elsewhere, aligned nearly as well: then the two are two things.

    A "not" is no value: that a source also affirms what it denies in one sentence explains nothing. Nor does a value that
    both may be: "dozens", or the county that both towns lie in. Who has a number twice with its digits in two orders has misprinted it.
    """
    if edge.a.polarity is not edge.b.polarity or (edge.tie is Tie.BY_KEY and misprinted(edge.a, edge.b)):
        return None
    for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
        for third, alike in rivals.of(one, other.source):
            if third.id != other.id and alike >= 0.7 * edge.alike and not kind.relation(graph, third, other).agrees:
                return f"rival: {graph.sources[other.source].outlet} has “{third.value.raw}” too"
    return None


def _mutual_best(edges: Sequence[Edge]) -> set[tuple[str, str]]:
    """The pairs in which each claim is the other's best partner in that source."""
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for edge in edges:
        for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
            key = (one.id, other.source)
            if key not in best or (edge.alike, other.id) > best[key]:
                best[key] = (edge.alike, other.id)
    return {(e.a.id, e.b.id) for e in edges if best[e.a.id, e.b.source][1] == e.b.id and best[e.b.id, e.a.source][1] == e.a.id}


def _judged(graph: StoryGraph, kind: SlotKind, pairs: _Pairs) -> list[Edge]:
    """The differing pairs with the vetoes that fire on each."""
    rivals = _Rivals(graph, kind)
    edges = [*pairs.agree, *pairs.differ]
    best = _mutual_best(edges) | _mutual_best([e for e in edges if e.tie is Tie.BY_KEY])
    judged = []
    for edge in pairs.differ:
        reasons = tuple(islice(_reasons(graph, kind, edge, (edge.a.id, edge.b.id) in best, rivals), ENOUGH))
        judged.append(replace(edge, vetoes=reasons))
    return judged


ENOUGH = 2
"""Vetoes after which no more are asked: one makes a check, two make two things."""


def _reasons(graph: StoryGraph, kind: SlotKind, edge: Edge, is_best: bool, rivals: _Rivals) -> Iterator[str]:
    """Yield the vetoes that fire, those first that cost least."""
    if not is_best:
        yield "not one another's best match"
    for veto in kind.vetoes:
        why = veto(graph, edge.a, edge.b)
        if why is not None:
            yield why
    why = _rival(graph, kind, edge, rivals)
    if why is not None:
        yield why


class _Union:
    """Disjoint sets of claim ids."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def top(self, node: str) -> str:
        way = [node]
        while self.parent.setdefault(way[-1], way[-1]) != way[-1]:
            way.append(self.parent[way[-1]])
        self.parent.update(dict.fromkeys(way, way[-1]))
        return way[-1]

    def join(self, a: str, b: str) -> None:
        one, other = sorted((self.top(a), self.top(b)))
        self.parent[other] = one


def slots(graph: StoryGraph, kind: SlotKind) -> Iterator[Slot]:
    """Yield the slots of this kind that two claims or more fill, in the order of their first claim."""
    pairs = _pairs(graph, kind)
    judged = _judged(graph, kind, pairs)
    together = _Union()
    for edge in [*pairs.agree, *(e for e in judged if not e.vetoes)]:
        together.join(edge.a.id, edge.b.id)
    members: dict[str, dict[str, Claim]] = defaultdict(dict)
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in [*pairs.agree, *judged]:
        edges[together.top(edge.a.id)].append(edge)
        for claim in (edge.a, edge.b):
            members[together.top(claim.id)][claim.id] = claim
    for root in sorted(members):
        claims = tuple(sorted(members[root].values(), key=lambda c: (c.source, c.span.start, c.id)))
        yield Slot(
            claims=claims,
            camps=_camps(graph, kind, claims),
            conflicts=tuple(e for e in edges[root] if not e.relation.agrees and not e.vetoes),
            checks=tuple(e for e in edges[root] if not e.relation.agrees and e.vetoes),
            agreements=tuple(e for e in edges[root] if e.relation.agrees),
        )


def _camps(graph: StoryGraph, kind: SlotKind, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """Claims that hold one value together, the camp with most independent sources first.

    A claim joins a camp only if it agrees with all of it: "about 80" agrees with 79 and with 81, which do not agree.
    """
    camps: list[list[Claim]] = []
    for claim in claims:
        exact = next((c for c in camps if kind.relation(graph, claim, c[0]) is Relation.SAME), None)
        camp = exact or next((c for c in camps if all(kind.relation(graph, claim, other).agrees for other in c)), None)
        if camp is None:
            camps.append([claim])
        else:
            camp.append(claim)
    return tuple(tuple(c) for c in sorted(camps, key=lambda camp: (-graph.independent(camp), camp[0].source, camp[0].span.start)))
