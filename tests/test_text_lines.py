"""Furniture, datelines and embedded posts: what a line is, and that no line is lost."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.dateline import find_stamps, is_stamp
from factcheck.text.furniture import set_aside
from factcheck.text.lines import lines
from factcheck.text.posts import signature

FOLDER = Path(__file__).parent / "cases" / "text"


def rows(module: str, table: str) -> list[Any]:
    found = tomllib.loads((FOLDER / f"{module}.toml").read_text(encoding="utf-8"))[table]
    return [pytest.param(row, id=row["name"]) for row in found]


@pytest.mark.parametrize("case", rows("furniture", "case"))
def test_every_line_is_article_or_furniture_for_a_reason(case: dict[str, Any]) -> None:
    blocks, skipped = set_aside(case["text"])
    said = [(b.start, b.kind) for b in blocks] + [(s.start, f"- {s.reason}") for s in skipped]
    assert [what for _, what in sorted(said)] == case["lines"]


@pytest.mark.parametrize("case", rows("dateline", "stamp"))
def test_dates_of_a_line(case: dict[str, Any]) -> None:
    assert [f"{s.edtf} changed" if s.changed else s.edtf for s in find_stamps(case["text"])] == case["dates"]
    assert is_stamp(case["text"]) is case["only"]


@pytest.mark.parametrize("case", rows("posts", "post"))
def test_who_signs_a_message(case: dict[str, Any]) -> None:
    found = signature(case["text"])
    assert (found and found.speaker, found and found.published) == (case.get("speaker"), case.get("published"))


def test_a_signature_on_a_line_of_its_own_takes_the_line_above() -> None:
    text = (
        "A court freed Lena Ortiz on Tuesday after nine years.\n"
        "We thank the jury for its work.\n"
        "— Harrowgate Court (@harrowgatecourt) May 5, 2020\n"
    )
    blocks, _ = set_aside(text)
    assert [(b.kind, text[b.start : b.end].splitlines()[0], b.published) for b in blocks] == [
        ("body", "A court freed Lena Ortiz on Tuesday after nine years.", None),
        ("post", "We thank the jury for its work.", "2020-05-05"),
    ]


def test_lines_that_a_width_has_cut_are_one() -> None:
    text = (
        "The ferry left Port Ellery at nine in the evening with forty people on\n"
        "board, and was seen for the last time from the lighthouse at Skerry Head\n"
        "Island shortly before midnight.\n"
        "The search ended on Saturday.\n"
    )
    assert [line.text.split()[0] for line in lines(text)] == ["The", "The"]


PAGE = st.lists(
    st.sampled_from(
        (
            "",
            "  ",
            "0:00",
            "Subscribe",
            "By Ann Bell",
            "date 2020-07-09 The ferry sank.",
            "PORT ELLERY (AP) — The ferry sank on Thursday.",
            "•",
            "May 5, 2020",
            "The ferry sank off Port Ellery on Thursday, the coast guard said.",
            "Ferry sinks",
            "Lena Ortiz, left, with her brother.",
            "— Ann Bell (@annbell) May 5, 2020",
            "Donate now",
            "\u00a0\u00a0x",
            "“We left,” she said.",
            "Your donation keeps our newsroom going",
        )
    )
    | st.text(max_size=40),
    max_size=14,
)


@given(PAGE, st.sampled_from(["\n", "\r\n", "\r"]))
def test_blocks_and_furniture_cover_every_line_once(page: list[str], end: str) -> None:
    text = end.join(page)
    blocks, skipped = set_aside(text)
    covered = [n for part in (*blocks, *skipped) for n in range(part.start, part.end)]
    assert len(covered) == len(set(covered))
    assert [n for n, c in enumerate(text) if not c.isspace() and n not in set(covered)] == []
    assert [b.start for b in blocks] == sorted(b.start for b in blocks)
