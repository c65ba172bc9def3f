"""As many names as were announced: "three men" are followed by three names.

Counted is a list that follows its number at once, after a colon, a dash or a comma, and ends before the sentence goes on.
Conflict: "Police arrested three men: Ivo Brandt, Lars Oberg, Tom Hale and Piet Moss."
Left alone: "three men, including Ivo Brandt and Lars Oberg"; "two sons and a daughter: Jan Orr, Per Orr and Kay Orr";
a list in which a word stands that is neither a name nor an age nor a town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.comparison.arithmetic import printed
from factcheck.comparison.marked import Marked, marked
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Mention, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.text.words import counts_people

NAME = r"<p\d+>(?:\ \(<a\d+>\)|,?\ (?:<a\d+>|\d{1,3})(?=[,.;:]|\ and\b|\ of\b|$))?(?:,?\ (?:of|from)\ [A-Z][\w.-]*(?:\ [A-Z][\w.-]*)*)?"
LISTED = re.compile(
    rf"""
    (?P<number><n\d+>)(?:\ [a-z][a-z'-]*){{1,4}}?              # three local men
    (?:\ ?[:–—]|\ -+|,(?:\ (?:identified|named|known)\ as)?)\ ?
    (?P<names>{NAME}(?:[,;]\ {NAME})*[,;]?\ (?:and|&)\ {NAME})
    (?=\s*(?:[.;:)–—]|,\ (?!<p|and\b|who\b|his\b|her\b|an?\b|the\b)|$))
    """,
    re.VERBOSE,
)
BEFORE = re.compile(r"(?:<n\d+>|\ban?|\bone)(?: [a-z'-]+)+,? and $|<n\d+> of (?:the |its |their )?$|\b(?:of|other|than|with|by) (?:the )?$")
"""Another group named before: the list may hold both."""
NAMES = re.compile(r"<p\d+>")


def _lists(sentence: Marked) -> Iterator[tuple[Claim, list[Mention]]]:
    for match in LISTED.finditer(sentence.text):
        number = sentence.claim(match, "number")
        people = number is not None and number.frame is not None and counts_people(number.frame.head)
        if number is not None and people and not BEFORE.search(sentence.text[: match.start()]) and "other" not in number.scope.limits:
            yield number, [sentence.names[m] for m in NAMES.findall(match["names"])]


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a list that is longer or shorter than its number."""
    for sentence in marked(graph):
        for number, names in _lists(sentence):
            said = printed(number.value)
            if said is None or said.low <= len(names) <= said.high:
                continue
            listed = ", ".join(name.text for name in names)
            result = f"{len(names)}: {listed}"
            why = f"{number.span.quote} are announced, {len(names)} are named: {listed}"
            step = Step(step="the names that follow", claims=(number.id,), result=result)
            yield finding(
                graph,
                "listed-names",
                Verdict.CONFLICT,
                names[0].text,
                "names listed",
                [[number]],
                why=why,
                steps=[step],
                scope=f"{number.span.quote}|{listed}",
            )


RULE = Rule(code="FC206", judge=judge, earned=False)
