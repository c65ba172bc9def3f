"""A long story is not gone through claim by claim: what is looked up instead must find all that going through would."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.desk_rows import read_rows
from factcheck.extents import Extents
from factcheck.graph import StoryGraph
from factcheck.rules import rules
from factcheck.values import Anchor, find_values
from tests.made import story

CASES = Path(__file__).parent / "cases" / "rules"
DAY = date(2019, 5, 4)
COUNTS = st.builds(
    "{}{} {}".format,
    st.sampled_from(["", "about ", "at least ", "up to ", "more than "]),
    st.one_of(st.integers(1, 60), st.sampled_from([1_000, 15_000, 14_700, 2_000_000])),
    st.sampled_from(["workers", "miles", "kilometers", "years", "percent", "dollars"]),
)
DAYS = st.dates(date(2018, 1, 1), date(2019, 12, 31)).flatmap(
    lambda d: st.sampled_from([f"{d:%B} {d.day}, {d.year}", f"{d:%B} {d.year}", f"in {d.year}", f"{d:%A}"])
)


@given(st.lists(st.one_of(COUNTS, DAYS), min_size=2, max_size=12))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_every_claim_that_agrees_is_found(phrases: list[str]) -> None:
    values = [f.value for phrase in phrases for f in find_values(phrase, Anchor(DAY))]
    template = story({"a": "Nine people were injured."}).claims[0]
    claims = [template.model_copy(update={"value": value, "id": f"c{n}"}) for n, value in enumerate(values)]
    index = Extents(claims)
    for value in values:
        agreeing = {c.id for c in claims if c.value.relation(value).agrees}
        assert agreeing <= {c.id for c in index.may_agree(value)}


def test_few_claims_are_passed_that_do_not_agree() -> None:
    template = story({"a": "Nine people were injured."}).claims[0]
    values = [find_values(f"{n} workers")[0].value for n in range(1, 2_000)]
    index = Extents([template.model_copy(update={"value": value, "id": f"c{n}"}) for n, value in enumerate(values)])
    assert [c.value.raw for c in index.may_agree(values[6])] == ["7"]


@pytest.fixture(scope="module")
def mentions() -> StoryGraph:
    return story(
        {
            "herald": "Ann Brandt, 41, lives in Marlow. Police Chief Ruth Lind said that nine workers died. “We are sad,” Lind said.",
            "tribune": "Nine workers were killed, the Marlow Police said. The Marlow Police Department has 40 officers, it said.",
        }
    )


@pytest.mark.parametrize(
    ("source", "words", "meant"),
    [
        ("herald", "Lind", "Ruth Lind"),
        ("herald", "Chief Ruth Lind of Marlow", "Ruth Lind"),
        ("herald", "a neighbor", "a neighbor"),
        ("tribune", "Lind", "Lind"),
    ],
    ids=["the words stand in a mention", "a mention stands in the words", "nobody is meant", "named by another source alone"],
)
def test_a_speaker_is_known_by_the_mentions_of_its_source(mentions: StoryGraph, source: str, words: str, meant: str) -> None:
    assert mentions.speakers.origin(source, words) == meant


@pytest.mark.parametrize("rule", ["single-source", "outlier", "quote-speaker", "twin-sentences", "count"])
def test_a_rule_says_the_same_of_its_cases_as_of_a_long_story(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tomllib.loads((CASES / f"{rule.replace('-', '_')}.toml").read_text(encoding="utf-8"))["case"]
    graphs = [story(row["sources"], row.get("published"), read_rows(row, CASES, "")) for row in rows]
    short = [[f.id for f in rules()[rule].judge(graph)] for graph in graphs]
    assert any(short)
    monkeypatch.setattr("factcheck.rules.single_source.MANY", 0)
    monkeypatch.setattr("factcheck.comparison.nearby.LARGE", 0)
    monkeypatch.setattr("factcheck.comparison.slots.LONG", 0)
    assert [[f.id for f in rules()[rule].judge(graph)] for graph in graphs] == short
