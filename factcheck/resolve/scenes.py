"""Which sentences tell of the story's own time, and which of another: its main scene and its background.

A sentence's scene is the main one unless it holds a date far from publication that hardly any other source has ("a 6.6 quake
killed 900 in 1998"). A step of a case and what is said stand outside the scene of the deed they are about: "was jailed on Monday
for a murder in 2008" tells of Monday.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.model import Claim, EventMention, Reading, Source
from factcheck.values.moment import Moment

FAR = timedelta(days=45)
"""A date farther than this from publication belongs to another scene, unless the story is about that day."""
MAIN = "main"
RECURS = ("Disaster.Quake", "Disaster.Storm", "Disaster.Fire", "Disaster.Crash", "Conflict.Demonstrate", "Contest.")
"""Types of which a report of one may tell of another, of another day: a second shock, the storm before."""
AFTERWARDS = ("Justice.", "Contact.")
"""Types of what follows a deed, at a time of its own: the arrest, the sentence, what is said of it."""


@dataclass(frozen=True)
class Scenes:
    """The scene of every sentence, and the events that stand outside it."""

    marked: Mapping[tuple[str, int], str]
    """For each sentence of the background, the date that marks it."""
    outside: Mapping[tuple[str, int], frozenset[str]]
    """The events of such a sentence that have a time of their own."""

    def of(self, source: str, sentence: int, event: str | None = None) -> str:
        """Return "main", or the date that marks the sentence as background; of a sentence with events outside, that of this event."""
        outside = self.outside.get((source, sentence), frozenset())
        return MAIN if outside and (event is None or event in outside) else self.marked.get((source, sentence), MAIN)


def _interval(moment: Moment) -> tuple[date, date] | None:
    if moment.lower is None or moment.upper is None or (moment.upper - moment.lower).days > 370:
        return None
    return moment.lower, moment.upper


def _central(readings: Sequence[Reading], group: Mapping[str, str]) -> set[tuple[int, int]]:
    """The months that two independent sources name: what the story is about, however long ago; whole years are month 0."""
    held: dict[tuple[int, int], set[str]] = defaultdict(set)
    for reading in readings:
        for claim in reading.claims:
            if isinstance(claim.value, Moment) and (span := _interval(claim.value)) is not None:
                month = span[0].month if span[1] - span[0] <= timedelta(days=31) else 0
                held[span[0].year, month].add(group.get(reading.source, reading.source))
    return {key for key, groups in held.items() if len(groups) > 1}


@dataclass(frozen=True)
class _Clockwork:
    """What the story's dates say of its scenes."""

    central: frozenset[tuple[int, int]]
    """Months that two independent sources name."""
    days: Mapping[str, date]
    """For each type of event that happened shortly before publication: the day most sources give."""


def _dated(reading: Reading) -> Iterator[tuple[Claim, tuple[date, date], tuple[str, ...]]]:
    """The date claims of a reading with their intervals and the types of the events they may hang on, best first."""
    types = {e.id: e.type for e in reading.events}
    for claim in reading.claims:
        if isinstance(claim.value, Moment) and claim.frame is not None and (span := _interval(claim.value)) is not None:
            yield claim, span, tuple(types[e] for e in claim.scope.events if e in types)


def _clockwork(readings: Sequence[Reading], sources: Mapping[str, Source], group: Mapping[str, str]) -> _Clockwork:
    held: dict[tuple[str, date], set[str]] = defaultdict(set)
    for reading in readings:
        day = sources[reading.source].published.day
        for _, span, types in _dated(reading):
            if day is not None and types and span[0] == span[1] and span[0] <= day <= span[1] + FAR:
                for type_ in {types[0], *(t for t in types[:3] if t.startswith(RECURS))}:
                    held[type_, span[0]].add(group.get(reading.source, reading.source))
    days: dict[str, date] = {}
    for (type_, day), _ in sorted(held.items(), key=lambda row: (-len(row[1]), row[0])):
        days.setdefault(type_, day)
    return _Clockwork(frozenset(_central(readings, group)), days)


def _scene(claim: Claim, span: tuple[date, date], types: tuple[str, ...], day: date, clockwork: _Clockwork) -> str | None:
    """The scene a date opens, or None where it is that of the story: a far month, or another day of what recurs."""
    whole_year = span[1] - span[0] > timedelta(days=31)
    near = day <= span[1] + FAR  # what lies ahead is what the report is about
    if near:
        recurs = [t for t in types if t.startswith(RECURS) and t in clockwork.days]
        other_day = span[0] == span[1] and any(abs((span[0] - clockwork.days[t]).days) > 0 for t in recurs)
        return span[0].isoformat() if other_day else None
    lately = [clockwork.days[t] for t in types if t in clockwork.days]
    if any((d.year, d.month) == (span[0].year, span[0].month) or (whole_year and d.year == span[0].year) for d in lately):
        return None  # told again years later, with the date that others gave at the time
    years = {year for year, _ in clockwork.central}
    known = (span[0].year, span[0].month) in clockwork.central or (span[0].year in years and whole_year)
    if known and not lately:
        return None
    return str(span[0].year) if whole_year else f"{span[0]:%Y-%m}"


def scenes_of(readings: Sequence[Reading], sources: Mapping[str, Source], group: Mapping[str, str]) -> Scenes:
    """Return the scene of every sentence; `group` gives the sources that count as one."""
    clockwork = _clockwork(readings, sources, group)
    marked: dict[tuple[str, int], str] = {}
    outside: dict[tuple[str, int], frozenset[str]] = {}
    for reading in readings:
        day = sources[reading.source].published.day
        told: dict[int, list[EventMention]] = defaultdict(list)
        for event in reading.events:
            told[event.sentence].append(event)
        by_id = {e.id: e for e in reading.events}
        for claim, span, types in _dated(reading):
            if day is None:
                break
            scene = _scene(claim, span, types, day, clockwork)
            if scene is None or claim.frame is None or (reading.source, claim.frame.sentence) in marked:
                continue
            marked[reading.source, claim.frame.sentence] = scene
            outside[reading.source, claim.frame.sentence] = frozenset(_before_the_deed(claim, by_id, told[claim.frame.sentence]))
        _inherit(reading, marked, outside)
    return Scenes(marked, outside)


def _before_the_deed(dated: Claim, by_id: Mapping[str, EventMention], told: Sequence[EventMention]) -> Iterator[str]:
    """Yield the steps of a case, and the speech, that a sentence tells before the deed that the date is of."""
    deed = next((by_id[e] for e in dated.scope.events if e in by_id), None)
    if deed is None or deed.type.startswith(AFTERWARDS):
        return
    for event in told:
        if event.end <= min(deed.start, dated.span.start) and event.type.startswith(AFTERWARDS):
            yield event.id


def _inherit(reading: Reading, marked: dict[tuple[str, int], str], outside: Mapping[tuple[str, int], frozenset[str]]) -> None:
    """A sentence that opens with a pronoun stays in the scene of the one before, where all of that is of this scene."""
    opens = {m.sentence for m in reading.mentions if m.form == "pronoun" and m.start - reading.sentences[m.sentence].start < 4}
    for n in range(1, len(reading.sentences)):
        before = marked.get((reading.source, n - 1))
        if before is not None and n in opens and not outside.get((reading.source, n - 1)):
            marked.setdefault((reading.source, n), before)
