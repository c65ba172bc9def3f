"""How two numbers of one slot compare: by their values, and two floors or two ceilings by their sentences too.

"More than 105" and "more than 250" may both hold, but who knows that it was more than 250 does not write of 105: in sentences
that tell the same, one of them is wrong. A toll grows by the hour, so two floors of a toll decide nothing.
"""

from __future__ import annotations

import re

from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.predicates.count import BLOCK
from factcheck.values import Relation

TWIN = 0.5
"""Least `alike` for two bounds to be of one number."""
APART = 1.15
"""Least ratio of two bounds that are not one number rounded twice."""
TOLLS = frozenset(
    {"killed", "injured", "missing", "arrested", "homeless", "rescued", "shot", "treated", "trapped", "evacuated", "displaced"}
)


SO_FAR = re.compile(r"\b(?:now|so far|already|by (?:noon|midnight|dawn|dusk|nightfall|then|late|early|\d))\b", re.IGNORECASE)
"""Words that say of what hour a number is."""


TWO_ENDS = re.compile(r"\d\s*(?:to|and|or|[-–—])\s*[$£€]?\d")
"""A number with both its ends in figures."""


def compared(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare two numbers."""
    found = a.value.relation(b.value)
    if _two_ranges(a, b) and not (_of_strangers(graph, a, b) or _of_strangers(graph, b, a) or _of_two_places(graph, a, b)):
        return Relation.DIFFERENT
    return Relation.DIFFERENT if found is Relation.CANNOT_TELL and _two_bounds(graph, a, b) else found


def _two_ranges(a: Claim, b: Claim) -> bool:
    """Whether two ranges have one end in common and two others: "4,000 to 4,500 posts", "4,000 to 5,400 posts"."""
    if not all(TWO_ENDS.search(c.value.raw) for c in (a, b)):
        return False
    ends = [(getattr(c.value, "lower", None), getattr(c.value, "upper", None)) for c in (a, b)]
    units = [(c.value.kind, getattr(c.value, "unit", ""), getattr(c.value, "currency", "")) for c in (a, b)]
    written = all(low is not None and high is not None and low < high for low, high in ends)
    return written and units[0] == units[1] and (ends[0][0] == ends[1][0]) is not (ends[0][1] == ends[1][1])


def _of_strangers(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one number is that of somebody of whom the other sentence says nothing: what the firm plans, and what the union fears."""
    words = {word.rstrip(".,") for word in graph.sentence_text(b).casefold().split()}
    return any(name.casefold() not in PRONOUNS and name.casefold().split()[-1] not in words for name in a.said_by)


PRONOUNS = frozenset({"it", "he", "she", "they", "who"})


def _of_two_places(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one sentence names a place, and the other none or another one."""
    told = [
        {
            x.value.raw
            for x in graph.of_source(c.source)
            if x.predicate == "place" and x.frame and c.frame and x.frame.sentence == c.frame.sentence
        }
        for c in (a, b)
    ]
    return bool(told[0] | told[1]) and told[0].isdisjoint(told[1])


def _two_speakers(a: Claim, b: Claim) -> bool:
    """Whether each number is somebody's own: the police count a crowd, and so do those who called it."""
    names = [{name.casefold() for name in c.said_by} for c in (a, b)]
    return bool(names[0] and names[1]) and names[0].isdisjoint(names[1])


def _two_bounds(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both are hedged by one word, far enough apart, of one thing that does not grow, in sentences that tell the same."""
    if a.scope.of in TOLLS or (a.scope.of, a.scope.limits) != (b.scope.of, b.scope.limits):
        return False
    hedges = {getattr(c.value, "hedge", "exact") for c in (a, b)}
    if len(hedges) > 1 or hedges == {"exact"}:
        return False
    days = {graph.sources[c.source].published.day for c in (a, b)}
    if len(days) > 1 or any(SO_FAR.search(graph.sentence_text(c)) for c in (a, b)) or _two_speakers(a, b):
        return False
    low, high = sorted(abs(getattr(c.value, "number", 0)) for c in (a, b))
    units = [(getattr(c.value, "unit", ""), getattr(c.value, "currency", "")) for c in (a, b)]
    return units[0] == units[1] and low > 0 and high / low >= APART and graph.alike(a, b) >= TWIN


def is_block(claim: Claim) -> bool:
    """Return whether a number is that of a block of a named street: news happens in one of them."""
    return (claim.scope.of or "").startswith(BLOCK)


def topics(claim: Claim) -> set[str]:
    """Return the noun or the topics that a number is of."""
    return {topic for topic in (claim.scope.of or "").split("/") if topic}


def ends(claim: Claim) -> tuple[float, float] | None:
    """Return the least and the greatest that a number may be; None of what is no number."""
    low, high = getattr(claim.value, "lower", None), getattr(claim.value, "upper", None)
    numbers = [float(x) for x in (low, high) if isinstance(x, int | float)]
    return None if not numbers else (min(numbers), max(numbers))


def digits(claim: Claim) -> str:
    """Return the digits of a number as printed."""
    return "".join(c for c in claim.value.raw if c.isdigit())


def transposed(a: Claim, b: Claim) -> bool:
    """Return whether two numbers have the same digits in another order: "48" and "84", a slip of the hand."""
    x, y = digits(a), digits(b)
    return x != y and sorted(x) == sorted(y)


def misprinted(a: Claim, b: Claim) -> bool:
    """Return whether two numbers of three digits or more have them in another order: two numbers seldom do by chance.

    Both have their points and commas in one place: "$1.23 billion" is no slip for "$132 million".
    """
    shapes = [DIGIT.sub("0", max(NUMBER.findall(c.value.raw), key=len, default="")) for c in (a, b)]
    return transposed(a, b) and len(digits(a)) >= LONG and shapes[0] == shapes[1]


LONG = 3
DIGIT, NUMBER = re.compile(r"\d"), re.compile(r"\d[\d,.]*\d|\d")


def of_another_unit(a: Claim, b: Claim) -> bool:
    """Return whether two values are worded alike but for the unit or the power: "seven hours" and "seven days"."""
    one, other = (c.value.raw.casefold().replace("-", " ").split() for c in (a, b))
    return len(one) == len(other) > 1 and one[:-1] == other[:-1] and one[-1] != other[-1]
