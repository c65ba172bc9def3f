"""How old a person was on the day a statement holds: "20 years old", "aged 45", "in his forties"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from factcheck.lexicon import table
from factcheck.values import Anchor, Found, Relation, Value, ValueKind, _hedge
from factcheck.values._calendar import MONTHS, WEEKDAYS
from factcheck.values._hedge import Hedge
from factcheck.values._level import any_of, level
from factcheck.values._numeral import Numeral, numeral_at, numerals

if TYPE_CHECKING:
    from factcheck.values.moment import Moment

OLD = re.compile(
    r"(?:[ -]|[ ]-[ ])(?P<unit>years?|yrs?|months?|weeks?|days?)[ -]old(?P<plural>s)?(?!\w)"
    r"|[ ](?P<of>years?|months?|weeks?|days?)[ ]of[ ]age(?!\w)|[ ]?(?P<yo>yo|y/o|y\.o\.)(?!\w)",
    re.IGNORECASE,
)
LONE = re.compile(r"(?<![\w-])an?[ -](?P<unit>year|month|week|day)(?P<half>[ ]and[ ]a[ ]half)?[ -]old(?![\w-])", re.IGNORECASE)
UNIT = re.compile(r"[ ](?P<unit>years?|months?|weeks?|days?)(?:[ ]old)?(?!\w)", re.IGNORECASE)
CUE = re.compile(
    r"\b(?:aged|age|ages|at age|by age|turned|turns|turning|turn|at the age of|the age of)[ ](?=\d|[a-z])"
    r"|(?<=,[ ])(?:believed|thought|reported|said)[ ]to[ ]be[ ](?:only[ ]|just[ ])?(?=\d{1,2}[,.)])",
    re.IGNORECASE,
)
WHO_WAS = re.compile(
    r"\b(?:who(?:[ ](?:was|is|(?:had )?(?:just )?turned|would be|will (?:soon )?be)|['’]s)|would have (?:been|turned))[ ]"
    r"(?:(?:only|just|then|about|now|still|already|today)[ ])?(?=\d|[a-z])",
    re.IGNORECASE,
)
# "Orr was 20 at the time", "she was 19 when she left": a person's name or pronoun before, and a clause of time after.
THEN_WAS = re.compile(
    r"\b(?:(?i:he|she)|(?!(?:It|That|This|There|Temperature)\b)[A-Z][\w'-]+)[ ]was[ ](?:(?:only|just|then|about)[ ])?"
    r"(?=\d{1,2}[ ](?:at[ ]the[ ]time|when[ ](?:he|she)|in[ ](?:19|20)\d\d)\b)"
)
ENDS = re.compile(r"[ ]at the time|[ ]when[ ]|[ ]on[ ]|[ ]this[ ]|[ ]then\b|[.,;)]|$|[ ]and[ ]|[ ]in[ ](?:19|20)\d\d\b", re.IGNORECASE)
NAME = r"(?:[A-Z][\w'.-]{0,30}?[a-z.][\w'-]{0,30}|Mc[A-Z]\w{1,30})"
AS_OF = r"(?:(?:then|now|just|only|barely|still|today)[ ])?"
"""Right before an age, set beside whom it is of: "Lind, now 40,"."""
APPOSED = re.compile(
    rf"(?<![\w.'-])(?:{NAME}[ ]|(?:Jr|Sr)\.?[ ]?)?{NAME}(?:[ ](?:Jr|Sr)\.?|[ ]I{{1,3}})?,[ ]{AS_OF}"
    r"(?P<n>\d{1,3})(?=[,.;)]|[ ](?:--?|[–—])[ ](?!\d)"
    r"|[ ](?:of|from|and|was|were|is|who|told|said|has|had|died|pleaded|faces|faced|then|at the time)\b|$)"
    r"(?![.,]\d)"
)
BRACKETED = re.compile(rf"{NAME}[ ]{NAME}(?:[ ](?:Jr|Sr)\.)?[ ]\((?:(?i:[a-z]/[mf]),?[ ])?{AS_OF}(?P<n>\d{{1,3}})\)")
"""After a name, and as the police write it: "Lee Orr (W/M, 46)"."""
PEOPLE = frozenset(word for key in ("male", "female", "kin", "people") for word in table("roles")[key].split())
DESCRIBED = re.compile(
    rf"\b(?P<noun>[a-z][a-z-]+)(?:,[ ]|[ ](?=\([^()]*\)))\(?{AS_OF}(?P<n>[1-9]\d?|1[01]\d)(?=[,;)]|\.(?:\s|$))(?!,[ ]\d)"
)
"""A number set beside a noun: an age where the noun is one for people, "the singer, 71, died", "a boy (5)"."""
EACH = re.compile(
    r"\b(?P<noun>[a-z][a-z-]+)(?:,[ ](?:aged[ ]|ages[ ])?|[ ](?:aged|ages)[ ])(?=\d)"
    r"(?P<all>\d{1,2}(?:,[ ]\d{1,2})*,?[ ]and[ ]\d{1,2})(?=[,.;)]|[ ](?:was|were|had|have|died|who)\b|$)(?![.,]\d)"
)
"""The ages of several: "two boys, 12 and 14, were hurt"."""
REACHED = re.compile(r"\b(?:his|her)[ ](?P<n>[1-9]\d|1[01]\d)(?:st|nd|rd|th)[ ]birthday\b", re.IGNORECASE)
"""The day somebody is of an age: "marked her 41st birthday"."""
ATTAINED = re.compile(
    r"(?<!have )\b(?:marked|celebrated|reached|passed)[ ](?:just[ ])?$"
    r"|\b(?:die[ds]|killed|murdered|shot|stabbed|drowned)\b[^.;]{0,40}[ ]on[ ]$",
    re.IGNORECASE,
)
"""Right before a birthday that somebody has reached: a gift for it, or what is planned for it, does not say so."""
SHORT_OF = re.compile(r"\b(?:before|short of|shy of|away from|until|ahead of)[ ]$", re.IGNORECASE)
"""Right before a birthday that is not reached: "days before her 90th birthday"."""
OF_YEARS = re.compile(
    r"\b(?:boy|girl|man|woman|child|youth|lad|lass|lady|gentleman|teenager|youngster|toddler|infant|baby)[ ]of[ ]"
    r"(?:(?:only|just|about|barely)[ ])?(?=\d|[a-z])"
)
"""Before a number that is so an age: "a boy of 11, who"; "a mother of two" has children."""
OF_YEARS_ENDS = re.compile(
    r"[.,;:)”\"]|$|[ ](?:when|who|whose|at|in|and|or|from|was|is|were|are|had|has|to|with|named|called|said|hurt|shot|dead|died|\w+ed)\b"
)
DECADES = {
    "teens": (13, 19),
    "twenties": (20, 29),
    "thirties": (30, 39),
    "forties": (40, 49),
    "fifties": (50, 59),
    "sixties": (60, 69),
    "seventies": (70, 79),
    "eighties": (80, 89),
    "nineties": (90, 99),
}
IN_DECADE = re.compile(
    rf"\b(?:in|into)[ ](?:his|her|their|my|your|our)[ ](?P<part>early|mid|late|middle)?[ -]?(?:to[ -]late[ -]|to[ -]mid[ -])?"
    rf"(?P<decade>{'|'.join(DECADES)}|'?[1-9]0'?s)\b",
    re.IGNORECASE,
)
# Words with a capital that no person's name holds: "In March, 12 people", "Route, 66".
NOT_A_NAME = frozenset(w.rstrip(".") for w in (*MONTHS, *WEEKDAYS)) | {
    "In",
    "On",
    "At",
    "By",
    "The",
    "And",
    "But",
    "No",
    "Nos",
    "Page",
    "Room",
    "Route",
}
THING = re.compile(rf"[ -](?:\w+[ ])?{any_of(table('names_of_things')['old_things'])}\b", re.IGNORECASE)
HEDGE = re.compile(r"(?:about|around|nearly|almost|over|under|just)[ ]", re.IGNORECASE)
TURNED_OVER = re.compile(r"[ ](?!years|at\b|on\b|in\b|this|last|and|when|the\b)[a-z]")
UNITS: dict[str, Literal["year", "month", "week", "day"]] = {"year": "year", "yr": "year", "month": "month", "week": "week", "day": "day"}
PERSON_UNIT = {"year": 1.0, "yr": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}


class Age(Value):
    """Completed years (a fraction for months) at some day; "forties" is 40 to 49. `number` is as written."""

    kind: Literal["age"] = "age"
    lower: float | None
    upper: float | None
    number: float
    unit: Literal["year", "month", "week", "day"] = "year"
    hedge: Hedge = "exact"

    def relation(self, other: Value) -> Relation:
        """Compare at one and the same day; for two days, compare `birth` intervals instead."""
        if not isinstance(other, Age):
            return Relation.CANNOT_TELL
        return _hedge.compare(self._reach(), other._reach())  # noqa: SLF001 - of its own class

    def _reach(self) -> _hedge.Reach:
        whole = self.unit != "year" and self.lower is not None and self.lower >= 1
        # "18 months" is one year old in completed years: widen to the year it falls in beside an age in years
        return _hedge.Reach(
            float(int(self.lower)) if whole and self.lower else self.lower, self.upper, self.hedge in ("more than", "less than")
        )

    def birth(self, on: Moment | date) -> tuple[date, date]:
        """Return the first and last day of birth that fit this age on that day, or on any day of that moment."""
        first, last = (on, on) if isinstance(on, date) else (on.lower or date.min, on.upper or date.max)
        oldest = 130.0 if self.upper is None else self.upper
        youngest = 0.0 if self.lower is None else self.lower
        if self.unit == "year" and oldest == int(oldest):
            return _years_before(first, int(oldest) + 1, after=True), _years_before(last, int(youngest))
        unit = 365.25 * PERSON_UNIT[self.unit]
        return _days_before(first, oldest * 365.25 + unit), _days_before(last, youngest * 365.25)

    def extent(self) -> tuple[float, float] | None:
        """Return the least and the most it may be."""
        return _hedge.extent(self._reach())

    def show(self) -> str:
        """Return it in words: "45 years old"."""
        if self.hedge == "exact" and self.lower != self.upper:
            return self.raw
        return f"{'' if self.hedge == 'exact' else self.hedge + ' '}{self.number:.12g} {self.unit}{'' if self.number == 1 else 's'} old"


def _years_before(day: date, years: int, after: bool = False) -> date:
    if day.year - years < 1:
        return date.min
    back = day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)
    return back + timedelta(days=1) if after else back


def _days_before(day: date, days: float) -> date:
    return day - timedelta(days=min(round(days), (day - date.min).days))


def _age(raw: str, numeral: Numeral, unit: str = "year") -> Age:
    name = unit.lower().rstrip("s")
    size = PERSON_UNIT[name]
    low, high = numeral.bounds
    return Age(
        raw=raw,
        lower=None if low is None else low * size,
        upper=None if high is None else high * size,
        number=numeral.middle,
        unit=UNITS[name],
        hedge=numeral.hedge,
    )


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield ages of people, only where the words make them ages."""
    plain = level(text)
    for numeral in numerals(text):
        old = OLD.match(plain, numeral.end)
        if old is None or (THING.match(plain, old.end()) and "-" in plain[numeral.end : old.end()]):
            continue
        yield Found(numeral.start, old.end(), _age(text[numeral.start : old.end()], numeral, old["unit"] or old["of"] or "year"))
    for lone in LONE.finditer(plain):
        one = Numeral(lone.start(), lone.start(), lone.end(), 1.5 if lone["half"] else 1, None, "exact", 1, "words")
        yield Found(*lone.span(), _age(text[slice(*lone.span())], one, lone["unit"]))
    yield from _cued(text, plain)
    yield from _named(text, plain)
    yield from _described(text, plain)
    yield from _decades(text, plain)
    yield from _birthdays(text, plain)


def _cued(text: str, plain: str) -> Iterable[Found]:
    """Yield "aged 45", "turned 70", "who was 20 at the time"."""
    for cue in CUE.finditer(plain):
        years = numeral_at(plain, cue.end()) or _hedged(plain, cue.end())
        if years is None or not _is_age(plain, years):
            continue
        if cue.group()[:4].lower() == "turn" and TURNED_OVER.match(plain, years.end):
            continue
        unit = UNIT.match(plain, years.end)
        end, trailing = _hedge.after(plain, unit.end() if unit else years.end)
        if trailing is not None and years.hedge == "exact":
            years = years._replace(hedge=trailing)
        yield Found(cue.start(), end, _age(text[cue.start() : end], years, unit["unit"] if unit else "year"))
    for who in (*WHO_WAS.finditer(plain), *THEN_WAS.finditer(plain)):
        years = numeral_at(plain, who.end())
        if years is not None and _is_age(plain, years) and (who.re is THEN_WAS or ENDS.match(plain, years.end)):
            yield Found(years.start, years.end, _age(text[years.start : years.end], years))


def _named(text: str, plain: str) -> Iterable[Found]:
    """Yield the 34 of "Ana Voss, 34, said" and "Ana Voss (34)"."""
    for match in (*APPOSED.finditer(plain), *BRACKETED.finditer(plain)):
        start, end = match.span("n")
        words = re.findall(r"[A-Z][\w'.-]*", match.group())
        years = numeral_at(plain, start)
        if years is not None and not any(w.rstrip(".") in NOT_A_NAME for w in words) and 0 <= years.number <= 115 and years.end == end:
            yield Found(start, end, _age(text[start:end], years))


def _described(text: str, plain: str) -> Iterable[Found]:
    """Yield the 71 of "the singer, 71, died" and of "a Leeds woman, 45, was", and the 11 of "a boy of 11"."""
    for match in DESCRIBED.finditer(plain):
        start, end = match.span("n")
        years = numeral_at(plain, start)
        if match["noun"] in PEOPLE and years is not None and years.end == end:
            yield Found(start, end, _age(text[start:end], years))
    for match in EACH.finditer(plain):
        if _singular(match["noun"]) in PEOPLE:
            for number in re.finditer(r"\d+", match["all"]):
                start, end = (match.start("all") + at for at in number.span())
                years = numeral_at(plain[:end], start)
                if years is not None:
                    yield Found(start, end, _age(text[start:end], years))
    for match in OF_YEARS.finditer(plain):
        years = numeral_at(plain, match.end())
        if years is not None and years.number >= 1 and _is_age(plain, years) and OF_YEARS_ENDS.match(plain, years.end):
            yield Found(years.start, years.end, _age(text[years.start : years.end], years))


def _singular(noun: str) -> str:
    return {"children": "child", "men": "man", "women": "woman", "people": "person"}.get(noun, noun.removesuffix("s"))


def _birthdays(text: str, plain: str) -> Iterable[Found]:
    """Yield the 41 of "marked her 41st birthday", and the 89 of "days before her 90th birthday"."""
    for match in REACHED.finditer(plain):
        before, short = plain[max(0, match.start() - 60) : match.start()], SHORT_OF.search(plain, 0, match.start())
        if short is None and not ATTAINED.search(before):
            continue
        number = int(match["n"]) - (short is not None)
        yield Found(match.start(), match.end(), Age(raw=text[slice(*match.span())], lower=number, upper=number, number=number))


def _decades(text: str, plain: str) -> Iterable[Found]:
    """Yield "in his forties", "in her early 50s"."""
    for match in IN_DECADE.finditer(plain):
        word = match["decade"].lower().strip("'")
        low, high = DECADES.get(word) or (int(re.sub(r"\D", "", word)), int(re.sub(r"\D", "", word)) + 9)
        part = (match["part"] or "").lower()
        low, high = {"early": (low, low + 3), "mid": (low + 3, low + 6), "middle": (low + 3, low + 6), "late": (high - 3, high)}.get(
            part, (low, high)
        )
        yield Found(match.start(), match.end(), Age(raw=text[match.start() : match.end()], lower=low, upper=high, number=low))


def _hedged(plain: str, at: int) -> Numeral | None:
    hedge = HEDGE.match(plain, at)
    return numeral_at(plain, hedge.end()) if hedge else None


def _is_age(plain: str, numeral: Numeral) -> bool:
    whole = numeral.form in ("digits", "words") and 0 <= numeral.number <= 115 and numeral.number % 1 == 0
    return whole and not re.compile(r"[ ]?(?:%|percent|per cent)|[ -](?:hours?|minutes?|points?)\b|[,.]?\d").match(plain, numeral.end)


VALUE = ValueKind(record=Age, find=find)
