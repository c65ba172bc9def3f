"""Names that one source alone has otherwise in one word: a person, a firm, a town or a car that the others call by the right one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from factcheck.comparison.name_places import heads
from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.printed_names import printed_with, said_of_bearer, words_of
from factcheck.comparison.two_bearers import two_relatives
from factcheck.comparison.vetoes import another_scene
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, EntityKind
from factcheck.resolve.names import same_name
from factcheck.rules._callings import calling_of
from factcheck.text.folding import fold
from factcheck.text.gazetteer import located
from factcheck.text.streets import street_in_full

BOTH, ALIKE, LIKELY, OF_MANY = 0.45, 0.4, 0.25, 0.1
"""Least `alike` of a misnamed person: where its own source has both names, in general, and for names of one first letter or a
source that goes on to use the right surname, where `MANY` sources have the other name less."""
IN_FULL = 0.3
"""The same where its own source has both, `MANY` others have the right one, and nobody else in the story has their given name."""
LEADING = 0.2
"""The same where it stands in the opening of its report, and the other name in those of `MANY` others."""
LONGEST_PET = 3
"""Letters of a given name that is short for another of the same first letter."""
MANY = 3
"""Sources that have a name, for little else to be asked of the one that has it otherwise."""


def without_calling(name: str) -> str:
    """Drop what a parse took into the name: "Manager Ruth Lind", "GM Ruth Lind"."""
    words = name.split()
    capitals = name.isupper()
    while len(words) > 2 and ((len(words[0]) > 1 and not capitals and words[0].isupper() and "." not in words[0]) or calling_of(words[0])):
        words = words[1:]
    return " ".join(words)


def one_but_for_number(one: str, other: str) -> bool:
    """Whether two words are the singular and the plural of one: "University", "Universities"."""
    stems = [re.sub(r"(?:ies|y)$|(?<=[hsxz])es$|s$", "", word) for word in (one, other)]
    return stems[0] == stems[1]


def kept_words(claim: Claim, apart: tuple[str, str]) -> str:
    """The words of a name without that in which it differs."""
    return " ".join(word for word in claim.value.raw.split() if fold(word) not in apart)


def one_word_apart(one: str, other: str, *, of_people: bool = True) -> tuple[str, str] | None:
    """The two words in which two names of one length differ; None where more than one does, or none.

    Of people a middle name more or less is nothing, and a street is one whether its words are written out or not.
    """
    if street_in_full(one) == street_in_full(other):
        return None
    mine, theirs = list(words_of(without_calling(one))), list(words_of(without_calling(other)))
    if of_people:
        mine, theirs = _without_generation(mine), _without_generation(theirs)
    if min(len(mine), len(theirs)) < 2:
        return None
    if of_people and len(mine) != len(theirs) and not {*words_of(one), *words_of(other)} & kinds_of_body():
        mine, theirs = [mine[0], mine[-1]], [theirs[0], theirs[-1]]
    if len(mine) != len(theirs):
        return None
    apart = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return apart[0] if len(apart) == 1 and not (apart[0][0].isdigit() or apart[0][1].isdigit()) else None


def _without_generation(words: list[str]) -> list[str]:
    """The words of a person's name before "Jr." or "III", which is no surname."""
    return words[:-1] if len(words) > 2 and words[-1].rstrip(".") in table("titles")["generations"] else words


def misnamed_thing(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The same of towns, cars and products, and of names whose kind is a guess."""
    apart = one_word_apart(a.value.raw, b.value.raw, of_people=False)
    if apart is None or one_but_for_number(*apart) or set(apart) <= kinds_of_body() or set(apart) & _shared_heads():
        return None
    if says_little(kept_words(b, apart)) or another_scene(graph, a, b) is not None:
        return None  # Main Street and Maple Street; the U.S. Chamber and the U.S. Fish and Wildlife Service
    return misnamed(graph, a, b, apart)


def says_little(kept: str) -> bool:
    """Whether what two names have in common is only a town's name, or says of what kind they are."""
    generic = {fold(word) for word in kept.split()} <= _shared_heads() | kinds_of_body() | heads()
    return generic or bool(located(kept))


def both_in_one(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one source names both in full, and others each of them: two people, or two things."""
    names = [words_of(x.value.raw) for x in (a, b)]
    printed = [{c.source for c in printed_with(graph, name) if words_of(c.value.raw) == name} for name in names]
    return bool(printed[0] & printed[1]) and all(len(sources) > 1 for sources in printed)


def misnamed(graph: StoryGraph, a: Claim, b: Claim, apart: tuple[str, str]) -> str | None:
    """A name printed once in the whole story, beside one that two independent sources give and no relative shares.

    Editors' corrections of wrong names keep the first letter more often than not (Gerald for Gordon), so that less is asked of
    such a pair; and a source that goes on to use a surname it never introduced has introduced it under another name.
    """
    for lone, other, word, right in ((a, b, *apart), (b, a, apart[1], apart[0])):
        full = printed_with(graph, words_of(other.value.raw))
        names = [words_of(c.value.raw) for c in (lone, other)]
        if len(names[0]) != len(names[1]) and (names[0][-1] != names[1][-1] or set(names[1]) < set(names[0])):
            continue  # "the Billy Holm Fund" is named after Billy Holm; "Herons Captain Billy Holm" is he
        given = _given_names_apart(graph, lone, other)
        once = len(printed_with(graph, names[0])) == 1 if given else printed_once(graph, lone, word)
        if not once or graph.independent([c for c in full if c.source != lone.source]) < 2 or relatives(graph, lone, other):
            continue
        in_full = any(c.source == lone.source for c in full)
        if any(c.source == lone.source and of_one_sentence(c, lone) for c in full):
            continue  # both in one sentence: two people
        unintroduced = words_of(lone.value.raw)[-1] == word and graph.knows(lone.source, (right,))
        likely = unintroduced or word[0] == right[0]
        needed = BOTH if in_full else LIKELY if likely else ALIKE
        if in_full and graph.independent(full) >= MANY and sole_bearer(graph, lone, other):
            needed = IN_FULL
        if not in_full and graph.independent(full) >= MANY and (likely or not _is_person(graph, lone)):
            needed = OF_MANY if likely else LIKELY
        if given and not graph.knows(lone.source, (right,)):
            needed = min(needed, OF_MANY)
        if _leads(graph, lone, full):
            needed = min(needed, LEADING)
        if graph.alike(lone, other) >= needed:
            return f"“{lone.value.raw}” is printed once, where {graph.independent(full)} sources have {other.value.raw}"
    return None


def sole_bearer(graph: StoryGraph, lone: Claim, other: Claim) -> bool:
    """Return whether nobody else in the story has the given name that both begin with."""
    given = words_of(other.value.raw)[0]
    surnames = {words_of(c.value.raw)[-1] for c in printed_with(graph, (given,)) if words_of(c.value.raw)[0] == given}
    return words_of(lone.value.raw)[0] == given and surnames == {words_of(c.value.raw)[-1] for c in (lone, other)}


def lone_slip(graph: StoryGraph, a: Claim, b: Claim, apart: tuple[str, str]) -> str | None:
    """A name printed once beside one that two other sources give and its own has not: a letter apart, or of the same body's same Ruth."""
    for lone, other, word, right in ((a, b, *apart), (b, a, apart[1], apart[0])):
        full = [c for c in printed_with(graph, words_of(other.value.raw)) if c.source != lone.source]
        if graph.knows(lone.source, (right,)) or not printed_once(graph, lone, word) or graph.independent(full) < 2:
            continue
        if Levenshtein.distance(word, right) == 1 and min(len(word), len(right)) >= SPELT:
            return f"“{word}” is “{right}” in {graph.independent(full)} other sources, a letter apart"
        bodies = _bodies(graph, [lone]) & _bodies(graph, full)
        posts = [{t.frame.head for c in camp for t in said_of_bearer(graph, c, "title") if t.frame} - {"head"} for camp in ([lone], full)]
        if (
            bodies
            and (not all(posts) or posts[0] & posts[1])
            and words_of(lone.value.raw)[-1] == word
            and graph.alike(lone, other) >= OF_MANY
        ):
            return f"both are of {min(bodies)}, and no source has both"
    return None


SPELT = 4
"""Letters of a name that has slips of one."""


def _bodies(graph: StoryGraph, claims: Sequence[Claim]) -> set[str]:
    """The bodies by name that sources tie the bearers of these names to; of a town there are many."""
    return {x.value.raw for c in claims for x in said_of_bearer(graph, c, "affiliation") if " " in x.value.raw and not located(x.value.raw)}


def _leads(graph: StoryGraph, lone: Claim, full: Sequence[Claim]) -> bool:
    """Whether its report opens with the lone name, and with no full form of the other one, as many others do: who the story is about."""
    if not graph.in_lead(lone):
        return False
    opening = [c for c in full if graph.in_lead(c)]
    return all(c.source != lone.source for c in opening) and graph.independent(opening) >= MANY


def _given_names_apart(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two given names of one sex stand before one surname: a wife or a sister is no slip."""
    names, shown = [words_of(c.value.raw) for c in (a, b)], sexes(graph, a, b)
    one, other = names[0][0], names[1][0]
    pet = one[0] == other[0] and min(len(one), len(other)) <= LONGEST_PET  # "Mo" for Maurice
    return names[0][-1] == names[1][-1] and one != other and not pet and len(shown) == 1 and None not in shown


def sexes(graph: StoryGraph, a: Claim, b: Claim) -> set[str | None]:
    """The sexes that the names and words of two mentions show, None of one that shows none."""
    return {m.gender for c in (a, b) if (m := graph.mention(c)) is not None}


def _is_person(graph: StoryGraph, claim: Claim) -> bool:
    entity = graph.subject(claim)
    return entity is not None and entity.kind is EntityKind.PERSON


def relatives(graph: StoryGraph, lone: Claim, other: Claim) -> bool:
    """Whether the lone name may be that of a relative: its sentence speaks of kin, or the story has another of that surname."""
    if two_relatives(graph, lone, other) is not None or (kin() - {"family"}) & (graph.words_near(lone) - graph.words_near(other)):
        return True
    names = [words_of(c.value.raw) for c in (lone, other)]
    if names[0][-1] != names[1][-1]:
        return False
    given = {name[0] for name in names}
    for claim in printed_with(graph, names[0][-1:]):
        words = words_of(claim.value.raw)
        third = len(words) > 1 and words[-1] == names[0][-1] and words[0] not in given
        if third and not any(same_name(claim.value.raw, c.value.raw) for c in (lone, other)):
            return True
    return False


@cache
def _shared_heads() -> frozenset[str]:
    return frozenset(fold(word) for word in table("geography")["shared_heads"])


@cache
def kin() -> frozenset[str]:
    return frozenset(word for row in table("relations")["relation"] for word in row["words"])


def printed_once(graph: StoryGraph, lone: Claim, word: str) -> bool:
    """Whether no other source has this word at all, and its own has it in one name only."""
    if any(graph.knows(s, (word,)) for s in graph.sources if s != lone.source):
        return False
    return sum(c.source == lone.source for c in printed_with(graph, (word,))) == 1


@cache
def kinds_of_body() -> frozenset[str]:
    """What organisations are called by kind: a clinic and a centre of one name are one house as often as two."""
    return frozenset(fold(word) for word in table("organisations")["heads"].split())


LETTERS = 3
"""Capitals from which a last word is a body's and no surname."""


def names_a_body(name: str) -> bool:
    """Return whether its last word says that it is no person, whatever the parser took it for: "Osby County EMS", "Osby News"."""
    last = name.rsplit(maxsplit=1)[-1]
    return fold(last) in kinds_of_body() or (len(last) >= LETTERS and last.isupper() and not name.isupper())


TOLD = 0.2
"""Least `alike` for the words of one given name to be turned round: of a rival something else is told."""


def of_two_bearers(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether little is told of both names, or each stands with a calling and an age that have no word in common."""
    told = [
        {w for kind in ("title", "age") for t in said_of_bearer(graph, c, kind) for w in t.value.raw.casefold().split()} for c in (a, b)
    ]
    apart = bool(told[0] and told[1]) and told[0].isdisjoint(told[1])
    return apart or two_relatives(graph, a, b) is not None or graph.alike(a, b) < TOLD
