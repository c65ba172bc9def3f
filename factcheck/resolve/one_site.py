"""Which words of several sources stand for one site: "a shop in Osby", "the Osby boutique", "Brandt's store".

A report tells of few sites of one sort. The sources' sites of a sort are one where each source has one, nothing known of
where they lie parts them, and at most one of them has a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, product

from factcheck.lexicon import table
from factcheck.model import Certainty, Mention
from factcheck.resolve.inside import name_of, where
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.described import SITES
from factcheck.text.folding import fold
from factcheck.text.gazetteer import apart, is_state_or_country, same_place
from factcheck.text.nominals import roles

ANOTHER = (
    *("another ", "other ", "different ", "a different ", "the other ", "the new ", "a new ", "a second ", "the second ", "a third "),
    *("a nearby ", "any ", "no ", "every ", "each "),
)
"""What begins a description of a site that is not the one spoken of."""


PARTS_OF = {
    "room": ("hotel", "motel", "inn", "hostel"),
    "lobby": ("hotel", "motel"),
    "branch": ("bank",),
    "building": ("bank", "store", "factory", "plant", "hotel", "prison", "jail", "clinic", "hospital", "courthouse"),
}
"""Words for a part of a site, with those for the whole that stand before them: who was found in a hotel room was found in the hotel."""


SHORT = {"mount": "mountain", "mt": "mountain"}


@cache
def _sorts() -> dict[str, str]:
    return {word: words.split()[0] for words in table("roles")["same_sort"] for word in words.split()}


def sort_of(word: str) -> str:
    """Return the word that stands for all that newspapers call such a place or person: a boutique is a shop."""
    return _sorts().get(word, word)


def one_site(groups: Groups) -> Sequence[Tie]:
    """Tie the one shop of a source to the one shop of each other source, unless two are named or lie in two places."""
    known = _Sites(groups)
    return [tie for sort in sorted(known.of_sort) for tie in _sole(known, known.of_sort[sort], sort)]


class _Sites:
    """The story's sites by sort and source, with what is said of where they lie."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self.named = {groups.root(n) for n, m in enumerate(groups.mentions) if m.form == "name" and m.kind in SITES}
        self.of_sort: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
        self.where: dict[int, set[str]] = defaultdict(set)
        self.several: set[str] = set()
        """Sorts of which some source speaks of another one: "a second clinic"."""
        self.another: dict[tuple[str, str], int] = {}
        """Where a source first speaks of another one of a sort."""
        new: dict[tuple[str, str], int] = {}
        for source in sorted(groups.of_source):
            for n in groups.of_source[source]:
                mention = groups.mentions[n]
                sort = site_sort(mention)
                if mention.kind in SITES:
                    self.where[groups.root(n)] |= set(where(groups, n))
                if sort is not None and is_another(mention):
                    self.several.add(sort)
                    self.another.setdefault((sort, source), mention.start)
                elif sort is not None:
                    self.of_sort[sort][source].setdefault(groups.root(n), n)
                    if self._is_new(n) and new.setdefault((sort, source), groups.root(n)) != groups.root(n):
                        self.several.add(sort)
                        self.another.setdefault((sort, source), mention.start)

    def _is_new(self, n: int) -> bool:
        mention, block = self.groups.mentions[n], self.groups.block(n)
        nameless = mention.text.lower().startswith(("a ", "an ")) and name_of(self.groups, n) is None
        return nameless and (block is None or block.kind != "headline")

    def apart(self, one: int, other: int) -> bool:
        """Whether two sites lie in two places: the prison in Houston, the prison in Dallas."""
        return any(apart(a, b) for a, b in product(sorted(self.where[one]), sorted(self.where[other])))

    def beside(self, one: int, other: int) -> bool:
        """Whether two sites are said to lie in one place."""
        return any(same_place(a, b) for a, b in product(self.where[one], self.where[other]))

    def in_one_town(self, one: int, other: int) -> bool:
        """Whether two sites are said to lie in one town."""
        return any(same_place(a, b) for a, b in product(self.where[one], self.where[other]) if not is_state_or_country(a))


def site_sort(mention: Mention) -> str | None:
    """Return the sort of a site that the words name or describe; None where they mean many."""
    if mention.kind not in SITES or mention.form == "pronoun" or mention.number != "one":
        return None
    if mention.form == "name":
        words = fold(mention.text).split()
        heads = [sort_of(SHORT.get(w, w)) for w in (words[-1], words[0])] if len(words) > 1 else []
        return next((h for h in heads if h in roles().places - roles().common_places), None)
    if mention.head not in roles().places:
        return None
    words = mention.text.lower().split()
    inner = words[-2] if len(words) > 1 else ""
    return sort_of(inner if inner in PARTS_OF.get(mention.head, ()) else mention.head)


def is_another(mention: Mention) -> bool:
    """Return whether a description means one that was not spoken of: "another clinic"."""
    return mention.form == "nominal" and mention.text.lower().startswith(ANOTHER)


def _sole(known: _Sites, of_source: dict[str, dict[int, int]], sort: str) -> Iterator[Tie]:
    """Tie the sites of one sort that are the only ones of their sources, and to them the one that is named, if it is the only one.

    Where several are named, the others are the one that most of those are whose name their source or their place tells.
    """
    named = Counter(root for found in of_source.values() for root in found if root in known.named)
    first = {root: n for found in of_source.values() for root, n in found.items()}
    told = _introduced(known, of_source, set(named), sort) | _lying_with(known, of_source, sorted(named))
    yield from (Tie(first[root], first[name], "same-site", Certainty.INFERRED) for root, name in sorted(told.items()))
    common = sort in roles().common_places
    naming = {root for found in of_source.values() if named.keys() & found.keys() for root in found}
    sole = [root for source in sorted(of_source) for root in _main(known, of_source[source], common) if root not in named]
    main = None if common else _most(named) if sort not in known.several else _most(Counter(told.values()))
    clusters = [] if main is None else [[main]]
    for root in dict.fromkeys(sole):
        # beside a name in one source, "a prison" is another than the named one
        fitting = [c for c in clusters if (root not in naming or c[0] not in named) and _joins(known, root, c, common)]
        if told.get(root, main) != main:
            continue
        if fitting:
            fitting[0].append(root)
        else:
            clusters.append([root])
    for cluster in clusters:
        yield from (Tie(first[b], first[a], "same-site", Certainty.INFERRED) for a, b in pairwise(cluster))


def _most(counted: Counter[int]) -> int | None:
    """Return what makes up more than half of what is counted."""
    return next((root for root, number in sorted(counted.items()) if number * 2 > counted.total()), None)


def _main(known: _Sites, found: dict[int, int], common: bool) -> list[int]:
    """The site of a source that may be another source's: the first it speaks of, or of what a story has many those that lie somewhere."""
    return [root for root in found if known.where[root]] if common else list(found)[:1]


def _introduced(known: _Sites, of_source: dict[str, dict[int, int]], named: set[int], sort: str) -> dict[int, int]:
    """Return the clinic that a source names for its "a clinic" of the opening and its bare "rehab", till it speaks of another one."""
    told: dict[int, int] = {}
    for source, found in of_source.items():
        own = [root for root in found if root in named]
        if len(own) != 1:
            continue
        name = known.groups.mentions[found[own[0]]]
        another = known.another.get((sort, source))
        for root, n in found.items():
            mention = known.groups.mentions[n]
            apart = mention.sentence == name.sentence or known.apart(root, own[0])
            opening = mention.start < name.start or not _has_article(mention)
            if root not in named and not apart and opening and (another is None or max(mention.start, name.start) < another):
                told[root] = own[0]
    return told


def _lying_with(known: _Sites, of_source: dict[str, dict[int, int]], named: Iterable[int]) -> dict[int, int]:
    """Return the only named site of the town where a nameless one is said to lie, for each that has one."""
    told = {}
    for root in {r for here in of_source.values() for r in here if r not in known.named}:
        beside = [name for name in named if known.in_one_town(root, name) and not known.apart(root, name)]
        if len(beside) == 1:
            told[root] = beside[0]
    return told


def _has_article(mention: Mention) -> bool:
    return mention.text.lower().startswith(("a ", "an ", "the ", "this ", "that ", "one "))


def _joins(known: _Sites, root: int, cluster: Iterable[int], common: bool) -> bool:
    """Whether nothing parts a site from those of the cluster; of what a story has many, one place must hold two."""
    return not any(known.apart(root, other) for other in cluster) and (not common or any(known.beside(root, other) for other in cluster))
