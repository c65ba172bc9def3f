"""How surely two claims speak of one thing: symmetric, bounded, and highest for the partner an editor would choose."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.alike import Alignment
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from tests.made import story

DAY = "2019-05-04"
TEXTS = {
    "herald": "Nine people were injured when the ferry struck the pier in Marlow. "
    "The owner paid a fine of $40,000 after an accident in April. The ferry carried 120 passengers.",
    "tribune": "The ferry had 120 passengers. In Marlow seven people were injured as it struck the pier. "
    "The boat was built by 60 workers in Osby.",
}


@cache
def ferry() -> StoryGraph:
    return story(TEXTS, DAY)


@pytest.fixture
def graph() -> StoryGraph:
    return ferry()


def claim(graph: StoryGraph, source: str, value: str) -> Claim:
    found = [c for c in graph.of_source(source) if c.value.raw == value]
    assert len(found) == 1, value
    return found[0]


def test_symmetric_and_between_none_and_all(graph: StoryGraph) -> None:
    for a, b in combinations(graph.claims, 2):
        assert 0.0 <= graph.alike(a, b) <= 1.0
        assert graph.alike(a, b) == graph.alike(b, a)


@pytest.mark.parametrize(("one", "partner", "strangers"), [("Nine", "seven", ("120", "60")), ("120", "120", ("seven", "60"))])
def test_the_partner_is_more_alike_than_any_stranger(graph: StoryGraph, one: str, partner: str, strangers: tuple[str, ...]) -> None:
    mine = claim(graph, "herald", one)
    best = graph.alike(mine, claim(graph, "tribune", partner))
    assert all(graph.alike(mine, claim(graph, "tribune", other)) < best for other in strangers)


def test_a_sentence_is_wholly_like_its_twin() -> None:
    twins = story({"a": "Nine people were injured in Marlow.", "b": "Nine people were injured in Marlow."}, DAY)
    nines = [c for c in twins.claims if c.predicate == "count"]
    assert len(nines) == 2
    assert twins.alike(*nines) == 1.0


def test_nothing_in_common_is_nothing_alike() -> None:
    apart = story({"a": "Nine people were injured in Marlow.", "b": "Prices of 40 carpets fell."}, DAY)
    one, other = (c for c in apart.claims if c.predicate == "count")
    assert apart.alike(one, other) == 0.0


def test_a_claim_without_a_frame_is_like_none(graph: StoryGraph) -> None:
    mine = claim(graph, "herald", "Nine")
    by_hand = mine.model_copy(update={"frame": None})
    assert graph.alike(by_hand, claim(graph, "tribune", "seven")) == 0.0


def test_the_order_of_readings_changes_nothing(graph: StoryGraph) -> None:
    turned = Alignment(list(reversed(graph.readings.values())))
    for a, b in combinations(graph.claims, 2):
        assert turned.alike(a, b) == graph.alike(a, b)


WORDS = st.frozensets(st.sampled_from(["ferry", "pier", "injure", "people", "strike", "never-seen", "fine", "owner"]))


@given(WORDS, WORDS)
def test_overlap_is_symmetric_whole_for_equal_sets_and_none_for_strangers(one: frozenset[str], other: frozenset[str]) -> None:
    alignment = ferry().alignment
    overlap = alignment.overlap(one, other)
    assert overlap == alignment.overlap(other, one)
    assert 0.0 <= overlap <= 1.0 + 1e-9
    assert (overlap == 0.0) == (not one & other)
    assert not one or alignment.overlap(one, one) == pytest.approx(1.0)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    alignment = ferry().alignment
    rare = alignment.overlap(frozenset({"fine", "people"}), frozenset({"fine", "ferry"}))
    common = alignment.overlap(frozenset({"ferry", "people"}), frozenset({"ferry", "fine"}))
    assert rare > common
