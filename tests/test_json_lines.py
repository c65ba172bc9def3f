"""A fault in JSON is told with the line on which it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ConfigError
from factcheck.files.json_lines import line_at, read_json

KEYS = st.text(st.characters(codec="utf-8"), max_size=4)
SHAPES = st.recursive(st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12)


def numbered(shape: Any, numbers: Iterator[int]) -> Any:
    """The shape with a number of its own at each end."""
    if isinstance(shape, list):
        return [numbered(one, numbers) for one in shape]
    if isinstance(shape, dict):
        return {name: numbered(one, numbers) for name, one in shape.items()}
    return 1000 + next(numbers)


def leaves(said: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], int]]:
    if isinstance(said, int):
        yield place, said
    for name, one in said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ():
        yield from leaves(one, (*place, name))


@given(SHAPES, st.booleans())
def test_every_place_is_on_the_line_that_holds_it(shape: Any, escaped: bool) -> None:
    said = numbered(shape, count())
    text = json.dumps(said, indent=1, ensure_ascii=escaped)
    for place, number in leaves(said):
        assert str(number) in text.split("\n")[line_at(text, place) - 1]


def test_a_place_that_does_not_exist_is_that_of_what_would_hold_it() -> None:
    assert line_at('{\n "claims": [\n  {"by": "ab"}\n ]\n}', ("claims", 0, "quote")) == 3
    assert line_at('{\n "claims": []\n}', ("claims", 4)) == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [('{"a": 1,\n "a": 2}', 2), ('{"b": {"a": 1},\n "c": {"a": 1,\n  "a": 2}}', 3), ('[{"a": 1}, {"a": 1,\n "a": 1}]', 2)],
    ids=["at the top", "inside", "in the second of two"],
)
def test_a_key_given_twice_is_an_error_at_the_second(text: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(ConfigError, match=f'a.json:{line}: the key "a" is given twice in one entry'):
        read_json(tmp_path / "a.json")


def test_the_same_key_in_two_entries_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('\ufeff[{"a": 1}, {"a": 2}]')
    assert read_json(tmp_path / "a.json")[0] == [{"a": 1}, {"a": 2}]
