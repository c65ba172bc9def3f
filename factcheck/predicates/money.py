"""A sum of money and what it is the sum of.

"bail was set at $50,000" · "a £2 million reward" · "damage of $3 billion"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.text.words import money_topics

STEPS = 5
"""How far up the parse the topic of a sum is looked for."""


EACH = re.compile(
    r"""
    ,?\ (?:a|an|per|for\ each|for\ every|each|every)\                                # $18 an
    (?P<unit>hour|day|week|month|year|share|barrel|gallon|ton|tonne|pound|kilo|kilogram|ounce|gram|dozen|person|head|unit|vote|ticket|night
    |acre|mile|kilomet(?:er|re)|square\ (?:foot|met(?:er|re)|mile)|lit(?:er|re)|bushel|copy|seat|student|pupil|child|family|household|car
    |vehicle|passenger|game|episode|pack|bottle|plate|hectare|megawatt|kilowatt-hour|minute|call|piece|pair|room|customer|worker|employee)s?\b
    """,
    re.VERBOSE,
)


def topic(head: Token) -> tuple[str, tuple[str, ...]]:
    """Return the word nearest in the parse that says what a sum is for, and the topics it may belong to."""
    seen: list[Token] = []
    above = [head, *list(head.ancestors)[:STEPS]]
    for word in above:
        seen.append(word)
        seen.extend(c for c in word.children if c.dep in ("nsubj", "nsubjpass", "dobj", "amod", "compound", "attr") and c not in seen)
        seen.extend(inner for prep in word.childs("prep") if prep.lower in ("in", "for", "of", "on", "as") for inner in prep.childs("pobj"))
    telling = [word for word in seen if money_topics(word.lemma)]
    if telling:
        word = next((w for w in _closer(telling[0]) if w.lemma not in FAINT and money_topics(w.lemma)), telling[0])
        return "steal" if word.lemma in THIEVES else word.lemma, tuple(sorted(money_topics(word.lemma)))
    return next((t.lemma for t in above[1:] if t.pos in ("NOUN", "VERB")), ""), ()


THIEVES = frozenset({"robber", "thief", "raider", "burglar", "rob", "loot"})
"""Words beside which a sum is what was stolen, whoever is named for it."""
FAINT = frozenset({"estimate", "raise", "pay", "value"})
"""Words that say less of what a sum is for than their object, or the subject of their passive: "damage was estimated at"."""


def _closer(word: Token) -> Iterator[Token]:
    """What tells more closely than a faint word what a sum is for: the damage that is estimated, the reward that is raised."""
    if word.lemma not in FAINT:
        return
    if word.pos == "VERB" and word.dep != "amod":
        yield from word.childs("nsubjpass", "dobj")
    for sum_of in (word.head, *word.childs("dobj")):
        yield from (inner for prep in sum_of.childs("prep") if prep.lower in ("in", "of", "for") for inner in prep.childs("pobj"))


KINDS = frozenset(
    {"closing", "opening", "asking", "list", "retail", "wholesale", "sale", "purchase", "strike", "average", "median", "original"}
)
"""Words that tell one price from another."""


def _limits(context: Context, end: int, head: Token, word: str) -> tuple[str, ...]:
    """What limits a sum: "$18 an hour", "the closing price of $48"."""
    each = EACH.match(context.source.text, end)
    above = (head, *list(head.ancestors)[:STEPS])
    named = next((near for t in above for near in (t, *t.children) if near.lemma == word), None)
    kinds = [] if named is None else [c.lower for c in named.childs("amod", "compound") if c.lower in KINDS]
    return (*((f"per {each['unit']}",) if each else ()), *(f"kind {kind}" for kind in kinds))


def find(context: Context) -> Iterator[Draft]:
    """Yield every sum, with its topic."""
    for found, head in context.of_kind("money"):
        word, topics = topic(head)
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=word or "sum",
            events=tuple(e.id for e in context.governing_events(head)),
            of="/".join(topics) or word,
            limits=_limits(context, found.end, head, word),
            head=word,
        )


PREDICATE = Predicate(family="quantity", kinds=("money",), holds=Holds.MANY, find=find)
