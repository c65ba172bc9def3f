"""A sum of money, with what it is the sum of: price, cost, damage, fine, bail, revenue.

Conflict: "bail was set at $50,000" beside "held on $15,000 bail".
Left alone: "$3 million less on buses" beside "saves $5 million a year"; dollars beside euros.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparison.another_matter import another_matter
from factcheck.comparison.bounds import compared, misprinted
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import another_scene, fuzzy, inferred_link, not_meant, outvoted, strange_names, too_far_apart, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return [f"{getattr(claim.value, 'denomination', '')} {topic}" for topic in (claim.scope.of or "sum").split("/")]


def other_word(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two words of one topic ("cost", "charge") name two sums more often than one, unless the sentences are near twins."""
    if swapped(graph, a, b):
        return None
    if a.frame is None or b.frame is None or a.frame.head == b.frame.head or graph.alike(a, b) >= 0.38:
        return None
    return f"another sum: one is “{a.frame.head}”, the other “{b.frame.head}”"


def swapped(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one source alone has the digits of a sum of three or more in another order than two independent ones that agree."""
    return misprinted(a, b) and outvoted(graph, a, b) is not None


def other_kind(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The closing price is not the price that is offered."""
    kinds = [{x for x in c.scope.limits if x.startswith("kind ")} for c in (a, b)]
    apart = sorted(kinds[0] ^ kinds[1])
    return f"another sum: one is the {apart[0].removeprefix('kind ')} one" if apart else None


KIND = SlotKind(
    predicates=("money",),
    block=_block,
    tie=lambda graph, a, b: Tie.BY_KEY if swapped(graph, a, b) else Tie.BY_FRAME,
    relation=compared,
    vetoes=(
        other_word,
        other_kind,
        inferred_link,
        not_meant,
        unfinished,
        another_scene,
        strange_names,
        fuzzy,
        too_far_apart,
        another_matter,
    ),
    attribute=lambda _graph, claim: f"sum ({(claim.scope.of or 'unnamed').replace('/', ', ')})",
)

RULE = slot_rule("money", "FC104", KIND)
