"""A weekday must be that of its date.

Conflict: "Tuesday, April 8, 2012", which was a Sunday.
Left alone: a weekday without a date, a date without a year.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.graph import StoryGraph
from factcheck.model import Finding, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.values.moment import Moment

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield a finding for each full date that names another weekday than its own."""
    for claim in graph.of_predicate("date"):
        value = claim.value
        if (
            not isinstance(value, Moment)
            or value.weekday is None
            or value.lower is None
            or value.lower != value.upper
            or not value.year_written
        ):
            continue
        true = value.lower.weekday()
        if true != value.weekday:
            text = f"{value.lower.isoformat()} was a {DAYS[true]}, not a {DAYS[value.weekday]}"
            step = Step(step="weekday of the date", claims=(claim.id,), result=text)
            yield finding(
                graph, "weekday", Verdict.CONFLICT, claim.subject.name, "weekday", [[claim]], why=text, steps=[step], scope=value.raw
            )


RULE = Rule(code="FC204", judge=judge)
