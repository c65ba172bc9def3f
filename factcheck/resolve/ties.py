"""What passes of resolution work on: the mentions of a story, which of them are tied so far, and the ties a pass adds."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from factcheck.model import Block, Certainty, EntityKind, EventMention, Mention, Source
from factcheck.text.folding import fold
from factcheck.text.gazetteer import is_state_or_country, located

OPENING = 3
"""Sentences of a report, its headline among them, that tell what it is about."""


class Tie(NamedTuple):
    """Two mentions, by their numbers in the story, that name one thing; the second was known before."""

    mention: int
    known: int
    by: str
    certainty: Certainty


@dataclass
class Groups:
    """The mentions of a story and what is tied so far: passes read it, only `resolve` writes."""

    mentions: tuple[Mention, ...]
    sources: dict[str, Source]
    events: tuple[EventMention, ...] = ()
    up: list[int] = field(default_factory=list)
    by: dict[int, tuple[str, Certainty]] = field(default_factory=dict)
    full: list[bool] = field(default_factory=list)
    """Whether the group that a number stands for holds a name of several words."""

    def __post_init__(self) -> None:
        """Begin with each mention alone."""
        self.up = list(range(len(self.mentions)))
        self.full = [m.form == "name" and " " in m.text for m in self.mentions]

    def root(self, n: int) -> int:
        """Return the number that stands for the group of mention `n`."""
        while self.up[n] != n:
            self.up[n] = self.up[self.up[n]]
            n = self.up[n]
        return n

    def add(self, ties: Iterable[Tie]) -> None:
        """Tie what a pass found; a mention keeps the first pass that tied it, and a group the smallest number.

        A second spelling is equal only to itself, so that the pass "spelling" takes the place of "full-name". An inferred tie
        never makes one of two that are named in full: two descriptions in a row could lead from one sister to the other.
        """
        for tie in ties:
            one, other = sorted((self.root(tie.mention), self.root(tie.known)))
            if one != other and tie.certainty is Certainty.INFERRED and self.full[one] and self.full[other]:
                continue
            self.up[other] = one
            self.full[one] = self.full[one] or self.full[other]
            if tie.by == "spelling" or tie.mention not in self.by:
                self.by[tie.mention] = (tie.by, tie.certainty)

    def named(self, kind: EntityKind) -> Iterator[int]:
        """Return the numbers of the names of one kind, in order."""
        return (n for n, m in enumerate(self.mentions) if m.form == "name" and m.kind is kind)

    @cached_property
    def of_source(self) -> dict[str, list[int]]:
        """The mentions of each source, in reading order."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, mention in enumerate(self.mentions):
            found[mention.source].append(n)
        return found

    @cached_property
    def at(self) -> dict[int, int]:
        """Where each mention stands among those of its source."""
        return {n: at for numbers in self.of_source.values() for at, n in enumerate(numbers)}

    @cached_property
    def number(self) -> dict[tuple[str, str], int]:
        """The number of a mention by source and id."""
        return {(m.source, m.id): n for n, m in enumerate(self.mentions)}

    @cached_property
    def used_as_towns(self) -> frozenset[str]:
        """The folded names of what the story speaks of as of a town: "Osby, Alaska", "in Osby"."""
        found = set()
        for n in self.named(EntityKind.PLACE):
            mention = self.mentions[n]
            within = [self.mentions[self.number[mention.source, link.to]] for link in mention.links if link.by == "within"]
            if any(is_state_or_country(outer.text) for outer in within) or self.before(n, 3).lower() == "in ":
                found.add(fold(mention.text))
        return frozenset(found)

    @cached_property
    def towns(self) -> frozenset[str]:
        """The folded names that the story uses of places that the gazetteer knows, or as a town's."""
        return self.used_as_towns | {fold(m.text) for n in self.named(EntityKind.PLACE) if located((m := self.mentions[n]).text)}

    def is_town(self, mention: Mention) -> bool:
        """Whether a name is a town's, a state's or a country's, by the gazetteer or by what the story says of it."""
        return fold(mention.text) in self.towns or bool(located(mention.text))

    def block(self, n: int) -> Block | None:
        """Return the block a mention stands in, where the source says."""
        mention = self.mentions[n]
        blocks = self.sources[mention.source].blocks if mention.source in self.sources else ()
        at = bisect_right(blocks, mention.start, key=lambda b: b.start) - 1
        return blocks[at] if at >= 0 else None

    def before(self, n: int, length: int) -> str:
        """Return up to `length` characters before a mention."""
        mention = self.mentions[n]
        return self.sources[mention.source].text[max(0, mention.start - length) : mention.start] if mention.source in self.sources else ""

    def members(self) -> dict[int, list[int]]:
        """Return the groups as they are now, by root."""
        found: dict[int, list[int]] = defaultdict(list)
        for n in range(len(self.mentions)):
            found[self.root(n)].append(n)
        return found


Pass = Callable[[Groups], Sequence[Tie]]
