"""One name of the story where two other sources have another one of it: the president was fired, and not the coach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.comparison.name_places import PERSON, WORK, told_besides
from factcheck.comparison.nearby import of_one_sentence
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, Finding, Verdict
from factcheck.rules import finding
from factcheck.rules._story_names import Names, Row, counted, reasons_against, written_otherwise
from factcheck.values import Relation

SWAPS = frozenset({EntityKind.ORGANISATION.value, WORK})
"""Kinds of names besides those of people that take one another's place; what is a thing or an act is mostly a guess."""
SWAPPED = 0.4
"""Least `told_besides` for a name that the story has in another place too."""
RETOLD, MANY = 0.5, 3
"""The same where one other alone has the other name in that place, which so many have in some."""
ALSO = re.compile(r"\b(?:also|too|both|as did|did so|as well|another|a second|as were|and then)\b", re.IGNORECASE)
"""Words by which a sentence tells of one more to whom it happened."""


def _one_more(graph: StoryGraph, claim: Claim, other: Claim) -> bool:
    """Whether either sentence has both names, or any other source says that it happened to the first as well."""
    last = [re.compile(rf"\b{re.escape(c.value.raw.split()[-1])}\b") for c in (claim, other)]
    if last[1].search(graph.sentence_text(claim)) or last[0].search(graph.sentence_text(other)):
        return True
    others = (r for r in graph.readings.values() if r.source != claim.source)
    told = (graph.sources[r.source].text[s.start : s.end] for r in others for s in r.sentences)
    return any(last[0].search(sentence) and ALSO.search(sentence) for sentence in told)


def _two_days(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the two sentences give two dates."""
    held = [[c for c in graph.of_source(x.source) if c.predicate == "date" and of_one_sentence(c, x)] for x in (a, b)]
    return any(x.value.relation(y.value) is Relation.DIFFERENT for x in held[0] for y in held[1])


def _may_be_swapped(graph: StoryGraph, claim: Claim) -> bool:
    """Whether it is the name of a person, or of a firm or a work, which is none where it is an offence ("charged with DWI").

    A headline's clipped grammar tells nothing of names but those of people.
    """
    if claim.frame is None or claim.scope.of == PERSON:
        return claim.frame is not None
    headline = graph.readings[claim.source].sentences[claim.frame.sentence].block == "headline"
    charged = any(" Justice." in s and not s.startswith(("subject ", "by ")) for s in claim.frame.stands)
    return claim.scope.of in SWAPS and not headline and not charged


def swapped(names: Names, claim: Claim) -> Iterator[Finding]:
    """Yield a conflict where one name of the story stands alone where two other sources have another one of the same kind."""
    graph = names.graph
    rows: list[Row] = []
    for other in names.nearby.of(claim) if _may_be_swapped(graph, claim) else ():
        if claim.scope.of == other.scope.of and names.there(claim, other) and not written_otherwise(graph, claim, other):
            row = Row(told_besides(graph, claim, other), other, names.places.shared(claim, other))
            if row.place is None or row.besides < max(SWAPPED, row.place.needed) or reasons_against(names, claim, row):
                continue
            if not (_one_more(graph, claim, other) or _two_days(graph, claim, other)):
                rows.append(row)
    best = max(rows, key=lambda row: (row.besides, row.other.id), default=None)
    camp = names.in_place_of(claim, best.other) if best else []
    backers = graph.independent(camp)
    if best and best.place and (backers > 1 or (best.besides >= RETOLD and backers and names.backers(claim, best.other) >= MANY)):
        mine, theirs = claim.value.raw, best.other.value.raw
        said = f"“{mine}” is so placed in this source alone, where {counted(backers)} “{theirs}”: {best.place.shown}"
        positions = [[claim], camp]
        yield finding(graph, "another-name", Verdict.CONFLICT, theirs, "name in its place", positions, why=said, scope=f"{mine}|{theirs}")
