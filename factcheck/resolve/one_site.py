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
from factcheck.model import Certainty, EntityKind, Mention
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.described import SITES
from factcheck.text.folding import fold
from factcheck.text.gazetteer import contains, same_place
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
        for source in sorted(groups.of_source):
            for n in groups.of_source[source]:
                mention = groups.mentions[n]
                sort = _sort(mention)
                if sort is not None and _is_another(mention):
                    self.several.add(sort)
                elif sort is not None:
                    self.of_sort[sort][source].setdefault(groups.root(n), n)
                    self.where[groups.root(n)] |= set(_places(groups, n))

    def apart(self, one: int, other: int) -> bool:
        """Whether two sites lie in two places: the prison in Houston, the prison in Dallas."""
        return any(_apart(a, b) for a, b in product(sorted(self.where[one]), sorted(self.where[other])))

    def beside(self, one: int, other: int) -> bool:
        """Whether two sites are said to lie in one place."""
        return any(same_place(a, b) for a, b in product(self.where[one], self.where[other]))


def _apart(one: str, other: str) -> bool:
    return not same_place(one, other) and contains(one, other) is False and contains(other, one) is False


def _sort(mention: Mention) -> str | None:
    """The sort of a site that the words name or describe; None where they mean many."""
    if mention.kind not in SITES or mention.form == "pronoun" or mention.number != "one":
        return None
    if mention.form == "name":
        words = fold(mention.text).split()
        known = len(words) > 1 and words[-1] in roles().places and sort_of(words[-1]) not in roles().common_places
        return sort_of(words[-1]) if known else None
    if mention.head not in roles().places:
        return None
    words = mention.text.lower().split()
    inner = words[-2] if len(words) > 1 else ""
    return sort_of(inner if inner in PARTS_OF.get(mention.head, ()) else mention.head)


def _is_another(mention: Mention) -> bool:
    return mention.form == "nominal" and mention.text.lower().startswith(ANOTHER)


def _places(groups: Groups, n: int) -> Iterator[str]:
    """The places that a description says a site lies in: after its noun or before it."""
    mention = groups.mentions[n]
    for link in mention.links:
        if link.by == "within" and (mention.source, link.to) in groups.number:
            yield groups.mentions[groups.number[mention.source, link.to]].text
    if mention.form == "nominal":
        numbers = groups.of_source[mention.source]
        for k in range(groups.at[n] + 1, len(numbers)):
            inner = groups.mentions[numbers[k]]
            if inner.start >= mention.end:
                break
            if inner.form == "name" and inner.kind is EntityKind.PLACE:
                yield inner.text


def _sole(known: _Sites, of_source: dict[str, dict[int, int]], sort: str) -> Iterator[Tie]:
    """Tie the sites of one sort that are the only ones of their sources, and to them the one that is named, if it is the only one."""
    named = Counter(root for found in of_source.values() for root in found if root in known.named)
    common = sort in roles().common_places
    sole = [root for source in sorted(of_source) for root in list(of_source[source])[:1] if root not in named]
    clusters = [[root] for root, number in named.most_common(1) if number * 2 > named.total() and not common and sort not in known.several]
    for root in dict.fromkeys(sole):
        fitting = [c for c in clusters if _joins(known, root, c, common)]
        if fitting:
            fitting[0].append(root)
        else:
            clusters.append([root])
    first = {root: n for found in of_source.values() for root, n in found.items()}
    for cluster in clusters:
        yield from (Tie(first[b], first[a], "same-site", Certainty.INFERRED) for a, b in pairwise(cluster))


def _joins(known: _Sites, root: int, cluster: Iterable[int], common: bool) -> bool:
    """Whether nothing parts a site from those of the cluster; of what a story has many, one place must hold two."""
    return not any(known.apart(root, other) for other in cluster) and (not common or any(known.beside(root, other) for other in cluster))
