"""One source alone gives a value where others, in the sentences most like its own, give another.

Asked of numbers, sums, shares, stretches of time and dates whose words no narrower rule ties to one event. The lone value must
stand nowhere else in the story, and its source must not hold the others' value. Conflict needs two independent sources on the
other side, or one whose sentence is much the same; of small numbers and weekdays, nearly the same. Else a person must look. That one
of the sentences also tells of another time speaks against one other source, and not against two. A day that no other report has, of the
event with which all of them open, or told in like words, stands alone against two that have another one of that week; so does a weekday
that no other report names, where its own never has the day on which many others put the story; so does the day of an election, a release
or another occasion to come, and the year of a founding or a wedding.
Conflict: "the bridge took 14 months to mend" beside "mended in 41 months" and "41 months of repairs".
Left alone: "12 goals in 30 games" beside "30 goals"; a figure that its source restricts ("12 of the 40 seats").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.comparison.another_matter import another_matter
from factcheck.comparison.bounds import compared, topics, transposed
from factcheck.comparison.nearby import Nearby, of_one_sentence
from factcheck.comparison.restrictions import restricted
from factcheck.comparison.slots import ECHO
from factcheck.comparison.time_vetoes import RETOLD, another_day_of_several, another_edition, another_phase, by_when, died_later, put_off
from factcheck.comparison.tolls import two_fates
from factcheck.comparison.two_dates import same_date
from factcheck.comparison.two_steps import brought_out_twice, on_the_last_day, told_of_both
from factcheck.comparison.updates import update
from factcheck.comparison.vetoes import another_scene, before_plus_one, fuzzy, not_meant, strange_names, too_far_apart, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.rules import Rule, finding, shown, subject_name
from factcheck.rules._day_of_the_story import days_missed
from factcheck.rules._lone_dates import is_coarser, is_lone_date, told_alike
from factcheck.rules._lone_days import lone_days
from factcheck.rules._occasions import lone_occasions
from factcheck.rules._one_thing import ONCE, TWIN, one_thing, point
from factcheck.rules.duration import other_stretch
from factcheck.rules.place import BESIDE, neighbours
from factcheck.rules.prison_term import one_of_several
from factcheck.text.gazetteer import located, nested, same_place, same_rank
from factcheck.text.towns import two_bearings
from factcheck.values import Relation
from factcheck.values.moment import Moment

COMPARED = ("count", "measure", "money", "share", "duration", "date", "age", "prison-term", "place", "cause", "birthplace", "residence")
WHERE = frozenset({"place", "residence"})
OF_ALL_SCENES = ONCE | {"date", "residence"}
"""Predicates of a person, and the dates themselves: the time that their sentence tells of does not touch them."""
ALONE = 0.42
"""Least `alike` where one source stands against one."""
ALIKE = 0.45
"""Least `alike` for one to contradict one, unless the values are small numbers: two sums, days or towns are seldom of two things then."""
BACKED = 0.30
"""Least `alike` to the nearest of two or more independent sources that hold the other value."""
TOLD = 0.20
"""Least `alike` to the others of them, and to the nearest for a date that is written with its month or its year."""
SMALL = frozenset({"count", "measure", "duration", "age"})
"""Predicates whose values are so often equal by chance that an equal one elsewhere may be of another thing."""
AS_WELL = 0.25
"""Share of their likeness from which an equal small number elsewhere may be of the same thing."""
VETOES = (
    *(another_scene, strange_names, not_meant, unfinished, restricted, fuzzy, too_far_apart, before_plus_one, update),
    *(put_off, by_when, another_day_of_several, another_edition, another_phase, died_later, another_matter),
    *(told_of_both, on_the_last_day, brought_out_twice),
)


def _relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare two values; two places differ where they are of one rank and neither holds the other."""
    if a.predicate not in WHERE:
        return compared(graph, a, b)
    one, other = a.value.raw, b.value.raw
    if same_place(one, other):
        return _bearings(a, b)
    known = located(one) and located(other) and same_rank(one, other)
    return Relation.DIFFERENT if known and not nested(one, other) else Relation.CANNOT_TELL


def _is_same(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two sources have one value; of a date, whether they tell it as finely: "Friday" and "Friday night"."""
    return _relation(graph, a, b) is Relation.SAME or (a.predicate == "date" and same_date(a.value, b.value))


def _bearings(a: Claim, b: Claim) -> Relation:
    """Compare two places of one name by the side of it on which something lies, where either says one."""
    one, other = point(a), point(b)
    if one is None or other is None:
        return Relation.SAME if one is other else Relation.CANNOT_TELL
    return Relation.DIFFERENT if two_bearings(one, other) else Relation.SAME


def _partners(graph: StoryGraph, claim: Claim, nearby: Nearby) -> list[tuple[float, Claim]]:
    """The differing claims of this predicate in the nearest sentences of each other source, the most alike first."""
    found = [(graph.alike(claim, other), other) for other in nearby.of(claim) if _relation(graph, claim, other) is Relation.DIFFERENT]
    if claim.predicate in ONCE and graph.subject(claim) is not None:
        same = (c for c in graph.of_predicate(claim.predicate) if c.source != claim.source and graph.subject(c) == graph.subject(claim))
        found += [(max(BACKED, graph.alike(claim, c)), c) for c in same if _relation(graph, claim, c) is Relation.DIFFERENT]
    return sorted({c.id: (score, c) for score, c in found if score >= TOLD}.values(), key=lambda row: (-row[0], row[1].id))


def _needed(graph: StoryGraph, claim: Claim, camp: Sequence[Claim]) -> float:
    """Least `alike` for the lone value and the best of the others."""
    if graph.independent(camp) < 2:
        return ALONE
    return TOLD if isinstance(claim.value, Moment) and not _often_equal(claim) else BACKED


def _often_equal(claim: Claim) -> bool:
    """Whether another value in a like sentence may be of another thing: small numbers, and days that only a weekday names."""
    value = claim.value
    if isinstance(value, Moment):
        return value.month is None and not value.year_written
    return claim.predicate in SMALL


def _alone(graph: StoryGraph, claim: Claim, other: Claim, backers: int) -> bool:
    """Whether nobody else has the value, and its own source has not the other's; of a place, whether nobody else names it."""
    if None not in (point(claim), point(other)):
        sides = [c for c in graph.of_predicate("place") if point(c) is not None and c.id != claim.id]
        return not any(_relation(graph, c, other if c.source == claim.source else claim) is Relation.SAME for c in sides)
    if claim.predicate in WHERE:
        if _both_in_one_sentence(graph, claim, other):
            return False
        theirs = graph.writes(claim.source, other.value.raw)
        known = any(graph.writes(s, claim.value.raw) for s in graph.sources if s != claim.source)
        return not known and (not theirs or graph.alike(claim, other) >= TWIN)
    if claim.predicate == "date" and backers > 1 and told_alike(graph, claim, other):
        return is_lone_date(graph, claim, other)
    for third in graph.may_agree(claim.predicate, other.value):
        own = third.source == claim.source and third.id != claim.id and not is_coarser(third, other)
        if own and third.value.relation(other.value).agrees and _may_count(claim, third, other):
            return False
    least = max(ECHO, AS_WELL * graph.alike(claim, other))
    return not any(
        third.source != claim.source and third.value.relation(claim.value).agrees and _near(graph, claim, third, least)
        for third in graph.may_agree(claim.predicate, claim.value)
    )


def _may_count(claim: Claim, third: Claim, other: Claim) -> bool:
    """Whether two numbers may count one thing: of one noun, or the second without its noun, "3,000 on Friday and 4,500 on Saturday".

    So may one of the noun that the other source counts: "three bodies, those of two children" beside "the bodies of two children".
    """
    heads = [c.frame.head if c.frame is not None else "" for c in (third, other)]
    near = of_one_sentence(third, claim) and (not third.scope.of or heads[0] == heads[1])
    return claim.predicate != "count" or third.scope.of == claim.scope.of or near


def _both_in_one_sentence(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether either sentence names the other's place, or one that lies in it or holds it: two places of one telling."""
    for one, other in ((a, b), (b, a)):
        text = graph.sentence_text(one)
        if re.search(rf"\b{re.escape(other.value.raw)}(?!\w)", text):
            return True
        told = [c.value.raw for c in graph.of_source(one.source) if c.predicate in WHERE and c.id != one.id and of_one_sentence(c, one)]
        if any(nested(place, other.value.raw) or same_place(place, other.value.raw) for place in told):
            return True
    return False


def _near(graph: StoryGraph, claim: Claim, third: Claim, least: float) -> bool:
    """Whether an equal value may be of the same thing, and not equal by chance: "for years" holds most numbers of them."""
    if claim.predicate == "date":
        return not is_coarser(third, claim) and graph.alike(claim, third) >= least
    if claim.predicate not in SMALL or third.scope.of == claim.scope.of:
        return True
    return not getattr(third.value, "vague", False) and graph.alike(claim, third) >= least


def _topics(claim: Claim) -> set[str]:
    """What a sum is of, and the word that says so."""
    return topics(claim) | ({claim.frame.head} - {""} if claim.frame is not None else set())


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a lone value, with the words of the source most like its own; nothing where two reasons speak against it."""
    nearby = Nearby(graph, *COMPARED)
    seen: set[frozenset[str]] = set()
    said: set[str] = set()
    for claim in graph.of_predicate(*COMPARED):
        partners = _partners(graph, claim, nearby)
        if not partners:
            continue
        alike, best = partners[0]
        camp = [c for _, c in partners if c is best or (_is_same(graph, c, best) and not two_fates(c, claim))]
        if alike < _needed(graph, claim, camp):
            continue
        pair = frozenset((claim.id, best.id))
        if pair not in seen and one_thing(graph, claim, best) and _alone(graph, claim, best, graph.independent(camp)):
            seen.add(pair)
            reasons = _reasons(graph, claim, best, camp)
            if len(reasons) < 2:
                said.update(() if reasons else pair)
                yield _finding(graph, claim, camp, best, reasons)
    for claim, others in (*lone_days(graph), *lone_occasions(graph), *days_missed(graph)):
        if claim.id not in said:
            said.add(claim.id)
            yield _finding(graph, claim, others, others[0], ())


def _reasons(graph: StoryGraph, claim: Claim, best: Claim, camp: Sequence[Claim]) -> list[str]:
    by_two, alike = graph.independent(camp) > 1, graph.alike(claim, best)
    firm = by_two and alike >= BACKED
    of_any_scene = firm or claim.predicate in OF_ALL_SCENES
    vetoes = (v for v in VETOES if v is not another_scene or not of_any_scene)
    reasons = [why for veto in vetoes if (why := veto(graph, claim, best)) is not None]
    if claim.predicate == "cause" and any(s != claim.source and graph.writes(s, claim.value.raw) for s in graph.sources):
        reasons.append(f"several causes: another source writes of {claim.value.raw} too")
    if claim.predicate == "place" and {claim.scope.of, best.scope.of} & BESIDE and (beside := neighbours(graph, claim, best)) is not None:
        reasons.append(beside)
    other = _other_stretch_or_sum(graph, claim, best)
    if other is not None and (not firm or getattr(claim.value, "vague", False)):
        reasons.append(other)
    needed = RETOLD if _often_equal(claim) and not transposed(claim, best) else ALIKE
    if not by_two and alike < needed:
        reasons.append(f"one against one: nobody else says {shown(claim)} or {shown(best)}")
    return reasons


def _other_stretch_or_sum(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Say so where two stretches, or two sums, hang on two words: what she earned is not what they save."""
    if a.predicate == "duration":
        return other_stretch(graph, a, b)
    if a.predicate == "prison-term":
        return one_of_several(graph, a, b)
    if a.predicate == "money" and not _topics(a) & _topics(b) and graph.alike(a, b) < TWIN:
        return f"another sum: one is of “{a.scope.of}”, the other of “{b.scope.of}”"
    return None


def _finding(graph: StoryGraph, claim: Claim, camp: Sequence[Claim], best: Claim, reasons: Sequence[str]) -> Finding:
    """Return a conflict, or a check where one reason speaks against it."""
    verdict = Verdict.CHECK if reasons else Verdict.CONFLICT
    why = reasons[0] if reasons else f"{shown(claim)} stands alone: {', '.join(graph.outlets(camp))} have {shown(best)}"
    step = Step(step="the sentences most alike", claims=(claim.id, best.id), result=f"{shown(claim)} | {shown(best)}")
    scope = f"{claim.value.raw}|{best.value.raw}"
    attribute = f"{claim.predicate} that stands alone"
    return finding(graph, "outlier", verdict, subject_name(graph, claim), attribute, [[claim], camp], why=why, steps=[step], scope=scope)


RULE = Rule(code="FC505", judge=judge, broad=True)
