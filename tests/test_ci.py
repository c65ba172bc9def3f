"""What runs in CI, run here: the steps of the action as a runner would, the command of the pre-commit hook, the gate's exit codes."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
HOOK = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")

LEDGER = "Dora Quill, {age}, was hurt when a mill burned in Marlow on Friday, the county said.\n"
RADIO = "A mill in Marlow burned on Friday night. Dora Quill, 61, was carried out.\n"


def step(name: str) -> str:
    """Return the script of one step of the action."""
    found = re.search(rf"^    - name: {name}\n.*?^      run: \|\n(?P<script>(?:^        [^\n]*\n|^\n)+)", ACTION, re.DOTALL | re.MULTILINE)
    assert found is not None, f"no step {name!r}"
    return textwrap.dedent(found["script"])


def inputs() -> dict[str, str]:
    """Return the action's inputs with what they are unless given."""
    rows = re.findall(r"^  (?P<name>[\w-]+):\n    description: .*\n    default: (?P<value>.*)$", ACTION, re.MULTILINE)
    return {name: value.strip('"') for name, value in rows}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with two stories, one of them clean, and a runner's folders beside it."""
    for name, age in (("mill", 67), ("quiet", 61)):
        story = tmp_path / "repo" / "claims" / name
        (story / "sources").mkdir(parents=True)
        (story / "factcheck.toml").write_text(f'[story]\ntitle = "{name}"\n', encoding="utf-8")
        (story / "sources" / "ledger.txt").write_text(LEDGER.format(age=age), encoding="utf-8")
        (story / "sources" / "radio.txt").write_text(RADIO, encoding="utf-8")
    command = tmp_path / "runner" / "factcheck" / "bin" / "factcheck"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=tmp_path / "repo", check=True, capture_output=True)
    return tmp_path


def act(project: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Run the step that checks, as a runner does: with strict bash, and the inputs in the environment."""
    values = inputs() | {name.replace("_", "-"): value for name, value in given.items()}
    wanted = dict(re.findall(r"^        (\w+): \$\{\{ inputs\.([\w-]+) \}\}$", ACTION, re.MULTILINE))
    environment = {
        **os.environ,
        **{variable: values[name] for variable, name in wanted.items()},
        "PYTHONPATH": str(ROOT),
        "RUNNER_TEMP": str(project / "runner"),
        "GITHUB_STEP_SUMMARY": str(project / "summary.md"),
        "GITHUB_OUTPUT": str(project / "output"),
        "GITHUB_ACTION_PATH": str(ROOT),
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("check")]
    return subprocess.run(command, cwd=project / "repo", env=environment, capture_output=True, text=True, check=False)


def test_the_action_annotates_summarises_and_fails(project: Path) -> None:
    ran = act(project)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.splitlines()[0].startswith("::error file=claims/mill/sources/")
    summary = (project / "summary.md").read_text(encoding="utf-8")
    assert "## mill" in summary
    assert "## quiet" in summary
    assert (project / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    sarif = json.loads((project / "repo" / "factcheck.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in sarif["runs"][0]["results"] if result["level"] == "error"] == ["FC101"]
    assert not (project / "repo" / "report.html").exists()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"stories": "claims/quiet"}, 0),
        ({"stories": "claims/quiet claims/mill"}, 1),
        ({"fail_on": "never"}, 0),
        ({"fail_on": "always"}, 2),
        ({"stories": "claims/gone"}, 2),
        ({"diff": "HEAD"}, 0),
        ({"diff": "nonsense"}, 2),
    ],
    ids=str,
)
def test_the_action_ends_as_the_check_does(project: Path, given: dict[str, str], expected: int) -> None:
    ran = act(project, **given)
    assert ran.returncode == expected, ran.stderr
    assert (project / "output").read_text(encoding="utf-8") == f"exit-code={expected}\n"


def test_the_action_writes_a_page_where_one_is_asked_for(project: Path) -> None:
    act(project, html="reports/today/report.html")
    assert (project / "repo" / "reports" / "today" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_an_old_summary_is_not_told_again(project: Path) -> None:
    act(project)
    (project / "summary.md").unlink()
    assert act(project, stories="claims/gone").returncode == 2
    assert not (project / "summary.md").exists()


def test_the_action_installs_what_is_there() -> None:
    named = re.findall(r"\$GITHUB_ACTION_PATH(?:/([\w./-]+))?", step("install"))
    assert named == ["requirements-run.lock", ""]
    assert all((ROOT / name).exists() for name in named)
    pinned = {name: set(re.findall(r"(?m)^([\w.-]+==\S+)", (ROOT / name).read_text(encoding="utf-8"))) for name in LOCKS}
    assert pinned["requirements-run.lock"] < pinned["requirements.lock"]


LOCKS = ("requirements-run.lock", "requirements.lock")


def test_the_pre_commit_hook_checks_whole_stories(project: Path) -> None:
    fields = dict(re.findall(r"^[- ] (\w+): (.*)$", HOOK, re.MULTILINE))
    assert (fields["pass_filenames"], fields["language"]) == ("false", "python")
    command = [*shlex.split(fields["entry"]), *fields["args"].strip("[]").split(", ")]
    assert command[0] == "factcheck"
    path = f"{project / 'runner' / 'factcheck' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=project / "repo", env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert re.search(r"^claims/mill/sources/\w+\.txt:1:1-15: FC101 conflict: Dora Quill", ran.stdout, re.MULTILINE), ran.stdout
    assert re.match(fields["files"], "claims/mill/sources/ledger.txt")


def test_a_hostile_story_gives_a_runner_no_command(project: Path) -> None:
    story = project / "repo" / "claims" / "mill"
    evil = "::error file=x::pwned%0A::set-output name=y::z ##[error]done ::stop-commands::t"
    (story / "factcheck.toml").write_text(f'[story]\ntitle = "{evil}"\n', encoding="utf-8")
    (story / "sources" / "ledger.txt").write_text(f"{evil}\n{LEDGER.format(age=67)}Dora Quill {evil} said so.\n", encoding="utf-8")
    ran = act(project)
    commands = [line for line in ran.stdout.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert {line.split(" ")[0] for line in commands} <= {"::error", "::warning"}
    assert all(line.count("::") == 2 for line in commands)
