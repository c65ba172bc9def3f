"""What a court imposed or may impose: "40 years to life", "15 to 30 years in prison", "life without parole"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from factcheck.values import Anchor, Found, Relation, Value, ValueKind, _hedge
from factcheck.values._hedge import Hedge
from factcheck.values._imposed import is_a_term, is_imposed
from factcheck.values._level import level
from factcheck.values._numeral import Numeral, numerals

MONTHS = {"year": 12.0, "month": 1.0, "week": 7 / 30.4375, "day": 1 / 30.4375, "decade": 120.0}
UNIT = r"(?:years?|months?|weeks?|days?|decades?)'?"
TO_LIFE = re.compile(
    rf"(?:[ -](?P<unit>{UNIT}))?[ -]to[ -]life(?!\w)(?:[ ](?:in|behind)[ ](?:state[ ]|federal[ ])?(?:prison|bars))?", re.IGNORECASE
)
PLACE = (
    r"(?:in|behind|at)[ ](?:an?[ ]|the[ ])?(?:state[ ]|federal[ ]|county[ ]|maximum-security[ ]|youth[ ])?"
    r"(?:prison|jail|bars|custody|penitentiary|detention|labor camp|penal colony)|of[ ]"
    r"(?:imprisonment|incarceration|hard labou?r|confinement)|imprisonment|incarceration"
)
TERM = (
    r"(?:(?:state[ ]|federal[ ]|suspended[ ])?(?:prison|jail|custodial|suspended)[ -](?:sentences?|terms?)|sentences?|imprisonment"
    r"|(?P<bare>terms?))"
)
REST = (
    rf"(?:[ ](?P<place>{PLACE})|[ -](?P<term>{TERM})|[ ](?:of[ ])?"
    rf"(?P<type>(?:supervised[ ])?probation|parole|supervised release|community service|house arrest|home confinement))(?!\w)"
)
AFTER = re.compile(rf"[ -](?P<unit>{UNIT}){REST}", re.IGNORECASE)
AFTER_BOTH = re.compile(REST, re.IGNORECASE)
LESS = re.compile(
    r"(?:,?[ ]and[ ]|,[ ])(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)[ ](?P<unit>(?:months?|weeks?|days?)'?)(?!\w)|[ ]and[ ]a[ ](?P<half>half)(?!\w)",
    re.IGNORECASE,
)
"""The smaller part of a term: "four years and six months"."""
A_UNIT = re.compile(r"(?<![\w-])an?[ ](?P<unit>(?:year|month|week|decade)'?)(?![\w-])", re.IGNORECASE)
SENTENCED = re.compile(rf"[ ](?P<unit>{UNIT})(?!\w)", re.IGNORECASE)
# Time that was served, not imposed: the words give a duration ("spent 12 years behind bars", "freed after nine years in prison").
DONE = re.compile(
    r"\b(?:spen[dt]\w*|serv(?:e|ed|ing)|after|for|nearly|did|done|doing|languish\w*|lost)"
    r"(?:[ ](?:than|more|over|about|almost|nearly|some|a|an|the|total|of|his|her|their))*[ ]?$",
    re.IGNORECASE,
)
WITHOUT_PAROLE = r"without[ ](?:the[ ]|any[ ])?(?:possibility[ ]of[ ]|chance[ ](?:of|for)[ ]|eligibility[ ]for[ ])?parole"
PAROLE = (
    rf"(?:,?[ ](?P<parole>{WITHOUT_PAROLE}|with[ ](?:the[ ]|a[ ])?(?:possibility|chance|eligibility)[ ](?:of|for)[ ]parole|with[ ]parole))?"
)
COUNT = (
    r"(?:(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})[ ])?"
    r"(?:(?P<how>consecutive|concurrent|back-to-back)[ ])?"
)
TO_LIFE_ITSELF = (
    "(?:"
    + "|".join(
        rf"(?<={cue}[ ])"
        for cue in (
            *("sentenced[ ]to", "condemned[ ]to", "jailed[ ]for", "imprisoned[ ]for", "locked[ ]up[ ]for", "put[ ]away[ ]for"),
            *("prison[ ]for", "jail[ ]for", "behind[ ]bars[ ]for", "[ ]given", "[ ]gets", "[ ]got"),
        )
    )
    + ")"
)
AFTER_LIFE = (
    r"[.,;:)\"](?!\w)|$|\n|[ ](?:for|in|after|with|on|by|at|over|but|when|last|yesterday|earlier|today"
    r"|and(?=[ ](?:must|will|told|ordered|was))|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""What stands round a bare "life" that a court gave: who "has given life to" something is no convict."""
LIFE = re.compile(
    rf"""\b(?:{COUNT}life[ -](?:prison[ ])?(?:sentences?|terms?)(?:[ ]in[ ]prison)?{PAROLE}
    |life[ ](?:in[ ](?:state[ ]|federal[ ])?prison|behind[ ]bars|imprisonment|in[ ]jail){PAROLE.replace("<parole>", "<parole2>")}
    |life[ ](?P<parole3>{WITHOUT_PAROLE}|with[ ](?:the[ ])?(?:possibility[ ]of[ ]|chance[ ]of[ ])?parole)
    |{TO_LIFE_ITSELF}life(?={AFTER_LIFE}))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
DEATH = re.compile(r"\b(?:(?:the[ ])?death (?:penalty|sentences?)|(?<=sentenced to )death|(?<=condemned to )death)\b", re.IGNORECASE)
SERVED = re.compile(r"\btime (?:already )?served\b", re.IGNORECASE)
NUMBERS = {
    w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
}


class PrisonTerm(Value):
    """A punishment: from `minimum` to `maximum` months; for "40 years to life" the maximum is None and `life` true."""

    kind: Literal["prison-term"] = "prison-term"
    minimum: float | None = None
    maximum: float | None = None
    life: bool = False
    parole: bool | None = None
    """Whether release on parole is possible; None where the words do not say."""
    death: bool = False
    count: int = 1
    """How many such terms: two for "two consecutive life terms"."""
    type: Literal["prison", "probation", "parole", "supervised-release", "community-service", "house-arrest", "time-served"] = "prison"
    number: float | None = None
    unit: str | None = None
    hedge: Hedge = "exact"

    def relation(self, other: Value) -> Relation:
        """Compare what was imposed; "life" beside "40 years to life" is the same term told in short."""
        if not isinstance(other, PrisonTerm) or self.type != other.type:
            return Relation.CANNOT_TELL
        mine, theirs = self._key(), other._key()  # noqa: SLF001 - of its own class
        if mine == theirs:
            return Relation.SAME
        if self.death != other.death or self.life != other.life:
            return Relation.DIFFERENT if self.hedge == other.hedge == "exact" else Relation.CANNOT_TELL
        if self.life:
            return self._life_relation(other)
        if self.count != other.count:
            return Relation.CANNOT_TELL
        return _hedge.compare(self._reach(), other._reach())  # noqa: SLF001 - of its own class

    def _key(self) -> tuple[object, ...]:
        return self.minimum, self.maximum, self.life, self.parole, self.death, self.count, self.hedge

    def _reach(self) -> _hedge.Reach:
        return _hedge.Reach(self.minimum, self.maximum, self.hedge in ("more than", "less than"))

    def _life_relation(self, other: PrisonTerm) -> Relation:
        if (self.minimum is not None and other.minimum is not None and self.minimum != other.minimum) or (
            False in (self.parole, other.parole) and True in (self.parole, other.parole)
        ):
            return Relation.DIFFERENT
        if (self.minimum is None) != (other.minimum is None) and False in (self.parole, other.parole):
            return Relation.DIFFERENT
        if self.count != other.count:
            return Relation.DIFFERENT if min(self.count, other.count) > 1 else Relation.CANNOT_TELL
        told = [(t.minimum is not None) + (t.parole is not None) for t in (self, other)]
        if told[0] == told[1]:
            return Relation.CANNOT_TELL
        return Relation.FINER if told[0] > told[1] else Relation.COARSER

    def show(self) -> str:
        """Return it in words; kinds other than prison as they were written."""
        if self.type != "prison" or self.hedge != "exact" or self.count > 1:
            return self.raw
        if self.death:
            return "the death penalty"
        if self.life:
            if self.minimum is not None:
                return f"{self.minimum / 12:.12g} years to life"
            return (
                "life in prison"
                if self.parole is None
                else f"life with{'' if self.parole else 'out'} parole"
                if not self.parole
                else "life with the possibility of parole"
            )
        if self.minimum != self.maximum or self.number is None:
            return self.raw
        return f"{self.number:.12g} {self.unit}{'' if self.number == 1 else 's'} in prison"


def _term(raw: str, numeral: Numeral, unit: str, **more: object) -> PrisonTerm:
    name = unit.lower().rstrip("s'")
    low, high = numeral.bounds
    scale = MONTHS[name]
    fields: dict[str, object] = {
        "raw": raw,
        "minimum": None if low is None else low * scale,
        "maximum": None if high is None else high * scale,
        "number": numeral.middle,
        "unit": name,
        "hedge": numeral.hedge,
    }
    return PrisonTerm.model_validate(fields | more)


def find(text: str, anchor: Anchor) -> Iterable[Found]:
    """Yield sentences of courts; a bare "20 years" is a duration, unless someone was sentenced to it."""
    plain = level(text)
    read_to = 0
    for numeral in sorted((*numerals(text), *_lone_units(plain)), key=lambda n: (n.start, -n.end)):
        if numeral.form not in ("digits", "words") or numeral.start < read_to:
            continue
        start = numeral.start
        if life := TO_LIFE.match(plain, numeral.end):
            yield Found(start, life.end(), _term(text[start : life.end()], numeral, life["unit"] or "year", maximum=None, life=True))
        elif both := _compound(plain, numeral):
            whole, unit, end = both
            read_to = end
            after = AFTER_BOTH.match(plain, end)
            if not (_is_done(plain, start, after) if after else not is_imposed(plain, start, end)):
                stop = after.end() if after else end
                yield Found(start, stop, _term(text[start:stop], whole, unit, type=_type(after)))
        elif after := AFTER.match(plain, numeral.end):
            if not _is_done(plain, start, after):
                yield Found(start, after.end(), _term(text[start : after.end()], numeral, after["unit"], type=_type(after)))
        elif (unit_after := SENTENCED.match(plain, numeral.end)) and is_imposed(plain, start, unit_after.end()):
            yield Found(start, unit_after.end(), _term(text[start : unit_after.end()], numeral, unit_after["unit"]))
    yield from _without_a_number(text, plain)


def _lone_units(plain: str) -> Iterable[Numeral]:
    """Yield the "a" of "jailed for a year" as a one; where it is no term it is no number."""
    for match in A_UNIT.finditer(plain):
        at, end = match.start(), match.start("unit") - 1
        yield Numeral(at, at, end, 1.0, None, "exact", 1.0, "words")


def _type(after: re.Match[str] | None) -> str:
    """What kind of punishment the words behind a length say."""
    said = (after["type"] if after else None) or "prison"
    return re.sub(r"^supervised (?=probation)", "", said.lower()).replace(" ", "-").replace("home-confinement", "house-arrest")


def _is_done(plain: str, start: int, after: re.Match[str]) -> bool:
    """Whether the time behind bars is told as served, or the "term" may be one of office."""
    if after["place"]:
        return not is_imposed(plain, start, after.end()) and DONE.search(plain[max(0, start - 40) : start]) is not None
    return after["bare"] is not None and not is_a_term(plain, start)


def _compound(plain: str, numeral: Numeral) -> tuple[Numeral, str, int] | None:
    """Return the number, in the smaller unit, of "four years and six months", with that unit and where it ends."""
    unit = SENTENCED.match(plain, numeral.end)
    less = None if unit is None or numeral.top is not None else LESS.match(plain, unit.end())
    if unit is None or less is None:
        return None
    larger = MONTHS[unit["unit"].lower().rstrip("s'")]
    if less["half"]:
        return numeral._replace(number=numeral.number + 0.5), unit["unit"], less.end()
    count = 1.0 if less["n"].lower() in ("a", "an") else next((n.number for n in numerals(less["n"]) if n.end == len(less["n"])), None)
    name = less["unit"].lower().rstrip("s'")
    if count is None or MONTHS[name] >= larger:
        return None
    times = 12 if (larger, name) == (MONTHS["year"], "month") else round(larger / MONTHS[name])
    return numeral._replace(number=numeral.number * times + count), less["unit"], less.end()


def _without_a_number(text: str, plain: str) -> Iterable[Found]:
    """Yield life, death and time served."""
    for match in LIFE.finditer(plain):
        parole = (match["parole"] or match["parole2"] or match["parole3"] or "").lower()
        count = (match["count"] or "1").lower()
        number = NUMBERS.get(count) or int(count)
        yield Found(
            *match.span(),
            PrisonTerm(
                raw=text[slice(*match.span())], life=True, parole=None if not parole else not parole.startswith("without"), count=number
            ),
        )
    for match in DEATH.finditer(plain):
        yield Found(*match.span(), PrisonTerm(raw=text[slice(*match.span())], death=True))
    for match in SERVED.finditer(plain):
        yield Found(*match.span(), PrisonTerm(raw=text[slice(*match.span())], type="time-served"))


VALUE = ValueKind(record=PrisonTerm, find=find)
