"""Whether a later figure replaces an earlier one: what grows or settles while it is counted, and what does not."""

from __future__ import annotations

from datetime import date

from factcheck.comparison.bounds import TOLLS, ends, is_block, topics, transposed
from factcheck.comparison.tolls import same_rest
from factcheck.graph import StoryGraph
from factcheck.model import Claim

FIXED = frozenset({"birthplace", "cause", "date", "place", "prison-term"})
"""Predicates whose values do not grow as more becomes known."""
OF_ONE_NUMBER = frozenset(
    [
        *("relative", "vehicle", "carriage", "aircraft", "vessel", "song", "film", "book", "episode", "painting", "room", "floor", "bed"),
        *("seat", "caliber", "calibre", "gauge"),
    ]
)
"""Classes and nouns of which there are as many on the last day as on the first, and sizes of one thing: grandchildren, albums."""
YEAR = 365
"""Days in which a person grows older by one year, at least."""
SETTLING = frozenset({"injured", "missing", "trapped"})
"""What falls while it is counted: the wounded die, the missing are found."""
SETTLED = frozenset({"price", "capital", "saving", "fine", "bail", "revenue", "profit", "wage", "reward", "prize", "tax", "fee"})
"""Topics of sums that are agreed, imposed or booked, and do not grow from report to report as damage and donations do."""


def update(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A later figure of a count that is still settling replaces the earlier one, unless others have the earlier one still."""
    one, other = _day(graph, a), _day(graph, b)
    if one is None or other is None or one == other or a.predicate in FIXED or (a.predicate == "count" and _is_of_one_number(a)):
        return None
    early, late = (a, b) if one < other else (b, a)
    if a.predicate == "age" and _grew_faster(early, late, abs((other - one).days)):
        return None
    if (transposed(a, b) and a.scope.of not in TOLLS) or (a.predicate == "money" and _is_settled(a) and _is_settled(b)):
        return None
    x, y = ends(early), ends(late)
    if x is None or y is None or (y[1] <= x[1] and (early.scope.of not in SETTLING or same_rest(graph, early, late))):
        return None
    if still_given(graph, early, late):
        return None
    return f"update: “{late.span.quote}” is the later report, and the count may have grown"


def _day(graph: StoryGraph, claim: Claim) -> date | None:
    """The day of its report; of one without a day, that of the first that counts the same thing to the same figure."""
    day = graph.sources[claim.source].published.day
    if day is not None or claim.predicate != "count":
        return day
    alike = (
        c for c in graph.may_agree(claim.predicate, claim.value) if c.scope.of == claim.scope.of and c.value.relation(claim.value).agrees
    )
    return min((d for c in alike if (d := graph.sources[c.source].published.day) is not None), default=None)


def _is_of_one_number(claim: Claim) -> bool:
    """Whether a number is that of a thing which has one, or of the block of a street."""
    return claim.scope.of in OF_ONE_NUMBER or is_block(claim)


def _grew_faster(early: Claim, late: Claim, days: int) -> bool:
    """Whether one age is further above the other than birthdays between the two reports can put it."""
    x, y = ends(early), ends(late)
    return x is not None and y is not None and y[0] - x[1] > days // YEAR + 1


def _is_settled(claim: Claim) -> bool:
    """Whether a sum is of what is agreed, imposed or booked once."""
    return bool(topics(claim)) and topics(claim) <= SETTLED


def still_given(graph: StoryGraph, early: Claim, late: Claim) -> bool:
    """Whether an independent report that ran on the day of the later figure, or after it, still gives the earlier one."""
    day, mine = graph.sources[late.source].published.day, {graph.group(early), graph.group(late)}
    for third in graph.may_agree(early.predicate, early.value):
        then = graph.sources[third.source].published.day
        same = third.scope.of == early.scope.of and third.scope.limits == early.scope.limits
        later = then is not None and day is not None and then >= day and graph.group(third) not in mine
        if same and later and third.value.relation(early.value).agrees and graph.scene(third) == graph.scene(early):
            return True
    return False
