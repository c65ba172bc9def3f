"""Ages of somebody whom reports describe and do not name, that one report alone has: "a girl of 13" beside "the 18-year-old girl", twice.

A report that tells of one girl with an age tells of the girl that the others tell of, who have one as well: nobody else has this age,
and two others have the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.comparison.vetoes import not_meant, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.values import Relation

DESCRIBED = re.compile(
    r"(?P<female>\b(?:girl|schoolgirl|woman|daughter|mother|grandmother|widow|waitress|actress|heroine)$)"
    r"|(?P<male>\b(?:boy|schoolboy|man|son|father|grandfather|widower|waiter|gunman|hero)$)",
    re.IGNORECASE,
)
"""The noun at the end of a description that says whether it is a woman or a man."""
LEEWAY = 1
"""Years by which a birthday or a rounding sets two ages apart."""
TOLD = 0.05
"""Least `alike` of a lone age to the nearest of those it stands against."""


def lone_ages(graph: StoryGraph) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Yield each lone age of one described, with those of the others, the most alike first."""
    every = graph.of_predicate("age")
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in every:
        noun = _noun(claim)
        if noun is not None and getattr(claim.value, "lower", None) is not None:
            told[noun].append(claim)
    for _, claims in sorted(told.items()):
        alone = [c for c in claims if _is_only(c, claims)]
        for claim in alone:
            if any(c.source != claim.source and _years_apart(c, claim) == 0 for c in every):
                continue
            camp = [c for c in alone if graph.group(c) != graph.group(claim)]
            if graph.independent(camp) < len(("one", "other")) or any(_years_apart(c, claim) <= LEEWAY for c in camp):
                continue
            camp.sort(key=lambda c: (-graph.alike(claim, c), c.id))
            own = any(c.source == claim.source and _years_apart(c, camp[0]) == 0 for c in every)
            same = all(c.value.relation(camp[0].value) is Relation.SAME for c in camp)
            if same and not own and graph.alike(claim, camp[0]) >= TOLD and not _explained(graph, claim, camp[0]):
                yield claim, camp


def _noun(claim: Claim) -> str | None:
    """The noun by which an age describes somebody without a name."""
    match = DESCRIBED.search(claim.subject.name)
    return None if match is None or claim.scope.of != "now" else match.group().casefold()


def _is_only(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether its source describes one such person by an age."""
    return all(_years_apart(c, claim) == 0 for c in claims if c.source == claim.source)


def _years_apart(a: Claim, b: Claim) -> float:
    ages = [getattr(c.value, "lower", None) for c in (a, b)]
    return float(abs((ages[0] or 0) - (ages[1] or 0)))


def _explained(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether the two are said otherwise."""
    return claim.modality is not other.modality or any(veto(graph, claim, other) for veto in (not_meant, unfinished))
