"""Numbers as they are written: digits, words, mixtures, fractions, ranges and vague words, with their hedges."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from factcheck.lexicon import table
from factcheck.values import _hedge
from factcheck.values._barred import barred
from factcheck.values._hedge import Hedge
from factcheck.values._level import any_of, level

WORDS = table("numbers")
UNITS: dict[str, int] = WORDS["units"]
TENS: dict[str, int] = WORDS["tens"]
SCALES: dict[str, int] = WORDS["scales"]
SUFFIXES: dict[str, int] = WORDS["suffixes"]
MONEY_SUFFIXES: dict[str, int] = SUFFIXES | WORDS["money_suffixes"]
GLYPHS: dict[str, float] = WORDS["glyphs"]
ORDINALS: dict[str, int] = WORDS["ordinals"]
PARTS: dict[str, int] = (
    WORDS["fractions"] | {w: n for w, n in ORDINALS.items() if n > 2} | {w + "s": n for w, n in ORDINALS.items() if n > 2}
)
VAGUE: dict[str, list[int]] = WORDS["vague"]

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,3}(?:[ ]\d{3}){2,6}(?!\d)|\d{1,16}(?!\d))(?:\.\d{1,12}(?!\d))?(?:[eE][+-]?\d{1,2}(?!\w))?|\.\d{1,6}(?!\d)"  # noqa: E501 - one question, one pattern or record
WORD = any_of([*UNITS, *TENS, *SCALES])
GLYPH = "[" + "".join(GLYPHS) + "]"
HERE = re.compile(
    rf"""
    (?: (?P<vague>{any_of(list(VAGUE))})(?![\w-])
      | (?P<half>(?:a[ ]|one[ -])?half)(?=[ -](?:a[ -])?(?:of|the|an?|its|their|his|her|our|my|all|dozen|million|billion|trillion)\b|-)
      | (?P<quarter>(?:an?[ -]|one[ -]|(?=quarter[ ]m))(?:quarter|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth|thousandth|millionth|billionth|trillionth))(?=[ ](?:of|million|billion|trillion)\b|[ ]?(?:$|[.,;]))
      | (?P<one>an?)(?=[ ](?:half[ -])?(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)\b)
      | (?:minus|negative)[ ](?={WORD}\b|\d)
      | -?(?P<digits>{DIGITS})
      | (?P<word>{WORD})(?!\w)
      | (?P<glyph>{GLYPH}) )
    """,  # noqa: E501 - one question, one pattern or record
    re.VERBOSE | re.IGNORECASE,
)
START = re.compile(rf"(?<![\w])(?<![\w$][-.,/:'])(?:{HERE.pattern})", re.VERBOSE | re.IGNORECASE)
MORE = re.compile(
    rf"(?P<gap>[ ]{{1,3}}(?:-[ ])?|-|[ ]and[ ])(?:(?P<word>{WORD})(?!\w)|(?P<digits>\d{{1,3}}(?!\d))(?![.,]\d))", re.IGNORECASE
)
SUFFIX = re.compile(rf"(?P<suffix>{any_of(list(SUFFIXES))})(?![\w])")
MONEY_SUFFIX = re.compile(rf"[ ]?(?P<suffix>{any_of(list(MONEY_SUFFIXES))})(?!\w)")
OF_SCALE = re.compile(r"[ -](?:of[ ])?(?:an?[ -])?(?P<scale>hundred|dozen|thousand|million|billion|trillion)(?!\w)", re.IGNORECASE)
PART = any_of(list(PARTS))
AND_PART = re.compile(
    rf"[ -]and[ -](?:(?P<of>an?|one|two|three|four|five|seven)[ -])?(?P<part>{PART})(?!\w)|[ ]?(?P<glyph>{GLYPH})", re.IGNORECASE
)
SLASH = re.compile(r"(?:(?P<gap>[ ]{1,2}|[ ]and[ ]|-)(?P<top>\d{1,3}))?/(?P<bottom>\d{1,4})(?![\w/])")
PARTS_OF_IT = re.compile(rf"[ -](?P<part>{PART})(?!\w)", re.IGNORECASE)
OVER = re.compile(r"[ ]over[ ](?=\w)", re.IGNORECASE)
END = re.compile(r"[ ]?(?:$|[.,;](?!\d))")
ONLY_PART = re.compile(r"[ ]of\b|[ ]?(?:$|[.,;])")
POINT = re.compile(
    rf"[ ]point(?P<places>[ ]\d{{1,4}}(?![\w,.])|(?:[ ](?:{any_of(list(UNITS))})(?!\w)){{1,6}})(?:[ ](?P<scale>thousand|million|billion|trillion)(?!\w))?",  # noqa: E501 - one question, one pattern or record
    re.IGNORECASE,
)
RANGE = re.compile(r"(?P<by>[ ]to[ ]|-to-|-[ ]to[ ]|[ ]or[ ]|[ ]?-[ ]?|-[ ]or[ ])(?=[\w.])", re.IGNORECASE)
SCORE_BEFORE = re.compile(
    r"\b(?:won|win|wins|winning|lost|lose|loses|losing|beat|beats|beating|defeated|defeat|victory|voted?|votes|voting|ruled|ruling|rulings?|decision|score[ds]?|"
    r"lead|leads|led|leading|trailed|trailing|tied|draw|drew|record|split|by|up|ahead|behind|series)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
SECOND_ENDS = re.compile(r"[A-Za-z]|-\d|[/:.]\d")
HALF_DOZEN = re.compile(" half[ -]dozen", re.IGNORECASE)
AND = re.compile(" and ")
BETWEEN = re.compile(r"\b(?:between|anywhere from|ranging from|range from|ranged from)[ ]$", re.IGNORECASE)
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


class _Plain(NamedTuple):
    end: int
    number: float
    step: float
    form: Literal["digits", "words", "fraction", "vague"]
    top: float | None = None


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
    return tuple(found)


def numeral_at(text: str, at: int, money: bool = False) -> Numeral | None:
    """Read the number that begins right here in levelled text, with the hedge before it and the range it opens."""
    plain = _plain(text, at, money)
    if plain is None:
        return None
    start, hedge = _hedge.before(text, at)
    if plain.form == "vague":
        return Numeral(start, at, plain.end, plain.number, plain.top, "about", 1, "vague")
    ranged = _range(text, at, plain, money)
    if ranged is not None:
        return ranged._replace(start=min(start, ranged.start), hedge="exact" if ranged.form == "score" else hedge)
    end, trailing = _hedge.after(text, plain.end)
    if trailing is not None and hedge == "exact":
        return Numeral(start, at, end, plain.number, None, trailing, plain.step, plain.form)
    return Numeral(start, at, plain.end, plain.number, None, hedge, plain.step, plain.form)


def _plain(text: str, at: int, money: bool) -> _Plain | None:
    match = HERE.match(text, at)
    if match is None:
        return None
    if match["vague"]:
        low, high = VAGUE[re.sub(" +", " ", match["vague"].lower())]
        scale = OF_SCALE.match(text, match.end())
        times = SCALES[scale["scale"].lower()] if scale else 1
        return _Plain(scale.end() if scale else match.end(), low * times, times, "vague", high * times)
    if match["half"] or match["quarter"]:
        size = 1 / PARTS[re.split("[ -]", (match["half"] or match["quarter"]).lower())[-1]]
        scale = OF_SCALE.match(text, match.end())
        if scale:
            return _Plain(scale.end(), size * SCALES[scale["scale"].lower()], 1, "words")
        return _Plain(match.end(), size, size / 10, "fraction")
    if match["glyph"]:
        return _Plain(match.end(), GLYPHS[match["glyph"]], 0.25, "fraction")
    if match["one"]:
        nested = HALF_DOZEN.match(text, match.end())
        return _Plain(nested.end(), 6, 1, "words") if nested else _cardinal(text, match.end(), 1.0, 1.0, "words", money)
    sign = -1.0 if match.group()[0] == "-" or not (match["digits"] or match["word"]) else 1.0
    if not match["digits"] and not match["word"]:
        rest = _plain(text, match.end(), money)
        return rest and rest._replace(number=-rest.number)
    if match["digits"]:
        value = float(match["digits"].replace(",", "").replace(" ", ""))
        places = len(re.split("[eE]", match["digits"])[0].partition(".")[2])
        read = _cardinal(text, match.end(), value, 10.0**-places, "digits", money)
    else:
        word = match["word"].lower()
        if word in SCALES and word not in ("dozen",):
            return None
        value = float(UNITS.get(word, TENS.get(word, SCALES.get(word, 0))))
        read = _cardinal(text, match.end(), value, 1.0, "words", money)
    return read._replace(number=sign * read.number)


def _cardinal(text: str, end: int, current: float, step: float, form: Literal["digits", "words"], money: bool) -> _Plain:
    """Go on from a first number: scales, hundreds, tens and units as far as they make one number."""
    total, last_scale = 0.0, 0.0
    suffix = (MONEY_SUFFIX if money else SUFFIX).match(text, end) if form == "digits" else None
    if suffix:
        times = float(MONEY_SUFFIXES[suffix["suffix"]])
        return _Plain(suffix.end(), current * times, step * times, form)
    for more in iter(lambda: MORE.match(text, end), None):  # noqa: B023 - used up before the next turn
        word, joined = (more["word"] or "").lower(), "and" in more["gap"]
        if word in SCALES:
            scale = float(SCALES[word])
            if joined or (scale == 100 and ((current >= 100 and form == "words") or not current)):
                break
            if scale in (12, 144):
                current = current - current % 100 + current % 100 * scale if form == "words" else current * scale
            elif scale == 100:
                current *= 100
            elif scale > last_scale > 0:
                total, current = (total + current) * scale, 0.0
            else:
                total, current = total + current * scale, 0.0
            if scale in (12, 144):
                end = more.end()
                continue
            step = 1.0 if last_scale else step * scale
            last_scale = scale
        else:
            value = float(UNITS.get(word) or TENS.get(word) or 0) if word else float(more["digits"])
            if joined and PARTS_OF_IT.match(text, more.end()):
                break
            if not _fits(current, value, word, joined, last_scale) or (form == "digits" and not last_scale):
                break
            current, step = current + value, 1.0
        end = more.end()
    return _with_parts(text, end, total + current, step, form)


def _fits(current: float, value: float, word: str, joined: bool, last_scale: float) -> bool:
    """Whether a unit, teen or ten may follow what was read: "ninety-seven" and "hundred and five" may, "nineteen ninety" not."""
    if not word:
        return joined and last_scale >= 100 and value < last_scale
    if current % 100 == 0:
        return last_scale >= 100 and (value > 0)
    return not joined and 0 < value < 10 and current % 10 == 0 and 20 <= current % 100 <= 90


def _with_parts(text: str, end: int, value: float, step: float, form: Literal["digits", "words"]) -> _Plain:
    if (point := POINT.match(text, end)) and step == 1:
        places = "".join(str(UNITS.get(w.lower(), w)) for w in point["places"].split())
        scale = SCALES[(point["scale"] or "").lower()] if point["scale"] else 1
        return _Plain(point.end(), float(f"{value:.0f}.{places}") * scale, scale * 10.0 ** -len(places), form)
    if slash := SLASH.match(text, end):
        if slash["top"] and int(slash["bottom"]) and int(slash["top"]) < int(slash["bottom"]) <= 100:
            return _Plain(slash.end(), value + int(slash["top"]) / int(slash["bottom"]), 1 / int(slash["bottom"]), form)
        if not slash["top"] and int(slash["bottom"]) and form == "digits":
            return _Plain(slash.end(), value / int(slash["bottom"]), value / int(slash["bottom"]) / 10, "fraction")
    if (
        (over := OVER.match(text, end))
        and value % 1 == 0
        and (below := _plain(text, over.end(), False))
        and below.number
        and END.match(text, below.end)
    ):
        return _Plain(below.end, value / below.number, abs(value / below.number) / 10, "fraction")
    if tail := AND_PART.match(text, end):
        if tail["glyph"]:
            return _Plain(tail.end(), value + GLYPHS[tail["glyph"]], 0.25, form)
        bottom = PARTS[tail["part"].lower()]
        top = UNITS.get((tail["of"] or "one").lower(), 1)
        if tail["of"] and top < bottom:
            whole = step if step >= 1000 else 1.0  # "3 million and a half" halves a million
            return _Plain(tail.end(), value + whole * top / bottom, whole / bottom, form)
    part = PARTS_OF_IT.match(text, end)
    if (
        part
        and form == "words"
        and (part["part"].lower().endswith(("s", "lves")) or (value == 1 and (text[end] == "-" or ONLY_PART.match(text, part.end()))))
    ):
        bottom = PARTS[part["part"].lower()]
        size = value / bottom
        whole_of = OF_SCALE.match(text, part.end())
        if whole_of:
            return _Plain(whole_of.end(), size * SCALES[whole_of["scale"].lower()], 1, "words")
        return _Plain(part.end(), size, abs(size) / 10, "fraction")
    return _Plain(end, value, step, form)


def _range(text: str, at: int, first: _Plain, money: bool) -> Numeral | None:
    window = text[max(0, at - 45) : at]
    between = BETWEEN.search(window)
    joint = AND.match(text, first.end) if between else RANGE.match(text, first.end)
    if joint is None or first.form == "fraction":
        return None
    second = _plain(text, joint.end(), money)
    if (
        second is None
        or second.form in ("fraction", "vague")
        or (SECOND_ENDS.match(text, second.end) and not SUFFIX.match(text, second.end))
    ):
        return None
    by = joint.group().strip().lower()
    tight = joint.group() == "-"
    low = first.number
    if low < 1000 <= second.number and second.step >= 1000 and second.number / low >= 1000 and not tight | (by == "or"):
        low *= max(s for s in (1e3, 1e6, 1e9, 1e12) if s <= max(second.step * 10, 1e3))
    elif tight and low < 1000 and second.step >= 1000:
        low *= max(s for s in (1e3, 1e6, 1e9, 1e12) if s <= second.step * 10)
    if (tight or (by == "to" and first.form == second.form == "digits")) and _is_score(window, first, second, tight):
        return Numeral(at, at, second.end, first.number, second.number, "exact", 1, "score")
    if (
        low >= second.number
        or (FROM.search(window) and not between)
        or (by == "or" and second.number > 3 * low)
        or (tight and first.form == "words")
    ):
        return None
    start = at - len(between.group()) if between else at
    return Numeral(start, at, second.end, low, second.number, "exact", second.step, first.form)


def _is_score(window: str, first: _Plain, second: _Plain, tight: bool) -> bool:
    whole = first.step == second.step == 1 and max(first.number, second.number) < 1000
    return whole and (
        (tight and first.number >= second.number) or (SCORE_BEFORE.search(window) is not None and first.number >= second.number)
    )
