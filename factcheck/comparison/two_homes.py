"""Whether two places that are told alike may both be right: a suburb and its city, a county and its town, where one was from and is now."""

from __future__ import annotations

import re

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.text.gazetteer import may_lie_in_one

ONCE = re.compile(
    r"\b(?:(?:originally|formerly|previously|once)\s(?:came\s|hailed\s|lived\s)?(?:from|of|in)|born(?:\sand\s\w+)?\sin|grew\sup\sin"
    r"|(?:raised|brought\sup)\sin|native\sof|moved\s(?:here\s|there\s)?from)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before the place that somebody has left."""
FROM = 40


def a_part_of_it(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Return so where one place may lie in the other: Brixton in London, a village that no gazetteer has in Kerala."""
    one, other = a.value.raw, b.value.raw
    return f"a part: {one} and {other} may lie one in the other" if may_lie_in_one(one, other) else None


def then_and_now(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Return so where one of two places is where somebody came from: "of Boston" and "originally from Leeds"."""
    left = [_is_left(graph, c) for c in (a, b)]
    return f"then and now: {a.value.raw} and {b.value.raw}" if left[0] is not left[1] else None


def _is_left(graph: StoryGraph, claim: Claim) -> bool:
    text, at = graph.sources[claim.source].text, claim.span.start + max(claim.span.quote.find(claim.value.raw), 0)
    joined = text.startswith(("-born", "-raised", " native", "-bred"), at + len(claim.value.raw))
    return joined or ONCE.search(text, max(0, at - FROM), at) is not None
