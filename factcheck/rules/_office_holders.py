"""Who holds an office that one person has: the mayor of a town, by one name in one source and by another in the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache

from factcheck.comparison.printed_names import said_of_bearer
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Certainty, Claim, Finding, Verdict
from factcheck.resolve.scenes import MAIN
from factcheck.rules import finding
from factcheck.rules._callings import OF_ITS_OWN, times, words_of_title
from factcheck.rules._fields import fields_of, is_line
from factcheck.text.folding import fold
from factcheck.text.gazetteer import same_place

ELECTION = timedelta(days=120)
"""Days between two reports in which an office seldom passes from one to the next."""
BELOW = frozenset({"deputy", "assistant", "vice", "associate", "elect", "candidate", "nominee"})
OF_A_FORCE = frozenset({"police", "fire"})
"""What a chief is chief of, by the word before the title."""

Held = Mapping[str, Mapping[str, list[Claim]]]
"""The titles of one office by source and by who is called so."""


@cache
def _sole() -> frozenset[str]:
    return frozenset(table("titles")["sole"]) - {"chief"}


def _office(graph: StoryGraph, claim: Claim) -> str | None:
    """The office of one holder that a title names, without a rank below it, for now."""
    title, _, rest = claim.value.raw.casefold().partition(" of ")
    if OF_ITS_OWN.search(claim.value.raw):
        return None
    words = words_of_title(f"police {title}" if rest.startswith("police") else title)
    before = graph.sources[claim.source].text[: claim.span.start].rsplit(maxsplit=1)[-1:]
    if words == ["chief"] and before and before[0].casefold() in OF_A_FORCE:
        words = [before[0].casefold(), "chief"]
    if BELOW & set(words) or times(claim) or graph.scene(claim) != MAIN or graph.certainty(claim) is Certainty.INFERRED:
        return None
    return _part(claim) or next((office for n in (2, 1) if (office := " ".join(words[-n:])) in _sole()), None)


def _part(claim: Claim) -> str | None:
    """The one part of a firm that a title says its bearer is at the head of, which is not the president of the firm."""
    rank, fields = fields_of(claim.value.raw) or ("", frozenset())
    return f"head of {next(iter(fields))}" if rank == "head" and len(fields) == 1 and all(map(is_line, fields)) else None


def _by_office(graph: StoryGraph) -> Mapping[str, Held]:
    found: dict[str, dict[str, dict[str, list[Claim]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for claim in graph.of_predicate("title"):
        bearer, office = graph.subject(claim), _office(graph, claim)
        if bearer is not None and office is not None and graph.is_named(bearer.id):
            found[office][claim.source][bearer.id].append(claim)
    return found


def _bodies(graph: StoryGraph, claim: Claim) -> list[str]:
    """Whose the office is, as the claim's own source tells it."""
    post = words_of_title(claim.value.raw.split(" of ")[0])[-1]
    return [c.value.raw for c in said_of_bearer(graph, claim, "affiliation") if words_of_title(c.scope.of or "")[-1:] == [post]]


def office_holders(graph: StoryGraph) -> Iterator[Finding]:
    """Yield a conflict where one source alone has another holder of an office than two others, in one town."""
    for office, held in sorted(_by_office(graph).items()):
        for source, people in sorted(held.items()):
            others = {bearer: rows for s, named in held.items() if s != source for bearer, rows in named.items()}
            if len(people) != 1 or len(others) != 1 or people.keys() == others.keys():
                continue
            lone, camp = next(iter(people.values()))[0], [c for s, named in held.items() if s != source for c in next(iter(named.values()))]
            if _are_of_one_body(graph, lone, camp) and graph.independent(camp) > 1 and strangers(graph, lone, camp[0]):
                names = [_name(graph, c) for c in (lone, camp[0])]
                why = f"{names[0]} is called the {office} in this source alone, where {graph.independent(camp)} sources have {names[1]}"
                camps = [_named(graph, claims) for claims in ([lone], camp)]
                scope = "|".join(names)
                yield finding(graph, "another-name", Verdict.CONFLICT, names[1], "holder of the office", camps, why=why, scope=scope)


def _named(graph: StoryGraph, claims: list[Claim]) -> list[Claim]:
    """The names of those who are so called, for an editor to read."""
    found = {name.id: name for c in claims for name in [*said_of_bearer(graph, c, "name")][:1]}
    return list(found.values()) or claims


def _are_of_one_body(graph: StoryGraph, lone: Claim, camp: list[Claim]) -> bool:
    """Whether the lone one's town is that of the others, as far as they name it."""
    mine, theirs = _bodies(graph, lone), [body for c in camp for body in _bodies(graph, c)]
    return bool(mine and theirs) and all(_one(x, y) for x in mine for y in theirs) and not far_apart(graph, lone, camp)


def _one(a: str, b: str) -> bool:
    return fold(a) == fold(b) or same_place(a, b)


def far_apart(graph: StoryGraph, lone: Claim, camp: Sequence[Claim]) -> bool:
    """Return whether so much time lies between the reports that the office may have passed on."""
    printed = [graph.sources[c.source].published.day for c in (lone, *camp)]
    days = [day for day in printed if day is not None]
    return bool(days) and max(days) - min(days) > ELECTION


def _name(graph: StoryGraph, claim: Claim) -> str:
    bearer = graph.subject(claim)
    return claim.subject.name if bearer is None else bearer.name


def strangers(graph: StoryGraph, lone: Claim, other: Claim) -> bool:
    """Return whether no other source knows the lone one's surname, and its own not the other's."""
    mine, theirs = (fold(_name(graph, c).split()[-1]) for c in (lone, other))
    return not graph.knows(lone.source, (theirs,)) and not any(graph.knows(s, (mine,)) for s in graph.sources if s != lone.source)
