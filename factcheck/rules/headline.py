"""A headline or a caption must not say otherwise than the text below it, nor a text otherwise than itself.

Compared within one article, by what each kind of claim takes for one slot: ages, numbers, sums, times, terms, places, outcomes.
Conflict: the headline "Lind dies at 91" above "was 81", where another source has 91 too.
Check: the headline "Three killed in mill fire" above "the fire killed four people", where no other source says.
Left alone: a headline whose figure stands anywhere in its text; a text that also tells of another day; "dozens hurt" above "34 hurt".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.comparison.bounds import TOLLS
from factcheck.comparison.charges import is_charge
from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.rules import (
    Rule,
    age,
    count,
    duration,
    finding,
    located_in,
    measure,
    money,
    offence,
    outcome,
    prison_term,
    subject_name,
)
from factcheck.values import Relation

KINDS: tuple[SlotKind, ...] = tuple(
    module.KIND for module in (age, count, duration, located_in, measure, money, offence, outcome, prison_term)
)
ABOVE = {"headline": "the headline", "caption": "a caption"}
SURE = 0.3
"""Least `alike` where no key ties the two: a headline has few words to be alike in."""


def _block(graph: StoryGraph, claim: Claim) -> str:
    return "" if claim.frame is None else graph.readings[claim.source].sentences[claim.frame.sentence].block


NUMBER = re.compile(r"\d[\d.,]*")


def _repeated(head: Claim, sentence: str) -> bool:
    """Whether the sentence has the headline's number too: "30 years" above "50 years in prison with 30 to serve"."""
    numbers = {n.rstrip(".,") for n in NUMBER.findall(head.value.raw)}
    return bool(numbers & {n.rstrip(".,") for n in NUMBER.findall(sentence)})


def _listed(head: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the headline's sentence gives several values of this kind: "two adults, one child dead" counts by parts.

    The dead and the hurt are no parts of one another: "two dead, one hurt".
    """
    beside = [c for c in claims if c.id != head.id and of_one_sentence(c, head)]
    return any(c.scope.of == head.scope.of or not {c.scope.of, head.scope.of} <= TOLLS for c in beside)


def _differs(graph: StoryGraph, kind: SlotKind, head: Claim, claim: Claim) -> bool:
    """Whether the two fill one slot with values that exclude each other, and no veto speaks for two things."""
    if not set(kind.block(graph, head)) & set(kind.block(graph, claim)) or kind.relation(graph, head, claim) is not Relation.DIFFERENT:
        return False
    if _repeated(head, graph.sentence_text(claim)):
        return False
    tie = kind.tie(graph, head, claim)
    alike = tie is Tie.BY_KEY or (tie is Tie.BY_FRAME and kind is not outcome.KIND and graph.alike(head, claim) >= SURE)
    return alike and all(veto(graph, head, claim) is None for veto in kind.vetoes)


def _against(graph: StoryGraph, kind: SlotKind, head: Claim, body: Sequence[Claim]) -> Claim | None:
    """The claim of the text that this one of the headline is at odds with; None where any of the text bears it out."""
    body = [claim for claim in body if is_charge(claim) is is_charge(head)]
    if any(kind.relation(graph, head, claim).agrees for claim in body):
        return None
    apart = [claim for claim in body if _differs(graph, kind, head, claim)]
    return min(apart, key=lambda c: (not graph.in_lead(c), -graph.alike(head, c), c.span.start)) if apart else None


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a claim above the text that the text does not bear out."""
    for kind in KINDS:
        texts: dict[str, list[Claim]] = defaultdict(list)
        for claim in graph.of_predicate(*kind.predicates):
            texts[claim.source].append(claim)
        for source, claims in sorted(texts.items()):
            if source in graph.independence.duplicate_of:
                continue
            body = [c for c in claims if _block(graph, c) == "body"]
            for head in claims:
                above = ABOVE.get(_block(graph, head))
                other = _against(graph, kind, head, body) if above and not _listed(head, claims) else None
                if above is not None and other is not None:
                    yield _finding(graph, kind, head, other, above)


def _elsewhere(graph: StoryGraph, kind: SlotKind, claim: Claim) -> list[Claim]:
    """The claims of other sources that fill the same slot, by a key, with the same value."""
    return [
        c
        for c in graph.may_agree(claim.predicate, claim.value)
        if graph.independence.group[c.source] != graph.independence.group[claim.source]
        and set(kind.block(graph, claim)) & set(kind.block(graph, c))
        and kind.relation(graph, claim, c) is Relation.SAME
        and kind.tie(graph, claim, c) is Tie.BY_KEY
        and not any(veto(graph, claim, c) for veto in kind.vetoes)
    ]


def _finding(graph: StoryGraph, kind: SlotKind, head: Claim, other: Claim, above: str) -> Finding:
    """Return a conflict where another source bears out one of the two, and none the other; a check where it is a slip of either."""
    why = f"{above} says {head.value.show()}, the text {other.value.show()}"
    backed = [_elsewhere(graph, kind, c) for c in (head, other)]
    borne_out = bool(backed[0]) is not bool(backed[1])
    if borne_out:
        why += f", and {', '.join(graph.outlets([*backed[0], *backed[1]]))} {(head if backed[0] else other).value.show()}"
    return finding(
        graph,
        "headline",
        Verdict.CONFLICT if borne_out else Verdict.CHECK,
        subject_name(graph, other),
        f"{kind.attribute(graph, other)}, {above} against the text",
        [[head, *backed[0]], [other, *backed[1]]],
        why=why,
        steps=[Step(step=f"{above} and the text", claims=(head.id, other.id), result=f"{head.value.raw} | {other.value.raw}")],
        scope=f"{head.source}|{head.value.raw}|{other.value.raw}",
    )


RULE = Rule(code="FC504", judge=judge)
