"""One number as it is written, without its hedge: digits, words, mixtures, fractions and vague words."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from factcheck.lexicon import table
from factcheck.values._level import any_of

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

DIGITS = r"""(?:(?:
      \d{1,3}(?:,\d{3}){1,6}(?!\d)                # 14,700
    | \d{1,2}(?:,\d\d){1,4},\d{3}(?![,\d])       # 1,50,000: as India groups
    | \d{1,3}(?:[ ]\d{3}){0,5}[ ]000(?!\d)        # 40 000
    | \d{1,3}(?:[ ]\d{3}){2,6}(?!\d)              # 1 234 567
    | \d{1,16}(?!\d)
    )(?:\.\d{1,12}(?!\d))?(?:[eE][+-]?\d{1,2}(?!\w)|[ ]?×[ ]?10\^?-?\d{1,2}(?!\d))?
    | \.\d{1,6}(?!\d))"""
WORD = any_of([*UNITS, *TENS, *SCALES])
GLYPH = "[" + "".join(GLYPHS) + "]"
PART_WORDS = any_of(["quarter", *(w for w, n in ORDINALS.items() if 2 < n <= 10 or n in (20, 100, 1000) or n >= 1e6)])
HERE = re.compile(
    rf"""
    (?: (?P<vague>{any_of(list(VAGUE))})(?![\w-])
      | (?P<half>(?:a[ ]|one[ -])?half)
        (?=[ ]{{1,3}}(?:a[ -])?(?:of|the|an?|its|their|his|her|our|my|all|dozen|million|billion|trillion)\b|[ ]an?[ ]{{1,3}}dozen|-)
      | (?P<half2>(?:(?<=than[ ])|(?<=nearly[ ])|(?<=almost[ ])|(?<=about[ ])|(?<=roughly[ ])|(?<=around[ ])|(?<=over[ ])
        |(?<=under[ ]))half)
        (?=[ ](?!way\b|past\b|time\b|hours?\b|hearted)[a-z]|[.,;])     # "nearly half said so"
      | (?P<half3>(?<!\bthe[ ])(?<!\bin[ ])(?<!\bat[ ])(?<!\bthis[ ])(?<!\bone[ ])(?<!\ba[ ])half)(?=[.,;]?$|[.,;][ ])
      | (?P<quarter>(?:an?[ -]|one[ -]|(?=quarter[ ]m))(?:{PART_WORDS}))(?=[ ](?:of|million|billion|trillion)\b|[ ]?(?:$|[.,;]))
      | (?P<quarter2>an?[ ]quarter|(?:(?<=from[ ])|(?<=than[ ])|(?<=nearly[ ])|(?<=almost[ ])|(?<=about[ ])|(?<=\bto[ ]))a[ ]third)
        (?=[ ]in[ ](?:1[5-9]|20)\d\d)          # "up from a quarter in 1980"; "a third in 1990" is else a third one
      | (?P<one>an?)(?=[ ](?:half[ -])?(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore)\b)
      | (?:minus|negative)[ ](?={WORD}\b|\d)
      | -?(?P<digits>{DIGITS})
      | (?P<word>{WORD})(?!\w)
      | (?P<glyph>{GLYPH}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# After a colon or a full stop only where these end a word, as in "Carbs:14g" and "himself.Two deputies".
START = re.compile(
    rf"(?<!\w)(?:(?<![\w$][-,/'])|(?<=mother-of-)|(?<=father-of-)|(?<=\bmum-of-)|(?<=\bmom-of-)|(?<=\bdad-of-))(?<![\d$]:)(?<![\w$]\.(?!(?-i:[A-Z][a-z])))(?:{HERE.pattern})",
    re.VERBOSE | re.IGNORECASE,
)
MORE = re.compile(
    rf"(?P<gap>[ ]{{1,3}}(?:-[ ])?|-|[ ]{{1,3}}and[ ]{{1,3}})(?:(?P<word>{WORD})(?!\w)|(?P<digits>\d{{1,3}}(?!\d))(?![.,]\d))",
    re.IGNORECASE,
)
SUFFIX = re.compile(rf"(?P<suffix>{any_of(list(SUFFIXES))})(?![\w])")
MONEY_SUFFIX = re.compile(rf"[ ]?(?P<suffix>{any_of(list(MONEY_SUFFIXES))})(?!\w)")
OF_SCALE = re.compile(
    r"(?:[ ]{1,3}|-)(?:of[ ])?(?:an?(?:[ ]{1,3}|-))?(?P<scale>hundred|dozen|thousand|million|billion|trillion)(?!\w)", re.IGNORECASE
)
PART = any_of(list(PARTS))
AND_PART = re.compile(
    rf"""[ ]and[ ](?P<bare>half|quarter)(?=[ ](?:{any_of(SCALES)}|times|(?:second|minute|hour|day|week|month|year|decade)s?)\b)
    | [ -]and[ -](?:(?P<of>an?|one|two|three|four|five|seven)[ -])?(?P<part>{PART})(?!\w)
    | [ ]?(?P<glyph>{GLYPH})""",
    re.VERBOSE | re.IGNORECASE,
)
SLASH = re.compile(r"(?:(?P<gap>[ ]{1,2}|[ ]and[ ]|-)(?P<top>\d{1,3}))?/(?P<bottom>\d{1,4})(?![\w/])")
# "11/2 years", "21/4 percent": a mixed number whose space was lost in print; nobody writes eleven halves.
PRESSED = re.compile(
    r"(?:1/2|[123]/4|[1-7]/8|[12]/3)(?=[ -](?:(?:second|minute|hour|day|week|month|year|decade|mile|inch|acre|foot|pound|point|cup|time)s?|"
    r"inches|feet|percent|per cent|million|billion)\b|[ ]?%)",
    re.IGNORECASE,
)
PARTS_OF_IT = re.compile(rf"(?:[ ]-[ ]|[ -])(?:(?P<tens>{any_of(list(TENS))})-)?(?P<part>{PART})(?!\w)", re.IGNORECASE)
# "losses in the past three quarters", "two quarters": of a year, not of a whole.
OF_A_YEAR = re.compile(r"(?:past|last|next|first|previous|final|consecutive|straight|successive|fiscal)[ ]three$", re.IGNORECASE)
OVER = re.compile(r"[ ]over[ ](?=\w)", re.IGNORECASE)
HALF_DOZEN = re.compile("[ ]{1,3}half[ -]dozen", re.IGNORECASE)
END = re.compile(r"[ ]?(?:$|[.,;](?!\d))")
ONLY_PART = re.compile(r"[ ]of\b|[ ]?(?:$|[.,;])")
POINT = re.compile(
    rf"(?<!at[ ]one)[ ]point(?P<places>[ ]\d{{1,4}}(?![\w,.])|(?:[ ](?:{any_of(list(UNITS))})(?!\w)){{1,6}})"
    rf"(?:[ ](?P<scale>thousand|million|billion|trillion)(?!\w))?",
    re.IGNORECASE,
)


class Plain(NamedTuple):
    """A number that ends at `end`; for a vague one, up to `top`."""

    end: int
    number: float
    step: float
    form: Literal["digits", "words", "fraction", "vague"]
    top: float | None = None


def plain_at(text: str, at: int, money: bool) -> Plain | None:
    """Read the number that begins right here; `money` allows "5m" for five million."""
    match = HERE.match(text, at)
    if match is None:
        return None
    if match["vague"]:
        low, high = VAGUE[re.sub(" +", " ", match["vague"].lower())]
        scale = OF_SCALE.match(text, match.end())
        times = SCALES[scale["scale"].lower()] if scale else 1
        return Plain(scale.end() if scale else match.end(), low * times, times, "vague", high * times)
    if part := match["half"] or match["half2"] or match["half3"] or match["quarter"] or match["quarter2"]:
        size = 1 / PARTS[re.split("[ -]", part.lower())[-1]]
        scale = OF_SCALE.match(text, match.end())
        if scale:
            return Plain(scale.end(), size * SCALES[scale["scale"].lower()], 1, "words")
        return Plain(match.end(), size, size / 10, "fraction")
    if match["glyph"]:
        return Plain(match.end(), GLYPHS[match["glyph"]], 0.25, "fraction")
    if match["one"]:
        nested = HALF_DOZEN.match(text, match.end())
        return Plain(nested.end(), 6, 1, "words") if nested else _cardinal(text, match.end(), 1.0, 1.0, "words", money)
    sign = -1.0 if match.group()[0] == "-" or not (match["digits"] or match["word"]) else 1.0
    if not match["digits"] and not match["word"]:
        rest = plain_at(text, match.end(), money)
        return rest and rest._replace(number=-rest.number)
    if match["digits"]:
        value, step = _digits(match["digits"])
        read = _cardinal(text, match.end(), value, step, "digits", money)
    else:
        word = match["word"].lower()
        if word in SCALES and word not in ("dozen",):
            return None
        value = float(UNITS.get(word, TENS.get(word, SCALES.get(word, 0))))
        read = _cardinal(text, match.end(), value, 1.0, "words", money)
    return read._replace(number=sign * read.number)


def _digits(written: str) -> tuple[float, float]:
    """Return the number and the place of its last digit: 2.5 and 0.1, 40,000 and 1."""
    mantissa, _, power = re.sub(r"[ ]?×[ ]?10\^?", "e", written).lower().replace(",", "").replace(" ", "").partition("e")
    times = 10.0 ** int(power or 0)
    return float(f"{mantissa}e{power or 0}"), 10.0 ** -len(mantissa.partition(".")[2]) * times


def _cardinal(text: str, end: int, current: float, step: float, form: Literal["digits", "words"], money: bool) -> Plain:
    """Go on from a first number: scales, hundreds, tens and units as far as they make one number."""
    total, last_scale = 0.0, 0.0
    suffix = (MONEY_SUFFIX if money else SUFFIX).match(text, end) if form == "digits" else None
    if suffix:
        times = float(MONEY_SUFFIXES[suffix["suffix"]])
        return Plain(suffix.end(), current * times, step * times, form)
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


def _with_parts(text: str, end: int, value: float, step: float, form: Literal["digits", "words"]) -> Plain:
    if (point := POINT.match(text, end)) and step >= 1 and value % 1 == 0:
        places = "".join(str(UNITS.get(w.lower(), w)) for w in point["places"].split())
        scale = SCALES[(point["scale"] or "").lower()] if point["scale"] else 1
        return Plain(point.end(), float(f"{value:.0f}.{places}") * scale, scale * 10.0 ** -len(places), form)
    if slash := SLASH.match(text, end):
        if slash["top"] and int(slash["bottom"]) and int(slash["top"]) < int(slash["bottom"]) <= 100:
            return Plain(slash.end(), value + int(slash["top"]) / int(slash["bottom"]), 1 / int(slash["bottom"]), form)
        if not slash["top"] and PRESSED.match(text, slash.start() - 1) and 10 <= value < 1000 and value % 10 < int(slash["bottom"]):
            part = value % 10 / int(slash["bottom"])
            return Plain(slash.end(), value // 10 + part, 1 / int(slash["bottom"]), form)
        if not slash["top"] and int(slash["bottom"]) and form == "digits":
            return Plain(slash.end(), value / int(slash["bottom"]), value / int(slash["bottom"]) / 10, "fraction")
    if (
        (over := OVER.match(text, end))
        and value % 1 == 0
        and (below := plain_at(text, over.end(), False))
        and below.number
        and END.match(text, below.end)
    ):
        return Plain(below.end, value / below.number, abs(value / below.number) / 10, "fraction")
    if (form == "words" or value < 100 or step > 1) and (tail := AND_PART.match(text, end)):  # "in 1985 and a third in 1990"
        if tail["glyph"]:
            return Plain(tail.end(), value + GLYPHS[tail["glyph"]], 0.25, form)
        bottom = PARTS[(tail["part"] or tail["bare"]).lower()]
        top = UNITS.get((tail["of"] or "one").lower(), 1)
        if (tail["of"] or tail["bare"]) and top < bottom:
            whole = step if step >= 1000 else 1.0  # "3 million and a half" halves a million
            return Plain(tail.end(), value + whole * top / bottom, whole / bottom, form)
    if form == "words" and (parts := PARTS_OF_IT.match(text, end)) and _is_of_a_whole(text, end, value, parts):
        size = value / (PARTS[parts["part"].lower()] + TENS.get((parts["tens"] or "").lower(), 0))
        whole_of = OF_SCALE.match(text, parts.end())
        if whole_of:
            return Plain(whole_of.end(), size * SCALES[whole_of["scale"].lower()], 1, "words")
        return Plain(parts.end(), size, abs(size) / 10, "fraction")
    return Plain(end, value, step, form)


def _is_of_a_whole(text: str, end: int, value: float, part: re.Match[str]) -> bool:
    """Whether "fifths" after a number are parts: "three quarters" are, unless of a year; "one third" is, if nothing is counted after it."""
    if part["part"].lower() == "quarters":
        of_a_year = OF_A_YEAR.search(text[max(0, end - 25) : end]) is not None
        return (value == 3 and not of_a_year) or text.startswith(" of ", part.end())
    if part["part"].lower().endswith(("s", "lves")):
        return True
    return value == 1 and (text[end] == "-" or ONLY_PART.match(text, part.end()) is not None)
