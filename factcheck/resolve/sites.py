"""Which place or organisation a description stands for: "the hospital" for St. Luke's Hospital, "the city", "the company"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Certainty, EntityKind, Mention
from factcheck.resolve.called import sorts_of_names
from factcheck.resolve.inside import name_of, where
from factcheck.resolve.one_site import site_sort
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.described import SITES
from factcheck.text.folding import fold
from factcheck.text.gazetteer import located

RANKS = {
    "city": "city", "town": "city", "country": "country", "nation": "country", "state": "state", "county": "county",
}  # fmt: skip
"""What the gazetteer calls a place that is described so."""

SHORT = {
    "mount": "mountain",
    "mt": "mountain",
    "st": "street",
    "ave": "avenue",
    "rd": "road",
    "hwy": "highway",
    "centre": "center",
    "dept": "department",
}
SAME = {"peak": "mountain", "centre": "center", "clinic": "clinic", "supermarket": "supermarket"}

FIRMS = frozenset(
    [
        *(
            "company",
            "corporation",
            "firm",
            "manufacturer",
            "automaker",
            "carmaker",
            "maker",
            "producer",
            "supplier",
            "retailer",
            "airline",
            "carrier",
        ),
        *(
            "insurer",
            "lender",
            "giant",
            "conglomerate",
            "operator",
            "utility",
            "developer",
            "chain",
            "publisher",
            "studio",
            "club",
            "franchise",
        ),
    ]
)
"""Descriptions that stand for the organisation last spoken of; "the agency" needs an agency's name."""

BUILDING = frozenset({"building", "facility", "premises", "establishment", "property", "complex", "place"})
"""Words for a building whose sort the report has said before."""
BUILT = frozenset(
    [
        *(
            "hospital",
            "hotel",
            "restaurant",
            "cafe",
            "bar",
            "store",
            "mall",
            "market",
            "warehouse",
            "factory",
            "refinery",
            "brewery",
            "barn",
        ),
        *("terminal", "stadium", "arena", "gym", "house", "home", "office", "courtroom", "courthouse", "prison", "church", "cathedral"),
        *(
            "mosque",
            "synagogue",
            "temple",
            "monastery",
            "morgue",
            "school",
            "library",
            "museum",
            "gallery",
            "cinema",
            "laboratory",
            "embassy",
        ),
        *("headquarters", "barracks", "clinic", "casino", "bank", "nightclub", "bakery", "pharmacy", "tower", "skyscraper", "apartment"),
    ]
)
"""Sorts of buildings, each the first word of its sort."""

LOOKS_BACK = 200
"""Mentions before it among which "the building" must find one only, so that a long text costs no more than its length."""

BACK = 2
"""Sentences in which the organisation must be the only one named."""


def sites(groups: Groups) -> Sequence[Tie]:
    """Tie a definite description to the one name before it in its source that it fits."""
    return [tie for source in sorted(groups.of_source) for tie in _sites(groups, groups.of_source[source])]


def _sites(groups: Groups, numbers: Sequence[int]) -> Iterator[Tie]:
    last: dict[tuple[int, str], int] = {}
    for n in numbers:
        mention = groups.mentions[n]
        if mention.form == "name" and mention.kind in SITES:
            last.pop((groups.root(n), mention.text), None)
            last[groups.root(n), mention.text] = n
        elif _definite(mention) and n not in groups.by and name_of(groups, n) is None:
            named = list(last.values())
            fitting = (
                [k for k in named if _fits(mention, groups.mentions[k])] or _firms(mention, named, groups) or _built(groups, n, numbers)
            )
            if len({groups.root(k) for k in fitting}) == 1:
                yield Tie(n, fitting[-1], "sort", Certainty.INFERRED)


def there(groups: Groups) -> Sequence[Tie]:
    """Tie "there" to the only place or site spoken of right before: in its sentence, else in the one before."""
    sited = frozenset(sorts_of_names(groups))
    return [tie for source in sorted(groups.of_source) for tie in _there(groups, groups.of_source[source], sited)]


def _there(groups: Groups, numbers: Sequence[int], sited: frozenset[int]) -> Iterator[Tie]:
    for at, n in enumerate(numbers):
        mention = groups.mentions[n]
        if mention.text.lower() != "there" or n in groups.by:
            continue
        before = [
            k for k in numbers[max(0, at - LOOKS_BACK) : at] if groups.mentions[k].kind is EntityKind.PLACE or groups.root(k) in sited
        ]
        for back in (0, 1):
            near = [k for k in before if mention.sentence - groups.mentions[k].sentence == back]
            # who stays there after "a clinic in Leeds" stays in the clinic
            outer = {name for k in near for name in where(groups, k)}
            near = [k for k in near if groups.mentions[k].text not in outer] or near
            if near:
                if len({groups.root(k) for k in near}) == 1:
                    yield Tie(n, near[-1], "there", Certainty.INFERRED)
                break


def _definite(mention: Mention) -> bool:
    one = mention.form == "nominal" and mention.kind in SITES and mention.number == "one"
    return one and mention.text.lower().startswith(("the ", "this ", "that "))


def _fits(mention: Mention, name: Mention) -> bool:
    """Whether the name says of itself what the description says: its head word, or what the gazetteer knows."""
    head = SAME.get(mention.head, mention.head)
    if head in RANKS:
        return name.kind is EntityKind.PLACE and any(p.kind == RANKS[head] for p in located(name.text)[:1])
    words = fold(name.text).split()
    said = [SHORT.get(w, w) for w in words]
    return len(words) > 1 and (said[-1] == head or said[0] == head)


def _built(groups: Groups, n: int, numbers: Sequence[int]) -> list[int]:
    """The sites before "the building" that are buildings of a sort."""
    if groups.mentions[n].head not in BUILDING:
        return []
    before = (numbers[at] for at in range(max(0, groups.at[n] - LOOKS_BACK), groups.at[n]))
    return [k for k in before if (sort := site_sort(groups.mentions[k])) is not None and sort in BUILT]


def _firms(mention: Mention, named: Sequence[int], groups: Groups) -> list[int]:
    if mention.head not in FIRMS:
        return []
    near = (k for k in named if mention.sentence - groups.mentions[k].sentence <= BACK)
    return [k for k in near if groups.mentions[k].kind is EntityKind.ORGANISATION]
