"""Whether a value that stands alone and the one that others have can be of one thing at all, asked of each kind of value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from factcheck.comparison.bounds import is_block, transposed
from factcheck.comparison.charges import is_charge
from factcheck.comparison.event_kinds import COMPARED as DATED
from factcheck.comparison.event_kinds import kin
from factcheck.comparison.nearby import of_one_sentence, of_two_people, subjects
from factcheck.comparison.time_vetoes import RETOLD
from factcheck.comparison.tolls import PEOPLE, told_besides
from factcheck.comparison.two_dates import OF_A_DAY, out_of_season, undecided
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, Modality
from factcheck.predicates.place import MODIFIER
from factcheck.rules.count import of_two_firms, of_two_parents, told_in_parts
from factcheck.rules.date import SURE, of_two_verbs
from factcheck.text.events import types_of_noun
from factcheck.text.nominals import roles
from factcheck.text.towns import COMPASS
from factcheck.text.words import counts_people
from factcheck.values.moment import Moment
from factcheck.values.quantity import Quantity

ONCE = frozenset({"cause", "birthplace"})
"""Predicates of which a person has one: the same subject ties them, whatever their sentences share."""
TWIN = 0.5
"""Least `alike` for another place where the source names the right one too, for homes, dates of unlike events, and nobody's ages."""


def one_thing(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether the two values can be of one thing at all: the same noun of a count, the same event of a date."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and _open(a.value) is not _open(b.value):
        return False  # "300 yards or more" is what many do
    asked = ASKED.get(a.predicate)
    return asked is None or asked(graph, a, b)


def _one_number(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    if told_besides(graph, a, b) is not None or told_in_parts(graph, a, b) is not None or _of_two_tolls(a, b):
        return False
    if a.scope.of != b.scope.of and any(is_block(c) or is_charge(c) for c in (a, b)):
        return False  # blocks of two streets, counts of two offences
    if _of_more(graph, a) is not _of_more(graph, b) or of_two_firms(graph, a, b) or of_two_parents(graph, a, b):
        return False
    if transposed(a, b) and graph.alike(a, b) >= TWIN:
        return True  # "24 candidates" beside "42 actors"
    return a.scope.of == b.scope.of or a.subject.name.casefold() == b.subject.name.casefold() or _of_one_type(a, b)


def _one_age(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    if of_two_people(graph, a, b) or (a.modality is Modality.PLANNED) is not (b.modality is Modality.PLANNED):
        return False  # "who will be 31 on Friday" is 30
    return not (_listed(graph, a) or _listed(graph, b)) and (_one_person(graph, a, b) or (not _of_kin(a, b) and graph.alike(a, b) >= TWIN))


def _one_place(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    if _says_whose(a, b) and graph.alike(a, b) < RETOLD:
        return False
    either = MODIFIER in (a.scope.of, b.scope.of) or graph.alike(a, b) >= RETOLD
    return a.scope.of == b.scope.of or either or None not in (point(a), point(b))


def _one_person(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    return graph.subject(a) is not None and graph.subject(a) == graph.subject(b)


def _one_home(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    return _one_person(graph, a, b) and graph.alike(a, b) >= TWIN


def _one_share(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    return a.scope.of == b.scope.of or not (_has_its_own(graph, a, b) or _has_its_own(graph, b, a))


def _one_fact(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    return a.scope.of == b.scope.of and _one_person(graph, a, b)


def _of_two_tolls(a: Claim, b: Claim) -> bool:
    """Whether one number is of those killed or hurt, and the other of people to whom something else happened, or any of that."""
    return a.scope.of != b.scope.of and bool({a.scope.of, b.scope.of} & PEOPLE)


def _says_whose(a: Claim, b: Claim) -> bool:
    """Whether one place is where somebody is from or serves ("the Osby man", "Osby police"), and the other where something is."""
    ways = [c.scope.of == MODIFIER and c.frame is not None and _are_people(c.frame.head) for c in (a, b)]
    return ways[0] is not ways[1]


def _are_people(noun: str) -> bool:
    return counts_people(noun) or noun in roles().people or noun in ("police", "officer", "authority")


def _of_one_type(a: Claim, b: Claim) -> bool:
    """Whether two nouns name one type of event: the quake and the tremor."""
    types = [types_of_noun(c.scope.of or "") for c in (a, b)]
    return bool(types[0] & types[1])


def _has_its_own(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether another share of its sentence is of what the other one is of: "a premium of 34 percent, and 22 percent more than the bid"."""
    beside = (c for c in graph.of_source(a.source) if c.predicate == a.predicate and c.scope.of == b.scope.of)
    return any(of_one_sentence(c, a) for c in beside)


def point(claim: Claim) -> int | None:
    """Return the point of the compass at which it lies from the place, counted from the north: "south-west of" is 5."""
    way = (claim.scope.of or "").removesuffix(" of").replace("-", "").replace(" ", "")
    return COMPASS.index(way) if way in COMPASS else None


def _open(value: Quantity) -> bool:
    return value.lower is None or value.upper is None


PART_OF = re.compile(r"\ of\ (?:the|their|its|his|her|our|those|these)\b", re.VERBOSE)


def _of_more(graph: StoryGraph, claim: Claim) -> bool:
    """Whether the number is a part of those there were: "four of their first five"."""
    at = claim.span.quote.find(claim.value.raw)
    end = claim.span.start + max(at, 0) + len(claim.value.raw)
    return PART_OF.match(graph.sources[claim.source].text, end) is not None


def _of_kin(a: Claim, b: Claim) -> bool:
    """Whether one of two ages is that of somebody's relative: "her daughter, 9"."""
    kin = [not {w.casefold() for w in c.subject.name.split()}.isdisjoint(roles().kin) for c in (a, b)]
    return any(kin)


def _listed(graph: StoryGraph, claim: Claim) -> bool:
    """Whether its sentence gives the ages of several at once: "two sons, ages 16 and 6"."""
    return "ages" in graph.sentence_text(claim).casefold().split()


def _one_event(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    one, other = a.value, b.value
    if not isinstance(one, Moment) or not isinstance(other, Moment) or undecided(one, other) or of_two_verbs(graph, a, b):
        return False
    if one.grain != other.grain and not {one.grain, other.grain} <= OF_A_DAY and not out_of_season(one, other):
        return False
    if any(c.frame is not None and c.frame.verb in PRINTING for c in (a, b)):
        return False
    doers = [_doers(graph, c) for c in (a, b)]
    if doers[0] and doers[1] and doers[0].isdisjoint(doers[1]):
        return False
    if _is_a_step(graph, a) is not _is_a_step(graph, b) and graph.alike(a, b) < TWIN:
        return False
    mine, theirs = ({kin(n) for n in graph.events(c)} for c in (a, b))
    of_one_type = any(t.startswith(DATED) or graph.alike(a, b) >= SURE for t in mine & theirs)
    return of_one_type or not (mine and theirs) or graph.alike(a, b) >= TWIN


def _is_a_step(graph: StoryGraph, claim: Claim) -> bool:
    """Whether it is the day of a step of a case, of whatever deed: "pleaded not guilty on Monday to a murder"."""
    return claim.scope.of == "governed" and any(n.type.startswith("Justice.") for n in graph.events(claim)[:1])


PRINTING = frozenset({"post", "publish", "update", "repost", "upload", "print"})
"""Verbs of a page, which has a day of its own."""


def _doers(graph: StoryGraph, claim: Claim) -> set[str]:
    """The ids of the people that are named as subjects of its sentence."""
    held = graph.remembered("named subjects", lambda: _named_subjects(graph))
    return set() if claim.frame is None else held.get((claim.source, claim.frame.sentence), set())


def _named_subjects(graph: StoryGraph) -> Mapping[tuple[str, int], set[str]]:
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for sentence, mention, entity in subjects(graph):
        if mention.kind is EntityKind.PERSON and graph.is_named(entity.id):
            found[sentence].add(entity.id)
    return found


ASKED: Mapping[str, Callable[[StoryGraph, Claim, Claim], bool]] = {
    "date": _one_event,
    "count": _one_number,
    "measure": _one_number,
    "age": _one_age,
    "place": _one_place,
    "prison-term": _one_person,
    "residence": _one_home,
    "share": _one_share,
    **dict.fromkeys(ONCE, _one_fact),
}
"""What is asked of each predicate; of sums and stretches of time nothing."""
