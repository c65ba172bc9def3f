"""An age at one day must fit the age at another: who was 16 in 1994 was born in 1977 or 1978.

An age of then is held against the age of now, and against another of then, by the birth dates that each allows on its day.
Check: "was 16 when she won the race in 1994" beside "Ida Brandt, 52," in November 2021.
Left alone: "Ida Brandt, 45, who won the race in 1994": 45 is her age now; an age of then without a date; two people.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from factcheck.comparison.marked import value_at
from factcheck.graph import StoryGraph
from factcheck.model import Certainty, Claim, Finding, Modality, Polarity, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.values.age import Age
from factcheck.values.moment import Moment

LONGEST = 366
"""Days of the longest date that an age may hang on: a year."""
BEFORE = re.compile(r"(?:\b(?:was|then|turned|aged|at age|age of|only|just|still)(?: an?)?|\(then) $", re.IGNORECASE)
AFTER = re.compile(r"(?: years old)?,? (?:at the time|when (?:he|she|they)\b)", re.IGNORECASE)

Known = tuple[date, date, Claim, str]
"""The first and last day of birth, the claim, and for what day it holds."""


def _is_of_then(graph: StoryGraph, claim: Claim) -> bool:
    """Whether the words beside the age say that it is of then; a "when" farther off may belong to anything."""
    at, text = value_at(graph, claim), graph.sources[claim.source].text
    if claim.scope.of != "then" or at is None:
        return False
    own = re.match(r"(?:at the age of|at age|aged|when)\b", claim.value.raw, re.IGNORECASE)
    return bool(own or BEFORE.search(text[max(0, at[0] - 16) : at[0]]) or AFTER.match(text[at[1] : at[1] + 24]))


def _dates(graph: StoryGraph) -> dict[tuple[str, int], list[Claim]]:
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("date"):
        if claim.frame is not None:
            found[claim.source, claim.frame.sentence].append(claim)
    return found


def _day(graph: StoryGraph, claim: Claim, dates: dict[tuple[str, int], list[Claim]]) -> tuple[date, date, str] | None:
    """The day the age holds for: of publication, or the one date of the sentence for an age of then."""
    published = graph.sources[claim.source].published.day
    if claim.scope.of == "now" and published is not None and graph.scene(claim) == "main":
        return published, published, published.isoformat()
    beside = dates.get((claim.source, claim.frame.sentence), []) if claim.frame is not None and _is_of_then(graph, claim) else []
    moment = beside[0].value if len(beside) == 1 else None
    if not isinstance(moment, Moment) or moment.lower is None or moment.upper is None or (moment.upper - moment.lower).days > LONGEST:
        return None
    return moment.lower, moment.upper, moment.show()


def _known(graph: StoryGraph) -> dict[str, list[Known]]:
    """The birth dates that each firm age allows, by person."""
    dates, found = _dates(graph), defaultdict(list)
    for claim in graph.of_predicate("age"):
        entity, day = graph.subject(claim), _day(graph, claim, dates)
        firm = (
            claim.polarity is Polarity.AFFIRMED
            and claim.modality is not Modality.DENIED
            and graph.certainty(claim) is not Certainty.INFERRED
        )
        if entity is not None and day is not None and firm and graph.is_named(entity.id) and isinstance(claim.value, Age):
            found[entity.id].append((claim.value.birth(day[0])[0], claim.value.birth(day[1])[1], claim, day[2]))
    return found


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a person and pair of ages that no day of birth allows, if one of them at least is of then."""
    names = {e.id: e.name for e in graph.entities.all}
    for person, known in sorted(_known(graph).items()):
        shown: set[tuple[str, str]] = set()
        for one, other in combinations(known, 2):
            apart = one[1] < other[0] or other[1] < one[0]
            pair = (one[2].value.show() + one[3], other[2].value.show() + other[3])
            if not apart or one[2].scope.of == other[2].scope.of == "now" or pair in shown:
                continue
            shown.add(pair)
            steps = [
                Step(step=f"{claim.value.show()} ({when})", claims=(claim.id,), result=f"born from {first} to {last}")
                for first, last, claim, when in (one, other)
            ]
            why = "; ".join(f"{step.step} means {step.result}" for step in steps)
            yield finding(
                graph,
                "age-on-a-day",
                Verdict.CONFLICT,
                names[person],
                "ages on two days",
                [[one[2]], [other[2]]],
                why=why,
                steps=steps,
                severity="high",
                scope="|".join(sorted(pair)),
            )


RULE = Rule(code="FC211", judge=judge, earned=False)
