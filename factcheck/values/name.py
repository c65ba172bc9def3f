"""A name as spelled: made by extraction, compared letter by letter; nicknames and initials are decided in `resolve`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from factcheck.values import Anchor, Found, Relation, Value, ValueKind
from factcheck.values._level import level


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return the letters and digits alone, lower-case and without accents: O’Neil and O'NEIL are one."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", level(text)) if not unicodedata.combining(c))
    return " ".join(re.sub(r"'s?(?=\s|$)|['.]", "", bare).replace("-", " ").casefold().split())


class Name(Value):
    """The name in `text`, as spelled."""

    kind: Literal["name"] = "name"
    text: str

    def relation(self, other: Value) -> Relation:
        """Same up to case, accents, punctuation and typography; otherwise different."""
        if not isinstance(other, Name):
            return Relation.CANNOT_TELL
        return Relation.SAME if folded(self.text) == folded(other.text) else Relation.DIFFERENT

    def show(self) -> str:
        """Return the name."""
        return self.text


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield nothing: names are found with the parse at hand."""
    return ()


VALUE = ValueKind(record=Name, find=find)
