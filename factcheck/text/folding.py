"""How a name looks when case, accents and typography are levelled."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


@cache
def fold(text: str) -> str:
    """Level case, accents, apostrophes, hyphens and full stops."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[.'’‘`]", "", plain).replace("-", " ").replace("–", " ").casefold().strip()
