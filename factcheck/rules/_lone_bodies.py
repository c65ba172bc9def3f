"""A body that one source alone names where others name another of its kind: the only hedge fund of a story, the commission of all leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.comparison.name_places import WORK, heads, house_of, is_form_of, key_of, kind_of, told_besides
from factcheck.comparison.name_roles import tells
from factcheck.comparison.vetoes import another_scene
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, Finding, Verdict
from factcheck.rules import finding
from factcheck.rules._story_names import Names, Row, counted, reasons_against
from factcheck.text.standing import unranked

OF_A_KIND, OF_A_HEAD = 0.1, 0.15
"""Least `told_besides` of two bodies of one description, and of two public ones with one last word or in one place."""
MANY = 3
"""Independent sources whose leads name a body, from which it is the one of the story."""

Told = tuple[float, Claim, str]


def lone_bodies(names: Names) -> Iterator[Finding]:
    """Yield a conflict for a body printed once, in a source that says nothing of the one that two others, or three leads, have instead."""
    graph = names.graph
    bodies = [c for c in graph.of_predicate("name") if kind_of(c) == "body" and c.frame is not None]
    kinds = _by_description(graph.of_predicate("name"))  # a firm that the parser takes for a man is another one all the same
    for lone in bodies:
        if not names.is_printed_once(lone) or tells(lone):
            continue
        rivals = [row for other in bodies if (row := _row(names, kinds, lone, other)) is not None]
        best = max(rivals, key=lambda row: (row[0], row[1].id), default=None)
        if best is not None and not reasons_against(names, lone, Row(best[0], best[1], None)):
            mine, theirs = lone.value.raw, best[1].value.raw
            camp = [c for c in bodies if key_of(c) == key_of(best[1]) and c.source != lone.source]
            said = f"“{mine}” stands in this source alone, where {counted(names.backers(lone, best[1]))} “{theirs}”: {best[2]}"
            yield finding(
                graph, "another-name", Verdict.CONFLICT, theirs, "name in its place", [[lone], camp], why=said, scope=f"{mine}|{theirs}"
            )


def _row(names: Names, kinds: Mapping[str, Sequence[Claim]], lone: Claim, other: Claim) -> Told | None:
    """How much two bodies' sentences tell the same, and what kind of body both are."""
    graph = names.graph
    if other.source == lone.source or _has(graph, lone.source, other) or _may_be_one(graph, lone, other):
        return None
    besides = told_besides(graph, lone, other)
    for noun in sorted(_described(lone) & _described(other)):
        sole = all(c.id == lone.id or is_form_of(key_of(c), key_of(other)) for c in kinds[noun])
        if sole and besides >= OF_A_KIND and names.stands_alone(lone, other) and names.backers(lone, other) > 1:
            return besides, other, f"each is the only {noun}"
    last = [key_of(c).split()[-1] for c in (lone, other)]
    if besides < OF_A_HEAD or not set(last) <= public() or not _is_of_leads(names, lone, other):
        return None
    if last[0] == last[1]:
        return besides, other, f"leads tell of one {last[0]}"
    shared = lone.frame and other.frame and set(lone.frame.stands) & set(other.frame.stands)
    return (besides, other, "both stand in one place of their leads") if shared else None


def _may_be_one(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two names may be of one body: a shorter form, or one body to whom nothing is said apart."""
    one, other = graph.subject(a), graph.subject(b)
    return is_form_of(key_of(a), key_of(b)) or (one is not None and other is not None and one.id == other.id)


def _is_of_leads(names: Names, lone: Claim, other: Claim) -> bool:
    """Whether the lone body stands in its lead, and the other one, in full or by its initials, in those of many."""
    graph, short = names.graph, initials(other.value.raw)
    forms = [c for key, row in names.claims.items() if key == short or is_form_of(key, key_of(other)) for c in row if graph.in_lead(c)]
    return graph.in_lead(lone) and graph.independent(forms) >= MANY


def initials(name: str) -> str:
    """Return the first letters of the capitalised words of a name, in small letters: "ftc"."""
    return "".join(w[0] for w in name.replace(".", "").split() if w[0].isupper() and w not in ("US", "UK")).casefold()


def _has(graph: StoryGraph, source: str, other: Claim) -> bool:
    """Whether a source has a body by its name, or by its initials."""
    return graph.writes(source, other.value.raw) or graph.knows(source, (initials(other.value.raw),))


def _described(claim: Claim) -> set[str]:
    """What a body is described as, in one word: "fund", "airline"; what every firm is says nothing."""
    found = {unranked(s.removeprefix("= ")) for s in (claim.frame.stands if claim.frame else ()) if s.startswith("= ") and " of " not in s}
    return {noun for noun in found if noun in table("things")["sole_kind"]}


def _by_description(names: Sequence[Claim]) -> Mapping[str, Sequence[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in names:
        for noun in _described(claim):
            found[noun].append(claim)
    return found


@cache
def public() -> frozenset[str]:
    """Return the last words of the names of public bodies."""
    return frozenset(table("organisations")["public"]) & heads()


def lone_houses(names: Names) -> Iterator[Finding]:
    """Yield a conflict for the only hospital, prison or church of one source, where it is another one in all others that name any."""
    graph = names.graph
    held: dict[str, dict[str, dict[str, list[Claim]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for claim in graph.of_predicate("name"):
        if (house := house_of(claim)) not in ("", WORK):
            held[house][claim.source][key_of(claim)].append(claim)
    for house, by_source in sorted(held.items()):
        for source, mine in sorted(by_source.items()):
            others = {k: rows for s, named in by_source.items() if s != source for k, rows in named.items()}
            lone = next(iter(mine.values()))[0]
            if len(mine) != 1 or len(others) != 1 or not names.is_printed_once(lone):
                continue
            camp = [c for s, named in by_source.items() if s != source for c in next(iter(named.values()))]
            if _bare(lone) & _bare(camp[0]) or not names.stands_alone(lone, camp[0]):
                continue  # "St. Joseph Hospital" is St. Joseph's
            if graph.independent(camp) > 1 and another_scene(graph, lone, camp[0]) is None:
                said = f"“{lone.value.raw}” is the only {house} here, and “{camp[0].value.raw}” in {graph.independent(camp)} other sources"
                scope, camps = f"{lone.value.raw}|{camp[0].value.raw}", [[lone], camp]
                yield finding(graph, "another-name", Verdict.CONFLICT, camp[0].value.raw, f"which {house}", camps, why=said, scope=scope)


def _bare(claim: Claim) -> set[str]:
    """The words of a house's name that tell it apart, without the mark of a genitive."""
    words = {word.removesuffix("'s").removesuffix("’s").rstrip("s.") for word in key_of(claim).split()}
    return words - {word.rstrip("s.") for word in heads()} - SMALL


SMALL = frozenset({"st", "saint", "the", "of", "and", "medical", "general", "county", "memorial", "regional", "university"})
"""Words that the names of many houses have."""
