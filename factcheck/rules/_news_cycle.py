"""Which reports ran in one news cycle, though one of them does not say when it ran.

A bare weekday is that of the last seven days: two reports that both open with what happened "on Tuesday", and mean one event, ran
within a week of one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from factcheck.comparison.name_roles import is_speech
from factcheck.comparison.two_dates import is_bare_weekday
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.values.moment import Moment

TOLD = 0.2
"""Least `alike` of two openings that tell of one event."""


def in_one_cycle(graph: StoryGraph, one: str, other: str) -> bool:
    """Return whether two sources open with one event on one weekday, written without its date."""
    opens = graph.remembered("weekdays of the leads", lambda: _weekdays(graph))
    return any(_one_event(graph, a, b) for a in opens.get(one, ()) for b in opens.get(other, ()))


def _weekdays(graph: StoryGraph) -> Mapping[str, Sequence[Claim]]:
    """The bare weekdays in each source's opening."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("date"):
        if is_bare_weekday(claim.value) and graph.in_lead(claim) and not _is_told(graph, claim):
            found[claim.source].append(claim)
    return found


def _is_told(graph: StoryGraph, claim: Claim) -> bool:
    """Whether the day is that of a statement, of which a story has many."""
    spoken = claim.frame is not None and is_speech(f"subject {claim.frame.verb}")
    return spoken or any(node.type.startswith("Contact.") for node in graph.events(claim)[:1])


def _one_event(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two dates are one weekday, of one type of event, or where one hangs on none, in sentences that tell the same."""
    if not isinstance(a.value, Moment) or not isinstance(b.value, Moment) or a.value.weekday != b.value.weekday:
        return False
    one, other = ({node.type for node in graph.events(c)[:1]} for c in (a, b))
    return graph.alike(a, b) >= TOLD and (not (one and other) or bool(one & other))
