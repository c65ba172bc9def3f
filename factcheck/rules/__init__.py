"""What is compared, and what the comparison says.

One file here is one rule; its docstring is what `factcheck rule <id>` prints, so it is written for editors. It defines

    RULE = Rule(code="FC101", judge=judge)

where ``judge(graph)`` yields a `Finding` for every slot or chain of slots it has something to say about; the id is the file
name with hyphens. Most rules compare the values of one slot and are made by `slot_rule`. Codes are never used twice: FC1xx one
slot, different values; FC2xx arithmetic and time; FC3xx wording and legal state; FC4xx names and quotes; FC5xx sources.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from factcheck import discover
from factcheck.comparison.slots import Edge, Slot, SlotKind, slots
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Polarity, Position, Step, Verdict
from factcheck.text.gazetteer import same_rank

Severity = Literal["high", "medium", "low"]


Outvoted = Callable[[StoryGraph, Sequence[Sequence[Claim]]], bool]
"""Whether of two values one is that of one source alone, and the other that of two independent ones."""


@dataclass(frozen=True)
class Rule:
    """What one file of this folder declares."""

    code: str
    judge: Callable[[StoryGraph], Iterator[Finding]]
    earned: bool = True
    """Whether it may say conflict, as its row in records.toml entitles it to. Else its conflicts are checks."""
    outvotes: bool = False
    """Whether it may say conflict without that where one source stands alone against two that agree."""
    outvoted: Outvoted | None = None
    """What tells that, where it is not that each side has its value nowhere in the other's text."""
    broad: bool = False
    """Whether it looks at claims of any kind, so that it says nothing new of what a narrower rule's conflict shows."""


def rules() -> dict[str, Rule]:
    """Return every rule by its id."""
    return discover.load_all(__name__, "RULE")


def finding_id(rule: str, entity: str, attribute: str, scope: str = "") -> str:
    """Return an id that stays the same while unrelated text changes."""
    return hashlib.sha256("\x1f".join((rule, entity, attribute, scope)).encode()).hexdigest()[:8]


def shown(claim: Claim) -> str:
    """Return the value of a claim as a report words it, with the "not" of what is denied, and of what town a place lies on which side."""
    way = f"{claim.scope.of} " if claim.predicate == "place" and (claim.scope.of or "").endswith(" of") else ""
    return f"{'' if claim.polarity is Polarity.AFFIRMED else 'not '}{way}{claim.value.show()}"


def position(graph: StoryGraph, claims: Sequence[Claim]) -> Position:
    """Return the sources that hold one value, with the words of the most exact of them."""
    return Position(
        value=shown(claims[0]),
        claims=tuple(c.id for c in claims),
        outlets=graph.outlets(claims),
        origins=graph.origins(claims),
    )


def finding(
    graph: StoryGraph,
    rule: str,
    verdict: Verdict,
    entity: str,
    attribute: str,
    camps: Sequence[Sequence[Claim]],
    *,
    why: str,
    steps: Sequence[Step] = (),
    severity: Severity = "medium",
    scope: str = "",
) -> Finding:
    """Return a finding of this rule with one position a camp; a rule that has not earned conflicts says check."""
    made = discover.load(__name__, rule, "RULE")
    outvoted = made.outvoted or is_outvoted
    if verdict is Verdict.CONFLICT and not made.earned and not (made.outvotes and outvoted(graph, camps)):
        verdict, why = Verdict.CHECK, f"{why} (this rule has not yet earned the word conflict)"
    return Finding(
        id=finding_id(rule, entity, attribute, scope),
        rule=rule,
        code=made.code,
        verdict=verdict,
        severity=severity,
        entity=entity,
        attribute=attribute,
        positions=tuple(position(graph, camp) for camp in camps),
        derivation=tuple(steps),
        why=why,
    )


def claims_of(findings: Iterable[Finding]) -> set[str]:
    """Return the ids of all claims that findings show."""
    return {claim for f in findings for position in f.positions for claim in position.claims}


def is_outvoted(graph: StoryGraph, camps: Sequence[Sequence[Claim]]) -> bool:
    """Return whether of two values one source alone prints one, and two independent ones, of which it is none, the other."""
    if len(camps) != 2:
        return False
    lone, others = sorted(camps, key=graph.independent)
    word = {c.value.raw for c in lone if c.polarity is Polarity.AFFIRMED}
    affirmed = {c.value.raw for c in others if c.polarity is Polarity.AFFIRMED}
    theirs = {w for w in affirmed if all(same_rank(w, own) for own in word)}
    denied = {c.source for c in (*lone, *others) if c.polarity is Polarity.NEGATED}  # "not loaded" has the word "loaded"
    mine = {c.source for c in lone}
    return (
        graph.independent(lone) <= 1
        and graph.independent(others) > 1
        and not any(prints(graph, source, w) for source in graph.sources if source not in mine | denied for w in word)
        and not any(prints(graph, source, w) for source in mine - denied for w in theirs)
    )


def prints(graph: StoryGraph, source: str, words: str) -> bool:
    """Return whether a source has the words as words: "unloaded" is not "loaded"."""
    return graph.writes(source, words) and re.search(rf"\b{re.escape(words)}s?\b", graph.sources[source].text, re.IGNORECASE) is not None


def subject_name(graph: StoryGraph, claim: Claim) -> str:
    """Return what the claim speaks of, by its fullest name."""
    entity = graph.subject(claim)
    return entity.name if entity is not None else claim.subject.name


def _named_subject(graph: StoryGraph, camps: Sequence[Sequence[Claim]]) -> str:
    """The name of whom the slot speaks: any claim of it may have the name where the first has only "he"."""
    entities = [e for camp in camps for c in camp if (e := graph.subject(c)) is not None]
    named = next((e for e in entities if graph.is_named(e.id)), None)
    return named.name if named is not None else subject_name(graph, camps[0][0])


def _of_sources(graph: StoryGraph, slot: Slot) -> Sequence[Sequence[Claim]]:
    """The camps as they are without a draft, by which a finding is called: a decision about it outlives the draft."""
    told = [camp for claims in slot.camps if (camp := [c for c in claims if not graph.is_draft(c)])]
    return sorted(told, key=lambda camp: (-graph.independent(camp), camp[0].source, camp[0].span.start)) or slot.camps


def slot_rule(name: str, code: str, kind: SlotKind, severity: Severity = "medium", *, earned: bool = True, outvotes: bool = False) -> Rule:
    """Return a rule that compares the values of one kind of slot."""

    def judge(graph: StoryGraph) -> Iterator[Finding]:
        for slot in slots(graph, kind):
            yield from _of_slot(graph, name, kind, slot, severity)

    return Rule(code=code, judge=judge, earned=earned, outvotes=outvotes)


def _sides(slot: Slot, edges: Sequence[Edge]) -> list[tuple[Claim, ...]]:
    """The camps that these edges set against one another."""
    touched = {c.id for e in edges for c in (e.a, e.b)}
    return [camp for camp in slot.camps if any(c.id in touched for c in camp)]


def _of_slot(graph: StoryGraph, name: str, kind: SlotKind, slot: Slot, severity: Severity) -> Iterator[Finding]:
    told = _of_sources(graph, slot)
    entity, attribute = _named_subject(graph, told), kind.attribute(graph, told[0][0])
    scope = ",".join(sorted({c.value.raw for c in told[0]}))
    if slot.conflicts:
        camps = _sides(slot, slot.conflicts)
        pairs: dict[frozenset[str], str] = {}
        for one, other in ((shown(e.a), shown(e.b)) for e in slot.conflicts[:2]):
            pairs.setdefault(frozenset((one, other)), f"{one} and {other} cannot both be so")
        why = "; ".join(pairs.values())
        yield finding(graph, name, Verdict.CONFLICT, entity, attribute, camps, why=why, severity=severity, scope=scope)
        return
    doubts = [e for e in slot.checks if len(e.vetoes) == 1 and e.alike >= kind.aligned]
    for camp in slot.camps:
        if graph.independent(camp) > 1 and not _doubted(graph, slot, camp, doubts):
            yield _agreement(graph, name, entity, attribute, camp)
    yield from _checks(graph, name, kind, doubts)


def _doubted(graph: StoryGraph, slot: Slot, camp: Sequence[Claim], doubts: Sequence[Edge]) -> bool:
    """Whether as many sources as agree here may say otherwise."""
    mine = {c.id for c in camp}
    others = {(e.b if e.a.id in mine else e.a).id for e in doubts if e.a.source != e.b.source and (e.a.id in mine) is not (e.b.id in mine)}
    against = [c for other in slot.camps if any(c.id in others for c in other) for c in other]
    return bool(against) and graph.independent(against) >= graph.independent(camp)


def _checks(graph: StoryGraph, name: str, kind: SlotKind, doubts: Sequence[Edge]) -> Iterator[Finding]:
    """The differences that one veto alone keeps from being a conflict; with more than one they are two things."""
    for edge in doubts:
        camps = [(edge.a,), (edge.b,)]
        entity, attribute = subject_name(graph, edge.a), kind.attribute(graph, edge.a)
        scope = f"{edge.a.value.raw}|{edge.b.value.raw}"
        yield finding(graph, name, Verdict.CHECK, entity, attribute, camps, why=edge.vetoes[0], severity="low", scope=scope)


def _agreement(graph: StoryGraph, name: str, entity: str, attribute: str, camp: Sequence[Claim]) -> Finding:
    values = list(dict.fromkeys(c.value.show() for c in camp))
    origins = graph.origins(camp)
    outlets = len(graph.outlets(camp))
    note = f"{outlets} outlets, {len(origins)} origin{'s' * (len(origins) > 1)}: {', '.join(origins)}" if origins else f"{outlets} outlets"
    steps = [Step(step="refinement", claims=tuple(c.id for c in camp), result=f"said as {', '.join(values)}")] if len(values) > 1 else []
    return finding(
        graph, name, Verdict.AGREEMENT, entity, attribute, [camp], why=note, steps=steps, severity="low", scope="agree|" + values[0]
    )
