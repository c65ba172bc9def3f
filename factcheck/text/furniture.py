"""Which lines of a page are the article, and which are what the page carries beside it.

Every line that is not blank ends in exactly one of the two. A line is furniture because of its words (cues, scored), or
because of its shape where it stands: short and without an end mark before the headline, between paragraphs or after the
last one. In doubt it is article: a line too much costs an editor a glance, a line too few costs a fact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from factcheck import lexicon
from factcheck.model import Block, Skipped
from factcheck.text import cues
from factcheck.text.dateline import DATELINE, META, find_stamps, is_stamp, stamps_in_line
from factcheck.text.lines import Line, lines
from factcheck.text.posts import signature

CREDITED = r"^.{25,400}[.\s]\((?:photo|photos|image|source|credit|file photo|courtesy)\b[^()]{2,60}\)$"
CAPTION = re.compile(rf"^(?:photo |image )?caption\s*:|^pictured\s*:|^buy photo\b.{{20}}|{CREDITED}", re.IGNORECASE)
"""Caption: ... · Ann Bell leaves the court in Harrowgate. (Photo: Tomas Reyes)"""
IN_PICTURE = re.compile(
    r"^[^.]{3,80}(?:, | \()(?:(?:far|second from|third from|top|bottom) )?(?:left|right|center|centre)(?:,|\),?) [^\n]{1,200}$",
    re.IGNORECASE,
)
"""Ann Bell, left, with her counsel · Ann Bell (right) leaves the court."""
SITE_TITLE = re.compile(r".+\s[|»]\s[^|»]{2,40}|.+\b(?:archives|category|tag)\b.{0,40} [-–] .{2,60}", re.IGNORECASE)
BYLINE_WITH_DATE = re.compile(r"(?:by|posted by|published by|written by)\s+(?-i:[A-Z])", re.IGNORECASE)
WEATHER = re.compile(r"-?\d ?°[CF]?\b|\d ?º[CF]\b")


LONGEST_LABEL = 12
"""Words of a line that may be a label or the title of another article; a longer one is never judged by its shape."""


class Judged(NamedTuple):
    """A line, and why it is furniture; None is article."""

    line: Line
    reason: str | None


def set_aside(text: str, given: Sequence[Line] | None = None) -> tuple[tuple[Block, ...], tuple[Skipped, ...]]:
    """Return the article's lines and the furniture; `given` are the lines of a format that has marks of its own."""
    judged = _by_cues([part for line in _without_heads(lines(text) if given is None else given) for part in _without_stamps(line)])
    first, last = _body(judged)
    known = _words(j.line for j in judged[first : last + 1] if j.reason is None and j.line.ended)
    judged = [_by_shape(judged, n, first, last, known) for n in range(len(judged))]
    skipped = [Skipped(start=j.line.start, end=j.line.end, reason=j.reason) for j in judged if j.reason is not None]
    blocks = _blocks(judged, first, known)
    signed = [_unsigned(block, text) for block in blocks]
    skipped += [s for _, s in signed if s is not None]
    return tuple(b for b, _ in signed), tuple(sorted(skipped, key=lambda s: s.start))


def _unsigned(block: Block, text: str) -> tuple[Block, Skipped | None]:
    """Part an embedded message from its signature, whose date is that of no event."""
    post = signature(text[block.start : block.end]) if block.kind == "post" else None
    said = "" if post is None else text[block.start : block.start + post.start].rstrip()
    if post is None or not said:
        return block, None
    return block.model_copy(update={"end": block.start + len(said)}), Skipped(
        start=block.start + post.start, end=block.end, reason="signature of a message"
    )


def _without_heads(given: Sequence[Line]) -> list[Line]:
    """Cut off what stands before the first word of a paragraph: "date 2022-06-02", "PORTLAND, Maine (AP) —"."""
    found: list[Line] = []
    for line in given:
        rest = line
        for pattern in (META, DATELINE):
            match = pattern.match(rest.text)
            if match and match.end() < len(rest.text):
                head, rest = rest.cut(match.end())
                found.append(head)
        found.append(rest)
    return found


def _without_stamps(line: Line) -> list[Line]:
    """Cut out what says when a text beside a picture was published: "(Published Monday, June 8, 2015)"."""
    found: list[Line] = []
    rest, at = line, 0
    for start, end in stamps_in_line(line.text):
        before, stamp = rest.cut(start - at)
        stamp, rest = stamp.cut(end - at - (stamp.start - rest.start))
        at = rest.start - line.start
        found += [before, stamp]
    return [part for part in (*found, rest) if part.text]


def _by_cues(given: Sequence[Line]) -> list[Judged]:
    count = Counter(line.text for line in given if len(line.words) <= 12)
    return [Judged(line, _reason(line, count[line.text] > 1)) for line in given]


def _reason(line: Line, repeated: bool) -> str | None:
    if META.fullmatch(line.text) or _is_dateline(line.text):
        return "dateline"
    if is_stamp(line.text):
        return "time stamp"
    beside_a_date = BYLINE_WITH_DATE.match(line.text) or WEATHER.search(line.text)
    if beside_a_date and len(line.words) <= 14 and not line.ended and find_stamps(line.text):
        return "time stamp"
    if signature(line.text) or _is_caption(line):
        return None
    return cues.reason(line, repeated)


def _is_caption(line: Line) -> bool:
    return CAPTION.match(line.text) is not None or IN_PICTURE.match(line.text) is not None


def _is_dateline(text: str) -> bool:
    for following in (" x", "X"):
        match = DATELINE.match(text + following)
        if match is not None and match.end() == len(text) + len(following) - 1:
            return True
    return False


def _body(judged: Sequence[Judged]) -> tuple[int, int]:
    """Return the places of the first and the last paragraph: whole sentences that no cue speaks against."""
    for least, marks in ((12, (".", "?", "!", '"', "”", "…", ")", "'", "’")), (3, (".", "?", '"', "”", "…"))):
        found = [
            n
            for n, j in enumerate(judged)
            if j.reason is None and j.line.ended and j.line.text.endswith(marks) and len(j.line.words) >= least
            if not _is_caption(j.line) and not _is_site_title(judged, n)
        ]
        if found:
            ends = [n for n, j in enumerate(judged) if j.reason is None and j.line.text.endswith(marks) and len(j.line.words) >= 3]
            return found[0], max(found[-1], ends[-1] if ends else 0)
    return 0, len(judged) - 1


def _by_shape(judged: list[Judged], n: int, first: int, last: int, known: frozenset[str]) -> Judged:
    """Judge a line without an end mark by where it stands; most of a page without end marks is a list or notes."""
    line, reason = judged[n]
    if reason is not None or signature(line.text) or _is_caption(line):
        return judged[n]
    kept = [j.line for j in judged if j.reason is None]
    if n < first:
        return _before(judged, n, known)
    if line.ended or 2 * sum(k.ended for k in kept) < len(kept) or re.search(r"[\d,;:]", line.text) or cues.BULLET.match(line.text):
        return judged[n]
    if n > last:
        return Judged(line, "short line after the article") if len(line.words) <= 8 else judged[n]
    beside = judged[max(n - 1, 0) : n] + judged[n + 1 : n + 2]
    alone = all(j.line.ended or j.reason is not None for j in beside)  # several are a list
    return Judged(line, "subheading") if alone and len(line.words) <= 6 and _shares(line, known) < 2 else judged[n]


def _before(judged: Sequence[Judged], n: int, known: frozenset[str]) -> Judged:
    """Before the first paragraph only a title and a standfirst are article: lines that speak the article's words."""
    line = judged[n].line
    if _is_site_title(judged, n) and any(_is_title(j, known) for j in judged[1 : n + 8]):
        return Judged(line, "site title")
    if _is_title(judged[n], known) or (line.ended and len(line.words) >= 5):
        return judged[n]
    titles = any(_is_title(j, known) for j in judged if j.line is not line)
    if len(line.words) < 4 or (titles and len(line.words) <= LONGEST_LABEL and not line.ended):
        return Judged(line, "short line before the article")
    return judged[n]


def _is_site_title(judged: Sequence[Judged], n: int) -> bool:
    line = judged[n].line
    return n == 0 and len(line.words) <= LONGEST_LABEL + 2 and SITE_TITLE.match(line.text) is not None


def _is_title(judged: Judged, known: frozenset[str]) -> bool:
    line = judged.line
    if judged.reason is not None or not 2 <= len(line.words) <= 30:
        return False
    return _shares(line, known) >= 2 or (bool(_words([line])) and _words([line]) <= known)


def _shares(line: Line, known: frozenset[str]) -> int:
    return len(_words([line]) & known)


def _words(given: Iterable[Line]) -> frozenset[str]:
    """Return the telling words of some lines, cut to five letters so that "killed" and "killing" are one."""
    stop = lexicon.table("furniture")["in_any_text"]
    bare = (re.sub(r"['’]s?$", "", w) for line in given for w in line.words)
    return frozenset(w[:5] for w in bare if (len(w) > 3 or w.isdigit()) and w not in stop)


def _blocks(judged: Sequence[Judged], first: int, known: frozenset[str]) -> tuple[Block, ...]:
    found: list[Block] = []
    for n, (line, reason) in enumerate(judged):
        if reason is not None:
            continue
        if post := signature(line.text):
            start = line.start
            alone = not line.text[: post.start].strip()
            if alone and n and judged[n - 1].reason is None and found[-1].kind == "body":
                start = found.pop().start
            found.append(Block(start=start, end=line.end, kind="post", speaker=post.speaker, published=post.published))
        elif _is_caption(line):
            found.append(Block(start=line.start, end=line.end, kind="caption"))
        else:
            found.append(Block(start=line.start, end=line.end, kind=_kind(judged, n, first, known)))
    return tuple(found)


def _kind(judged: Sequence[Judged], n: int, first: int, known: frozenset[str]) -> Literal["headline", "body"]:
    """A headline is a title before the first paragraph; a sentence there is a standfirst, which is body."""
    line = judged[n].line
    opens = all(j.reason is not None or _is_caption(j.line) for j in judged[:n])
    if n < first and (not line.ended or (opens and line.text.endswith((".", "!", "?", "'", "’")) and _is_title(judged[n], known))):
        return "headline"
    return "body"
