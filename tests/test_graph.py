"""What rules ask of the story's graph: who stands behind a claim, what it is about, when things happened."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest

from factcheck.extract import extract
from factcheck.graph import StoryGraph
from factcheck.independence import independence
from factcheck.model import Certainty, Claim, EntityKind, Source
from factcheck.pipeline import link
from tests.made import source

HERALD = """Petra Lind, a nurse from Boston, was killed on March 3, 2019.
Victor Lopez was arrested on March 9, 2019, Sheriff Ruth Holm said.
Lopez, 45, was released on May 5, 2021.
"""
TRIBUNE = """Victor Lopez was convicted in June 2020, according to Sheriff Ruth Holm.
He was released on May 5, 2021. Petra Lind was killed in March 2019.
"""
DRAFT = """Victor Lopez, 54, was released on May 5, 2021.
"""


@cache
def graph() -> StoryGraph:
    sources = [
        source(HERALD, "herald", "2021-05-06"),
        source(TRIBUNE, "tribune", "2021-05-06"),
        source(DRAFT, "our-story", "2021-05-07", role="draft"),
    ]
    return linked(sources)


def linked(sources: list[Source]) -> StoryGraph:
    return link(sources, [extract(s) for s in sources], independence(sources))


def one(predicate: str, origin: str, value: str, subject: str = "") -> Claim:
    found = [c for c in graph().of_source(origin) if (c.predicate, c.value.raw) == (predicate, value) and subject in c.subject.name]
    assert len(found) == 1, [(c.subject.name, c.value.raw) for c in graph().of_source(origin) if c.predicate == predicate]
    return found[0]


def test_claims_stand_in_the_order_of_sources_and_text() -> None:
    places = [(c.source, c.span.start, c.span.end) for c in graph().claims]
    assert places == sorted(places)
    assert len(graph().by_id) == len(graph().claims)


def test_a_surname_and_a_full_name_are_one_person() -> None:
    age, draft = one("age", "herald", "45"), one("age", "our-story", "54")
    assert graph().subject(age) == graph().subject(draft)
    lopez = graph().subject(age)
    assert lopez is not None
    assert (lopez.name, lopez.kind) == ("Victor Lopez", EntityKind.PERSON)
    assert graph().is_named(lopez.id)
    assert not graph().is_named("person:nobody")


def test_a_pronoun_is_an_inferred_link_and_a_full_name_an_exact_one() -> None:
    said = {c.subject.name: graph().certainty(c) for c in graph().claims if c.predicate == "outcome"}
    assert said["He"] is Certainty.INFERRED
    assert said["Victor Lopez"] is Certainty.EXACT


def test_a_draft_is_compared_and_never_counted() -> None:
    age, draft = one("age", "herald", "45"), one("age", "our-story", "54")
    assert graph().is_draft(draft)
    assert not graph().is_draft(age)
    assert graph().independent([age, draft]) == 1


def test_two_texts_are_two_and_a_copy_is_none_more() -> None:
    long = HERALD * 3
    sources = [source(long, "first", "2021-05-06"), source(long, "second", "2021-05-06"), source(TRIBUNE, "third", "2021-05-06")]
    copied = linked(sources)
    names = [c for c in copied.claims if c.predicate == "name" and c.value.raw == "Victor Lopez"]
    assert {c.source for c in names} == {"first", "second", "third"}
    assert copied.independent(names) == 2
    assert copied.outlets(names) == ("FIRST", "SECOND", "THIRD")


def test_two_outlets_may_rest_on_one_origin() -> None:
    arrest = next(c for c in graph().of_source("herald") if c.predicate == "outcome" and c.value.raw == "arrested")
    verdict = next(c for c in graph().of_source("tribune") if c.predicate == "outcome" and c.value.raw == "convicted")
    assert graph().outlets([arrest, verdict]) == ("HERALD", "TRIBUNE")
    assert graph().origins([arrest, verdict]) == ("Ruth Holm",)
    assert graph().origins([one("age", "herald", "45")]) == ()


def test_dates_hang_on_the_events_of_their_clause() -> None:
    release = graph().events(one("date", "herald", "May 5, 2021"))[0]
    arrest = graph().events(one("date", "herald", "March 9, 2019"))[0]
    assert (release.type, arrest.type) == ("Justice.Release", "Justice.Arrest")
    assert release.patient == arrest.patient == "person:victor-lopez"
    killed = one("date", "herald", "March 3, 2019"), one("date", "tribune", "March 2019")
    assert {graph().events(c)[0].type for c in killed} == {"Life.Die"}


def test_the_timeline_is_in_the_order_of_the_calendar() -> None:
    told = [(edtf, node.type) for edtf, node, claim in graph().timeline() if claim.source == "herald"]
    assert told == [("2019-03-03", "Life.Die"), ("2019-03-09", "Justice.Arrest"), ("2021-05-05", "Justice.Release")]


def test_everything_said_of_a_person_is_found_by_any_of_the_names() -> None:
    said = graph().everything_said_of("victor lopez")
    assert {"age", "name", "outcome"} <= {c.predicate for c in said}
    assert {c.source for c in said} == {"herald", "tribune", "our-story"}
    assert not {c.value.raw for c in said} & {"Petra Lind"}
    assert graph().everything_said_of("Victor Lope") == ()


def test_words_are_known_as_words() -> None:
    assert graph().knows("herald", ("nurse",))
    assert not graph().knows("tribune", ("nurse",))
    assert not graph().knows("herald", ("nur",))


def test_the_network_keeps_the_words_of_every_claim() -> None:
    network = graph().network
    for claim in graph().claims:
        ((says),) = network.get_edge_data(f"source:{claim.source}", f"claim:{claim.id}").values()
        assert says["quote"] == claim.span.quote
        assert network.nodes[f"value:{claim.value.kind}:{claim.value.show()}"]["kind"] == "value"
    assert all(isinstance(v, str | int | float) for _, _, data in network.edges(data=True) for v in data.values())


def edges(asked: StoryGraph) -> list[str]:
    return sorted(f"{a} {b} {sorted(data.items())}" for a, b, data in asked.network.edges(data=True))


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_the_order_of_sources_changes_nothing(order: tuple[int, ...]) -> None:
    kept = list(graph().sources.values())
    turned = linked([kept[n] for n in order])
    assert turned.claims == graph().claims
    assert turned.entities.all == graph().entities.all
    assert turned.skeleton == graph().skeleton
    assert edges(turned) == edges(graph())
