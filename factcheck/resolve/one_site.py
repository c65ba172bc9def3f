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
        new: dict[tuple[str, str], int] = {}
        for source in sorted(groups.of_source):
            for n in groups.of_source[source]:
                mention = groups.mentions[n]
                sort = site_sort(mention)
                if sort is not None and is_another(mention):
                    self.several.add(sort)
                elif sort is not None:
                    self.of_sort[sort][source].setdefault(groups.root(n), n)
                    if self._is_new(n) and new.setdefault((sort, source), groups.root(n)) != groups.root(n):
                        self.several.add(sort)
                    self.where[groups.root(n)] |= set(_places(groups, n))

    def _is_new(self, n: int) -> bool:
        mention, block = self.groups.mentions[n], self.groups.block(n)
        return mention.text.lower().startswith(("a ", "an ")) and (block is None or block.kind != "headline")

    def apart(self, one: int, other: int) -> bool:
        """Whether two sites lie in two places: the prison in Houston, the prison in Dallas."""
        return any(_apart(a, b) for a, b in product(sorted(self.where[one]), sorted(self.where[other])))

    def beside(self, one: int, other: int) -> bool:
        """Whether two sites are said to lie in one place."""
        return any(same_place(a, b) for a, b in product(self.where[one], self.where[other]))


def _apart(one: str, other: str) -> bool:
    return not same_place(one, other) and contains(one, other) is False and contains(other, one) is False


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


def _places(groups: Groups, n: int) -> Iterator[str]:
    """The places that a description says a site lies in: after its noun or before it."""
    mention = groups.mentions[n]
    for link in mention.links:
        if link.by == "within" and (mention.source, link.to) in groups.number:
            yield groups.mentions[groups.number[mention.source, link.to]].text
    if mention.form == "nominal":
        yield from (groups.mentions[k].text for k in _inside(groups, n) if groups.mentions[k].kind is EntityKind.PLACE)


def _inside(groups: Groups, n: int) -> Iterator[int]:
    """The names among the words of a description."""
    mention = groups.mentions[n]
    numbers = groups.of_source[mention.source]
    for at in range(groups.at[n] + 1, len(numbers)):
        k = numbers[at]
        if groups.mentions[k].start >= mention.end:
            return
        if groups.mentions[k].form == "name":
            yield k


def _sole(known: _Sites, of_source: dict[str, dict[int, int]], sort: str) -> Iterator[Tie]:
    """Tie the sites of one sort that are the only ones of their sources, and to them the one that is named, if it is the only one."""
    named = Counter(root for found in of_source.values() for root in found if root in known.named)
    common = sort in roles().common_places
    naming = {root for found in of_source.values() if named.keys() & found.keys() for root in found}
    sole = [root for source in sorted(of_source) for root in _main(known, of_source[source], common) if root not in named]
    yield from _introduced(known, of_source, set(named), sort)
    clusters = [[root] for root, number in named.most_common(1) if number * 2 > named.total() and not common and sort not in known.several]
    for root in dict.fromkeys(sole):
        # beside a name in one source, "a prison" is another than the named one
        fitting = [c for c in clusters if (root not in naming or c[0] not in named) and _joins(known, root, c, common)]
        if fitting:
            fitting[0].append(root)
        else:
            clusters.append([root])
    first = {root: n for found in of_source.values() for root, n in found.items()}
    for cluster in clusters:
        yield from (Tie(first[b], first[a], "same-site", Certainty.INFERRED) for a, b in pairwise(cluster))


def _main(known: _Sites, found: dict[int, int], common: bool) -> list[int]:
    """The site of a source that may be another source's: the first it speaks of, or of what a story has many those that lie somewhere."""
    return [root for root in found if known.where[root]] if common else list(found)[:1]


def _introduced(known: _Sites, of_source: dict[str, dict[int, int]], named: set[int], sort: str) -> Iterator[Tie]:
    """Tie "an Arle Bank branch" to Arle Bank; "a clinic" of a source's opening, and a bare "rehab", to the clinic it names elsewhere."""
    for found in of_source.values():
        for root, n in found.items():
            inner = [k for k in _inside(known.groups, n) if known.groups.root(k) in named]
            if root not in named and inner:
                yield Tie(n, inner[0], "same-site", Certainty.INFERRED)
        own = [root for root in found if root in named]
        if len(own) != 1 or sort in known.several:
            continue
        name = known.groups.mentions[found[own[0]]]
        for root, n in found.items():
            mention = known.groups.mentions[n]
            apart = mention.sentence == name.sentence or known.apart(root, own[0])
            if root not in named and not apart and (mention.start < name.start or not _has_article(mention)):
                yield Tie(n, found[own[0]], "same-site", Certainty.INFERRED)


def _has_article(mention: Mention) -> bool:
    return mention.text.lower().startswith(("a ", "an ", "the ", "this ", "that ", "one "))


def _joins(known: _Sites, root: int, cluster: Iterable[int], common: bool) -> bool:
    """Whether nothing parts a site from those of the cluster; of what a story has many, one place must hold two."""
    return not any(known.apart(root, other) for other in cluster) and (not common or any(known.beside(root, other) for other in cluster))
