"""The word lists by which names are judged, made ready for questions."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind

LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}


class Words(NamedTuple):
    """The lexicon, ready for questions."""

    titles: frozenset[str]
    never_last: frozenset[str]
    first_names: frozenset[str]
    """Titles that are first names where a surname alone follows."""
    courtesy: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    given: frozenset[str]
    heads: frozenset[str]
    before_head: frozenset[str]
    """Words before the last noun of an organisation's name that say what it does: Treatment, Memorial."""
    common: frozenset[str]
    """First words of many organisations' names, in small letters."""
    things: frozenset[str]
    """Last words of works, prizes, vehicles, laws and contests: no person's name."""
    offices: frozenset[str]
    sorts: frozenset[str]
    """What a firm does, in one word in small letters: retailer, insurer."""
    with_and: tuple[tuple[str, ...], ...]
    """The words of public bodies that have "and" inside their names, the longest first."""
    place_heads: frozenset[str]
    soft_place_heads: frozenset[str]
    """Last words of places that are surnames too: Grove, Mills."""
    makes: frozenset[str]
    """Makes of cars that are nobody's name: before another word they begin that of a car."""
    before_place: frozenset[str]
    places: frozenset[str]
    demonyms: frozenset[str]
    directions: frozenset[str]
    """Words that make another place of a place: North, Greater."""


@cache
def words() -> Words:
    """Return the word lists that names are judged by, read once."""
    titles, given, organisations, geography = table("titles"), table("given_names"), table("organisations"), table("geography")
    gendered = [w for key in ("courtesy_male", "courtesy_female", "male", "female") for w in titles[key]]
    regions = [n for part in ("states", "regions", "countries", "cities") for names in geography[part].values() for n in names]
    return Words(
        titles=frozenset([*titles["words"], *gendered]),
        never_last=frozenset(titles["never_last"]),
        first_names=frozenset(titles["first_names"]),
        courtesy=frozenset([*titles["courtesy_male"], *titles["courtesy_female"]]),
        suffixes=frozenset(titles["suffixes"]),
        particles=frozenset(titles["particles"]),
        given=frozenset(" ".join(given[g] for g in ("female", "male", "either")).split()),
        heads=frozenset(organisations["heads"].split()),
        before_head=frozenset(organisations["before_head"].split()),
        common=frozenset(organisations["common"].split()),
        things=frozenset(organisations["things"].split()),
        offices=frozenset(organisations["offices"]),
        sorts=frozenset(organisations["sorts"].split()),
        with_and=tuple(sorted((tuple(name.split()) for name in organisations["with_and"]), key=lambda name: (-len(name), name))),
        place_heads=frozenset(geography["heads"]),
        soft_place_heads=frozenset(geography["heads_and_names"]),
        makes=frozenset(table("vehicles")["makes"]) - frozenset(table("vehicles")["surnames"]),
        before_place=frozenset(geography["before"]),
        places=frozenset(regions),
        demonyms=frozenset(w for ws in geography["demonyms"].values() for w in ws),
        directions=frozenset(geography["directions"]) | {"new"},
    )
