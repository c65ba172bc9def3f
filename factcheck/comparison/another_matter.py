"""Whether two numbers told alike are of two matters all the same: two polls, bids, men on bail, moments of a game, days that go on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from factcheck.comparison.bounds import topics
from factcheck.comparison.marked import value_at
from factcheck.comparison.nearby import of_one_sentence, subjects
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind
from factcheck.text.folding import fold

POLLSTER = re.compile(
    r"\b(?:[Pp]olls?|[Ss]urveys?|pollsters?)\b[^.;]{0,30}?\b(?:for|by|from|in)[ ](?:the[ ])?(?:[a-z]+[ ]){0,3}(?P<name>[A-Z]\w+)"
)
"""For whom a poll was made, or by whom."""
BID = re.compile(r"\b(?:offer(?:s|ed|ing)?|bid(?:s|ding)?|propos(?:e|es|ed|al)|reluctant|willing)\b", re.IGNORECASE)
ASKING = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|counter(?:s|ed|ing)?|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|want(?:s|ed|ing)?)\b", re.IGNORECASE
)
"""What is wanted for a thing, and not what is offered."""
REMAINING = re.compile(r"[ ]{1,2}(?:remaining|left|to (?:play|go|spare)|into)\b", re.IGNORECASE)
"""Behind a stretch of time: what a game's clock shows."""
OF_GOING_ON = re.compile(
    r"""(?:[ ](?:straight|consecutive|full))?[ ]of[ ](?:the[ ]|its[ ])?(?:[a-z]+[ ]){0,3}?
    (?:clash|fight|fire|flood|lockout|mourning|protest|rain|rall(?:y|ie)|riot|rioting|search|shelling|snow|strike|talk|testimony|unrest|violence)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Behind a stretch of time: of what goes on from report to report."""
TWIN = 0.6
"""Least `alike` for two stretches of a game's clock to be one."""


def another_matter(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Return of what two matters the values of one predicate are, asked of shares, sums and stretches of time."""
    return next((why for ask in ASKED.get(a.predicate, ()) if (why := ask(graph, a, b)) is not None), None)


def _two_polls(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two polls ask two questions."""
    found = [POLLSTER.search(graph.sentence_text(c)) for c in (a, b)]
    names = [match["name"] for match in found if match is not None]
    return f"two polls: of {names[0]} and of {names[1]}" if len(names) > 1 and names[0] != names[1] else None


def _two_bidders(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What two firms or clubs offer is two offers, and what is asked for is a third."""
    told = [graph.sentence_text(c) for c in (a, b)]
    bids = [BID.search(text) is not None for text in told]
    if not all(bids):
        asked = any(not bid and ASKING.search(text) for bid, text in zip(bids, told, strict=True))
        return "two offers: one is asked for" if asked and any(bids) else None
    named = [_bodies_beside(graph, c) for c in (a, b)]
    return "two offers: another bidder makes each" if named[0] and named[1] and named[0].isdisjoint(named[1]) else None


OF_EACH = frozenset({"bail", "wage"})
"""Topics of sums that every one of several people has."""


def _two_men(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Bail is set for each of the accused, and each giver offers a reward of his own."""
    of = topics(a) & topics(b)
    if of & OF_EACH:
        told = [_named_people(graph, c) for c in (a, b)]
    elif "reward" in of:
        told = [_givers(graph, c) for c in (a, b)]
    else:
        return None
    return "two people: the sums are of others" if told[0] and told[1] and told[0].isdisjoint(told[1]) else None


def _named_people(graph: StoryGraph, claim: Claim) -> set[str]:
    """The people whom the sentence of a claim speaks of and the story names, by their names or by pronouns."""
    told = (m for m in graph.readings[claim.source].mentions if claim.frame is not None and m.sentence == claim.frame.sentence)
    found = (graph.entities.of(m.source, m.id) for m in told if m.kind is EntityKind.PERSON)
    return {e.id for e in found if e is not None and graph.is_named(e.id)}


def _givers(graph: StoryGraph, claim: Claim) -> set[str]:
    """Who is named as doing something in the sentence of a claim."""
    held = graph.remembered("named doers", lambda: _named_doers(graph))
    return set() if claim.frame is None else held.get((claim.source, claim.frame.sentence), set())


def _named_doers(graph: StoryGraph) -> Mapping[tuple[str, int], set[str]]:
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for sentence, mention, entity in subjects(graph):
        if mention.form == "name" and mention.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            found[sentence].add(entity.id)
    return found


def _bodies_beside(graph: StoryGraph, claim: Claim) -> set[str]:
    """The firms, clubs and other bodies that are named in the sentence of a claim."""
    names = (c for c in graph.of_source(claim.source) if c.predicate == "name" and of_one_sentence(c, claim))
    return {fold(c.value.raw) for c in names if c.scope.of == EntityKind.ORGANISATION.value}


def _on_the_clock(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The clock of a game shows another time at each goal."""
    told = any(_follows(graph, c, REMAINING) for c in (a, b))
    return "another moment: the clock of a game is told" if told and graph.alike(a, b) < TWIN else None


def _may_go_on(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Days of riots grow from report to report: only two reports of one day give one number of them."""
    days = [graph.sources[c.source].published.day for c in (a, b)]
    if None not in days and days[0] == days[1]:
        return None
    return "it may have gone on: days are counted up to a report" if all(_follows(graph, c, OF_GOING_ON) for c in (a, b)) else None


def _follows(graph: StoryGraph, claim: Claim, words: re.Pattern[str]) -> bool:
    """Whether words stand right behind the value of a claim."""
    at = value_at(graph, claim)
    return at is not None and words.match(graph.sources[claim.source].text, at[1]) is not None


ASKED: Mapping[str, Sequence[Callable[[StoryGraph, Claim, Claim], str | None]]] = {
    "share": (_two_polls,),
    "money": (_two_bidders, _two_men),
    "duration": (_two_bidders, _on_the_clock, _may_go_on),
}
"""What is asked of each predicate."""
