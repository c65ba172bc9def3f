"""In which town the story plays: the town a report puts the event in, where the others put it in a far one and never name this.

A report's town is the one that its lead names and no other is named as often. It must be named again, or be where the event is
told to have happened. Reports whose towns are strangers to one another and too far apart to be neighbours tell of two towns.
Conflict: "Osby police", "a shooting in Osby" in one report; "in Marlow", "a Marlow club" in all the others.
Left alone: a suburb beside its city; a town beside its county or state; towns that one report names both; where a victim lived; the
town of an arrest; the place before a wire story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.comparison.event_kinds import FAMILY, main_kinds
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, Finding, Mention, Verdict
from factcheck.predicates.place import MODIFIER
from factcheck.rules import Rule, finding
from factcheck.text.dateline import DATELINE
from factcheck.text.gazetteer import contains, least_distance, located, same_place
from factcheck.text.nominals import roles
from factcheck.text.towns import DWELLERS

OFTEN = 2
"""How many sentences must name a town before a report is held to play there, wherever they name it."""
FAR = 80.0
"""Kilometres beyond which two towns are no neighbours: one metropolis may be told by the names of several."""
HARM = ("Life.Die", "Life.Injure", "Conflict.Attack", "Disaster.", "Crime.")
"""Types of events that happen in one town."""
LAW = "Justice."
"""An arrest or a trial is often in another town than the deed."""
BODIES = frozenset({"police", "officers", "firefighters", "deputies", "detectives", "investigators", "fire"})
"""Those who come to an event in their own town: "Osby police"."""


@dataclass(frozen=True)
class _Town:
    """The town of one report, with what names it there."""

    source: str
    name: str
    claims: tuple[Claim, ...]
    sentences: frozenset[int]
    placed: bool
    """Whether the event itself is told to have happened there."""


def _is_town(name: str) -> bool:
    """Whether the gazetteer knows a city of this name, and no state or country."""
    ranks = {p.kind for p in located(name)}
    return "city" in ranks and not ranks & {"state", "country", "region"}


def _named(graph: StoryGraph, source: str) -> dict[str, list[Mention]]:
    """The mentions of each town in the main scene of a report, and of bodies called by it."""
    found: dict[str, list[Mention]] = defaultdict(list)
    elsewhere = _before_travellers(graph, source)
    for mention in graph.readings[source].mentions:
        name = mention.text
        if mention.start in elsewhere or mention.form != "name" or graph.skeleton.scenes.of(source, mention.sentence) != "main":
            continue
        if mention.kind is EntityKind.ORGANISATION:
            name = _before_a_body(name)
        if name and mention.kind is not EntityKind.PERSON and _is_town(name):
            found[name.casefold()].append(mention)
    return {name: mentions for name, mentions in found.items() if not any(_is_quarter(graph, m) for m in mentions)}


def _before_travellers(graph: StoryGraph, source: str) -> frozenset[int]:
    """Where a town stands before a word for people who need not be there: "a former Osby player", "Osby fans", but not "Osby police"."""
    places = (c for c in graph.of_source(source) if c.predicate == "place" and c.scope.of == MODIFIER and c.frame is not None)
    return frozenset(c.span.start for c in places if c.frame and c.frame.head in roles().people - DWELLERS)


def _is_quarter(graph: StoryGraph, mention: Mention) -> bool:
    """Whether the name is that of a part of a town here: "the Osby section", "the Osby neighborhood"."""
    after = graph.sources[mention.source].text[mention.end : mention.end + 20].split()
    return bool(after) and after[0].strip(".,;").casefold() in QUARTERS


QUARTERS = frozenset(
    {"section", "neighborhood", "neighbourhood", "district", "area", "quarter", "ward", "borough", "subdivision", "projects"}
)


def _before_a_body(name: str) -> str:
    """The town that a body of this name serves: "Osby" of "Osby Police Department"."""
    words = name.split()
    at = next((n for n, word in enumerate(words) if word.casefold() in BODIES), 0)
    return " ".join(words[:at])


def _town(graph: StoryGraph, source: str) -> _Town | None:
    """The town of a report: the most named one, if its lead has it, no other is named as often, and the report has a claim on it."""
    ranked = sorted(_named(graph, source).values(), key=lambda ms: (-len({m.sentence for m in ms}), ms[0].start))
    if not ranked:
        return None
    sentences = [frozenset(m.sentence for m in mentions) for mentions in ranked[:2]]
    if len(ranked) > 1 and len(sentences[1]) == len(sentences[0]):
        return None
    name = ranked[0][0].text if ranked[0][0].kind is EntityKind.PLACE else _before_a_body(ranked[0][0].text)
    claims = tuple(c for c in graph.of_source(source) if c.frame is not None and name.casefold() in c.span.quote.casefold())
    leading = [c for c in claims if graph.in_lead(c) and c.frame is not None and c.frame.sentence in sentences[0]]
    if not leading:
        return None
    placed = any(_happened_there(graph, c, name) for c in leading)
    return _Town(source, name, _first(claims, name), sentences[0], placed) if placed or len(sentences[0]) >= OFTEN else None


def _first(claims: Sequence[Claim], name: str) -> tuple[Claim, ...]:
    """The claims that show the town best: those of the place itself, else the shortest words that hold it."""
    places = [c for c in claims if c.predicate == "place" and c.value.raw.casefold() == name.casefold()]
    return tuple(places) or tuple(sorted(claims, key=lambda c: (len(c.span.quote), c.span.start, c.id))[:1])


def _happened_there(graph: StoryGraph, claim: Claim, name: str) -> bool:
    """Whether the sentence of a claim tells the harm the story is about, in this town, and no arrest or trial."""
    if claim.frame is None:
        return False
    reading = graph.readings[claim.source]
    types = {e.type for e in reading.events if e.sentence == claim.frame.sentence}
    about = main_kinds(graph)
    if any(t.startswith(LAW) for t in types):
        return False
    if claim.predicate == "place" and claim.value.raw.casefold() == name.casefold():
        harmed = [n for n in graph.events(claim)[:1] if n.type.startswith(HARM) and FAMILY.get(n.type, n.type) in about]
        if claim.scope.of in ("in", "at") and harmed:
            return True
        if claim.scope.of != MODIFIER or claim.frame.head in roles().people | DWELLERS:
            return False
    elif not any(f"{name} {body}".casefold() in graph.sentence_text(claim).casefold() for body in BODIES):
        return False
    return any(t.startswith(HARM) and FAMILY.get(t, t) in about for t in types)


def _body(graph: StoryGraph, source: str) -> str:
    """The text of a report in small letters, without the places its lines are dated from."""

    def undated() -> str:
        return "\n".join(DATELINE.sub("", line, count=1) for line in graph.sources[source].text.splitlines()).casefold()

    return graph.remembered(("body", source), undated)


def _strangers(graph: StoryGraph, one: _Town, other: _Town) -> bool:
    """Whether two towns cannot be told for one another: neither report names the other's, and they are no neighbours."""
    mine, theirs = one.name, other.name
    if same_place(mine, theirs) or contains(mine, theirs) or contains(theirs, mine):
        return False
    far = (least_distance(mine, theirs) or 0.0) >= FAR
    often = len(one.sentences) >= OFTEN and len(other.sentences) >= OFTEN
    if not (often or far):
        return False
    return theirs.casefold() not in _body(graph, one.source) and mine.casefold() not in _body(graph, other.source)


def _both_named(graph: StoryGraph, one: _Town, other: _Town) -> bool:
    """Whether some report names both towns, so that the story has a place for each."""
    return any(one.name.casefold() in (text := _body(graph, s)) and other.name.casefold() in text for s in graph.sources)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding where the reports of one event keep to towns that are strangers to one another."""
    if not graph.main_types:
        return
    towns = [town for source in sorted(graph.sources) if (town := _town(graph, source)) is not None]
    camps: dict[str, list[_Town]] = defaultdict(list)
    for town in towns:
        if any(_strangers(graph, town, other) and not _both_named(graph, town, other) for other in towns):
            camps[town.name].append(town)
    if len(camps) > 1:
        ordered = sorted(camps.values(), key=lambda camp: (-len({t.source for t in camp}), camp[0].source))
        why = f"the reports play in {' and '.join(camp[0].name for camp in ordered)}, and neither names the other's town"
        claims = [[c for town in camp for c in town.claims] for camp in ordered]
        yield finding(graph, "town", Verdict.CONFLICT, "the story", "town", claims, why=why)


RULE = Rule(code="FC116", judge=judge)
