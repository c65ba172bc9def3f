"""The life of a claim file: extracted, corrected, added to, read again, damaged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped] # its stubs are a package of their own
import pytest
from click.testing import CliRunner, Result

from factcheck import pipeline
from factcheck.cli import main
from factcheck.model import Claim
from factcheck.readings import claim_files
from factcheck.readings.claim_layout import claim_file_text, schema
from factcheck.readings.taken import read_again
from factcheck.report import Report
from factcheck.story import load_story

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "claims" / "torres-exoneration"
HERALD = """Dana Whitlock, 34, was arrested in Ohio on March 3, 2019.
She was sentenced to 12 years in prison.
A jury had found Whitlock guilty.
"""
TRIBUNE = "Dana Whitlock, 36, was arrested in Ohio on March 4, 2019.\nA judge sentenced her to 15 years in prison.\n"
TERM = "sentenced to 12 years in prison"
ENTRY = {"by": "ab", "subject": "Dana Whitlock", "predicate": "prison-term", "value": "13 years", "quote": TERM}


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    (folder / "sources").mkdir(parents=True)
    (folder / "factcheck.toml").write_text('[story]\ntitle = "Whitlock"\n')
    (folder / "sources" / "herald.txt").write_text(HERALD)
    (folder / "sources" / "tribune.txt").write_text(TRIBUNE)
    assert run("extract", folder).exit_code == 0
    return folder


def file_of(story: Path) -> Path:
    return story / "herald.txt.claims.json"


def said(story: Path) -> dict[str, Any]:
    return dict(json.loads(file_of(story).read_text()))


def enter(story: Path, *entries: dict[str, Any]) -> None:
    whole = said(story)
    file_of(story).write_text(json.dumps({**whole, "claims": [*entries, *whole["claims"]]}))


def checked(story: Path) -> Report:
    return pipeline.check([story])


def of_herald(report: Report, predicate: str) -> list[Claim]:
    return [c for c in report.claims if c.source == "herald" and c.predicate == predicate]


def age(story: Path) -> dict[str, Any]:
    return next(c for c in said(story)["claims"] if c["predicate"] == "age")


# --- life cycle --------------------------------------------------------------------------------------------------


def test_extract_writes_one_file_a_source_and_says_how_many(story: Path) -> None:
    assert sorted(p.name for p in story.glob("*.claims.json")) == ["herald.txt.claims.json", "tribune.txt.claims.json"]
    assert age(story)["span"]["quote"] == "Dana Whitlock, 34"
    assert said(story)["read"] == len(said(story)["claims"])


def test_a_second_extraction_changes_nothing(story: Path) -> None:
    before = file_of(story).read_bytes()
    again = run("extract", story)
    assert again.stdout.count(", unchanged") == 2
    assert file_of(story).read_bytes() == before


def test_a_claim_stands_field_by_field_and_other_records_line_by_line(story: Path) -> None:
    lines = file_of(story).read_text().splitlines()
    assert '   "predicate": "age",' in lines
    assert sum(line.startswith(('  {"id": "m', '  {"id": "d')) for line in lines) == len(said(story)["mentions"])


def test_an_edit_elsewhere_leaves_the_claims_as_they_are(story: Path) -> None:
    (story / "sources" / "herald.txt").write_text(HERALD.replace("found Whitlock", "then found Whitlock"))
    before = age(story)
    run("extract", story)
    assert age(story) == before


def test_fresh_files_are_used_and_named(story: Path) -> None:
    checking = run("check", story)
    assert checking.stderr == "2 of 2 sources read from claim files\n"


def test_a_change_of_the_source_makes_its_file_stale_and_is_told(story: Path) -> None:
    (story / "sources" / "herald.txt").write_text(HERALD.replace("34", "35"))
    checking = run("check", story)
    told = "sources/herald.txt has changed since its claims were written; `factcheck extract` renews it"
    assert told in checking.stderr
    assert "1 of 2 sources read from claim files" in checking.stderr
    assert [c.value.raw for c in of_herald(checked(story), "age")] == ["35"]


def test_another_extractor_makes_a_file_stale(story: Path) -> None:
    whole = said(story)
    file_of(story).write_text(json.dumps(whole | {"extractor": "factcheck 0.0.1"}))
    assert "written by another version of factcheck" in run("check", story).stderr


def test_another_date_makes_a_file_stale(story: Path) -> None:
    (story / "factcheck.toml").write_text('[[source]]\npath = "sources/herald.txt"\npublished = 2019-03-05\n')
    assert "the date, id or lines of sources/herald.txt are taken otherwise now" in run("check", story).stderr


def test_an_entry_wins_over_what_was_read(story: Path) -> None:
    enter(story, ENTRY)
    terms = of_herald(checked(story), "prison-term")
    assert [(c.by, c.value.raw, c.span.line) for c in terms] == [("ab", "13 years", 2)]
    assert terms[0].subject.mention is not None


def test_an_entry_survives_a_new_extraction_as_it_was_written(story: Path) -> None:
    enter(story, ENTRY)
    (story / "sources" / "herald.txt").write_text("A correction was added.\n" + HERALD)
    run("extract", story)
    assert said(story)["claims"][0] == ENTRY
    assert [(c.by, c.span.line) for c in of_herald(checked(story), "prison-term")] == [("ab", 3)]


def test_an_entry_stays_and_is_reported_when_its_quote_is_gone(story: Path) -> None:
    enter(story, ENTRY)
    (story / "sources" / "herald.txt").write_text(HERALD.replace("12 years in prison", "a long term"))
    run("extract", story)
    report = checked(story)
    assert said(story)["claims"][0] == ENTRY
    assert of_herald(report, "prison-term") == []
    line = file_of(story).read_text().splitlines().index('   "by": "ab",')
    gone = f"“{TERM}” no longer stands in sources/herald.txt: the claim by ab is kept and not used"
    assert report.notices == (f"herald.txt.claims.json:{line}: {gone}",)


def test_a_correction_needs_only_what_differs(story: Path) -> None:
    enter(story, {"by": "ab", "corrects": age(story)["id"], "value": "35"})
    ages = of_herald(checked(story), "age")
    assert [(c.by, c.value.raw, c.span.quote) for c in ages] == [("ab", "35", "Dana Whitlock, 34")]


def test_a_correction_is_reported_when_what_it_corrects_is_gone(story: Path) -> None:
    gone = age(story)["id"]
    enter(story, {"by": "ab", "corrects": gone, "value": "35"})
    (story / "sources" / "herald.txt").write_text(HERALD.replace("34, ", ""))
    run("extract", story)
    report = checked(story)
    told = f"ab corrects {gone}, which is no longer read: the entry is kept and not used"
    assert [notice.partition(": ")[2] for notice in report.notices] == [told]
    assert of_herald(report, "age") == []


def test_a_withdrawn_claim_is_used_no_more_also_after_a_new_extraction(story: Path) -> None:
    enter(story, {"by": "ab", "corrects": age(story)["id"], "withdrawn": "another Whitlock"})
    assert of_herald(checked(story), "age") == []
    run("extract", story)
    assert of_herald(checked(story), "age") == []


def test_a_claim_changed_in_place_under_initials_is_kept(story: Path) -> None:
    whole = said(story)
    own = age(story)
    own["value"] = own["value"] | {"raw": "43", "lower": 43, "upper": 43}
    own["by"] = "ab"
    file_of(story).write_text(json.dumps({**whole, "claims": [own if c["id"] == own["id"] else c for c in whole["claims"]]}))
    assert [(c.id, c.by, c.value.raw) for c in of_herald(checked(story), "age")] == [(own["id"], "ab", "43")]
    (story / "sources" / "herald.txt").write_text("A correction was added.\n" + HERALD)
    run("extract", story)
    assert [(c.id, c.by, c.value.raw) for c in of_herald(checked(story), "age")] == [(own["id"], "ab", "43")]


def test_a_claim_withdrawn_in_place_under_initials_is_used_no_more(story: Path) -> None:
    whole = said(story)
    own = age(story) | {"by": "ab", "withdrawn": "another Whitlock"}
    file_of(story).write_text(json.dumps({**whole, "claims": [own if c["id"] == own["id"] else c for c in whole["claims"]]}))
    assert of_herald(checked(story), "age") == []
    run("extract", story)
    assert of_herald(checked(story), "age") == []


def test_a_claim_entered_of_another_person_leaves_what_was_read(story: Path) -> None:
    (story / "sources" / "herald.txt").write_text("Dana Whitlock, 34, met Lee Orr, 45, on March 3, 2019.\n")
    enter(story, {"by": "ab", "subject": "Lee Orr", "predicate": "age", "value": "46", "quote": "Dana Whitlock, 34, met Lee Orr, 45"})
    ages = sorted((c.subject.name, c.by, c.value.raw) for c in of_herald(checked(story), "age"))
    assert ages == [("Dana Whitlock", "factcheck", "34"), ("Lee Orr", "ab", "46")]


def test_of_several_stories_each_is_named_on_standard_error(story: Path) -> None:
    shutil.copytree(story, story.parent / "twin")
    told = run("check", story.parent).stderr.splitlines()
    assert told == [f"{story.parent / name}: 2 of 2 sources read from claim files" for name in ("story", "twin")]


def test_a_claim_taken_out_of_the_file_is_missed(story: Path) -> None:
    whole = said(story)
    file_of(story).write_text(json.dumps({**whole, "claims": whole["claims"][1:]}))
    checking = run("check", story)
    assert checking.exit_code == 2
    assert f"{whole['read']} claims were read and {whole['read'] - 1} are here" in checking.stderr


def test_a_file_with_entries_alone_is_enough(story: Path) -> None:
    file_of(story).write_text(json.dumps({"source": "sources/herald.txt", "claims": [ENTRY]}))
    assert [c.by for c in of_herald(checked(story), "prison-term")] == ["ab"]
    run("extract", story)
    assert said(story)["claims"][0] == ENTRY
    assert len(said(story)["claims"]) > 1


def test_a_page_of_notes_is_laid_out_and_takes_entries(story: Path) -> None:
    laid_out = run("init", story, "--note", "Call with the clerk")
    page, claims = story / "sources" / "call-with-the-clerk.md", story / "call-with-the-clerk.md.claims.json"
    assert str(page) in laid_out.stdout
    assert run("check", story).exit_code != 2
    page.write_text(page.read_text() + "Whitlock: 34 when arrested, says the clerk.\n")
    entry = ENTRY | {"predicate": "age", "value": "34", "quote": "Whitlock: 34 when arrested", "of": "then"}
    claims.write_text(json.dumps({**json.loads(claims.read_text()), "claims": [entry]}))
    report = checked(story)
    noted = next(source for source in report.sources if source.path.endswith("clerk.md"))
    assert (noted.title, noted.outlet) == ("Call with the clerk", "Our notes")
    ages = [(c.by, c.value.raw, c.span.line) for c in report.claims if c.source == noted.id and c.predicate == "age"]
    assert ages == [("ab", "34", 9)]


@pytest.mark.parametrize("title", ["Call with the clerk", "!?"])
def test_a_page_of_notes_overwrites_nothing(title: str, story: Path) -> None:
    run("init", story, "--note", "Call with the clerk")
    page = story / "sources" / "call-with-the-clerk.md"
    page.write_text("The clerk called back.\n")
    assert run("init", story, "--note", title).exit_code == 2
    assert page.read_text() == "The clerk called back.\n"


def test_a_claim_file_without_its_source_is_told(story: Path) -> None:
    enter(story, ENTRY)
    (story / "sources" / "herald.txt").rename(story / "sources" / "herald-corrected.txt")
    gone = "herald.txt.claims.json: its source sources/herald.txt is gone; rename both together, or remove the claim file"
    assert checked(story).notices == (gone,)
    assert pipeline.check([story], use_claim_files=False).notices == ()


def test_a_number_need_not_stand_in_quotes(story: Path) -> None:
    enter(story, {"by": "ab", "corrects": age(story)["id"], "value": 35})
    assert [c.value.raw for c in of_herald(checked(story), "age")] == ["35"]


# --- bad input ---------------------------------------------------------------------------------------------------

FAULTS = tomllib.loads((HERE / "cases" / "claim_files" / "faults.toml").read_text())["case"]


def damaged(case: dict[str, Any], text: str) -> str:
    if "whole" in case:
        return str(case["whole"])
    if "deep" in case:
        return "[" * int(case["deep"])
    if "cut" in case:
        return text[: text.index(case["cut"])]
    if "entry" in case:
        return text.replace('"claims": [', f'"claims": [{case["entry"]},', 1)
    if "change" in case:
        return text.replace(case["change"][0], case["change"][1], 1)
    if "twice" in case:
        first = text[text.index("  {") : text.index("\n  }") + len("\n  }")]
        return text.replace("\n  }\n ]", f"\n  }},\n{first}\n ]", 1)
    assert case["replace"] in text
    return text.replace(case["replace"], case["by"], 1)


def expected_line(case: dict[str, Any], before: str, text: str) -> int:
    lines = text.splitlines()
    if case["line_of"] == "end":
        return max(len(lines), 1)
    if case["line_of"] == "last id":
        return max(n for n, line in enumerate(lines, 1) if line.startswith('   "id"'))
    if case["line_of"] == "claim":
        changed = next(n for n, (old, new) in enumerate(zip(before.splitlines(), lines, strict=True)) if old != new)
        return 1 + max(n for n, line in enumerate(lines[:changed]) if line == "  {")
    return 1 + next(n for n, line in enumerate(lines) if case["line_of"] in line)


@pytest.mark.parametrize("case", FAULTS, ids=[c["name"] for c in FAULTS])
def test_a_damaged_file_stops_the_check_with_one_clear_line(case: dict[str, Any], story: Path) -> None:
    before = file_of(story).read_text()
    after = damaged(case, before)
    assert after != before
    file_of(story).write_text(after)
    for command in ("check", "extract"):
        ran = run(command, story)
        if command == "extract" and ran.exit_code == 0:
            continue
        assert ran.exit_code == 2
        assert ran.stderr.count("\n") == 1
        line = "" if "deep" in case else f"{expected_line(case, before, after)}: "
        assert ran.stderr.startswith(f"error: {file_of(story)}:{line}")
        assert case["error"] in ran.stderr
    if "entry" not in case:
        assert file_of(story).read_text() == after


def test_bytes_that_are_no_text_are_told(story: Path) -> None:
    file_of(story).write_bytes(b'{"source": "\xff"}')
    checking = run("check", story)
    assert (checking.exit_code, "is not UTF-8 text (byte 12)" in checking.stderr) == (2, True)


# --- whole or not at all -----------------------------------------------------------------------------------------

STEPS: tuple[tuple[Any, str], ...] = (
    (tempfile, "mkstemp"),
    (os, "fdopen"),
    (os, "fsync"),
    (Path, "chmod"),
    (Path, "replace"),
    (Path, "unlink"),
)


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Run in a child that dies before the given step of writing; say whether it did."""
    child = os.fork()
    if child == 0:
        left = [step]

        def dying(call: Callable[..., Any]) -> Callable[..., Any]:
            def step_of_writing(*given: Any, **named: Any) -> Any:
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)
                return call(*given, **named)

            return step_of_writing

        for owner, name in STEPS:
            setattr(owner, name, dying(getattr(owner, name)))
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_before_any_step_of_writing_nothing_is_lost(story: Path, tmp_path: Path) -> None:
    enter(story, ENTRY)
    (story / "sources" / "herald.txt").write_text(HERALD.replace("34", "35"))
    (story / "sources" / "tribune.txt").write_text(TRIBUNE.replace("36", "37"))
    finished = tmp_path / "finished"
    shutil.copytree(story, finished)
    run("extract", finished)
    old, new = ({p.name: p.read_bytes() for p in folder.glob("*.claims.json")} for folder in (story, finished))
    assert all(old[name] != new[name] for name in old)
    step = 0
    while True:
        trial = tmp_path / f"trial-{step}"
        shutil.copytree(story, trial)
        died = killed_at(step, lambda folder=trial: run("extract", folder))  # type: ignore[misc] # mypy knows no default of a lambda
        for name in old:
            assert (trial / name).read_bytes() in (old[name], new[name])
        assert checked(trial).notices == ()
        assert run("extract", trial).exit_code == 0
        assert {p.name: p.read_bytes() for p in trial.glob("*.claims.json")} == new
        if not died:
            break
        step += 1
    assert step == 2 * len(STEPS)


def test_a_full_disk_leaves_the_old_file(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (story / "sources" / "herald.txt").write_text(HERALD.replace("34", "35"))
    before = file_of(story).read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = run("extract", story)
    assert ran.exit_code == 2
    assert "cannot be written: No space left on device" in ran.stderr
    assert file_of(story).read_bytes() == before
    assert list(story.glob(".*")) == []


def test_two_extractions_at_once_write_what_one_would(story: Path, tmp_path: Path) -> None:
    enter(story, ENTRY)
    alone = tmp_path / "alone"
    shutil.copytree(story, alone)
    run("extract", alone)
    both = [subprocess.Popen([sys.executable, "-m", "factcheck", "extract", "--no-cache", str(story)]) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    together, expected = ({p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} for folder in (story, alone))
    assert together == expected


def test_an_entry_saved_during_an_extraction_is_not_lost(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (story / "sources" / "herald.txt").write_text(HERALD.replace("34", "35"))
    laid_out: list[str] = []

    def and_meanwhile(*given: Any) -> str:
        text = claim_file_text(*given)
        if not laid_out:
            enter(story, ENTRY)
        laid_out.append(text)
        return text

    monkeypatch.setattr(claim_files, "claim_file_text", and_meanwhile)
    run("extract", story)
    assert said(story)["claims"][0] == ENTRY
    assert age(story)["value"]["raw"] == "35"


# --- one report, whatever it is made from ------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["json", "full", "sarif"])
def test_the_report_is_the_same_from_claim_files_cache_and_sources(format_: str, story: Path) -> None:
    ways: tuple[list[str], ...] = ([], ["--no-claim-files"], ["--no-claim-files", "--no-cache"])
    reports = [run("check", story, "--format", format_, "--show", "all", *way).stdout for way in ways]
    assert len(reports[0]) > 500
    assert reports[1:] == reports[:1] * 2


def test_no_parser_is_loaded_when_readings_are_at_hand(story: Path) -> None:
    program = "import sys; from factcheck.cli import main; main(sys.argv[1:], standalone_mode=False); sys.exit('spacy' in sys.modules)"
    for way in ([], ["--no-claim-files"]):
        ran = subprocess.run([sys.executable, "-c", program, "check", str(story), *way], check=False, capture_output=True)
        assert ran.returncode == 0, ran.stderr.decode()


# --- the example -------------------------------------------------------------------------------------------------

READ_BY = ("extractor", "key")
"""What changes with every change of the program, be it a comment."""


@pytest.mark.parametrize("name", [path.name for path in sorted((EXAMPLE / "sources").iterdir())])
def test_the_claim_files_of_the_example_hold_what_is_read_in_it(name: str, rewrite: bool) -> None:
    if rewrite:
        run("extract", EXAMPLE)
    source = next(s for s in pipeline.read(load_story([EXAMPLE])) if s.path == f"sources/{name}")
    now = json.loads(claim_file_text(source, read_again(source, use_cache=False).reading))
    written = json.loads((EXAMPLE / f"{name}.claims.json").read_text(encoding="utf-8"))
    is_fresh = written | {part: now[part] for part in READ_BY} == now
    assert is_fresh, "read otherwise now: look at what `factcheck extract claims/torres-exoneration` changes"


# --- schema ------------------------------------------------------------------------------------------------------


def test_the_schema_is_published_as_the_models_say(rewrite: bool) -> None:
    path = HERE.parent / "schemas" / "claims.schema.json"
    written = json.dumps(schema(), indent=1, sort_keys=True) + "\n"
    if rewrite:
        path.write_text(written, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == written


def test_a_file_with_an_entry_fits_the_schema(story: Path) -> None:
    enter(story, ENTRY, {"by": "ab", "corrects": age(story)["id"], "withdrawn": "another Whitlock"})
    jsonschema.validate(said(story), schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(said(story) | {"claims": [{"by": "ab", "qoute": "x"}]}, schema())
