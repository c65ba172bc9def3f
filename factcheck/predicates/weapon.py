"""With what someone was attacked, threatened or killed: a closed choice.

"shot with a rifle" · "pulled a knife" · "armed with a shotgun" · "a man with a gun robbed a bank" · "robbed at knifepoint" ·
"a machete-wielding man" · "hit her with a hammer" · "the murder weapon was an axe"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import EntityKind, EventMention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.nominals import roles
from factcheck.text.parse import Token
from factcheck.text.words import counts_people
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
STRIKES = frozenset(
    [
        *("hit", "beat", "strike", "bludgeon", "batter", "bash", "slash", "hack", "assault", "attack", "stab", "threaten", "rob", "wound"),
        *("injure", "kill", "murder", "club", "chase", "menace", "confront", "smash", "strangle"),
    ]
)
"""Verbs of one who does it to somebody "with a hammer"; a ball is hit with a bat."""
JOINED = frozenset({"wielding", "toting", "carrying", "brandishing"})
"""What a hyphen joins to a weapon: "a knife-wielding man"."""
STEPS = 5


@cache
def _weapons() -> tuple[dict[str, str], re.Pattern[str]]:
    options = {words: option for option, row in table("instruments")["weapon"].items() for words in row}
    longest = sorted(options, key=lambda w: (-len(w), w))
    return options, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?!\w|-(?!{'|'.join(sorted(JOINED))}))", re.IGNORECASE)


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
    told = _at_point(weapon) or _joined(weapon) or _named_as_weapon(weapon) or _borne(context, weapon) or _struck_with(context, weapon)
    if told is not None:
        return told, _event_by(context, told)
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
            return above, _event_by(context, above)
        if above.pos in ("VERB", "AUX") or here.dep in ("compound", "poss", "nmod"):
            return None
        here = above
    return None


def _event_by(context: Context, verb: Token) -> EventMention | None:
    """The attack or robbery that a verb tells of, or one right above or below it."""
    near = (verb, *verb.ancestors, *verb.children)
    return next((e for t in near if (e := context.event(t)) is not None and e.type.startswith(TYPES)), None)


def _at_point(weapon: Token) -> Token | None:
    """The verb of what is done "at gunpoint"."""
    at = weapon.head if weapon.dep == "pobj" and weapon.lower.endswith("point") else None
    return at.head if at is not None and at.lower == "at" and at.head.pos == "VERB" else None


def is_joined(weapon: Token) -> bool:
    """Return whether a hyphen joins a weapon to one who wields it."""
    hyphen, word = weapon.next(), weapon.next(2)
    return hyphen is not None and hyphen.text == "-" and word is not None and word.lower in JOINED


def _stands_alone(weapon: Token) -> bool:
    """Whether the word is the weapon itself, and not what a shop or a law is of."""
    return weapon.pos in ("NOUN", "PROPN") and weapon.dep not in ("compound", "amod", "nmod")


def _joined(weapon: Token) -> Token | None:
    return weapon.next(2) if is_joined(weapon) else None


def _named_as_weapon(weapon: Token) -> Token | None:
    """The word "weapon" that is one: "the murder weapon was an axe", "the weapon, a hammer,"."""
    if weapon.dep == "appos" and weapon.head.lemma == "weapon":
        return weapon.head
    subject = weapon.head.child("nsubj") if weapon.dep == "attr" and weapon.head.lemma == "be" else None
    return subject if subject is not None and subject.lemma == "weapon" and weapon.head.child("neg") is None else None


def _borne(context: Context, weapon: Token) -> Token | None:
    """The verb of what somebody "with a gun" does, where that is an attack or a robbery: "a man with a gun robbed a bank"."""
    bearer = weapon.head.head if weapon.dep == "pobj" and weapon.head.lower == "with" else None
    if bearer is None or not (counts_people(bearer.lemma) or bearer.lemma in roles().people):
        return None
    verb = bearer.head.head if bearer.dep == "pobj" and bearer.head.dep == "agent" else bearer.head if bearer.dep == "nsubj" else None
    event = None if verb is None else context.event(verb)
    return verb if event is not None and event.type.startswith(TYPES) else None


def _struck_with(context: Context, weapon: Token) -> Token | None:
    """The verb by which somebody is struck "with a hammer"."""
    verb = weapon.head.head if weapon.dep == "pobj" and weapon.head.lower == "with" else None
    if verb is None or verb.lemma not in STRIKES or verb.pos != "VERB":
        return None
    whom = verb.child("dobj", "nsubjpass")
    mention = context.mention(whom)
    return verb if mention is not None and mention.kind in (EntityKind.PERSON, EntityKind.GROUP) else None


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
            if weapon is None or not (is_joined(weapon) or _stands_alone(weapon)):
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
