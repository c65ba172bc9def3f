"""One person, two spellings: a name printed in two ways that are not ways of writing the same.

Quiet where the difference is one of accents, apostrophes, nicknames, initials, middle names or order of the same words.
Conflict: "Bryan Holt" beside "Brian Holt", in one role of one story.
Left alone: Josh beside Joshua; O'Neil beside O’Neil; "Ana Brandt" beside "Ana Lucia Brandt"; two brothers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.graph import StoryGraph
from factcheck.model import Certainty, Claim, EntityKind, Finding, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding


def _camps(claims: list[Claim]) -> list[list[Claim]]:
    """Claims whose names are ways of writing one name, together; most frequent first."""
    camps: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (-len(c.value.raw), c.source, c.span.start)):
        camp = next((k for k in camps if all(same_name(claim.value.raw, other.value.raw) for other in k)), None)
        if camp is None:
            camps.append([claim])
        else:
            camp.append(claim)
    return sorted(camps, key=lambda k: (-len({c.source for c in k}), -len(k), k[0].value.raw))


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a person: the spellings that differ, or the name that two sources share."""
    by_entity: dict[str, list[Claim]] = defaultdict(list)
    names = {}
    for claim in graph.of_predicate("name"):
        entity = graph.subject(claim)
        if entity is not None and entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            by_entity[entity.id].append(claim)
            names[entity.id] = entity
    for key in sorted(by_entity):
        entity, claims = names[key], by_entity[key]
        camps = _camps(claims) if entity.kind is EntityKind.PERSON else [claims]
        if len(camps) > 1:
            sure = all(any(graph.certainty(c) is not Certainty.INFERRED for c in camp) for camp in camps[:2])
            verdict = Verdict.CONFLICT if sure else Verdict.CHECK
            why = f"the name is spelled {' and '.join(camp[0].value.raw for camp in camps)}"
            yield finding(graph, "name-spelling", verdict, entity.name, "name", camps, why=why)
        elif graph.independent(camps[0]) > 1:
            outlets = len(graph.outlets(camps[0]))
            yield finding(graph, "name-spelling", Verdict.AGREEMENT, entity.name, "name", camps, why=f"{outlets} outlets", severity="low")


RULE = Rule(code="FC401", judge=judge)
