"""Which way a figure went, turned round: what rose by so much in one source fell by just that in others; a profit there, a loss here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck.comparison.marked import marked
from factcheck.comparison.vetoes import another_scene, not_meant, strange_names
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.rules import finding
from factcheck.values import Relation

VALUE = r"(?P<value><[nmsu]\d+>)"
HEDGE = (
    r"(?:an?|about|nearly|almost|some|around|roughly|approximately|more than|over|just|only|another|as much as|less than|at least"
    r"|an additional)"
)


def _words(*rows: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted({w for row in rows for w in row}, key=lambda w: (-len(w), w)))


CHANGES = table("changes")
UP = _words(CHANGES["up"], CHANGES["way"]["up"])
DOWN = _words(CHANGES["down"], CHANGES["way"]["down"])
BETWEEN = rf"(?:\ (?!(?:as|after|while|but|and|when|from|than|since|because|who|which|that|if|{UP}|{DOWN})\b)[\w'’-]+){{0,4}}?"
BEFORE = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:\ in\ value)?(?:{BETWEEN}\ (?:by|to(?<!\bup\ to)))?(?:\ {HEDGE}){{0,2}}\ {VALUE}",
    re.IGNORECASE,
)
AFTER = re.compile(
    rf"{VALUE}\ (?:(?:points?|cents|pence|net|annual|quarterly|operating|pre-?tax|jobs|seats|votes)\ ){{0,2}}"
    rf"(?:(?P<up>{_words(CHANGES['way']['after_up'])})|(?P<down>{_words(CHANGES['way']['after_down'])}))\b"
    r"(?!\ than\ expected|\ to\b)",
    re.IGNORECASE,
)
TURNED = re.compile(
    r"\b(?:narrow\w*|widen\w*|slow\w*|offset\w*|not|n['’]t|instead|revers\w+|recover\w*|expected|forecast\w*)\b", re.IGNORECASE
)
"""Words beside which a figure may have gone the other way."""

ALIKE = 0.3
"""Least `alike` for two figures of one size to be of one thing."""
BY_ONE = 0.35
"""The same, of one source against one."""
FINE = 0.15
"""The same, where the figure is too fine to be another's by chance: 4.7 percent, $71.2 million."""


METRICS = {word: name for name, words in CHANGES["metric"].items() for word in words}
MUCH_ALIKE = 0.45
"""Least `alike` for two figures beside other names to be of one thing."""


def two_things(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One figure is of sales and the other of profit; one is beside one firm's name and the other beside another's."""
    told = [{METRICS[w] for w in re.findall(r"[a-z]+", graph.sentence_text(c).casefold()) if w in METRICS} for c in (a, b)]
    if all(told) and not told[0] & told[1]:
        return f"another figure: of {min(told[0])} and of {min(told[1])}"
    named = [{e.id for e in graph.named_beside(c)} for c in (a, b)]
    return "another name" if all(named) and not named[0] & named[1] and graph.alike(a, b) < MUCH_ALIKE else None


class Way(NamedTuple):
    """A figure and which way it went."""

    claim: Claim
    up: bool


VETOES = (two_things, another_scene, not_meant, strange_names)


def _ways(graph: StoryGraph) -> Iterator[Way]:
    """Yield the figures of which their sentence says the way, where it says but one."""
    for sentence in marked(graph):
        if TURNED.search(sentence.text):
            continue
        told: dict[str, set[bool]] = {}
        for pattern in (BEFORE, AFTER):
            for match in pattern.finditer(sentence.text):
                told.setdefault(match["value"], set()).add(match["up"] is not None)
        yield from (
            Way(sentence.claims[mark], up) for mark, ways in told.items() if len(ways) == 1 and mark in sentence.claims for up in ways
        )


def _one_figure(a: Claim, b: Claim) -> bool:
    units = [(c.value.kind, getattr(c.value, "unit", ""), getattr(c.value, "currency", "")) for c in (a, b)]
    return units[0] == units[1] and a.value.relation(b.value) is Relation.SAME


def _is_fine(claim: Claim) -> bool:
    """Whether the figure is one of hundreds: three digits, or two and a point."""
    digits = re.sub(r"\D", "", claim.value.raw).strip("0")
    return len(digits) > 2 or ("." in claim.value.raw and len(digits) > 1)


def _backing(ways: Sequence[Way], way: Way) -> list[Claim]:
    """The claims of one figure that go one way."""
    return [w.claim for w in ways if w.up is way.up and _one_figure(w.claim, way.claim)]


def other_way(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a figure that one source has going the other way."""
    by_figure: dict[tuple[str, str], list[Way]] = defaultdict(list)
    for way in _ways(graph):
        by_figure[way.claim.value.kind, way.claim.value.show()].append(way)
    for ways in by_figure.values():
        found = next((f for one, other in combinations(ways, 2) if (f := _turned(graph, ways, one, other)) is not None), None)
        if found is not None:
            yield found


def _turned(graph: StoryGraph, ways: Sequence[Way], one: Way, other: Way) -> Finding | None:
    """The finding of two that tell of one figure and have it going two ways."""
    a, b = one.claim, other.claim
    if one.up is other.up or a.source == b.source or not _one_figure(a, b):
        return None
    alike = graph.alike(a, b)
    if alike < (FINE if _is_fine(a) else ALIKE) or any(veto(graph, a, b) for veto in VETOES):
        return None
    camps = sorted((_backing(ways, one), _backing(ways, other)), key=lambda camp: -graph.independent(camp))
    many, lone = camps
    if {c.source for c in many} & {c.source for c in lone} or (graph.independent(many) < 2 and alike < BY_ONE):
        return None
    ups = {w.claim.id for w in ways if w.up}
    told = ["up" if camp[0].id in ups else "down" for camp in camps]
    why = f"{lone[0].value.raw} goes {told[1]} in one and {told[0]} in the other"
    steps = [Step(step="which way it went", claims=(a.id, b.id), result=why)]
    scope = f"way|{a.value.raw}"
    return finding(graph, "change", Verdict.CONFLICT, b.subject.name, "which way it went", camps, why=why, steps=steps, scope=scope)
