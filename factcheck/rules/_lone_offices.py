"""Offices that one source alone gives somebody to whom others give another: of another kind, or of another time."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from factcheck.comparison.nearby import of_one_sentence
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.resolve.scenes import MAIN
from factcheck.rules._callings import times, words_of_title
from factcheck.rules._fields import fields_of, is_line

Key = Callable[[Claim], Hashable | None]
CHANGES = frozenset(
    {
        "Personnel.End-Position",
        "Personnel.Start-Position",
        "Personnel.Lay-Off",
        "Personnel.Elect",
        "Contest.Win",
        "Contest.Lose",
        "Life.Die",
    }
)
"""Events before and after which somebody is not the same."""
GONE = frozenset({"former", "ex"})


def alone(graph: StoryGraph, a: Claim, b: Claim, told: Sequence[Claim], key: Key) -> bool:
    """Return whether one source alone says the one of a bearer, and never the other, which two independent ones say."""
    for lone, other in ((a, b), (b, a)):
        mine, theirs = key(lone), key(other)
        if mine is None or theirs is None or mine == theirs:
            return False
        others = [c for c in told if key(c) == theirs]
        sole = {c.source for c in told if key(c) == mine} == {lone.source} and all(c.source != lone.source for c in others)
        if sole and graph.independent(others) > 1:
            return True
    return False


def of_two_kinds(graph: StoryGraph, a: Claim, b: Claim, told: Sequence[Claim]) -> bool:
    """Return whether two titles name two offices of one sphere, or two parts of a firm, the one by the word of one source alone."""
    if any(UNTIL.search(graph.sentence_text(c)) for c in told if line_of(c) is not None):
        return False  # "head of freight until May", "now runs the toy arm"
    rows = [row for row in table("offices")["sphere"] if not _covers(row, a, b)]
    keys: list[Key] = [line_of, *(partial(_in_sphere, str(row["name"])) for row in rows)]
    return any(alone(graph, a, b, told, key) for key in keys)


def _in_sphere(sphere: str, claim: Claim) -> Hashable | None:
    return _office(claim.value.raw, sphere)


def _covers(sphere: Mapping[str, Any], a: Claim, b: Claim) -> bool:
    """Whether one office of a sphere is a looser word for the other: a foreign paper calls a trooper a police officer."""
    one, other = (_in_sphere(str(sphere["name"]), c) for c in (a, b))
    return any(y in sphere.get("looser", {}).get(x, ()) for x, y in ((one, other), (other, one)))


def line_of(claim: Claim) -> Hashable | None:
    """Return what the part of a firm deals in that a title is at the head of, if that alone."""
    rank, fields = fields_of(claim.value.raw) or ("", frozenset())
    return fields if rank == "head" and len(fields) == 1 else None


def are_lines(a: Claim, b: Claim) -> bool:
    """Return whether one of two titles is at the head of a part of a firm, of which one may be called in many ways."""
    return any(found is not None and any(map(is_line, found[1])) for found in (fields_of(c.value.raw) for c in (a, b)))


WHERE = re.compile(r"\s(?:for|at|with|in|from|who)\b")
"""With which a title goes on, behind its office."""


@cache
def _office(title: str, sphere: str) -> str | None:
    """The one office of a sphere that the words of a title up to its place end with."""
    head, of, rest = title.casefold().partition(" of ")
    if " and " in head:
        return None  # "vice president and interior minister"
    whole = f"{head}{of}{rest}" if rest.startswith("police") else head
    words = f" {' '.join(words_of_title(WHERE.split(whole, maxsplit=1)[0]))}"
    row = next(row for row in table("offices")["sphere"] if row["name"] == sphere)
    forms = sorted(((form, office) for office, forms in row["offices"].items() for form in forms), key=lambda x: (-len(x[0]), x[0]))
    return next((office for form, office in forms if words.endswith(f" {form}")), None)


def of_two_times(graph: StoryGraph, a: Claim, b: Claim, told: Sequence[Claim], office_of: Key) -> bool:
    """Return whether one source alone tells as over, or as held, what two others tell otherwise, and nobody tells of a change."""
    bearer = graph.subject(a)
    if (
        bearer is None
        or any(times(c) - GONE for c in told)
        or any(n.patient == bearer.id and n.type in CHANGES for n in graph.skeleton.nodes)
        or any(_is_of_old(graph, c) or _is_courtesy(c) for c in (a, b))
    ):
        return False
    if office_of(a) != office_of(b) or any(OF_A_TIME.search(c.value.raw) for c in (a, b)):
        return False
    return alone(graph, a, b, told, lambda claim: (office_of(claim), bool(times(claim) & GONE)))


KEPT = re.compile(
    r"^(?:the )?(?:ambassador|brig|brigadier|capt|captain|col|colonel|congress(?:wo)?man|gen|general|gov|governor|judge|justice|president|"
    r"rep|sec|secretary|sen|senator|sgt|lt)\.?$",
    re.IGNORECASE,
)
"""Titles by which Americans go on to call those who once held them."""


def _is_courtesy(claim: Claim) -> bool:
    """Whether a title is one that is kept for life and stands right before the name: "Gov. Ruth Lind" is she who was governor."""
    text = claim.span.quote
    return (
        KEPT.match(claim.value.raw) is not None
        and text.startswith(claim.value.raw)
        and text[len(claim.value.raw) :].strip(" .")[:1].isupper()
    )


def _is_of_old(graph: StoryGraph, claim: Claim) -> bool:
    """Whether its sentence tells of a year before that of its report: "Mayor Vale took the bribes in 2015"."""
    day = graph.sources[claim.source].published.day
    beside = (c for c in graph.of_source(claim.source) if c.predicate == "date" and of_one_sentence(c, claim))
    first = [low for c in beside if (low := getattr(c.value, "lower", None)) is not None]
    return graph.scene(claim) != MAIN or (day is not None and any(low.year < day.year for low in first))


UNTIL = re.compile(r"\b(?:until|till|previously|formerly|now|earlier)\b", re.IGNORECASE)
"""Words beside the head of a part of a firm that tell of a change."""

OF_A_TIME = re.compile(r"\b(?:and|under|during|in|from|since|until|when)\b", re.IGNORECASE)
"""Words of a title that is two, or that of some years: "dean and former mayor", "director under Mayor Orr"."""
