"""The day of what is still to come, or the year of what is recalled, that one report has otherwise than two others.

An election, a funeral, a film's release and a deadline have one day in a story, and papers tell of it in words of their own: "is out on",
"hits theaters". Where all tell of one such occasion, once each, little else need tie them. It is the same of the year in which a firm was
founded, a bridge built or a painting stolen; such years are many, so that the sentences must also be somewhat alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import TypeAlias

from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.time_vetoes import ZONE, by_when, is_of_speech
from factcheck.comparison.two_dates import AN_HOUR, HALF, OF_A_DAY, minutes_apart
from factcheck.comparison.vetoes import not_meant, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.rules.date import dates_in_sentences
from factcheck.text.gazetteer import located, nested, same_place
from factcheck.values.moment import Moment


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """The words as one expression; a star stands for any ending, or beginning."""
    told = "|".join(re.escape(w).replace(r"\*", r"[\w-]*") for w in words)
    return re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE)


When: TypeAlias = date | tuple[str, date] | int
"""A day, a year or century with its grain, or an hour in minutes."""
Lone: TypeAlias = tuple[Claim, Sequence[Claim]]

COMING = {name: _pattern(words) for name, words in table("occasions")["coming"].items()}
RECALLED = {name: _pattern(words) for name, words in table("occasions")["recalled"].items()}
HOURS = {name: _pattern(words) for name, words in table("occasions")["hours"].items()}
ONE_OF_SEVERAL = _pattern(table("occasions")["one_of_several"]["words"])
KINDS = _pattern(table("occasions")["one_of_several"]["kinds"])
RECALLED_GRAINS = ("year", "century")
FRESH = 2
"""Days that two reports lie apart at most, for a day to come not to have been put off meanwhile."""
TO_COME, OF_A_YEAR, ALSO = 0.05, 0.22, 0.08
"""Least `alike` to the nearest of the others, of a day to come and of a year, and for a year to one of a second source."""
BACKGROUND = 2
"""Years before the report from which a year is recalled, and is not news."""


def lone_occasions(graph: StoryGraph) -> Iterator[Lone]:
    """Yield each date of an occasion that stands alone, with the one that two others have, the most alike first."""
    for patterns, time in ((COMING, _day_to_come), (RECALLED, _year_recalled), (HOURS, _hour)):
        times = {c.id: when for c in graph.of_predicate("date") if (when := time(graph, c)) is not None}
        for pattern in patterns.values():
            told = [c for c in graph.of_predicate("date") if c.id in times and pattern.search(graph.sentence_text(c))]
            yield from _lone(graph, told, times, of_years=patterns is RECALLED)


def _lone(graph: StoryGraph, told: Sequence[Claim], times: Mapping[str, When], *, of_years: bool) -> Iterator[Lone]:
    """Yield the lone one of one occasion's dates, where every source has one alone."""
    by_source: dict[str, set[When]] = defaultdict(set)
    for claim in told:
        by_source[claim.source].add(times[claim.id])
    whens = {when for held in by_source.values() for when in held}
    if len(whens) != 2 or not _are_apart(whens) or any(len(held) > 1 for held in by_source.values()):
        return
    for mine, theirs in (sorted(whens, key=str), sorted(whens, key=str, reverse=True)):
        claims = [c for c in told if times[c.id] == mine]
        camp = [c for c in told if times[c.id] == theirs]
        if len({graph.group(c) for c in claims}) > 1 or graph.independent(camp) < 2 or _stands_elsewhere(graph, claims, camp, mine):
            continue
        claim = max(claims, key=lambda c: (max(graph.alike(c, o) for o in camp), c.id))
        rows = sorted(camp, key=lambda c: (-graph.alike(claim, c), c.id))
        if _tied(graph, claim, rows, of_years=of_years) and all(_may_be_one(graph, a, b) for a, b in product(claims, camp)):
            yield claim, rows


def _are_apart(whens: set[When]) -> bool:
    """Whether two hours are more than rounded ones, and not one hour of the other half of the day; days and years always are."""
    hours = sorted(w for w in whens if isinstance(w, int))
    return not hours or AN_HOUR < hours[1] - hours[0] != HALF


def _hour(graph: StoryGraph, claim: Claim) -> int | None:
    """The hour of a time whose sentence names no zone and has no other time."""
    value = claim.value
    if not isinstance(value, Moment) or value.clock is None or value.vague or ZONE.search(graph.sentence_text(claim)):
        return None
    others = (c for c in graph.of_source(claim.source) if c is not claim and getattr(c.value, "clock", None) is not None)
    return None if any(of_one_sentence(c, claim) for c in others) else value.clock[0] * 60 + value.clock[1]


def _day_to_come(graph: StoryGraph, claim: Claim) -> date | None:
    """The day of a date that lies after its report, where its sentence has no other such day."""
    value, page = claim.value, graph.sources[claim.source].published.day
    if not isinstance(value, Moment) or value.grain not in OF_A_DAY or value.lower is None or value.lower != value.upper:
        return None
    if page is None or value.lower <= page or claim.scope.of == "said":
        return None
    return value.lower


def _year_recalled(graph: StoryGraph, claim: Claim) -> tuple[str, date] | None:
    """The year or century of a date that is written and long gone, where its sentence has no other."""
    value, page = claim.value, graph.sources[claim.source].published.day
    if not isinstance(value, Moment) or value.grain not in RECALLED_GRAINS or value.lower is None or not value.year_written:
        return None
    if (page is not None and page.year - value.lower.year < BACKGROUND) or not _is_sole(graph, claim):
        return None
    return value.grain, value.lower


def _is_sole(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a year is the only date of its sentence, and not that of what somebody said."""
    alone = claim.frame is not None and dates_in_sentences(graph)[claim.source, claim.frame.sentence] == 1
    return alone and claim.scope.of != "said" and not is_of_speech(graph, claim)


def _stands_elsewhere(graph: StoryGraph, claims: Sequence[Claim], camp: Sequence[Claim], when: When) -> bool:
    """Whether another source has the lone date for anything, or its own source that of the others."""
    own = {c.source for c in claims}
    same = _of_one_hour if isinstance(when, int) else _of_one_day
    return any(same(c, camp[0] if c.source in own else claims[0]) for c in graph.of_predicate("date"))


def _of_one_hour(claim: Claim, other: Claim) -> bool:
    """Whether two times of day are one, give or take what is rounded."""
    apart = minutes_apart(claim.value, other.value)
    return apart is not None and apart <= AN_HOUR


def _of_one_day(claim: Claim, other: Claim) -> bool:
    """Whether two dates begin on one day and are told as finely."""
    one, two = claim.value, other.value
    return isinstance(one, Moment) and isinstance(two, Moment) and (one.lower, one.grain in OF_A_DAY) == (two.lower, two.grain in OF_A_DAY)


def _tied(graph: StoryGraph, claim: Claim, rows: Sequence[Claim], *, of_years: bool) -> bool:
    """Whether the sentences are alike enough; those of years in two of the others."""
    nearest = graph.alike(claim, rows[0])
    if not of_years:
        return nearest >= TO_COME
    second = next((graph.alike(claim, c) for c in rows if graph.group(c) != graph.group(rows[0])), 0.0)
    return nearest >= OF_A_YEAR and second >= ALSO and _share_a_thing(graph, claim, rows[0])


def _share_a_thing(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two sentences have a word in common besides the verbs of their clauses: the bridge, and not only that it was built."""
    verbs = {c.frame.verb for c in (a, b) if c.frame is not None}
    return bool((graph.words_near(a) & graph.words_near(b)) - verbs)


def _may_be_one(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether nothing tells that the two are of two occasions: a first and a second, in two places, of two people, put off meanwhile."""
    pages = [graph.sources[c.source].published.day for c in (a, b)]
    if pages[0] is not None and pages[1] is not None and abs((pages[0] - pages[1]).days) > FRESH and _is_to_come(graph, a):
        return False
    several, kinds = ([{m.group().casefold() for m in p.finditer(graph.sentence_text(c))} for c in (a, b)] for p in (ONE_OF_SEVERAL, KINDS))
    if several[0] != several[1] or (kinds[0] and kinds[1] and kinds[0].isdisjoint(kinds[1])):
        return False
    if not _is_to_come(graph, a) and by_when(graph, a, b) is not None:
        return False
    places = [_places(graph, c) for c in (a, b)]
    if places[0] and places[1] and not any(same_place(x, y) or nested(x, y) for x, y in product(*places)):
        return False
    named = [{e.id for e in graph.named_beside(c)} for c in (a, b)]
    if named[0] and named[1] and named[0].isdisjoint(named[1]):
        return False
    return not any(veto(graph, a, b) for veto in (not_meant, strange_names, unfinished))


def _places(graph: StoryGraph, claim: Claim) -> set[str]:
    """The places that the sentence of a date names: a film opens in two lands on two days."""
    places = (c for c in graph.of_source(claim.source) if c.predicate == "place" and located(c.value.raw))
    return {c.value.raw for c in places if of_one_sentence(c, claim)}


def _is_to_come(graph: StoryGraph, claim: Claim) -> bool:
    page, day = graph.sources[claim.source].published.day, getattr(claim.value, "lower", None)
    return page is not None and day is not None and day > page
