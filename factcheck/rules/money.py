"""A sum of money, with what it is the sum of: price, cost, damage, fine, bail, revenue.

Conflict: "bail was set at $50,000" beside "held on $15,000 bail".
Left alone: "$3 million less on buses" beside "saves $5 million a year"; dollars beside euros.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from factcheck.bounds import compared
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie
from factcheck.values import Relation
from factcheck.vetoes import another_scene, fuzzy, inferred_link, not_meant, strange_names, too_far_apart, unfinished


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return [f"{getattr(claim.value, 'currency', '')} {topic}" for topic in (claim.scope.of or "sum").split("/")]


def other_word(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two words of one topic ("cost", "charge") name two sums more often than one, unless the sentences are near twins."""
    if a.frame is None or b.frame is None or a.frame.head == b.frame.head or graph.alike(a, b) >= 0.38:
        return None
    return f"another sum: one is “{a.frame.head}”, the other “{b.frame.head}”"


def other_kind(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The closing price is not the price that is offered."""
    kinds = [{x for x in c.scope.limits if x.startswith("kind ")} for c in (a, b)]
    apart = sorted(kinds[0] ^ kinds[1])
    return f"another sum: one is the {apart[0].removeprefix('kind ')} one" if apart else None


OF_ONE = frozenset({"fine", "bail", "reward", "ransom", "salary", "bonus", "prize", "award", "settlement", "contract", "damages"})
"""Topics of which few stories have two sums."""


def settled_topic(graph: StoryGraph, claim: Claim) -> bool:
    """Whether every report gives the topic one sum at most, and all but one of three or more the same."""
    key = _block(graph, claim)[0]
    return graph.remembered(("settled sums", key), lambda: _is_settled(graph, key))


def _is_settled(graph: StoryGraph, key: str) -> bool:
    if key.partition(" ")[2] not in OF_ONE:
        return False
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("money"):
        if _block(graph, claim)[0] == key:
            held[graph.group(claim)].append(claim)
    if len(held) < LEAST or any(compared(graph, a, b) is Relation.DIFFERENT for rows in held.values() for a, b in combinations(rows, 2)):
        return False
    firsts = [rows[0] for rows in held.values()]
    agreeing = max(sum(compared(graph, a, b).agrees for b in firsts if b is not a) for a in firsts) + 1
    return agreeing >= len(firsts) - 1


LEAST = 3
"""Independent sources that give a topic's sum, for it to be the story's one."""


def far_from_it(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Another scene, unless the topic has one sum in every report."""
    return None if settled_topic(graph, a) else another_scene(graph, a, b)


KIND = SlotKind(
    predicates=("money",),
    block=_block,
    tie=lambda graph, a, _b: Tie.BY_KEY if settled_topic(graph, a) else Tie.BY_FRAME,
    relation=compared,
    vetoes=(other_word, other_kind, inferred_link, not_meant, unfinished, far_from_it, strange_names, fuzzy, too_far_apart),
    attribute=lambda _graph, claim: f"sum ({(claim.scope.of or 'unnamed').replace('/', ', ')})",
)

RULE = slot_rule("money", "FC104", KIND)
