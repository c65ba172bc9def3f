"""A number with its unit: counts, measures, magnitudes, ordinals, scores, "twice"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from factcheck.values import Anchor, Found, Relation, Value, ValueKind, _hedge, _units
from factcheck.values._cardinal import ORDINALS, TENS, UNITS
from factcheck.values._hedge import Hedge
from factcheck.values._level import any_of, level
from factcheck.values._numeral import Numeral, numeral_at, numerals
from factcheck.values.duration import RATE, WITH_UNIT

MEASURES = _units.MEASURES
MAGNITUDE = re.compile(r"\b[Mm]agnitude(?:[ -]|[ ]of[ ]|[ ]at[ ]|-)(?=[\d.])|\bmeasur(?:ing|ed)[ ](?:at[ ])?(?=\d\.\d(?!\d|[ -]?[a-z]))")
MAGNITUDE_AFTER = re.compile(
    r"[ -]magnitude(?!\w)|[ ]on[ ]the[ ]Richter|(?=[ ](?:quake|earthquake|tremor|temblor|aftershock))", re.IGNORECASE
)
TIMES_AFTER = re.compile(
    r"(?:[ -](?:more[ ])?times|-?fold)(?![\w-])(?![ ](?:Square|Union))|(?<!one)-time(?=[ ][A-Za-z])(?![ ](?:zone|limit|off))"
)
ONCE = re.compile(r"\b(?P<word>twice|thrice)\b", re.IGNORECASE)
ODDS = re.compile(
    r"[ -]to[ -](?P<n>\d{1,6}|one)(?![\w,.]?\d)(?:[ ](?:odds|against|on|favou?rite|long ?shot|underdog|ratio|margin))|[ ]?:[ ]?1(?!\d)",
    re.IGNORECASE,
)
CATEGORY = re.compile(r"\b[Cc]ategory[ -](?P<n>\d|one|two|three|four|five)(?![\w.])")
NOT_RANKED = (
    r"(?![ -](?:degree|hand|class|rate|person|lady|ladies|lieutenant|sergeant|floor|base|Street|Avenue|St\.|Ave|century|quarter|of|half)\b)"
)
DIGIT_ORDINAL = re.compile(
    rf"""(?<![\w.,-])(?P<digits>\d{{1,3}}(?:,\d{{3}})*)(?:st|nd|rd|th)(?!\w){NOT_RANKED}
    (?![ ][A-Z]|-|[ ](?:and|or|&|near|between)[ ](?:[A-Z]|\d))            # "at 52nd and Elm"
    """,
    re.VERBOSE,
)
WORD_ORDINAL = re.compile(
    rf"""(?<![\w.,-])
    (?:(?<=[Tt]he[ ])|(?<=[ ]a[ ])|(?<=[Hh]is[ ])|(?<=[Hh]er[ ])|(?<=[Ii]ts[ ])|(?<=heir[ ])|(?<='s[ ])|(?<=[Aa]nd[ ])|(?<=was[ ]))
    (?:(?P<tens>{any_of(TENS)})-)?(?P<word>{any_of(ORDINALS)})(?!\w){NOT_RANKED}(?!-)
    (?![ ](?:in|to|on|at|since|from|by|and|or|as|than)\b)""",
    re.VERBOSE,
)
# "finished fourth", "in third place": a rank needs no article; who "came first" may only have been early.
RANK = re.compile(
    rf"""\b(?:finish(?:ed|es|ing)?|rank(?:ed|s|ing)?|placed|joint|tied[ ]for|(?:came|coming)(?:[ ](?:in|home))?(?![ ]first))[ ]
    (?P<word>{any_of(ORDINALS)})(?![\w-]|[ ](?:and|or|half|quarter|time|grade|degree)\b)
    | \b(?:was|were|is|are|lies?|lay|sits?|sat)[ ](?P<behind>(?!first|zeroth|hundredth){any_of(ORDINALS)})
      (?=[ ](?:behind|overall)(?!\w)|[ ]in[ ](?:the|a|an|his|her|their|its)[ ](?!(?:world|line|queue|family|row|series|history|country)\b))
    | (?<=[ ]and[ ])(?P<next>{any_of(ORDINALS)})(?=[ ](?:in|at)[ ](?:the|a|an|his|her|their)[ ](?!(?:world|line|queue|row|series)\b))
    | (?<![\w-])(?P<placed>{any_of(ORDINALS)})(?=[ -]placed?(?!\w))""",
    re.VERBOSE,
)
RANKED = re.compile(rf"\b(?:finish(?:ed|es)|came|placed|was|were)[ ](?:in[ ])?{any_of(ORDINALS)}\b[^.;:]*$")
"""Before a second rank of one sentence: "finished second in the slalom and third in the downhill"."""
NEAR_A_RANK = 80
SKIPPED_ONE = re.compile(
    r"(?:\b(?:no|any|some|every|each|this|that|which|the|last|another|the only|number|day|square|phase|air force|formula)[ -])$",
    re.IGNORECASE,
)
ATTACHED = re.compile(r"[ ]?[ap]\.?m\b|[A-Za-z]|-[A-Za-z]+-|'[a-z]")


class Quantity(Value):
    """How many or how much, in `unit` ("" for a plain count); `number` is as written, `step` its last printed place."""

    kind: Literal["quantity"] = "quantity"
    lower: float | None
    upper: float | None
    unit: str = ""
    number: float
    hedge: Hedge = "exact"
    step: float = 1
    vague: bool = False
    """Nobody counted: "dozens", "several"."""
    score: tuple[int, int] | None = None

    def relation(self, other: Value) -> Relation:
        """Compare in one dimension, after conversion and within the printed precision."""
        if not isinstance(other, Quantity):
            return Relation.CANNOT_TELL
        if self.score or other.score:
            if not (self.score and other.score):
                return Relation.CANNOT_TELL
            return Relation.SAME if sorted(self.score) == sorted(other.score) else Relation.DIFFERENT
        mine, theirs = MEASURES.get(self.unit), MEASURES.get(other.unit)
        if (mine and mine.dimension) != (theirs and theirs.dimension) or (mine is None and self.unit != other.unit):
            return Relation.CANNOT_TELL
        if (self.lower, self.upper, self.hedge, self.unit, self.vague) == (other.lower, other.upper, other.hedge, other.unit, other.vague):
            return Relation.SAME
        return _hedge.compare(self._reach(), other._reach())  # noqa: SLF001 - of its own class

    def _reach(self) -> _hedge.Reach:
        plain = _hedge.reach(self.lower, self.upper, "about" if self.vague else self.hedge, self.step, measured=self.unit in MEASURES)
        unit = MEASURES.get(self.unit)
        if unit is None:
            return plain
        low, high = (None if x is None else x * unit.factor + unit.offset for x in (plain.low, plain.high))
        return _hedge.Reach(low, high, plain.strict)

    def extent(self) -> tuple[float, float] | None:
        """Return the least and the most it may be; a score is not one number."""
        return None if self.score else _hedge.extent(self._reach())

    def show(self) -> str:
        """Return it in words, "3rd" for the third; ranges, scores and vague numbers as they were written."""
        if self.unit == "ordinal":
            return f"{self.number:,.0f}{_ending(int(self.number))}"
        if (
            self.vague
            or self.score
            or self.unit in ("times", "odds", "category", "magnitude")
            or (self.hedge == "exact" and self.lower != self.upper)
            or not _hedge.is_decimal(self.step)
        ):
            return self.raw
        digits = f"{self.number:,.12f}".rstrip("0").rstrip(".") if abs(self.number) < 1e15 else self.raw
        places = max(0, len(f"{self.step:.10f}".rstrip("0").partition(".")[2]))
        if self.step < 1:
            digits = f"{self.number:,.{places}f}"
        unit = _units.FIRST_SPELLINGS.get(self.unit, self.unit)
        return f"{'' if self.hedge == 'exact' else self.hedge + ' '}{digits}{' ' if unit else ''}{unit}"


def _ending(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def make(raw: str, numeral: Numeral, unit: str) -> Quantity:
    """Return so much of a unit."""
    low, high = numeral.bounds
    score = (int(numeral.number), int(numeral.top)) if numeral.form == "score" and numeral.top is not None else None
    return Quantity(
        raw=raw,
        lower=low,
        upper=high,
        unit="score" if score else unit,
        number=numeral.middle,
        hedge=numeral.hedge,
        step=numeral.step,
        vague=numeral.form == "vague",
        score=score,
    )


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield numbers with the unit right after them; what has a longer reading (money, age, date) is left to that."""
    plain = level(text)
    for numeral in numerals(text):
        yield from _one(text, plain, numeral)
    for one in _units.lone(plain):
        start = one.numeral.start
        if one.unit == "inch" or not RATE.search(plain[max(0, start - 45) : start]):  # not the mile of "20 trees a mile"
            yield Found(start, one.end, make(text[start : one.end], one.numeral, one.unit))
    for match in MAGNITUDE.finditer(plain):
        size = numeral_at(plain, match.end())
        if size is not None and size.number < 11:
            yield Found(match.start(), size.end, make(text[match.start() : size.end], size, "magnitude"))
    for match in DIGIT_ORDINAL.finditer(plain):
        yield _counted(text, match, "ordinal", float(match["digits"].replace(",", "")))
    for match in WORD_ORDINAL.finditer(plain):
        yield _counted(text, match, "ordinal", ORDINALS[match["word"]] + TENS.get(match["tens"] or "", 0))
    for match in RANK.finditer(plain):
        if match["next"] and not RANKED.search(plain[max(0, match.start() - NEAR_A_RANK) : match.start()]):
            continue
        start, end = match.span(match.lastgroup or 0)
        number = float(ORDINALS[plain[start:end]])
        yield Found(start, end, Quantity(raw=text[start:end], lower=number, upper=number, unit="ordinal", number=number))
    for match in ONCE.finditer(plain):
        yield _counted(text, match, "times", 2.0 if match["word"].lower() == "twice" else 3.0)
    for match in CATEGORY.finditer(plain):
        yield _counted(text, match, "category", float(UNITS.get(match["n"].lower(), 0) if match["n"].isalpha() else match["n"]))


def _counted(text: str, match: re.Match[str], unit: str, number: float) -> Found:
    return Found(*match.span(), Quantity(raw=text[slice(*match.span())], lower=number, upper=number, unit=unit, number=number))


def _one(text: str, plain: str, numeral: Numeral) -> Iterable[Found]:
    start, end = numeral.start, numeral.end
    if odds := ODDS.match(plain, end):
        yield Found(start, odds.end(), make(text[start : odds.end()], numeral, "odds"))
    elif numeral.form != "fraction" and (times := TIMES_AFTER.match(plain, end)):
        yield Found(start, times.end(), make(text[start : times.end()], numeral, "times"))
    elif (after := MAGNITUDE_AFTER.match(plain, end)) and _is_magnitude(numeral, after.group()):
        yield Found(start, after.end(), make(text[start : after.end()], numeral, "magnitude"))
    elif much := _units.measured(plain, numeral):
        yield Found(start, much.end, make(text[start : much.end], much.numeral, much.unit))
    elif not _is_of_something_else(plain, numeral):
        yield Found(start, end, make(text[start:end], numeral, ""))


def _is_magnitude(numeral: Numeral, word: str) -> bool:
    return numeral.form == "digits" and 0 < numeral.number < 11 and (numeral.step < 1 or bool(word))


def _is_of_something_else(plain: str, numeral: Numeral) -> bool:
    """Whether it is a share, the number of a length of time, "this one", a part of a word, or "6/5", as odds and days are written."""
    start, end = numeral.start, numeral.end
    if numeral.form == "fraction" and (0 < numeral.number < 1 or "/" in plain[numeral.core : end]):
        return True
    if WITH_UNIT.match(plain, end) or (numeral.form == "digits" and ATTACHED.match(plain, end)):
        return True
    one = plain[numeral.core : end].lower() in ("one", "single")
    return one and SKIPPED_ONE.search(plain[max(0, start - 12) : start]) is not None


VALUE = ValueKind(record=Quantity, find=find)
