"""What extraction promises of every text: the quote is the text, ids stay, and no order of anything shows."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.extract import extract
from factcheck.model import Certainty, Finding, Reading, order
from factcheck.rules import rules
from factcheck.values import find_values
from tests.made import source, story

DAY = "2019-05-04"
STORIES = Path(__file__).parent / "stories"

QUICK = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""Each example is parsed; the texts are the same in every run."""

NAMES = st.sampled_from(
    ["Petra Lind", "Victor Lopez", "José O’Neil", "Ana-Lucia de la Cruz", "Martin “Moss” Hale", "Zoë Ng", "the mayor", "She"]
)
DATES = st.sampled_from(
    ["on March 3, 2019", "last October", "on New Year’s Eve 2000", "in mid-April 2022", "on Monday", "in 2001", "at 9 a.m."]
)
PLACES = st.sampled_from(["Boston", "Fall Brook, Vt.", "St. Louis", "Leeds in England", "15121 Canal Ave.", "San José"])
NUMBERS = st.sampled_from(["nine", "14,700", "about 40", "up to 14,000", "one", "half a dozen", "2.5 million", "20\u00a0000"])
SENTENCES = st.one_of(
    st.builds("{}, {}, was arrested in {} {}.".format, NAMES, st.integers(1, 110), PLACES, DATES),
    st.builds("{} was sentenced to {} years to life {}.".format, NAMES, st.integers(1, 99), DATES),
    st.builds("The fire in {} killed {} people {}.".format, PLACES, NUMBERS, DATES),
    st.builds("“We lost ${} million,” {} said {}.".format, st.integers(1, 999), NAMES, DATES),
    st.builds("{} did not die {}; {} percent of {} workers were not hurt.".format, NAMES, DATES, st.integers(0, 100), NUMBERS),
    st.builds(
        "A magnitude {} earthquake struck {} km north of {} {}".format, st.floats(1, 9).map(lambda x: round(x, 1)), NUMBERS, PLACES, DATES
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40),
)
BREAKS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "  ", "\t", "\u2028", " — ", " 🔥 "])
TEXTS = st.lists(st.tuples(SENTENCES, BREAKS), max_size=5).map(lambda parts: "".join(sentence + gap for sentence, gap in parts))


def ids(reading: Reading) -> set[str]:
    return {c.id for c in reading.claims}


@QUICK
@given(TEXTS)
@example("")
@example("\ufeffPetra Lind, 61, died on Monday.")
@example("🔥 Petra Lind, 61, died.\r\nZoë Ng was freed e\u0301 on 1\u00a0May 2001.\x0c")
def test_a_claim_quotes_the_text_where_it_stands(text: str) -> None:
    reading = extract(source(text, published=DAY))
    lines = text.split("\n")
    for claim in reading.claims:
        span = claim.span
        assert text[span.start : span.end] == span.quote != ""
        assert claim.value.raw in span.quote
        assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == span.quote
        assert span.line == span.end_line
    assert len(ids(reading)) == len(reading.claims)
    assert all(text[u.start : u.end] == u.quote for u in reading.unchecked)
    assert all(text[m.start : m.end] == m.text for m in reading.mentions)
    assert all(text[e.start : e.end] == e.text for e in reading.events)


@QUICK
@given(TEXTS)
def test_what_a_claim_points_at_is_there(text: str) -> None:
    reading = extract(source(text, published=DAY))
    mentions, events = {m.id for m in reading.mentions}, {e.id for e in reading.events}
    for claim in reading.claims:
        assert claim.subject.mention is None or claim.subject.mention in mentions
        assert claim.subject.event is None or claim.subject.event in events
        assert set(claim.scope.events) <= events
        assert claim.frame is not None
        assert 0 <= claim.frame.sentence < len(reading.sentences)
        assert claim.certainty in Certainty
    assert Reading.model_validate_json(reading.model_dump_json()) == reading


OWN = "Petra Lind, 61, was arrested in Boston on March 3, 2019. A jury convicted her of fraud.\nNine people were hurt in the fire.\n"


@QUICK
@given(TEXTS)
@example("The council met on Tuesday.")
def test_ids_stay_when_other_lines_change(text: str) -> None:
    own = ids(extract(source(OWN, published=DAY)))
    assert len(own) > 8
    other = "".join(line + "\n" for line in text.splitlines() if not any(word in line for word in ("Petra", "Nine", "She")))
    assert own <= ids(extract(source(OWN + other, published=DAY)))
    assert own <= ids(extract(source(other + "\n" + OWN, published=DAY)))


def test_ids_tell_sources_and_repeated_words_apart() -> None:
    once, other = extract(source(OWN, "one")), extract(source(OWN, "other"))
    assert not ids(once) & ids(other)
    twice = extract(source(OWN + OWN, "one"))
    assert ids(once) < ids(twice)
    assert len(twice.claims) == 2 * len(once.claims)


def test_a_source_that_says_nothing() -> None:
    for text in ("", "\n\n", "   \n", "\ufeff"):
        assert extract(source(text)).claims == ()


def test_every_value_is_claimed_or_listed_as_unchecked() -> None:
    text = "Petra Lind, 61, won. It was 40 to one against her, or 14 October, or 3 percent, and 9.81 of them."
    reading = extract(source(text, published=DAY))
    told = [(c.span.start, c.span.end) for c in reading.claims] + [(u.start, u.end) for u in reading.unchecked]
    for found in find_values(text):
        assert any(start <= found.start and found.end <= end for start, end in told), found.value.raw


# --- nothing shows of the order of files, of a set, of the day ------------------------------------------------------

SOURCES = {
    "courier": "Petra Lind, 61, was killed on March 3, 2019.\nNine people were hurt in the fire, the mayor said.\n"
    "Victor Lopez was sentenced to nine years in prison.\n",
    "herald": "Victor Lopez got 19 years in prison on Friday.\nPetra Lind, who was 65, was killed on March 8, 2019.\n",
    "tribune": "The fire hurt seven people.\nVictor Lopez was sentenced to nine years in prison for the killing of Petra Lind.\n",
}


def judged(names: tuple[str, ...]) -> list[Finding]:
    graph = story({name: SOURCES[name] for name in names}, DAY)
    return sorted((f for rule in rules().values() for f in rule.judge(graph)), key=order)


@pytest.mark.parametrize("names", list(permutations(SOURCES))[1:], ids=" ".join)
def test_findings_are_the_same_in_any_order_of_sources(names: tuple[str, ...]) -> None:
    expected = judged(tuple(SOURCES))
    assert any(f.verdict == "conflict" for f in expected)
    assert judged(names) == expected


@pytest.mark.parametrize("name", ["council", "looms"])
def test_reports_are_the_same_under_any_hash_seed(name: str) -> None:
    written = {written_with(seed, name) for seed in ("0", "4242")}
    assert len(written) == 1
    assert json.loads(written.pop())


def written_with(seed: str, name: str) -> bytes:
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "check",
        str(STORIES / name),
        "--no-cache",
        "--no-claim-files",
        "--show",
        "all",
        "--format",
        "json",
    ]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=STORIES.parent.parent, check=False)
    assert done.returncode == 1, done.stderr.decode()
    return done.stdout


def test_the_collector_works_again_after_a_text_is_read() -> None:
    assert gc.isenabled()
    extract(source("Ann Brandt, 41, was arrested in Marlow on Friday."))
    assert gc.isenabled()
    gc.disable()
    try:
        extract(source("Nine people were injured."))
        assert not gc.isenabled()
    finally:
        gc.enable()
