"""A finding from its first day to its last, through the commands an editor types, on a story that is really read."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import main
from factcheck.decisions import BASELINE, SIGNED, WAIVERS

LEDGER = "Dora Quill, 61, was hurt when a mill burned in Marlow on Friday, the county said.\n"
RADIO = "A mill in Marlow burned on Friday night. Dora Quill, 67, was carried out.\n"
POST = "The mill had eleven looms, said Tom Weld, 44, who ran it. Nobody had worked there for years.\n"
MAIL = "Tom Weld, 48, had run the mill at Marlow until the last of its looms was sold.\n"

AGE_OF_QUILL = "FC101 conflict: Dora Quill"
AGE_OF_WELD = "FC101 conflict: Tom Weld"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def report(story: Path, *more: str | Path) -> str:
    """Return the report, its lines unwrapped."""
    return " ".join(run("check", story, *more).output.split())


def findings(story: Path, *more: str | Path) -> tuple[int, str]:
    """Return the exit code and the lines of a check."""
    told = run("check", story, "--format", "concise", *more)
    return told.exit_code, told.output


def id_of(story: Path, finding: str) -> str:
    line = next(line for line in findings(story)[1].splitlines() if finding in line)
    return line.rpartition("[")[2].rstrip("]")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    (folder / "sources").mkdir(parents=True)
    write(folder, ledger=LEDGER, radio=RADIO)
    return folder


def write(story: Path, **texts: str) -> None:
    for name, text in texts.items():
        (story / "sources" / f"{name}.txt").write_text(text, encoding="utf-8")


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    for command in ("check", "waive", "sign", "baseline", "explain"):
        monkeypatch.setattr(f"factcheck.cli.{command}.today", lambda: day)


def test_a_waiver_hides_expires_is_renewed_and_lapses_with_the_words(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, date(2026, 3, 1))
    assert findings(story)[0] == 1
    short = id_of(story, AGE_OF_QUILL)
    assert run("waive", short, story, "--reason", "birth record", "--until", "2026-03-31", "--by", "AB").exit_code == 0
    assert findings(story)[0] == 0
    assert "birth record (AB, until 2026-03-31)" in run("check", story, "--show", "waived").output

    on(monkeypatch, date(2026, 4, 1))
    assert findings(story)[0] == 1
    assert "no longer holds: it ran until 2026-03-31" in run("check", story).output
    assert run("waive", short, story, "--reason", "birth record", "--until", "2026-12-31", "--by", "CD").exit_code == 0
    assert findings(story)[0] == 0
    assert (story / WAIVERS).read_text(encoding="utf-8").count("[[waiver]]") == 1

    write(story, radio=RADIO.replace("67", "68"))
    assert findings(story)[0] == 1
    assert "no longer holds: the words have changed" in run("check", story).output
    write(story, radio=RADIO)
    assert findings(story)[0] == 0
    write(story, radio=RADIO.replace("67", "61"))
    assert findings(story)[0] == 0
    assert "nothing like it is found any more" in run("check", story).output


def test_a_baseline_hides_what_was_there_lets_new_ones_through_and_is_pruned(story: Path) -> None:
    assert run("baseline", "write", story).exit_code == 0
    assert findings(story)[0] == 0
    before = (story / BASELINE).read_bytes()
    assert run("baseline", "write", story).exit_code == 0
    assert (story / BASELINE).read_bytes() == before

    write(story, post=POST, mail=MAIL)
    code, told = findings(story)
    assert (code, AGE_OF_WELD in told, AGE_OF_QUILL in told) == (1, True, False)
    assert run("baseline", "write", story).exit_code == 0
    assert findings(story)[0] == 0
    both = (story / BASELINE).read_text(encoding="utf-8")

    write(story, mail=MAIL.replace("48", "44"))
    assert "no longer occur: factcheck baseline prune" in run("check", story).output
    assert "no longer occurs" in run("baseline", "list", story).output
    assert run("baseline", "prune", story).exit_code == 0
    pruned = (story / BASELINE).read_text(encoding="utf-8")
    assert set(pruned.splitlines()) < set(both.splitlines())
    write(story, mail=MAIL)
    assert AGE_OF_WELD in findings(story)[1]


def test_a_signature_stays_with_the_words_and_never_opens_the_gate(story: Path) -> None:
    short = id_of(story, AGE_OF_QUILL)
    for state in ("on-author", "checked", "corrected"):
        assert run("sign", short, story, "--as", state, "--by", "AB", "--note", "asked").exit_code == 0
        assert f"[{short}] {state}" in run("check", story).output
    assert (story / SIGNED).read_text(encoding="utf-8").count("\n") == 1
    assert findings(story)[0] == 1
    write(story, radio=RADIO.replace("67", "68"))
    assert "corrected by AB no longer holds, since the words have changed" in run("check", story).output


def test_a_finding_of_a_draft_is_explained_waived_and_signed_with_the_draft(story: Path, tmp_path: Path) -> None:
    write(story, radio=RADIO.replace("67", "61"))
    draft = tmp_path / "draft.md"
    draft.write_text("Dora Quill, 77, was hurt when a mill burned in Marlow on Friday.\n", encoding="utf-8")
    told = run("check", story, "--draft", draft)
    assert told.exit_code == 1
    short = told.output.partition("factcheck explain ")[2].split()[0]
    assert "77 years old" in run("explain", short, story, "--draft", draft).output
    assert run("explain", short, story).exit_code == 2
    assert run("waive", short, story, "--draft", draft, "--reason", "her own word", "--until", "2999-01-01").exit_code == 0
    assert run("check", story, "--draft", draft).exit_code == 0
    assert "nothing like it" not in run("check", story).output
    assert run("sign", short, story, "--draft", draft, "--as", "on-author", "--by", "AB").exit_code == 0


ENGINES = "Eleven engines came to Marlow. "


def test_decisions_with_a_draft_and_without_it_live_side_by_side(story: Path, tmp_path: Path) -> None:
    """The draft sorts before the sources, calls her otherwise and takes a side: none of it may unsettle what was decided without it."""
    write(story, ledger=LEDGER + ENGINES, radio=RADIO + ENGINES)
    draft = tmp_path / "a.md"
    draft.write_text("Watchman Dora Quill was carried out. Quill was 61 years old. Nine engines came to Marlow.\n", encoding="utf-8")
    with_draft = ("--draft", draft)
    short = id_of(story, AGE_OF_QUILL)
    assert f"[{short}]" in findings(story, *with_draft)[1]

    assert run("waive", short, story, "--reason", "birth record", "--until", "2999-01-01").exit_code == 0
    assert run("sign", short, story, "--as", "checked", "--by", "AB").exit_code == 0
    told = report(story, *with_draft)
    assert "no longer holds: the draft speaks of it too; waive it with --draft" in told
    assert "checked by AB no longer holds, since the draft speaks of it too" in told
    assert run("waive", short, story, *with_draft, "--reason", "birth record", "--until", "2999-01-01").exit_code == 0
    assert run("sign", short, story, *with_draft, "--as", "on-author", "--by", "AB").exit_code == 0
    for more in ((), with_draft):
        assert AGE_OF_QUILL not in findings(story, *more)[1]
        assert "no longer" not in report(story, *more)
    (story / WAIVERS).unlink()
    (story / SIGNED).unlink()

    assert run("baseline", "write", story).output.startswith("1 finding in")
    assert findings(story)[0] == 0
    assert "no longer" not in report(story, *with_draft)
    assert run("baseline", "write", story, *with_draft).output.startswith("3 findings in")
    for more in ((), with_draft):
        assert findings(story, *more)[0] == 0
        assert "no longer" not in report(story, *more)
        assert "0 of them stale" in run("baseline", "list", story, *more).output
        assert run("baseline", "prune", story, *more).output == "0 of 3 entries removed\n"
    assert run("baseline", "write", story).output.endswith("beside 2 findings of other drafts\n")

    draft.write_text("Dora Quill was carried out. Eleven engines came to Marlow.\n", encoding="utf-8")
    assert "2 of 3 baseline entries no longer occur" in report(story, *with_draft)
    assert "no longer" not in report(story)
    assert run("baseline", "prune", story, *with_draft).output == "2 of 3 entries removed\n"
    assert findings(story)[0] == 0


def test_two_editors_on_two_branches_both_keep_their_decisions(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def git(*words: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
        return subprocess.run(["git", *who, *words], cwd=story.parent, check=True, capture_output=True, text=True).stdout

    def commit(message: str) -> None:
        git("add", "-A")
        git("commit", "-qm", message)

    on(monkeypatch, date(2026, 3, 1))
    made = story.parent / "claims"
    assert run("init", made, story / "sources" / "ledger.txt", story / "sources" / "radio.txt").exit_code == 0
    git("init", "-q")
    write(made, post=POST, mail=MAIL)
    commit("story")
    both = run("baseline", "write", made)
    assert both.output.startswith("2 findings")
    lines = (made / BASELINE).read_text(encoding="utf-8").splitlines(keepends=True)
    (made / BASELINE).unlink()
    quill, weld = (id_of(made, name) for name in (AGE_OF_QUILL, AGE_OF_WELD))

    git("switch", "-qc", "one")
    (made / BASELINE).write_text(lines[0], encoding="utf-8")
    run("sign", quill, made, "--as", "checked", "--by", "AB")
    commit("one")
    git("switch", "-q", "main")
    (made / BASELINE).write_text(lines[1], encoding="utf-8")
    run("sign", weld, made, "--as", "on-author", "--by", "CD")
    commit("two")
    git("merge", "-q", "one", "-m", "both")

    assert "<<<<<<<" not in (made / BASELINE).read_text(encoding="utf-8") + (made / SIGNED).read_text(encoding="utf-8")
    assert findings(made)[0] == 0
    assert run("baseline", "list", made).output.endswith("2 entries, 0 of them stale\n")
    told = (made / SIGNED).read_text(encoding="utf-8")
    assert ("AB" in told, "CD" in told) == (True, True)
    run("baseline", "write", made)
    assert (made / BASELINE).read_text(encoding="utf-8") == "".join(lines)
