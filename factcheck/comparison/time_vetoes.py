"""Why two differing dates may not raise a conflict: put off, a day by which it was so, another phase, another edition."""

from __future__ import annotations

import re

from factcheck.comparison.deaths import ENDING
from factcheck.comparison.greenwich import by_greenwich
from factcheck.comparison.marked import value_at
from factcheck.comparison.two_dates import hang_on_the_edition
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.values.moment import Moment


def put_off(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A day that was still to come may have been put off: the other report, of a later day, tells what happened."""
    for plan, told in ((a, b), (b, a)):
        page, later = (graph.sources[c.source].published.day for c in (plan, told))
        if not isinstance(plan.value, Moment) or plan.value.lower is None or page is None or later is None:
            continue
        if page < plan.value.lower <= later:
            return f"update: “{plan.value.raw}” was still to come when its report was written, and may have been put off"
    return None


BY_WHEN = re.compile(
    r"\b(?:as[ ]of|by|until|till|through)[ ](?:about[ ]|around[ ]|early[ ]|late[ ]|the[ ]end[ ]of[ ]|mid-?[ ]?)?$", re.IGNORECASE
)
AS_FAR = 30
"""Characters before a date in which a word may say that it is a limit."""


def by_when(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One says by when something was so, the other on what day it was: "broke by 1980" beside "the ruling of 1988"."""
    limits = [_limit(graph, c) for c in (a, b)]
    if (limits[0] is None) is (limits[1] is None) and "as of" not in limits:
        return None
    return f"limit: “{limits[0] or limits[1]}” says until or by when"


def _limit(graph: StoryGraph, claim: Claim) -> str | None:
    text = graph.sources[claim.source].text
    at = value_at(graph, claim)
    if at is None or not isinstance(claim.value, Moment):
        return None
    if text.startswith(", when ", at[1]):
        return None  # "until June 12, when his daughter told it" tells what happened on that day
    found = BY_WHEN.search(text[max(0, at[0] - AS_FAR) : at[0]]) or BY_WHEN.match(claim.value.raw.split(" ")[0] + " ")
    return None if found is None else found.group().strip().casefold()


def another_phase(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One date is of the beginning, the other of the end: a trial that began on Monday ended, with its verdict, on Friday."""
    words = [{c.frame.verb, c.frame.subject} if c.frame else set() for c in (a, b)]
    phases = [{phase for phase, said in PHASES.items() if said & mine} for mine in words]
    apart = len(phases[0] | phases[1]) > 1 and phases[0] and phases[1]
    return f"beginning and end: “{a.frame.verb if a.frame else ''}” beside “{b.frame.verb if b.frame else ''}”" if apart else None


PHASES = {
    "beginning": frozenset({"begin", "start", "open", "commence", "erupt"}),
    "end": frozenset({"end", "finish", "conclude", "close", "cease", "verdict", "acquittal"}),
}
"""The aspectual verbs of TimeML that begin and that end an event."""


def another_step(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Who is named on one day may take the post up on another, and who resigns may stay till a later day."""
    heads = [{c.frame.head, c.frame.verb} if c.frame else set() for c in (a, b)]
    for first, then in STEPS_OF_OFFICE:
        if any(one & first and other & then for one, other in (heads, heads[::-1])):
            return f"another step: “{a.frame.head if a.frame else ''}” beside “{b.frame.head if b.frame else ''}”"
    return None


STEPS_OF_OFFICE = (
    (
        frozenset(["name", "appoint", "nominate", "choose", "pick", "select", "tap", "designate", "hire", "recruit", "appointment"]),
        frozenset(["take", "join", "start", "begin", "assume", "step", "swear", "since", "become"]),
    ),
    (
        frozenset(["resign", "fire", "sack", "dismiss", "oust", "remove", "depose", "resignation", "firing", "dismissal", "ouster"]),
        frozenset(["leave", "vacate", "depart", "retire", "departure", "retirement"]),
    ),
)
"""The verbs of FrameNet's frames Appointing and Being_hired beside those of taking up a post, of Firing and Quitting beside leaving."""


def another_edition(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A "today" is counted from the day its page is dated, which may be another than that of the words."""
    near = hang_on_the_edition(a.value, b.value)
    return f"edition: “{a.value.raw}” and “{b.value.raw}” lie a day or two apart, by the dates of their pages" if near else None


HURTING = frozenset({"Conflict.Attack", "Life.Injure", "Weapon.Use"})
"""Types of what somebody may die of on a later day."""
RETOLD = 0.6
"""Least `alike` for two sentences to tell one thing in nearly the same words, whatever events they name."""


def died_later(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Who was shot on one day may have died, or been found dead, on a later one; sentences told alike are of one day."""
    for hurt, dead in ((a, b), (b, a)):
        if hurt.frame is None or dead.frame is None or dead.frame.head not in ENDING or hurt.frame.head in ENDING:
            continue
        first, last = (getattr(c.value, "lower", None) for c in (hurt, dead))
        told = {n.type for n in graph.events(hurt)[:1]} <= HURTING
        if told and graph.events(hurt) and first is not None and last is not None and last > first and graph.alike(a, b) < RETOLD:
            return f"died later: “{hurt.frame.head}” on the one day, “{dead.frame.head}” on the other"
    return None


ZONE = re.compile(r"\b(?:GMT|UTC|[ECMP][SD]?T|BST|CET|Zulu)\b")
IN_BRACKETS = re.compile(r"\([^)]*\)")
"""What stands in brackets behind a time is the same time by another clock."""


def other_zone(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One of the sentences names a time zone, so that the hours may be those of two places; times that both have one are levelled."""
    if by_greenwich(a.value) is not None and by_greenwich(b.value) is not None:
        return None
    zones = [ZONE.findall(IN_BRACKETS.sub("", graph.sentence_text(c))) for c in (a, b)]
    return None if zones[0] == zones[1] else f"time zone: {(zones[0] or zones[1])[0]} stands beside one of them only"


def by_another_clock(graph: StoryGraph, claim: Claim) -> bool:
    """Return whether a date stands in brackets with a time zone: "that night (0110 GMT Tuesday)" was a Monday."""
    return any(claim.value.raw in said and ZONE.search(said) for said in IN_BRACKETS.findall(graph.sentence_text(claim)))


GOES_ON = re.compile(
    r"\b(?:(?:second|third|fourth|fifth|sixth|seventh) (?:straight |consecutive |successive )?(?:day|night)"
    r"|days? (?:two|three|four|five|[2-9])|continu(?:ed|es)|resum(?:ed|es))\b",
    re.IGNORECASE,
)
"""Words of what goes on for days, of which each report tells its own."""


def is_of_several_days(graph: StoryGraph, claim: Claim) -> bool:
    """Return whether a date is one of several of its event: a trial is heard for days, and each report tells of its own."""
    return any(n.type == "Justice.Trial" for n in graph.events(claim)[:2]) or bool(GOES_ON.search(graph.sentence_text(claim)))


def another_day_of_several(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The second day of a trial is another than its first."""
    said = next((m[0] for c in (a, b) if c.predicate == "date" and (m := GOES_ON.search(graph.sentence_text(c)))), None)
    return None if said is None else f"one of several days: “{said}”"


def is_of_speech(graph: StoryGraph, claim: Claim) -> bool:
    """Return whether a date is that on which something was said, or people met."""
    return claim.scope.of == "governed" and any(n.type.startswith("Contact.") for n in graph.events(claim)[:1])


HEARINGS = frozenset({"hearing", "appearance", "arraignment", "appear"})
"""Words of one day of a case, of which the next report tells another."""
NEXT = 3
"""Days between two reports from which they tell of two hearings."""


def two_hearings(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether both tell of a hearing, in reports of different days."""
    pages = [graph.sources[c.source].published.day for c in (a, b)]
    heads = all(c.frame is not None and c.frame.head in HEARINGS for c in (a, b))
    return heads and pages[0] is not None and pages[1] is not None and abs((pages[0] - pages[1]).days) >= NEXT


def each_of_its_day(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether two reports of different days each tell what happened right before they ran."""
    rows = [(graph.sources[c.source].published.day, getattr(c.value, "lower", None)) for c in (a, b)]
    days = [day for page, day in rows if page is not None and day is not None and 0 <= (page - day).days <= NEXT]
    return len(days) == len(rows) and (max(days) - min(days)).days >= NEXT
