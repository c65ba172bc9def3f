"""What a claim file is made of, and how it is laid out for people: a field a line, entries made by hand first.

A claim that was read carries a seal over its fields, so that a change made in place is seen and never lost without a word.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.model import Claim, EventMention, Mention, Reading, Record, SentenceWords, Source, Unchecked
from factcheck.readings.cache import extractor_id, reading_key
from factcheck.readings.hand_claims import HandClaim
from factcheck.readings.reading_json import dump_claim, dump_reading
from factcheck.values import ValueKind, kinds

SCHEMA_VERSION = "1.0"
MACHINE = "factcheck"

HEAD = ("schema_version", "source", "sha256", "extractor", "key", "read")
BESIDE = ("mentions", "events", "happenings", "sentences", "unchecked")
FIRST = ("id", "by", "predicate", "subject", "value", "span")
"""The order of a claim's fields in the file: what a reviewer looks for stands first."""


class ReadClaim(Claim):
    """A claim as it was read, or taken over by an editor who put initials into `by`."""

    seal: str = ""
    """A hash of the other fields as they were read."""


class ClaimFile(Record):
    """`<source file name>.claims.json`. Whoever enters claims needs only `source` and `claims`."""

    schema_version: str = SCHEMA_VERSION
    source: str
    """The path of the source, relative to the story."""
    sha256: str = ""
    """Of the source's file as it was read."""
    extractor: str = ""
    """What read it: versions, and a hash of the code and tables of extraction."""
    key: str = ""
    """A hash of all that the reading depends on, the source's date and lines included."""
    read: int = 0
    """How many of the claims were read: one less, and somebody has removed one."""
    claims: tuple[ReadClaim | HandClaim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[EventMention, ...] = ()
    happenings: tuple[EventMention, ...] = ()
    sentences: tuple[SentenceWords, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


def claim_file_text(source: Source, reading: Reading, by_hand: Iterable[Mapping[str, Any]] = ()) -> str:
    """Return a claim file: entries of people, then what was read in the order of the text; a field a line, a record a line beside."""
    entries = [dict(entry) for entry in by_hand]
    taken_over = {entry.get("id") for entry in entries}
    read = [_sealed(c) for c in sorted(reading.claims, key=_reading_order) if c.id not in taken_over]
    fields = dump_reading(reading)
    head = {
        "schema_version": SCHEMA_VERSION,
        "source": source.path,
        "sha256": source.sha256,
        "extractor": extractor_id(),
        "key": reading_key(source),
        "read": len(read) + sum("span" in entry for entry in entries),
    }
    members = [f" {_one_line(name)}: {_one_line(head[name])}" for name in HEAD]
    members.append(_array("claims", (_by_field(claim) for claim in (*entries, *read))))
    members += [_array(name, (f"  {_one_line(one)}" for one in fields.get(name, ()))) for name in BESIDE]
    return "{\n" + ",\n".join(members) + "\n}\n"


def _sealed(claim: Claim) -> dict[str, Any]:
    fields = dump_claim(claim) | {"by": claim.by}
    ordered = {name: fields.pop(name) for name in FIRST} | fields
    return ordered | {"seal": seal(ordered)}


def _reading_order(claim: Claim) -> tuple[int, int, str, str]:
    return claim.span.start, claim.span.end, claim.predicate, claim.id


def _one_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _by_field(fields: Mapping[str, Any]) -> str:
    return "  {\n" + ",\n".join(f"   {_one_line(name)}: {_one_line(value)}" for name, value in fields.items()) + "\n  }"


def _array(name: str, members: Iterable[str]) -> str:
    listed = ",\n".join(members)
    return f" {_one_line(name)}: [\n{listed}\n ]" if listed else f" {_one_line(name)}: []"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a claim file, with every kind of value spelled out."""
    whole = ClaimFile.model_json_schema()
    whole["$defs"]["Value"] = {"oneOf": [{"$ref": f"#/$defs/{kind.record.__name__}"} for kind in kinds().values()]}
    for name, definition in _definitions(kinds()):
        whole["$defs"][name] = definition
    return whole


def _definitions(found: Mapping[str, ValueKind]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in found.values():
        described = kind.record.model_json_schema()
        yield from described.pop("$defs", {}).items()
        yield kind.record.__name__, described


def seal(fields: Mapping[str, Any]) -> str:
    """Return the hash that a claim's other fields must have to be as they were read."""
    told = {name: value for name, value in fields.items() if name != "seal"}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:8]
