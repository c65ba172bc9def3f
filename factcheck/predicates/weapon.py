"""With what someone was attacked, threatened or killed: a closed choice.

"shot with a rifle" · "pulled a knife" · "armed with a shotgun"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import EventMention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values.choice import Choice, kin

TYPES = ("Conflict.", "Life.Die", "Life.Injure", "Weapon.", "Crime.Steal", "Crime.Kidnap")
"""Events that a weapon is used in."""

USES = frozenset(
    [
        *("use", "carry", "arm", "pull", "draw", "wield", "brandish", "produce", "hold", "return", "fire", "point", "have", "retrieve"),
        *("grab", "aim", "wave", "swing", "raise", "load", "reload", "conceal"),
    ]
)
COMES = frozenset({"arrive", "come", "enter", "return", "appear", "show", "walk", "burst", "storm", "emerge", "run"})
"""Verbs of one who comes in "with a rifle"."""
THROWS = frozenset({"throw", "hurl", "toss", "lob", "fling", "launch", "drop"})
"""Verbs of what goes off where it lands."""
THROWN = frozenset({"bomb", "petrol bomb", "grenade", "stone", "acid"})
STEPS = 5


@cache
def _weapons() -> tuple[dict[str, str], re.Pattern[str]]:
    options = {words: option for option, row in table("instruments")["weapon"].items() for words in row}
    longest = sorted(options, key=lambda w: (-len(w), w))
    return options, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


@cache
def among(option: str) -> tuple[str, ...]:
    """Return what excludes a weapon: all others, except those it may be an instance of."""
    row = table("instruments")
    return tuple(sorted(set(row["weapon"]) - kin(option, row["within"])))


def _used(context: Context, weapon: Token) -> tuple[Token, EventMention | None] | None:
    """The verb that uses the weapon: its object, or what stands after "with" or "armed with"."""
    thrown = _thrown(weapon)
    if thrown is not None:
        return thrown, context.event(thrown)
    here = weapon
    for _ in range(STEPS):
        if here.is_root:
            return None
        above = here.head
        by_means = here.dep == "prep" and here.lower in ("with", "by", "using")
        event = context.event(above)
        if event is not None and event.type.startswith(TYPES) and (by_means or here.dep in ("dobj", "nsubjpass")):
            return above, event
        armed = above.lemma in COMES and by_means and here.lower == "with"
        if armed or (above.lemma in USES and (by_means or here.dep == "dobj")):
            beside = (e for t in (*above.ancestors, *above.children) if (e := context.event(t)) is not None and e.type.startswith(TYPES))
            return above, next(beside, None)
        if above.pos in ("VERB", "AUX") or here.dep in ("compound", "poss", "nmod"):
            return None
        here = above
    return None


def _thrown(weapon: Token) -> Token | None:
    """The verb by which a bomb or a stone is thrown: its object, or "a petrol bomb hurled at the bank"."""
    above = weapon.head
    if weapon.dep in ("dobj", "nsubjpass") and above.lemma in THROWS:
        return above
    return next((verb for verb in weapon.childs("acl") if verb.lemma in THROWS), None)


def find(context: Context) -> Iterator[Draft]:
    """Yield weapons in use; gun laws, gun shops and a gun that is found in a drawer are used by nobody."""
    options, pattern = _weapons()
    for sentence in context.parsed.sentences:
        for match in pattern.finditer(context.source.text, sentence.start, sentence.end):
            weapon = context.parsed.head_of(match.start(), match.end())
            if weapon is None or weapon.pos not in ("NOUN", "PROPN") or weapon.dep in ("compound", "amod", "nmod"):
                continue
            option = options[match.group().lower()]
            used = _used(context, weapon)
            if used is None or (used[0].lemma in THROWS and option not in THROWN):
                continue
            verb, event = used
            yield Draft(
                value=Choice(raw=match.group(), option=option, among=among(option)),
                start=match.start(),
                end=match.end(),
                anchor=verb,
                subject=verb.text,
                event=event,
                reach=(verb.start, verb.end),
                events=() if event is None else (event.id,),
                of="weapon",
                head=verb.lemma,
            )


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.MANY, find=find)
