"""What office a person holds: titles that exclude one another, and titles that two sources share.

A person may have several titles, so only rows of the lexicon exclude: mayor and governor of one place, chief executive and
finance chief of one firm. Everything else that differs is left alone.
Check: "Treasurer Ruth Lind" beside "the mayor, Ruth Lind".
Left alone: "Dr." beside "professor"; "former mayor" beside "senator".
"""

from __future__ import annotations

from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.predicates.title import FORMER
from factcheck.rules import slot_rule
from factcheck.slots import SlotKind, Tie, by_subject
from factcheck.values import Relation
from factcheck.vetoes import inferred_link, restricted, unfinished


def _office(claim: Claim) -> tuple[str, str]:
    """Return the set of offices and the office a title belongs to; ("", head word) for one in no set."""
    words = claim.value.raw.casefold()
    for row in table("offices")["set"]:
        for office, forms in row["offices"].items():
            if any(form in words for form in forms):
                return row["name"], office
    return "", words.split()[-1].rstrip(".") if words.split() else ""


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Same office the same; two offices of one set differ; anything else cannot be told."""
    one, other = _office(a), _office(b)
    if one == other:
        return Relation.SAME
    once = any(set(c.scope.limits) & FORMER for c in (a, b))
    return Relation.DIFFERENT if one[0] and one[0] == other[0] and not once else Relation.CANNOT_TELL


KIND = SlotKind(
    predicates=("title",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished, restricted),
    attribute=lambda _graph, _claim: "title",
)

RULE = slot_rule("title", "FC115", KIND)
