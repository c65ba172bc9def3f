"""What one source says: every claim that some predicate finds in it, with its words, its speaker and its firmness."""

from __future__ import annotations

import gc
import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from factcheck.model import (
    Attribution,
    Claim,
    Frame,
    Modality,
    Polarity,
    Reading,
    Scope,
    SentenceWords,
    Source,
    Span,
    Subject,
    Unchecked,
    day_of,
)
from factcheck.predicates import Context, Draft, predicates
from factcheck.text.attribution import attribute
from factcheck.text.described import find_described
from factcheck.text.events import find_events
from factcheck.text.happenings import find_happenings
from factcheck.text.mentions import find_mentions
from factcheck.text.parse import Parsed, Sentence, Token, parse
from factcheck.text.quotes import find_quotes
from factcheck.values import Anchor, Found, find_values

VERSION = "1"
"""Part of every claim's extractor id: raise it when the same text would be read otherwise."""

LONGEST_SPAN = 160
"""A trigger or subject farther off than this is left out of the quote."""

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
COMMON = frozenset(
    {
        "be",
        "have",
        "do",
        "say",
        "tell",
        "make",
        "get",
        "go",
        "take",
        "also",
        "more",
        "than",
        "not",
        "other",
        "so",
        "then",
        "very",
        "just",
        "about",
        "when",
        "where",
        "now",
        "as",
    }
)
ARRANGED = frozenset({"set", "scheduled", "due", "slated", "planned", "expected"})
LOOKS_AHEAD = frozenset({"will", "shall", "'ll"})


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Do not look for garbage meanwhile: the words of a text hold one another till it is read, and looking them through costs a tenth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def extract(source: Source) -> Reading:
    """Return all that the source says; an empty source, or one that is all furniture, says nothing."""
    with _undisturbed():
        return _read(source)


def _read(source: Source) -> Reading:
    parsed = parse(source)
    mentions = find_mentions(parsed)
    context = Context(parsed, mentions, find_events(parsed, mentions), find_quotes(parsed), tuple(_values(parsed)))
    drafts = [(name, draft) for name, predicate in predicates().items() for draft in predicate.find(context)]
    drafts.sort(key=lambda d: (d[1].start, d[1].end, d[0], d[1].subject))
    claims = tuple(_claims(context, drafts))
    return Reading(
        source=source.id,
        sha256=source.sha256,
        mentions=(*mentions, *find_described(parsed, mentions)),
        events=context.events,
        happenings=find_happenings(parsed, mentions, context.events),
        claims=claims,
        sentences=tuple(_sentence_words(s) for s in parsed.sentences),
        unchecked=tuple(_unchecked(context, claims)),
    )


def _anchor_day(source: Source, sentence: Sentence) -> date | None:
    """The day relative dates count from: a post's own, else the source's, where it is known to the day."""
    return day_of(sentence.block.published or source.published.edtf)


def _looks_ahead(token: Token) -> bool:
    """Whether the word puts its sentence in the future: "will", "is set for", "are scheduled"."""
    arranged = token.lower in ARRANGED and any(c.tag in ("VBZ", "VBP") for c in (*token.children, token.head))
    return token.lower in LOOKS_AHEAD or arranged


def _values(parsed: Parsed) -> Iterator[Found]:
    """The values of every sentence, at their offsets in the source."""
    for sentence in parsed.sentences:
        tokens = sentence.tokens
        future = any(_looks_ahead(t) for t in tokens) and not any(t.tag == "VBD" for t in tokens)
        for found in find_values(sentence.text, Anchor(_anchor_day(parsed.source, sentence), future)):
            yield Found(found.start + sentence.start, found.end + sentence.start, found.value)


def _is_content(token: Token) -> bool:
    return token.pos in CONTENT and token.lemma not in COMMON and len(token.lemma) > 1


def _sentence_words(sentence: Sentence) -> SentenceWords:
    words = {t.lemma for t in sentence.tokens if _is_content(t)}
    names = {t.lower for t in sentence.tokens if t.pos == "PROPN"}
    return SentenceWords(
        start=sentence.start, end=sentence.end, words=tuple(sorted(words)), names=tuple(sorted(names)), block=sentence.block.kind
    )


def _clause(token: Token) -> Token:
    """The verb of the clause a word stands in."""
    if token.pos == "VERB":
        return token
    return next((t for t in token.ancestors if t.pos in ("VERB", "AUX")), token)


def _frame(context: Context, draft: Draft) -> Frame:
    verb = _clause(draft.anchor)
    inside = [t for t in verb.subtree if _is_content(t) and not draft.start <= t.start < draft.end]
    near = {t.lemma for step in (-3, -2, -1, 1, 2, 3) if (t := draft.anchor.next(step)) is not None and _is_content(t)}
    near |= {t.lemma for t in (draft.anchor, *list(draft.anchor.ancestors)[:3]) if _is_content(t)}
    subject = verb.child("nsubj", "nsubjpass")
    return Frame(
        sentence=draft.anchor.sentence,
        verb=verb.lemma,
        head=draft.head,
        subject="" if subject is None else subject.lemma,
        near=tuple(sorted(near)),
        clause=tuple(sorted({t.lemma for t in inside})),
        stands=draft.stands,
        beside=draft.beside,
    )


class _Lines:
    """Where the lines of a text begin, to turn offsets into line and column."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def _span(text: str, lines: _Lines, draft: Draft) -> Span:
    """The shortest stretch of one line that holds the value and, where near, its trigger or subject."""
    start, end = draft.start, draft.end
    if draft.reach is not None:
        wide = min(start, draft.reach[0]), max(end, draft.reach[1])
        if wide[1] - wide[0] <= LONGEST_SPAN and "\n" not in text[wide[0] : wide[1]]:
            start, end = wide
    line, column = lines.at(start)
    end_line, end_column = lines.at(end)
    return Span(start=start, end=end, line=line, column=column, end_line=end_line, end_column=end_column, quote=text[start:end])


def _claim_id(source: Source, predicate: str, draft: Draft, quote: str, ordinal: int) -> str:
    scope = "|".join((draft.of or "", *draft.limits))
    said = "\x1f".join((source.id, predicate, draft.subject, scope, draft.value.raw, quote, str(ordinal)))
    return "c" + hashlib.sha256(said.encode()).hexdigest()[:12]


def _said(predicate: str, draft: Draft, said: Attribution) -> Attribution:
    """Who says a claim and how firmly: an event and its date by the event's word, a number beside a plea as firmly as the charge."""
    word = draft.anchor
    if draft.event is not None and (predicate == "outcome" or (predicate in ("date", "place") and draft.of != "near")):
        speaks = draft.event.attribution
        return speaks if predicate == "outcome" else said.model_copy(update={"polarity": speaks.polarity, "modality": speaks.modality})
    named = predicate in ("name", "quote") or (predicate == "title" and word.dep != "attr")
    pleaded = said.modality is Modality.DENIED and predicate != "offence" and any(t.lemma == "plead" for t in word.ancestors)
    if named:
        return said.model_copy(update={"modality": Modality.ASSERTED, "polarity": Polarity.AFFIRMED})
    return said.model_copy(update={"modality": Modality.ASSERTED}) if pleaded else said


def _claims(context: Context, drafts: Sequence[tuple[str, Draft]]) -> Iterator[Claim]:
    lines = _Lines(context.source.text)
    seen: Counter[tuple[str, ...]] = Counter()
    speaker: dict[int, Attribution] = {}
    for predicate, draft in drafts:
        span = _span(context.source.text, lines, draft)
        key = (predicate, draft.subject, draft.of or "", *draft.limits, draft.value.raw, span.quote)
        said = _said(predicate, draft, speaker.setdefault(draft.anchor.i, attribute(draft.anchor)))
        block = context.sentence(draft.anchor).block
        said_by = (block.speaker, *said.said_by) if block.kind == "post" and block.speaker else said.said_by
        yield Claim(
            id=_claim_id(context.source, predicate, draft, span.quote, seen[key]),
            source=context.source.id,
            subject=Subject(
                name=draft.subject, mention=draft.mention.id if draft.mention else None, event=draft.event.id if draft.event else None
            ),
            predicate=predicate,
            value=draft.value,
            scope=Scope(events=draft.events, time=draft.time, place=draft.place, of=draft.of, limits=draft.limits),
            polarity=said.polarity,
            modality=said.modality,
            said_by=said_by,
            certainty=draft.certainty,
            span=span,
            extractor=f"{predicate}/{VERSION}",
            frame=_frame(context, draft),
        )
        seen[key] += 1


def _unchecked(context: Context, claims: Sequence[Claim]) -> Iterator[Unchecked]:
    """The values and names that no claim accounts for."""
    covered = sorted((c.span.start, c.span.end) for c in claims)
    starts = [start for start, _ in covered]
    longest = max((end - start for start, end in covered), default=0)

    def is_covered(start: int, end: int) -> bool:
        at = bisect_right(starts, start)
        while at > 0 and starts[at - 1] >= end - longest - 1:
            at -= 1
            if covered[at][1] >= end:
                return True
        return False

    things = {(f.start, f.end) for f in context.values} | {(m.start, m.end) for m in context.mentions if m.form == "name"}
    for start, end in sorted(things):
        if not is_covered(start, end):
            yield Unchecked(source=context.source.id, start=start, end=end, quote=context.source.text[start:end])
