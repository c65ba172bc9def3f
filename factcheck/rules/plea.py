"""How a defendant pleaded, where two pleas exclude one another.

A plea may be changed, so that reports of other days decide nothing, nor does a source that tells of two pleas.
Conflict: "Lind pleaded guilty" beside "Lind entered a plea of not guilty", on one day.
Left alone: not guilty in March and guilty in May; "plans to plead guilty"; guilty of theft and not guilty of fraud.
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality, Polarity
from factcheck.rules import slot_rule
from factcheck.values import Relation

NEAR = 2
"""Days within which two reports tell of one plea."""
ENTERED = frozenset({Modality.ASSERTED, Modality.CHARGED})


def changed(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A plea entered on one day may be another on the next."""
    one, other = (graph.sources[c.source].published.day for c in (a, b))
    if one is None or other is None or abs((one - other).days) <= NEAR:
        return None
    return "update: a plea may be changed, and the reports are days apart"


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two pleas differ, unless to two charges; a planned one is none, and who did not plead guilty may have pleaded anything else."""
    if any(c.modality not in ENTERED for c in (a, b)) or any(
        c.polarity is Polarity.NEGATED and getattr(c.value, "option", "") == "guilty" for c in (a, b)
    ):
        return Relation.CANNOT_TELL
    charges = [set(c.scope.limits) for c in (a, b)]
    if charges[0] and charges[1] and not charges[0] & charges[1]:
        return Relation.CANNOT_TELL
    return a.value.relation(b.value)


KIND = SlotKind(
    predicates=("plea",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished, another_scene, beside_itself, changed),
    attribute=lambda _graph, _claim: "plea",
)

RULE = slot_rule("plea", "FC127", KIND, "high")
