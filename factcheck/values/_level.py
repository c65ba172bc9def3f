"""Text as the patterns want it: typography made plain, one character for one, so that every offset stays as it was."""

import re
from collections.abc import Iterable
from functools import lru_cache

PLAIN = str.maketrans(
    dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("–‐‑−", "-")
    | dict.fromkeys("\xa0\u2009\u202f\u2002\u2003\t\r", " ")
)
THOUSANDS = re.compile(r"(?<=\d)[\xa0\u2009\u202f](?=\d{3}(?!\d))")
LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


@lru_cache(maxsize=8)
def level(text: str) -> str:
    """Return the text with plain quotes, hyphens and spaces; a single line break is a space, an empty line stays.

    A space that does not break between digits sets off thousands (ISO 80000-1, 7.3.1), and becomes the comma that news prints.
    """
    return LINE_BREAK.sub(" ", THOUSANDS.sub(",", text).translate(PLAIN))


def any_of(words: Iterable[str]) -> str:
    """Return a regex that matches one of the words, the longest first, blanks as any run of up to three."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", "[ ]{1,3}") for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
