"""Values that two independent readers read alike and ours otherwise: `python tests/benchmarks/two_readers.py FILE.jsonl ...`.

Run it by hand in an environment of its own, where beside this project's folder on the path there are
``pip install pydantic pyduckling-native-phihos==0.3.0 recognizers-text-suite==1.0.2a2 emoji==1.7.0`` (with a newer emoji the
last but one is not importable). Each line of a file is an object; every "text" or "source_text" in it, however deep, is read
line by line, counted from the nearest "date" or "reference_date". Prints one JSON object a difference: what both say, what
ours says, and the line; then, on stderr, how many values the two agree on and how many of those are ours as well.

Numbers are compared as written, 14000000 for "$14 million"; lengths of time in seconds, a month being 30 days and a year 365
as both have it; dates as the first day and the day after the last, where any of a reader's candidates will do: one of the two
looks ahead only ("October" is the next), the other to both sides. No difference is made of a year that ours has as a date, of
either end of what ours has as a range or a score, of a term of prison that they have as a length of time.
"""

import importlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.values import Anchor, Found, Value, find_values
from factcheck.values.age import Age
from factcheck.values.duration import DAYS, Duration
from factcheck.values.moment import Moment
from factcheck.values.prison_term import PrisonTerm

ZONES = "/usr/share/zoneinfo"
DAY = date(2022, 6, 2)
WORTH_READING = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|million|dozen|half|third|"
    r"quarter|day|week|month|year|decade|century|today|yesterday|tomorrow|tonight|first|second|\w+th|[JFMASOND][a-z]+(?:ary|ch|il|ust|ber)|"
    r"\w+day)s?\b"
)
SIZES = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 30 * 86400, "quarter": 90 * 86400}
SIZES |= {"year": 365 * 86400, "fortnight": 2 * SIZES["week"], "decade": 3650 * 86400, "century": 36500 * 86400}
Days = tuple[date, date]


class Said(NamedTuple):
    """What a reader says of a stretch: a number as written, seconds, or the days it may mean; of both, what either may mean."""

    start: int
    end: int
    sort: str
    """"number", "length" or "date"."""
    meanings: frozenset[float | Days]


def texts(row: Any, day: date = DAY) -> Iterator[tuple[str, date]]:
    if isinstance(row, dict):
        written = str(row.get("date") or row.get("reference_date") or "")[:10]
        day = date.fromisoformat(written) if re.fullmatch(r"\d{4}-\d\d-\d\d", written) else day
        for key in sorted(row):
            if key in ("text", "source_text") and isinstance(row[key], str):
                yield row[key], day
            else:
                yield from texts(row[key], day)
    elif isinstance(row, list):
        for one in row:
            yield from texts(one, day)


class Duckling:
    """The first reader, which looks ahead: "October" is the next one."""

    def __init__(self) -> None:
        self.module: Any = importlib.import_module("duckling")
        self.zones = self.module.load_time_zones(ZONES)
        lang = self.module.default_locale_lang(self.module.parse_lang("EN"))
        self.locale = self.module.parse_locale("EN_US", lang)
        self.dimensions = self.module.parse_dimensions(
            ["time", "duration", "number", "ordinal", "amount-of-money", "distance", "volume", "quantity", "temperature"]
        )

    def read(self, text: str, day: date) -> Iterator[Said]:
        now = self.module.parse_ref_time(self.zones, "UTC", int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))
        for one in self.module.parse(text, self.module.Context(now, self.locale), self.dimensions, False):
            value = one["value"]
            where = one["start"], one["end"]
            if one["dim"] == "time":
                days = frozenset(self.days(value))
                if days:
                    yield Said(*where, "date", days)
            elif one["dim"] == "duration":
                yield Said(*where, "length", frozenset([float(value["normalized"]["value"])]))
                if "value" in value:
                    yield Said(*where, "number", frozenset([float(value["value"])]))
            elif "value" in value:
                yield Said(*where, "number", frozenset([float(value["value"])]))

    @staticmethod
    def days(value: dict[str, Any]) -> Iterator[Days]:
        for one in value.get("values", [value]):
            if one["type"] == "interval":
                if "from" in one and "to" in one:
                    yield date.fromisoformat(one["from"]["value"][:10]), date.fromisoformat(one["to"]["value"][:10])
            elif one["grain"] in ("day", "week", "month", "quarter", "year"):
                first = date.fromisoformat(one["value"][:10])
                last = {"day": 1, "week": 7}.get(one["grain"])
                months = {"month": 1, "quarter": 3, "year": 12}.get(one["grain"], 0)
                yield (first, first + timedelta(days=last)) if last else (first, later(first, months))


def later(first: date, months: int) -> date:
    return date(first.year + (first.month - 1 + months) // 12, (first.month - 1 + months) % 12 + 1, 1)


class Recognizers:
    """The second reader, which gives a past and a future candidate."""

    def __init__(self) -> None:
        self.module: Any = importlib.import_module("recognizers_suite")
        self.english = importlib.import_module("recognizers_text").Culture.English

    def read(self, text: str, day: date) -> Iterator[Said]:
        for name in ("number", "ordinal", "percentage", "currency", "age", "dimension", "temperature"):
            for one in getattr(self.module, f"recognize_{name}")(text, self.english):
                written = str((one.resolution or {}).get("value") or "").rstrip("%")
                if re.fullmatch(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?", written):
                    yield Said(one.start, one.end + 1, "number", frozenset([float(written)]))
        noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - what this reader takes
        for one in self.module.recognize_datetime(text, self.english, reference=noon):
            where = one.start, one.end + 1
            found = (one.resolution or {}).get("values") or []
            seconds = frozenset(float(v["value"]) for v in found if v["type"] == "duration" and v.get("value", "").isdigit())
            if seconds:
                yield Said(*where, "length", seconds)
            days = frozenset(d for v in found for d in self.days(v))
            if days:
                yield Said(*where, "date", days)

    @staticmethod
    def days(value: dict[str, str]) -> Iterator[Days]:
        if value["type"] == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value.get("value", "")):
            first = date.fromisoformat(value["value"])
            yield first, first + timedelta(days=1)
        elif value["type"] == "daterange" and "start" in value and "end" in value and "not" not in value["start"] + value["end"]:
            yield date.fromisoformat(value["start"]), date.fromisoformat(value["end"])


def longest(said: Iterator[Said]) -> list[Said]:
    """Leave out numbers inside a longer reading of the same reader: the 5 of "Oct. 5"."""
    all_ = list(said)
    return [s for s in all_ if not any(o.start <= s.start and s.end <= o.end and o.end - o.start > s.end - s.start for o in all_)]


def agreed(one: list[Said], other: list[Said]) -> Iterator[Said]:
    """Yield what both say, over the stretch that either covers."""
    for a in one:
        for b in other:
            shared = a.meanings & b.meanings
            if a.sort == b.sort and a.start < b.end and b.start < a.end and shared:
                yield Said(min(a.start, b.start), max(a.end, b.end), a.sort, a.meanings | b.meanings)


def ours_is(said: Said, found: Found) -> bool:
    value = found.value
    if said.sort == "date":
        return isinstance(value, Moment) and any(isinstance(d, tuple) and _same_days(value, d) for d in said.meanings)
    if said.sort == "length" and isinstance(value, (Duration, PrisonTerm)):
        ends = [n / DAYS[value.unit] for n in _ends(value) if n is not None] if isinstance(value, Duration) else []
        ours = [(n or 0) * SIZES.get(value.unit or "", 0) for n in (value.number, *ends)]
    elif said.sort == "length":
        return False
    elif isinstance(value, Moment):
        ours = [float(m.year) for m in (value.lower, value.upper) if m is not None]
    else:
        score = getattr(value, "score", None) or ()
        ours = [float(n) for n in (getattr(value, "number", None), *_ends(value), *score) if n is not None]
    return any(isinstance(n, float) and abs(abs(n) - abs(one)) <= 1e-6 * max(1, abs(n)) for n in said.meanings for one in ours)


def _ends(value: Value) -> tuple[float | None, float | None]:
    """Return the ends of what was printed as a range."""
    if getattr(value, "hedge", "exact") != "exact" or isinstance(value, (Moment, Age, PrisonTerm)):
        return None, None
    return getattr(value, "lower", None), getattr(value, "upper", None)


def _same_days(value: Moment, days: Days) -> bool:
    return value.lower == days[0] and value.upper is not None and value.upper + timedelta(days=1) == days[1]


def main(files: list[str]) -> None:
    readers = Duckling(), Recognizers()
    both, alike = Counter[str](), Counter[str]()
    for file in files:
        for row in Path(file).read_text(encoding="utf-8").splitlines():
            for text, day in texts(json.loads(row)):
                for line in filter(WORTH_READING.search, text.splitlines()):
                    ours = find_values(line, Anchor(day))
                    for said in dict.fromkeys(agreed(*(longest(reader.read(line, day)) for reader in readers))):
                        near = [f for f in ours if f.start < said.end and said.start < f.end]
                        both[said.sort] += 1
                        if any(ours_is(said, f) for f in near):
                            alike[said.sort] += 1
                        else:
                            print(json.dumps(difference(said, near, line, day), ensure_ascii=False))
    for sort in sorted(both):
        print(f"{sort}: {both[sort]} read alike by both, {alike[sort]} of them by ours too", file=sys.stderr)


def difference(said: Said, near: list[Found], line: str, day: date) -> dict[str, Any]:
    return {
        "sort": said.sort,
        "both": sorted(str(m) if isinstance(m, float) else f"{m[0]}/{m[1]}" for m in said.meanings),
        "words": line[said.start : said.end],
        "ours": [f"{f.value.raw} = {f.value.kind} {f.value.model_dump(mode='json').get('number')} {_days(f)}" for f in near],
        "line": line[max(0, said.start - 70) : said.end + 40],
        "day": day.isoformat(),
    }


def _days(found: Found) -> str:
    value = found.value
    return f"{value.lower}..{value.upper}" if isinstance(value, Moment) else ""


if __name__ == "__main__":
    main(sys.argv[1:])
