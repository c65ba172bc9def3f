"""Verbs that tell of one act about one kind of thing stand under one verb, and elsewhere under their own."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.lexicon import table
from factcheck.text.happenings import OPEN
from tests.made import reading

ROWS = table("frames")["frame"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["verb"])
def test_a_frame_is_told_by_what_the_act_is_about(row: dict[str, Any]) -> None:
    right, wrong = ([e.type for e in reading(row[key]).happenings] for key in ("right", "wrong"))
    assert OPEN + row["verb"] in right
    assert OPEN + row["verb"] not in wrong


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Ana Orr was approached about the job of state auditor.", "offer"),
        ("They asked Ana Orr to serve as dean.", "offer"),
        ("Ana Orr is under consideration to be the next dean.", "offer"),
        ("They approached Ana Orr on the quay.", "approach"),
        ("They considered the dean a friend.", "consider"),
        ("The ministry announced changes to the Heath Act.", "change"),
        ("The ministry eased its rules on fishing.", "change"),
        ("The ministry eased the pressure on the dam.", "ease"),
        ("The minister repealed the law.", "overturn"),
        ("The minister reversed his car.", "reverse"),
    ],
)
def test_the_verb_of_an_act(text: str, verb: str) -> None:
    assert OPEN + verb in [e.type for e in reading(text).happenings]


def test_a_verb_is_in_no_two_frames() -> None:
    verbs = [verb for row in ROWS for verb in row["verbs"].split()]
    assert len(verbs) == len(set(verbs))
