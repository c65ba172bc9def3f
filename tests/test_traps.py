"""What made other checkers cry wolf or stay silent is a case here, row by row; a row without its case is a promise not kept."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.text.parse import parse
from tests.made import source

TESTS = Path(__file__).parent

TRAPS = {
    # not a conflict
    "three numbers, three things": ["rules/age: trap: three numbers are three things", "rules/prison_term: trap: the term is not the time"],
    "the street number": ["rules/count: trap: a street number is no count of anything", "rules/place: trap: a street number is a place"],
    "page furniture": ["text/furniture: a page copied whole"],
    "two years of one case": ["rules/date: trap: two years of one case"],
    "says he did not": ["rules/outcome: trap: says he did not"],
    "relief undoes": [
        "rules/outcome: trap: relief undoes",
        "rules/legal_state: trap: relief undoes",
        "rules/relief: a sentence that was vacated explains the release",
    ],
    "birthday between articles": ["rules/age: trap: a birthday between articles"],
    "age from another year": ["rules/age: trap: an age from another year", "rules/age_on_a_day: an age of now in a sentence of then"],
    "father and son": ["rules/age: trap: father and son of one name", "resolve/people: father and son of one name in one source"],
    "list apposition": ["rules/age: trap: an age in a list of names is its neighbour's", "rules/age: trap: 17 is the second one's age"],
    "caption numbering": ["rules/age: trap: caption numbering is no second age"],
    "typography": [
        "rules/name_spelling: trap: typography",
        "rules/name_spelling: trap: capitals within a name",
        "rules/name_spelling: trap: accents",
    ],
    "nickname": ["rules/name_spelling: trap: nicknames", "rules/name_spelling: trap: a nickname between quotation marks"],
    "the others": ["rules/count: trap: the others", "rules/parts: killed, and three others wounded, beside four shot"],
    "the gunman": ["rules/count: trap: the gunman among the dead", "rules/parts: the gunman counted among the dead"],
    "wounded who later died": ["rules/count: trap: wounded who later died"],
    "a toll that grows": ["rules/count: trap: a toll that grows", "rules/twin_sentences: trap: a toll that grows between two days"],
    "scope": ["rules/count: trap: another scope"],
    "bound": ["rules/count: trap: a bound", "rules/count: trap: as many as", "rules/parts: a hedged whole"],
    "rounding": ["rules/count: trap: rounding", "rules/change: rounded figures", "rules/unit_pairs: both rounded"],
    "units": [
        "rules/measure: trap: units are converted",
        "rules/measure: trap: one speed in two units",
        "rules/unit_pairs: a conversion that is right",
    ],
    "coarser": ["rules/date: trap: a coarser date", "rules/place: trap: a town within its county"],
    "two methods of counting": ["rules/duration: trap: two methods of counting"],
    "bodies": ["rules/count: trap: a party of companions"],
    "reported position": ["rules/outcome: trap: a reported position beside a denial"],
    "different time": ["rules/date: trap: elected one day and sworn in the next"],
    "omission": ["rules/name_spelling: trap: omission of a name"],
    "clause polarity": ["rules/outcome: trap: a not of another clause"],
    "prefixes": ["rules/outcome: trap: a prefix is no word of its own"],
    # not agreement
    "wire copy": [
        "rules/single_source: trap: two copies of one text are one source",
        "independence/independence: an undated copy under another headline is one text",
    ],
    "both outlets rest on one named office": ["test_graph.py: test_two_outlets_may_rest_on_one_origin"],
    "a draft beside its own source": ["test_graph.py: test_a_draft_is_compared_and_never_counted"],
    "two sources silent on it": ["rules/single_source: trap: two silent papers agree on nothing"],
    # surface
    "sentence ends": ["test_traps.py: test_a_stop_within_a_sentence_does_not_end_it"],
    "no quotation": ["text/quotes: apostrophes are no quotation"],
    "one apostrophe": ["rules/name_spelling: trap: typography"],
    "an address is not cut": ["test_traps.py: test_a_stop_within_a_sentence_does_not_end_it"],
    "an embedded post": ["text/posts: a message with its day", "resolve/coreference: an embedded post has its own speaker"],
    "a headline, a caption and a teaser": ["text/furniture: captions and posts are text of their own kind"],
    "mid-April": ["values/moment: middle of a month"],
}
"""Each row of the list of traps, and where it is tried: a folder and file of cases with the case's name, or a test."""


def _names(where: str) -> list[str]:
    if where.endswith(".py"):
        return re.findall(r"def (test_\w+)", (TESTS / where).read_text(encoding="utf-8"))
    tables = tomllib.loads((TESTS / "cases" / f"{where}.toml").read_text(encoding="utf-8"))
    return [row["name"] for rows in tables.values() for row in rows]


@pytest.mark.parametrize(("trap", "tried"), TRAPS.items(), ids=TRAPS)
def test_each_trap_is_a_case(trap: str, tried: list[str]) -> None:
    for place in tried:
        where, _, name = place.partition(": ")
        assert any(each.startswith(name) for each in _names(where)), f"{trap}: no case “{name}” in {where}"


@pytest.mark.parametrize(
    "text",
    [
        "He lives in L.A. County with a dog.",
        "On Jan. 18 she came back.",
        "Then U.S. Sen. Ida Brandt spoke.",
        "The bus to St. Louis was late.",
        "She was voted No. 2 of the league.",
        "A boat was found near 4410 El Prado Ave. on New Year's Eve in Marlow.",
    ],
)
def test_a_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    assert [sentence.text for sentence in parse(source(text)).sentences] == [text]
