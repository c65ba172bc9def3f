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
from factcheck.model import Claim, EntityKind, Finding, Modality, Polarity, Reading, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding, subject_name
from factcheck.slots import ALIGNED, ECHO
from factcheck.text.words import noun_class
from factcheck.values import Relation
from factcheck.values.moment import Moment
from factcheck.values.name import folded
from factcheck.vetoes import too_far_apart

QUANTITIES = ("count", "duration", "measure", "money", "share")
CLOSE = 0.5
"""Least `alike` for two quantities of different nouns to answer one question."""

DISTINCT = 3
"""Digits from which a number is not met by chance."""

CHOSEN = ("age", "count", "date", "duration", "located-in", "measure", "money", "name", "offence", "place", "prison-term", "relation")


def _shared(graph: StoryGraph, claim: Claim) -> bool:
    """Whether two independent sources tell of the claim's person or event."""
    entity = graph.subject(claim)
    if claim.predicate != "name" and entity is not None:
        return len({graph.independence.group[m.source] for m in entity.mentions}) > 1
    types = {n.type for n in graph.events(claim)[:2]}
    counted = claim.predicate in QUANTITIES and claim.frame is not None and bool(claim.frame.head)
    return any(
        graph.independence.group[r.source] != graph.group(claim)
        and (any(e.type in types for e in r.events) or (counted and claim.frame is not None and _speaks_of(r, claim.frame.head)))
        for r in graph.readings.values()
    )


def _speaks_of(reading: Reading, noun: str) -> bool:
    """Whether a report has a noun of this class, and so could have said how many."""
    return any(noun_class(word) == noun_class(noun) for sentence in reading.sentences for word in sentence.words)


def _named_in_one(graph: StoryGraph, claim: Claim) -> bool:
    """Whether only one group of sources names this person at all."""
    entity = graph.subject(claim)
    if entity is None or entity.kind is not EntityKind.PERSON:
        return False
    groups = graph.naming(entity)
    last = claim.value.raw.split()[-1]
    spelled = tuple(dict.fromkeys((last.casefold(), folded(last))))
    return len(groups) == 1 and not any(graph.independence.group[s] not in groups and graph.knows(s, spelled) for s in graph.sources)


def _elsewhere(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a source of another group has the value too, or fills the same slot with another."""
    for other in graph.of_others(claim):
        if claim.predicate == "name":
            if same_name(claim.value.raw, other.value.raw):
                return True
        elif _same_slot(graph, claim, other) or (
            _same_value(claim, other) and (not _is_small(claim) or claim.scope.of == other.scope.of or graph.alike(claim, other) >= ECHO)
        ):
            return True
    return not _is_small(claim) and any(
        graph.independence.group[s] != graph.group(claim) and claim.value.raw.casefold() in graph.sources[s].text.casefold()
        for s in graph.sources
    )


def _same_value(a: Claim, b: Claim) -> bool:
    return (a.value.relation(b.value).agrees and _is_exact(b)) or a.value.raw.casefold() == b.value.raw.casefold()


def _is_small(claim: Claim) -> bool:
    """Whether a number is so common that finding it elsewhere says nothing: "two", "nine", "three months"."""
    return claim.predicate in QUANTITIES and sum(c.isdigit() for c in claim.value.show()) < DISTINCT


def _same_slot(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two claims of one predicate answer one question, as far as can be told cheaply: of one person, event or noun."""
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and a.predicate not in ("count", "measure", "date", "place"):
        return one.id == other.id
    if a.predicate == "place" and not b.value.raw[:1].isdigit():
        return False  # a town is no address
    if a.predicate in ("date", "place"):
        return bool({n.type for n in graph.events(a)[:1]} & {n.type for n in graph.events(b)[:1]})
    if a.scope.place and a.scope.place == b.scope.place and a.value.relation(b.value) is not Relation.CANNOT_TELL:
        return True  # both say how far it is from one place
    if too_far_apart(graph, a, b) is not None or _of_other_parts(a, b):
        return False
    alike = graph.alike(a, b)
    return alike >= (ALIGNED if a.scope.of == b.scope.of else CLOSE) or (a.scope.of == b.scope.of and alike >= ECHO and _near(a, b))


def _of_other_parts(a: Claim, b: Claim) -> bool:
    """Whether each is limited to a place or a part that the other is not: "1,600 in Leeds", "1,500 in Kent"."""
    mine, theirs = ({x for x in c.scope.limits if " " in x} for c in (a, b))
    return bool(mine) and bool(theirs) and not mine & theirs


def _near(a: Claim, b: Claim) -> bool:
    """Whether two numbers of one noun are so near one another that they may be two counts of one thing."""
    one, other = getattr(a.value, "lower", None), getattr(b.value, "lower", None)
    return one is not None and other is not None and min(one, other) > max(one, other) / 2


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
    return _is_exact(claim) and str(getattr(value, "unit", "")) != "ordinal"


def _is_exact(claim: Claim) -> bool:
    """Whether a number is meant as one: "about 6,700" is, "thousands" and "at least 40" are not."""
    value = claim.value
    return getattr(value, "hedge", "exact") in ("exact", "about") and not getattr(value, "vague", False)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a value that one group alone has; all files of the group are shown."""
    if len(set(graph.independence.group.values())) < 2:
        return
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate(*CHOSEN):
        firm = claim.modality in (Modality.ASSERTED, Modality.PLANNED) and claim.polarity is Polarity.AFFIRMED
        if graph.is_draft(claim) or not firm or (graph.scene(claim) != "main" and claim.predicate != "date"):
            continue
        alone = _named_in_one(graph, claim) if claim.predicate == "name" else _shared(graph, claim)
        if alone and _tells(graph, claim) and not _elsewhere(graph, claim):
            found[claim.predicate, graph.group(claim), claim.value.show().casefold()].append(claim)
    for (predicate, _, value), claims in sorted(found.items()):
        entity = subject_name(graph, claims[0])
        why = f"only {' and '.join(graph.outlets(claims))} has this"
        yield finding(graph, "single-source", Verdict.SINGLE_SOURCE, entity, predicate, [claims], why=why, severity="low", scope=value)


RULE = Rule(code="FC502", judge=judge, earned=False)
