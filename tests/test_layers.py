"""Imports go one way, and each heavy package has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "factcheck"

LAYERS = (
    ("errors",),
    ("discover", "files"),
    ("lexicon",),
    ("values",),
    ("model",),
    ("desk_rows",),
    ("check_options",),
    ("story", "desk_claims", "decisions"),
    ("text",),
    ("readers", "predicates"),
    ("extract", "resolve", "independence", "alike", "extents"),
    ("speakers", "readings"),
    ("graph",),
    ("spoken",),
    ("network",),
    ("comparison", "records"),
    ("backing",),
    ("report",),
    ("rendering",),
    ("rules", "reports", "graphs"),
    ("gate", "pipeline"),
    ("desk",),
    ("cli",),
    ("__main__",),
)

UPWARDS = {("report", "reports"), ("graph", "network")}
"""A notebook asks a report for its HTML, a reader the graph for networkx; the import stands inside those methods."""

DOORS = {
    "spacy": ["text/parse.py"],
    "rich": ["rendering/terminal.py", "reports/full.py"],
    "jinja2": ["reports/html.py"],
    "networkx": ["graph.py", "network.py"],
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downwards(path: Path) -> None:
    level = {name: n for n, layer in enumerate(LAYERS) for name in layer}
    own = part(path)
    if own == "__init__":
        assert list(imports(path)) == []
        return
    assert own in level, f"say in LAYERS where {own} stands"
    for name in imports(path):
        first, _, rest = name.partition(".")
        other = rest.split(".")[0]
        if first != "factcheck" or other in (own, "__version__") or (own, other) in UPWARDS:
            continue
        assert level[other] < level[own], f"{path.name} imports {name}"


@pytest.mark.parametrize(("package", "doors"), DOORS.items())
def test_a_heavy_package_has_its_doors(package: str, doors: list[str]) -> None:
    users = [str(path.relative_to(PACKAGE)) for path in MODULES if any(name.split(".")[0] == package for name in imports(path))]
    assert users == doors
