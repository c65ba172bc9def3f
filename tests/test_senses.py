"""Each sense of a trigger is found in its right sentence and not in its wrong one."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.lexicon import table
from factcheck.text.events import event_types
from tests.made import reading

ROWS = table("senses")["sense"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['type']}: {row['wrong']}")
def test_a_sense_is_told_by_what_stands_beside_it(row: dict[str, Any]) -> None:
    told = [[e.lemma for e in reading(row[key]).events if e.type == row["type"] and e.lemma in row["words"]] for key in ("right", "wrong")]
    assert told[0]
    assert not told[1]


def test_every_sense_is_of_a_word_that_triggers_its_type() -> None:
    words: dict[str, set[str]] = {}
    for row in event_types():
        words.setdefault(row.type, set()).update(row.verbs, row.nouns, (phrase[0] for phrase in row.phrases))
    assert {(row["type"], word) for row in ROWS for word in row["words"]} == {
        (row["type"], word) for row in ROWS for word in row["words"] if word in words[row["type"]]
    }
