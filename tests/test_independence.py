"""Which sources are one text, and what one tells of the date of another."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.independence import NEARLY_ALL, date_sources, independence, needed
from factcheck.model import Published, Source
from factcheck.text.furniture import set_aside

CASES = tomllib.loads((Path(__file__).parent / "cases" / "independence" / "independence.toml").read_text(encoding="utf-8"))["case"]


def source(name: str, written: str) -> Source:
    day, _, text = written.partition(" | ")
    blocks, skipped = set_aside(text)
    published = Published(edtf=day, basis="given") if day.strip() else Published()
    return Source(id=name, path=f"{name}.txt", sha256="", text=text, outlet=name, published=published, blocks=blocks, skipped=skipped)


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES])
@pytest.mark.parametrize("step", [1, -1], ids=["in order", "reversed"])
def test_what_sources_owe_to_one_another(case: dict[str, Any], step: int) -> None:
    sources = date_sources([source(name, written) for name, written in case["sources"].items()][::step])
    found = independence(sources)
    groups: dict[str, list[str]] = {}
    for name, kept in sorted(found.group.items(), key=lambda one: (one[1], one[0] != one[1], one[0])):
        groups.setdefault(kept, []).append(name)
    assert {
        "groups": list(groups.values()),
        "dates": sorted(f"{s.id} {s.published.edtf or ''} {s.published.basis}" for s in sources),
        "one_origin": [" ".join(pair) for pair in found.perhaps_one_origin],
        "wire": [" ".join((name, *agencies)) for name, agencies in found.wire.items()],
    } == case["expected"]
    assert found.duplicate_of == {name: kept for kept, names in groups.items() for name in names if name != kept}


@pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in CASES])
def test_shared_passages_are_the_same_words_in_both(case: dict[str, Any]) -> None:
    by_id = {name: source(name, written) for name, written in case["sources"].items()}
    for alike in independence(list(by_id.values())).likeness:
        for p in alike.passages:
            one, other = by_id[alike.source].text[p.start : p.end], by_id[alike.other].text[p.other_start : p.other_end]
            assert one.split() == other.split()
            assert len(one.split()) >= p.words - 1


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_the_shorter_the_text_the_more_must_be_shared(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert 0 < needed(longer) <= needed(shorter) < NEARLY_ALL


def test_the_example_has_two_texts() -> None:
    from factcheck.readers import read_source  # noqa: PLC0415 - one test reads files
    from factcheck.story import load_story  # noqa: PLC0415 - as above

    story = load_story([Path(__file__).parent.parent / "claims" / "torres-exoneration"])
    sources = date_sources([read_source(story.root / e.path, e) for e in story.entries])
    assert independence(sources).duplicate_of == {"civic-radio": "civic-radio-updated"}
    assert {s.id: (s.published.edtf, s.published.basis) for s in sources} == {
        "civic-radio": ("2022-06-02", "same-text"),
        "civic-radio-updated": ("2022-06-02", "found"),
        "harbor-ledger": ("2022-06-01", "inferred"),
    }
