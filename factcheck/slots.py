"""Which claims fill one slot, which values they take there, and whether two of them may raise a conflict.

Two questions, two functions. *Is it the same slot?* is asked loosely: `SlotKind.tie` says how two claims are tied, by a
key both carry or by what stands round them. *May it raise a conflict?* is asked strictly: a list of named vetoes. A veto
that fires turns the conflict into a check, and stands in its `why`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import combinations, product

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
        for a, b in _couples(blocks[key], kind.within):
            if a.id == b.id or (a.id, b.id) in seen:
                continue
            seen.add((a.id, b.id))
            tie = kind.tie(graph, a, b)
            if tie is Tie.NONE:
                continue
            _sort_pair(graph, kind, found, a, b, tie)
    return found


def _couples(claims: Sequence[Claim], within: bool) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims of two sources, and of one source where it is compared with itself."""
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source].append(claim)
    for one, other in combinations(sorted(by_source), 2):
        yield from product(by_source[one], by_source[other])
    if within:
        for own in by_source.values():
            yield from combinations(own, 2)


def _sort_pair(graph: StoryGraph, kind: SlotKind, found: _Pairs, a: Claim, b: Claim, tie: Tie) -> None:
    relation = kind.relation(graph, a, b)
    if relation is Relation.CANNOT_TELL:
        return
    alike = graph.alike(a, b)
    if relation.agrees:
        if tie is Tie.BY_KEY or alike >= kind.echo:
            found.agree.append(Edge(a, b, relation, alike=alike))
    elif tie is Tie.BY_KEY or alike >= kind.aligned:
        found.differ.append(Edge(a, b, relation, alike=alike))


def _rival(graph: StoryGraph, kind: SlotKind, edge: Edge, blocks: dict[str, list[Claim]]) -> str | None:
    """The other source has this very value elsewhere, aligned nearly as well: then the two are two things.

    A "not" is no value: that a source also affirms what it denies in one sentence explains nothing.
    """
    if edge.a.polarity is not edge.b.polarity:
        return None
    for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
        for third in blocks.get(other.source, ()):
            if third.id == other.id or kind.relation(graph, one, third) not in (Relation.SAME, Relation.FINER, Relation.COARSER):
                continue
            if kind.tie(graph, one, third) is not Tie.NONE and graph.alike(one, third) >= 0.7 * edge.alike:
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
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate(*kind.predicates):
        by_source[claim.source].append(claim)
    best = _mutual_best([*pairs.agree, *pairs.differ])
    judged = []
    for edge in pairs.differ:
        reasons = [why for veto in kind.vetoes if (why := veto(graph, edge.a, edge.b)) is not None]
        if (why := _rival(graph, kind, edge, by_source)) is not None:
            reasons.append(why)
        if (edge.a.id, edge.b.id) not in best:
            reasons.append("not one another's best match")
        judged.append(Edge(edge.a, edge.b, edge.relation, tuple(reasons), edge.alike))
    return judged


class _Union:
    """Disjoint sets of claim ids."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def top(self, node: str) -> str:
        while self.parent.setdefault(node, node) != node:
            node = self.parent[node]
        return node

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
    doubts = [e for e in judged if e.vetoes]
    members: dict[str, dict[str, Claim]] = defaultdict(dict)
    for edge in [*pairs.agree, *judged]:
        for claim in (edge.a, edge.b):
            members[together.top(claim.id)][claim.id] = claim
    for root in sorted(members):
        claims = tuple(sorted(members[root].values(), key=lambda c: (c.source, c.span.start, c.id)))
        inside = set(members[root])
        agreements = tuple(e for e in pairs.agree if e.a.id in inside)
        yield Slot(
            claims=claims,
            camps=_camps(graph, kind, claims),
            conflicts=tuple(e for e in judged if not e.vetoes and e.a.id in inside),
            checks=tuple(e for e in doubts if e.a.id in inside),
            agreements=agreements,
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
