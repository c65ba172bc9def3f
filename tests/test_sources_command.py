"""``factcheck sources`` on the example: what an editor sees of dates, copies and furniture."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from factcheck.cli.sources import COMMAND

EXAMPLE = Path(__file__).parent.parent / "claims" / "torres-exoneration"


def test_dates_copies_and_the_number_of_texts_are_shown() -> None:
    done = CliRunner().invoke(COMMAND, [str(EXAMPLE)])
    assert done.exit_code == 0
    assert "harbor-ledger  Harbor Ledger · 2022-06-01 (inferred from its weekday and the story's dates)" in done.stdout
    assert "= civic-radio and civic-radio-updated are one text: 100% of the shorter" in done.stdout
    assert done.stdout.endswith("  2 independent texts\n")


def test_every_line_set_aside_is_listed_with_its_line_and_reason() -> None:
    shown = CliRunner().invoke(COMMAND, [str(EXAMPLE), "--skipped"]).stdout.splitlines()
    hidden = CliRunner().invoke(COMMAND, [str(EXAMPLE)]).stdout.splitlines()
    listed = [" ".join(line.split()) for line in shown if line not in hidden]
    assert "4 player: 0:00" in listed
    assert "34 asks for money: It takes 2 minutes to donate. Your tax-deductible gift keeps Civic Radio free for everyone." in listed
    assert len(listed) == sum(int(line.split()[-3]) for line in hidden if line.endswith("set aside"))


def test_a_folder_without_texts_compares_nothing(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("a,b", encoding="utf-8")
    done = CliRunner().invoke(COMMAND, [str(tmp_path)])
    assert done.exit_code == 3
    assert "not read: table.csv: no reader for .csv" in done.stdout
