"""What was undone: a sentence can go while a conviction stands.

Sources that word the relief differently need not contradict each other, but do not say the same.
Check: "his sentence was vacated" beside "his conviction was set aside".
Left alone: both say conviction; one says neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Polarity, Step, Verdict
from factcheck.rules import Rule, finding, subject_name

OBJECTS = {"sentence": "sentence", "conviction": "conviction", "verdict": "conviction", "charge": "charge", "indictment": "charge"}


def _undone(graph: StoryGraph, claim: Claim) -> str | None:
    """What a relief took away, read from the frame: the subject of "was vacated", the noun beside "quashed"."""
    frame = claim.frame
    if frame is None or claim.scope.of != "Justice.Overturn" or claim.polarity is Polarity.NEGATED:
        return None
    if frame.subject in OBJECTS:
        return OBJECTS[frame.subject]
    return next((OBJECTS[word] for word in frame.near if word in OBJECTS), None)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one check where independent sources name different things undone in the main scene."""
    undone: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("outcome"):
        what = _undone(graph, claim)
        if what is not None and graph.scene(claim) == "main":
            undone[what].append(claim)
    camps = [undone[what] for what in sorted(undone)]
    if len(camps) < 2 or len({graph.group(c) for camp in camps for c in camp}) < 2:
        return
    step = Step(step="what settles it", result="the court's minute order")
    why = f"one says {' was undone, the other '.join(sorted(undone))}; a sentence can go while a conviction stands"
    yield finding(graph, "legal-state", Verdict.CHECK, subject_name(graph, camps[0][0]), "what was undone", camps, why=why, steps=[step])


RULE = Rule(code="FC310", judge=judge, earned=False)
