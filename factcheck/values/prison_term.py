"""What a court imposed or may impose: "40 years to life", "15 to 30 years in prison", "life without parole"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from factcheck.values import Anchor, Found, Relation, Value, ValueKind, _hedge
from factcheck.values._hedge import Hedge
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
TERM = r"(?:(?:state[ ]|federal[ ])?(?:prison|jail)[ -](?:sentences?|terms?)|sentences?|imprisonment)"
AFTER = re.compile(
    rf"[ -](?P<unit>{UNIT})(?:[ ](?P<place>{PLACE})|[ -](?P<term>{TERM})|[ ](?:of[ ])?"
    rf"(?P<type>(?:supervised[ ])?probation|parole|supervised release|community service|house arrest|home confinement))(?!\w)",
    re.IGNORECASE,
)
SENTENCED = re.compile(rf"[ ](?P<unit>{UNIT})(?!\w)", re.IGNORECASE)
IMPOSED = re.compile(
    r"\b(?:sentenced?|sentencing|condemned|jailed|imprisoned|faces?|facing|got|given)"
    r"[ ](?:(?:him|her|them|[A-Z][\w'-]+)[ ])?(?:to|for|up to)?[ ]?(?:a[ ](?:maximum|minimum)[ ]of[ ]|serve[ ])?$",
    re.IGNORECASE,
)
# Time that was served, not imposed: the words give a duration ("spent 12 years behind bars", "freed after nine years in prison").
DONE = re.compile(
    r"\b(?:spen[dt]\w*|serv(?:e|ed|ing)|after|for|nearly|did|done|doing|languish\w*|lost)"
    r"(?:[ ](?:than|more|over|about|almost|nearly|some|a|an|the|total|of|his|her|their))*[ ]?$",
    re.IGNORECASE,
)
FIRM = re.compile(r"sentenc|condemn|jailed|imprison", re.IGNORECASE)
WITHOUT_PAROLE = r"without[ ](?:the[ ]|any[ ])?(?:possibility[ ]of[ ]|chance[ ](?:of|for)[ ]|eligibility[ ]for[ ])?parole"
PAROLE = (
    rf"(?:,?[ ](?P<parole>{WITHOUT_PAROLE}|with[ ](?:the[ ]|a[ ])?(?:possibility|chance|eligibility)[ ](?:of|for)[ ]parole|with[ ]parole))?"
)
COUNT = (
    r"(?:(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})[ ])?"
    r"(?:(?P<how>consecutive|concurrent|back-to-back)[ ])?"
)
LIFE = re.compile(
    rf"""\b(?:{COUNT}life[ -](?:prison[ ])?(?:sentences?|terms?)(?:[ ]in[ ]prison)?{PAROLE}
    |life[ ](?:in[ ](?:state[ ]|federal[ ])?prison|behind[ ]bars|imprisonment|in[ ]jail){PAROLE.replace("<parole>", "<parole2>")}
    |life[ ](?P<parole3>{WITHOUT_PAROLE}|with[ ](?:the[ ])?(?:possibility[ ]of[ ]|chance[ ]of[ ])?parole)
    |(?<=sentenced[ ]to[ ])life(?=[.,;]|$|[ ]for\b|[ ]in\b|[ ]after\b))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
DEATH = re.compile(r"\b(?:(?:the[ ])?death (?:penalty|sentences?)|(?<=sentenced to )death|(?<=condemned to )death)\b", re.IGNORECASE)
SERVED = re.compile(r"\btime (?:already )?served\b", re.IGNORECASE)
NUMBERS = {
    w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
}


def is_imposed(plain: str, start: int) -> bool:
    """Return whether someone is sentenced to what begins here; "faces" and "got" alone are too common to tell."""
    cue = IMPOSED.search(plain[max(0, start - 45) : start])
    return cue is not None and FIRM.search(cue.group()) is not None


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
    for numeral in numerals(text):
        if numeral.form not in ("digits", "words"):
            continue
        start = numeral.start
        if life := TO_LIFE.match(plain, numeral.end):
            yield Found(start, life.end(), _term(text[start : life.end()], numeral, life["unit"] or "year", maximum=None, life=True))
        elif after := AFTER.match(plain, numeral.end):
            if after["place"] and DONE.search(plain[max(0, start - 40) : start]):
                continue
            kind = (
                re.sub(r"^supervised (?=probation)", "", (after["type"] or "prison").lower())
                .replace(" ", "-")
                .replace("home-confinement", "house-arrest")
            )
            yield Found(start, after.end(), _term(text[start : after.end()], numeral, after["unit"], type=kind))
        elif (unit_after := SENTENCED.match(plain, numeral.end)) and is_imposed(plain, start):
            yield Found(start, unit_after.end(), _term(text[start : unit_after.end()], numeral, unit_after["unit"]))
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
