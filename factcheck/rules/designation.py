"""The number by which something goes: a telephone, a licence plate, a house, a terminal, a road.

Telephones and plates are compared where one is a slip of the other: one figure changed, or two changed round. Of one street, and of
terminals, roads and precincts, a story may have several, so that a source that has both numbers, or two that have several, end the
matter; else a slip is a conflict, and any number that stands alone against two sources that agree.
Conflict: "call 555-0142" beside "555-0124"; "224 E. Mill Court" beside "242 East Mill Ct."; "Terminal 4" where two others have Terminal 2.
Check: "12 Mill Road" beside "40 Mill Road"; "Terminal 4" beside "Terminal 2".
Left alone: two stations' telephones; the 200 block of a street; Interstate 40 and Interstate 44 in one report.
"""

from __future__ import annotations

import re
from collections import defaultdict

from factcheck.comparison.slots import SlotKind, Tie, by_scope
from factcheck.comparison.two_dates import one_figure_apart
from factcheck.comparison.vetoes import beside_itself, outvoted, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.predicates.designation import HOUSE, PLATES, REFERENCES, TELEPHONES
from factcheck.rules import slot_rule
from factcheck.values import Relation
from factcheck.values.name import Name

OF_MANY = frozenset({TELEPHONES, PLATES, REFERENCES})
"""What a story has several of, each as good as another: only a slip is of one."""


TOLD = 0.2
"""Least `alike` for two terminals, roads or telephones a figure apart to be one: of a street's houses the street says it."""


def _text(claim: Claim) -> str:
    return claim.value.text if isinstance(claim.value, Name) else claim.value.raw


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Equal numbers are one; of telephones, one with its district's or country's code and one without; else two, or nobody can tell."""
    one, other = _text(a), _text(b)
    if one == other or (a.scope.of == TELEPHONES and (one.endswith(other.lstrip("0")) or other.endswith(one.lstrip("0")))):
        return Relation.SAME
    if (a.scope.of or "").startswith(HOUSE) and one[:-2] == other[:-2] and "00" in (one[-2:], other[-2:]):
        return Relation.CANNOT_TELL  # "200 East Sixth Street" is what police call its block
    if _airline(a) and _airline(b) and _airline(a) != _airline(b):
        return Relation.CANNOT_TELL  # two airlines may sell one flight
    return Relation.DIFFERENT if a.scope.of not in OF_MANY or one_figure_apart(one, other) else Relation.CANNOT_TELL


def _airline(claim: Claim) -> str:
    """The letters of the airline that stand before a flight's number."""
    raw = claim.value.raw
    return raw.removesuffix(_text(claim)).strip(" -") if claim.scope.of == "flight" else ""


def _has_several(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether a report has two of the kind, and one of these two among them: a road is shut between two junctions, and two flights are."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in graph.of_predicate("designation"):
        if claim.scope.of == a.scope.of:
            found[claim.source].add(_text(claim))
    both = {_text(a), _text(b)}
    house = (a.scope.of or "").startswith(HOUSE)
    return any(both <= told for told in found.values()) or (not house and all(len(found[c.source]) > 1 for c in (a, b)))


def _is_written(graph: StoryGraph, claim: Claim, source: str) -> bool:
    """Whether a source has a number in whatever words."""
    return re.search(rf"(?<![\w-]){re.escape(claim.value.raw)}(?![\w-])", graph.sources[source].text) is not None


def another_of_its_kind(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A story may tell of two houses of one street; a slip of the pen, or one number against two sources, is of one."""
    one, other = _text(a), _text(b)
    if any(_is_written(graph, a, s) and _is_written(graph, b, s) for s in graph.sources if len(one) > 1 < len(other)):
        return f"another {a.scope.of}: one report has both numbers"
    if a.scope.of not in OF_MANY and _has_several(graph, a, b):
        return f"another {a.scope.of}: one report tells of several"
    sure = a.scope.of == PLATES or (a.scope.of or "").startswith(HOUSE) or graph.alike(a, b) >= TOLD
    if (sure and len(one) > 1 and one_figure_apart(one, other)) or outvoted(graph, a, b) is not None:
        return None
    return f"another {a.scope.of}: {a.value.raw} and {b.value.raw} may be two"


KIND = SlotKind(
    predicates=("designation",),
    block=by_scope,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(unfinished, beside_itself, another_of_its_kind),
    attribute=lambda _graph, claim: f"number of the {claim.scope.of}",
)

RULE = slot_rule("designation", "FC132", KIND)
