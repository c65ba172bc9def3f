"""What a check of one story found: all that a report format needs, and the exit code it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from pydantic import Field

from factcheck.backing import Backing
from factcheck.errors import Exit
from factcheck.model import Claim, Entity, Finding, Record, SkippedFile, Source, Unchecked, Verdict
from factcheck.spoken import Spoken

FAIL_ON = ("conflict", "check", "single-source", "never")
"""What ``--fail-on`` may say, from the mildest gate to none: each fails on itself and on what is graver."""


class Report(Record):
    """What `pipeline.check` returns for one story. Findings are in `model.order`; sources are in the order of their paths."""

    title: str = ""
    root: str = ""
    """The folder that the paths of the sources start from, with forward slashes; "" is the current one."""
    sources: tuple[Source, ...] = ()
    groups: dict[str, str] = Field(default_factory=dict)
    """Source id to the id of its one text: copies share a group, and count once."""
    duplicate_of: dict[str, str] = Field(default_factory=dict)
    """Of a copy: the source that was kept for the group."""
    origins: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Source id to the offices, agencies and persons it rests on."""
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    spoken: dict[str, Spoken] = Field(default_factory=dict)
    """Claim id to whom or what the claim speaks of."""
    findings: tuple[Finding, ...] = ()
    backing: tuple[Backing, ...] = ()
    """What the draft says, and what the sources say of it; nothing without a draft."""
    unchecked: tuple[Unchecked, ...] = ()
    compared_slots: int = 0
    skipped: tuple[SkippedFile, ...] = ()
    notices: tuple[str, ...] = ()
    asked: str = ""
    """What stands behind `factcheck explain ID` for this same report: the story, or its files, and the draft."""
    show: tuple[str, ...] = ()
    """Verdicts this story's own configuration shows, where several are checked together; `--show` goes before it."""
    fail_on: str | None = None
    """What this story's own configuration asks for, where several are checked together; it goes before the common one."""
    unread: str = ""
    """Of several stories: what kept this one from being checked; then nothing else stands here."""
    asides: tuple[str, ...] = ()
    """Told on standard error, in no report: where readings came from, and what kept them from being stored."""

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @property
    def name(self) -> str:
        """What the story is called: by its title, else by its folder."""
        return self.title or PurePosixPath(self.root).name or "Story"

    @property
    def independent_sources(self) -> int:
        """How many texts there are; copies count once, a draft never."""
        return len({self.group_of(source.id) for source in self.sources if source.role == "source"})

    @property
    def counts(self) -> dict[str, int]:
        """Findings by verdict, from the gravest, and those that were waived, which count under no verdict."""
        standing = Counter(finding.verdict for finding in self.findings if finding.status != "waived")
        waived = sum(finding.status == "waived" for finding in self.findings)
        return {verdict.value: standing[verdict] for verdict in Verdict} | {"waived": waived}

    def group_of(self, source: str) -> str:
        """Return the group of a source; one that nobody copied is its own."""
        return self.groups.get(source, source)

    def speaks_of(self, claim: Claim) -> Spoken:
        """Return whom or what a claim speaks of; where nothing was linked, the words it has for its subject."""
        words = Spoken(key=f"words:{claim.subject.name.casefold()}", label=claim.subject.name, kind="words")
        return self.spoken.get(claim.id, words)

    def _repr_html_(self) -> str:
        from factcheck.reports.html import body  # noqa: PLC0415 - a notebook asks for it; a check must not pay for the templates

        return body(self)


class Outcome(NamedTuple):
    """How a check ends, with the reason in words."""

    exit: Exit
    reason: str


def gating(report: Report, fail_on: str) -> tuple[Finding, ...]:
    """Return the standing findings at or above `fail_on`; a waived one stands no more, a signed one still does."""
    fail_on = report.fail_on or fail_on
    if fail_on == "never":
        return ()
    grave = FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    return tuple(finding for finding in report.findings if finding.verdict in grave and finding.status != "waived")


def exit_of(report: Report, fail_on: str) -> Outcome:
    """Say how the check of one story ends; a gate that compared nothing is never green."""
    if report.unread:
        return Outcome(Exit.CANNOT_RUN, f"could not be checked: {report.unread}")
    failing = gating(report, fail_on)
    fail_on = report.fail_on or fail_on
    if failing:
        return Outcome(Exit.FINDINGS, f"{plural(len(failing), 'finding')} at or above {fail_on}")
    if report.compared_slots == 0:
        return Outcome(Exit.NOTHING_COMPARED, _why_nothing(report))
    if fail_on == "never":
        return Outcome(Exit.CLEAN, "findings never fail this check")
    return Outcome(Exit.CLEAN, f"no finding at or above {fail_on}")


def worst(exits: Iterable[Exit]) -> Exit:
    """Return the one exit code of several stories: the first of 2, 1, 3, 0 that occurs."""
    found = set(exits)
    return next((code for code in (Exit.CANNOT_RUN, Exit.FINDINGS, Exit.NOTHING_COMPARED) if code in found), Exit.CLEAN)


def _why_nothing(report: Report) -> str:
    if not report.sources:
        return "nothing was compared: no source"
    if report.independent_sources == 0:
        return "nothing was compared: no source beside the draft"
    if report.independent_sources < 2 and all(source.role == "source" for source in report.sources):
        return "nothing was compared: only one independent source"
    return "nothing was compared: no two sources speak of the same thing"


def plural(count: int, noun: str, several: str = "") -> str:
    """Return a number with its noun: "1 file", "2 files", "2 entries"."""
    return f"{count} {noun}" if count == 1 else f"{count} {several or f'{noun}s'}"
