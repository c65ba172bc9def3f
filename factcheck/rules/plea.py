"""How a defendant pleaded, where two pleas exclude one another.

A plea may be changed, so that reports of other days decide nothing, nor does a source that tells of two pleas.
Conflict: "Lind pleaded guilty" beside "Lind entered a plea of not guilty", on one day.
Left alone: not guilty in March and guilty in May; "plans to plead guilty"; guilty of theft and not guilty of fraud.
"""

from __future__ import annotations

import re

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality, Polarity
from factcheck.rules import slot_rule
from factcheck.values import Relation

CHANGING = re.compile(
    r"\b(?:(?:chang|switch|alter|revers|withdr[ae]w)\w*\s+(?:his|her|its|their|the)\s+(?:(?:not\s+)?guilty\s+)?pleas?"
    r"|(?:initially|originally|previously|at\s+first|earlier)|change\s+of\s+plea)\b",
    re.IGNORECASE,
)
"""Words that tell of two pleas."""
GUILTY = re.compile(r"\badmit\w*|(?<!not )\bguilty\b", re.IGNORECASE)
NOT_GUILTY = re.compile(r"\bden(?:y|ies|ied|ying)\b|\bnot guilty\b", re.IGNORECASE)
NEAR = 2
"""Days within which two reports tell of one plea."""
ENTERED = frozenset({Modality.ASSERTED, Modality.CHARGED})


def changed(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A plea entered on one day may be another on the next; a report may say that it was changed."""
    cue = next((found for c in (a, b) if (found := CHANGING.search(graph.sentence_text(c))) is not None), None)
    if cue is not None:
        return f"update: a plea may be changed, “{cue[0]}”"
    if any(GUILTY.search(text) and NOT_GUILTY.search(text) for text in map(graph.sentence_text, (a, b))):
        return "another charge: one sentence tells of what is admitted and of what is denied"
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
