"""The JSON document of a report. Field names are a contract: to rename one is to raise `SCHEMA_VERSION`.

Arrays are sorted, nothing tells the time or an absolute path, so that the same input gives the same bytes.
"""

from __future__ import annotations

import json
import re
from typing import Any, Literal

from pydantic import Field

from factcheck import __version__
from factcheck.backing import Backing
from factcheck.model import (
    Certainty,
    Claim,
    Entity,
    EntityKind,
    Finding,
    Modality,
    Polarity,
    Published,
    Record,
    Skipped,
    SkippedFile,
    Source,
    Span,
    Unchecked,
    order,
)
from factcheck.rendering.evidence import harms
from factcheck.report import Outcome, Report, exit_of, worst

SCHEMA_VERSION = "1.0"

NOT_ASCII = re.compile(r"[^\x00-\x7f]")
WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")


class ToolPart(Record):
    """What wrote the document."""

    name: Literal["factcheck"] = "factcheck"
    version: str = __version__


class StoryPart(Record):
    """What the story is called."""

    title: str


class SourcePart(Record):
    """A source or draft, with what surrounds it; the text itself is not repeated."""

    id: str
    path: str
    sha256: str
    role: Literal["source", "draft"]
    outlet: str
    title: str | None
    url: str | None
    published: Published
    words: int
    """Of the article proper: furniture is not counted."""
    skipped: tuple[Skipped, ...]
    duplicate_of: str | None
    independence_group: str
    origins: tuple[str, ...]


class MentionPart(Record):
    """Where an entity is mentioned, and which pass tied the words to it."""

    source: str
    start: int
    end: int
    by: str = Field(serialization_alias="pass", validation_alias="pass")


class EntityPart(Record):
    """A person, organisation, place or group."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[MentionPart, ...]


class ClaimPart(Record):
    """One source saying one thing, with the words."""

    id: str
    source: str
    by: str
    corrects: str | None
    subject: str
    predicate: str
    value: dict[str, Any]
    """`kind`, `raw` (the words as they stand), `shown` (in an editor's words), and the fields of the kind."""
    scope: dict[str, Any]
    polarity: Polarity
    modality: Modality
    said_by: tuple[str, ...]
    certainty: Certainty
    span: Span
    extractor: str


class SummaryPart(Record):
    """The last line of the report."""

    counts: dict[str, int]
    """Findings by verdict; `waived` ones count under no verdict."""
    independent_sources: int
    compared_slots: int
    unchecked: int
    skipped: tuple[SkippedFile, ...]
    exit_code: int
    exit_reason: str


class Document(Record):
    """The report of one story."""

    schema_version: str = SCHEMA_VERSION
    tool: ToolPart = ToolPart()
    story: StoryPart
    sources: tuple[SourcePart, ...]
    entities: tuple[EntityPart, ...]
    claims: tuple[ClaimPart, ...]
    findings: tuple[Finding, ...]
    draft: tuple[Backing, ...] = ()
    """What the draft says, and what the sources say of it, in the order of its text."""
    unchecked: tuple[Unchecked, ...]
    summary: SummaryPart


class StoriesSummary(Record):
    """How several stories ended together."""

    exit_code: int
    """The first of 2, 1, 3, 0 that occurs among the stories."""


class Stories(Record):
    """The reports of several stories checked in one run."""

    schema_version: str = SCHEMA_VERSION
    tool: ToolPart = ToolPart()
    stories: tuple[Document, ...]
    summary: StoriesSummary


def document(report: Report, fail_on: str) -> Document:
    """Return the report of one story as it is written to JSON."""
    outcome = exit_of(report, fail_on)
    return Document(
        story=StoryPart(title=report.title),
        sources=tuple(_source(report, source) for source in sorted(report.sources, key=lambda s: (s.path, s.id))),
        entities=tuple(_entity(entity) for entity in sorted(report.entities, key=lambda e: e.id)),
        claims=tuple(_claim(claim) for claim in sorted(report.claims, key=_reading_order)),
        findings=tuple(sorted(report.findings, key=order)),
        draft=report.backing,
        unchecked=tuple(sorted(report.unchecked, key=lambda u: (u.source, u.start, u.end))),
        summary=_summary(report, outcome),
    )


def stories(reports: tuple[Report, ...], fail_on: str) -> Stories:
    """Return the reports of several stories as they are written to JSON."""
    exits = [exit_of(report, fail_on).exit for report in reports]
    return Stories(
        stories=tuple(document(report, fail_on) for report in reports),
        summary=StoriesSummary(exit_code=worst(exits)),
    )


def dump(record: Document | Stories) -> str:
    """Return the bytes-for-bytes reproducible JSON, one field a line."""
    return harmless(record.model_dump_json(by_alias=True, indent=1)) + "\n"


def harmless(text: str) -> str:
    """Return JSON with what would steer a terminal or a CI log escaped: strings stay exact, and printing them does no harm."""
    safe = NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1] if harms(found[0]) else found[0], text)
    return safe.replace("##[", "##\\u005b").replace("\x7f", "\\u007f")


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schemas that are published in the folder ``schemas``, by file name."""
    published: dict[str, type[Record]] = {"report": Document, "stories": Stories}
    return {f"{name}.schema.json": model.model_json_schema(mode="serialization") for name, model in published.items()}


def _source(report: Report, source: Source) -> SourcePart:
    blocks = source.blocks or ()
    return SourcePart(
        **{name: getattr(source, name) for name in ("id", "path", "sha256", "role", "outlet", "title", "url", "published", "skipped")},
        words=sum(len(WORD.findall(source.text, block.start, block.end)) for block in blocks),
        duplicate_of=report.duplicate_of.get(source.id),
        independence_group=report.group_of(source.id),
        origins=report.origins.get(source.id, ()),
    )


def _entity(entity: Entity) -> EntityPart:
    bearers = sorted(entity.mentions, key=lambda m: (m.source, m.start, m.end))
    return EntityPart(
        **{name: getattr(entity, name) for name in ("id", "kind", "name", "aliases")},
        mentions=tuple(MentionPart.model_validate({"source": m.source, "start": m.start, "end": m.end, "pass": m.by}) for m in bearers),
    )


def _claim(claim: Claim) -> ClaimPart:
    same = ("id", "source", "by", "corrects", "predicate", "polarity", "modality", "said_by", "certainty", "span", "extractor")
    value = claim.value.model_dump(mode="json")
    return ClaimPart(
        **{name: getattr(claim, name) for name in same},
        subject=claim.subject.name,
        value={"kind": value.pop("kind"), "raw": value.pop("raw"), "shown": claim.value.show()} | value,
        scope=claim.scope.model_dump(mode="json"),
    )


def _reading_order(claim: Claim) -> tuple[str, int, int, str, str]:
    return (claim.source, claim.span.start, claim.span.end, claim.predicate, claim.id)


def _summary(report: Report, outcome: Outcome) -> SummaryPart:
    return SummaryPart(
        counts=report.counts,
        independent_sources=report.independent_sources,
        compared_slots=report.compared_slots,
        unchecked=len(report.unchecked),
        skipped=tuple(sorted(report.skipped, key=lambda s: s.path)),
        exit_code=outcome.exit,
        exit_reason=outcome.reason,
    )
