"""The order of a life and of a case: nobody is sentenced before the verdict, or marries before being born.

All firm dates of one person are bounds in one network, with the rows of the lexicon as further bounds ("convicted before
sentenced"). A loop of bounds that cannot hold together is the contradiction, and its edges are the explanation. It may need
three sources to show. After one loop the widest bound is taken out and the search goes on, so that all separate ones are found.
Conflict: "convicted in June 2003" beside "sentenced in March 2002", of one woman.
Left alone: arrested again later; two events in one month; dates that hang on other people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Certainty, Claim, Finding, Modality, Polarity, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.values.moment import Moment

ORIGIN = "0 the calendar"
EPOCH = date(1, 1, 1)


@dataclass(frozen=True)
class Bound:
    """`later` comes at most `days` after `earlier`; a claim gives it, or the order of things."""

    earlier: str
    later: str
    days: int
    words: str
    claim: Claim | None = None


def _bounds_of(claim: Claim, event: str) -> list[Bound]:
    assert isinstance(claim.value, Moment)  # noqa: S101 - filtered by the caller
    low, high = claim.value.lower, claim.value.upper
    if low is None or high is None:
        return []
    said = f"{event.partition('.')[2]}: {claim.value.show()}"
    return [
        Bound(ORIGIN, event, (high - EPOCH).days, said, claim),
        Bound(event, ORIGIN, -(low - EPOCH).days, said, claim),
    ]


def _dates(graph: StoryGraph) -> dict[str, list[tuple[str, Claim]]]:
    """Firm dates of named people's events, by person; only where the date's first candidate is that event."""
    found: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim in graph.of_predicate("date"):
        nodes = graph.events(claim)
        firm = claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ASSERTED and claim.certainty is not Certainty.INFERRED
        if firm and nodes and nodes[0].patient is not None and isinstance(claim.value, Moment):
            found[nodes[0].patient].append((nodes[0].type, claim))
    return found


def loops(bounds: list[Bound]) -> Iterator[list[Bound]]:
    """Yield the bounds of every separate loop that cannot hold, the search in a fixed order."""
    left = sorted(bounds, key=lambda b: (b.earlier, b.later, b.days, b.claim.id if b.claim else ""))
    while True:
        tightest: dict[tuple[str, str], Bound] = {}
        for bound in left:
            kept = tightest.get((bound.earlier, bound.later))
            if kept is None or bound.days < kept.days:
                tightest[bound.earlier, bound.later] = bound
        if _hold(tightest):
            return
        import networkx as nx  # noqa: PLC0415 - a fifth of a second, for stories whose dates do not hold together

        network: nx.DiGraph[str] = nx.DiGraph()
        for (earlier, later), bound in tightest.items():
            network.add_edge(earlier, later, weight=bound.days)
        try:
            cycle = nx.find_negative_cycle(network, ORIGIN)
        except nx.NetworkXError:
            return
        loop = [tightest[a, b] for a, b in pairwise(cycle)]
        yield loop
        given = [b for b in loop if b.claim is not None]
        if not given:
            return
        drop = max(given, key=lambda b: (abs(b.days), b.words)).claim
        left = [b for b in left if b.claim is not drop]


def _hold(tightest: Mapping[tuple[str, str], Bound]) -> bool:
    """Whether days can be found that keep all bounds: the shortest ways from the origin then settle, an event a round."""
    days = {ORIGIN: 0}
    for _ in range(len({end for pair in tightest for end in pair}) + 1):
        before = dict(days)
        for (earlier, later), bound in tightest.items():
            if earlier in days:
                days[later] = min(days.get(later, days[earlier] + bound.days), days[earlier] + bound.days)
        if days == before:
            return True
    return False


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding for every loop of bounds that cannot hold."""
    names = {e.id: e.name for e in graph.entities.all}
    pairs = [(row["before"], row["after"]) for row in table("ordered")["pair"]]
    for person, dated in sorted(_dates(graph).items()):
        types = {event for event, _ in dated}
        bounds = [b for event, claim in dated for b in _bounds_of(claim, event)]
        bounds += [
            Bound(after, before, 0, f"{before.partition('.')[2]} comes before {after.partition('.')[2]}")
            for before, after in pairs
            if {before, after} <= types
        ]
        for loop in loops(bounds):
            claims = list(dict.fromkeys(b.claim for b in loop if b.claim is not None))
            if len({b.earlier for b in loop if b.claim is not None} | {b.later for b in loop if b.claim is not None}) < 3:
                continue
            steps = [Step(step=b.words, claims=(b.claim.id,) if b.claim else ()) for b in loop]
            why = "; ".join(dict.fromkeys(b.words for b in loop))
            scope = "|".join(sorted(c.value.raw for c in claims))
            yield finding(
                graph,
                "timeline",
                Verdict.CONFLICT,
                names.get(person, person),
                "order of events",
                [[c] for c in claims],
                why=why,
                steps=steps,
                severity="high",
                scope=scope,
            )


RULE = Rule(code="FC202", judge=judge, earned=False, record="not yet right twenty times on text it was not written on")
