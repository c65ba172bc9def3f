"""Why two differing claims of one slot may not raise a conflict: each veto is a name, a test, and the reason it gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping

from factcheck.comparison.bounds import digits, ends, is_block, of_another_unit, topics, transposed
from factcheck.comparison.charges import is_charge
from factcheck.comparison.restrictions import limits_of, restricted
from factcheck.comparison.tellers import tellers_of_one_thing, telling_word
from factcheck.graph import StoryGraph
from factcheck.model import Certainty, Claim, EntityKind, Modality, Polarity
from factcheck.resolve.scenes import MAIN
from factcheck.values import Relation, Value
from factcheck.values.quantity import MEASURES

LIKE_ASSERTED = {Modality.PLANNED: Modality.ASSERTED, Modality.HEDGED: Modality.ASSERTED, Modality.CHARGED: Modality.ALLEGED}
"""Modalities that newspapers mix when they tell of one thing: "will cut 900 jobs", "is cutting 900 jobs", "could cut 900 jobs"."""

LARGEST_RATIO = 3.0
TEN = 10
FAR_APART, WORD_FOR_WORD = 10.0, 0.65
"""The same, and least `alike`, where two sentences tell one thing in much the same words."""
FROM_ONE_TOWN = 0.4
"""The same for two distances from one town."""
CLOSE = 0.5
"""Least `alike` for two figures far apart to be of one thing, where one source stands against the others."""
CONTINUES = frozenset({"another", "other", "more", "additional", "further", "extra"})


def inferred_link(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A pronoun or a description ties one of them to its subject, and somebody else could be meant."""
    weak = [c for c in (a, b) if graph.certainty(c) is Certainty.INFERRED]
    described = any(c.value.raw in c.subject.name for c in weak)  # "the 40-year-old American" may be the other man
    if len(weak) == 1 and not described and _alone_named(graph, weak[0]):
        return None
    if weak and not described and len(graph.bearers(a.predicate, a.scope.of)) == 1 and (weak == [a] or weak == [b]):
        return None
    return None if not weak else f"inferred link: “{weak[0].span.quote}” is tied to its subject by a pronoun or a description"


def _alone_named(graph: StoryGraph, claim: Claim) -> bool:
    """Whether the sentence names nobody but the one whom it goes on to describe: "told Lind that the actor must serve"."""
    entity = graph.subject(claim)
    if entity is None or claim.frame is None or claim.certainty is Certainty.INFERRED or " " not in claim.subject.name:
        return False
    named = graph.remembered("people named in sentences", lambda: _named_people(graph)).get((claim.source, claim.frame.sentence), set())
    return bool(named) and named <= entity.ids_in(claim.source)


def _named_people(graph: StoryGraph) -> Mapping[tuple[str, int], set[str]]:
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for source, reading in graph.readings.items():
        for mention in reading.mentions:
            if mention.form == "name" and mention.kind is EntityKind.PERSON:
                found[source, mention.sentence].add(mention.id)
    return found


def not_asserted(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One is alleged, sought, planned, hedged or denied, and the other is not in the same way."""
    one, other = (LIKE_ASSERTED.get(c.modality, c.modality) for c in (a, b))
    if one is other:
        return None
    loose = [c for c in (a, b) if LIKE_ASSERTED.get(c.modality, c.modality) is not Modality.ASSERTED]
    return f"modality: “{loose[0].span.quote}” is {loose[0].modality.value}, not asserted"


NOT_MEANT = frozenset({Modality.DENIED, Modality.SOUGHT, Modality.CONDITIONAL})


def not_meant(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One is denied, sought or conditional; that an act is alleged does not make its numbers, days and places less firm.

    The block of a street to which somebody is called is no less its block.
    """
    if is_block(a) and is_block(b):
        return None
    loose = [c for c in (a, b) if c.modality in NOT_MEANT]
    return None if not loose or a.modality is b.modality else f"modality: “{loose[0].span.quote}” is {loose[0].modality.value}"


def another_scene(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One stands in a sentence about another time than the other; a number with its digits swapped, in like words, is of one time."""
    one, other = graph.scene(a), graph.scene(b)
    if one == other or _within(one, other) or _of_one_date(graph, a, b) or (transposed(a, b) and graph.alike(a, b) >= CLOSE):
        return None
    marked = one if one != MAIN else other
    return f"another scene: one of the sentences is about {marked}"


def _within(one: str, other: str) -> bool:
    """Whether one scene is a month of the year that the other is: 1998-06 and 1998."""
    return MAIN not in (one, other) and (one.startswith(other) or other.startswith(one))


def _of_one_date(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the two sentences give one date, so that both are of its time: "in 1966", "that September"."""
    dates = graph.remembered("dates by sentence", lambda: _dates_by_sentence(graph))
    held = [dates.get((c.source, c.frame.sentence), ()) if c.frame else () for c in (a, b)]
    return any(_are_as_fine(x, y) and x.relation(y).agrees for x in held[0] for y in held[1])


def _are_as_fine(one: Value, other: Value) -> bool:
    """Whether neither date is a year that holds the other: "this year" is the time of all that is told of it."""
    grains = {getattr(v, "grain", "") for v in (one, other)}
    return len(grains) == 1 or grains <= {"time", "day", "month"}


def _dates_by_sentence(graph: StoryGraph) -> Mapping[tuple[str, int], list[Value]]:
    """The dates of each sentence that are more than the time of telling."""
    found: dict[tuple[str, int], list[Value]] = defaultdict(list)
    for claim in graph.of_predicate("date"):
        if claim.frame is not None and getattr(claim.value, "timex3", None) != "PRESENT_REF":
            found[claim.source, claim.frame.sentence].append(claim.value)
    return found


def strange_names(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Each sentence names a person or a place that the other source does not know: two things, most likely.

    An official who tells of it is no part of it: each paper may have another spokesman for one thing.
    """
    strangers = []
    for one, other, tellers in zip((a, b), (b, a), tellers_of_one_thing(graph, a, b), strict=True):
        unknown = [
            e
            for e in graph.named_beside(one)
            if other.source not in {m.source for m in e.mentions}
            and not graph.knows(other.source, (telling_word(e.name),))
            and telling_word(e.name) not in tellers
        ]
        if not unknown:
            return None
        strangers.append(unknown[0].name)
    return f"another event or scene: “{strangers[0]}” and “{strangers[1]}” are each named by one source only"


BEFORE = re.compile(
    r"\b(?:had(?!\s+been\s+(?:due|expected|likely|meant|planned|scheduled|set|slated|supposed)\b)"
    r"(?=\s+(?:already\s+)?(?:been|run|won|gone|made|seen|held|met|sold|\w+ed)\b)|before|previous(?:ly)?|earlier|until|already)\b",
    re.IGNORECASE,
)
NEAR = 30
"""Characters round a number in which a word may say that it counts what came before."""


def before_plus_one(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Say so where "had run four times before" and "five candidacies" differ by the one that is told of."""
    one, other = ends(a), ends(b)
    if one is None or other is None or abs(one[0] - other[0]) != 1:
        return None
    for claim in (a, b):
        text, at = graph.sources[claim.source].text, claim.span
        cue = BEFORE.search(text[max(0, at.start - NEAR) : at.end + NEAR])
        if cue is not None:
            return f"before plus one: “{cue.group()}” may leave out or add the one told of"
    return None


def _holding(graph: StoryGraph, claim: Claim) -> list[Claim]:
    """The claims of its predicate, noun or topic, and scene that give its value, of no smaller part than it does."""

    def look() -> list[Claim]:
        scene = graph.scene(claim)
        alike = (c for c in graph.may_agree(claim.predicate, claim.value) if c.scope.of == claim.scope.of or topics(c) & topics(claim))
        held = [c for c in alike if c.value.relation(claim.value) is Relation.SAME and graph.scene(c) == scene]
        own = limits_of(graph, claim)
        return [c for c in held if limits_of(graph, c) <= own]

    return graph.remembered(("holding", claim.id), look)


def outvoted(graph: StoryGraph, a: Claim, b: Claim) -> tuple[Claim, list[Claim]] | None:
    """Return the one of two values that its source has alone, with the claims of at least two others that have the other one."""
    for lone, other in ((a, b), (b, a)):
        backing = [c for c in _holding(graph, other) if c.source != lone.source]
        if graph.independent(backing) > 1 and graph.independent(_holding(graph, lone)) < 2:
            return lone, backing
    return None


def settled(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one of two figures stands alone beside others that were printed on its day or later."""
    voted = outvoted(graph, a, b)
    if voted is None:
        return False
    printed = graph.sources[voted[0].source].published.day
    days = [graph.sources[c.source].published.day for c in voted[1]]
    return printed is not None and any(day is not None and day >= printed for day in days)


def too_far_apart(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Counts more than threefold apart are seldom one slot, but for a slip of digits or of the ear, a twin's unit, or where all have one.

    Two sentences that tell one thing word for word may have them tenfold apart.
    """
    one, other = ends(a), ends(b)
    if one is None or other is None:
        return None
    low, high = sorted((max(one) * _factor(a), max(other) * _factor(b)))
    if low <= 0 or high / low <= LARGEST_RATIO:
        return None
    x, y = digits(a), digits(b)
    if bool(x) and bool(y) and (x == y or transposed(a, b) or x.rstrip("0") == y.rstrip("0")):
        return None
    if high == TEN * (low - TEN) and TEN + 2 < low < 2 * TEN:
        return None  # "sixteen" beside "sixty"
    alike = graph.alike(a, b)
    least = FROM_ONE_TOWN if a.scope.place and a.scope.place == b.scope.place else WORD_FOR_WORD
    if high / low <= FAR_APART and alike >= least:
        return None
    if alike >= CLOSE and (of_another_unit(a, b) or (a.predicate in ("count", "money") and outvoted(graph, a, b) is not None)):
        return None
    return f"ratio: {a.value.raw} and {b.value.raw} are more than threefold apart"


def _factor(claim: Claim) -> float:
    """What turns a size into the first unit of its dimension: 17 miles and 40 km are not far apart."""
    measure = MEASURES.get(str(getattr(claim.value, "unit", "")))
    return 1.0 if measure is None else measure.factor


def given(graph: StoryGraph, predicate: str, key: Callable[[Claim], Hashable]) -> Mapping[tuple[str, Hashable], set[str]]:
    """Return the values that each source gives under each key, by source and key; `key` must be a function of a module."""

    def group() -> Mapping[tuple[str, Hashable], set[str]]:
        found: dict[tuple[str, Hashable], set[str]] = defaultdict(set)
        for claim in graph.of_predicate(predicate):
            found[claim.source, key(claim)].add(claim.value.show())
        return found

    return graph.remembered((predicate, key), group)


def fuzzy(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One of them is no number but a manner of speaking: several, dozens, a couple, one; "the two" of nothing named."""
    vague = [
        c
        for c in (a, b)
        if (c.value.raw.lower().partition(" of ")[0] in _VAGUE and not is_charge(c))
        or c.value.raw.lower().startswith(("a few ", "several ", "a couple of "))
        or (c.predicate == "count" and c.subject.name == "number")
    ]
    return None if not vague else f"fuzzy number: “{vague[0].value.raw}”"


_VAGUE = frozenset(
    {
        "a",
        "an",
        "one",
        "once",
        "several",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "millions",
        "a few",
        "few",
        "many",
        "some",
        "couple",
        "a couple",
        "tens",
        "half",
    }
)


def unfinished(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two negated claims, or a negated value beside an affirmed one, name no two values."""
    return None if a.polarity is Polarity.AFFIRMED and b.polarity is Polarity.AFFIRMED else "negation: one of them says what is not so"


def _is_of_another(graph: StoryGraph, third: Claim, a: Claim, b: Claim) -> bool:
    """Whether two claims are of one person or body by name, and the third of another by name."""
    one, other, another = (graph.subject(c) for c in (a, b, third))
    if one is None or one != other or another is None:
        return False
    return another != one and graph.is_named(one.id) and graph.is_named(another.id)


def beside_itself(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One source holds both values itself, so it speaks of two things; what it says of somebody else by name is no matter."""
    for one, other in ((a, b), (b, a)):
        for third in graph.of_predicate(other.predicate):
            if (
                third.source == other.source
                and third.id != other.id
                and third.scope.of == other.scope.of
                and third.value.relation(one.value).agrees
                and not _is_of_another(graph, third, a, b)
            ):
                return f"rival: the source of “{other.span.quote}” also has “{third.value.raw}”"
    return None


COUNTING = (before_plus_one, inferred_link, not_meant, unfinished, another_scene, strange_names, restricted, fuzzy, too_far_apart)
"""What counts, sums and measures are asked."""
