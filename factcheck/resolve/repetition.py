"""Descriptions without a name that come again: "a driver ... the driver", and "the driver" of another paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from factcheck.model import Certainty, EntityKind, Mention
from factcheck.resolve.inside import name_of, where
from factcheck.resolve.one_site import is_another, site_sort, sort_of
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.described import SITES
from factcheck.text.gazetteer import apart
from factcheck.text.nominals import roles

NEW = ("a ", "an ", "another ", "other ", "one ", "some ", "any ", "no ", "each ", "every ", "many ", "several ", "few ", "more ", "most ")
"""What begins a description of someone not spoken of before, or of nobody in particular."""

SOLE = 0.9
"""Share of the sources that speak of a driver which must speak of one only; else "the driver" may be either, and none is tied."""


def repeated(groups: Groups) -> Sequence[Tie]:
    """Tie "the driver" to the only driver its source has spoken of before."""
    ties = []
    for source in sorted(groups.of_source):
        seen: dict[tuple[str, str | None], dict[int, int]] = defaultdict(dict)
        for n in groups.of_source[source]:
            mention = groups.mentions[n]
            if not _describes(mention):
                continue
            known = seen[site_sort(mention) or sort_of(mention.head), mention.number]
            first = next(iter(known.values()), n)
            again = not (mention.kind in SITES and is_another(mention)) and (_definite(mention) or _told_in_headline(groups, first))
            if (
                n not in groups.by
                and len(known) == 1
                and again
                and _agree(groups.mentions[first], mention)
                and not _elsewhere(groups, first, n)
            ):
                ties.append(Tie(n, first, "repeated", Certainty.INFERRED))
                continue
            known.setdefault(groups.root(n), n)
    return ties


def across(groups: Groups) -> Sequence[Tie]:
    """Tie the one driver of a source to the one driver of each other source, where no two of them are named; sites are tied elsewhere."""
    bearers: dict[tuple[str, str], dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    named = {groups.root(n) for n, m in enumerate(groups.mentions) if m.form == "name"}
    for n, mention in enumerate(groups.mentions):
        if _describes(mention) and mention.head not in roles().kin | roles().places:
            bearers[sort_of(mention.head), f"{mention.number} {_whose(mention)}"][mention.source].setdefault(groups.root(n), n)
    ties: list[Tie] = []
    for _, of_source in sorted(bearers.items(), key=str):
        known = [n for _, found in sorted(of_source.items()) if len(found) == 1 for n in found.values()]
        if len(known) < SOLE * len(of_source):
            continue
        people = {groups.root(n) for n in known} & named
        first = next((n for n in known if groups.root(n) in people), known[0])
        if len(people) < 2 and all(_agree(groups.mentions[first], groups.mentions[n]) for n in known):
            ties.extend(Tie(n, first, "same-description", Certainty.INFERRED) for n in known if n != first)
    return ties


def _whose(mention: Mention) -> str:
    """The names inside a description of an organisation: the Hale administration is not the Orr administration."""
    inside = mention.text.split()[1:-1] if mention.kind is EntityKind.ORGANISATION else []
    return " ".join(word for word in inside if word[0].isupper())


def _elsewhere(groups: Groups, first: int, n: int) -> bool:
    """Whether a description holds another name than the one before it, or lies in another place."""
    if groups.mentions[n].kind not in SITES:
        return False
    names = [name_of(groups, first), name_of(groups, n)]
    other = names[1] is not None and (names[0] is None or groups.root(names[0]) != groups.root(names[1]))
    return other or any(apart(a, b) for a, b in product(where(groups, first), where(groups, n)))


def _describes(mention: Mention) -> bool:
    return mention.form == "nominal"


def _told_in_headline(groups: Groups, first: int) -> bool:
    """Whether it was a headline that spoke of "a driver" first: then the body's "a driver" is no other."""
    block = groups.block(first)
    return block is not None and block.kind == "headline"


def _definite(mention: Mention) -> bool:
    return not mention.text.lower().startswith(NEW) and not mention.text[0].isdigit()


def _agree(one: Mention, other: Mention) -> bool:
    if one.age is not None and other.age is not None and one.age != other.age:
        return False
    return one.gender is None or other.gender is None or one.gender == other.gender
