"""A report made by hand: an invented story with one finding of each verdict, for tests of what comes after judging."""

from __future__ import annotations

from factcheck.backing import Backing
from factcheck.model import (
    Block,
    Claim,
    Entity,
    EntityKind,
    Finding,
    Modality,
    Position,
    Published,
    Scope,
    Skipped,
    SkippedFile,
    Source,
    Span,
    Step,
    Subject,
    Unchecked,
    Verdict,
)
from factcheck.report import Report
from factcheck.values.name import Name

LEDGER = """Skip to content
Fire guts Hollis Street mill
MARLOW — A fire that began on Friday gutted the Hollis Street mill, and the watchman, Dora Quill, 61, was carried out by two neighbours.
The owner, Piet Hallam, said the mill had stood empty since 2014 and was insured for $2.4 million, according to the county assessor.
"""
RADIO = """Mill burns in Marlow
Dora Quill, who is 67, was the only person inside when the mill on Hollis Street burned on Friday night.
Fire Chief Ana Brandt said that eleven engines came.
"""


DRAFT = """A fire gutted the mill in Marlow
The fire began on Friday, said Dora Quill, 67, the watchman. The mill was worth $9 million.
It had been empty since 2014, and Tom Weld saw the roof fall.
"""


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Span(start=start, end=start + len(quote), line=line, column=column, end_line=line, end_column=column + len(quote), quote=quote)


def source(name: str, outlet: str, text: str, published: Published, role: str = "source") -> Source:
    furniture = len("Skip to content\n") if text.startswith("Skip") else 0
    skipped = (Skipped(start=0, end=furniture - 1, reason="navigation"),) if furniture else ()
    return Source(
        id=name,
        path=f"sources/{name}.txt",
        sha256="0" * 64,
        text=text,
        role="draft" if role == "draft" else "source",
        outlet=outlet,
        published=published,
        skipped=skipped,
        blocks=(Block(start=furniture, end=len(text), kind="body"),),
    )


def claim(origin: Source, name: str, subject: str, predicate: str, value: str, quote: str, **more: object) -> Claim:
    fields = {"scope": Scope(), "modality": Modality.ASSERTED} | more
    return Claim(
        id=name,
        source=origin.id,
        subject=Subject(name=subject),
        predicate=predicate,
        value=Name(raw=value, text=value),
        span=span(origin.text, quote),
        extractor="by-hand",
        **fields,
    )


def report(ledger_text: str = LEDGER, radio_text: str = RADIO) -> Report:
    """The mill fire: ages that conflict, a check, an agreement, arithmetic, a fact of one source; one copy."""
    ledger = source("ledger", "Marlow Ledger", ledger_text, Published(edtf="2019-05-04", basis="found"))
    copy = source("ledger-copy", "Marlow Ledger", ledger_text, Published(edtf="2019-05-04", basis="same-text"))
    radio = source("radio", "Valley Radio", radio_text, Published())
    claims = (
        claim(ledger, "c-age-1", "Dora Quill", "age", "61", "Dora Quill, 61"),
        claim(copy, "c-age-2", "Dora Quill", "age", "61", "Dora Quill, 61"),
        claim(radio, "c-age-3", "Dora Quill", "age", "67", "Dora Quill, who is 67"),
        claim(ledger, "c-day-1", "fire", "date", "Friday", "began on Friday"),
        claim(radio, "c-day-2", "fire", "date", "Friday", "burned on Friday"),
        claim(ledger, "c-ins", "mill", "insured-for", "$2.4 million", "insured for $2.4 million", said_by=("the county assessor",)),
        claim(ledger, "c-out", "Dora Quill", "rescue", "carried out by two neighbours", "carried out by two neighbours"),
        claim(radio, "c-only", "Dora Quill", "presence", "the only person inside", "was the only person inside"),
        claim(ledger, "c-empty", "mill", "empty-since", "2014", "empty since 2014", modality=Modality.HEDGED),
    )
    findings = (
        Finding(
            id="c3f19a02",
            rule="value-differs",
            code="FC101",
            verdict=Verdict.CONFLICT,
            severity="high",
            entity="Dora Quill",
            attribute="age",
            positions=(
                Position(value="61", claims=("c-age-1", "c-age-2"), outlets=("Marlow Ledger",)),
                Position(value="67", claims=("c-age-3",), outlets=("Valley Radio",)),
            ),
            why="one person, one week, two ages",
        ),
        Finding(
            id="t4ke7711",
            rule="wording",
            code="FC310",
            verdict=Verdict.CHECK,
            entity="Dora Quill",
            attribute="rescue",
            positions=(
                Position(value="carried out by two neighbours", claims=("c-out",), outlets=("Marlow Ledger",)),
                Position(value="the only person inside", claims=("c-only",), outlets=("Valley Radio",)),
            ),
            why="may both hold: the neighbours came from outside",
        ),
        Finding(
            id="51d0aa31",
            rule="single-source",
            code="FC502",
            verdict=Verdict.SINGLE_SOURCE,
            entity="Hollis Street mill",
            attribute="insured for",
            positions=(Position(value="$2.4 million", claims=("c-ins",), outlets=("Marlow Ledger",), origins=("the county assessor",)),),
        ),
        Finding(
            id="a9ee0c44",
            rule="agreement",
            code="FC501",
            verdict=Verdict.AGREEMENT,
            entity="the fire",
            attribute="date",
            positions=(Position(value="Friday", claims=("c-day-1", "c-day-2"), outlets=("Marlow Ledger", "Valley Radio")),),
        ),
        Finding(
            id="e0b7d215",
            rule="works-out",
            code="FC201",
            verdict=Verdict.WORKS_OUT,
            entity="Hollis Street mill",
            attribute="empty",
            positions=(Position(value="2014", claims=("c-empty",), outlets=("Marlow Ledger",)),),
            derivation=(Step(step="2014 to May 2019", claims=("c-empty",), result="about five years"),),
        ),
    )
    return Report(
        title="Mill fire",
        root="claims/mill-fire",
        asked="claims/mill-fire",
        sources=(ledger, copy, radio),
        groups={"ledger": "ledger", "ledger-copy": "ledger", "radio": "radio"},
        duplicate_of={"ledger-copy": "ledger"},
        origins={"ledger": ("the county assessor",), "radio": ("Fire Chief Ana Brandt",)},
        entities=(Entity(id="person:dora-quill", kind=EntityKind.PERSON, name="Dora Quill"),),
        claims=claims,
        findings=findings,
        unchecked=(Unchecked(source="radio", start=radio.text.find("eleven"), end=radio.text.find("eleven") + 6, quote="eleven"),),
        compared_slots=3,
        skipped=(SkippedFile(path="sources/notes.bin", reason="binary"),),
    )


def drafted() -> Report:
    """The mill fire with a draft: something contradicted, in no source, backed, and not compared."""
    made = report()
    draft = source("draft", "draft", DRAFT, Published(edtf="2019-05-05", basis="given"), role="draft")
    said = (
        claim(draft, "d-age", "Dora Quill", "age", "67", "Dora Quill, 67"),
        claim(draft, "d-day", "fire", "date", "Friday", "began on Friday"),
        claim(draft, "d-worth", "mill", "money", "$9 million", "worth $9 million"),
        claim(draft, "d-roof", "roof", "outcome", "fall", "saw the roof fall"),
        claim(draft, "d-name", "Tom Weld", "name", "Tom Weld", "Tom Weld"),
    )
    conflict, *others = made.findings
    against = conflict.positions[1].model_copy(update={"claims": ("c-age-3", "d-age")})
    conflict = conflict.model_copy(update={"positions": (conflict.positions[0], against)})
    nowhere = Finding(
        id="0f00d000",
        rule="unsupported",
        code="FC503",
        verdict=Verdict.CHECK,
        entity="mill",
        attribute="money",
        positions=(Position(value="$9 million", claims=("d-worth",)), Position(value="$2.4 million", claims=("c-ins",))),
        why="no source has this; the nearest words of a source stand beside it",
    )
    backing = (
        Backing(claims=("d-age",), state="contradicted", outlets=("Valley Radio",), texts=1, support=("c-age-3",), findings=("c3f19a02",)),
        Backing(claims=("d-day",), state="backed", outlets=("Marlow Ledger", "Valley Radio"), texts=2, support=("c-day-1", "c-day-2")),
        Backing(claims=("d-worth",), state="in-no-source", findings=("0f00d000",)),
        Backing(claims=("d-roof",), state="not-compared"),
        Backing(claims=("d-name",), state="not-compared"),
    )
    left = Unchecked(source="draft", start=DRAFT.find("2014"), end=DRAFT.find("2014") + 4, quote="2014")
    changes = {
        "sources": (*made.sources, draft),
        "groups": made.groups | {"draft": "draft"},
        "claims": (*made.claims, *said),
        "findings": (conflict, others[0], nowhere, *others[1:]),
        "backing": backing,
        "unchecked": (*made.unchecked, left),
    }
    return made.model_copy(update=changes)
