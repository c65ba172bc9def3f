"""Words as quoted: the same up to typography, or one a part of the other. Made by extraction."""

from __future__ import annotations

import re
from typing import Literal

from factcheck.values import Relation, Value, ValueKind
from factcheck.values.name import find, folded

WORD = re.compile(r"[^\W_]+")


class Words(Value):
    """The quoted `text`, without its quotation marks."""

    kind: Literal["words"] = "words"
    text: str

    def relation(self, other: Value) -> Relation:
        """Same after folding; the longer of two that contain each other is finer; otherwise nobody can tell."""
        if not isinstance(other, Words):
            return Relation.CANNOT_TELL
        mine, theirs = (f" {' '.join(WORD.findall(folded(w.text)))} " for w in (self, other))
        if mine == theirs:
            return Relation.SAME
        if not mine.strip() or not theirs.strip():
            return Relation.CANNOT_TELL
        if theirs in mine:
            return Relation.FINER
        return Relation.COARSER if mine in theirs else Relation.CANNOT_TELL

    def show(self) -> str:
        """Return the words."""
        return self.text


VALUE = ValueKind(record=Words, find=find)
