"""What the words for a site hold: the names inside a description, what it is called, and where it is said to lie."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import EntityKind, Mention
from factcheck.resolve.ties import Groups
from factcheck.text.described import SITES
from factcheck.text.name_words import words

SUBURBAN = "suburban "
AREA = ("-area", " area", " suburb")


def where(groups: Groups, n: int) -> Iterator[str]:
    """Yield the places that a description says a site lies in: after its noun or before it."""
    mention = groups.mentions[n]
    for link in mention.links:
        if link.by == "within" and (mention.source, link.to) in groups.number:
            yield groups.mentions[groups.number[mention.source, link.to]].text
    at, numbers = groups.at[n] + 1, groups.of_source[mention.source]
    after = groups.mentions[numbers[at]] if at < len(numbers) else None
    if after is not None and after.form == "name" and groups.is_town(after):
        yield from [after.text] if groups.before(numbers[at], after.start - mention.end) == " in " else []
    if mention.form == "nominal":
        yield from (
            groups.mentions[k].text
            for k in names_inside(groups, n)
            if (groups.mentions[k].kind is EntityKind.PLACE or groups.is_town(groups.mentions[k])) and not _beside(groups, k)
        )


def _beside(groups: Groups, n: int) -> bool:
    """Whether a town's name says what a site is near, not where it lies: "a suburban Detroit firm", "a Houston-area clinic"."""
    mention = groups.mentions[n]
    source = groups.sources.get(mention.source)
    area = source is not None and source.text.startswith(AREA, mention.end)
    return area or groups.before(n, len(SUBURBAN)).lower() == SUBURBAN


def names_inside(groups: Groups, n: int) -> Iterator[int]:
    """Yield the names among the words of a description."""
    mention = groups.mentions[n]
    numbers = groups.of_source[mention.source]
    for at in range(groups.at[n] + 1, len(numbers)):
        k = numbers[at]
        if groups.mentions[k].start >= mention.end:
            return
        if groups.mentions[k].form == "name":
            yield k


def name_of(groups: Groups, n: int) -> int | None:
    """Return the name right before a description's last words, if it is no town's: Hollis of "the Hollis rehab facility"."""
    mention = groups.mentions[n]
    inside = [k for k in names_inside(groups, n) if groups.mentions[k].kind in SITES]
    if not inside:
        return None
    name = groups.mentions[inside[-1]]
    after = mention.text[name.end - mention.start :]
    stands = after == after.lower() and not after.lstrip().startswith(("'", "’"))
    return inside[-1] if stands and not groups.is_town(name) and not _is_way(name) else None


def _is_way(name: Mention) -> bool:
    """Whether the name is of a street, a lake or the like, on which a site of another sort lies: "her First Street home"."""
    return name.kind is EntityKind.PLACE and bool(
        {name.text.split()[0], name.text.split()[-1]} & (words().place_heads | words().before_place)
    )
