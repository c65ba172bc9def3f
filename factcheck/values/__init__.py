"""What a phrase says, as an interval or a set, and how two of them relate.

One file here is one kind of value. It defines a frozen record (a subclass of `Value`) and

    VALUE = ValueKind(record=Age, find=find)

where ``find(text, anchor)`` yields a `Found` for every stretch of `text` that says such a value. The id is the file
name with hyphens, and the record's `kind`. To add one: the module and `tests/cases/values/<kind>.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from factcheck import discover


class Relation(StrEnum):
    """How one value stands to another; `a.relation(b)` is read "a is ... b"."""

    SAME = "same"
    FINER = "finer"
    """Says the same thing more exactly: "14 October" beside "October"."""
    COARSER = "coarser"
    DIFFERENT = "different"
    """The two cannot both hold."""
    CANNOT_TELL = "cannot tell"

    @property
    def agrees(self) -> bool:
        """Both may hold of one thing, and one of them says at least what the other does."""
        return self in (Relation.SAME, Relation.FINER, Relation.COARSER)

    @property
    def inverse(self) -> Relation:
        """The same relation seen from the other value."""
        return {Relation.FINER: Relation.COARSER, Relation.COARSER: Relation.FINER}.get(self, self)


class Value(BaseModel):
    """What was written (`raw`), and what it means. Subclasses add the meaning as an interval or a set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    raw: str
    """The words as they stand in the source."""

    def relation(self, other: Value) -> Relation:
        """Say how this value stands to another; symmetric up to `Relation.inverse`, CANNOT_TELL across kinds."""
        raise NotImplementedError

    def extent(self) -> tuple[float, float] | None:
        """Return an interval that meets the interval of every value this one agrees with; None where only a comparison tells."""
        return None

    def show(self) -> str:
        """Return the value in an editor's words; reading these words again gives the same value."""
        raise NotImplementedError


class Anchor(NamedTuple):
    """What relative expressions are counted from."""

    day: date | None
    """The publication date; None leaves "last October" open."""
    future: bool = False
    """Whether the verb looks ahead ("will close in October")."""


NO_ANCHOR = Anchor(None)


class Found(NamedTuple):
    """A value and the stretch of text that says it: ``text[start:end]`` is ``value.raw``."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True)
class ValueKind:
    """One kind of value: its record and the function that finds it in text."""

    record: type[Value]
    find: Callable[[str, Anchor], Iterable[Found]]


def kinds() -> dict[str, ValueKind]:
    """Return every kind of value by its id."""
    return discover.load_all(__name__, "VALUE")


def find_values(text: str, anchor: Anchor = NO_ANCHOR) -> tuple[Found, ...]:
    """Return the values that `text` says, in order, none inside another: the longest reading wins."""
    found = [f for kind in kinds().values() for f in kind.find(text, anchor)]
    found.sort(key=lambda f: (f.start - f.end, f.start, f.value.kind))
    kept: list[Found] = []
    taken = bytearray(len(text))
    for one in found:
        if not (taken[one.start] or taken[one.end - 1]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    return tuple(sorted(kept, key=lambda f: f.start))


def read_value(fields: dict[str, Any]) -> Value:
    """Return the value that `model_dump` wrote; an unknown kind is a `KeyError`."""
    return kinds()[fields["kind"]].record.model_validate(fields)
