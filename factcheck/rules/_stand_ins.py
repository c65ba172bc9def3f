"""A person whom one source alone names, where all that it tells is told of another: the name of somebody else stands in his place.

Two things give such a name away. A report introduces people in full before it calls them by their surnames, so that a surname that
nobody in it has been introduced with belongs to the one whom others introduce with it. And an age seldom is that of two people of
whom the same is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from factcheck.comparison.name_roles import is_of_press, is_speech, tells
from factcheck.comparison.parts_taken import Part, parts_of_mentions
from factcheck.comparison.printed_names import PERSON, words_of
from factcheck.graph import StoryGraph
from factcheck.model import Certainty, Claim, Entity, EntityKind, Finding, Mention, Step, Verdict
from factcheck.rules import finding
from factcheck.rules._misnamed import MANY, names_a_body
from factcheck.rules._story_names import counted
from factcheck.values.age import Age

UNINTRODUCED, AGED = 0.1, 0.2
"""Least `alike` of two people's sentences, where a surname is not introduced, and where both are of one age; one fate does instead."""
MOST = 0.6
"""Share of the other sources that name somebody, from which he is one of those whom the story is about."""
KNOWN_TO_ALL = frozenset(
    ["president", "president-elect", "minister", "premier", "chancellor", "secretary", "king", "queen", "prince", "princess", "pope"]
)
"""Offices whose holders a report may call by the surname alone."""
COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mr.", "mrs.", "ms."})
BEFORE = re.compile(r"(?:^|[^.!?”\"\s][ ])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mrs?|Ms|Miss)\b)[A-Z][\w.’'-]*[ ]$")
"""A capitalised word right before a surname, within its sentence: a given name or a title that the parser did not take for one."""
OF_MORE = re.compile(r"[’']?s?[ ](?:family|families|home|house|case|trial|administration|brothers|sisters|campaign)\b|[ ]?&")
"""What makes a surname that of several, or of what is named after its bearer."""
ONE_MORE = re.compile(r"\b(?:another|second|third|one of|two of|twins?)\b", re.IGNORECASE)
"""Words by which a report says that there are more such people than the one it names."""
LOOK_BACK = 24


class Rival(NamedTuple):
    """Somebody whom others name where one source has the lone name, what gives that away, and how much else is told of both."""

    entity: Entity
    alike: float
    why: str


class People:
    """Who is named in full where, who by the surname alone, of which age and with which part in what happened."""

    def __init__(self, graph: StoryGraph) -> None:
        self.graph = graph
        self.by_id = {e.id: e for e in graph.entities.all if e.kind is EntityKind.PERSON}
        self.full: Mapping[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        self.short: Mapping[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        at = {(r.source, m.id): m for r in graph.readings.values() for m in r.mentions if m.form == "name"}
        for entity in self.by_id.values():
            for bearer in entity.mentions:
                if (mention := at.get((bearer.source, bearer.mention))) is not None:
                    kind = self.full if " " in mention.text else self.short
                    kind[entity.id][bearer.source].append(mention)

    @cached_property
    def claims(self) -> Mapping[str, Sequence[Claim]]:
        """The names of each person, as claims."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.graph.of_predicate("name"):
            entity = self.graph.subject(claim)
            if entity is not None and entity.id in self.by_id and " " in claim.value.raw:
                found[entity.id].append(claim)
        return found

    @cached_property
    def ages(self) -> Mapping[str, frozenset[int]]:
        """The ages that stand beside each person's name, or are said of somebody who is surely that person."""
        found = {e: {m.age for ms in sources.values() for m in ms if m.age is not None} for e, sources in self.full.items()}
        for claim in self.graph.of_predicate("age"):
            entity, value = self.graph.subject(claim), claim.value
            if entity is None or entity.id not in found or self.graph.certainty(claim) is Certainty.INFERRED:
                continue
            if isinstance(value, Age) and value.lower == value.upper is not None:
                found[entity.id].add(int(value.upper))
        return {e: frozenset(ages) for e, ages in found.items()}

    @cached_property
    def of_age(self) -> Mapping[int, Sequence[str]]:
        """Who is of an age."""
        found: dict[int, list[str]] = defaultdict(list)
        for entity, ages in self.ages.items():
            for age in ages:
                found[age].append(entity)
        return found

    @cached_property
    def in_surname(self) -> Mapping[str, Sequence[str]]:
        """Who is called by the surname alone in each source."""
        found: dict[str, list[str]] = defaultdict(list)
        for entity, sources in self.short.items():
            for source in sources:
                found[source].append(entity)
        return found

    @cached_property
    def parts(self) -> Mapping[str, frozenset[Part]]:
        """What happened to each person, and what each did."""
        found: dict[str, set[Part]] = defaultdict(set)
        for (source, mention), parts in parts_of_mentions(self.graph).items():
            if (entity := self.graph.entities.of(source, mention)) is not None:
                found[entity.id] |= parts
        return {e: frozenset(parts) for e, parts in found.items()}

    def titles(self, entity: str) -> frozenset[str]:
        """The words of the titles that stand before somebody's name."""
        titles = (m.title.casefold() for ms in self.full[entity].values() for m in ms if m.title)
        return frozenset(word for title in titles for word in title.split())

    def genders(self, entity: str) -> frozenset[str]:
        """What somebody's names show of the gender."""
        return frozenset(m.gender for ms in self.full[entity].values() for m in ms if m.gender is not None)


def stand_ins(graph: StoryGraph) -> Iterator[Finding]:
    """Yield a conflict for each person whom one source names once, where it tells what others tell of somebody that it never names."""
    people = People(graph)
    said: set[frozenset[str]] = set()
    for entity, (source, mention) in sorted(_named_once(people).items()):
        lone = next((c for c in people.claims.get(entity, ()) if c.span.start <= mention.start < c.span.end), None)
        if lone is None or lone.scope.of != PERSON or is_of_press(lone):
            continue
        rivals = [r for other in _others(people, entity, source) if (r := _rival(people, lone, mention, other)) is not None]
        best = max(rivals, key=lambda r: (r.alike, r.entity.id), default=None)
        if best is not None and (pair := frozenset((entity, best.entity.id))) not in said:
            said.add(pair)
            yield _finding(people, lone, best)


def _named_once(people: People) -> dict[str, tuple[str, Mention]]:
    """Who is named in full in one place of the whole story, and nowhere by the surname."""
    found = {}
    for entity, sources in people.full.items():
        mentions = [(s, m) for s, ms in sources.items() for m in ms]
        if len(mentions) == 1 and entity not in people.short and not _is_told_elsewhere(people.graph, *mentions[0]):
            found[entity] = mentions[0]
    return found


def _is_told_elsewhere(graph: StoryGraph, source: str, mention: Mention) -> bool:
    """Whether another source has the very name."""
    return any(graph.writes(s, mention.text) for s in graph.sources if s != source)


def _others(people: People, entity: str, source: str) -> list[str]:
    """Who may be meant instead: those whom the source calls by the surname alone, and those of the same age."""
    aged = [e for age in people.ages.get(entity, ()) for e in people.of_age[age]]
    return [e for e in dict.fromkeys((*people.in_surname.get(source, ()), *aged)) if e != entity and source not in people.full[e]]


def _rival(people: People, lone: Claim, mention: Mention, other: str) -> Rival | None:
    """What gives a lone name away as somebody else's, if anything does."""
    graph, mine = people.graph, people.graph.subject(lone)
    told = [c for c in people.claims.get(other, ()) if graph.group(c) != graph.group(lone)]
    if not told or mine is None or _may_not_be(people, mine.id, other) or (tells(lone) and not any(tells(c) for c in told)):
        return None
    own, theirs = words_of(lone.value.raw), [words_of(c.value.raw) for c in told]
    run_together = any(name[-1] in own[:-1] for name in theirs)  # "Max Lind Friends say"
    if run_together or any(graph.writes(lone.source, c.value.raw) for c in told):
        return None
    alike = max(graph.alike(lone, c) for c in told)
    like = alike if not people.parts.get(mine.id, frozenset()) & people.parts.get(other, frozenset()) else 1.0
    ages = people.ages.get(mine.id, frozenset()) & people.ages.get(other, frozenset())
    aged = bool(ages) and not any(ONE_MORE.search(_up_to(graph, c)) for c in (lone, *told))
    if any(own[-1] in name for name in theirs):
        return Rival(people.by_id[other], alike, f"both are called {own[-1].title()}, and {min(ages)}") if aged else None
    if any(graph.knows(s, own[-1:]) for s in graph.sources if s != lone.source):
        return None
    surname = _unintroduced(people, mention, other)
    if surname is not None and (like >= UNINTRODUCED or _in_one_place(lone, told) or _is_of_the_story(people, lone, other)):
        return Rival(people.by_id[other], alike, f"it goes on to speak of {surname.text}, whom it never introduces")
    if aged and like >= AGED and all(set(name).isdisjoint(own) for name in theirs):
        return Rival(people.by_id[other], alike, f"both are {min(ages)}, and the same is told of them")
    return None


def _is_of_the_story(people: People, lone: Claim, other: str) -> bool:
    """Whether most other sources name somebody in full, and no other person of the surname: who the story is about."""
    graph = people.graph
    camp = [c for c in people.claims[other] if graph.group(c) != graph.group(lone)]
    groups = len({graph.independence.group[s] for s in graph.sources}) - 1
    surname = words_of(people.by_id[other].name)[-1]
    sole = sum(words_of(e.name)[-1] == surname for e in people.by_id.values()) == 1
    bodies = any(names_a_body(name) for name in (lone.value.raw, people.by_id[other].name))
    return sole and not bodies and graph.independent(camp) >= max(MANY, MOST * groups)


def _up_to(graph: StoryGraph, claim: Claim) -> str:
    """The sentence that a claim stands in, with the one before it."""
    if claim.frame is None:
        return ""
    sentences = graph.readings[claim.source].sentences
    first = sentences[max(0, claim.frame.sentence - 1)].start
    return graph.sources[claim.source].text[first : sentences[claim.frame.sentence].end]


def _may_not_be(people: People, one: str, other: str) -> bool:
    """Whether gender or age tells two people apart, one is known to everybody, or the parser took a body for a person."""
    genders, ages = (people.genders(one), people.genders(other)), (people.ages.get(one), people.ages.get(other))
    if all(genders) and genders[0].isdisjoint(genders[1]):
        return True
    if ages[0] and ages[1] and ages[0].isdisjoint(ages[1]):
        return True
    capitals = any(len(w) > 2 and w.isupper() for w in people.by_id[other].name.split())
    return capitals or bool(people.titles(other) & KNOWN_TO_ALL)


def _unintroduced(people: People, mention: Mention, other: str) -> Mention | None:
    """The first surname of somebody that stands alone after the lone name, in a source that never names its bearer in full."""
    text, surname = people.graph.sources[mention.source].text, words_of(people.by_id[other].name)[-1]
    for short in sorted(people.short[other].get(mention.source, ()), key=lambda m: m.start):
        if words_of(short.text)[-1] != surname:
            continue
        titled = short.title is not None and short.title.casefold() not in COURTESY
        before = text[max(0, short.start - LOOK_BACK) : short.start].rpartition("\n")[2]
        article = before.casefold().endswith("the ")  # the Sentinel is a newspaper
        if short.start > mention.start and not (titled or article or BEFORE.search(before) or OF_MORE.match(text, short.end)):
            return short
    return None


def _in_one_place(lone: Claim, told: Sequence[Claim]) -> bool:
    """Whether both names stand with one word in one way, which is not that of who says something."""
    mine = {s for s in (lone.frame.stands if lone.frame else ()) if not s.startswith("~") and not is_speech(s)}
    return any(mine & set(c.frame.stands) for c in told if c.frame)


def _finding(people: People, lone: Claim, rival: Rival) -> Finding:
    graph = people.graph
    camp = [c for c in people.claims[rival.entity.id] if graph.group(c) != graph.group(lone)]
    names = lone.value.raw, rival.entity.name
    said = f"“{names[0]}” is named once in the story, where {counted(graph.independent(camp))} “{names[1]}”: {rival.why}"
    steps = [Step(step="who is named", claims=(lone.id, camp[0].id), result=said)]
    scope, camps = "|".join(names), [[lone], camp]
    return finding(graph, "another-name", Verdict.CONFLICT, names[1], "who it was", camps, why=rival.why, steps=steps, scope=scope)
