"""``factcheck entities`` and ``factcheck events``: what an editor reads where a finding looks odd."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from click.testing import CliRunner

import factcheck.resolve
from factcheck.cli.entities import COMMAND as ENTITIES
from factcheck.cli.entities import WHY
from factcheck.cli.events import COMMAND as EVENTS

EAST = """The mill on Hollis Street burned down on Friday, 3 May 2019.

Dora Quill, 61, was killed in the fire. Quill had worked there since 1990, said Lewis Quill, a neighbor.
"""
WEST = """A fire destroyed the Hollis Street mill on Friday, 3 May 2019.

The blaze killed Dora Mae Quill, 61, the caretaker. "She never left it," said Chief Ana Brandt.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "east.txt").write_text(EAST, encoding="utf-8")
    (tmp_path / "sources" / "west.txt").write_text(WEST, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('[story]\ntitle = "Mill fire"\n', encoding="utf-8")
    return tmp_path


def test_entities_show_names_lines_and_why_two_of_a_surname_are_two(story: Path) -> None:
    done = CliRunner().invoke(ENTITIES, [str(story), "--kind", "person"])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "people: 3",
        "  Dora Mae Quill  (also Dora Quill, Quill)",
        "      east: “Dora Quill” line 3 (nickname, initial, accent or middle name); “Quill” line 3 (the only bearer of the surname here)",
        "      west: “Dora Mae Quill” line 3; “the caretaker” line 3 (set beside the name); pronouns line 3",
        "  Lewis Quill",
        "      east: “Lewis Quill” line 3; “a neighbor” line 3 (set beside the name)",
        "  Ana Brandt",
        "      west: “Ana Brandt” line 3",
        "  kept apart: Dora Mae Quill, Lewis Quill: one surname, and nothing that says they are one person",
    ]


def test_events_show_which_mentions_are_one_event(story: Path) -> None:
    done = CliRunner().invoke(EVENTS, [str(story)])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("  Life.Die"))
    assert lines[at : at + 3] == [
        "  Life.Die: Dora Mae Quill · the story itself · once only",
        "      east: “killed” line 3",
        "      west: “killed” line 3",
    ]


def test_a_folder_of_no_text_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("a,b", encoding="utf-8")
    assert CliRunner().invoke(EVENTS, [str(tmp_path)], standalone_mode=False).return_value == 3


def passes() -> set[str]:
    """Return the names that passes of resolution give to their ties."""
    found = set()
    for path in Path(factcheck.resolve.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Tie":
                found |= {word.value for word in ast.walk(call.args[2]) if isinstance(word, ast.Constant) and isinstance(word.value, str)}
    return found


def test_every_pass_is_told_in_words() -> None:
    assert len(passes()) > 15
    assert passes() <= {*WHY, "pronoun"}


def test_descriptions_of_a_site_are_shown_with_what_tied_them(tmp_path: Path) -> None:
    story = tmp_path / "story"
    (story / "sources").mkdir(parents=True)
    (story / "sources" / "a.txt").write_text(
        "Hollis left the Quillby rehab facility. She came back to Quillby Recovery Center.", encoding="utf-8"
    )
    (story / "sources" / "b.txt").write_text("Fire broke out at the Quillby clinic on Monday.", encoding="utf-8")
    (story / "factcheck.toml").write_text("", encoding="utf-8")
    shown = CliRunner().invoke(ENTITIES, [str(story)], catch_exceptions=False).output
    assert "“the Quillby clinic” line 1 (holds its name, inferred)" in shown
