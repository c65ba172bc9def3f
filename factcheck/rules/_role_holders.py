"""Who holds the one office of a body: its chairman, or its leader, by one name in one source and by another in the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.comparison.name_places import PERSON, told_besides
from factcheck.comparison.name_roles import have_one, whose
from factcheck.comparison.printed_names import said_of_bearer
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, Finding, Verdict
from factcheck.predicates._posts import INCOMING
from factcheck.resolve.scenes import MAIN
from factcheck.rules import finding
from factcheck.rules._callings import times
from factcheck.rules._office_holders import far_apart, strangers
from factcheck.text.folding import fold
from factcheck.text.gazetteer import nested, same_place
from factcheck.text.standing import ORDER

Row = tuple[Claim, frozenset[str]]
"""The name of one who holds an office, and the names of those whose it is."""


@cache
def _sole() -> frozenset[str]:
    return frozenset(table("posts")["sole"]["nouns"])


def _offices(claim: Claim) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the offices that a name's places give its bearer, new ones apart, each with the names of those whose they are."""
    places = claim.frame.stands if claim.frame is not None else ()
    if "as the successor" in places:
        yield "successor", frozenset()
    for place in places:
        relation, _, office = place.partition(" ")
        *ranks, noun = office.split()
        if relation != "=" or noun not in _sole() or not set(ranks) <= {INCOMING}:
            continue
        held = whose(claim, place)
        fresh = (ranks or held & NEW) and noun != "successor"
        yield f"{INCOMING} {noun}" if fresh else noun, held - NEW


NEW = frozenset({"new", "next"})


def _by_office(graph: StoryGraph) -> Mapping[str, Mapping[tuple[str, str], list[Row]]]:
    """The names by office, and by the source and the bearer, each with whose office it is."""
    found: dict[str, dict[tuple[str, str], list[Row]]] = defaultdict(lambda: defaultdict(list))
    for claim in graph.of_predicate("name"):
        bearer = graph.subject(claim)
        if claim.scope.of == PERSON and bearer is not None and graph.scene(claim) == MAIN:
            for office, held in _offices(claim):
                found[office][claim.source, bearer.id].append((claim, held))
    return found


def role_holders(graph: StoryGraph) -> Iterator[Finding]:
    """Yield a conflict where one source alone has another holder of an office than two others, of one body by the same word."""
    for office, held in sorted(_by_office(graph).items()):
        for (source, bearer), rows in sorted(held.items()):
            others = {key: told for key, told in held.items() if key[0] != source}
            theirs = {other for _, other in others}
            if len(theirs) != 1 or bearer in theirs or sum(s == source for s, _ in held) > 1:
                continue
            lone, camp = rows[0][0], [row for told in others.values() for row in told]
            if _of_one_body(graph, office, rows, camp) and _is_outvoted(graph, office, lone, [c for c, _ in camp]):
                yield _finding(graph, office, lone, [c for c, _ in camp])


def _finding(graph: StoryGraph, office: str, lone: Claim, camp: Sequence[Claim]) -> Finding:
    mine, theirs = lone.value.raw, camp[0].value.raw
    why = f"{mine} is called the {office} in this source alone, where {graph.independent(camp)} sources have {theirs}"
    camps, scope = [[lone], list(camp)], f"{mine}|{theirs}"
    return finding(graph, "another-name", Verdict.CONFLICT, theirs, "holder of the office", camps, why=why, scope=scope)


def _of_one_body(graph: StoryGraph, office: str, mine: Sequence[Row], theirs: Sequence[Row]) -> bool:
    """Whether the office is of one body in both, and of no other time; who is new in it is known by what else is told."""
    one, other = ({whose for _, told in rows for whose in told} for rows in (mine, theirs))
    if (one | other) & ORDER or _of_two_towns(graph, mine[0][0], [c for c, _ in theirs]):
        return False
    if one and other:
        return have_one(one, other)
    return _is_new(office) and max(told_besides(graph, mine[0][0], c) for c, _ in theirs) >= LIKE


def _is_new(office: str) -> bool:
    return office == "successor" or office.startswith(INCOMING)


def _of_two_towns(graph: StoryGraph, lone: Claim, camp: Sequence[Claim]) -> bool:
    """Whether the bearers are tied to bodies that are two, as far as the reports name them."""
    mine, theirs = ([c.value.raw for claim in claims for c in said_of_bearer(graph, claim, "affiliation")] for claims in ([lone], camp))
    return bool(mine and theirs) and not any(fold(x) == fold(y) or same_place(x, y) or nested(x, y) for x in mine for y in theirs)


LIKE = 0.1
"""Least `told_besides` of two of whom one source does not say whose the office is."""


def _is_outvoted(graph: StoryGraph, office: str, lone: Claim, camp: Sequence[Claim]) -> bool:
    """Whether two independent sources have the other one, and nobody says that the office has passed on."""
    told = {INCOMING} if _is_new(office) else set()
    changed = any(times(c) - told for claim in (lone, *camp) for c in said_of_bearer(graph, claim, "title"))
    return not changed and graph.independent(camp) > 1 and not far_apart(graph, lone, camp) and strangers(graph, lone, camp[0])
