"""The year or the sum that stands beside a name: one source alone has another than all that others have beside it.

Reports tell of a film, a firm's purchase or an old case in a clause or two, in words of their own, but the year and the price beside the
name are the same. Compared are dates that lie more than two months before the report, and sums, where each source that has one right
beside the name has one only, or two independent sources agree and none differs. What is told may differ where the others tell several
things of the name and have one date beside it all the same.
Conflict: "“Low Tide” (2005)" where two others have "his 2003 film “Low Tide”" and "“Low Tide” came out in 2003".
Left alone: a name with two years in any source; a film shot in one year and shown in another; what is held every year; people, whose
lives hold many dates; a sum of which its source has both.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.comparison.bounds import topics
from factcheck.comparison.event_kinds import kin
from factcheck.comparison.marked import value_at
from factcheck.comparison.name_places import DAYS, heads
from factcheck.comparison.time_vetoes import by_when
from factcheck.comparison.two_dates import one_digit_changed
from factcheck.comparison.vetoes import not_meant, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, Finding, Reading, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.text.folding import fold
from factcheck.text.gazetteer import located
from factcheck.values import Relation, Value
from factcheck.values.moment import Moment

VALUES = ("date", "money")
LONG_AGO = timedelta(days=62)
"""Before the day of the report: what lies nearer is news, of which much happens on many days."""
NEAR = 60
"""Characters between a name and what stands beside it."""
COARSE = frozenset({"year", "month", "season", "half", "quarter", "part", "day"})

DIFFERENCE = re.compile(r"\s+(?:more|less|higher|lower|cheaper|dearer|above|below|over|under|off|extra)\b")
"""What follows a sum that is the difference of two."""
CLAUSE = re.compile(r",(?!\s+(?:the\s+)?$)")
"""A comma that parts two clauses, and does not set a name beside its description: "the hip, the Arden"."""
TOLD = 0.12
"""Least `alike` of the lone value and one of the others."""
MOST = 4
"""Sentences of one report that may name it: of what is named oftener, more is told than one thing of one year."""
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def _is_compared(graph: StoryGraph, value: Claim) -> bool:
    if value.predicate != "date":
        return not DIFFERENCE.match(graph.sources[value.source].text, _at(graph, value)[1])
    moment, page = value.value, graph.sources[value.source].published.day
    if not isinstance(moment, Moment) or moment.lower is None or moment.upper is None or moment.recurring or moment.grain not in COARSE:
        return False
    return page is not None and moment.upper < page - LONG_AGO


def _at(graph: StoryGraph, value: Claim) -> tuple[int, int]:
    """Where the value itself stands in the claim's words."""
    return value_at(graph, value) or (value.span.start, value.span.end)


class _Beside(NamedTuple):
    """A word of a name, and the value that stands nearest to it of all of its kind in the sentence."""

    word: str
    name: frozenset[str]
    """The row of capitalised words that it stands in."""
    value: Claim


def _beside(graph: StoryGraph, reading: Reading, predicate: str) -> Iterator[_Beside]:
    """Yield the words of names that are few in a report, each with the value nearest to it."""
    text = graph.sources[reading.source].text
    main = graph.remembered("names of leads", lambda: _of_leads(graph))
    told = Counter(word for s in reading.sentences for word in set(s.names))
    values: dict[int, list[tuple[int, int, Claim]]] = defaultdict(list)
    for claim in graph.of_source(reading.source):
        if claim.predicate == predicate and claim.frame is not None:
            values[claim.frame.sentence].append((*_at(graph, claim), claim))
    for n, rows in sorted(values.items()):
        sentence = reading.sentences[n]
        names = {w for w in sentence.names if told[w] <= MOST and w not in main and len(w) > 2 and not located(w.title())}
        for row in _rows(text, sentence.start, sentence.end):
            name = frozenset(fold(found.group()) for found in row) - DAYS
            for before, found in zip((None, *row), row, strict=False):
                word = fold(found.group())
                if word not in names:
                    continue
                if word in _of_many():
                    word = "" if before is None else f"{fold(before.group())} {word}"
                gap, claim = min(((_gap(text, found.span(), r[:2]), r[2]) for r in rows), key=lambda x: (x[0], x[1].span.start, x[1].id))
                if word and gap <= NEAR and _is_compared(graph, claim):
                    yield _Beside(word, name, claim)


def _of_leads(graph: StoryGraph) -> frozenset[str]:
    """The words of names that most reports open with: of whom the story is, more is told than one thing of one year."""
    opening = Counter(w for r in graph.readings.values() for w in {n for s in r.sentences[:OPENING] for n in s.names})
    return frozenset(w for w, reports in opening.items() if 2 * reports > len(graph.readings))


OPENING = 3
"""Sentences of a report, its headline among them, that say what it is about."""


def _rows(text: str, start: int, end: int) -> Iterator[list[re.Match[str]]]:
    """Yield the rows of capitalised words of a sentence."""
    row: list[re.Match[str]] = []
    for found in WORD.finditer(text, start, end):
        if row and (not found.group()[0].isupper() or text[row[-1].end() : found.start()].strip(" .")):
            yield row
            row = []
        if found.group()[0].isupper():
            row.append(found)
    if row:
        yield row


def _gap(text: str, name: tuple[int, int], value: tuple[int, int]) -> int:
    """Characters between two spans; a semicolon parts them, a bracket that closes, and a comma before the name."""
    first, last = sorted((name, value))
    between = text[first[1] : last[0]]
    parted = ";" in between or between.count(")") > between.count("(") or (last == name and bool(CLAUSE.search(between)))
    return NEAR + 1 if parted else len(between)


def _by_word(graph: StoryGraph, predicate: str) -> Mapping[str, Mapping[str, list[_Beside]]]:
    found: dict[str, dict[str, list[_Beside]]] = defaultdict(lambda: defaultdict(list))
    people = graph.remembered("words of people's names", lambda: _of_people(graph))
    for reading in graph.readings.values():
        for beside in _beside(graph, reading, predicate):
            if not people.issuperset(beside.word.split()):
                found[beside.word][reading.source].append(beside)
    return found


def _differ(a: Claim, b: Claim) -> bool:
    """Whether two values cannot both hold; years that are counted back from the report may be one off."""
    return a.value.relation(b.value) is Relation.DIFFERENT and not _counted_back(a.value, b.value)


def _counted_back(one: Value, other: Value) -> bool:
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.lower is None or other.lower is None:
        return False
    loose = any(m.anchor == "publication" and m.grain not in ("month", "day") for m in (one, other))
    return loose and abs(one.lower.year - other.lower.year) < 2


@cache
def _of_many() -> frozenset[str]:
    """Words that many names have: those that tell of what kind a thing is."""
    return heads() | DAYS | {"the"}


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding for each value that stands alone beside a name."""
    said: set[str] = set()
    for predicate in VALUES:
        for word, by_source in sorted(_by_word(graph, predicate).items()):
            if any(_differ(a.value, b.value) for rows in by_source.values() for a, b in pairwise(rows)):
                continue
            for source, (mine, *_) in sorted(by_source.items()):
                others = [row for s, rows in by_source.items() if s != source for row in rows]
                lone, camp = mine.value, [row.value for row in others]
                one_name = mine.name.isdisjoint(RECURRING) and all(mine.name <= row.name or row.name <= mine.name for row in others)
                if one_name and lone.id not in said and _stands_alone(graph, lone, camp):
                    said.add(lone.id)
                    yield _finding(graph, word, lone, camp)


def _of_people(graph: StoryGraph) -> frozenset[str]:
    """The words by which people are named, whose lives hold many dates."""
    mentions = (m for r in graph.readings.values() for m in r.mentions if m.kind is EntityKind.PERSON and m.form == "name" and m.gender)
    return frozenset(fold(w) for m in mentions for w in WORD.findall(m.text))


def _stands_alone(graph: StoryGraph, lone: Claim, camp: Sequence[Claim]) -> bool:
    if not camp or not all(_differ(lone, c) for c in camp) or any(_differ(a, b) for a, b in pairwise(camp)):
        return False
    if graph.independent(camp) < 2 or max(graph.alike(lone, c) for c in camp) < TOLD:
        return False
    vetoes = (not_meant, unfinished, by_when)
    of_one = any(_one_telling(graph, lone, c) for c in camp)
    if not (of_one or _whatever_is_told(graph, lone, camp)) or any(veto(graph, lone, c) for c in camp for veto in vetoes):
        return False
    held = (c for c in graph.of_source(lone.source) if c.predicate == lone.predicate)
    return not any(c.value.relation(x.value).agrees for c in held for x in camp)


RECURRING = frozenset({"cup", "prize", "award", "awards", "festival", "games", "championship", "open", "bowl", "fair", "league", "series"})
"""Words of names of what is held or given every year."""


def _one_telling(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the two are of one thing told: two sums of one topic, two dates on one kind of event or on one verb, or on a bare name."""
    if a.predicate != "date":
        return topics(a) == topics(b) or bool(topics(a) & topics(b))
    mine, theirs = ({kin(n) for n in graph.events(c)[:1] if c.scope.of == "governed"} for c in (a, b))
    if mine or theirs:
        return bool(mine & theirs)
    verbs = {c.frame.verb for c in (a, b) if c.frame is not None} - {""}
    return len(verbs) < 2


def _whatever_is_told(graph: StoryGraph, lone: Claim, camp: Sequence[Claim]) -> bool:
    """Whether the others give the name one date in clauses of several verbs, and the lone one's year is another by one digit.

    The lone one may not tell of an event that is known: a firm that was founded in one year is bought and sold in another.
    """
    years = [c.value.lower.year for c in (lone, camp[0]) if isinstance(c.value, Moment) and c.value.lower is not None]
    if (graph.events(lone) and lone.scope.of == "governed") or len(years) < 2 or not one_digit_changed(*years):
        return False
    return len({c.frame.verb for c in camp if c.frame is not None}) > 1


def _finding(graph: StoryGraph, word: str, lone: Claim, camp: Sequence[Claim]) -> Finding:
    mine, theirs = lone.value.show(), camp[0].value.show()
    why = f"beside “{word.title()}” {mine} stands alone: {', '.join(graph.outlets(camp))} have {theirs}"
    step = Step(step="beside one name", claims=(lone.id, camp[0].id), result=f"{mine} | {theirs}")
    scope = f"{lone.value.raw}|{camp[0].value.raw}"
    attribute = "date beside the name" if lone.predicate == "date" else "sum beside the name"
    return finding(
        graph, "beside-a-name", Verdict.CONFLICT, word.title(), attribute, [[lone], list(camp)], why=why, steps=[step], scope=scope
    )


RULE = Rule(code="FC129", judge=judge, broad=True)
