"""A sum of money, in the currency it was printed in: "$1.7M", "US$1.5 billion", "40 pence a share"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from factcheck.lexicon import table
from factcheck.values import Anchor, Found, Relation, Value, ValueKind, _hedge
from factcheck.values._hedge import Hedge
from factcheck.values._level import any_of, level
from factcheck.values._numeral import Numeral, numeral_at, numerals

MONEY = table("currencies")
SIGNS: dict[str, str] = MONEY["signs"]
WORDS: dict[str, str] = MONEY["words"]
PARTS: dict[str, str] = MONEY["parts"]
CODES: list[str] = MONEY["codes"]["names"]
SIGN = re.compile(rf"(?<![A-Za-z])(?:(?P<sign>{any_of(SIGNS)}|[Cc][ ]\$)|(?P<code>{any_of(CODES)}))[ ]?(?=[\d.-])(?P<minus>-)?")
WORD = re.compile(
    rf"(?P<sign>(?<=\d)(?:{any_of(SIGNS)})|[ ](?:€|US\$))(?![\w]|[ ]?\d)|(?:[ -](?:of[ ])?)?(?:(?P<word>{any_of(WORDS)})|"
    rf"(?P<part>{any_of(PARTS)})|(?P<code>(?-i:{any_of(CODES)}))|(?P<won>won(?=[ ]?(?:\(|,|\.|$))))(?!\w)",
    re.IGNORECASE,
)
LONE = re.compile(r"(?<![\w-])(?:a|one)[ ](?P<word>dollar|euro|penny|cent)(?![\w-])", re.IGNORECASE)
RANGE = re.compile(rf"[ ]?(?:-|to|and)[ ]?(?:(?:{any_of(SIGNS)}))(?=[\d.])")
PER = re.compile(
    rf"""(?: [ ](?:(?:an?|per|for[ ]each|for[ ]every|each)[ ](?P<per>{any_of(MONEY["per"]["words"])})|(?P<each>apiece|each))
    | /(?P<slash>hour|hr|day|month|year|share|barrel|gallon|kg|lb) )
    (?!\w)(?![ ](?:ago|earlier|later|before|after)\b)""",  # "$186 million a year ago" is told of last year, not per year
    re.VERBOSE | re.IGNORECASE,
)
CENTS = re.compile(
    r"(?:,?[ ]and[ ]|[ ])(?P<n>\d{1,2}|[a-z]+(?:-[a-z]+)?)(?:[ ]?(?:cents?|c|pence|sens?|¢)(?!\w)|(?=[ ]?(?:$|[.;!?](?!\d))))",
    re.IGNORECASE,
)


PENCE = re.compile(r"p(?![\w-]|\.[ ]?\d|\.m)")
"""After digits, pence: "312p", "142.3p a litre"."""
LINES_OF_A_SCREEN = frozenset({240, 360, 480, 576, 720, 1080, 1440, 2160})
POUNDS = re.compile(r"[ -]pounds?(?![\w-]|[ ](?:of|heavy|lighter|heavier|overweight)\b)", re.IGNORECASE)
PAID = re.compile(rf"\b{any_of(MONEY['pounds']['paid'])}\b[^.;:!?]{{0,40}}$", re.IGNORECASE)
"""Before so many pounds that are no weight: "was fined 45,000 pounds"."""
WEIGHED = re.compile(rf"\b{any_of(MONEY['pounds']['weighed'])}\b[^.;:!?]{{0,40}}$", re.IGNORECASE)
BEFORE = 80
"""Characters before a number in which what is paid may be said."""


PERIODS = frozenset({"year", "annum", "month", "week", "day", "annually", "yearly", "monthly"})
WHOLE = 0.02
"""How near to a whole number of years a sum must come to be that of several."""


DOLLARS = frozenset(code for word, code in WORDS.items() if word.endswith(("dollar", "dollars")))
"""Currencies whose own papers print them as a bare "$"."""
OF_A_COUNTRY = re.compile(r"U\.?S|americ", re.IGNORECASE)


class Money(Value):
    """A sum in one currency; sums in two currencies are never compared, since no rate is printed.

    A bare "$" may be the dollar of any country: it agrees with a like sum of another's dollars, and contradicts no other.
    """

    kind: Literal["money"] = "money"
    lower: float | None
    upper: float | None
    currency: str
    number: float
    hedge: Hedge = "exact"
    step: float = 1
    per: str | None = None
    vague: bool = False

    def relation(self, other: Value) -> Relation:
        """Compare sums of one currency, each per the same thing, within the printed precision."""
        if not isinstance(other, Money) or not self.may_be_of_one_currency(other):
            return Relation.CANNOT_TELL
        found = self._compare(other)
        return found if self.currency == other.currency or found.agrees else Relation.CANNOT_TELL

    def _compare(self, other: Money) -> Relation:
        if self.per != other.per:
            return self._beside_a_rate(other)
        if (self.lower, self.upper, self.hedge) == (other.lower, other.upper, other.hedge):
            return Relation.SAME
        return _hedge.compare(self._reach(), other._reach())

    @property
    def denomination(self) -> str:
        """What the currency is called in its own country: "$" of every dollar, else its code."""
        return "$" if self.currency in DOLLARS else self.currency

    def may_be_of_one_currency(self, other: Money) -> bool:
        """Return whether both are of one currency, or one of them of dollars of which no country is told."""
        bare = any(m.currency == "USD" and not OF_A_COUNTRY.search(m.raw) for m in (self, other))
        return self.currency == other.currency or (bare and self.denomination == other.denomination)

    def _beside_a_rate(self, other: Money) -> Relation:
        """Compare "$6 billion a year" with a bare sum: one of them left the year out, or gives the sum of several."""
        rate, total = (self, other) if other.per is None else (other, self)
        exact = all(m.hedge == "exact" and not m.vague and m.lower == m.upper and m.number for m in (rate, total))
        if total.per is not None or rate.per not in PERIODS or not exact:
            return Relation.CANNOT_TELL
        times = total.number / rate.number
        if times == 1:
            return Relation.FINER if rate is self else Relation.COARSER
        return Relation.CANNOT_TELL if times > 1 and abs(times - round(times)) < WHOLE else Relation.DIFFERENT

    def _reach(self) -> _hedge.Reach:
        return _hedge.reach(self.lower, self.upper, "about" if self.vague else self.hedge, self.step)

    def extent(self) -> tuple[float, float] | None:
        """Return the least and the most it may be."""
        return _hedge.extent(self._reach())

    def show(self) -> str:
        """Return it as code and digits, "USD 14,000,000"; ranges and vague sums as they were written."""
        if self.vague or (self.hedge == "exact" and self.lower != self.upper) or not _hedge.is_decimal(self.step):
            return self.raw
        scale = next((s for s in (1_000_000_000, 1_000_000) if self.step >= s / 1000 and abs(self.number) >= s), 1)
        places = max(0, len(f"{self.step / scale:.10f}".rstrip("0").partition(".")[2]))
        name = {1: "", 1_000_000: " million", 1_000_000_000: " billion"}[scale]
        per = "" if self.per is None else f" per {self.per}" if self.per != "each" else " each"
        return f"{'' if self.hedge == 'exact' else self.hedge + ' '}{self.currency} {self.number / scale:,.{places}f}{name}{per}"


def _may_be_pence(plain: str, numeral: Numeral) -> bool:
    """Whether a "p" after the number may be for pence: not after a clock's minutes, nor the lines of a screen."""
    minutes = plain[max(0, numeral.start - 2) : numeral.start].rstrip().endswith(":")
    return numeral.form == "digits" and numeral.number not in LINES_OF_A_SCREEN and not minutes


def _make(text: str, plain: str, start: int, end: int, numeral: Numeral, currency: str) -> Found:
    per = PER.match(plain, end)
    unit = None
    if per:
        end = per.end()
        unit = (per["per"] or per["slash"] or "each").lower()
    stop, trailing = _hedge.after(plain, end)
    if trailing is not None and numeral.hedge == "exact":
        numeral, end = numeral._replace(hedge=trailing), stop
    low, high = numeral.bounds
    return Found(
        start,
        end,
        Money(
            raw=text[start:end],
            lower=low,
            upper=high,
            currency=currency,
            number=numeral.middle,
            hedge=numeral.hedge,
            step=numeral.step,
            per=unit,
            vague=numeral.form == "vague",
        ),
    )


def _is_sum(plain: str, numeral: Numeral) -> bool:
    """Whether so many pounds are paid and not weighed."""
    before = plain[max(0, numeral.start - BEFORE) : numeral.start]
    return PAID.search(before) is not None and WEIGHED.search(before) is None


def find(text: str, anchor: Anchor) -> Iterable[Found]:  # noqa: C901 - one case after another
    """Yield sums with a sign, code or word of money; "10 pounds" alone is a weight, "won" a victory."""
    plain = level(text)
    done = 0
    for match in SIGN.finditer(plain):
        numeral = numeral_at(plain, match.end(), money=True)
        if numeral is None or match.start() < done:
            continue
        start, hedge = _hedge.before(plain, match.start())
        if hedge != "exact":
            numeral = numeral._replace(hedge=hedge)
        if match["minus"]:
            numeral = numeral._replace(number=-numeral.number)
        if numeral.form == "score":
            numeral = numeral._replace(form="digits", top=None, end=match.end() + len(plain[match.end() : numeral.end].partition("-")[0]))
        numeral = _ranged(plain, numeral)
        if cents := CENTS.match(plain, numeral.end):
            part = numeral_at(plain, cents.start("n"))
            if part is not None and part.number < 100 and part.end == cents.end("n"):
                numeral = numeral._replace(number=numeral.number + part.number / 100, step=0.01, end=cents.end())
        written = (match["sign"] or match["code"]).upper().replace(" ", "")
        currency = next((c for s, c in SIGNS.items() if s.upper() == written), written)
        found = _make(text, plain, start, numeral.end, numeral, "CNY" if currency == "RMB" else currency)
        done = found.end
        yield found
    for numeral in numerals(text, money=True):
        word = WORD.match(plain, numeral.end)
        if numeral.form in ("score", "fraction"):
            continue
        if word is None:
            pounds = POUNDS.match(plain, numeral.end)
            if pounds is not None and _is_sum(plain, numeral):
                yield _make(text, plain, numeral.start, pounds.end(), numeral, "GBP")
            elif _may_be_pence(plain, numeral) and (pence := PENCE.match(plain, numeral.end)):
                yield _make(text, plain, numeral.start, pence.end(), numeral, "GBP/100")
            continue
        if word["won"] and numeral.number < 1000:
            continue
        currency = (
            next((c for s, c in SIGNS.items() if s.upper() == (word["sign"] or "").strip().upper()), None)
            or WORDS.get(re.sub(" +", " ", (word["word"] or "").lower()))
            or PARTS.get((word["part"] or "").lower())
            or ("KRW" if word["won"] else (word["code"] or "").upper())
        )
        end, amount = word.end(), numeral
        if word["part"]:
            amount = numeral._replace(number=numeral.number, step=numeral.step)
            currency += "/100"
        elif cents := CENTS.match(plain, end):
            part = numeral_at(plain, cents.start("n"))
            if part is not None and part.number < 100 and part.end == cents.end("n"):
                amount, end = numeral._replace(number=numeral.number + part.number / 100, step=0.01), cents.end()
        yield _make(text, plain, numeral.start, end, amount, currency)
    for match in LONE.finditer(plain):
        lone = Numeral(match.start(), match.start(), match.end(), 1, None, "exact", 1, "words")
        word_ = match["word"].lower()
        yield _make(text, plain, match.start(), match.end(), lone, WORDS.get(word_) or PARTS[word_] + "/100")


def _ranged(plain: str, numeral: Numeral) -> Numeral:
    """Take in "$10 million to $15 million" and "between $5 and $10"; a rise "from ... to" is two sums."""
    joint = RANGE.match(plain, numeral.end)
    window = plain[max(0, numeral.core - 30) : numeral.core].lower()
    if (
        numeral.top is not None
        or joint is None
        or re.search(r"\bfrom\b[^.]{0,12}$", window)
        or ("and" in joint.group() and "between" not in window)
    ):
        return numeral
    second = numeral_at(plain, joint.end(), money=True)
    if second is None or second.top is not None:
        return numeral
    low = numeral.number * (second.step if numeral.step == 1 and second.step >= 1000 and numeral.number < 1000 else 1)
    return numeral if low >= second.number else numeral._replace(number=low, top=second.number, end=second.end, hedge="exact")


VALUE = ValueKind(record=Money, find=find)
