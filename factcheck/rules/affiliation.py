"""To which firm, office or town a person belongs, in one post.

A person may belong to several bodies, so only two bodies of one post are a check, and only where neither source knows the other's,
or two others know the one and the other is nobody else's word for it.
Conflict: "Ruth Lind, mayor of Marlow" where two others have "Osby Mayor Ruth Lind", and nobody else calls her Marlow's.
"Osby warden Tom Vale said the pass would stay shut" beside "Marlow warden Tom Vale said that the pass would stay shut".
Check: "Osby Mayor Ruth Lind" beside "Ruth Lind, mayor of Marlow".
Left alone: "of the Osby Clinic" beside "of the Osby Clinic's board"; a former post; two posts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from factcheck.comparison.restrictions import restricted
from factcheck.comparison.slots import SlotKind, Tie, by_subject, tie_of_subjects
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.rules import slot_rule
from factcheck.rules.nationality import both_known
from factcheck.text.gazetteer import located, nested, same_place, same_rank
from factcheck.values import Relation


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """One name agrees; of two, the post decides whether they can be told apart."""
    if _is_one(a, b):
        return Relation.SAME
    one, other = a.value.raw, b.value.raw
    if nested(one, other) or is_short_for(one, other) or is_short_for(other, one) or _post(a) != _post(b) or _post(a) in OPEN:
        return Relation.CANNOT_TELL
    towns = bool(located(one)) and bool(located(other))
    of_one = _post(a) == "legislator" or _post(a) in table("titles")["sole"]
    return Relation.CANNOT_TELL if towns and not of_one else Relation.DIFFERENT


OPEN = frozenset({"member", "journalist", "writer", "reporter", "editor", "photographer", "correspondent"})
"""Posts of which one may have several, and of those who write the reports: each paper has its own."""


def is_short_for(short: str, name: str) -> bool:
    """Return whether the letters of one stand for the words of the other, or hold those that do: "OHP", "Highway Patrol" of Osby."""
    letters = _initials(name)
    return short.isupper() and len(letters) > 1 and (letters in short or short in letters)


def _is_one(a: Claim, b: Claim) -> bool:
    return a.value.raw.casefold() == b.value.raw.casefold() or same_place(a.value.raw, b.value.raw)


def _initials(name: str) -> str:
    return name if name.isupper() else "".join(w[0] for w in name.split() if w[0].isupper())


def _post(claim: Claim) -> str:
    """What the bearer is in the body: a chief, a head and a boss are one."""
    post = claim.scope.of or ""
    return "head" if post in _heads() else _same().get(post, post)


@cache
def _same() -> dict[str, str]:
    """The one word for several posts that are one."""
    return {post: one for one, posts in table("posts")["same_post"].items() for post in posts}


@cache
def _heads() -> frozenset[str]:
    return frozenset(table("fields")["rank"]["head"]) - {"director"}


def _of_person(graph: StoryGraph, claim: Claim) -> Sequence[Claim]:
    """What all sources say of whom its bearer belongs to."""
    bearer = graph.subject(claim)
    held = graph.remembered("affiliations by bearer", lambda: _by_bearer(graph))
    return () if bearer is None else held.get(bearer.id, ())


def _by_bearer(graph: StoryGraph) -> Mapping[str, Sequence[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("affiliation"):
        bearer = graph.subject(claim)
        if bearer is not None:
            found[bearer.id].append(claim)
    return found


def _backing(graph: StoryGraph, claim: Claim) -> list[Claim]:
    """The claims that tie its bearer to its body, or to a part of it."""
    return [c for c in _of_person(graph, claim) if _is_one(c, claim) or nested(c.value.raw, claim.value.raw)]


def _stands_alone(graph: StoryGraph, lone: Claim, other: Claim) -> bool:
    """Whether one source alone ties the bearer to the one body and never to the other, to which two independent ones do."""
    mine, theirs = _backing(graph, lone), _backing(graph, other)
    alone = {c.source for c in mine} == {lone.source} and all(c.source != lone.source for c in theirs)
    return alone and graph.independent(theirs) > 1 and same_rank(lone.value.raw, other.value.raw)


RETOLD = 0.55
"""Least `alike` of two sentences that tell one thing, so that their two bodies are one."""


def _of_one_telling(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two sentences tell the same of one who is never tied to both bodies."""
    mine, theirs = _backing(graph, a), _backing(graph, b)
    if {c.source for c in mine} & {c.source for c in theirs} or min(graph.independent(mine), graph.independent(theirs)) > 1:
        return False
    return graph.alike(a, b) >= RETOLD and same_rank(a.value.raw, b.value.raw)


def known_to_both(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One source has both bodies, and the bearer may belong to either; unless one of them is the word of one source against two."""
    sure = _stands_alone(graph, a, b) or _stands_alone(graph, b, a) or _of_one_telling(graph, a, b)
    return None if sure else both_known(graph, a, b)


def outvoted(graph: StoryGraph, camps: Sequence[Sequence[Claim]]) -> bool:
    """Whether one of two bodies is the word of one source against two, or both are told in one sentence."""
    if len(camps) != 2:
        return False
    alone = any(_stands_alone(graph, one[0], other[0]) for one, other in (camps, camps[::-1]))
    return alone or any(_of_one_telling(graph, a, b) for a, b in product(*camps))


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    return tie_of_subjects(graph, a, b) or Tie.NONE


KIND = SlotKind(
    predicates=("affiliation",),
    block=by_subject,
    tie=_tie,
    relation=relation,
    vetoes=(inferred_link, unfinished, restricted, known_to_both),
    attribute=lambda _graph, claim: f"{claim.scope.of} of",
)

RULE = replace(slot_rule("affiliation", "FC122", KIND, earned=False, outvotes=True), outvoted=outvoted)
