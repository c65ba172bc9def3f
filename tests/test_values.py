"""Values: every case reads what it says and nothing else; relations are symmetric; what is shown reads back."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.cli.values import COMMAND
from factcheck.values import NO_ANCHOR, Anchor, Relation, Value, find_values, kinds, read_value

CASES = Path(__file__).parent / "cases" / "values"
DAY = date(2022, 6, 2)
MADE = {case["kind"] for case in tomllib.loads((CASES / "made.toml").read_text(encoding="utf-8"))["case"]}


def cases(*stems: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.toml"))
        if (path.stem in stems)
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def said(value: Value) -> dict[str, Any]:
    """Return what a value says, without what is left at its default; JSON's null is no row in TOML."""
    return {k: v for k, v in value.model_dump(mode="json", exclude_defaults=True).items() if v is not None} | {"kind": value.kind}


def anchor(case: dict[str, Any]) -> Anchor:
    return Anchor(case.get("date", DAY) or None, case.get("future", False))


@pytest.mark.parametrize("case", cases("moment", "duration", "age", "prison-term", "quantity", "money", "share", "nothing"))
def test_reads(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_values(text, Anchor(None) if case.get("undated") else anchor(case))
    assert [said(f.value) for f in found] == case.get("values", [])
    assert all(text[f.start : f.end] == f.value.raw for f in found)


@pytest.mark.parametrize("case", cases("relation"))
def test_relation(case: dict[str, Any]) -> None:
    one, other = (find_values(case[side], Anchor(case.get(f"date_{side}", DAY)))[0].value for side in ("a", "b"))
    assert one.relation(other) is Relation(case["relation"])
    assert other.relation(one) is Relation(case["relation"]).inverse


@pytest.mark.parametrize("case", cases("made"))
def test_made_by_extraction(case: dict[str, Any]) -> None:
    one, other = (
        read_value({"raw": case[side].get("text", case[side].get("option")), "kind": case["kind"]} | case[side]) for side in ("a", "b")
    )
    assert one.relation(other) is Relation(case["relation"])
    assert other.relation(one) is Relation(case["relation"]).inverse


def test_every_kind_has_cases() -> None:
    assert set(kinds()) <= {path.stem for path in CASES.glob("*.toml")} | MADE


AMOUNT = st.one_of(
    st.integers(0, 10**7).map("{:,}".format),
    st.decimals(0, 999, places=1).map(str),
    st.sampled_from(
        [
            "two",
            "twenty-one",
            "a dozen",
            "several",
            "two hundred and five",
            "two and a half",
            "2 1/2",
            "half a million",
            "1.25 million",
            "3⅓",
        ]
    ),
)
HEDGE = st.sampled_from(["", "about ", "more than ", "at least ", "up to ", "fewer than ", "nearly "])
UNIT = st.sampled_from(
    ["years", "months", "days", "percent", "dollars", "miles", "kilometers", "years old", "years in prison", "workers", "feet", "decades"]
)
PHRASE = st.builds("{}{} {}".format, HEDGE, AMOUNT, UNIT)
RANGE = st.tuples(
    st.integers(0, 300), st.integers(1, 300), st.sampled_from(["{} to {}", "{}-{}", "between {} and {}", "from {} to {}"]), UNIT
).map(lambda r: f"{r[2].format(r[0], r[0] + r[1])} {r[3]}")
TERM = st.builds(
    "{} {}".format,
    st.one_of(st.integers(1, 99).map(str), st.sampled_from(["two consecutive", "twenty"])),
    st.sampled_from(["years to life", "to life", "life terms", "years' probation", "to 60 years in prison"]),
)
MONEY = st.builds(
    "{}{}{}".format, st.sampled_from(["$", "US$", "€", "GBP "]), AMOUNT, st.sampled_from(["", " million", "M", "bn", " a year", " each"])
)
SMALL = st.builds(
    "{} {}".format,
    st.sampled_from(
        ["half", "a quarter", "two-thirds", "three-quarters", "one in five", "nearly half", "twice", "the third", "5-0", "0.5", "-18"]
    ),
    st.sampled_from(["of a mile", "of them", "an hour", "percent", "°C", "times", "win", "trial", "of voters"]),
)
RELATIVE = st.sampled_from(
    [
        *(
            "yesterday",
            "last October",
            "the past year",
            "two weeks ago",
            "over the summer",
            "late last year",
            "9 a.m. Tuesday",
            "Monday night",
        ),
        *("at 4 in the morning", "the third quarter", "Easter 2021", "last Thanksgiving", "every Friday", "now", "six months later"),
        *("the 19th century", "between 2001 and 2005", "April 19-21, 2022", "9 a.m. on May 4, 2021", "spring 2019", "mid-afternoon"),
        *("life without parole", "the death penalty", "time served", "in his forties", "a month old"),
    ]
)
DATED = st.dates(date(1600, 1, 1), date(2090, 12, 31)).flatmap(
    lambda d: st.sampled_from(
        [
            f"{d:%B} {d.day}, {d.year}",
            f"{d:%B} {d.year}",
            f"in {d.year}",
            f"mid-{d:%B} {d.year}",
            f"the {d.year // 10 * 10}s",
            f"{d:%A}",
            f"{d:%B} {d.day}",
        ]
    )
)
SAID = st.one_of(PHRASE, RANGE, TERM, MONEY, SMALL, DATED, RELATIVE)


@given(st.lists(SAID, min_size=2, max_size=2))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_relation_is_symmetric(phrases: list[str]) -> None:
    values = [f.value for phrase in phrases for f in find_values(phrase, Anchor(DAY))]
    for one in values:
        assert one.relation(one) in (Relation.SAME, Relation.CANNOT_TELL)
        for other in values:
            assert one.relation(other) is other.relation(one).inverse


NEAR = st.tuples(st.integers(1, 400), st.integers(-6, 6), HEDGE, HEDGE, UNIT, UNIT).map(
    lambda r: (f"{r[2]}{r[0]} {r[4]}", f"{r[3]}{max(0, r[0] + r[1])} {r[5]}")
)


@given(st.one_of(st.tuples(SAID, SAID), NEAR))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_values_that_agree_have_extents_that_meet(phrases: tuple[str, str]) -> None:
    values = [f.value for phrase in phrases for f in find_values(phrase, Anchor(DAY))]
    for one in values:
        for other in values:
            mine, theirs = one.extent(), other.extent()
            if mine is not None and theirs is not None and one.relation(other).agrees:
                assert mine[0] <= theirs[1]
                assert theirs[0] <= mine[1]


@given(SAID)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_what_is_shown_reads_back(phrase: str) -> None:
    for found in find_values(phrase, Anchor(DAY)):
        value = found.value
        again = [f.value for f in find_values(value.show(), Anchor(DAY)) if f.value.kind == value.kind]
        assert len(again) == 1
        assert again[0] == value or again[0].relation(value) in (Relation.SAME, Relation.CANNOT_TELL)
        assert read_value(value.model_dump()) == value


@given(
    st.lists(st.one_of(SAID, st.text(max_size=8), st.sampled_from(["to", "and", "between", "-", ",", "$", "(", "of"])), max_size=12).map(
        " ".join
    )
)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_spans_are_exact_and_intervals_never_invert(text: str) -> None:
    end = 0
    for found in find_values(text, Anchor(DAY)):
        assert text[found.start : found.end] == found.value.raw
        assert end <= found.start < found.end
        end = found.end
        lower, upper = getattr(found.value, "lower", None), getattr(found.value, "upper", None)
        assert lower is None or upper is None or lower <= upper


def test_an_age_is_a_birth_interval() -> None:
    age = find_values("Ana Voss, 34, said", NO_ANCHOR)[0].value
    assert age.birth(date(2022, 6, 2)) == (date(1987, 6, 3), date(1988, 6, 2))  # type: ignore[attr-defined]  # the case above says it is an age


@pytest.mark.parametrize(
    ("years", "day", "other", "other_day"),
    [(19, date(2014, 6, 1), 20, date(2015, 8, 1)), (40, date(2003, 5, 1), 51, date(2014, 12, 1))],
    ids=["a birthday between two articles", "an age from another year"],
)
def test_ages_of_two_days_are_one_birth(years: int, day: date, other: int, other_day: date) -> None:
    one, two = (find_values(f"aged {n}", NO_ANCHOR)[0].value for n in (years, other))
    first, last = one.birth(day)  # type: ignore[attr-defined]  # the words say it is an age
    from_, to = two.birth(other_day)  # type: ignore[attr-defined]  # the words say it is an age
    assert max(first, from_) <= min(last, to)


def test_json_lines_in_and_out() -> None:
    asked = json.dumps({"id": "a", "text": "It cost $5 on Friday.", "reference_date": "2022-06-02"})
    done = CliRunner().invoke(COMMAND, ["--jsonl"], input=asked + "\n", catch_exceptions=False)
    answer = json.loads(done.stdout)
    assert answer["id"] == "a"
    assert [(v["raw"], v["number"], v["timex3"]) for v in answer["values"]] == [("$5", 5.0, None), ("Friday", None, "2022-05-27")]


def test_values_stand_in_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "story.txt").write_text("Ana Voss, 34, paid $1.7M on Friday.\n", encoding="utf-8")
    plain = CliRunner().invoke(COMMAND, [str(tmp_path / "story.txt")], catch_exceptions=False)
    assert plain.stdout == "Ana Voss, [34](age), paid [$1.7M](money) on [Friday](moment).\n"
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = CliRunner().invoke(COMMAND, [str(tmp_path / "story.txt")], catch_exceptions=False)
    assert "\x1b[35m[34]\x1b[0m" in coloured.stdout


def test_a_separator_inside_a_line_ends_no_line() -> None:
    asked = json.dumps({"id": "a", "text": "two\u2028men\x85and 5 km"}, ensure_ascii=False)
    done = CliRunner().invoke(COMMAND, ["--jsonl"], input=asked + "\n", catch_exceptions=False)
    assert [v["raw"] for v in json.loads(done.stdout)["values"]] == ["two", "5 km"]


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_bytes(b"12 \xff")
    done = CliRunner().invoke(COMMAND, [str(tmp_path / "story.txt")])
    assert "story.txt: is not UTF-8 text (byte 3)" in str(done.exception)


def test_a_bad_line_is_named() -> None:
    done = CliRunner().invoke(COMMAND, ["--jsonl"], input='{"text": 3}\n')
    assert "standard input:1: not a JSON object with a text" in str(done.exception)
