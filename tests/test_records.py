"""A rule says conflict where its record entitles it to: the table and the rules cannot part ways."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from factcheck.cli import main
from factcheck.records import LEAST, SHARE, Record, record_of, records
from factcheck.rules import rules


def test_every_rule_has_its_row_and_every_row_its_rule() -> None:
    assert sorted(records()) == sorted(rules())


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_rule_says_conflict_just_where_its_record_or_a_decision_lets_it(name: str) -> None:
    record = record_of(name)
    assert rules()[name].earned == record.may_conflict
    assert bool(record.on) == bool(record.read)
    assert not (record.kept and record.earned), "what is earned needs no decision"


@pytest.mark.parametrize(
    ("right", "wrong", "earned"),
    [(17, 3, True), (19, 0, False), (20, 0, True), (16, 4, False), (34, 6, True), (33, 7, False), (0, 0, False)],
)
def test_the_law(right: int, wrong: int, earned: bool) -> None:
    assert (LEAST, SHARE) == (20, 0.85)
    assert Record(right=right, wrong=wrong, on="twenty texts").earned is earned


def test_a_record_is_told_in_a_sentence() -> None:
    assert Record(right=17, wrong=3, on="ten stories").show() == "right 17 times of 20 on ten stories"
    assert Record().show() == "none of its findings on text it was not written on has been read"
    assert Record(right=1, wrong=1, on="two", kept="kept so").show() == "right 1 times of 2 on two; kept so"


def test_the_command_prints_each_record() -> None:
    told = CliRunner().invoke(main, ["rule", "--all"]).stdout
    assert all(record.show() in told for record in records().values())
    page = CliRunner().invoke(main, ["rule", "quote"]).stdout
    assert f"Record: {record_of('quote').show()}" in page
    rows = json.loads(CliRunner().invoke(main, ["rule", "--all", "--format", "json"]).stdout)
    assert {row["id"]: row["record"]["right"] for row in rows} == {name: record.right for name, record in records().items()}
    assert {row["id"] for row in rows if row["may_conflict"]} == {name for name, record in records().items() if record.may_conflict}
