"""How many there were: people killed, injured or arrested, workers, houses, shots.

Counts share a slot when the noun is of one class or the same thing befell those counted, nothing limits one of them alone,
and the words round them speak of one thing. A later, larger toll is an update; "several" and "about" are no number.
Conflict: "nine people were injured" beside "injuring seven", on one day.
Left alone: "three of the five mills" beside "two mills"; "20 hurt" beside "at least 15 hurt"; a toll that grows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from factcheck.comparison.another_matter import another_matter
from factcheck.comparison.bounds import TOLLS, compared, is_block
from factcheck.comparison.charges import another_stage, is_charge, two_defendants
from factcheck.comparison.marked import value_at
from factcheck.comparison.nearby import of_one_sentence, subjects
from factcheck.comparison.restrictions import limits_of, restricted
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.tolls import PEOPLE, doer_counted, doer_lives, same_rest, told_besides, two_fates
from factcheck.comparison.updates import update
from factcheck.comparison.vetoes import COUNTING, before_plus_one, given, outvoted, settled, strange_names
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, EntityKind
from factcheck.rules import slot_rule
from factcheck.text.words import plural, tallies
from factcheck.values import Relation

BEFALLEN = frozenset({"killed", "injured", "arrested", "shot", "missing", "trapped", "homeless", "laid off"})


def _block(_graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return (claim.scope.of,) if claim.scope.of else (f"verb {claim.frame.verb}",) if claim.frame else ()


LOOSE = frozenset({"person", "resident", "member", "time", "", "town", "country", "company", "house", "family", "child", "count"})
"""Classes that a story counts too often for a number to be the number of anything."""


def stable(graph: StoryGraph, of: str | None) -> bool:
    """Whether every report gives this class one number at most, and two independent ones give the same."""
    return graph.remembered(("stable", of), lambda: _stable(graph, of))


def _stable(graph: StoryGraph, of: str | None) -> bool:
    held = graph.remembered("counted in the main scene", lambda: _counted(graph)).get(of, {})
    values = [next(iter(v)) for v in held.values() if len(v) == 1]
    return of not in LOOSE and len(values) == len(held) and len(values) > 2 and max(values.count(v) for v in values) >= len(values) - 1


def _counted(graph: StoryGraph) -> Mapping[str | None, Mapping[str, set[str]]]:
    """The numbers that each group of sources gives of each class."""
    held: dict[str | None, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in graph.of_predicate("count"):
        if graph.scene(claim) == "main":
            held[claim.scope.of][graph.group(claim)].add(claim.value.show())
    return held


def one_more(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Tolls differ by one where the gunman is counted or not, or where one of the wounded died: a person must look.

    Neither explains two reports of one day that agree on the other half of the toll, where nobody is said to have killed himself.
    """
    numbers = [float(x) for c in (a, b) if (x := getattr(c.value, "lower", None)) is not None]
    if a.scope.of not in PEOPLE or before_plus_one(graph, a, b) is not None or len(numbers) < 2 or abs(numbers[0] - numbers[1]) != 1:
        return None
    if told_besides(graph, a, b) is not None:
        return None  # that says it already
    if same_rest(graph, a, b) and not doer_counted(graph):
        return None
    if settled(graph, a, b) and doer_lives(graph):
        return None
    return "one more or less: the one who did it may be counted, or one of the wounded may have died"


def strangers(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Names that one source has alone, unless the numbers are those of one street's blocks: who lived there is no matter."""
    return None if is_block(a) else strange_names(graph, a, b)


def limited(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A restrictive modifier on one side, unless all reports count this class once: then guards are prison guards."""
    partly = [{x for x in c.scope.limits if x.endswith("-among") or x == "other"} for c in (a, b)]
    whole = stable(graph, a.scope.of) or is_block(a)
    return None if whole and partly[0] == partly[1] else restricted(graph, a, b)


def told_deep(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A toll told deep in the text may be that of one scene of several: only a sentence that tells the same gives the toll of the whole."""
    if a.scope.of not in PEOPLE or (graph.in_lead(a) and graph.in_lead(b)) or graph.alike(a, b) >= DEEP:
        return None
    return "told deep in the text: it may be the toll of a part"


def grows(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A toll of which the reports give four figures or more grows from one to the next, in whatever order they ran."""
    if a.scope.of not in TOLLS or settled(graph, a, b):
        return None
    given_by = graph.remembered("counted in the main scene", lambda: _counted(graph)).get(a.scope.of, {})
    figures = {max(values) for values in given_by.values() if len(values) == 1}
    return f"update: the toll grows, {len(figures)} reports give other figures" if len(figures) >= GROWING else None


GROWING = 4
"""Figures of one toll from which it must be taken to grow."""
DEEP = 0.2
"""Least `alike` for two tolls of which one is told deep in the text."""


@cache
def _parted() -> dict[str, list[tuple[int, str]]]:
    """Each verb of which one group did one thing and the rest another, with its rows and what it says there."""
    found: dict[str, list[tuple[int, str]]] = {}
    for n, row in enumerate(table("exclusive")["parted"]):
        for option, verbs in row["options"].items():
            for verb in verbs:
                found.setdefault(verb, []).append((n, option))
    return found


def part_ways(a: Claim, b: Claim) -> bool:
    """Whether the verbs tell of two groups: "40 fled" beside "20 stayed"."""
    if a.frame is None or b.frame is None:
        return False
    mine, theirs = dict(_parted().get(a.frame.verb, ())), dict(_parted().get(b.frame.verb, ()))
    return any(mine[n] != theirs[n] for n in mine.keys() & theirs.keys())


OWNING = frozenset({"employ", "have", "own", "operate", "run", "make", "sell", "serve"})
"""Verbs by which a firm counts what is its own."""


def of_two_firms(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the numbers are of what two firms have or employ."""
    if any(c.frame is None or c.frame.verb not in OWNING for c in (a, b)):
        return False
    held = graph.remembered("firms that are subjects", lambda: _subjects(graph))
    firms = [held.get((c.source, c.frame.sentence), set()) for c in (a, b) if c.frame is not None]
    return bool(firms[0] and firms[1]) and firms[0].isdisjoint(firms[1])


def _subjects(graph: StoryGraph) -> Mapping[tuple[str, int], set[str]]:
    """The ids of the organisations that do something in each sentence."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for sentence, _, entity in subjects(graph):
        if entity.kind is EntityKind.ORGANISATION:
            found[sentence].add(entity.id)
    return found


MOTHERS = frozenset({"mother", "mum", "mom", "grandmother", "grandma", "stepmother"})
FATHERS = frozenset({"father", "dad", "grandfather", "grandpa", "stepfather"})


def of_two_parents(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the numbers are of the children of two people: of a mother and a father, or of two who are named."""
    heads = [c.frame.head for c in (a, b) if c.frame is not None]
    if len(heads) < 2 or any(head not in MOTHERS | FATHERS for head in heads):
        return False
    if (heads[0] in MOTHERS) is not (heads[1] in MOTHERS):
        return True
    one, other = graph.subject(a), graph.subject(b)
    return one.id != other.id if one is not None and other is not None else graph.alike(a, b) < ONE_PARENT


ONE_PARENT = 0.4
"""Least `alike` for the children of two parents of whom one has no name to be those of one."""


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    if part_ways(a, b) or two_fates(a, b) or of_two_firms(graph, a, b) or of_two_parents(graph, a, b) or two_defendants(graph, a, b):
        return Tie.NONE  # "two wounded" is no second telling of "two killed"
    if stable(graph, a.scope.of) or is_block(a):
        return Tie.BY_KEY
    if a.scope.of in BEFALLEN and graph.scene(a) == graph.scene(b) == "main":
        told = a.scope.limits == b.scope.limits or (limits_of(graph, a) == limits_of(graph, b) and outvoted(graph, a, b) is not None)
        return Tie.BY_KEY if told else Tie.BY_FRAME
    return Tie.BY_FRAME


def one_of_many(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Goals, games and votes are counted by the season, the half and the man: only near-equal sentences give one count."""
    if a.scope.of in BEFALLEN or is_block(a) or _tie(graph, a, b) is Tie.BY_KEY:
        return None
    if a.scope.of == "person" and any(_of_several(graph, c) for c in (a, b)):
        return "one of many: a sentence counts people twice"
    if graph.alike(a, b) >= TWIN:
        return None
    if a.scope.of == b.scope.of == "person" and graph.independent([a, b]) > 1 and outvoted(graph, a, b) is None:
        return f"one of many: {a.value.raw} and {b.value.raw} may be of other people"
    if _class(a) in tallies() or _class(b) in tallies():
        return f"one of many: {a.value.raw} and {b.value.raw} may be of a game, a season or a career"
    counted = given(graph, "count", _class)
    several = next((v for c in (a, b) if len(v := counted[c.source, _class(c)]) > MANY), None)
    return None if several is None else f"one of many: a source counts {', '.join(sorted(several)[:3])}"


def _of_several(graph: StoryGraph, claim: Claim) -> bool:
    """Whether its sentence has another number of people: "three of the four people"."""
    beside = (c for c in graph.of_source(claim.source) if c.predicate == "count" and c.scope.of == claim.scope.of)
    return any(of_one_sentence(c, claim) and c.value.relation(claim.value) is Relation.DIFFERENT for c in beside)


def hardly_alike(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A class that each report counts once may be two things all the same, where the sentences share next to nothing."""
    if not stable(graph, a.scope.of) or a.scope.of in BEFALLEN or graph.alike(a, b) >= FAINT:
        return None
    return "the sentences have too little in common"


FAINT = 0.12
"""Least `alike` for two numbers of a class that each report counts once to be of one thing."""


def told_in_parts(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One source tells the other's number in parts: "340 jobs" beside "120 posts in Hull and 220 in Leeds", "two more bodies"."""
    for part, whole in ((a, b), (b, a)):
        total = getattr(whole.value, "lower", None)
        same = [c for c in graph.of_source(part.source) if c.predicate == "count" and c.scope.of == part.scope.of and c.id != part.id]
        numbers = [getattr(c.value, "lower", None) for c in same if of_one_sentence(c, part)]
        mine = getattr(part.value, "lower", None)
        later = [getattr(c.value, "lower", None) for c in graph.of_source(part.source) if c.predicate == "count" and _is_more(graph, c)]
        if total is not None and mine is not None and any(n is not None and n + mine == total for n in (*numbers, *later)):
            return f"parts: its sentence adds up to {whole.value.raw}"
    return None


def _is_more(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a number comes on top of another: "two more bodies were found"."""
    at = value_at(graph, claim)
    return at is not None and graph.sources[claim.source].text.startswith(" more ", at[1])


def _class(claim: Claim) -> str:
    return claim.scope.of or ""


MANY = 2
TWIN = 0.5
"""Least `alike` for two numbers of a class that a source counts more than twice to be of one thing."""


KIND = SlotKind(
    predicates=("count",),
    block=_block,
    tie=_tie,
    relation=compared,
    vetoes=(
        *(one_of_many, hardly_alike, told_in_parts, another_stage, another_matter, told_besides, one_more, told_deep, grows),
        *({restricted: limited, strange_names: strangers}.get(veto, veto) for veto in COUNTING),
        update,
    ),
    attribute=lambda _graph, claim: (
        f"number {claim.scope.of}"
        if claim.scope.of in BEFALLEN
        else f"number of {(claim.scope.of or '').replace('count', 'counts', 1)}"
        if is_charge(claim)
        else f"number of {plural(claim.scope.of) if claim.scope.of else claim.subject.name}"
    ),
)

RULE = slot_rule("count", "FC102", KIND, "high")
