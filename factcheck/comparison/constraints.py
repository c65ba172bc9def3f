"""A network of bounds between events, and the smallest loops in it that cannot hold.

Each bound says that one event comes at most so many days after another. Bounds that lead round a loop in less than no time
contradict each other: a negative cycle, whose edges are the explanation. Of several the one with fewest bounds is shown first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.model import Claim


@dataclass(frozen=True)
class Bound:
    """`later` comes at most `days` after `earlier`; a claim gives it, or the order of things."""

    earlier: str
    later: str
    days: int
    words: str
    claim: Claim | None = None

    def __hash__(self) -> int:
        return hash((self.earlier, self.later, self.days, self.words))


def loops(bounds: Sequence[Bound]) -> Iterator[tuple[Bound, ...]]:
    """Yield loops that cannot hold, the smallest first and no two with a claim in common."""
    left = sorted(bounds, key=lambda b: (b.earlier, b.later, b.days, b.claim.id if b.claim else ""))
    while True:
        loop = _smallest(_tightest(left))
        if loop is None:
            return
        yield loop
        given = {b.claim.id for b in loop if b.claim is not None}
        if not given:
            return  # the order of things contradicts itself: nothing a source said can mend that
        left = [b for b in left if b.claim is None or b.claim.id not in given]


def _tightest(bounds: Sequence[Bound]) -> dict[tuple[str, str], Bound]:
    """Of the bounds between the same two events the one that leaves least room."""
    found: dict[tuple[str, str], Bound] = {}
    for bound in bounds:
        kept = found.get((bound.earlier, bound.later))
        if kept is None or bound.days < kept.days:
            found[bound.earlier, bound.later] = bound
    return found


def _smallest(bounds: Mapping[tuple[str, str], Bound]) -> tuple[Bound, ...] | None:
    """The negative loop of fewest bounds: the least of all ways of one bound, of two, of three, until a way comes home below zero."""
    ways: dict[tuple[str, str], tuple[int, tuple[Bound, ...]]] = {pair: (b.days, (b,)) for pair, b in bounds.items()}
    for _ in range(len({end for pair in bounds for end in pair})):
        home = min(((days, way) for (start, end), (days, way) in ways.items() if start == end and days < 0), key=_least, default=None)
        if home is not None:
            return home[1]
        ways = _longer(ways, bounds)
    return None


def _least(found: tuple[int, tuple[Bound, ...]]) -> tuple[int, tuple[str, ...]]:
    return found[0], tuple(b.words for b in found[1])


def _longer(
    ways: Mapping[tuple[str, str], tuple[int, tuple[Bound, ...]]], bounds: Mapping[tuple[str, str], Bound]
) -> dict[tuple[str, str], tuple[int, tuple[Bound, ...]]]:
    """The least ways with one bound more."""
    after: dict[str, list[Bound]] = {}
    for bound in bounds.values():
        after.setdefault(bound.earlier, []).append(bound)
    found: dict[tuple[str, str], tuple[int, tuple[Bound, ...]]] = {}
    for (start, end), (days, way) in ways.items():
        for bound in after.get(end, ()):
            longer = (days + bound.days, (*way, bound))
            kept = found.get((start, bound.later))
            if kept is None or _least(longer) < _least(kept):
                found[start, bound.later] = longer
    return found
