"""One length in two units, side by side: the second must be the first, converted and rounded.

Conflict: "700 miles (1,900 km)".
Left alone: "700 miles (1,127 km)"; "about 30 feet, or 9 meters"; "a 30-foot boat (9 feet wide)"; two sums of money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.comparison.arithmetic import Span, printed
from factcheck.comparison.marked import marked
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.values.quantity import MEASURES, Quantity

PAIR = re.compile(
    r"(?P<one><u\d+>)(?: \w+)? ?(?:[(\[](?:or |about |around |roughly |nearly |some )*(?P<two><u\d+>)[)\]]|, or (?P<other><u\d+>),)"
)
"""700 miles (1,127 km) · 30 feet, or 9 meters, deep"""
SLACK = 0.02
"""A conversion by a rounded factor: three feet to the meter and a bit."""


def _base(claim: Claim) -> tuple[str, Span] | None:
    """The dimension, and what was printed in its first unit."""
    value = claim.value
    unit = MEASURES.get(value.unit) if isinstance(value, Quantity) else None
    said = printed(value)
    return None if unit is None or said is None else (unit.dimension, said.scaled(unit.factor, unit.offset))


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a pair that does not convert."""
    for sentence in marked(graph):
        for match in PAIR.finditer(sentence.text):
            one, two = sentence.claim(match, "one"), sentence.claim(match, "two") or sentence.claim(match, "other")
            if one is None or two is None or getattr(one.value, "unit", "") == getattr(two.value, "unit", ""):
                continue
            first, second = _base(one), _base(two)
            if first is None or second is None or first[0] != second[0] or _near(first[1], second[1]):
                continue
            text = f"{one.value.show()} is {_in(first[1], two)}, not {two.value.show()}"
            step = Step(step="the same in the other unit", claims=(one.id, two.id), result=text)
            yield finding(
                graph,
                "unit-pairs",
                Verdict.CONFLICT,
                one.subject.name,
                f"{first[0]} in two units",
                [[one], [two]],
                why=text,
                steps=[step],
                scope=f"{one.value.raw}|{two.value.raw}",
            )


def _near(a: Span, b: Span) -> bool:
    wider = Span(b.low - SLACK * abs(b.low), b.high + SLACK * abs(b.high))
    return a.meets(wider)


def _in(said: Span, other: Claim) -> str:
    """What the first figure comes to in the unit of the second."""
    assert isinstance(other.value, Quantity)  # noqa: S101 - the mark is of a measure
    unit = MEASURES[other.value.unit]
    low, high = ((x - unit.offset) / unit.factor for x in said)
    return f"{low:,.4g} to {high:,.4g} {unit.name}" if f"{low:,.4g}" != f"{high:,.4g}" else f"{low:,.4g} {unit.name}"


RULE = Rule(code="FC209", judge=judge, earned=False)
