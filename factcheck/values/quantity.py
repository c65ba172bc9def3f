"""A number with its unit: counts, measures, magnitudes, ordinals, scores, "twice"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from factcheck.lexicon import table
from factcheck.values import Anchor, Found, Relation, Value, ValueKind, _hedge
from factcheck.values._hedge import Hedge
from factcheck.values._level import any_of, level
from factcheck.values._numeral import FROM, ORDINALS, TENS, UNITS, Numeral, numeral_at, numerals
from factcheck.values.duration import WITH_UNIT


class Unit(NamedTuple):
    """A unit, what it measures, and how it turns into the first unit of its dimension."""

    name: str
    dimension: str
    factor: float
    offset: float = 0.0


MEASURES = {
    name: Unit(name, dim, row["factor"], row.get("offset", 0.0)) for dim, rows in table("units").items() for name, row in rows.items()
}
SPELLINGS = {word: MEASURES[name] for rows in table("units").values() for name, row in rows.items() for word in row["words"]}
LETTERS = [w for w in SPELLINGS if len(w.strip(".")) <= 2 or not w.isascii() or "/" in w]
LONG_WORDS = [w for w in SPELLINGS if w not in LETTERS]
UNIT = re.compile(
    rf"[ -]?-?[ ]?(?:(?P<word>(?i:{any_of(LONG_WORDS)}))|(?P<letters>{any_of(LETTERS)}|°[ ]?[CF]|ft|KG|KM|MM|CM|ML))(?![\w²³/])"
)
HEIGHT = re.compile(
    r"(?:[ -]|,[ ]|[ ]and[ ])?(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?:[ -]?(?:inch(?:es)?|ins?\.?)(?!\w)|\"|(?=[ ]tall|[ ]high))",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
FEET_INCHES = re.compile(
    r"(?<![\w'])(?P<feet>\d)'(?P<inches>\d{1,2})\"?(?![\w'])|(?<!\w)(?P<feet2>\d)-foot-(?P<inches2>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)(?!\w)"
)
MAGNITUDE = re.compile(r"\b[Mm]agnitude(?:[ -]|[ ]of[ ]|[ ]at[ ]|-)(?=[\d.])|\bmeasur(?:ing|ed)[ ](?:at[ ])?(?=\d\.\d(?!\d|[ -]?[a-z]))")
MAGNITUDE_AFTER = re.compile(
    r"[ -]magnitude(?!\w)|[ ]on[ ]the[ ]Richter|(?=[ ](?:quake|earthquake|tremor|temblor|aftershock))", re.IGNORECASE
)
RANGE = re.compile(r"[ ](?:to|-)[ ](?=[\d-])")
TIMES_AFTER = re.compile(r"(?:[ -](?:more[ ])?times|-?fold)(?![\w-])(?![ ](?:Square|Union))")
ONCE = re.compile(r"\b(?P<word>twice|thrice)\b", re.IGNORECASE)
ODDS = re.compile(
    r"[ -]to[ -](?P<n>\d{1,6}|one)(?![\w,.]?\d)(?:[ ](?:odds|against|on|favou?rite|long ?shot|underdog|ratio|margin))|[ ]?:[ ]?1(?!\d)",
    re.IGNORECASE,
)
CATEGORY = re.compile(r"\b[Cc]ategory[ -](?P<n>\d|one|two|three|four|five)(?![\w.])")
WORD_ORDINAL = any_of(list(ORDINALS))
ORDINAL = re.compile(
    rf"""(?<![\w.,-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})*)(?:st|nd|rd|th)(?![ ][A-Z])
    |(?:(?:(?<=[Tt]he[ ])|(?<=[ ]a[ ])|(?<=[Hh]is[ ])|(?<=[Hh]er[ ])|(?<=[Ii]ts[ ])|(?<=heir[ ])|(?<='s[ ])|(?<=[Aa]nd[ ])|(?<=was[ ])))(?:(?P<tens>{any_of(list(TENS))})-)?(?P<word>{WORD_ORDINAL}))(?!\w)(?![ -](?:degree|hand|class|rate|person|lady|ladies|lieutenant|sergeant|floor|base|Street|Avenue|St\.|Ave|century|quarter|of|half)\b)(?![ ](?:in|to|on|at|since|from|by|and|or|as|than)\b)(?!-)""",  # noqa: E501 - one question, one pattern or record
    re.VERBOSE,
)
SKIPPED_ONE = re.compile(
    r"(?:\b(?:no|any|some|every|each|this|that|which|the|last|only|another|number|day|square|phase|air force|formula)[ -])$", re.IGNORECASE
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

    def show(self) -> str:
        """Return it in words; ranges, scores and vague numbers as they were written."""
        if (
            self.vague
            or self.score
            or self.unit in ("ordinal", "times", "odds", "category", "magnitude")
            or (self.hedge == "exact" and self.lower != self.upper)
        ):
            return self.raw
        digits = f"{self.number:,.12f}".rstrip("0").rstrip(".") if abs(self.number) < 1e15 else self.raw
        places = max(0, len(f"{self.step:.10f}".rstrip("0").partition(".")[2]))
        if self.step < 1:
            digits = f"{self.number:,.{places}f}"
        unit = next((w for w, u in SPELLINGS.items() if u.name == self.unit), self.unit)
        return f"{'' if self.hedge == 'exact' else self.hedge + ' '}{digits}{' ' if unit else ''}{unit}"


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
    for match in MAGNITUDE.finditer(plain):
        size = numeral_at(plain, match.end())
        if size is not None and size.number < 11:
            yield Found(match.start(), size.end, make(text[match.start() : size.end], size, "magnitude"))
    for match in FEET_INCHES.finditer(plain):
        feet, inches = (match["feet"], match["inches"]) if match["feet"] else (match["feet2"], match["inches2"])
        yield Found(*match.span(), _height(text[slice(*match.span())], float(feet), inches, "exact"))
    for match in ORDINAL.finditer(plain):
        number = (
            float(match["digits"].replace(",", ""))
            if match["digits"]
            else ORDINALS[match["word"].lower()] + TENS.get((match["tens"] or "").lower(), 0)
        )
        yield Found(*match.span(), Quantity(raw=text[slice(*match.span())], lower=number, upper=number, unit="ordinal", number=number))
    for match in ONCE.finditer(plain):
        number = 2.0 if match["word"].lower() == "twice" else 3.0
        yield Found(*match.span(), Quantity(raw=text[slice(*match.span())], lower=number, upper=number, unit="times", number=number))
    for match in CATEGORY.finditer(plain):
        number = float(UNITS.get(match["n"].lower(), 0) if match["n"].isalpha() else match["n"])
        yield Found(*match.span(), Quantity(raw=text[slice(*match.span())], lower=number, upper=number, unit="category", number=number))


def _one(text: str, plain: str, numeral: Numeral) -> Iterable[Found]:
    start, end = numeral.start, numeral.end
    if odds := ODDS.match(plain, end):
        yield Found(start, odds.end(), make(text[start : odds.end()], numeral, "odds"))
        return
    if times := TIMES_AFTER.match(plain, end):
        yield Found(start, times.end(), make(text[start : times.end()], numeral, "times"))
        return
    if after := MAGNITUDE_AFTER.match(plain, end):  # noqa: SIM102 - one case after another
        if numeral.form == "digits" and 0 < numeral.number < 11 and (numeral.step < 1 or after.group()):
            yield Found(start, after.end(), make(text[start : after.end()], numeral, "magnitude"))
            return
    unit = UNIT.match(plain, end)
    if unit and numeral.form != "score":
        name = _unit(unit)
        if name == "foot" and (height := HEIGHT.match(plain, unit.end())):
            yield Found(start, height.end(), _height(text[start : height.end()], numeral.number, height["n"], numeral.hedge))
            return
        if (ranged := _ranged(plain, numeral, unit)) is not None:
            yield Found(start, ranged.end, make(text[start : ranged.end], ranged, name))
            return
        after_end, trailing = _hedge.after(plain, unit.end())
        if trailing is not None and numeral.hedge == "exact":
            yield Found(start, after_end, make(text[start:after_end], numeral._replace(hedge=trailing), name))
            return
        yield Found(start, unit.end(), make(text[start : unit.end()], numeral, name))
        return
    if (numeral.form == "fraction" and 0 < numeral.number < 1) or WITH_UNIT.match(plain, end):
        return  # a share, or the number of a length of time
    one = plain[numeral.core : end].lower()
    if (one in ("one", "single") and SKIPPED_ONE.search(plain[max(0, start - 12) : start])) or (
        ATTACHED.match(plain, end) and numeral.form == "digits"
    ):
        return
    yield Found(start, end, make(text[start:end], numeral, ""))


def _ranged(plain: str, numeral: Numeral, unit: re.Match[str]) -> Numeral | None:
    """Take in "44 mg to 50 mg"; a change "from 44 mg to 50 mg" is two quantities."""
    joint = RANGE.match(plain, unit.end())
    if numeral.top is not None or joint is None or FROM.search(plain[max(0, numeral.start - 8) : numeral.start]):
        return None
    second = numeral_at(plain, joint.end())
    again = UNIT.match(plain, second.end) if second else None
    if second is None or again is None or second.top is not None or _unit(again) != _unit(unit):
        return None
    low, high = sorted((numeral.number, second.number))
    return numeral._replace(number=low, top=high, end=again.end(), hedge="exact")


def _unit(match: re.Match[str]) -> str:
    written = re.sub(" +", " ", match["word"] or match["letters"])
    found = SPELLINGS.get(written) or SPELLINGS.get(written.lower()) or SPELLINGS[written.lower().replace("° ", "°")]
    return found.name


def _height(raw: str, feet: float, inches: str, hedge: Hedge) -> Quantity:
    number = feet * 12 + (UNITS[inches.lower()] if inches.isalpha() else int(inches))
    low, high = _hedge.bounds(number, hedge)
    return Quantity(raw=raw, lower=low, upper=high, unit="inch", number=number, hedge=hedge)


VALUE = ValueKind(record=Quantity, find=find)
