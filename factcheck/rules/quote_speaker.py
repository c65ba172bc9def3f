"""One quotation has one speaker: the same words, given to two people.

Compared where two sources quote the same six words or more, or nearly the same, and each names who said them.
Conflict: “we shall rebuild every house of this street” said by the mayor Ida Brandt, and by the builder Lars Oberg.
Left alone: a spokesman and his office; "she" or "a neighbor" beside a name; two names in one joint statement; a surname beside
the full name; words too common to be one person's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.comparison.nearby import couples
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Entity, EntityKind, Finding, Step, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding
from factcheck.rules.quote import KIND, SHORTEST, relation
from factcheck.values import Relation


def _speaker(graph: StoryGraph, claim: Claim) -> Entity | None:
    """The person whom the words beside the quotation name; None for "she", for "a neighbor", and for an office, which people speak for."""
    entity, mention = graph.subject(claim), graph.mention(claim)
    if entity is None or mention is None or mention.form != "name" or entity.kind is not EntityKind.PERSON:
        return None
    return entity if len(entity.name.split()) > 1 else None


def _apart(graph: StoryGraph, a: Claim, b: Claim) -> tuple[Entity, Entity] | None:
    """The two speakers, where they are two people and neither sentence names both."""
    one, other = _speaker(graph, a), _speaker(graph, b)
    if one is None or other is None or one.id == other.id or _one_name(one, other):
        return None
    joint = any({e.id for e in graph.named_beside(c)} >= {one.id, other.id} for c in (a, b))
    return None if joint else (one, other)


def _one_name(a: Entity, b: Entity) -> bool:
    """Whether some form of the one name is a form of the other, or they share a word of it."""
    forms = [(a.name, *a.aliases), (b.name, *b.aliases)]
    words = [{w.casefold() for form in names for w in form.split() if len(w) > 2} for names in forms]
    return bool(words[0] & words[1]) or any(same_name(x, y) for x in forms[0] for y in forms[1])


def _one_quote(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both are long enough to be one person's words, and the same but for a cut or a slip."""
    long = min(len(c.value.raw.split()) for c in (a, b)) >= SHORTEST
    return long and relation(graph, a, b) is not Relation.CANNOT_TELL


def _pairs(graph: StoryGraph) -> Iterator[tuple[Claim, Claim]]:
    blocks: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("quote"):
        for key in KIND.block(graph, claim):
            blocks[key].append(claim)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for a, b in couples(graph, blocks[key], within=False):
            if (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a quotation and pair of speakers."""
    shown: set[tuple[str, str, str]] = set()
    for a, b in _pairs(graph):
        if not _one_quote(graph, a, b):
            continue
        speakers = _apart(graph, a, b)
        if speakers is None:
            continue
        one, other = sorted(speakers, key=lambda e: e.id)
        key = (one.id, other.id, min(a.value.raw, b.value.raw, key=len)[:40])
        if key in shown:
            continue
        shown.add(key)
        step = Step(step="the same words", claims=(a.id, b.id), result=f"said by {speakers[0].name} | said by {speakers[1].name}")
        why = f"one gives the words to {speakers[0].name}, the other to {speakers[1].name}"
        yield finding(
            graph,
            "quote-speaker",
            Verdict.CONFLICT,
            one.name,
            "who said it",
            [[a], [b]],
            why=why,
            steps=[step],
            severity="high",
            scope="|".join(key),
        )


RULE = Rule(code="FC403", judge=judge, earned=False)
