"""Where quotation marks open and close."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from factcheck.lexicon import table

DOUBLE = '“”„‟"«»'
OPENING = "“„«"
CLOSING = "”‟»"
BEFORE_OPENING = " \t\u00a0\u2009([{/—–-:‘'…,"

# 'The bridge is shut,'   the 'so-called' fix   (a bare ' after a letter is an apostrophe)
SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[/—–:-])|(?<![\s\S]))(?P<mark>['‘])(?=[A-Za-z0-9“\"\[…$£€])")
# safe,'   safe'   safe’.   but not workers' when a later mark closes
SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…”\"\])—-])['’](?![A-Za-z0-9])")
PLURAL_OWNER = re.compile(r"s['’] [a-z]")


@dataclass(frozen=True)
class Pair:
    """A quotation's marks; `start` and `end` are inside them."""

    start: int
    end: int
    mark: Literal["double", "single"]
    open: bool = False
    """It has no closing mark, since the next paragraph goes on with it."""


def pairs(text: str, start: int, end: int, following: str = "", single_only: bool = False) -> list[Pair]:
    """Return the outermost quotations of ``text[start:end]``; `following` is the first character of the next paragraph."""
    doubles = [] if single_only else _doubles(text, start, end, following)
    singles: list[Pair] = []
    at = start
    for pair in [*doubles, Pair(end + 1, end + 1, "double")]:
        singles.extend(_singles(text, at, pair.start - 1))
        at = pair.end + 1
    return sorted([*doubles, *singles], key=lambda p: p.start)


def _doubles(text: str, start: int, end: int, following: str) -> list[Pair]:
    found: list[Pair] = []
    opened: int | None = None
    for at in range(start, end):
        mark = text[at]
        if mark not in DOUBLE:
            continue
        if _opens(text, at, start, end, opened is not None):
            opened = at + 1
        elif opened is not None:
            found.append(Pair(opened, at, "double"))
            opened = None
    if opened is not None and following and following in DOUBLE and following not in CLOSING:
        found.append(Pair(opened, end, "double", open=True))
    return found


def _opens(text: str, at: int, start: int, end: int, inside: bool) -> bool:
    """Whether the mark opens; a straight one does after a space and before a word. A second opening mark makes the first a stray."""
    if text[at] in OPENING:
        return True
    if text[at] in CLOSING:
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    free = before in BEFORE_OPENING and not after.isspace()
    return free and (not inside or (before.isspace() and (after.isalnum() or after in "'‘$[")))


def _singles(text: str, start: int, end: int) -> list[Pair]:
    found: list[Pair] = []
    piece = text[max(start, 0) : max(end, start, 0)]
    at = 0
    while opening := SINGLE_OPEN.search(piece, at):
        at = opening.end()
        if _is_elided(piece[at:], opening["mark"]):
            continue
        close = _close(piece, at)
        if close is not None:
            found.append(Pair(start + at, start + close, "single"))
            at = close + 1
    return found


def _is_elided(rest: str, mark: str) -> bool:
    """Whether the mark is an apostrophe: the '90s, 'em."""
    word = re.match(r"\w+", rest)
    if word is None or mark == "‘":
        return False
    return re.match(r"\d0s\b", rest) is not None or word[0].lower() in table("attribution")["elided"]


def _close(piece: str, at: int) -> int | None:
    """Return the closing mark: the first that is no plural's apostrophe ("the nurses' ward"), or else such a one."""
    until = SINGLE_OPEN.search(piece, at)
    marks = [m.start() for m in SINGLE_CLOSE.finditer(piece, at, until.start() if until else len(piece))]
    sure = [m for m in marks if not PLURAL_OWNER.match(piece, m - 1)]
    return next(iter(sure or marks), None)
