"""Which sources a check compares, and what is said when that cannot be told."""

from __future__ import annotations

import sys
from itertools import permutations
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.story import find_stories, load_story, settings

SENTENCE = "The ferry sank off Port Ellery on Thursday, the coast guard said.\n"


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_folder_with_a_factcheck_toml(tmp_path: Path) -> None:
    config = """
[story]
title = "The ferry"
[check]
fail_on = "check"
[[source]]
path = "sources/b.txt"
outlet = "Port Post"
published = 2020-07-09
[[source]]
path = "sources/a.txt"
published = "2020-07"
role = "draft"
"""
    texts = dict.fromkeys(("sources/a.txt", "sources/b.txt", "sources/c.md"), SENTENCE)
    story = load_story([write(tmp_path, {"factcheck.toml": config, **texts})])
    assert (story.title, story.options.fail_on) == ("The ferry", "check")
    assert [(e.id, e.path, e.outlet, e.published, e.role) for e in story.entries] == [
        ("a", "sources/a.txt", None, "2020-07", "draft"),
        ("b", "sources/b.txt", "Port Post", "2020-07-09", "source"),
        ("c", "sources/c.md", None, None, "source"),
    ]


def test_a_bare_folder_takes_its_own_texts_and_says_what_it_left(tmp_path: Path) -> None:
    files = {"one.txt": SENTENCE, "two.md": SENTENCE, "README.md": "About.", "empty.txt": " \n", "table.csv": "a,b"}
    story = load_story([write(tmp_path, files)])
    assert [e.id for e in story.entries] == ["one", "two"]
    assert [(s.path, s.reason) for s in story.skipped] == [
        ("README.md", "about the folder, not a source"),
        ("empty.txt", "empty"),
        ("table.csv", "no reader for .csv"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_nothing_and_a_folder_among_the_sources_are_told_of(tmp_path: Path) -> None:
    write(tmp_path, {"sources/a.txt": SENTENCE, "sources/deep/b.txt": SENTENCE, "reports/c.txt": SENTENCE})
    (tmp_path / "sources" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    story = load_story([tmp_path])
    assert [entry.path for entry in story.entries] == ["sources/a.txt"]
    assert [(s.path, s.reason) for s in story.skipped] == [
        ("sources/deep", "a folder: name its files in factcheck.toml"),
        ("sources/gone.txt", "a link to a file that is gone"),
    ]
    write(tmp_path, {"factcheck.toml": '[[source]]\npath = "sources/deep/b.txt"\n'})
    assert [s.path for s in load_story([tmp_path]).skipped] == ["sources/gone.txt"]


def test_an_empty_folder_is_a_story_without_sources(tmp_path: Path) -> None:
    assert load_story([tmp_path]).entries == ()


def test_ids_are_unique_whatever_the_order(tmp_path: Path) -> None:
    write(tmp_path, {"x/Ferry News.txt": SENTENCE, "y/Ferry News.txt": SENTENCE, "y/ferry-news.md": SENTENCE})
    files = [tmp_path / "x/Ferry News.txt", tmp_path / "y/Ferry News.txt", tmp_path / "y/ferry-news.md"]
    named = {tuple((e.path, e.id) for e in load_story(order).entries) for order in permutations(files)}
    in_x = ("x/Ferry News.txt", "ferry-news-x")
    assert named == {(in_x, ("y/Ferry News.txt", "ferry-news-y-txt"), ("y/ferry-news.md", "ferry-news-y-md"))}


def test_a_draft_is_one_more_entry_or_one_that_is_there(tmp_path: Path) -> None:
    write(tmp_path, {"sources/a.txt": SENTENCE, "draft.md": SENTENCE})
    added, turned = (load_story([tmp_path], tmp_path / name).entries for name in ("draft.md", "sources/a.txt"))
    assert [(e.path, e.role) for e in added] == [("draft.md", "draft"), ("sources/a.txt", "source")]
    assert [(e.path, e.role) for e in turned] == [("sources/a.txt", "draft")]


def test_check_is_inherited_the_nearest_first(tmp_path: Path) -> None:
    files = {
        "pyproject.toml": '[tool.factcheck]\nfail_on = "never"\nignore = ["FC310"]\n',
        "claims/factcheck.toml": '[check]\nfail_on = "check"\n',
        "claims/ferry/factcheck.toml": '[story]\ntitle = "Ferry"\n',
        "claims/ferry/sources/a.txt": SENTENCE,
    }
    story = load_story([write(tmp_path, files) / "claims/ferry"])
    assert (story.options.fail_on, story.options.ignore) == ("check", ("FC310",))


def test_stories_are_found_at_above_and_below(tmp_path: Path) -> None:
    write(tmp_path, {"claims/factcheck.toml": "[check]\n", "claims/a/factcheck.toml": "[story]\n"})
    write(tmp_path, {"claims/b/sources/a.txt": SENTENCE, "bare/x.txt": SENTENCE})
    claims = tmp_path / "claims"
    assert find_stories(tmp_path) == find_stories(claims) == [claims / "a", claims / "b"]
    assert find_stories(claims / "b" / "sources") == [claims / "b"]
    assert find_stories(tmp_path / "bare") == [tmp_path / "bare"]


@pytest.mark.parametrize(
    ("config", "line", "words"),
    [
        ('[story\ntitle = "x"\n', 1, "not valid TOML"),
        ('[story]\ntitel = "x"\n', 2, "unknown key 'titel' in [story]: did you mean 'title'?"),
        ('[stroy]\ntitle = "x"\n', 1, "unknown table 'stroy': did you mean 'story'?"),
        ('[[source]]\npath = "sources/a.txt"\n[[source]]\noutlet = "x"\n', 3, "a [[source]] needs a path"),
        ('[[source]]\n# gone\npath = "sources/z.txt"\n', 3, "no file sources/z.txt in this story"),
        ('[[source]]\npath = "sources/a.txt"\n[[source]]\npath = "sources/../sources/a.txt"\n', 4, "sources/a.txt is named twice"),
        ('[[source]]\npath = "sources/a.txt"\npublished = "last week"\n', 3, "published is a date such as 2022-06-02"),
        ('[[source]]\npath = "sources/a.txt"\npublished = "2022-13"\n', 3, "published is a date such as 2022-06-02"),
        ('[[source]]\npath = "sources/a.txt"\nrole = "copy"\n', 3, 'role is "source" or "draft", not \'copy\''),
        ('[[source]]\npath = "sources/a.txt"\noutlet = 5\n', 3, "outlet is a text in quotes, not 5"),
        ('[check]\nfail_on = "conflicts"\n', 2, 'fail_on is a text such as "check"'),
        ('[check]\nfail-on = "check"\n', 2, "unknown key 'fail-on' in [check]: did you mean 'fail_on'?"),
        ('[exclusive]\nquestion = "x"\n', 1, "exclusive is a list of tables: write [[exclusive]] above each row"),
        ('[[exclusive]]\nquestoin = "x"\n', 2, "unknown key 'questoin' in [exclusive]: did you mean 'question'?"),
        ('[[exclusive]]\noptions = { a = ["b"], c = ["d"] }\n', 1, "an [[exclusive]] row needs a question"),
        ('[[exclusive]]\nquestion = "x"\noptions = ["inner", "outer"]\n', 3, "an [[exclusive]] row has options = { built"),
        ('[[exclusive]]\nquestion = "x"\noptions = { built = ["build"], scrapped = "scrap" }\n', 3, "options.scrapped is a list of words"),
        ('[[exclusive]]\nquestion = "x"\noptions = { built = ["build"] }\n', 3, "options are two or more"),
        ('[[exclusive]]\nquestion = "x"\noptions = { a = ["build"], b = ["build"] }\n', 3, "each with words of its own"),
        ('[[ordered]]\nbefore = "trial"\n', 1, 'an [[ordered]] row needs after, such as after = "trial"'),
        ('[[ordered]]\nbefore = "arest"\nafter = "trial"\n', 2, "unknown event 'arest' in before: did you mean 'arrest'?"),
        ('[[ordered]]\nbefore = "trial"\nafter = "trial"\n', 1, "before and after are one event"),
    ],
)
def test_a_wrong_factcheck_toml_is_named_with_its_line(config: str, line: int, words: str, tmp_path: Path) -> None:
    write(tmp_path, {"factcheck.toml": config, "sources/a.txt": SENTENCE})
    with pytest.raises(FactcheckError) as wrong:
        load_story([tmp_path])
    assert str(wrong.value).startswith(f"{tmp_path / 'factcheck.toml'}:{line}: ")
    assert words in str(wrong.value)


def test_a_path_that_is_missing_or_named_twice(tmp_path: Path) -> None:
    one = write(tmp_path, {"a.txt": SENTENCE}) / "a.txt"
    with pytest.raises(FactcheckError, match="no such file or folder"):
        load_story([tmp_path / "gone.txt"])
    with pytest.raises(FactcheckError, match="no such file or folder"):
        find_stories(tmp_path / "gone")
    with pytest.raises(FactcheckError, match=r"a\.txt is named twice: a source counts once"):
        load_story([one, tmp_path / "." / "a.txt"])


ROWS = """
[[exclusive]]
question = "what became of the plan"
options = { built = ["build"], scrapped = ["scrap", "shelve"] }

[[ordered]]
before = "arrest"
after = "trial"
"""


def test_the_desk_s_rows_add_up_from_the_project_to_the_story(tmp_path: Path) -> None:
    project = ROWS.replace("[[", "[[tool.factcheck.").replace("the plan", "the road")
    files = {
        "pyproject.toml": '[tool.factcheck]\nfail_on = "check"\n' + project,
        "claims/factcheck.toml": ROWS.replace("the plan", "the bridge"),
        "claims/a/factcheck.toml": '[story]\ntitle = "A"\n' + ROWS,
        "claims/a/sources/a.txt": SENTENCE,
    }
    story = load_story([write(tmp_path, files) / "claims" / "a"])
    assert [row.question.rpartition(" ")[2] for row in story.rows.exclusive] == ["road", "bridge", "plan"]
    assert [(row.before, row.after) for row in story.rows.ordered] == [("Justice.Arrest", "Justice.Trial")] * 3
    assert story.options.fail_on == "check"
    held = settings([tmp_path / "claims" / "a"])
    assert held["exclusive 3"] == ("what became of the plan: built | scrapped", str(tmp_path / "claims" / "a" / "factcheck.toml"))
    assert held["ordered 1"] == ("arrest before trial", str(tmp_path.resolve() / "pyproject.toml"))
    assert find_stories(tmp_path / "claims") == [tmp_path / "claims" / "a"]


def test_a_wrong_row_of_the_project_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": '[[tool.factcheck.ordered]]\nbefore = "arest"\nafter = "trial"\n', "a/sources/a.txt": SENTENCE})
    with pytest.raises(FactcheckError) as wrong:
        load_story([tmp_path / "a"])
    assert str(wrong.value).startswith(f"{tmp_path / 'pyproject.toml'}:2: unknown event 'arest'")
