"""Who is out before the term is over, and what let them out.

A term of so many years to life, a shorter time behind bars and a release fit together where a court or a governor undid
the sentence or the conviction; the chain of these claims is shown. Without any such word in any source a person must look.
Works out: "30 years to life", "released after more than 15 years", "his sentence was vacated in March 2015".
Check: "30 years to life" and "released after 15 years", and no source says why.
Left alone: ten years to life and out after twelve; a plain term of years, of which some are often let off; two prisoners; parole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Modality, Polarity, Step, Verdict
from factcheck.rules import Rule, Severity, finding, subject_name
from factcheck.rules.time_served import UNDONE
from factcheck.values.duration import Duration
from factcheck.values.prison_term import PrisonTerm

DAYS_IN_MONTH = 30.4369
OTHER_WAYS_OUT = re.compile(
    r"""\b(?:parol\w+|commut\w+|clemency|pardon\w*|re-?sentenc\w+|reduc\w+|good[ ](?:behaviou?r|time)
    |escap\w+|bail|bond|appeal\w*|new[ ]trial)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that may tell why someone is out, in whatever sentence."""


def _firm(claim: Claim) -> bool:
    return claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ASSERTED


def _terms(graph: StoryGraph) -> list[Claim]:
    """The terms of years to life that were imposed."""
    return [
        c
        for c in graph.of_predicate("prison-term")
        if _firm(c) and c.scope.of == "imposed" and isinstance(c.value, PrisonTerm) and c.value.life and c.value.minimum
    ]


def _served(graph: StoryGraph) -> list[Claim]:
    return [
        c for c in graph.of_predicate("duration") if _firm(c) and c.scope.of == "served" and isinstance(c.value, Duration) and c.value.lower
    ]


def _outcomes(graph: StoryGraph, types: Sequence[str]) -> list[Claim]:
    return [c for c in graph.of_predicate("outcome") if _firm(c) and c.scope.of in types]


def _one_bearer(graph: StoryGraph, claims: Sequence[Claim]) -> bool:
    return len({e.id for c in claims if (e := graph.subject(c)) is not None and graph.is_named(e.id)}) <= 1


def _days(claim: Claim) -> float:
    return getattr(claim.value, "lower", None) or 0.0


def _least(claim: Claim) -> float:
    return (getattr(claim.value, "minimum", None) or 0.0) * DAYS_IN_MONTH


def _when(graph: StoryGraph, relief: Sequence[Claim]) -> Claim | None:
    """The date that hangs on the relief, where one is given."""
    nodes = {n.id for c in relief for n in graph.events(c)[:1]}
    dates = (c for c in graph.of_predicate("date") if _firm(c) and any(n.id in nodes for n in graph.events(c)[:1]))
    return next(dates, None)


def _plainest(graph: StoryGraph, claims: Sequence[Claim]) -> Claim:
    """The claim whose words name the prisoner, else the first."""
    return next((c for c in claims if (m := graph.mention(c)) is not None and m.form == "name"), claims[0])


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield the chain of the story's one prisoner: term, time behind bars, release, and what undid the term."""
    terms, served, out = _terms(graph), _served(graph), _outcomes(graph, ("Justice.Release",))
    if not terms or not served or not out or not _one_bearer(graph, [*terms, *served]):
        return
    longest = max(served, key=lambda c: (_days(c), c.id))
    terms = [c for c in terms if _days(longest) < 0.9 * _least(c)]
    if not terms:
        return
    chain = [
        Step(
            step="the term",
            claims=tuple(c.id for c in terms),
            result=f"{terms[0].value.show()}: at least {_least(terms[0]) / 365.2425:.0f} years",
        ),
        Step(step="behind bars", claims=tuple(c.id for c in served), result=longest.value.show()),
        Step(step="out", claims=tuple(c.id for c in out), result=_plainest(graph, out).span.quote),
    ]
    relief = _outcomes(graph, UNDONE)
    camps = [terms, served, out]
    if relief:
        yield _explained(graph, camps, chain, relief)
    elif not any(OTHER_WAYS_OUT.search(source.text) for source in graph.sources.values()):
        why = f"{terms[0].value.show()}, and out after {longest.value.show()}: no source says what let the prisoner out"
        yield _finding(graph, Verdict.CHECK, camps, chain, why)


def _explained(graph: StoryGraph, camps: list[list[Claim]], chain: list[Step], relief: list[Claim]) -> Finding:
    day = _when(graph, relief)
    told = " and ".join(option for option, _ in groupby(sorted(c.value.show() for c in relief)))
    cause = told if day is None else f"{told}, {day.value.show()}"
    claims = (*relief, *([day] if day is not None else []))
    steps = [*chain, Step(step="what undid it", claims=tuple(c.id for c in claims), result=cause)]
    why = f"{camps[0][0].value.show()}, and out after {chain[1].result}: {cause}"
    return _finding(graph, Verdict.WORKS_OUT, [*camps, relief], steps, why)


def _finding(graph: StoryGraph, verdict: Verdict, camps: Sequence[Sequence[Claim]], steps: Sequence[Step], why: str) -> Finding:
    bearers = (c for camp in camps for c in camp if (e := graph.subject(c)) is not None and graph.is_named(e.id))
    first = next(bearers, camps[0][0])
    severity: Severity = "low" if verdict is Verdict.WORKS_OUT else "medium"
    return finding(
        graph,
        "relief",
        verdict,
        subject_name(graph, first),
        "sentence and release",
        camps,
        why=why,
        steps=steps,
        severity=severity,
        scope="relief",
    )


RULE = Rule(code="FC210", judge=judge, earned=False)
