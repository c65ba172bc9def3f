"""A share, its whole and the part that it comes to, given in one sentence, must fit one another.

Each figure is taken as roughly as it was printed: 15 percent of 8,000 is anything from 1,088 to 1,318.
Conflict: "15 percent of its 8,000 workers, or 2,100 people"; "12 of the 48 members, or 40 percent".
Left alone: "15 percent of its 8,000 workers, or 1,200 people"; "40 percent of the 300 women and 20 of the men".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.comparison.arithmetic import Span, printed
from factcheck.comparison.marked import Marked, marked
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.values.share import Share

NUMBER = r"<[nm]\d+>"
NOUN = r"(?:\ (?!and\b|or\b|in\b|at\b|to\b|for\b)[\w'-]+){0,3}?"
OF = r"\ of\ (?:the|its|their|his|her|our|all|a|an)?(?:\ ?(?!and\b|or\b)[\w'-]+){0,4}?(?:\ (?:of|some|about))?\ ?"
OR = r"\ ?(?:,\ |\ ?[–—-]+\ ?|\ |\()(?:or|that\ is|i\.e\.|equal\ to|which\ is)(?:\ about|\ roughly|\ some)?\ "
ENDS = rf"(?={NOUN}(?:[,.;:)–—]|$|\ (?:will|would|are|were|have|had|has|is|was|in|at|to|from|on)\b))"
PATTERNS = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        rf"(?P<share><s\d+>){OF}(?P<whole>{NUMBER}){NOUN}{OR}(?P<part>{NUMBER}){ENDS}",  # 15 percent of its 8,000 workers, or 1,200
        rf"(?P<part>{NUMBER}){NOUN}{OR}(?P<share><s\d+>){OF}(?P<whole>{NUMBER}){ENDS}",  # 1,200 jobs, or 15 percent of its staff of 8,000
        rf"(?P<part>{NUMBER})\ of\ (?:the|its|their|his|her|our)\ (?P<whole>{NUMBER}){NOUN}(?:{OR}|\ \()(?P<share><s\d+>)(?=[,.;:)]|$)",
    )
)
"""12 of the 48 members, or 25 percent"""


def _found(sentence: Marked) -> Iterator[tuple[Claim, Claim, Claim]]:
    for pattern in PATTERNS:
        for match in pattern.finditer(sentence.text):
            share, whole, part = (sentence.claim(match, group) for group in ("share", "whole", "part"))
            if share is not None and whole is not None and part is not None and _one_measure(whole, part):
                yield share, whole, part


def _one_measure(whole: Claim, part: Claim) -> bool:
    one, other = whole.value, part.value
    return one.kind == other.kind and getattr(one, "currency", "") == getattr(other, "currency", "")


def _comes_to(share: Claim, whole: Claim) -> Span | None:
    said, of = printed(share.value), printed(whole.value)
    if not isinstance(share.value, Share) or share.value.points or said is None or of is None or of.low <= 0:
        return None
    return Span(max(0.0, said.low), said.high).scaled(0.01).times(of)


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a share that does not come to its part."""
    for sentence in marked(graph):
        for share, whole, part in _found(sentence):
            due, said = _comes_to(share, whole), printed(part.value)
            if due is None or said is None or due.meets(said):
                continue
            text = f"{share.value.show()} of {whole.value.show()} is {due.low:,.0f} to {due.high:,.0f}, not {part.value.show()}"
            step = Step(step="the share of the whole", claims=(share.id, whole.id), result=text)
            yield finding(
                graph,
                "share-of-whole",
                Verdict.CONFLICT,
                whole.subject.name,
                "share and whole",
                [[share], [whole], [part]],
                why=text,
                steps=[step],
                scope="|".join(c.value.raw for c in (share, whole, part)),
            )


RULE = Rule(code="FC207", judge=judge, earned=False)
