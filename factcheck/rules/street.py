"""The street of a house, of a block, or of a corner.

A house number, the number of a block, or one street of a corner ties the other street. A source that has both streets ends the matter.
Where one stands against one, the sentences must have something in common, the more the shorter the number: of the low blocks that every
street has, and of a corner with two streets, a person must look unless the sentences are much alike.
Conflict: "the 4100 block of Mill Road" beside "the 4100 block of Hill Road"; "at Eighth and
Canal streets" where two others have Eighth and Mill.
Left alone: "East Sixth Street" beside "Sixth"; "Highway 80" beside "Mill Road", which may be its name; two corners of one story.
"""

from __future__ import annotations

import re

from factcheck.comparison.slots import SlotKind, Tie, by_scope
from factcheck.comparison.two_dates import one_figure_apart
from factcheck.comparison.vetoes import outvoted, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.predicates.street import BLOCK, HOUSE, STRETCH
from factcheck.rules import slot_rule
from factcheck.text.streets import same_street, street
from factcheck.values import Relation

TELLING_HOUSE, TELLING_BLOCK = 3, 4
"""Figures of a house and of a block from which two streets of a story seldom share it."""
TWIN = 0.5
"""Least `alike` for two sentences to tell of one place, though a source knows both streets."""
TOLD = 0.2
"""Least `alike` for two streets of one number, or of one corner, to be one."""
ALONE = 0.35
"""The same, where one stands against one."""
SLIP = 0.1
"""The same for the numbers of two streets that are a figure apart."""


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """One street, two, or none that can be told."""
    same = same_street(street(a.value.raw), street(b.value.raw))
    return Relation.CANNOT_TELL if same is None else Relation.SAME if same else Relation.DIFFERENT


def known_elsewhere(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A source that tells of one street has the other too: there are two places, unless the sentences tell the same."""
    names = [street(c.value.raw).name for c in (a, b)]
    for one, other, name in ((a, b, names[0]), (b, a, names[1])):
        at_this = (c for c in graph.of_source(other.source) if c.predicate == a.predicate and c.scope.of == a.scope.of)
        if any(relation(graph, one, c) is Relation.SAME for c in at_this):
            return f"rival: the other source has {one.value.raw} there too"
        somewhere = graph.writes(other.source, one.value.raw) or (names[0] != names[1] and graph.writes(other.source, name))
        if somewhere and graph.alike(a, b) < TWIN:
            return f"rival: the other source has {one.value.raw} too"
    return None


def another_place(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A story may tell of two corners of one street, and of the low block of two."""
    return None if graph.alike(a, b) >= _least(graph, a, b) else f"another place: {a.value.raw} and {b.value.raw} may be of two"


def _least(graph: StoryGraph, a: Claim, b: Claim) -> float:
    """Least `alike` for two streets to be one: of a long number little is asked, and nothing where the names are nearly one."""
    of = a.scope.of or ""
    figures = len(of.rsplit(maxsplit=1)[-1])
    if of.startswith((HOUSE, BLOCK)):
        telling = figures >= (TELLING_HOUSE if of.startswith(HOUSE) else TELLING_BLOCK)
        return TWIN if not telling else 0.0 if _is_slip(a, b) or _of_one_name(a, b) else ALONE
    if _is_slip(a, b):
        return SLIP
    return TOLD if of.startswith(STRETCH) or outvoted(graph, a, b) is not None else ALONE


def _of_one_name(a: Claim, b: Claim) -> bool:
    """Whether the streets differ in their suffix or part of the compass alone: "East Sixth" and "West Sixth"."""
    return street(a.value.raw).name == street(b.value.raw).name


def _is_slip(a: Claim, b: Claim) -> bool:
    """Whether two numbered streets are a figure apart: "115th" and "105th"."""
    numbers = [re.findall(r"\d+", c.value.raw) for c in (a, b)]
    return all(len(found) == 1 and len(found[0]) > 1 for found in numbers) and one_figure_apart(numbers[0][0], numbers[1][0])


KIND = SlotKind(
    predicates=("street",),
    block=by_scope,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(unfinished, known_elsewhere, another_place),
    attribute=lambda _graph, claim: f"street of the {claim.scope.of}",
)

RULE = slot_rule("street", "FC134", KIND)
