"""The command as it is run: options, exit codes, and one clear line for whatever is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sample import report

from factcheck import pipeline
from factcheck.cli import main
from factcheck.report import Report

MILL = "Marlow, 4 May 2019\n\nThe mill on Hollis Street burned on Friday night. Dora Quill, {age}, the watchman, was carried out.\n"
FAIR = "Dunmere, 9 June 2017\n\nOwen Tarrant, 41, opened the fair on Saturday. He said the crowd was the largest in years.\n"


def run(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=environment)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    (folder / "sources").mkdir(parents=True)
    (folder / "factcheck.toml").write_text('[story]\ntitle = "Mill"\n', encoding="utf-8")
    (folder / "sources" / "a.txt").write_text(MILL.format(age=61), encoding="utf-8")
    (folder / "sources" / "b.txt").write_text(FAIR, encoding="utf-8")
    return folder


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, story: Path) -> list[dict[str, Any]]:
    """The spine replaced by the hand-made report, so that what surrounds it is tested alone."""
    calls: list[dict[str, Any]] = []

    def check(paths: Any, draft: Any = None, **options: Any) -> Report:
        calls.append({"paths": paths, "draft": draft} | options)
        return report().model_copy(update={"root": story.as_posix()})

    monkeypatch.setattr(pipeline, "check", check)
    return calls


def test_a_source_too_large_to_read_stops_the_check_and_the_configuration_may_allow_it(story: Path) -> None:
    (story / "sources" / "a.txt").write_text(MILL.format(age=61) * 9000, encoding="utf-8")
    told = run("check", story)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith("error: sources/a.txt: is too large: it has 1,053,000 bytes, and 1,000,000 are the most: split it")
    (story / "sources" / "a.txt").write_text(MILL.format(age=61) * 3, encoding="utf-8")
    (story / "factcheck.toml").write_text("[check]\nlargest_source = 300\n", encoding="utf-8")
    assert "is too large: it has 351 bytes, and 300 are the most" in run("check", story).stderr
    (story / "factcheck.toml").write_text("[check]\nlargest_source = 400\n", encoding="utf-8")
    assert run("check", story).exit_code != 2
    (story / "factcheck.toml").write_text("[check]\nlargest_source = 0\n", encoding="utf-8")
    assert "factcheck.toml:2: largest_source is a number of bytes" in run("check", story).stderr


def test_help_lists_every_command_without_loading_the_spine() -> None:
    code = "\n".join(
        (
            "import sys",
            "from factcheck.cli import main",
            "try: main(['--help'])",
            "except SystemExit: pass",
            "print(sorted({m.split('.')[0] for m in sys.modules}))",
        )
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "check" in told
    assert not {"spacy", "networkx", "rich", "pydantic", "jinja2"} & set(told.splitlines()[-1].strip("[]").replace("'", "").split(", "))


def test_version_and_unknown_commands() -> None:
    assert run("--version").output == "factcheck 0.1.0\n"
    assert run("chekc").exit_code == 2


def test_findings_exit_1_and_never_exits_0(found: object, story: Path) -> None:
    assert run("check", story).exit_code == 1
    assert run("check", story, "--fail-on", "never").exit_code == 0
    assert run("check", story, FACTCHECK_FAIL_ON="never").exit_code == 0


def test_nothing_compared_exits_3(monkeypatch: pytest.MonkeyPatch, story: Path) -> None:
    monkeypatch.setattr(
        pipeline, "check", lambda *_, **__: report().model_copy(update={"root": str(story), "findings": (), "compared_slots": 0})
    )
    assert run("check", story).exit_code == 3


def test_a_crash_exits_2_with_one_line_and_a_hint(monkeypatch: pytest.MonkeyPatch, story: Path) -> None:
    def crash(*_: object, **__: object) -> Report:
        raise ZeroDivisionError("the \x1b[2J unthinkable")

    monkeypatch.setattr(pipeline, "check", crash)
    told = run("check", story)
    assert told.exit_code == 2
    assert told.stderr == "error: this is a bug in factcheck (ZeroDivisionError: the  [2J unthinkable); FACTCHECK_DEBUG=1 shows where\n"
    assert "Traceback" in run("check", story, FACTCHECK_DEBUG="1").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--fail-on", "always"),
        ("--show", "lies"),
        ("--format", "pdf"),
        ("--output", "json"),
        ("--output", "pdf=x"),
        ("-q", "-v"),
        ("--no-such",),
        ("--draft", "missing.txt"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2(story: Path, arguments: tuple[str, ...]) -> None:
    told = run("check", story, *arguments)
    assert told.exit_code == 2
    assert told.stdout == ""


def test_the_options_reach_the_spine(found: list[dict[str, Any]], story: Path) -> None:
    run("check", story, "--draft", story / "sources" / "b.txt", "--no-claim-files", "--no-cache")
    call = {key: value for key, value in found[0].items() if key not in ("progress", "workers")}
    assert call == {"paths": (story,), "draft": story / "sources" / "b.txt", "use_claim_files": False, "use_cache": False}
    assert found[0]["workers"] >= 1


def test_several_outputs_are_written_beside_the_report(found: object, story: Path, tmp_path: Path) -> None:
    told = run(
        "check", story, "--format", "concise", "--output", f"json={tmp_path / 'r.json'}", "--output", f"sarif={tmp_path / 'r.sarif'}"
    )
    assert told.exit_code == 1
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["summary"]["exit_code"] == 1
    assert json.loads((tmp_path / "r.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mill", "r.json", "r.sarif"]


def test_quiet_is_for_the_screen_and_not_for_files(found: object, story: Path, tmp_path: Path) -> None:
    told = run("check", story, "-q", "--output", f"concise={tmp_path / 'r.txt'}", "--output", f"markdown={tmp_path / 'r.md'}")
    assert told.output.count("\n") == 1
    assert "FC101 conflict" in (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert "| says | words | where |" in (tmp_path / "r.md").read_text(encoding="utf-8")


def test_an_output_that_cannot_be_written_exits_2_before_anything_is_read(found: list[dict[str, Any]], story: Path, tmp_path: Path) -> None:
    for path, why in ((tmp_path / "no" / "r.json", "there is no folder"), (tmp_path, "is a folder")):
        told = run("check", story, "--output", f"json={path}")
        assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (2, "", 1)
        assert told.stderr.startswith(f"error: {path}: ")
        assert why in told.stderr
    assert found == []


def test_several_stories_end_with_the_gravest_exit_code(tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "sources").mkdir(parents=True)
        (tmp_path / name / "factcheck.toml").write_text('[story]\ntitle = "x"\n', encoding="utf-8")
        (tmp_path / name / "sources" / "a.txt").write_text(FAIR, encoding="utf-8")
    ends = {"one": {"findings": ()}, "two": {"findings": (), "compared_slots": 0}, "mill": {}}
    monkeypatch.setattr(
        pipeline, "check", lambda paths, *_, **__: report().model_copy(update={"root": str(paths[0])} | ends[paths[0].name])
    )
    assert run("check", tmp_path / "one", tmp_path / "two").exit_code == 3
    assert run("check", tmp_path).exit_code == 1
    (tmp_path / "two" / "factcheck.toml").write_text("[story\n", encoding="utf-8")
    told = run("check", tmp_path, "--format", "concise")
    assert told.exit_code == 2
    assert told.stdout.count("Mill fire: ") == 2
    assert told.stderr.count("\n") == 1


def test_each_story_keeps_its_own_gate(found: object, tmp_path: Path, story: Path) -> None:
    (story / "factcheck.toml").write_text('[story]\ntitle = "x"\n[check]\nfail_on = "never"\n', encoding="utf-8")
    (tmp_path / "strict" / "sources").mkdir(parents=True)
    (tmp_path / "strict" / "sources" / "a.txt").write_text(FAIR, encoding="utf-8")
    (tmp_path / "strict" / "factcheck.toml").write_text('[story]\ntitle = "y"\n[check]\nfail_on = "check"\n', encoding="utf-8")
    told = run("check", story, tmp_path / "strict", "-q")
    assert told.exit_code == 1
    assert "fail-on: never → exit 0" in " ".join(told.output.split())
    assert "fail-on: check → exit 1" in " ".join(told.output.split())


@pytest.mark.parametrize(
    ("file", "text", "needle"),
    [
        ("sources/a.txt", b"", "a.txt"),
        ("sources/a.txt", b"\x00\x01\x02" * 99, "a.txt"),
        ("factcheck.toml", b"[story]\ntitel = 'x'\n", "title"),
        ("factcheck.toml", b"[story\n", "factcheck.toml:1"),
        ("factcheck.toml", b"[check]\nshow = ['lies']\n", "show is a list such as"),
    ],
    ids=["empty", "binary", "unknown key", "not TOML", "unknown verdict"],
)
def test_bad_input_exits_2_with_one_line(story: Path, file: str, text: bytes, needle: str) -> None:
    (story / file).write_bytes(text)
    target = story / file if file.startswith("sources") else story
    told = run("check", target)
    assert told.exit_code == 2
    assert told.stdout == ""
    assert needle in told.stderr
    assert told.stderr.count("\n") == 1


def test_a_missing_path_exits_2(tmp_path: Path) -> None:
    told = run("check", tmp_path / "nowhere")
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)


def test_an_empty_folder_exits_3(tmp_path: Path) -> None:
    assert run("check", tmp_path).exit_code == 3


def test_one_source_alone_exits_3(story: Path) -> None:
    told = run("check", story / "sources" / "b.txt", "--no-cache")
    assert (told.exit_code, told.stderr) == (3, "")


def test_the_same_bytes_whatever_the_order_and_the_hash_seed(story: Path) -> None:
    (story / "sources" / "c.txt").write_text(MILL.format(age=67).replace("burned", "was destroyed"), encoding="utf-8")
    files = [str(story / "sources" / name) for name in ("a.txt", "b.txt", "c.txt")]
    written = set()
    for seed, order in (("0", files), ("1", files[::-1])):
        command = [sys.executable, "-m", "factcheck", "check", *order, "--format", "json", "--no-cache"]
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed})
        assert done.returncode in (0, 1, 3), done.stderr
        written.add(done.stdout)
    assert len(written) == 1


def test_explain_shows_one_finding_whole(found: object, story: Path) -> None:
    told = run("explain", "c3f", story)
    assert told.exit_code == 0
    for needle in ("FC101", "“Dora Quill, who is 67”", "claim c-age-3", "one person, one week, two ages"):
        assert needle in told.output
    assert run("explain", "zzz", story).stderr.startswith("error: no finding 'zzz'")


def test_a_short_id_of_several_findings_names_them(found: object, story: Path) -> None:
    assert "is short for several findings" in run("explain", "", story).stderr


def test_waive_then_check_then_the_day_after(found: object, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("waive", "c3f1", story, "--reason", "court file", "--until", "2999-01-31", "--by", "AB").exit_code == 0
    table = tomllib.loads((story / "factcheck.waivers.toml").read_text(encoding="utf-8"))["waiver"][0]
    assert (table["id"], table["until"], table["quotes"]) == ("c3f19a02", date(2999, 1, 31), ["Dora Quill, 61", "Dora Quill, who is 67"])
    told = run("check", story, "--show", "all")
    assert told.exit_code == 0
    assert "court file (AB, until 2999-01-31)" in told.output
    monkeypatch.setattr("factcheck.cli.check.today", lambda: date(2999, 2, 1))
    assert run("check", story).exit_code == 1


@pytest.mark.parametrize(("reason", "until"), [("", "2999-01-01"), ("x", "2000-01-01"), ("x", "soon")])
def test_a_waiver_that_would_not_hold_is_not_written(found: object, story: Path, reason: str, until: str) -> None:
    assert run("waive", "c3f1", story, "--reason", reason, "--until", until).exit_code == 2
    assert not (story / "factcheck.waivers.toml").exists()


def test_sign_shows_the_state_and_keeps_the_exit_code(found: object, story: Path) -> None:
    assert run("sign", "c3f1", story, "--as", "checked", "--by", "AB", "--note", "called her").exit_code == 0
    assert run("sign", "c3f1", story, "--as", "corrected", "--by", "CD").exit_code == 0
    told = run("check", story)
    assert told.exit_code == 1
    assert "[c3f1] corrected" in told.output
    assert "CD" in told.output


def test_baseline_write_list_prune(found: object, story: Path) -> None:
    assert run("baseline", "write", story).exit_code == 0
    assert run("check", story, "--fail-on", "check").exit_code == 0
    file = story / "factcheck.baseline.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace("t4ke7711", "ffffffff"), encoding="utf-8")
    assert "2 entries, 1 of them stale" in run("baseline", "list", story).output
    assert run("baseline", "prune", story).output == "1 of 2 entries removed\n"
    assert file.read_text(encoding="utf-8").count("\n") == 1


def test_rule_prints_its_page_and_all_of_them() -> None:
    assert run("rule", "--all").exit_code == 0
    code = run("rule", "--all").output[:5]
    assert run("rule", code).output.startswith(code)
    assert run("rule", "nonsense").exit_code == 2


def test_rules_can_be_read_by_programs() -> None:
    rows = json.loads(run("rule", "--all", "--format", "json").output)
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)
    one = json.loads(run("rule", "FC101", "--format", "json").output)
    assert one == [row for row in rows if row["code"] == "FC101"]
    assert set(one[0]) == {"code", "id", "summary", "page", "may_conflict", "outvotes", "record"}
    assert one[0]["page"].startswith(one[0]["summary"])
    assert run("rule", "nonsense", "--format", "json").exit_code == 2


def test_each_story_shows_what_its_own_configuration_asks_for(found: object, tmp_path: Path, story: Path) -> None:
    (story / "factcheck.toml").write_text('[story]\ntitle = "x"\n[check]\nshow = ["check"]\n', encoding="utf-8")
    (tmp_path / "other" / "sources").mkdir(parents=True)
    (tmp_path / "other" / "sources" / "a.txt").write_text(FAIR, encoding="utf-8")
    (tmp_path / "other" / "factcheck.toml").write_text('[story]\ntitle = "y"\n[check]\nshow = ["conflict"]\n', encoding="utf-8")
    for first, second in ((story, tmp_path / "other"), (tmp_path / "other", story)):
        told = run("check", first, second).output
        assert told.count("CONFLICT  1") == told.count("CHECK  1") == 1
    assert run("check", story, tmp_path / "other", "--show", "conflict").output.count("CONFLICT  1") == 2


def test_show_config_says_where_each_value_comes_from(story: Path) -> None:
    (story / "factcheck.toml").write_text('[story]\ntitle = "Mill"\n[check]\nfail_on = "check"\n', encoding="utf-8")
    told = run("check", story, "--show-config").output
    assert f"fail_on = check    from {story / 'factcheck.toml'}" in told
    assert "select = (none)    from the default" in told
    assert "fail_on = never    from --fail-on\n" in run("check", story, "--show-config", "--fail-on", "never").output
    told = run("check", story, "--show-config", FACTCHECK_FAIL_ON="never", FACTCHECK_SHOW="conflict,check").output
    assert "fail_on = never    from FACTCHECK_FAIL_ON\n" in told
    assert "show = conflict, check    from FACTCHECK_SHOW\n" in told
    above = story.parent / "pyproject.toml"
    above.write_text('[tool.factcheck]\nignore = ["FC310"]\n', encoding="utf-8")
    assert f"ignore = FC310    from {above.resolve()}\n" in run("check", story, "--show-config").output


def test_init_lays_out_a_story_that_can_be_checked(tmp_path: Path, story: Path) -> None:
    made = tmp_path / "new-story"
    told = run("init", made, story / "sources" / "a.txt", story / "sources" / "b.txt")
    assert told.exit_code == 0
    config = tomllib.loads((made / "factcheck.toml").read_text(encoding="utf-8"))
    assert config["story"] == {"title": "New story"}
    assert [source["path"] for source in config["source"]] == ["sources/a.txt", "sources/b.txt"]
    assert run("check", made, "--no-cache", "-q").exit_code in (0, 1, 3)
    assert run("init", made).exit_code == 2


def test_diff_shows_only_what_touches_a_change(found: object, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story)
    for command in (["init", "-q"], ["add", "-A"], ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], check=True, capture_output=True)
    assert run("check", "--diff", "HEAD").exit_code == 0
    (story / "sources" / "radio.txt").write_text("changed", encoding="utf-8")
    assert "shown: 3 of 5 findings" in run("check", "--diff", "HEAD").output
    assert run("check", "--diff", "nonsense").exit_code == 2
    assert run("check", "--diff", "--output=x").exit_code == 2


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words], cwd=folder, check=True, capture_output=True)


def test_diff_looks_at_the_repository_of_the_story_from_wherever_it_runs(
    found: object, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (story / "sources" / "radio.txt").write_text("as it was", encoding="utf-8")
    git(story, "init", "-q")
    git(story, "add", "-A")
    git(story, "commit", "-qm", "x")
    monkeypatch.chdir(story.parent)
    assert "shown: 0 of 5" in run("check", story, "--diff", "HEAD").output
    (story / "sources" / "radio.txt").rename(story / "sources" / "radio-2.txt")
    git(story, "add", "-A")
    assert "shown: 3 of 5" in run("check", story, "--diff", "HEAD").output
    git(story, "reset", "--hard", "-q")
    (story / "ledger.txt.claims.json").write_text("{}", encoding="utf-8")
    assert "shown: 5 of 5" in run("check", story, "--diff", "HEAD").output
    (story / "ledger.txt.claims.json").unlink()
    (story / "factcheck.toml").write_text('[story]\ntitle = "x"\n', encoding="utf-8")
    assert "shown:" not in run("check", story, "--diff", "HEAD").output


def test_diff_outside_of_a_repository_exits_2(found: object, story: Path) -> None:
    told = run("check", story, "--diff", "HEAD", GIT_CEILING_DIRECTORIES=str(story.parent))
    assert (told.exit_code, told.stdout) == (2, "")
    assert "not a git repository" in told.stderr


def test_init_takes_a_list_of_saved_pages(tmp_path: Path, story: Path) -> None:
    (tmp_path / "saved").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "saved" / name).write_bytes((story / "sources" / name).read_bytes())
    pages = tmp_path / "pages.txt"
    pages.write_text(
        "# saved on Monday\n\nhttps://www.marlow-ledger.example/fire saved/a.txt\nhttps://valley.example/mill?x=1\tsaved/b.txt\n"
    )
    assert run("init", tmp_path / "made", "--pages", pages).exit_code == 0
    config = tomllib.loads((tmp_path / "made" / "factcheck.toml").read_text(encoding="utf-8"))
    assert [(s["path"], s["outlet"], s["url"]) for s in config["source"]] == [
        ("sources/a.txt", "marlow-ledger.example", "https://www.marlow-ledger.example/fire"),
        ("sources/b.txt", "valley.example", "https://valley.example/mill?x=1"),
    ]
    assert run("check", tmp_path / "made", "--no-cache", "-q").exit_code in (0, 1, 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://a.example/x\n", "pages.txt:1: a line is an address and a file"),
        ("\nsaved/a.txt https://a.example/x\n", "pages.txt:2: a line is an address and a file"),
        ("https://a.example/x gone.txt\n", "gone.txt"),
    ],
)
def test_a_list_of_pages_that_cannot_be_followed_writes_nothing(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "pages.txt").write_text(text, encoding="utf-8")
    ran = run("init", tmp_path / "made", "--pages", tmp_path / "pages.txt")
    assert ran.exit_code == 2
    assert told in ran.stderr
    assert not (tmp_path / "made").exists()
    assert run("init", tmp_path / "made", "--pages", tmp_path / "nowhere.txt").exit_code == 2


def test_init_without_files_says_where_texts_go(tmp_path: Path) -> None:
    assert f"put texts into {tmp_path / 'made' / 'sources'}" in run("init", tmp_path / "made").output
    assert run("check", tmp_path / "made").exit_code == 3


@pytest.mark.parametrize(
    "command",
    [
        "check nowhere.txt a.txt",
        "check a.txt empty.txt",
        "check a.txt b.txt --draft folder",
        "check a.txt b.txt --draft empty.txt",
        "check a.txt --draft nowhere.md",
        "check a.txt b.txt --output html=folder",
        "check a.txt b.txt --output html=no/report.html",
        "check a.txt a.txt",
        "check broken",
        "explain c3f1 nowhere",
        "explain c3f1 broken",
        "waive c3f1 nowhere --reason x --until 2999-01-01",
        "sign c3f1 nowhere --as checked",
        "baseline write nowhere",
        "extract nowhere",
        "graph nowhere",
        "sources nowhere",
        "entities nowhere",
        "events nowhere",
        "values nowhere",
        "init made nowhere.txt",
        "init made folder",
        "rule nowhere",
    ],
)
def test_mischief_exits_2_with_one_line(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.txt", FAIR), ("b.txt", MILL.format(age=61)), ("empty.txt", ""), ("broken/sources/a.txt", FAIR)):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    Path("folder").mkdir()
    Path("broken/a.txt.claims.json").write_text('{"source": "sources/a.txt", "claims": [', encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    told = run(*command.split())
    assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (2, "", 1), told.output
    assert told.stderr.startswith("error: ")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_text_in_latin_1_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Renée Dupré, 45, was hurt when a mill burned in Marlow on Friday.\n".encode("latin-1"))
    (tmp_path / "b.txt").write_text("A mill in Marlow burned on Friday. Renée Dupré, 54, was hurt.\n", encoding="utf-8")
    told = run("check", tmp_path / "a.txt", tmp_path / "b.txt")
    assert told.exit_code == 1
    assert "Renée Dupré, 45" in told.output


def test_a_draft_alone_is_no_comparison(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(FAIR, encoding="utf-8")
    (tmp_path / "bare").mkdir()
    told = run("check", tmp_path / "bare", "--draft", tmp_path / "draft.md")
    assert told.exit_code == 3
    assert "no source beside the draft" in told.output


# --- what is asked for and must not be done ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "why"),
    [
        (("sources/a.txt",), "is one of the texts that are compared"),
        (("../draft.md",), "is one of the texts that are compared"),
        (("sources/report.md",), "would be read as a source"),
        (("report.md", "report.md"), "is named for two reports"),
    ],
    ids=["a source", "the draft", "among the sources", "twice"],
)
def test_a_report_is_never_written_over_a_text(story: Path, output: tuple[str, ...], why: str) -> None:
    draft = story.parent / "draft.md"
    draft.write_text(FAIR, encoding="utf-8")
    before = {path: path.read_bytes() for path in story.parent.rglob("*") if path.is_file()}
    wanted = [word for name in output for word in ("--output", f"markdown={story / name}")]
    told = run("check", story, "--draft", draft, *wanted)
    assert (told.exit_code, told.stdout) == (2, "")
    assert why in told.stderr
    assert {path: path.read_bytes() for path in story.parent.rglob("*") if path.is_file()} == before


def test_a_report_may_stand_beside_the_sources(story: Path) -> None:
    assert (
        run("check", story, "--output", f"markdown={story / 'report.md'}", "--output", f"json={story / 'sources' / 'r.json'}").exit_code
        == 3
    )
    assert (story / "report.md").exists()


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ('ignore = ["agee"]', "factcheck.toml:2: ignore: no rule 'agee': did you mean 'age'?"),
        ('select = ["qqqq"]', "factcheck.toml:2: select: no rule 'qqqq': `factcheck rule --all` lists them"),
        ('ignore = ["FC999"]', "names a rule that there is not: 'FC999'; `factcheck rule --all` lists them"),
        ('select = "FC1"', 'factcheck.toml:2: select is a list of rules such as ["FC1", "weekday"]; not \'FC1\''),
        ('show = ["conflct"]', "factcheck.toml:2: show is a list such as [\"conflict\", \"check\"]: 'conflict', 'check'"),
        (
            'fail_on = "chek"',
            "factcheck.toml:2: fail_on is a text such as \"check\": 'conflict', 'check', 'single-source' or 'never'; not 'chek'",
        ),
        ('largest_source = "2 MB"', "factcheck.toml:2: largest_source is a number of bytes such as 2_000_000; not '2 MB'"),
    ],
    ids=[
        "a rule misspelled",
        "a rule unheard of",
        "a code that no rule has",
        "no list",
        "a verdict misspelled",
        "a gate misspelled",
        "a unit",
    ],
)
def test_an_option_that_means_nothing_is_refused_with_what_would_be_right(story: Path, config: str, told: str) -> None:
    (story / "factcheck.toml").write_text(f"[check]\n{config}\n", encoding="utf-8")
    ended = run("check", story)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert told in ended.stderr


def test_a_lone_table_for_the_sources_is_told_to_be_several(story: Path) -> None:
    (story / "factcheck.toml").write_text('[source]\npath = "sources/a.txt"\n', encoding="utf-8")
    assert "factcheck.toml:1: source is a table: write [[source]] above its keys, once for each" in run("check", story).stderr


def test_rules_are_chosen_by_name_and_by_the_start_of_their_codes(story: Path) -> None:
    (story / "sources" / "b.txt").write_text(MILL.format(age=67), encoding="utf-8")
    for rows, found in (('["FC1"]', True), ('["age"]', True), ('["FC2", "weekday"]', False)):
        (story / "factcheck.toml").write_text(f"[check]\nselect = {rows}\n", encoding="utf-8")
        assert ("FC101" in run("check", story, "--format", "concise").output) is found


def test_a_folder_without_texts_among_files_is_an_error(story: Path, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    told = run("check", story / "sources" / "a.txt", tmp_path / "void")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "void: holds no text to compare: none that ends in .txt" in told.stderr


def test_a_command_misspelled_is_told_with_the_nearest() -> None:
    told = run("chek", "a.txt")
    assert told.exit_code == 2
    assert "No such command 'chek'." in told.output
    assert "Did you mean 'check'?" in " ".join(told.output.split())


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize("words", [("sources", "many"), ("check", "many", "--no-cache"), ("rule", "--all")], ids=lambda words: words[0])
def test_a_reader_that_goes_away_is_no_finding(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "many").mkdir()
    for n in range(3):
        (tmp_path / "many" / f"{n}.txt").write_text(FAIR, encoding="utf-8")
    ran = subprocess.Popen(
        [sys.executable, "-m", "factcheck", *words],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONUNBUFFERED": "1"},
    )
    assert ran.stdout is not None
    ran.stdout.close()
    assert ran.stderr is not None
    told = ran.stderr.read()
    assert (ran.wait(), told) == (2, b"")


def test_what_a_check_can_read_the_commands_beside_it_can_show(story: Path) -> None:
    one, other = story / "sources" / "a.txt", story / "sources" / "b.txt"
    other.write_text(MILL.format(age=67), encoding="utf-8")
    assert "sources: 2 sources" in run("sources", one, other).output
    assert ", draft" not in run("sources", one, other).output
    assert ", draft" in run("sources", one, "--draft", other).output
    for command in ("entities", "events"):
        assert "b: " in run(command, one, "--draft", other).output
    assert "Dora Quill" in run("graph", one, other).output


# --- several stories, one of which cannot be read ---------------------------------------------------------------------


LATER = "A blaze took the mill at Marlow on May 3, 2019, and Dora Quill, {age}, was saved by a neighbor, the county said.\n"


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    for name, ages in (("fire", (61, 67)), ("quiet", (61, 61)), ("broken", (61,))):
        folder = tmp_path / "claims" / name / "sources"
        folder.mkdir(parents=True)
        for n, age in enumerate(ages):
            (folder / f"{n}.txt").write_text((MILL, LATER)[n].format(age=age), encoding="utf-8")
    (tmp_path / "claims" / "broken" / "factcheck.toml").write_text("::error::[story\n", encoding="utf-8")
    return tmp_path / "claims"


WHY = "broken/factcheck.toml:1: not valid TOML"


def test_a_story_that_cannot_be_read_stands_in_every_report_of_several(stories: Path, tmp_path: Path) -> None:
    formats = [path.stem for path in sorted((Path(__file__).parent / "golden").glob("*.txt"))]
    wanted = [word for name in formats for word in ("--output", f"{name}={tmp_path / name}")]
    told = run("check", stories, *wanted, COLUMNS="300")
    assert told.exit_code == 2
    assert WHY in told.stderr
    assert told.stderr.count("broken/") == 1
    assert "3 stories: 1 could not be checked, 1 failed, 1 passed → exit 2" in told.stdout
    for name in formats:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "not valid TOML" in text.replace("\\", ""), name
    document = json.loads((tmp_path / "json").read_text(encoding="utf-8"))
    assert [story["summary"]["exit_code"] for story in document["stories"]] == [2, 1, 0]
    assert document["summary"]["exit_code"] == 2
    assert (tmp_path / "junit").read_text(encoding="utf-8").count("<error ") == 1


def test_the_summary_lines_of_several_stories_name_them(stories: Path) -> None:
    lines = run("check", stories, "--quiet", COLUMNS="300").stdout.splitlines()
    assert [line.split("  ")[0] for line in lines[:3]] == ["NOT CHECKED", "FAIL", "PASS"]
    assert [line.split("  ")[1].split(":")[0] for line in lines[1:3]] == ["fire", "quiet"]
