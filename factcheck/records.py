"""How often each rule was right on text it was not written on, and what that entitles it to say.

The figures stand in rules/records.toml, each with the texts that were read. A rule may say conflict once at least twenty of its
findings were read and 85 of a hundred were right; before that, and below it, it says check. Where the desk has decided
otherwise the row says why, and a rule with `outvotes` may say conflict where one source stands alone against two.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LEAST = 20
"""Findings that must have been read."""
SHARE = 0.85
"""How many of them must have been right."""


@dataclass(frozen=True)
class Record:
    """What reading a rule's conflicts and checks came to."""

    right: int = 0
    wrong: int = 0
    on: str = ""
    """Which texts, and how many of its findings there were read."""
    kept: str = ""
    """Why it may say conflict without having earned it; "" where the law holds."""

    @property
    def read(self) -> int:
        """How many findings were read."""
        return self.right + self.wrong

    @property
    def earned(self) -> bool:
        """Whether the figures let it say conflict."""
        return self.read >= LEAST and self.right >= SHARE * self.read

    @property
    def may_conflict(self) -> bool:
        """Whether it may say conflict, by its figures or by decision."""
        return self.earned or bool(self.kept)

    def show(self) -> str:
        """Return the record in a sentence."""
        if not self.read:
            told = "none of its findings on text it was not written on has been read"
        else:
            told = f"right {self.right} times of {self.read} on {self.on}"
        return f"{told}; {self.kept}" if self.kept else told


@cache
def records() -> dict[str, Record]:
    """Return the record of each rule that has a row, by the rule's id."""
    table = tomllib.loads((files("factcheck.rules") / "records.toml").read_text(encoding="utf-8"))
    texts = table["text"]
    return {name: Record(**(row | {"on": texts[row["on"]]} if "on" in row else row)) for name, row in table["rule"].items()}


def record_of(rule: str) -> Record:
    """Return a rule's record, empty where nothing was read."""
    return records().get(rule, Record())
