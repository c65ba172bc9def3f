"""Where a person is from.

A person may have moved, and towns shade into one another, so two homes are a check; the same home is an agreement.
Conflict: "Karl Voss of Marlow" where two others have "an Osby man" and "Karl Voss of Osby", and nobody else names Marlow.
"Karl Voss, 25, of Marlow" where two others have "Karl Voss, 25, of Osby", whatever else happened at Marlow.
"Karl Voss, a cook from Reno," where two others have "Karl Voss of Omaha", far off, and the story has Reno nowhere else.
Check: "an Osby man" beside "Karl Voss of Marlow".
Left alone: a town beside its county or state. A suburb beside its city is a check, however many have the city.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from rapidfuzz.distance import JaroWinkler

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding
from factcheck.rules import is_outvoted, slot_rule
from factcheck.rules._foreign_towns import with_foreign_towns
from factcheck.rules.place import named_elsewhere, neighbours
from factcheck.rules.place import relation as of_places
from factcheck.text.folding import fold
from factcheck.values import Relation

BESIDE = re.compile(r"[\w'’.-]+(?: (?:Jr|Sr|I{2,3})\.?)?(?:, \d{1,3}| \(\d{1,3}\))?,? of ")
"""A name with its home set right beside it, as lists of the dead and the accused have it: "Voss, 25, of "."""


LIKE = 0.85
"""Least likeness (Jaro and Winkler, 0 to 1) of two towns of which one is a slip of the other, though no gazetteer has it."""


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare as places; a town that the gazetteer lacks beside one it has may be a part of it, unless one is a slip of the other."""
    found, names = of_places(graph, a, b), [fold(c.value.raw) for c in (a, b)]
    likely = found is Relation.CANNOT_TELL and not any(" " in name for name in names) and JaroWinkler.similarity(*names) >= LIKE
    return Relation.DIFFERENT if likely and not any(name in other for name, other in permutations(names)) else found


def another_part(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The other source names the place too, unless both set it beside the name: then it is a home in both, whatever happened there."""
    return None if _beside_name(a) and _beside_name(b) else named_elsewhere(graph, a, b)


def _beside_name(claim: Claim) -> bool:
    return BESIDE.match(claim.span.quote) is not None


def outvoted(graph: StoryGraph, camps: Sequence[Sequence[Claim]]) -> bool:
    """Return whether one source stands alone against two: nobody else names its place, or nobody else as the home of this person."""
    if is_outvoted(graph, camps):
        return True
    lone, others = sorted(camps, key=graph.independent) if len(camps) == 2 else ((), ())
    apart = {c.source for c in lone}.isdisjoint(c.source for c in others)
    return apart and graph.independent(lone) == 1 < graph.independent(others) and all(_beside_name(c) for c in (*lone, *others))


KIND = SlotKind(
    predicates=("residence",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished, another_part, neighbours),
    attribute=lambda _graph, _claim: "home",
)

SLOT_RULE = replace(slot_rule("residence", "FC113", KIND, earned=False, outvotes=True), outvoted=outvoted)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield what fills one slot, then the towns that stand alone."""
    return with_foreign_towns(graph, SLOT_RULE.judge(graph), "residence", KIND.attribute)


RULE = replace(SLOT_RULE, judge=judge)
