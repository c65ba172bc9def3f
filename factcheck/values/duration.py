"""How long something takes or took: "18 months", "more than two decades", "a decade and a half"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from factcheck.values import Anchor, Found, Relation, Value, ValueKind, _hedge
from factcheck.values._cardinal import SCALES, TENS
from factcheck.values._cardinal import UNITS as ONES
from factcheck.values._hedge import Hedge
from factcheck.values._imposed import is_imposed
from factcheck.values._level import any_of, level
from factcheck.values._numeral import Numeral, numerals
from factcheck.values.age import THING

DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0,
    "month": 365.25 / 12, "quarter": 365.25 / 4, "season": 365.25 / 4, "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "season": "SEASON", "year": "Y",
}  # fmt: skip
NAMES = {name: name for name in DAYS} | {name + "s": name for name in DAYS} | {
    "centuries": "century", "sec": "second", "secs": "second", "min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "wk": "week",
    "wks": "week", "mo": "month", "mos": "month", "yr": "year", "yrs": "year",
}  # fmt: skip
UNIT = (
    "(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries|secs?|mins?|hrs?|wks?|yrs?)"
)
WITH_UNIT = re.compile(
    rf"(?:[ ]?-[ ]?|[ ]{{0,3}})(?:of[ ]an?[ ]|of[ ])?"
    rf"(?:(?:additional|more|extra|further|fewer|full|long|straight|consecutive|whole|solid|successive|calendar|working|business"
    rf"|trading|light)[ ])?(?P<unit>{UNIT})(?![\w])(?!-?old)'?",
    re.IGNORECASE,
)
LONE = re.compile(
    r"(?<![\w-])(?P<half>half[ -](?:an[ -]|a[ -])?)?"
    r"(?:(?P<one>an?|one|another|a[ ]full|a[ ]whole|an[ ]entire|an[ ]additional|an[ ]extra)[ -])?"
    r"(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade|century)(?P<part>[ ]and[ ]a[ ](?:half|quarter))?(?![\w-])(?!')",
    re.IGNORECASE,
)
OLD_THING = re.compile(rf"-(?P<unit>years?|months?|weeks?|days?)-old(?={THING.pattern})", re.IGNORECASE)
FEW = re.compile(rf"\b(?P<said>(?:the[ ])?(?:next|past|last|first|coming|previous|final)[ ]few[ ](?P<unit>{UNIT}))(?!\w)", re.IGNORECASE)
# "over the past two years": the words that say which two years belong to the length.
WHICH = re.compile(r"(?<!\w)(?:the[ ])?(?:next|past|last|first|coming|previous|final|following|preceding)[ ]$", re.IGNORECASE)
TO_LAST = re.compile(r"(?:\b(?:to|will|would|can|could|may|might|should|must|did|does|not|only)|n't|'ll)[ ]last[ ]$", re.IGNORECASE)
OR_TWO = re.compile(r"[ ]or[ ]two(?![\w-])(?![ ](?:of|more|and|hundred|thousand|million))", re.IGNORECASE)
UNCOUNTED = re.compile(
    r"\b(?:in|within|for|takes?|took|lasted|over|by)[ ]"
    r"(?P<said>(?:many[ ])?(?P<unit>minutes|hours|days|weeks|months|years|decades))(?![\w-])",
    re.IGNORECASE,
)
AND_MORE = re.compile(rf"(?:,[ ]|[ ]and[ ]|,[ ]and[ ]|[ ])(?P<n>\d{{1,3}}|[a-z]+(?:-[a-z]+)?)[ -](?P<unit>{UNIT})(?!\w)", re.IGNORECASE)
AND_HALF = re.compile(
    r"[ ]and[ ](?:a[ ](?P<part>half|quarter)|(?P<bare>half)(?![ ](?:of|an?|the|his|her|its|their|this|that)\b))(?!\w)", re.IGNORECASE
)
BARE_MINUTES = re.compile(
    r"[ ](?:and[ ])?(?P<n>fifteen|thirty|forty[ -]five|twenty|fifteen)(?![\w-])(?![ ](?:people|men|women))", re.IGNORECASE
)
OVER_IS_MORE = re.compile(
    r"(?:^|[,;:(\"]|\b(?:for|after|of|in|with|than|just|well|little|slightly|lasted|lasting|lasts|took|takes|taken|taking"
    r"|spent|spend|spending|served|serve|serving|is|was|were|are|be|been|waited|had|has|have|aged|sentenced to))[ ]*$",
    re.IGNORECASE,
)
SUBJECT_AFTER = re.compile(r"[ -]?old\b|[ ]of age\b", re.IGNORECASE)


# How many of the smaller make the larger, in a compound ("an hour and 45 minutes").
TIMES = {
    ("year", "month"): 12, ("year", "week"): 52, ("year", "day"): 365, ("month", "week"): 4, ("month", "day"): 30, ("week", "day"): 7,
    ("day", "hour"): 24, ("day", "minute"): 1440, ("hour", "minute"): 60, ("hour", "second"): 3600, ("minute", "second"): 60,
}  # fmt: skip
# "the 1988 quarter", "a 2014 second-half": a year, and no number of quarters.
A_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[ ](?:quarter|season|day|week|month|year)(?!\w)", re.IGNORECASE)
# "four flights a week", "700 seats a day", "twice a month": how often, and no length.
RATE = re.compile(
    rf"""(?:\d|\b(?:once|twice|thrice|several|{any_of(w for w in [*ONES, *TENS, *SCALES] if w not in ("zero", "one"))}))
    (?:[ -](?!(?:for|in|after|within|of|than|to|over|about|and|or|every|nearly|by|took|take|takes|lasted|lasts|wait|spent|spend|is|was|were
    |had|has|have|but|at|on|into|during|before|not|just|only|since|with|as)\b)[a-z]{{2,20}}){{0,2}}[ ]$""",
    re.VERBOSE | re.IGNORECASE,
)
EVENT_AFTER = re.compile(r"[ ](?:ago|earlier|later|before|after|afterwards?|from|hence|previously|on)\b", re.IGNORECASE)
# "higher than a year earlier": what is higher is the thing counted, not the time.
OF_THE_THING = re.compile(r"(?:just[ ]|well[ ])?(?:higher|lower|greater|fewer|above|below)\b|as[ ]high\b", re.IGNORECASE)

# "at 0800 hours": a time of day.
OF_DAY = re.compile(r"\b(?:at|by|until) [0-2]\d[0-5]\d ?(?:hours|hrs)$", re.IGNORECASE)

# "a second look", "one second chance": the other of two, and no length of time.
SECOND_OF_TWO = re.compile(
    r"(?:a|one)[ ]second[ ]"
    r"(?!(?:or|of|later|ago|after|before|and|to|in(?![ ]\d{4})|faster|slower|per|behind|ahead|on|at|when|long)\b)[a-z]",
    re.IGNORECASE,
)


class Duration(Value):
    """A stretch of time as bounds in days; None is no bound. `number` counts in `unit` as written."""

    kind: Literal["duration"] = "duration"
    lower: float | None
    upper: float | None
    unit: str
    number: float
    hedge: Hedge = "exact"
    step: float = 1
    """The last place printed, in `unit`."""
    vague: bool = False
    """Nobody counted: "several years"."""
    timex3: str | None = None

    def relation(self, other: Value) -> Relation:
        """Compare as intervals of days; a plain number of weeks or more is rounded to half its unit."""
        if not isinstance(other, Duration):
            return Relation.CANNOT_TELL
        if (self.lower, self.upper, self.hedge, self.unit) == (other.lower, other.upper, other.hedge, other.unit):
            return Relation.SAME
        if (self.lower, self.upper) == (other.lower, other.upper) and self.hedge == other.hedge:
            return Relation.SAME
        return _hedge.compare(self._reach(), other._reach())  # noqa: SLF001 - of its own class

    def _reach(self) -> _hedge.Reach:
        if self.hedge != "exact" or self.vague or self.lower is None or self.upper is None:
            return _hedge.Reach(self.lower, self.upper, self.hedge in ("more than", "less than"))
        slack = (
            0.0
            if self.unit in ("day", "second")
            else min(self.step, 1) * DAYS[self.unit] / (4 if self.unit in ("decade", "century") else 2)
        )
        return _hedge.Reach(max(0.0, self.lower - slack), self.upper + slack)

    def extent(self) -> tuple[float, float] | None:
        """Return the least and the most it may be."""
        return _hedge.extent(self._reach())

    def show(self) -> str:
        """Return it in words, "more than 20 years"; vague and ranged ones, and thirds, as they were written."""
        if self.vague or (self.hedge == "exact" and self.lower != self.upper) or float(f"{self.number:.12g}") != self.number:
            return self.raw
        plural = {"century": "centuries"}.get(self.unit, self.unit + "s")
        return f"{'' if self.hedge == 'exact' else self.hedge + ' '}{self.number:.12g} {self.unit if self.number == 1 else plural}"


def make(raw: str, numeral: Numeral, unit: str) -> Duration:
    """Return the duration of so many units."""
    low, high = numeral.bounds
    days = DAYS[unit]
    vague = numeral.form == "vague"
    return Duration(
        raw=raw, lower=None if low is None else low * days, upper=None if high is None else high * days, unit=unit, number=numeral.middle,
        hedge=numeral.hedge, step=numeral.step, vague=vague, timex3=timex3(numeral.middle, unit, vague),
    )  # fmt: skip


def timex3(number: float, unit: str, vague: bool = False) -> str:
    """Return the TimeML value: P18M, PT2H, PXY when nobody counted; fractions in a smaller unit."""
    if unit in ("decade", "century"):
        number, unit = number * (10 if unit == "decade" else 100), "year"
    if unit == "fortnight":
        number, unit = number * 2, "week"
    code = CODES[unit]
    if vague:
        return f"PX{code[-1]}" if code.startswith("T") else f"PX{code}"
    for smaller, times in (("month", 12), ("minute", 60)):
        if number % 1 and unit == {"month": "year", "minute": "hour"}[smaller] and abs(number * times - round(number * times)) < 1e-6:
            return timex3(round(number * times), smaller)
    shown = f"{number:.12g}"
    return f"PT{shown}{code[1]}" if code.startswith("T") else f"P{shown}{code}"


def _in_minutes(numeral: Numeral, name: str) -> tuple[Numeral, str]:
    """Count one and a half hours as ninety minutes, as compounds count in their smallest unit."""
    if name != "hour" or numeral.form == "vague" or numeral.top is not None or not numeral.number % 1:
        return numeral, name
    return numeral._replace(number=numeral.number * 60, step=1.0), "minute"


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield lengths of time.

    "A 45-year-old" is an age, "sentenced to 20 years" a term; "over three days" after a verb of motion is no bound.
    """
    plain = level(text)
    for numeral in numerals(text):
        unit = WITH_UNIT.match(plain, numeral.end)
        if unit is None:
            unit = OLD_THING.match(plain, numeral.end)
        if (
            unit is None
            or numeral.form == "score"
            or ("of" in unit.group().split() and not numeral.number % 1)
            or SUBJECT_AFTER.match(plain, unit.end())
        ):
            continue
        if (
            is_imposed(plain, numeral.start, unit.end())
            or OF_DAY.search(plain, 0, unit.end())
            or SECOND_OF_TWO.match(plain, numeral.start)
            or A_YEAR.match(plain, numeral.core)
        ):
            continue
        numeral, end = _compound(plain, numeral, unit)  # noqa: PLW2901 - the same number, read further
        name = NAMES[unit["unit"].lower()] if isinstance(end, int) else end[1]
        stop = end if isinstance(end, int) else end[0]
        numeral, name = _in_minutes(numeral, name)  # noqa: PLW2901 - the same number, read further
        after, trailing = _hedge.after(plain, stop)
        if trailing is not None and numeral.hedge == "exact":
            numeral, stop = numeral._replace(hedge=trailing), after  # noqa: PLW2901 - the same number, read further
        if plain[numeral.start : numeral.core].strip().lower() == "over" and not OVER_IS_MORE.search(
            plain[max(0, numeral.start - 20) : numeral.start]
        ):
            numeral = numeral._replace(start=numeral.core, hedge="exact")  # noqa: PLW2901 - the same number, read further
        numeral = _of_the_time(plain, numeral, stop)  # noqa: PLW2901 - the same number, read further
        yield Found(numeral.start, stop, make(text[numeral.start : stop], numeral, name))
    yield from _lone(text, plain)


def _is_no_length(plain: str, numeral: Numeral, end: int) -> bool:
    """Whether it is a term that a court imposed, a time of day, the other of two, or a year."""
    term = is_imposed(plain, numeral.start, end) or OF_DAY.search(plain, 0, end) is not None
    return term or (SECOND_OF_TWO.match(plain, numeral.start) or A_YEAR.match(plain, numeral.core)) is not None


def _compound(plain: str, numeral: Numeral, unit: re.Match[str]) -> tuple[Numeral, int | tuple[int, str]]:
    """Take in "and a half", "and 45 minutes": a compound counts in its smallest unit."""
    name, end = NAMES[unit["unit"].lower()], unit.end()
    if numeral.top is not None:
        return numeral, end
    if half := AND_HALF.match(plain, end):
        return numeral._replace(number=numeral.number + (0.25 if (half["part"] or "").lower() == "quarter" else 0.5), step=0.5), half.end()
    first = name
    while more := AND_MORE.match(plain, end):
        if more["n"].lower() in ("a", "an") and " and " not in more.group():
            break
        count = 1.0 if more["n"].lower() in ("a", "an") else next((n.number for n in numerals(more["n"]) if n.end == len(more["n"])), None)
        smaller = NAMES[more["unit"].lower()]
        times = TIMES.get((name, smaller))
        if count is None or times is None:
            break
        numeral = numeral._replace(number=numeral.number * times + count, step=1.0)
        name, end = smaller, more.end()
    if name != first:
        return numeral, (end, name)
    if name == "hour" and numeral.number % 1 == 0 and (bare := BARE_MINUTES.match(plain, end)):
        inner = next(iter(numerals(bare["n"])), None)
        if inner:
            return numeral._replace(number=numeral.number * 60 + inner.number), (bare.end(), "minute")
    return numeral, end


def _of_the_time(plain: str, numeral: Numeral, stop: int) -> Numeral:
    """Take in "the past" before the number; leave out a hedge that is of something else."""
    if numeral.hedge != "exact" and EVENT_AFTER.match(plain, stop) and OF_THE_THING.match(plain, numeral.start):
        numeral = numeral._replace(start=numeral.core, hedge="exact")
    which = WHICH.search(plain[max(0, numeral.start - 14) : numeral.start])
    if which is None or "-" in plain[numeral.core : stop] or TO_LAST.search(plain[max(0, numeral.start - 24) : numeral.start]):
        return numeral
    start, hedge = _hedge.before(plain, numeral.start - len(which.group()))
    return numeral._replace(start=start, hedge=hedge if numeral.hedge == "exact" else numeral.hedge)


def _lone(text: str, plain: str) -> Iterable[Found]:
    """Yield "a month", "half an hour", "a decade and a half": a unit that is its own number."""
    for match in LONE.finditer(plain):
        if not match["half"] and not match["one"]:
            continue
        if SUBJECT_AFTER.match(plain, match.end()) or SECOND_OF_TWO.match(plain, match.start()):
            continue
        if is_imposed(plain, match.start(), match.end()):
            continue
        bare = not match["half"] and (match["one"] or "").lower() in ("a", "an")
        if bare and not EVENT_AFTER.match(plain, match.end()) and RATE.search(plain[max(0, match.start() - 45) : match.start()]):
            continue
        number = 0.5 if match["half"] else 1.0
        if match["part"]:
            number += 0.5 if match["part"].endswith("half") else 0.25
        start, hedge = _hedge.before(plain, match.start())
        first = Numeral(start, match.start(), match.end(), number, None, hedge, 1 if number == 1 else 0.5, "words")
        counted, stop = _compound(plain, first, match)
        name = NAMES[match["unit"].lower()] if isinstance(stop, int) else stop[1]
        numeral, name = _in_minutes(counted, name)
        end, trailing = _hedge.after(plain, stop if isinstance(stop, int) else stop[0])
        numeral = numeral if trailing is None else numeral._replace(hedge=trailing)
        if bare and number == 1 and (two := OR_TWO.match(plain, end)):
            numeral, end = numeral._replace(top=2.0), two.end()
        numeral = _of_the_time(plain, numeral, end)
        yield Found(numeral.start, end, make(text[numeral.start : end], numeral, name))
    for pattern in (FEW, UNCOUNTED):
        for match in pattern.finditer(plain):
            at, end = match.span("said")
            few = Numeral(at, at, end, 3 if pattern is FEW else 2, 9 if pattern is FEW else 99, "about", 1, "vague")
            yield Found(at, end, make(text[at:end], few, NAMES[match["unit"].lower()]))


VALUE = ValueKind(record=Duration, find=find)
