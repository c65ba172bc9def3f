"""Why two differing dates may not raise a conflict: a day that was put off, a day by which something was so."""

from __future__ import annotations

import re

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


BY_WHEN = re.compile(r"\b(?:as[ ]of|by|until|till|through)[ ](?:about[ ]|around[ ]|early[ ]|late[ ]|the[ ]end[ ]of[ ]|mid-?[ ]?)?$", re.IGNORECASE)
AS_FAR = 30
"""Characters before a date in which a word may say that it is a limit."""


def by_when(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One says by when something was so, the other on what day it was: "broke by 1980" beside "the ruling of 1988"."""
    limits = [_limit(graph, c) for c in (a, b)]
    if (limits[0] is None) is (limits[1] is None) and limits[0] != "as of":
        return None
    return f"limit: “{limits[0] or limits[1]}” says until or by when"


def _limit(graph: StoryGraph, claim: Claim) -> str | None:
    text = graph.sources[claim.source].text
    at = text.find(claim.value.raw, claim.span.start, claim.span.end)
    if at < 0 or not isinstance(claim.value, Moment):
        return None
    found = BY_WHEN.search(text[max(0, at - AS_FAR) : at]) or BY_WHEN.match(claim.value.raw.split(" ")[0] + " ")
    return None if found is None else found.group().strip().casefold()
