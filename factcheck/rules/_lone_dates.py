"""Whether a date that two others contradict stands alone in what it tells, though its story has that day elsewhere.

"Friday" and "1972" stand in every story: a report that has the others' date in a sentence of something else does not hold it, and
another report that has the lone one there does not back it.
"""

from __future__ import annotations

from factcheck.comparison.event_kinds import kin
from factcheck.comparison.name_roles import is_speech
from factcheck.comparison.two_dates import OF_A_DAY
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.text.happenings import EMPTY
from factcheck.values.moment import Moment

AS_WELL = 0.5
"""Share of the lone date's likeness from which another sentence of its source may be the one that tells of the same."""
FAINT = 0.1
"""Least `alike` of another source's sentence for its date to back the lone one."""


def told_alike(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether two dates hang on one type of event before any other.

    Where one hangs on none: whether they are years, or hang on one verb that says something.
    """
    verbs = {c.frame.verb for c in (a, b) if c.frame is not None}
    first = [kin(node) for c in (a, b) for node in graph.events(c)[:1]]
    if len(first) == len((a, b)):
        return first[0] == first[1]
    years = all(isinstance(c.value, Moment) and c.value.grain == "year" for c in (a, b))
    return years or (len(verbs) == 1 and not verbs & {*EMPTY, ""} and not is_speech(f"subject {min(verbs)}"))


def is_lone_date(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Return whether nobody else has the date, nor its own source the other one, in a sentence that may tell of the same."""
    return not (_holds(graph, claim, other) or _is_backed(graph, claim))


def _holds(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether the lone date's source has the others' date in a sentence that may be the one that tells what theirs tell."""
    own = (c for c in graph.may_agree("date", other.value) if c.source == claim.source and c.id != claim.id)
    least = AS_WELL * graph.alike(claim, other)
    return any(_as_fine(c, other) and c.value.relation(other.value).agrees and graph.alike(c, other) >= least for c in own)


def _is_backed(graph: StoryGraph, claim: Claim) -> bool:
    """Whether another source has the lone date in a sentence that has anything in common with its own."""
    others = (c for c in graph.may_agree("date", claim.value) if c.source != claim.source)
    return any(_as_fine(c, claim) and c.value.relation(claim.value).agrees and graph.alike(c, claim) >= FAINT for c in others)


def _as_fine(a: Claim, b: Claim) -> bool:
    """Whether two dates are told to the day, or both less finely: "this year" holds any day of it and backs none."""
    fine = [isinstance(c.value, Moment) and c.value.grain in OF_A_DAY for c in (a, b)]
    return fine[0] is fine[1]


GRAINS = ("time", "day", "week", "weekend", "part", "month", "season", "quarter", "half", "year", "decade", "century")
"""How finely a date is told, from the hour to the hundred years."""


def is_coarser(a: Claim, b: Claim) -> bool:
    """Return whether one date is told less finely than the other: "the 1960s" backs no 1963."""
    if not (isinstance(a.value, Moment) and isinstance(b.value, Moment)):
        return False
    ranks = [GRAINS.index(c.value.grain) if c.value.grain in GRAINS else len(GRAINS) for c in (a, b) if isinstance(c.value, Moment)]
    return ranks[0] > max(ranks[1], 1)
