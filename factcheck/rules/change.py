"""What rose or fell by so much, from one figure to another, must have risen or fallen by just that.

A share, "doubled", "tripled" or "halved" is held against the two figures of its sentence, each as roughly as it was printed.
A figure that goes up in one source and down in another that tells the same is compared too.
Conflict: "sales rose 10 percent to $8.5 million from $5 million"; "a 27 percent premium to the close of $60" for an offer of $63.50;
"doubled from 10 to 30"; "fell from 40 to 45"; "shares rose 3.3 percent" beside "shares lost 3.3 percent".
Left alone: "profit fell 20 percent, to $40 million from $50 million"; a rise of one thing beside the price of another; "raised its
estimate of the jobs that will be cut to 1,150, from 900".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from factcheck.comparison.arithmetic import Span, printed
from factcheck.comparison.marked import Marked, marked
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.rules._other_way import other_way
from factcheck.values.share import Share


def _words(direction: str) -> str:
    return "|".join(sorted(table("changes")[direction], key=lambda w: (-len(w), w)))


MULTIPLES: dict[str, float] = {row["word"]: row["factor"] for row in table("changes")["multiple"]}
TIMES = "|".join(sorted(MULTIPLES, key=lambda w: (-len(w), w)))
VALUE = r"<[nmsu]\d+>"
BY = r"(?:\ (?:by\ )?(?:an?\ |some\ )?(?P<by><s\d+>))"
VERB = rf"\b(?:(?P<up>{_words('up')})|(?P<down>{_words('down')})|(?P<times>{TIMES}))"
WORDS = r"(?:\ (?!to\b|from\b|and\b|while\b|but\b)[\w'’-]+){0,4}?"
FROM_TO = re.compile(
    rf"""
    {VERB}{BY}?(?:\ in\ (?:value|price|size|number))?,?(?:\ \([^)]*\))?
    (?: \ from\ (?P<old>{VALUE}){WORDS},?\ to\ (?P<new>{VALUE})            # from $5 million in 2010 to $5.5 million
      | \ to\ (?P<new2>{VALUE}){WORDS},?\ (?:up\ |down\ )?from\ (?P<old2>{VALUE})  # to $5.5 million from $5 million
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
OTHER_WAY = {up: re.compile(rf"\b(?:{_words('down' if up else 'up')})\b", re.IGNORECASE) for up in (True, False)}
"""Words before a change by which it may be the other one that the figures are of: "raised its estimate of the jobs that will be cut to"."""
UP_FROM = re.compile(
    rf"(?P<new>{VALUE}){WORDS},\ (?:(?P<up>up)|(?P<down>down))(?:\ by)?\ (?P<by><s\d+>)\ from\ (?P<old>{VALUE})", re.VERBOSE
)
"""revenue of $5.5 billion, up 10 percent from $5 billion"""
PREMIUM = re.compile(
    r"""
    (?P<new><m\d+>)(?:\ in\ cash)?(?:\ (?:a|per)\ share)?(?:\ in\ cash)?,?\ (?:which\ is\ |or\ |representing\ |at\ )?
    an?\ (?:(?P<by><s\d+>)\ (?P<kind>premium|discount))\ (?:to|over|on|above|from)\ (?:[\w'’.]+\ ){0,7}?
    (?:clos\w+|price|quote|value)(?:\ [\w'’.]+){0,4}?\ (?:of|at)\ (?P<old><m\d+>)
    """,
    re.VERBOSE,
)
"""$63.50 a share, a 27 percent premium to Friday's closing price of $50"""


class Change(NamedTuple):
    """From one figure to another, and by how much it is said to have changed."""

    old: Claim
    new: Claim
    by: Claim | None
    times: float | None
    up: bool | None
    words: str


def _changes(sentence: Marked) -> Iterator[Change]:
    for match in FROM_TO.finditer(sentence.text):
        old = sentence.claim(match, "old") or sentence.claim(match, "old2")
        new = sentence.claim(match, "new") or sentence.claim(match, "new2")
        word = match["times"]
        up = True if match["up"] else False if match["down"] else None
        turned = up is not None and OTHER_WAY[up].search(sentence.text[: match.start()]) is not None
        if old is not None and new is not None and not turned and _one_unit(old, new):
            yield Change(old, new, sentence.claim(match, "by"), MULTIPLES[word.lower()] if word else None, up, word or "")
    for match in UP_FROM.finditer(sentence.text):
        old, new, by = (sentence.claim(match, group) for group in ("old", "new", "by"))
        if old is not None and new is not None and _one_unit(old, new):
            yield Change(old, new, by, None, match["up"] is not None, "")
    for match in PREMIUM.finditer(sentence.text):
        old, new, by = (sentence.claim(match, group) for group in ("old", "new", "by"))
        if old is not None and new is not None and by is not None and _one_currency(old, new):
            yield Change(old, new, by, None, match["kind"] == "premium", match["kind"])


def _one_currency(old: Claim, new: Claim) -> bool:
    return getattr(old.value, "currency", "") == getattr(new.value, "currency", "")


def _one_unit(old: Claim, new: Claim) -> bool:
    """Whether both are of one kind and unit; a share among the figures is a figure, not what it changed by."""
    one, other = old.value, new.value
    return one.kind == other.kind and getattr(one, "unit", "") == getattr(other, "unit", "") and _one_currency(old, new)


def _wrong(change: Change) -> str | None:
    """Why the figures do not fit, in words; None where they do or nobody can tell."""
    old, new = printed(change.old.value), printed(change.new.value)
    if old is None or new is None or old.low <= 0 or new.low < 0:
        return None
    shown = f"{change.old.value.show()} to {change.new.value.show()}"
    if change.up is not None and (new.high < old.low if change.up else new.low > old.high):
        return f"{shown} is {'no rise' if change.up else 'no fall'}"
    ratio = new.over(old)
    if change.times is not None:
        near = Span(change.times - abs(change.times - 1) / 4, change.times + abs(change.times - 1) / 4)
        return None if ratio.meets(near) else f"{shown} is {_factor(ratio)} times as much, not {change.words}"
    due = _due(change)
    return None if due is None or ratio.meets(due) else f"{shown} is {_percent(ratio)}, not {change.by.value.show() if change.by else ''}"


def _due(change: Change) -> Span | None:
    """By what factor the share says it changed."""
    if change.by is None or not isinstance(change.by.value, Share) or change.by.value.points or change.old.value.kind == "share":
        return None
    by = printed(change.by.value)
    if by is None or change.up is None:
        return None
    return Span(1 + by.low / 100, 1 + by.high / 100) if change.up else Span(1 - by.high / 100, 1 - by.low / 100)


def _factor(ratio: Span) -> str:
    return f"{ratio.low:.2g} to {ratio.high:.2g}"


def _percent(ratio: Span) -> str:
    low, high = ((x - 1) * 100 for x in ratio)
    return f"{low:+.0f} to {high:+.0f} percent" if round(low) != round(high) else f"{low:+.0f} percent"


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a change that its figures do not bear out."""
    for sentence in marked(graph):
        for change in _changes(sentence):
            text = _wrong(change)
            if text is None:
                continue
            camps = [[c] for c in (change.old, change.new, change.by) if c is not None]
            step = Step(step="from the one to the other", claims=(change.old.id, change.new.id), result=text)
            yield finding(
                graph,
                "change",
                Verdict.CHECK if change.by is None else Verdict.CONFLICT,
                change.new.subject.name,
                "by how much it changed",
                camps,
                why=text,
                steps=[step],
                scope="|".join(c.value.raw for camp in camps for c in camp),
            )


RULE = Rule(code="FC208", judge=lambda graph: chain(judge(graph), other_way(graph)))
