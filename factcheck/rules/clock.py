"""At what time of day it happened.

Times are compared where both hang first on one event of the same day, and each report has one time for it. Within three
quarters of an hour nothing is decided; time zones other than the local one are left alone. "Ten to five" may be of either half of the day.
One time that stands alone against that of two other sources needs less: one event among others, the other half of the day, or like
words. So does another part of one day in the opening of the reports.
Conflict: "just after 9 a.m." beside "shortly after 3 p.m.", of one fire; "shortly after 2 p.m." beside "about 2 a.m." and "at 2:20 a.m.";
"on Saturday morning" beside "Saturday evening" in two reports.
Left alone: 8:30 beside "about 9"; 1353 local time beside 1023 GMT; a report that has both times; "late Friday" beside "early Saturday".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.comparison.event_kinds import COMPARED, kin
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.time_vetoes import other_zone
from factcheck.comparison.two_dates import AN_HOUR, minutes_apart
from factcheck.comparison.two_steps import set_out_before
from factcheck.comparison.vetoes import another_scene, inferred_link, not_meant, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.rules import claims_of, finding, slot_rule, subject_name
from factcheck.rules._lone_times import lone_times
from factcheck.text.events import event_label
from factcheck.values import Relation
from factcheck.values.moment import Moment

SAME = 10
"""Minutes within which two times are one."""


def _clock(claim: Claim) -> tuple[int, int] | None:
    return claim.value.clock if isinstance(claim.value, Moment) else None


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    nodes = graph.events(claim)
    return (kin(nodes[0]),) if nodes and _clock(claim) is not None and kin(nodes[0]).startswith(COMPARED) else ()


def _only(graph: StoryGraph, claim: Claim) -> bool:
    """Whether its source has one time of day alone for this kind of event."""
    times = graph.remembered("times of day", lambda: _times(graph))
    return len(times[claim.source, tuple(_block(graph, claim))]) == 1


def _times(graph: StoryGraph) -> Mapping[tuple[str, tuple[str, ...]], set[tuple[int, int] | None]]:
    """The times of day that each source gives of each kind of event."""
    found: dict[tuple[str, tuple[str, ...]], set[tuple[int, int] | None]] = defaultdict(set)
    for claim in graph.of_predicate("date"):
        found[claim.source, tuple(_block(graph, claim))].add(_clock(claim))
    return found


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    return Tie.BY_KEY if _only(graph, a) and _only(graph, b) else Tie.BY_FRAME


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare minutes of the day; two known days that differ say nothing of the time."""
    apart = minutes_apart(a.value, b.value)
    if apart is None:
        return Relation.CANNOT_TELL
    days = [getattr(c.value, "lower", None) for c in (a, b)]
    if None not in days and days[0] != days[1]:
        return Relation.CANNOT_TELL
    return Relation.SAME if apart <= SAME else Relation.DIFFERENT if apart > AN_HOUR else Relation.CANNOT_TELL


def both_told(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A report that has one time has the other too, of whatever it may be: shot at one hour, pronounced dead at another."""
    for one, other in ((a, b), (b, a)):
        times = (c for c in graph.of_source(other.source) if c.predicate == "date" and _clock(c) is not None)
        if any((apart := minutes_apart(c.value, one.value)) is not None and apart <= SAME for c in times):
            return f"rival: the other report has {one.value.raw} too"
    return None


KIND = SlotKind(
    predicates=("date",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(inferred_link, not_meant, unfinished, another_scene, strange_names, other_zone, both_told, set_out_before),
    attribute=lambda graph, claim: f"time of day of the {event_label(nodes[0].type)}" if (nodes := graph.events(claim)) else "time of day",
)

SLOT_RULE = slot_rule("clock", "FC117", KIND)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield what fills one slot, then the times that stand alone and are of no conflict yet."""
    told: set[str] = set()
    for found in SLOT_RULE.judge(graph):
        if found.verdict is Verdict.CONFLICT:
            told |= claims_of([found])
        yield found
    for claim, camp in lone_times(graph):
        if claim.id not in told:
            told.update(c.id for c in (claim, *camp))
            yield _alone(graph, claim, camp)


def _alone(graph: StoryGraph, claim: Claim, camp: Sequence[Claim]) -> Finding:
    mine, theirs = claim.value.raw, camp[0].value.raw
    step = Step(step="the time that stands alone", claims=(claim.id, camp[0].id), result=f"{mine} | {theirs}")
    why = f"{mine} stands alone: {', '.join(graph.outlets(camp))} have {theirs}"
    subject, attribute = subject_name(graph, claim), KIND.attribute(graph, claim)
    return finding(graph, "clock", Verdict.CONFLICT, subject, attribute, [[claim], camp], why=why, steps=[step], scope=f"{mine}|{theirs}")


RULE = replace(SLOT_RULE, judge=judge)
