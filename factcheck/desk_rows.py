"""Rows that a desk adds to the families of rules: [[exclusive]] and [[ordered]], in factcheck.toml and under [tool.factcheck].

They stand beside lexicon/exclusive.toml and lexicon/ordered.toml and are of their form: outcomes by the verbs that tell of them,
closed choices before a noun, and events of which one comes before the other.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError
from factcheck.files.config import known, line_of, text_of
from factcheck.lexicon import table
from factcheck.model import Record

TABLES = ("exclusive", "ordered")


class Exclusive(Record):
    """Options of which one alone can be so."""

    question: str
    options: dict[str, tuple[str, ...]]
    """Each option with the verbs, as in a dictionary, that tell of it; or alone, where it stands before a noun."""
    of: tuple[str, ...] = ()
    """The nouns before which an option is a choice; none where verbs tell of it."""

    def show(self) -> str:
        """Return the row in one line."""
        nouns = f" ({', '.join(self.of)})" if self.of else ""
        return f"{self.question}: {' | '.join(self.options)}{nouns}"


class Ordered(Record):
    """Two types of event of one person or organisation, of which the first never comes after the second."""

    before: str
    after: str

    def show(self) -> str:
        """Return the row in one line."""
        labels = table("events")["labels"]
        return f"{labels[self.before]} before {labels[self.after]}"


class DeskRows(Record):
    """What a story's rules know beyond the lexicon."""

    exclusive: tuple[Exclusive, ...] = ()
    ordered: tuple[Ordered, ...] = ()

    def plus(self, other: DeskRows) -> DeskRows:
        """Return these rows and the others."""
        return DeskRows(exclusive=(*self.exclusive, *other.exclusive), ordered=(*self.ordered, *other.ordered))


NO_ROWS = DeskRows()


def read_rows(tables: dict[str, Any], file: Path, text: str, above: str = "") -> DeskRows:
    """Return a file's rows; `above` is "tool.factcheck" in a pyproject.toml."""
    exclusive = [_exclusive(row, n, file, text, f"{above}exclusive") for n, row in enumerate(_rows(tables, "exclusive", file, text, above))]
    ordered = [_ordered(row, n, file, text, f"{above}ordered") for n, row in enumerate(_rows(tables, "ordered", file, text, above))]
    return DeskRows(exclusive=tuple(exclusive), ordered=tuple(ordered))


def _rows(tables: dict[str, Any], name: str, file: Path, text: str, above: str) -> list[Any]:
    rows = tables.get(name, [])
    if not isinstance(rows, list):
        raise ConfigError(
            f"{name} is a list of tables: write [[{above}{name}]] above each row", file, line_of(text, f"{above}{name}", 0, name)
        )
    return rows


def _exclusive(row: Any, n: int, file: Path, text: str, name: str) -> Exclusive:
    known(row, tuple(Exclusive.model_fields), "key", file, text, name, n)
    question = text_of(row, "question", file, text, name, n)
    if question is None:
        raise ConfigError(f'an [[{name}]] row needs a question, such as question = "what became of the plan"', file, line_of(text, name, n))
    of = _words(row.get("of", []), "of", file, line_of(text, name, n, "of"))
    options = row.get("options")
    where = line_of(text, name, n, "options")
    named: dict[str, tuple[str, ...]]
    if isinstance(options, list) and of:
        named = {word: (word,) for word in _words(options, "options", file, where)}
    elif isinstance(options, dict) and not of:
        named = {option: _words(words, f"options.{option}", file, where) for option, words in options.items()}
    else:
        right = 'options = { built = ["build"], scrapped = ["scrap"] } of verbs, or options = ["inner", "outer"] with of = ["ring"]'
        raise ConfigError(f"an [[{name}]] row has {right}", file, where)
    words = [word for group in named.values() for word in group]
    if len(named) < 2 or len(set(words)) < len(words) or not all(named.values()):
        raise ConfigError("options are two or more, each with words of its own", file, where)
    return Exclusive(question=question, options=named, of=of)


def _words(given: Any, key: str, file: Path, line: int | None) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(word, str) and word.strip() for word in given):
        raise ConfigError(f'{key} is a list of words, such as ["build"], not {given!r}', file, line)
    return tuple(word.strip().casefold() for word in given)


def _ordered(row: Any, n: int, file: Path, text: str, name: str) -> Ordered:
    known(row, tuple(Ordered.model_fields), "key", file, text, name, n)
    ends = []
    for key in ("before", "after"):
        said = text_of(row, key, file, text, name, n)
        if said is None:
            raise ConfigError(f'an [[{name}]] row needs {key}, such as {key} = "trial"', file, line_of(text, name, n))
        ends.append(_event(said, key, file, line_of(text, name, n, key)))
    if ends[0] == ends[1]:
        raise ConfigError("before and after are one event", file, line_of(text, name, n))
    return Ordered(before=ends[0], after=ends[1])


def _event(said: str, key: str, file: Path, line: int | None) -> str:
    """The type of event that an editor's word names: "trial", or the type itself."""
    labels: dict[str, str] = table("events")["labels"]
    types = {label: type_ for type_, label in labels.items()} | {type_: type_ for type_ in labels}
    if said in types:
        return types[said]
    near = get_close_matches(said, types, n=1, cutoff=0.5)
    right = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(labels.values()))}"
    raise ConfigError(f"unknown event {said!r} in {key}: {right}", file, line)
