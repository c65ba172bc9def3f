"""What the sources say of each claim of a draft: how many back it, what contradicts it, and what no source has."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from factcheck.model import Record, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.graph import StoryGraph
    from factcheck.model import Claim, Finding
    from factcheck.spoken import Spoken

State = Literal["contradicted", "to-check", "in-no-source", "backed", "not-compared"]
"""From the gravest. Not compared: sources speak of nothing like it, or in words that cannot be laid beside the draft's."""

ECHO = 0.12
"""Least likeness of two sentences for an equal value in them to be the same thing, as in `slots`."""

OF_A_KIND = ("count", "measure", "share")
"""Which back one another only where both count or measure the same kind of thing."""
OF_A_PERSON = ("age", "offence", "prison-term", "relation", "residence", "title")
"""Which say nothing of anybody else, however like the sentences are."""


class Backing(Record):
    """One thing that a draft says, and what stands behind it or against it."""

    claims: tuple[str, ...]
    """The draft's claims that say so, in the order of its text."""
    state: State
    outlets: tuple[str, ...] = ()
    """Who published what backs it."""
    texts: int = 0
    """How many independent texts these are."""
    origins: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    """The claims of sources that say the same."""
    findings: tuple[str, ...] = ()
    """Ids of the findings that doubt it."""


def backing(graph: StoryGraph, spoken: Mapping[str, Spoken], findings: Sequence[Finding]) -> tuple[Backing, ...]:
    """Return what the drafts of a story say, each thing once, in the order of the text."""
    doubting: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.verdict in (Verdict.CONFLICT, Verdict.CHECK):
            for doubted in dict.fromkeys(c for position in finding.positions for c in position.claims):
                doubting[doubted].append(finding)
    said: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        if graph.is_draft(claim):
            key = (claim.source, spoken[claim.id].key, claim.predicate, claim.scope.of or "", claim.value.show(), claim.polarity)
            said[key].append(claim)
    return tuple(_backing(graph, spoken, claims, doubting) for claims in said.values())


def _backing(
    graph: StoryGraph, spoken: Mapping[str, Spoken], claims: Sequence[Claim], doubting: Mapping[str, Sequence[Finding]]
) -> Backing:
    doubts = list({finding.id: finding for claim in claims for finding in doubting.get(claim.id, ())}.values())
    support = [other for other in graph.of_predicate(claims[0].predicate) if any(_backs(graph, spoken, other, claim) for claim in claims)]
    return Backing(
        claims=tuple(claim.id for claim in claims),
        state=_state(doubts, support),
        outlets=graph.outlets(support),
        texts=graph.independent(support),
        origins=graph.origins(support),
        support=tuple(other.id for other in support),
        findings=tuple(finding.id for finding in doubts),
    )


def _state(doubts: Sequence[Finding], support: Sequence[Claim]) -> State:
    if any(finding.verdict is Verdict.CONFLICT for finding in doubts):
        return "contradicted"
    if any(finding.rule == "unsupported" for finding in doubts):
        return "in-no-source"
    if doubts:
        return "to-check"
    return "backed" if support else "not-compared"


def _backs(graph: StoryGraph, spoken: Mapping[str, Spoken], other: Claim, claim: Claim) -> bool:
    """Whether a source's claim says what the draft's says: an agreeing value of one thing, or an equal one in a like sentence."""
    if graph.is_draft(other) or other.polarity is not claim.polarity or not other.value.relation(claim.value).agrees:
        return False
    if claim.predicate in ("name", "quote"):
        return True
    if claim.predicate in OF_A_KIND and (claim.scope.of or "") != (other.scope.of or ""):
        return False
    one, two = spoken[claim.id], spoken[other.id]
    if one.kind == two.kind == "entity" and (one.key == two.key or claim.predicate in OF_A_PERSON):
        return one.key == two.key
    together = bool(set(graph.events(claim)) & set(graph.events(other)))
    return together or graph.alike(claim, other) >= ECHO
