"""Words as data: TOML tables, each saying where its words come from. `table(name)` reads one, once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return `lexicon/<name>.toml`; treat it as read-only, since every caller shares it."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
