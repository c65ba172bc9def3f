"""The lines of a source as an editor sees them: where each stands, and whether it goes on in the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

LINE = re.compile(r"[^\r\n]+")
BREAK = re.compile(r"\r\n|\n|\r")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
SPEECH = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?:(?<=\s)|^)‘[^’]*’(?!\w)")
END_MARK = re.compile(r"[.!?…]\s?[\"'”’)\]]*$|[,:;—–-]?[\"”]$")
ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|Lt|Sgt|Capt|Gen|Col|Jr|Sr|No|vs)\.$")

WRAPPED = 50
"""A line at least this long may have been broken by the width of a page."""
WIDEST = 100
"""Text with a longer line than this was not broken by hand or by a mailer."""


@dataclass(frozen=True)
class Line:
    """A line without the blanks at its ends, or several that a page's width has cut from one."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return tuple(w.lower() for w in WORD.findall(self.text))

    @cached_property
    def ended(self) -> bool:
        """It ends as a sentence does."""
        return END_MARK.search(self.text) is not None

    @cached_property
    def unquoted(self) -> str:
        """Its text with quoted speech left out."""
        return SPEECH.sub(" ", self.text)

    def cut(self, at: int) -> tuple[Line, Line]:
        """Return what stands before and from offset `at` of its text, both without blanks at their ends."""
        head, tail = self.text[:at], self.text[at:]
        skip = len(tail) - len(tail.lstrip())
        first = replace(self, end=self.start + len(head.rstrip()), text=head.rstrip())
        return first, replace(self, start=self.start + at + skip, text=tail[skip:])


def line_number(text: str, offset: int) -> int:
    """Return the line of an offset, from 1."""
    return len(BREAK.findall(text, 0, offset)) + 1


def lines(text: str, start: int = 0) -> tuple[Line, ...]:
    """Return the lines of ``text[start:]`` that are not blank, with those that a page's width cut joined again."""
    single: list[Line] = []
    for found in LINE.finditer(text, start):
        bare = found[0].strip()
        if bare:
            at = found.start() + found[0].index(bare)
            single.append(Line(at, at + len(bare), bare))
    by_hand = _is_wrapped(single)
    joined: list[Line] = []
    for line in single:
        if joined and _goes_on(text, joined[-1], line, by_hand):
            start = joined.pop().start
            joined.append(Line(start, line.end, text[start : line.end]))
        else:
            joined.append(line)
    return tuple(joined)


def _is_wrapped(single: list[Line]) -> bool:
    """Whether a page's width broke the lines, as in mail and old text files: most of the long ones stop in mid-sentence."""
    if any(len(line.text) > WIDEST for line in single):
        return False
    long = [n for n, line in enumerate(single) if len(line.text) >= WRAPPED]
    open_ended = [n for n in long if not single[n].ended]
    small = any(n + 1 < len(single) and single[n + 1].text[0].islower() for n in open_ended)
    return small and len(open_ended) >= 2 and 2 * len(open_ended) >= len(long)


def _goes_on(text: str, line: Line, following: Line, by_hand: bool) -> bool:
    between = text[line.end : following.start]
    if between.count("\n") + between.replace("\r\n", "").count("\r") != 1:
        return False
    last = line.text.splitlines()[-1]
    if len(last) < WRAPPED or (line.ended and not ABBREVIATION.search(line.text)):
        return False
    return following.text[0].islower() or (by_hand and (following.text[0].isalnum() or following.text[0] in "“\"'‘($€£"))
