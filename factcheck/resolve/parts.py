"""Whom a description means by the part he plays: "a driver was charged" where the story names one driver who was charged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from factcheck.model import Certainty, EntityKind, Mention
from factcheck.resolve.ties import Groups, Tie

TELLING = {"agent": ("Life.", "Conflict.Attack", "Crime."), "patient": ("Life.", "Conflict.Attack", "Crime.", "Justice.", "Personnel.")}
"""Types of event in which a story has one person in a part more often than not; those who arrest and charge are many."""

SOMEONE_ELSE = ("another ", "other ", "a second ", "the second ", "a third ", "the third ", "the other ", "each ", "every ", "any ", "no ")

BIRTH = "Life.Be-Born"
CHILDREN = frozenset({"child", "baby", "son", "daughter", "grandchild", "grandson", "granddaughter", "twin", "triplet"})
"""Heads of descriptions by which a report tells whose child is born."""

Part = tuple[str, str]
"""Type of event and role."""


def is_somebodys_child(mention: Mention) -> bool:
    """Return whether a description is that of somebody born to another, of whom the report tells: "the birth of his third child"."""
    return mention.form == "nominal" and mention.head in CHILDREN


def parts(groups: Groups) -> Sequence[Tie]:
    """Tie a description to the only person named in the story who plays its part; where none is named, those of several sources."""
    named: dict[Part, dict[int, int]] = defaultdict(dict)
    described: dict[Part, dict[int, int]] = defaultdict(dict)
    beside: dict[int, set[int]] = defaultdict(set)
    names = {groups.root(n) for n, m in enumerate(groups.mentions) if m.form == "name"}
    for part, n, others in _played(groups):
        root = groups.root(n)
        beside[root] |= {groups.root(k) for k in others}
        if root in names:
            named[part].setdefault(root, n)
        elif _may_be_someone(groups.mentions[n]):
            described[part].setdefault(root, n)
    known = _Known(groups)
    ties = []
    for part, people in sorted(described.items()):
        for root, n in people.items():
            fitting = [k for other, k in named[part].items() if known.may_be_one(root, other) and other not in beside[root]]
            if len(fitting) == 1:
                ties.append(Tie(n, fitting[0], "part", Certainty.INFERRED))
        if not named[part]:
            ties.extend(_alike(people, groups, known))
    return ties


def _alike(people: Mapping[int, int], groups: Groups, known: _Known) -> Iterator[Tie]:
    """Tie those who play one part in several sources, where no source has two of them and nothing tells any two apart."""
    sources = [groups.mentions[n].source for n in people.values()]
    roots = list(people)
    if len(set(sources)) == len(sources) and all(known.may_be_one(a, b) for a, b in combinations(roots, 2)):
        yield from (Tie(n, people[roots[0]], "part", Certainty.INFERRED) for n in list(people.values())[1:])


def _played(groups: Groups) -> Iterator[tuple[Part, int, list[int]]]:
    """Each person's part in an event, with the others who take part in it."""
    for event in groups.events:
        taking = [(p.role, n) for p in event.participants if (n := groups.number.get((event.source, p.mention))) is not None]
        for role, n in taking:
            if event.type == BIRTH and is_somebodys_child(groups.mentions[n]):
                continue
            if event.type.startswith(TELLING.get(role, ())) and groups.mentions[n].kind is EntityKind.PERSON:
                yield (event.type, role), n, [k for _, k in taking if k != n]


def _may_be_someone(mention: Mention) -> bool:
    return mention.form == "nominal" and mention.number == "one" and not mention.text.lower().startswith(SOMEONE_ELSE)


class _Known:
    """What the story says of its people that may tell two of them apart."""

    def __init__(self, groups: Groups) -> None:
        self.said: tuple[dict[int, set[str]], ...] = (defaultdict(set), defaultdict(set))
        for n, mention in enumerate(groups.mentions):
            for told, value in zip(self.said, (mention.gender, mention.age), strict=True):
                if value is not None:
                    told[groups.root(n)].add(str(value))

    def may_be_one(self, one: int, other: int) -> bool:
        """Whether neither sex nor age tells them apart."""
        return all(not told[one] or not told[other] or told[one] & told[other] for told in self.said)
