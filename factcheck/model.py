"""What flows from stage to stage: sources, mentions, events, claims, entities, findings. All frozen, all with offsets.

Offsets are code points in the file's decoded text as it is on disk; ``source.text[start:end]`` is the quote, always.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, SerializeAsAny

from factcheck.values import Value, read_value


class Record(BaseModel):
    """A fact that nobody changes: to change one, make another."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _value(given: Any) -> Any:
    return read_value(given) if isinstance(given, dict) else given


AnyValue = Annotated[SerializeAsAny[Value], BeforeValidator(_value)]


# --- sources -----------------------------------------------------------------------------------------------------


def day_of(edtf: str | None) -> date | None:
    """Return the day an EDTF date begins with, or None where it is not known to the day."""
    try:
        return None if edtf is None else date.fromisoformat(edtf[:10])
    except ValueError:
        return None


class Published(Record):
    """When the source came out, and how we know."""

    edtf: str | None = None
    """EDTF: "2022-06-02", "2022-06"; None when unknown."""
    basis: Literal["given", "found", "same-text", "inferred", "unknown"] = "unknown"

    @property
    def day(self) -> date | None:
        """The day it came out, where that is known to the day."""
        return day_of(self.edtf)


class Skipped(Record):
    """A stretch of page furniture, set aside with the reason; it yields no claims."""

    start: int
    end: int
    reason: str


class SkippedFile(Record):
    """A file of the story that was left out, and why."""

    path: str
    reason: str


class Block(Record):
    """A line of the article proper (furniture is `Skipped`); blocks never overlap and stand in reading order."""

    start: int
    end: int
    kind: Literal["headline", "body", "caption", "post"]
    """A post is an embedded message with its own speaker and its own date."""
    speaker: str | None = None
    """Of a post: who wrote it, as printed."""
    published: str | None = None
    """Of a post: its own date, EDTF."""


class Source(Record):
    """A document as it is on disk, with what surrounds it."""

    id: str
    """The file's stem, made unique in the story; the same whatever the order of the files."""
    path: str
    """Relative to the story, with forward slashes."""
    sha256: str
    text: str
    role: Literal["source", "draft"] = "source"
    outlet: str
    title: str | None = None
    url: str | None = None
    published: Published = Published()
    skipped: tuple[Skipped, ...] = ()
    blocks: tuple[Block, ...] = ()


class Span(Record):
    """Where a claim stands: the shortest stretch of one line that holds the trigger or subject and the value."""

    start: int
    end: int
    line: int
    """From 1, as are columns; `end_column` is the column after the last character."""
    column: int
    end_line: int
    end_column: int
    quote: str


# --- what extraction reads in one source ---------------------------------------------------------------------------


class EntityKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    """People by role or number: "three co-workers", "the victims", "prosecutors"."""
    THING = "thing"


class Link(Record):
    """Two mentions of one source that the grammar ties together."""

    to: str
    """The id of the other mention."""
    by: str
    """The pass that saw it: "apposition", "copula", "relative-pronoun", "pronoun" ..."""


class Mention(Record):
    """Words that name something, with what grammar says of them; who they name is decided later, across the story."""

    id: str
    """Unique in its source: "m12", in reading order."""
    source: str
    start: int
    end: int
    text: str
    kind: EntityKind
    form: Literal["name", "nominal", "pronoun"]
    sentence: int
    head: str
    """The lower-case lemma of the head word; of a name, its last word as written."""
    role: Literal["subject", "object", "oblique", "possessor", "modifier", "other"] = "other"
    gender: Literal["female", "male"] | None = None
    number: Literal["one", "many"] | None = None
    title: str | None = None
    """The title before a name, as written: "District Attorney"."""
    links: tuple[Link, ...] = ()
    quoted: bool = False
    """Inside quotation marks, where "I" is the speaker."""
    speaker: str | None = None
    """Inside a quotation: the id of the mention that says it."""
    age: int | None = None
    """The age in years printed with it: "Lee Orr, 45," or "the 45-year-old"."""
    verb: int | None = None
    """The offset of the verb it hangs on: two different mentions of one verb are two different people."""


class Polarity(StrEnum):
    """What the source itself says: that it is so, or that it is not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How firmly a claim is made."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    CHARGED = "charged"
    SOUGHT = "sought"
    ARGUED = "argued"
    DENIED = "denied"
    HEDGED = "hedged"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


class Attribution(Record):
    """Who says something, how firmly, and whether it is affirmed."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    said_by: tuple[str, ...] = ()
    """The chain inside the outlet, nearest speaker last, as written: ("the office", "detectives")."""


class Participant(Record):
    """Who takes part in an event, and as what."""

    role: str
    """"agent", "patient", "judge" ...: the roles of the event's type in the lexicon."""
    mention: str


class EventMention(Record):
    """A word that tells of something that happened."""

    id: str
    """Unique in its source: "e3", in reading order."""
    source: str
    start: int
    end: int
    text: str
    """The trigger as written."""
    type: str
    """After ACE/ERE: "Life.Die", "Justice.Release" ..."""
    lemma: str
    sentence: int
    participants: tuple[Participant, ...] = ()
    attribution: Attribution = Attribution()


class SentenceWords(Record):
    """The content words of one sentence: what alignment of claims compares."""

    start: int
    end: int
    words: tuple[str, ...]
    """Lower-case lemmas of nouns, verbs, adjectives, numbers and names, sorted."""
    names: tuple[str, ...] = ()
    block: Literal["headline", "body", "caption", "post"] = "body"


class Frame(Record):
    """What stands round a claim in its parse, so that cached claims can be aligned without parsing again."""

    sentence: int
    """Index into the reading's sentences."""
    verb: str = ""
    """The lemma of the governing verb."""
    head: str = ""
    """The lemma of the noun the value counts or modifies."""
    subject: str = ""
    near: tuple[str, ...] = ()
    """Content lemmas within three words of the value and along its path to the verb."""
    clause: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    """Of a name: the places of the sentence it stands in, a relation and what governs it: "with deal", "object buy", "= film"."""
    beside: tuple[str, ...] = ()
    """Of a name: the names it is listed with."""


class Certainty(StrEnum):
    """How sure a link is; an inferred one alone never makes a conflict."""

    EXACT = "exact"
    STRONG = "strong"
    INFERRED = "inferred"


class Subject(Record):
    """Of whom or what a claim speaks, as the source words it."""

    name: str
    mention: str | None = None
    event: str | None = None


class Scope(Record):
    """What makes two claims comparable: of which event, when, where, of what part, in what unit."""

    events: tuple[str, ...] = ()
    """Ids of the event mentions it may hang on, best first."""
    time: AnyValue | None = None
    """A moment: the day for which the value holds, where the text says so."""
    place: str | None = None
    of: str | None = None
    """The noun or topic the value measures: "worker", "capital spending"."""
    limits: tuple[str, ...] = ()
    """Restrictive modifiers, sorted: ("factory", "in Canada", "former")."""


class Claim(Record):
    """One source saying one thing: subject, predicate, value, scope, who says so, how firmly, and the words."""

    id: str
    """Stable over edits elsewhere: a hash of source, predicate, subject, scope, value, quote and its ordinal."""
    source: str
    by: str = "factcheck"
    corrects: str | None = None
    withdrawn: str | None = None
    subject: Subject
    predicate: str
    value: AnyValue
    scope: Scope = Scope()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    said_by: tuple[str, ...] = ()
    certainty: Certainty = Certainty.EXACT
    span: Span
    extractor: str
    frame: Frame | None = None


class Unchecked(Record):
    """A number, date or name that no claim accounts for: what an editor must still check by hand."""

    source: str
    start: int
    end: int
    quote: str


class Reading(Record):
    """All that extraction reads in one source; with this at hand, nothing is parsed again."""

    source: str
    sha256: str
    mentions: tuple[Mention, ...] = ()
    events: tuple[EventMention, ...] = ()
    happenings: tuple[EventMention, ...] = ()
    """What else is told of, under no type of the lexicon: no claim hangs on it."""
    claims: tuple[Claim, ...] = ()
    sentences: tuple[SentenceWords, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


# --- what the story knows ----------------------------------------------------------------------------------------


class Bearer(Record):
    """One mention of an entity, and the pass that tied it."""

    source: str
    mention: str
    start: int
    end: int
    by: str
    """The pass: "full-name", "surname", "apposition", "pronoun" ..."""
    certainty: Certainty


class Entity(Record):
    """A person, organisation, place or group, as far as the story's sources name it."""

    id: str
    """From kind and name: "person:alexander-torres"."""
    kind: EntityKind
    name: str
    """The fullest name; spellings that differ stand in `aliases`."""
    aliases: tuple[str, ...] = ()
    mentions: tuple[Bearer, ...] = ()

    def ids_in(self, source: str) -> frozenset[str]:
        """Return the ids of its mentions in one source."""
        return frozenset(b.mention for b in self.mentions if b.source == source)


class Verdict(StrEnum):
    """What a finding says, from the gravest."""

    CONFLICT = "conflict"
    CHECK = "check"
    SINGLE_SOURCE = "single-source"
    AGREEMENT = "agreement"
    WORKS_OUT = "works-out"


class Position(Record):
    """The sources in a slot that hold one value."""

    value: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


class Step(Record):
    """One step of a finding's reasoning, in words an editor can check with a pencil."""

    step: str
    claims: tuple[str, ...] = ()
    result: str = ""


class Finding(Record):
    """What a rule says about a slot or a chain of slots."""

    id: str
    """A hash of rule, subject as first named, predicate and scope."""
    rule: str
    code: str
    verdict: Verdict
    severity: Literal["high", "medium", "low"] = "medium"
    entity: str
    attribute: str
    positions: tuple[Position, ...] = ()
    derivation: tuple[Step, ...] = ()
    why: str = ""
    status: Literal["open", "waived", "checked", "on-author", "corrected"] = "open"
    waiver: str | None = None


SEVERITY = ("high", "medium", "low")


def order(finding: Finding) -> tuple[Any, ...]:
    """Sort key of findings: the gravest first, then by what they speak of."""
    return (list(Verdict).index(finding.verdict), SEVERITY.index(finding.severity), finding.entity, finding.attribute, finding.id)
