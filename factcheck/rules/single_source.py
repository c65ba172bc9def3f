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
from factcheck.slots import ALIGNED
from factcheck.values.moment import Moment

CHOSEN = ("age", "count", "date", "duration", "located-in", "measure", "money", "name", "offence", "place", "prison-term", "relation")


def _shared(graph: StoryGraph, claim: Claim) -> bool:
    """Whether two independent sources tell of the claim's person or event."""
    entity = graph.subject(claim)
    if claim.predicate != "name" and entity is not None:
        return len({graph.independence.group[m.source] for m in entity.mentions}) > 1
    types = {n.type for n in graph.events(claim)[:1]}
    return any(
        graph.independence.group[r.source] != graph.group(claim) and any(e.type in types for e in r.events) for r in graph.readings.values()
    )


def _named_in_one(graph: StoryGraph, claim: Claim) -> bool:
    """Whether only one group of sources names this person at all."""
    entity = graph.subject(claim)
    if entity is None or entity.kind is not EntityKind.PERSON:
        return False
    groups = graph.naming(entity)
    last = claim.value.raw.split()[-1].casefold()
    return len(groups) == 1 and not any(graph.independence.group[s] not in groups and graph.knows(s, (last,)) for s in graph.sources)


def _elsewhere(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a source of another group has the value too, or fills the same slot with another."""
    for other in graph.of_others(claim):
        if claim.predicate == "name":
            if same_name(claim.value.raw, other.value.raw):
                return True
        elif (
            claim.value.relation(other.value).agrees
            or claim.value.raw.casefold() == other.value.raw.casefold()
            or _same_slot(graph, claim, other)
        ):
            return True
    return any(
        graph.independence.group[s] != graph.group(claim) and claim.value.raw.casefold() in graph.sources[s].text.casefold()
        for s in graph.sources
    )


def _same_slot(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two claims of one predicate answer one question, as far as can be told cheaply: of one person, event or noun."""
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and a.predicate not in ("count", "measure", "date", "place"):
        return one.id == other.id
    if a.predicate == "place" and not b.value.raw[:1].isdigit():
        return False  # a town is no address
    if a.predicate in ("date", "place"):
        return bool({n.type for n in graph.events(a)[:1]} & {n.type for n in graph.events(b)[:1]})
    return graph.alike(a, b) >= ALIGNED


def _tells(graph: StoryGraph, claim: Claim) -> bool:
    """Whether the value is a fact of its own: a full date of an event it governs, an exact number, a place with a name."""
    value = claim.value
    if isinstance(value, Moment):
        return (
            value.anchor == "absolute"
            and value.lower is not None
            and value.grain in ("day", "month", "year")
            and claim.scope.of == "governed"
        )
    if claim.predicate == "place":
        return value.raw[:1].isdigit()
    return (
        getattr(value, "hedge", "exact") == "exact" and not getattr(value, "vague", False) and str(getattr(value, "unit", "")) != "ordinal"
    )


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a value that one group alone has; all files of the group are shown."""
    if len(set(graph.independence.group.values())) < 2:
        return
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate(*CHOSEN):
        firm = claim.modality is Modality.ASSERTED and claim.polarity is Polarity.AFFIRMED
        if graph.is_draft(claim) or not firm or (graph.scene(claim) != "main" and claim.predicate != "date"):
            continue
        alone = _named_in_one(graph, claim) if claim.predicate == "name" else _shared(graph, claim)
        if alone and _tells(graph, claim) and not _elsewhere(graph, claim):
            found[claim.predicate, graph.group(claim), claim.value.show().casefold()].append(claim)
    for (predicate, _, value), claims in sorted(found.items()):
        entity = subject_name(graph, claims[0])
        why = f"only {' and '.join(graph.outlets(claims))} has this"
        yield finding(graph, "single-source", Verdict.SINGLE_SOURCE, entity, predicate, [claims], why=why, severity="low", scope=value)


RULE = Rule(code="FC502", judge=judge)
