"""One person has one birth date, so two ages must fit it on the days they hold for.

Ages are compared as the birth dates they allow: 19 in June 2014 and 20 in August 2015 agree. Where a day is not known, one
year of difference decides nothing. The age of a dead person grows no more, and nobody is held to have had his birthday in the two
days between two reports, nor between two that open with one event "on Tuesday" and do not say when they ran. Another person of
the same surname is another slot.
Conflict: "Lopez, 20," beside "the 26-year-old Lopez", both in October 2021; 19 and 20 of one victim, whatever the months between.
"A 15-year-old boy was shot dead" beside "Max Lind, 12, was shot dead", where no other report has a boy of 15, and this one none of 12.
Left alone: 43 in 2010 and 45 in 2012; "a 40-year-old in 2003" beside 51 in 2014; "X, 36, and the boys, X, 9".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import ceil

from factcheck.comparison.deaths import at_death
from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Certainty, Claim, Finding, Verdict
from factcheck.resolve.scenes import MAIN
from factcheck.rules import claims_of, slot_rule
from factcheck.rules._lone_ages import lone_ages
from factcheck.rules._news_cycle import in_one_cycle
from factcheck.values import Relation
from factcheck.values.age import Age

TOLD = 0.3
"""Least `alike` of two sentences that say how old somebody was at a time they do not name."""
SOME_DAY = re.compile(r"\bat (?:the )?age\b|\bwhen (?:he|she)\b|\b(?:at|by) (?:just |only )?\d", re.IGNORECASE)
"""Beside an age that may be of any day of a life: "at the age of 35 she walked away"."""


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    if graph.subject(a) != graph.subject(b):
        return Tie.NONE  # where a rival is looked for: another person's age is no rival of this one's
    if _parent_and_child(graph, a, b):
        return Tie.NONE
    if a.value.raw != b.value.raw and (_two_of_a_name(graph, a) or _two_of_a_name(graph, b)):
        return Tie.NONE
    when = {a.scope.of, b.scope.of}
    both = at_death(graph, a) and at_death(graph, b)
    return Tie.NONE if "death" in when and len(when) > 1 and not both else Tie.BY_KEY


GENERATION = 14
"""Years between the youngest of parents and the child."""


def _parent_and_child(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two ages a generation apart stand beside names that one family may share out: "Lee Orr Jr., 12", "her son, Lee, 8"."""
    mentions = [m for c in (a, b) if (m := graph.mention(c)) is not None and m.form == "name"]
    gap = abs((getattr(a.value, "lower", None) or 0) - (getattr(b.value, "lower", None) or 0))
    if gap < GENERATION or len(mentions) < 2:
        return False
    names = [_words(m.text) for m in mentions]
    suffixes = frozenset(table("titles")["generations"])
    own = [[w for w in name if w not in suffixes] for name in names]
    marked = set(names[0]) & suffixes != set(names[1]) & suffixes and not any(_is_marked_elsewhere(graph, c, suffixes) for c in (a, b))
    return marked or not (own[0] and own[1]) or own[0][-1] != own[1][-1]


def _is_marked_elsewhere(graph: StoryGraph, claim: Claim, suffixes: frozenset[str]) -> bool:
    """Whether an age stands beside a bare surname, and its report introduces the bearer with the suffix: "Orr", who is "Lee Orr Jr."."""
    mention, entity = graph.mention(claim), graph.subject(claim)
    if mention is None or entity is None or len(mention.text.split()) > 1:
        return False
    own = entity.ids_in(claim.source)
    names = (_words(m.text) for m in graph.readings[claim.source].mentions if m.id in own and m.form == "name")
    full = [name for name in names if len(name) > 1]
    return bool(full) and all(suffixes.intersection(name) for name in full)


def _words(name: str) -> list[str]:
    """The words of a name, in small letters: "Lee Orr Jr." is lee, orr, jr."""
    return [word.strip(".,").casefold() for word in name.split()]


def _two_of_a_name(graph: StoryGraph, claim: Claim) -> bool:
    """Whether the sentence gives the name two ages far apart: then it names father and son."""
    entity = graph.subject(claim)
    if claim.frame is None or entity is None:
        return False
    given = graph.remembered("ages in one sentence", lambda: _ages_by_sentence(graph))[claim.source, claim.frame.sentence, entity.id]
    mine = getattr(claim.value, "lower", None) or 0
    return any(abs(other - mine) > 1 for other, mention in given if not _set_beside(claim, mention))


def _set_beside(claim: Claim, mention: tuple[str | None, bool]) -> bool:
    """Whether two ages stand before and after one and the same name: "26-year-old Lee Orr, 36," are no father and son."""
    return claim.subject.mention == mention[0] and claim.value.raw.isdigit() is not mention[1]


def _ages_by_sentence(graph: StoryGraph) -> dict[tuple[str, int, str], set[tuple[float, tuple[str | None, bool]]]]:
    """The ages that each sentence gives one person, each with the mention it is set beside and whether it is a bare number."""
    found: dict[tuple[str, int, str], set[tuple[float, tuple[str | None, bool]]]] = defaultdict(set)
    for claim in graph.of_predicate("age"):
        entity = graph.subject(claim)
        if claim.frame is not None and entity is not None:
            mention = (claim.subject.mention, claim.value.raw.isdigit())
            found[claim.source, claim.frame.sentence, entity.id].add((getattr(claim.value, "lower", None) or 0, mention))
    return found


NO_BIRTHDAY = 2
"""Days between two reports in which nobody is held to have had a birthday: one person in two hundred has."""


def _one_day(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two ages hold for one day: both are of the dead, or of reports that ran within two days of one another or in one cycle."""
    if at_death(graph, a) and at_death(graph, b):
        return True
    if any(c.scope.of != "now" for c in (a, b)):
        return False
    apart = _days_apart(graph, a, b)
    if apart is None:
        return graph.scene(a) == graph.scene(b) == MAIN and in_one_cycle(graph, a.source, b.source)
    return None not in (_day(graph, a), _day(graph, b)) and apart <= NO_BIRTHDAY


def _days_apart(graph: StoryGraph, a: Claim, b: Claim) -> int | None:
    """How many days lie between two reports; None where one of them has no date."""
    one, other = (graph.sources[c.source].published.day for c in (a, b))
    return None if one is None or other is None else abs((one - other).days)


def _day(graph: StoryGraph, claim: Claim) -> date | None:
    page = graph.sources[claim.source].published.day
    return None if claim.scope.of != "now" or not _is_present(graph.scene(claim), page) else page


def _is_present(scene: str, page: date | None) -> bool:
    """Whether a sentence tells of the time of the report: of no other, or of a day shortly before it."""
    if scene == MAIN:
        return True
    try:
        return page is not None and 0 <= (page - date.fromisoformat(scene)).days <= RECENT
    except ValueError:
        return False  # a year, a month, an anniversary


def _too_far(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two ages differ by more than the years between any times they may hold for: of the report, or of what it tells."""
    told = [_may_hold(graph, c) for c in (a, b)]
    ends = [end for c in (a, b) if isinstance(c.value, Age) and None not in (end := (c.value.lower, c.value.upper))]
    if not all(told) or len(ends) < len(told):
        return False
    days = [day for own in told for day in own]
    gap = max((ends[0][0] or 0) - (ends[1][1] or 0), (ends[1][0] or 0) - (ends[0][1] or 0))
    return gap > (max(days) - min(days)).days / DAYS_A_YEAR + 1


def _may_hold(graph: StoryGraph, claim: Claim) -> list[date]:
    """The first and last days of which an age may be told: that of the report, and those that its sentence tells of."""
    page, scene = graph.sources[claim.source].published.day, graph.scene(claim)
    if page is None or claim.scope.of != "now" or graph.certainty(claim) is Certainty.INFERRED:
        return []
    if scene == MAIN:
        return [page]
    parts = [int(part) for part in scene.split("-") if part.isdigit()]
    if not parts:
        return []
    year, month, day = (*parts, 1, 1)[:3]
    return [page, date(year, month, day), *([date(year, 12, 31)] if len(parts) == 1 else [])]


DAYS_A_YEAR = 365.25
RECENT = 14
"""Days before a report of which its ages are told as if of the day it came out."""


def _of_one_time(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two ages of the past may be of one day: not where a life is told and the sentences tell of two things."""
    if not any(SOME_DAY.search(c.span.quote) for c in (a, b)):
        return True
    if any(AT_A_TURN.search(c.span.quote) for c in (a, b)) and not _of_one_turn(graph, a, b):
        return False
    kinds = [{n.type for n in graph.events(c)} for c in (a, b)]
    return bool(kinds[0] & kinds[1]) or graph.alike(a, b) >= TOLD


def _of_one_turn(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two ages stand with one verb, which nobody tells of twice: "enlisted at 19", not "retired at 63"."""
    verbs = {c.frame.verb for c in (a, b) if c.frame is not None}
    told = (c for c in graph.of_predicate("age") if c.scope.of == "then" and graph.subject(c) == graph.subject(a))
    return len(verbs) == 1 and not any(AGAIN.search(graph.sentence_text(c)) for c in told)


AT_A_TURN = re.compile(r"\b(?:at|by) (?:just |only )?\d", re.IGNORECASE)
"""Beside an age of a turn of a life."""
AGAIN = re.compile(r"\b(?:again|first|second|third|twice|re-?married|rejoined)\b", re.IGNORECASE)


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare by birth dates where both days are known, else by years with one year of leeway."""
    assert isinstance(a.value, Age)  # noqa: S101 - the predicate has no other kind
    assert isinstance(b.value, Age)  # noqa: S101 - the predicate has no other kind
    restated = a.value.lower == b.value.lower and a.value.upper == b.value.upper
    if _one_day(graph, a, b) and {a.value.unit, b.value.unit} == {"year"}:
        return a.value.relation(b.value)
    days = _day(graph, a), _day(graph, b)
    if days[0] is not None and days[1] is not None:
        one, other = a.value.birth(days[0]), b.value.birth(days[1])
        apart = one[1] < other[0] or other[1] < one[0]
        if apart and restated:
            return Relation.CANNOT_TELL  # told again years later with the age of then
        return Relation.DIFFERENT if apart else Relation.SAME
    if restated:
        return Relation.SAME
    if graph.scene(a) != graph.scene(b):
        return Relation.DIFFERENT if _too_far(graph, a, b) else Relation.CANNOT_TELL
    if a.scope.of != b.scope.of and not {a.scope.of, b.scope.of} <= {"then", "now"}:
        return Relation.CANNOT_TELL
    if a.scope.of != b.scope.of or None in (a.value.lower, a.value.upper, b.value.lower, b.value.upper):
        return Relation.CANNOT_TELL
    if a.scope.of == "then" and not _of_one_time(graph, a, b):
        return Relation.CANNOT_TELL
    gap = max((a.value.lower or 0) - (b.value.upper or 0), (b.value.lower or 0) - (a.value.upper or 0))
    if 1 < gap <= 1 + _years_told(graph):
        return Relation.CANNOT_TELL  # the report without a date may be as old as the oldest
    return Relation.DIFFERENT if gap > 1 else a.value.relation(b.value) if gap <= 0 else Relation.CANNOT_TELL


def _years_told(graph: StoryGraph) -> int:
    """The whole years between the first and the last report of the story that have a date, and one more where they are begun."""
    days = [s.published.day for s in graph.sources.values() if s.published.day is not None]
    apart = (max(days) - min(days)).days if days else 0
    return ceil(apart / DAYS_A_YEAR) if apart > SEASON else 0


SEASON = 90
"""Days between the reports of a story within which no age is held to have grown by more than a birthday."""


CHILD, GROWN = 13, 18
"""Ages below and from which somebody described is a child, and a grown-up."""


def _somebody_else(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A pronoun or a description ties one age to its bearer, unless two other reports have another and the description is the age.

    Somebody else who is meant would have to be of an age that the story gives nobody, in a report that never gives the one that the
    others have.
    """
    why = inferred_link(graph, a, b)
    weak = [c for c in (a, b) if graph.certainty(c) is Certainty.INFERRED]
    years = sorted(getattr(c.value, "lower", None) or 0 for c in (a, b))
    if weak and years[0] < CHILD and years[1] >= GROWN:
        return f"child: {years[0]:.0f} and {years[1]:.0f} may be of a child and a parent"
    if why is None or len(weak) != 1:
        return why
    firm = b if weak == [a] else a
    gap = abs((getattr(a.value, "lower", None) or 0) - (getattr(b.value, "lower", None) or 0))
    same = [c for c in graph.of_predicate("age") if c.value.relation(firm.value) is Relation.SAME and graph.subject(c) == graph.subject(a)]
    own = any(c.source == weak[0].source for c in same)
    sure = not own and graph.certainty(firm) is not Certainty.INFERRED and graph.independent(same) > 1
    return None if sure and (gap == 1 or _names_an_age_of_nobody(graph, weak[0])) else why


def _names_an_age_of_nobody(graph: StoryGraph, claim: Claim) -> bool:
    """Whether somebody is called by an age that no other report gives anybody: "the 45-year-old"."""
    if not claim.subject.name.casefold().startswith(f"the {claim.value.raw.casefold()}"):
        return False
    others = (c for c in graph.of_predicate("age") if c.source != claim.source)
    return not any(c.value.relation(claim.value) is Relation.SAME for c in others)


KIND = SlotKind(
    predicates=("age",),
    block=by_subject,
    tie=_tie,
    relation=relation,
    vetoes=(_somebody_else, unfinished),
    attribute=lambda _graph, claim: {"death": "age at death", "then": "age then"}.get(claim.scope.of or "", "age"),
    within=True,
)

SLOT_RULE = slot_rule("age", "FC101", KIND, "high")


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield what fills one slot, then the ages that stand alone and are of no conflict yet."""
    slots = list(SLOT_RULE.judge(graph))
    sure = claims_of(f for f in slots if f.verdict is Verdict.CONFLICT)
    yield from slots
    yield from (f for f in lone_ages(graph) if sure.isdisjoint(f.positions[0].claims))


RULE = replace(SLOT_RULE, judge=judge)
