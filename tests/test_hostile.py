"""A source that means harm, really read: what every command prints steers no terminal, no browser and no CI log."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck import discover
from factcheck.cli import main

FORMATS = discover.names("factcheck.reports")
GRAPHS = discover.names("factcheck.graphs")

EVIL = " ".join(
    (
        "\x1b[31mred\x1b[0m \x1b]8;;http://evil.invalid\x07link\x1b]8;;\x07 \x1b[2J \x9b2J \x07 \x08",  # escapes of a terminal
        "<script>alert(1)</script><img src=x onerror=alert(1)> ]]> --> &lt; \"'",  # a page
        "\u202eevil\u2066 \u200f\u2028 \ufeff",  # turns of the writing direction
        "::error file=x::pwned ##[error]x ::set-output name=a::b ::stop-commands::t %0A",  # a workflow's log
        "[a](javascript:b) @all #1 |x| `y` ~~~",  # a comment in Markdown
    )
)
LEDGER = f"""::error::headline {EVIL}
Dora Quill, 61, was hurt when a mill burned in Marlow on Friday, the county said.
::error file=a::line
{EVIL} Tom {EVIL} Weld, 44, said: “The mill {EVIL} was old and cold and dark for years.”
{"w" * 100_000} Dora Quill, 61, left {EVIL}.
"""
RADIO = """A mill in Marlow burned on Friday. Dora Quill, 67, was hurt.
Tom Weld, 48, said: “The mill was old and cold and dark for years.”
"""
CONFIG = r"""[story]
title = "\u001b[2J::error::title <b>x</b>"
[[source]]
path = "sources/a.txt"
outlet = "::error::<script>alert(2)</script>\u202e##[error]"
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story") / "mill"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "a.txt").write_text(LEDGER, encoding="utf-8")
    (folder / "sources" / "b.txt").write_text(RADIO, encoding="utf-8")
    (folder / "draft \x1b[2J::error::.md").write_text(
        f"{EVIL}\nDora Quill, 71, was hurt in Marlow.\n{'The mill was old. ' * 50}\n", encoding="utf-8"
    )
    (folder / "factcheck.toml").write_text(CONFIG, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def harm(text: str, commands: tuple[str, ...] = ()) -> set[str]:
    """Return what of a text steers: characters without a shape of their own, and lines that a CI log obeys."""
    signs = {f"U+{ord(c):04X}" for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") and c not in "\n\u200c\u200d"}
    obeyed = {line[:40] for line in text.splitlines() if line.lstrip().startswith("::") and not line.startswith(commands or ("\0",))}
    return signs | obeyed | ({"##["} if "##[" in text else set())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format(story: Path, name: str) -> None:
    told = run("check", story, "--draft", story / "draft \x1b[2J::error::.md", "--format", name, "--show", "all", "--verbose")
    assert told.exit_code == 1, told.stderr
    assert harm(told.stdout, ("::error ", "::warning ", "::notice ") if name == "github" else ()) == set()
    assert harm(told.stderr) == set()
    assert "Dora Quill" in told.stdout


@pytest.mark.parametrize(
    "command",
    [
        "sources --skipped STORY",
        "entities STORY",
        "events STORY",
        "baseline write STORY",
        "baseline list STORY",
        "values STORY/sources/a.txt",
        "extract STORY",
    ],
)
def test_every_other_command(story: Path, command: str) -> None:
    told = run(*(word.replace("STORY", str(story)) for word in command.split()))
    assert told.exit_code == 0, told.stderr
    assert harm(told.stdout) == set()
    assert harm(told.stderr) == set()


@pytest.mark.parametrize("name", GRAPHS)
def test_every_graph(story: Path, name: str) -> None:
    told = run("graph", story, "--format", name)
    assert told.exit_code == 0, told.stderr
    assert harm(told.stdout) == set()
    assert "<script" not in told.stdout or name == "node-link"


def test_one_finding_from_its_first_word_to_its_last(story: Path, tmp_path: Path) -> None:
    story = Path(shutil.copytree(story, tmp_path / "mill", ignore=shutil.ignore_patterns("*.jsonl")))
    short = run("check", story, "--format", "concise").stdout.splitlines()[0].rpartition("[")[2].rstrip("]")
    for told in (
        run("explain", short, story),
        run("sign", short, story, "--as", "checked", "--by", EVIL, "--note", EVIL),
        run("check", story),
        run("waive", short, story, "--reason", EVIL, "--until", "2999-01-01", "--by", EVIL),
        run("check", story, "--show", "all"),
        run("check", story, "--show", "all", "--format", "github"),
    ):
        assert told.exit_code in (0, 1), told.stderr
        assert harm(told.stdout + told.stderr, ("::error ", "::warning ", "::notice ")) == set()


@pytest.mark.parametrize("name", ["\x1b[2J.txt", "::error::x.txt"])
def test_a_hostile_name_in_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    told = run("check", tmp_path / name)
    assert told.exit_code == 2
    assert harm(told.stderr) == set()
