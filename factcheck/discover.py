"""How the parts of a folder are found: by walking it, one known constant a module, id = file name."""

import ast
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from factcheck.errors import MalformedModuleError


def names(package: str) -> tuple[str, ...]:
    """Return the ids of the folder's modules, sorted, without importing any of them."""
    spec = find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        raise MalformedModuleError(f"{package} is no folder of modules")
    found = (module.name for module in iter_modules(spec.submodule_search_locations))
    return tuple(sorted(name.replace("_", "-") for name in found if not name.startswith("_")))


def docstring(package: str, name: str) -> str:
    """Return a module's docstring, read from its file without importing it."""
    spec = find_spec(package)
    folder = Path(((spec and spec.submodule_search_locations) or [""])[0])
    tree = ast.parse((folder / f"{name.replace('-', '_')}.py").read_text(encoding="utf-8"))
    return ast.get_docstring(tree) or ""


@cache
def load(package: str, name: str, constant: str) -> Any:
    """Return one module's constant; the id is the file name with hyphens."""
    module = import_module(f"{package}.{name.replace('-', '_')}")
    if not hasattr(module, constant):
        raise MalformedModuleError(f"a module of {package} must define {constant}", f"{module.__file__}")
    return getattr(module, constant)


@cache
def load_all(package: str, constant: str) -> dict[str, Any]:
    """Return every module's constant by id, in the order of the ids."""
    return {name: load(package, name, constant) for name in names(package)}
