"""Claims that people enter: corrections, withdrawals, and what a notebook or a court file says.

An entry needs who made it, of whom it speaks, what it says, and the words in the source:

    {"by": "ab", "subject": "Lee Orr", "predicate": "age", "value": "45", "quote": "said Orr was 45"}

A correction names the claim it corrects, and of the fields only what differs; a withdrawal gives a reason:

    {"by": "ab", "corrects": "c0123456789ab", "value": "46"}
    {"by": "ab", "corrects": "c0123456789ab", "withdrawn": "another Orr"}

They stand above what was read. When the quote is gone from the source, the entry is kept, not used, and reported.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator

from factcheck.errors import ConfigError
from factcheck.model import (
    AnyValue,
    Certainty,
    Claim,
    EventMention,
    Frame,
    Mention,
    Modality,
    Polarity,
    Reading,
    Record,
    Scope,
    Source,
    Span,
    Subject,
)
from factcheck.predicates import Predicate, predicates
from factcheck.values import Anchor, Value, find_values, kinds
from factcheck.values.name import folded

EXTRACTOR = "by-hand"

FREE = ("name", "place", "words", "choice")
"""Kinds of value that are what is written; all others are read as they would be in a text."""

PHRASES = {"age": ("{} years old",), "prison-term": ("sentenced to {} in prison", "sentenced to {}")}
"""Kinds that are read from more than the value's own words, with words that go before and after: "20", "15 years"."""

NEEDED = ("subject", "predicate", "value", "quote")
SCOPE = ("of", "place", "limits")
SAYING = ("polarity", "modality", "said_by")

NEAREST_EVENTS = 4


def _in_words(given: Any) -> Any:
    return str(given) if isinstance(given, int | float) and not isinstance(given, bool) else given


class HandClaim(Record):
    """An entry by a person; only what it needs must be given."""

    by: str
    """Initials."""
    id: str | None = None
    corrects: str | None = None
    """The id of the claim that this one replaces; what is not given here is taken from it."""
    withdrawn: str | None = None
    """Why the claim named in `corrects` is not to be used."""
    subject: str | None = None
    predicate: str | None = None
    value: Annotated[str | AnyValue | None, BeforeValidator(_in_words)] = None
    """In words, read as if it stood in the source: "40 years to life", "11 April 2022"."""
    quote: str | None = None
    """The words of the source, letter for letter; where they stand twice, the first."""
    of: str | None = None
    place: str | None = None
    limits: tuple[str, ...] = ()
    polarity: Polarity | None = None
    modality: Modality | None = None
    said_by: tuple[str, ...] | None = None
    certainty: Certainty = Certainty.EXACT


class Entry(NamedTuple):
    """What a person entered, and where."""

    said: HandClaim
    path: Path
    line: int

    def wrong(self, message: str) -> ConfigError:
        """Return an error that names the place."""
        return ConfigError(message, self.path, self.line)


class _Entered(NamedTuple):
    """A claim made of an entry, or why there is none."""

    claim: Claim | None
    notice: str = ""


def with_hand_claims(reading: Reading, by_hand: Sequence[Entry], source: Source) -> tuple[Reading, tuple[str, ...]]:
    """Return the reading with the entries of people above it, and what to tell of entries that hold no more."""
    if not by_hand:
        return reading, ()
    read = {claim.id: claim for claim in reading.claims}
    claims: dict[str, Claim] = {}
    notices = []
    for entry in by_hand:
        claim, notice = _enter(entry, read, reading, source)
        if notice:
            notices.append(f"{entry.path.name}:{entry.line}: {notice}")
        if claim is not None:
            if claim.id in claims:
                raise entry.wrong(f"two claims have the id {claim.id}: the same is entered twice")
            claims[claim.id] = claim
    own = tuple(claims.values())
    replaced = {c.corrects for c in own} | set(claims)
    named = frozenset(m.id for m in reading.mentions if m.form == "name")
    kept = (c for c in reading.claims if c.id not in replaced and not any(_says_the_same_thing(c, one, named) for one in own))
    return reading.model_copy(update={"claims": (*kept, *own)}), tuple(notices)


def _enter(entry: Entry, read: dict[str, Claim], reading: Reading, source: Source) -> _Entered:
    said = entry.said
    corrected = read.get(said.corrects) if said.corrects else None
    if corrected is not None:
        return _corrected(entry, corrected, reading, source)
    gone = f"{said.by} corrects {said.corrects}, which is no longer read" if said.corrects else ""
    if said.corrects and (said.withdrawn is not None or None in (said.subject, said.predicate, said.value, said.quote)):
        return _Entered(None, f"{gone}: the entry is kept and not used")
    claim = _claim(entry, reading, source)
    if claim is None:
        return _Entered(None, f"“{said.quote}” no longer stands in {source.path}: the claim by {said.by} is kept and not used")
    return _Entered(claim, f"{gone}: the entry stands by itself" if gone else "")


def _claim(entry: Entry, reading: Reading, source: Source) -> Claim | None:
    """The claim that an entry is by itself; None when its quote is gone."""
    said = entry.said
    if not (said.subject and said.predicate and said.value and said.quote):
        missing = next(name for name in NEEDED if not getattr(said, name))
        raise entry.wrong(f'"{missing}" is missing: a claim by hand has {", ".join(("by", *NEEDED))}, or corrects')
    value = _value(entry, said.value, said.predicate, source)
    span = _span(source.text, said.quote)
    if span is None:
        return None
    return Claim(
        id=said.id or _id(source, said),
        source=source.id,
        by=said.by,
        corrects=said.corrects,
        withdrawn=said.withdrawn,
        subject=_subject(said.subject, span, reading),
        predicate=said.predicate,
        value=value,
        scope=Scope(events=_events(span, reading), of=said.of, place=said.place, limits=tuple(sorted(said.limits))),
        polarity=said.polarity or Polarity.AFFIRMED,
        modality=said.modality or Modality.ASSERTED,
        said_by=said.said_by or (),
        certainty=said.certainty,
        span=span,
        extractor=EXTRACTOR,
        frame=_frame(span, reading),
    )


def _corrected(entry: Entry, claim: Claim, reading: Reading, source: Source) -> _Entered:
    """The claim with what the entry gives otherwise."""
    said = entry.said
    span = claim.span if said.quote is None else _span(source.text, said.quote)
    if span is None:
        return _Entered(None, f"“{said.quote}” no longer stands in {source.path}: the correction by {said.by} is kept and not used")
    predicate = said.predicate or claim.predicate
    changes = {
        "id": said.id or _id(source, said),
        "by": said.by,
        "corrects": claim.id,
        "withdrawn": said.withdrawn,
        "subject": claim.subject if said.subject is None else _subject(said.subject, span, reading),
        "predicate": predicate,
        "value": claim.value if said.value is None else _value(entry, said.value, predicate, source),
        "scope": claim.scope.model_copy(update={name: given for name in SCOPE if (given := getattr(said, name))}),
        "span": span,
        "certainty": said.certainty,
        "extractor": EXTRACTOR,
    }
    changes |= {name: given for name in SAYING if (given := getattr(said, name)) is not None}
    return _Entered(claim.model_copy(update=changes))


def _id(source: Source, said: HandClaim) -> str:
    return "h" + hashlib.sha256(f"{source.id}\x1f{said.model_dump_json(exclude={'id'})}".encode()).hexdigest()[:12]


def _says_the_same_thing(read: Claim, own: Claim, named: frozenset[str]) -> bool:
    """Whether an entry speaks of what was read: one predicate, words that overlap, and not two different names."""
    if read.predicate != own.predicate or read.span.end <= own.span.start or own.span.end <= read.span.start:
        return False
    if read.subject.mention not in named or own.subject.mention not in named:
        return True
    names = set(folded(read.subject.name).split()), set(folded(own.subject.name).split())
    return names[0] <= names[1] or names[1] <= names[0]


# --- what an entry leaves to be found ------------------------------------------------------------------------------


def _span(text: str, quote: str) -> Span | None:
    start = text.find(quote)
    if start < 0:
        return None
    line, column = _position(text, start)
    end_line, end_column = _position(text, start + len(quote))
    return Span(start=start, end=start + len(quote), line=line, column=column, end_line=end_line, end_column=end_column, quote=quote)


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _subject(name: str, span: Span, reading: Reading) -> Subject:
    mention = next(_bearers(name, span, reading), None)
    event = next((e for e in _near_events(span, reading) if folded(e.text) in folded(name).split()), None) if mention is None else None
    return Subject(name=name, mention=mention.id if mention else None, event=event.id if event else None)


def _bearers(name: str, span: Span, reading: Reading) -> Iterator[Mention]:
    """Mentions that may be meant, best first: the name as it is, else a part of it, each time the nearest to the quote."""
    near = sorted((m for m in reading.mentions if m.form != "pronoun"), key=lambda m: (_distance(m.start, m.end, span), m.start))
    words = set(folded(name).split())
    yield from (m for m in near if folded(m.text) == folded(name))
    yield from (m for m in near if m.form == "name" and set(folded(m.text).split()) < words)


def _distance(start: int, end: int, span: Span) -> int:
    return max(span.start - end, start - span.end, 0)


def _sentence(span: Span, reading: Reading) -> int | None:
    at = bisect_right([s.start for s in reading.sentences], span.start) - 1
    return at if at >= 0 and span.start < reading.sentences[at].end else None


def _near_events(span: Span, reading: Reading) -> list[EventMention]:
    sentence = _sentence(span, reading)
    return sorted((e for e in reading.events if e.sentence == sentence), key=lambda e: (_distance(e.start, e.end, span), e.start))


def _events(span: Span, reading: Reading) -> tuple[str, ...]:
    return tuple(e.id for e in _near_events(span, reading)[:NEAREST_EVENTS])


def _frame(span: Span, reading: Reading) -> Frame | None:
    sentence = _sentence(span, reading)
    if sentence is None:
        return None
    words = reading.sentences[sentence].words
    return Frame(sentence=sentence, near=words, clause=words)


def _value(entry: Entry, said: str | Value, name: str, source: Source) -> Value:
    """The value as the predicate has it; what is written is read as if it stood in the source."""
    predicate = predicates().get(name)
    if predicate is None:
        raise entry.wrong(f"no predicate is called {name!r}; there are {', '.join(predicates())}")
    takes = " or ".join(predicate.kinds)
    if isinstance(said, Value):
        if said.kind not in predicate.kinds:
            raise entry.wrong(f"{name} takes {takes}, not {said.kind}")
        return said
    found = next(_readings(said, predicate, source), None)
    if found is None:
        raise entry.wrong(f"{said!r} cannot be read as {takes}, which {name} takes; `factcheck values` shows what is read")
    return found


def _readings(said: str, predicate: Predicate, source: Source) -> Iterator[Value]:
    for phrase in ("{}", *(phrase for kind in predicate.kinds for phrase in PHRASES.get(kind, ()))):
        found = [f for f in find_values(phrase.format(said), Anchor(source.published.day)) if f.value.kind in predicate.kinds]
        yield from (f.value.model_copy(update={"raw": said}) for f in sorted(found, key=lambda f: (f.start - f.end, f.start)))
    for kind in predicate.kinds:
        if kind in FREE:
            field = "option" if kind == "choice" else "text"
            yield kinds()[kind].record.model_validate({"raw": said, field: said})
