"""Which full names are one person under two spellings: alike in letters and in role, and no source has both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from rapidfuzz.distance import DamerauLevenshtein

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind
from factcheck.resolve.names import PersonName, read_name
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.folding import fold
from factcheck.text.nominals import roles

IDENTIFIED = re.compile(r"\bidentif(?:ied|y)\b[^.;]{0,40}\bas\b[^.;]{0,30}$|\bidentified\s$")
"""Before a name that an authority gives for someone: "identified the driver as 24-year-old"."""
CLOSE = 2
"""Slips of letters between two spellings of a name of at least eight letters; one in a shorter name."""


class Person:
    """One group of full names, with the signs by which it is compared."""

    def __init__(self, numbers: list[int], groups: Groups) -> None:
        mentions = [groups.mentions[n] for n in numbers]
        self.first = numbers[0]
        self.numbers = numbers
        self.names = sorted({read_name(m.text) for m in mentions if read_name(m.text).given}, key=lambda p: (p.given, p.surname))
        self.sources = {m.source for m in mentions}
        self.titles = {fold(m.title) for m in mentions if m.title}
        self.ages = {m.age for m in mentions if m.age is not None}
        self.genders = {m.gender for m in mentions if m.gender}
        self.identified = any(IDENTIFIED.search(groups.before(n, 80)) for n in numbers)

    def shares_sign(self, other: Person) -> bool:
        """One title, or one age; a word for kin is none, since brothers make news together."""
        return bool((self.titles & other.titles) - roles().kin) or bool(self.ages & other.ages)

    def shares_office(self, other: Person) -> bool:
        """One age, one office that has a single holder, or both given as the name of someone unknown till then."""
        return bool(self.ages & other.ages or self.titles & other.titles & set(table("titles")["sole"])) or (
            self.identified and other.identified
        )

    def speaks_against(self, other: Person) -> bool:
        """Ages years apart, or two genders: two people."""
        far = bool(self.ages and other.ages) and all(abs(a - b) > 2 for a in self.ages for b in other.ages)
        return far or bool(self.genders and other.genders and not self.genders & other.genders)


def spellings(groups: Groups) -> Sequence[Tie]:
    """Tie full names a slip apart; one surname under two first names with one title or age; one first name under two surnames
    with one age or sole office: a name that two papers print differently.
    """
    people: dict[int, list[int]] = defaultdict(list)
    for n in groups.named(EntityKind.PERSON):
        if read_name(groups.mentions[n].text).given:
            people[groups.root(n)].append(n)
    buckets: dict[str, dict[int, Person]] = defaultdict(dict)
    for root, numbers in people.items():
        person = Person(numbers, groups)
        for name in person.names:
            # two spellings share their surname, or their first name, or the first letters of both
            for key in (f"s:{name.surname}", f"g:{name.given[0]}", f"i:{name.given[0][0]}{name.surname[:1]}"):
                buckets[key][root] = person
    bearers = {key: set(found) for key, found in buckets.items() if key[0] in "sg"}
    pairs = {pair for found in buckets.values() for pair in _of_other_sources(found)}
    met = {root: person for found in buckets.values() for root, person in found.items()}
    ties: dict[int, list[Tie]] = defaultdict(list)
    for a, b in sorted(pairs):
        one, other = met[a], met[b]
        certainty = _judge(one, other, bearers, groups)
        if certainty is not None:
            ties[a].append(Tie(other.first, one.first, "spelling", certainty))
            ties[b].append(Tie(other.first, one.first, "spelling", certainty))
    sole = sorted({tie for found in ties.values() for tie in found if _only(tie, ties, groups)})
    return [tie._replace(mention=n) for tie in sole for n in people[groups.root(tie.mention)]]


def _of_other_sources(found: dict[int, Person]) -> Iterator[tuple[int, int]]:
    """Pairs of people whom no source has both: a list of thousands of names is not compared with itself."""
    told: dict[frozenset[str], list[int]] = defaultdict(list)
    for root, person in found.items():
        told[frozenset(person.sources)].append(root)
    for (sources, ones), (others, more) in combinations(told.items(), 2):
        if not sources & others:
            yield from ((min(a, b), max(a, b)) for a, b in product(ones, more))


def _only(tie: Tie, ties: dict[int, list[Tie]], groups: Groups) -> bool:
    """Neither of the two has a candidate whom the other lacks: three spellings of one name are tied, a chain is not."""
    one, other = ({groups.root(n) for t in ties[groups.root(m)] for n in (t.mention, t.known)} for m in (tie.mention, tie.known))
    return one == other


def _judge(one: Person, other: Person, bearers: dict[str, set[int]], groups: Groups) -> Certainty | None:
    if one.speaks_against(other):
        return None
    if any(nearly_one(a, b) for a in one.names for b in other.names):
        return Certainty.STRONG
    if any(n.suffix for p in (one, other) for n in p.names):
        return None
    surnames = {n.surname for n in one.names} & {n.surname for n in other.names}
    if any(len(bearers[f"s:{s}"]) == 2 for s in surnames):
        return Certainty.STRONG if one.shares_sign(other) else None
    given = {n.given[0] for n in one.names} & {n.given[0] for n in other.names}
    sole = not surnames and any(len(g) > 2 and len(bearers[f"g:{g}"]) == 2 for g in given)
    return Certainty.STRONG if sole and one.shares_office(other) else None


def nearly_one(one: PersonName, other: PersonName) -> bool:
    """Both parts nearly equal: two different first names of three letters are no slip, nor are two generations."""
    if one.suffix != other.suffix and one.suffix and other.suffix:
        return False
    given = DamerauLevenshtein.distance(one.given[0].replace(" ", ""), other.given[0].replace(" ", ""))
    surname = DamerauLevenshtein.distance(one.surname.replace(" ", ""), other.surname.replace(" ", ""))
    return given + surname <= CLOSE and _near(one.given[0], other.given[0], given) and _near(one.surname, other.surname, surname)


def _near(one: str, other: str, distance: int) -> bool:
    longest = max(len(one), len(other))
    return (
        distance == 0 or (distance == 1 and longest >= 4 and one[0] == other[0]) or (distance == 2 and longest >= 7 and one[0] == other[0])
    )
