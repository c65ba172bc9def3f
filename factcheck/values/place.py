"""A place as written: made by extraction; whether one place lies in another is decided in `resolve`."""

from __future__ import annotations

from typing import Literal

from factcheck.values import Relation, Value, ValueKind
from factcheck.values.name import find, folded


class Place(Value):
    """The place in `text`, as written."""

    kind: Literal["place"] = "place"
    text: str

    def relation(self, other: Value) -> Relation:
        """Same up to case, accents and typography; otherwise a map must tell."""
        if isinstance(other, Place) and folded(self.text) == folded(other.text):
            return Relation.SAME
        return Relation.CANNOT_TELL

    def show(self) -> str:
        """Return the place."""
        return self.text


VALUE = ValueKind(record=Place, find=find)
