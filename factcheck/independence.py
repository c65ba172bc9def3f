"""Which sources are one text, which may have one origin, and what a dated one tells of the date of another.

Two sources are one text when the smaller body is for a good part in the larger: the share of its runs of five words,
quoted speech left out, since a press release is quoted by everybody. Short texts share stock phrases and wire sentences,
so the share must be larger the shorter they are; and a report of another day, or one several times as long, that carries
paragraphs of the first is a text of its own unless it has nearly all of it. Of one house, a smaller share will do. A text that
has the longer words of another in the same order, though its sentences are its own, may be a rewording of it: we ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from typing import NamedTuple

from factcheck import lexicon
from factcheck.model import Published, Record, Source
from factcheck.text.lines import SPEECH, WORD
from factcheck.text.rewording import houses, in_order, longer_words
from factcheck.text.weekday import weekday_of

RUN = 5
"""Words of a run that two independent writers rarely have in common."""
PASSAGE = 8
"""Words of a run that is shown to the editor as shared."""
NEARLY_ALL = 0.80
"""Share from which a text is a copy, whatever else speaks against it."""
OF_THE_LARGER = 0.15
"""Share of the larger text below which the smaller is only quoted in it."""
OF_ONE_HOUSE = 0.60
"""Share from which a later report of the same house is an edition of the earlier."""
OF_ONE_HOUSE_SHORT = 0.45
"""Share from which two pages of one house on one day are one text, however short."""
REWORDED = 0.50
"""Share of the longer words in one order from which we ask for the origin; reports written apart hardly reach 0.45."""
MARKED_LONG = 20
"""Words of shared runs of at least `PASSAGE` that make us ask for the origin."""

BRACKETED = r"\((?:[^()]*[/,] ?)?(?:{0})(?:[/,] ?[^()]*)?\)"
ALONE = r"^(?:by )?(?:the )?(?:{0})(?:, .*)?$"
OWNED = r"(?:©|\(c\)|copyright)[ \d]*(?:the )?(?:{0})\b"
CREDIT = f"{BRACKETED}|{ALONE}|{OWNED}"
"""(AP) · (CBS/AP) · By Reuters · AP, PORTLAND · © 2021 AFP"""
HELPED = r"\b(?:{0})\b[^.]{{0,80}}\bcontributed (?:to|reporting)"
USED = r"\b(?:from|by|with) (?:the )?(?:{0}) (?:contributed|was used)"
SIGNED = r"\((?:{0})\)\.?$"
CONTRIBUTED = f"{HELPED}|{USED}|{SIGNED}"
"""Reuters contributed to this report · Material from The Associated Press was used · ... in March. (AFP)"""


class Passage(Record):
    """The same words in two sources, by offsets of both."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int


class Likeness(Record):
    """How much of the smaller of two sources is in the other."""

    source: str
    other: str
    containment: float
    """Share of the smaller body's five-word runs, quoted speech left out."""
    same: bool
    in_order: float = 0.0
    """Share of the shorter text's longer words that stand in the other in the same order; 0 where the two are too short or uneven."""
    passages: tuple[Passage, ...] = ()


class Independence(Record):
    """What the sources of a story owe to one another."""

    group: dict[str, str]
    """Of every source the id of its text: that of the source kept."""
    duplicate_of: dict[str, str]
    """Of a copy, the source kept: the dated one, then the longest, then the first id."""
    likeness: tuple[Likeness, ...]
    """Of every pair with five words in common."""
    wire: dict[str, tuple[str, ...]]
    """The agencies that a source credits."""
    perhaps_one_origin: tuple[tuple[str, str], ...]
    """Pairs that are not one text, but share long passages, short ones and an agency, or their wording in one order."""


class Word(NamedTuple):
    """A word of a source's body; a break is where quoted speech or another line begins."""

    text: str
    start: int
    end: int


def independence(sources: Sequence[Source]) -> Independence:
    """Return what the sources owe to one another; their order makes no difference."""
    ordered = sorted(sources, key=lambda s: s.id)
    wire = {s.id: found for s in ordered if (found := _credits(s))}
    words = {s.id: [word for part in _body(s) for word in part] for s in ordered}
    likeness = tuple(_with_passages(pair, words[pair.source], words[pair.other]) for pair in _all_likeness(ordered))
    kept = _kept(ordered, likeness)
    origin = tuple((a.source, a.other) for a in likeness if kept[a.source] != kept[a.other] and _one_origin(a, wire))
    return Independence(
        group=kept,
        duplicate_of={i: k for i, k in kept.items() if i != k},
        likeness=likeness,
        wire=wire,
        perhaps_one_origin=origin,
    )


def needed(runs: int) -> float:
    """Return the share from which the smaller of two texts is a copy, given how many runs of five words it has."""
    return 0.30 + 0.40 * max(0, 150 - runs) / 150


def _body(source: Source) -> Iterator[list[Word]]:
    for block in source.blocks:
        if block.kind != "body":
            continue
        text = SPEECH.sub(lambda quote: "\x00" * len(quote[0]), source.text[block.start : block.end])
        part: list[Word] = []
        gap = 0
        for found in WORD.finditer(text):
            if "\x00" in text[gap : found.start()] and part:
                yield part
                part = []
            gap = found.end()
            part.append(Word(found[0].lower().replace("’", "'"), block.start + found.start(), block.start + found.end()))
        yield part


def _runs(source: Source) -> frozenset[tuple[str, ...]]:
    """Return the body's runs of five words."""
    return frozenset().union(*(_grams([w.text for w in part], RUN) for part in _body(source)))


def _grams(words: Sequence[str], length: int) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(*(words[n:] for n in range(length)), strict=False))


def _all_likeness(ordered: Sequence[Source]) -> tuple[Likeness, ...]:
    """Return the likeness of all pairs, passages left out; a text found whole in a dated one has its day before others are compared."""
    runs = {s.id: _runs(s) for s in ordered}
    days = {s.id: s.published.edtf for s in ordered}
    shares = {(one.id, other.id): _shares(runs[one.id], runs[other.id]) for one, other in combinations(ordered, 2)}
    for (first, second), (smaller, _) in shares.items():
        if smaller >= NEARLY_ALL:
            days[first] = days[first] or days[second]
            days[second] = days[second] or days[first]
    long = {s.id: longer_words([w.text for part in _body(s) for w in part]) for s in ordered}
    house = {s.id: houses(s) for s in ordered}
    found = []
    for one, other in combinations(ordered, 2):
        smaller, larger = shares[one.id, other.id]
        order = in_order(long[one.id], long[other.id])
        if smaller == 0 and order < REWORDED:
            continue
        another_day = days[one.id] is not None and days[other.id] is not None and days[one.id] != days[other.id]
        one_house = bool(house[one.id] & house[other.id])
        if another_day or larger < OF_THE_LARGER:
            least = OF_ONE_HOUSE if one_house and larger >= OF_THE_LARGER else NEARLY_ALL
        else:
            least = needed(min(len(runs[one.id]), len(runs[other.id])))
            least = min(least, OF_ONE_HOUSE_SHORT) if one_house else least
        found.append(Likeness(source=one.id, other=other.id, containment=smaller, same=smaller >= least, in_order=order))
    return tuple(found)


def _shares(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> tuple[float, float]:
    """Return the part of the smaller and of the larger that both have."""
    shared = len(one & other)
    if shared == 0:
        return 0.0, 0.0
    return round(shared / min(len(one), len(other)), 3), round(shared / max(len(one), len(other)), 3)


def _with_passages(pair: Likeness, first: Sequence[Word], second: Sequence[Word]) -> Likeness:
    """Return the pair with the runs of eight and more words that both have, in the order of the first source."""
    one, other = [w.text for w in first], [w.text for w in second]
    shared = _grams(one, PASSAGE) & _grams(other, PASSAGE)
    if not shared:
        return pair
    matcher = SequenceMatcher(None, _in_passages(one, shared, "one"), _in_passages(other, shared, "other"), autojunk=False)
    blocks = matcher.get_matching_blocks()
    passages = tuple(
        Passage(
            start=first[m.a].start,
            end=first[m.a + m.size - 1].end,
            other_start=second[m.b].start,
            other_end=second[m.b + m.size - 1].end,
            words=m.size,
        )
        for m in blocks
        if m.size >= PASSAGE
    )
    return pair.model_copy(update={"passages": passages})


def _in_passages(words: Sequence[str], shared: frozenset[tuple[str, ...]], side: str) -> list[str]:
    """Return the words, each that stands in no shared run as one that nothing equals: so long texts are matched in no time."""
    covered = [False] * len(words)
    for n, run in enumerate(zip(*(words[k:] for k in range(PASSAGE)), strict=False)):
        if run in shared:
            covered[n : n + PASSAGE] = [True] * PASSAGE
    return [word if kept else f"\x00{side} {n}" for n, (word, kept) in enumerate(zip(words, covered, strict=True))]


def _kept(ordered: Sequence[Source], likeness: Sequence[Likeness]) -> dict[str, str]:
    parent = {s.id: s.id for s in ordered}

    def top(i: str) -> str:
        return i if parent[i] == i else top(parent[i])

    for alike in likeness:
        if alike.same:
            parent[top(alike.source)] = top(alike.other)
    best: dict[str, Source] = {}
    for source in sorted(ordered, key=_preference):
        best.setdefault(top(source.id), source)
    return {s.id: best[top(s.id)].id for s in ordered}


def _preference(source: Source) -> tuple[bool, bool, int, str]:
    """The source to keep comes first: no draft, dated by itself, the longest."""
    dated = source.published.basis in ("given", "found")
    return (source.role == "draft", not dated, -sum(len(part) for part in _body(source)), source.id)


def _one_origin(alike: Likeness, wire: dict[str, tuple[str, ...]]) -> bool:
    shared = sum(p.words for p in alike.passages)
    agency = set(wire.get(alike.source, ())) & set(wire.get(alike.other, ()))
    return shared >= MARKED_LONG or (bool(agency) and shared >= PASSAGE) or alike.in_order >= REWORDED


def _credits(source: Source) -> tuple[str, ...]:
    """Return the agencies that a dateline, a byline or a last line credits; "told Reuters" credits nobody."""
    furniture = [source.text[s.start : s.end] for s in source.skipped if s.reason in ("dateline", "byline", "credit", "legal notice")]
    body = [source.text[b.start : b.end] for b in source.blocks if b.kind == "body"]
    words = "\n".join((*furniture, *body)).casefold()
    found = set()
    for agency in lexicon.table("agencies")["agency"]:
        names = tuple(agency["names"])
        if not any(name.casefold() in words for name in names):
            continue  # what is not there at all need not be looked for where it would be a credit
        short, long = _crediting(names)
        if any(short.search(line) for line in furniture) or any(long.search(line) for line in body):
            found.add(agency["id"])
    return tuple(sorted(found))


@cache
def _crediting(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a short line credits an agency, and how a sentence does."""
    either = "|".join(re.escape(name) for name in names)
    return re.compile(CREDIT.format(either), re.IGNORECASE), re.compile(CONTRIBUTED.format(either), re.IGNORECASE)


def date_sources(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the sources, the undated ones with the date of their twin, or of the one day their weekday can mean."""
    if all(source.published.basis != "unknown" for source in sources):
        return tuple(sources)
    ordered = sorted(sources, key=lambda s: s.id)
    group = _kept(ordered, _all_likeness(ordered))
    by_id = {s.id: s for s in sources}
    dated = []
    for source in sources:
        if source.published.basis != "unknown":
            dated.append(source)
            continue
        mates = sorted(i for i, g in group.items() if g == group[source.id] and by_id[i].published.edtf)
        twin = next((by_id[i].published.edtf for i in mates), None)
        if twin is not None:
            published = Published(edtf=twin, basis="same-text")
        else:
            day = _weekday_meant(source, [s for s in sources if s.id != source.id])
            published = Published(edtf=day.isoformat(), basis="inferred") if day else source.published
        dated.append(source.model_copy(update={"published": published}))
    return tuple(dated)


def _weekday_meant(source: Source, others: Sequence[Source]) -> date | None:
    """Return the day of "announced Wednesday", where the story's dates lie within a week and one such day fits."""
    weekday = weekday_of(source)
    if weekday is None:
        return None
    posts = [b.published for s in (source, *others) for b in s.blocks if b.kind == "post" and b.published]
    known = sorted(day for written in (*posts, *(s.published.edtf for s in others)) if (day := _whole_day(written)))
    if not known or known[-1] - known[0] > timedelta(days=6):
        return None
    exact = {day for day in known if day.weekday() == weekday}
    if len(exact) == 1:
        return exact.pop()
    back = known[-1] - timedelta(days=(known[-1].weekday() - weekday) % 7)
    return back if back >= known[0] - timedelta(days=1) else None


def _whole_day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
