"""Who is whose mother, husband or lawyer, by name.

Conflict: "his mother, Ida Berg" beside "his mother, Ina Borg"; "his wife, Ann" beside "his wife, Ruth", where no source tells of two.
Left alone: two sons; a former and a present wife; the husbands of one who had several; a nickname.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.resolve.names import alike_given, same_name
from factcheck.rules import slot_rule
from factcheck.text.folding import fold
from factcheck.values import Relation

ONE = frozenset({"mother", "father", "wife", "husband", "mother-in-law", "father-in-law", "stepmother", "stepfather", "fiancé", "fiancée"})
"""Relations that one person at most stands in, at a time."""
MOSTLY_ONE = frozenset({"agent", "publicist", "manager", "coach", "successor", "predecessor", "boyfriend", "girlfriend"})
"""Relations in which one person mostly stands at a time, where one source alone has another than two others."""
LIKE = 0.75
"""Least likeness (Jaro and Winkler, 0 to 1) of two names of which one is a slip of the other: Diane and Denise."""
WORD = re.compile(r"\w+")
LATER = frozenset({"second", "third", "fourth", "fifth", "sixth", "last", "new"})
"""Words beside the present one of several relatives, whom others call the wife."""
OF_SEVERAL = frozenset({"first", "former", "ex", "previous", "late", "then", "future", "next", "one", "husbands", "wives"}) | LATER
"""Words beside a relative which say that there were others."""


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    entity = graph.subject(claim)
    return () if entity is None else (f"{entity.id} {claim.scope.of}",)


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """One entity is the same; the surname alone of a fuller name is coarser."""
    one, other = a.value.raw, b.value.raw
    if (
        a.value.relation(b.value) is Relation.SAME
        or same_name(one, other)
        or alike_given(*(fold(name).split()[0] for name in (one, other)))
    ):
        return Relation.SAME
    if a.scope.of in MOSTLY_ONE:
        alone = is_outvoted(graph, a, b) and not _one_of_several(graph, a, b)
        return Relation.DIFFERENT if alone else Relation.CANNOT_TELL
    return Relation.DIFFERENT if a.scope.of in ONE and not _one_of_several(graph, a, b) else Relation.CANNOT_TELL


def _one_of_several(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether a word beside it, or any source, tells of two such relatives."""
    said = [OF_SEVERAL & set(WORD.findall(c.span.quote.casefold())) for c in (a, b)]
    if any(said) and not (is_outvoted(graph, a, b) and not all(said) and said[0] | said[1] <= LATER):
        return True
    bearer = graph.subject(a)
    held = graph.remembered("relatives named", lambda: _named(graph))
    rows = held.get((None if bearer is None else bearer.id, a.scope.of), {})
    return any(not same_name(x, y) for names in rows.values() for x, y in combinations(sorted(names), 2))


def _named(graph: StoryGraph) -> Mapping[tuple[str | None, str | None], Mapping[str, set[str]]]:
    """The names that each source gives the relatives of one bearer."""
    found: dict[tuple[str | None, str | None], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in graph.of_predicate("relation"):
        bearer = graph.subject(claim)
        found[None if bearer is None else bearer.id, claim.scope.of][claim.source].add(claim.value.raw)
    return found


def is_outvoted(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one of two relatives is named by one source alone, and the other by two independent ones, as the same to one bearer."""
    bearer = graph.subject(a)
    held = [c for c in graph.of_predicate("relation") if c.scope.of == a.scope.of and graph.subject(c) == bearer]
    for lone, other in ((a, b), (b, a)):
        theirs = [c for c in held if same_name(c.value.raw, other.value.raw) and c.source != lone.source]
        nowhere = not any(graph.writes(s, lone.value.raw) for s in graph.sources if s != lone.source)
        if graph.independent(theirs) > 1 and nowhere and not graph.writes(lone.source, other.value.raw):
            return True
    return False


def loosely_tied(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A pronoun may stand for another bearer, unless his name is in the sentence, or the two names are much alike, as slips are.

    Nor where two others name one relative, and nobody else the other.
    """
    if (
        is_outvoted(graph, a, b)
        or JaroWinkler.similarity(*(fold(c.value.raw) for c in (a, b))) >= LIKE
        or all(_names_bearer(graph, c) for c in (a, b))
    ):
        return None
    return inferred_link(graph, a, b)


def _names_bearer(graph: StoryGraph, claim: Claim) -> bool:
    entity = graph.subject(claim)
    return entity is not None and entity.name.split()[-1] in graph.sentence_text(claim)


KIND = SlotKind(
    predicates=("relation",),
    block=_block,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(loosely_tied, unfinished),
    attribute=lambda _graph, claim: claim.scope.of or "relation",
)

RULE = slot_rule("relation", "FC114", KIND)
