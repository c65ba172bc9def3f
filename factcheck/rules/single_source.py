"""What only one source has, of things that the others could have said as well: a second source is wanted.

Said of chosen predicates (names, ages, dates, places, numbers, terms, relatives) about people and events that two independent
sources tell of; a stray number of a side remark is no finding. Copies of one text count once.
Single source: only one paper names the judge.
Left alone: what another source says in other words, more exactly, or of another day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, Finding, Modality, Polarity, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding, subject_name

CHOSEN = ("age", "count", "date", "located-in", "measure", "money", "name", "offence", "place", "prison-term", "relation", "residence", "share", "duration")


def _shared(graph: StoryGraph, claim: Claim) -> bool:
    """Whether two independent sources tell of the claim's person or event."""
    entity = graph.subject(claim)
    if claim.predicate != "name" and entity is not None:
        return len({graph.independence.group[m.source] for m in entity.mentions}) > 1
    return any(len({graph.independence.group[source] for source, _ in node.mentions}) > 1 for node in graph.events(claim)[:1])


def _named_in_one(graph: StoryGraph, claim: Claim) -> bool:
    """Whether only one group of sources names this person at all."""
    entity = graph.subject(claim)
    if entity is None or entity.kind is not EntityKind.PERSON:
        return False
    groups = {graph.independence.group[m.source] for m in entity.mentions}
    last = claim.value.raw.split()[-1].casefold()
    return len(groups) == 1 and not any(graph.independence.group[s] not in groups and graph.knows(s, (last,)) for s in graph.sources)


def _elsewhere(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a source of another group has the value too, or speaks of the same slot with another."""
    for other in graph.of_predicate(claim.predicate):
        if graph.group(other) == graph.group(claim):
            continue
        if claim.predicate == "name":
            if same_name(claim.value.raw, other.value.raw):
                return True
        elif claim.value.relation(other.value).agrees or claim.value.raw.casefold() == other.value.raw.casefold():
            return True
    return any(graph.independence.group[s] != graph.group(claim) and claim.value.raw.casefold() in graph.sources[s].text.casefold() for s in graph.sources)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a value that one group alone has; all files of the group are shown."""
    if len(set(graph.independence.group.values())) < 2:  # noqa: PLR2004 - with one text, everything has one source
        return
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate(*CHOSEN):
        firm = claim.modality is Modality.ASSERTED and claim.polarity is Polarity.AFFIRMED
        if graph.is_draft(claim) or graph.scene(claim) != "main" or not firm:
            continue
        alone = _named_in_one(graph, claim) if claim.predicate == "name" else _shared(graph, claim)
        if alone and not _elsewhere(graph, claim):
            found[claim.predicate, graph.group(claim), claim.value.show().casefold()].append(claim)
    for (predicate, _, value), claims in sorted(found.items()):
        entity = subject_name(graph, claims[0])
        why = f"only {' and '.join(graph.outlets(claims))} has this"
        yield finding(graph, "single-source", Verdict.SINGLE_SOURCE, entity, predicate, [claims], why=why, severity="low", scope=value)


RULE = Rule(code="FC502", judge=judge)
