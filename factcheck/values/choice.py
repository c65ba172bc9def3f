"""One of a few answers that exclude each other: left or right, granted or denied. Made by extraction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from factcheck.values import Relation, Value, ValueKind
from factcheck.values.name import find, folded


class Choice(Value):
    """`option` is said, where `among` lists all that could have been."""

    kind: Literal["choice"] = "choice"
    option: str
    among: tuple[str, ...] = ()

    def relation(self, other: Value) -> Relation:
        """Same option, or different where one list has both; otherwise nobody can tell."""
        if not isinstance(other, Choice):
            return Relation.CANNOT_TELL
        mine, theirs = folded(self.option), folded(other.option)
        if mine == theirs:
            return Relation.SAME
        lists = [{folded(o) for o in c.among} for c in (self, other)]
        return Relation.DIFFERENT if any({mine, theirs} <= options for options in lists) else Relation.CANNOT_TELL

    def show(self) -> str:
        """Return the option."""
        return self.option


def kin(option: str, within: Mapping[str, Sequence[str]]) -> set[str]:
    """Return what an option may be an instance of, and what may be one of it: "a gun" and "a rifle" exclude neither the other."""
    return {*within.get(option, ()), *(whole for whole, parts in within.items() if option in parts)}


def excluding(option: str, options: Iterable[str], near: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the options that this one excludes, and itself: all but those that stand beside it in a group of `near`."""
    beside = {other for group in near if option in group for other in group} - {option}
    return tuple(sorted(set(options) - beside))


VALUE = ValueKind(record=Choice, find=find)
