"""Numbers as they are written: digits, words, mixtures, fractions, ranges and vague words, with their hedges."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from factcheck.values import _hedge
from factcheck.values._barred import barred
from factcheck.values._cardinal import START, Plain, plain_at
from factcheck.values._hedge import Hedge
from factcheck.values._level import level

RANGE = re.compile(r"(?P<by>[ ]to[ ]|-to-|-[ ]to[ ]|[ ]or[ ]|[ ]?-[ ]?|-[ ]or[ ])(?=[\w.])", re.IGNORECASE)
SCORE_BEFORE = re.compile(
    r"\b(?:won|win|wins|winning|lost|lose|loses|losing|beat|beats|beating|defeated|defeat|victory|voted?|votes|voting|ruled|ruling|rulings?|decision|score[ds]?|"
    r"lead|leads|led|leading|trailed|trailing|tied|draw|drew|record|split|by|up|ahead|behind|series)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
SECOND_ENDS = re.compile(r"[A-Za-z]|-\d|[/:.]\d")
# What may be written right after the second number of a range: "28-300mm", "10-15C".
UNIT_ENDS = re.compile(
    r"(?:[kcm]?m|k?g|mg|km/h|kmh|kph|mph|lbs?|ft|in|oz|ml|ha|[CFKxp]|[kMGT]?W|[kMG]Wh|[KMGT]B|hrs?|mins?|secs?|yrs?|yo|bn|tn|pc)(?![\w])"
)
AND = re.compile(" and | to ")
BETWEEN = re.compile(r"\b(?:between|anywhere from|(?:rang(?:e|ed|es|ing)|var(?:y|ied|ies|ying)) from)[ ]$", re.IGNORECASE)
PLUS_MINUS = re.compile(r"[ ]?(?:±|\+/-)[ ]?(?=\d)")
LIST = re.compile(r"(?:,\d{1,2}){2,60}(?![\d,])")
FROM = re.compile(r"\bfrom[ ]$", re.IGNORECASE)


class Numeral(NamedTuple):
    """A number in levelled text: ``text[start:end]`` with its hedge, ``text[core:end]`` without."""

    start: int
    core: int
    end: int
    number: float
    top: float | None
    """The upper end of a range; None for a single number."""
    hedge: Hedge
    step: float
    """The place of the last digit printed, 0.1 for 6.1 and 100,000 for 1.2 million."""
    form: Literal["digits", "words", "fraction", "vague", "score"]

    @property
    def middle(self) -> float:
        """One number for it: the mean of a range."""
        return self.number if self.top is None or self.form in ("vague", "score") else (self.number + self.top) / 2

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The interval it says."""
        if self.form == "vague":
            return self.number, self.top
        if self.form == "score" and self.top is not None:
            return min(self.number, self.top), max(self.number, self.top)
        return _hedge.bounds(self.number, self.hedge, self.top)


@lru_cache(maxsize=8)
def numerals(raw: str, money: bool = False) -> tuple[Numeral, ...]:
    """Return the numbers of a text in order, none inside another; house numbers, names and times are left out."""
    text = level(raw)
    found: list[Numeral] = []
    stops = [*barred(text), (len(text) + 1, len(text) + 1)]
    stop = at = 0
    for match in iter(lambda: START.search(text, at), None):  # noqa: B023 - used up before the next turn
        while stops[stop][1] <= match.start():
            stop += 1
        if match.end() > stops[stop][0]:
            at = max(match.end(), stops[stop][1])
            continue
        one = numeral_at(text, match.start(), money)
        if one is None:
            at = match.end()
            continue
        found.append(one)
        at = max(one.end, match.end())
        if one.form == "digits" and (listed := LIST.match(text, at)):
            found += _listed(text, listed)
            at = listed.end()
    return tuple(found)


def _listed(text: str, listed: re.Match[str]) -> Iterable[Numeral]:
    """Read the rest of "22,24,26,31", which has no blanks after its commas."""
    for member in re.finditer(r"\d+", listed.group()):
        start, end = listed.start() + member.start(), listed.start() + member.end()
        yield Numeral(start, start, end, float(member.group()), None, "exact", 1, "digits")


def numeral_at(text: str, at: int, money: bool = False) -> Numeral | None:
    """Read the number that begins right here in levelled text, with the hedge before it and the range it opens."""
    plain = plain_at(text, at, money)
    if plain is None:
        return None
    start, hedge = _hedge.before(text, at)
    if plain.form == "vague":
        return Numeral(start, at, plain.end, plain.number, plain.top, "about", 1, "vague")
    if (within := PLUS_MINUS.match(text, plain.end)) and (either := plain_at(text, within.end(), False)):
        low, high = plain.number - either.number, plain.number + either.number
        return Numeral(start, at, either.end, low, high, "exact", either.step, plain.form)
    ranged = _range(text, at, plain, money)
    if ranged is not None:
        return ranged._replace(start=min(start, ranged.start), hedge="exact" if ranged.form == "score" else hedge)
    end, trailing = _hedge.after(text, plain.end)
    if trailing is not None and hedge == "exact":
        return Numeral(start, at, end, plain.number, None, trailing, plain.step, plain.form)
    return Numeral(start, at, plain.end, plain.number, None, hedge, plain.step, plain.form)


def _range(text: str, at: int, first: Plain, money: bool) -> Numeral | None:
    window = text[max(0, at - 45) : at]
    between = BETWEEN.search(window)
    joint = (between and AND.match(text, first.end)) or RANGE.match(text, first.end)
    if joint is None or first.form == "fraction":
        return None
    second = plain_at(text, joint.end(), money)
    if (
        second is None
        or second.form in ("fraction", "vague")
        or (SECOND_ENDS.match(text, second.end) and not UNIT_ENDS.match(text, second.end))
    ):
        return None
    by = joint.group().strip().lower()
    tight = joint.group() == "-"
    low = first.number
    if 0 < low < 1000 <= second.number and second.step >= 1000 and second.number / low >= 1000 and not tight | (by == "or"):
        low *= max(s for s in (1e3, 1e6, 1e9, 1e12) if s <= max(second.step * 10, 1e3))
    elif tight and 0 < low < 1000 and second.step >= 1000:
        low *= max(s for s in (1e3, 1e6, 1e9, 1e12) if s <= second.step * 10)
    if (tight or (by == "to" and first.form == second.form == "digits")) and _is_score(window, first, second, tight):
        return Numeral(at, at, second.end, first.number, second.number, "exact", 1, "score")
    if (
        low >= second.number
        or (FROM.search(window) and not between and not tight)
        or (by == "or" and second.number > 3 * low)
        or (tight and first.form == "words")
    ):
        return None
    start = at - len(between.group()) if between else at
    return Numeral(start, at, second.end, low, second.number, "exact", second.step, first.form)


def _is_score(window: str, first: Plain, second: Plain, tight: bool) -> bool:
    whole = first.step == second.step == 1 and max(first.number, second.number) < 1000
    return whole and (
        (tight and first.number >= second.number) or (SCORE_BEFORE.search(window) is not None and first.number >= second.number)
    )
