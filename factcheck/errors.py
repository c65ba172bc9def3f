"""What can stop a check before it has compared anything."""

from enum import IntEnum
from pathlib import Path


class Exit(IntEnum):
    """How the command ends; the table in the README is made of these."""

    CLEAN = 0
    """Nothing at or above ``--fail-on``."""
    FINDINGS = 1
    """At least one finding at or above ``--fail-on``."""
    CANNOT_RUN = 2
    """Usage, config, an unreadable source, or a crash."""
    NOTHING_COMPARED = 3
    """No slot was filled twice: a green light would be a lie."""


class FactcheckError(Exception):
    """An input that cannot be read: which file, which line, what was found, what would be right."""

    exit_code = Exit.CANNOT_RUN

    def __init__(self, message: str, path: Path | str | None = None, line: int | None = None) -> None:
        where = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(f"{where}{message}")


class ConfigError(FactcheckError):
    """A factcheck.toml, waiver, baseline or claim file that says something we cannot follow."""


class UnreadableSourceError(FactcheckError):
    """A source that is missing, empty, binary, or in no encoding we know."""


class MalformedModuleError(FactcheckError):
    """A predicate, rule, reader, value or report that does not keep to its folder's contract."""
