"""What a source says of the choices that a desk has added: claims of the families `outcome` and `side`, made after reading.

They are made anew for each check and kept in no claim file, so that a row may change without a source being read again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from factcheck.desk_rows import Exclusive
from factcheck.model import Claim, EventMention, Frame, Modality, Polarity, Reading, Scope, SentenceWords, Source, Span, Subject
from factcheck.values.choice import Choice

EXTRACTOR = "desk/1"
BETWEEN = r"(?:\s+[\w-]+)?\s+"
WAS = r"\s+(?:is|are|was|were|has\s+been|have\s+been|had\s+been|got|being)\s+"


def with_desk_claims(reading: Reading, source: Source, rows: Sequence[Exclusive]) -> Reading:
    """Return the reading with what it says of these rows; a verb's own outcome gives way to the desk's."""
    if not rows:
        return reading
    made = [c for row in rows for c in (_before_nouns(reading, source, row) if row.of else _of_verbs(reading, source, row))]
    told = {(c.span.start, c.span.end) for c in made if c.predicate == "outcome"}
    kept = (c for c in reading.claims if c.predicate != "outcome" or (c.span.start, c.span.end) not in told)
    return reading.model_copy(update={"claims": tuple(sorted((*kept, *made), key=lambda c: (c.span.start, c.span.end, c.predicate, c.id)))})


def _of_verbs(reading: Reading, source: Source, row: Exclusive) -> Iterator[Claim]:
    """The events whose verb tells of an option, of a known type or not."""
    option_of = {word: option for option, words in row.options.items() for word in words}
    mentions = {m.id: m for m in reading.mentions}
    for event in (*reading.events, *reading.happenings):
        option = option_of.get(event.lemma)
        if option is None:
            continue
        patient = next((mentions[p.mention] for role in ("patient", "agent") for p in event.participants if p.role == role), None)
        subject = (
            Subject(name=event.text, event=event.id) if patient is None else Subject(name=patient.text, mention=patient.id, event=event.id)
        )
        value = Choice(raw=event.text, option=option, among=tuple(sorted(row.options)))
        yield _claim(reading, source, "outcome", (event.start, event.end), event.sentence, subject, value, event)


def _before_nouns(reading: Reading, source: Source, row: Exclusive) -> Iterator[Claim]:
    """The options before their nouns, and after them with "was"."""
    options, nouns = ("|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) for words in (row.options, row.of))
    pattern = re.compile(
        rf"\b(?:(?P<option>{options}){BETWEEN}(?P<noun>{nouns})s?|(?P<noun2>{nouns})s?{WAS}(?P<option2>{options}))\b", re.IGNORECASE
    )
    for number, sentence in enumerate(reading.sentences):
        for match in pattern.finditer(source.text, sentence.start, sentence.end):
            group = "option" if match["option"] else "option2"
            noun = (match["noun"] or match["noun2"]).casefold()
            value = Choice(raw=match[group], option=match[group].casefold(), among=tuple(sorted(row.options)))
            if "\n" not in match.group():
                yield _claim(reading, source, "side", match.span(), number, Subject(name=noun), value, None)


def _claim(
    reading: Reading,
    source: Source,
    predicate: str,
    at: tuple[int, int],
    sentence: int,
    subject: Subject,
    value: Choice,
    event: EventMention | None,
) -> Claim:
    span = _span(source.text, *at)
    said = "\x1f".join((source.id, predicate, subject.name, value.option, span.quote, str(source.text.count(span.quote, 0, at[0]))))
    words = reading.sentences[sentence]
    return Claim(
        id="c" + hashlib.sha256(said.encode()).hexdigest()[:12],
        source=source.id,
        subject=subject,
        predicate=predicate,
        value=value,
        scope=Scope(events=() if event is None else (event.id,), of=subject.name if event is None else event.type),
        polarity=Polarity.AFFIRMED if event is None else event.attribution.polarity,
        modality=Modality.ASSERTED if event is None else event.attribution.modality,
        said_by=() if event is None else event.attribution.said_by,
        span=span,
        extractor=EXTRACTOR,
        frame=_frame(words, sentence, subject, event),
    )


def _frame(words: SentenceWords, sentence: int, subject: Subject, event: EventMention | None) -> Frame:
    lemma = "" if event is None else event.lemma
    return Frame(sentence=sentence, verb=lemma, head=lemma or subject.name, clause=words.words)


def _span(text: str, start: int, end: int) -> Span:
    line, column = text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1
    return Span(start=start, end=end, line=line, column=column, end_line=line, end_column=column + end - start, quote=text[start:end])
