"""What befell those counted: killed, injured, arrested, missing, whatever noun they are counted by."""

from __future__ import annotations

import re

from factcheck.model import EventMention
from factcheck.predicates import Context
from factcheck.text.parse import Token
from factcheck.text.words import counts_people
from factcheck.values import Found

CASUALTY = {
    "Life.Die": "killed",
    "Life.Injure": "injured",
    "Justice.Arrest": "arrested",
    "Life.Hospitalize": "treated",
    "Disaster.Rescue": "rescued",
    "Personnel.Lay-Off": "laid off",
    "Life.Survive": "survivor",
}
"""Events whose patients are counted whatever the noun: "killing 3" is "three people dead"."""

SHOT = frozenset({"shoot", "gun"})
MISSING = frozenset({"missing", "unaccounted", "trapped", "homeless", "displaced", "evacuated", "stranded"})
STATES = {
    "dead": "killed",
    "death": "killed",
    "fatality": "killed",
    "killed": "killed",
    "body": "killed",
    "toll": "killed",
    "injury": "injured",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
    "casualty": "casualties",
}
LAYOFFS = frozenset({"layoff", "redundancy", "dismissal"})
JOBS = frozenset({"job", "post", "position"})
LOSING = frozenset({"cut", "cost", "eliminate", "lose", "go", "disappear", "vanish", "axe", "shed", "slash", "scrap"})
"""Verbs that say of jobs that they are no more: "340 posts will disappear", "cut 340 positions"."""
BEFALLING = frozenset({"kill", "injure", "wound", "hurt", "graze", "slay", "murder", "die"})
"""Verbs that tell of all who are counted: "three others wounded in the attack"."""


def fate(context: Context, found: Found, head: Token, noun: Token | None) -> str | None:
    """What befell those counted, where that is what is counted: killed, injured, arrested, missing."""
    for word in (noun, head):
        if word is not None and (word.lemma in STATES or (word.lower in STATES and word.dep in ("pobj", "pcomp"))):
            return STATES.get(word.lemma) or STATES[word.lower]
    if noun is not None and noun.dep == "pobj" and noun.head.lower == "of" and _are_dead(noun.head.head):
        return CASUALTY["Life.Die"]
    if noun is not None and (noun.lemma in LAYOFFS or (noun.lemma in JOBS and _is_lost(noun))):
        return CASUALTY["Personnel.Lay-Off"]
    verb = _verb_before(context, found)
    if verb is not None:
        return verb
    for after in context.source.text[found.end : found.end + 24].lower().split()[:3]:
        bare = after.strip(".,;:")
        if bare in STATES and not _does(context, found, bare):
            return STATES[bare]
        if bare in MISSING:
            return "missing" if bare == "unaccounted" else bare
        if bare in NEXT_THING or after[-1] in ",;:":
            break
    return _befell(context, head, noun)


def _is_lost(noun: Token) -> bool:
    """Whether a verb says of jobs that they go: what goes, or what somebody cuts; of a job that somebody loses the verb tells too."""
    verb = noun.head
    if noun.dep == "pobj" and verb.lower == "of" and verb.head.lemma == "loss":
        return True  # "with the loss of 340 jobs"
    if verb.lemma not in LOSING:
        return any(c.lemma in LOSING for c in noun.childs("acl", "relcl"))
    return noun.dep in ("dobj", "nsubjpass") or (noun.dep == "nsubj" and verb.child("dobj") is None)


REMAINS = frozenset({"body", "corpse", "death", "killing", "murder", "slaying", "remains"})
"""Nouns that tell of whom they are "of" that these are dead."""
TAKING = frozenset({"take", "cost", "claim"})
"""Verbs that say so of whom the lives are that are their object."""


def _are_dead(noun: Token) -> bool:
    """Whether those whom a noun is "of" are dead: "the bodies of 11 migrants", "cost the lives of 12 soldiers"."""
    taken = noun.lemma == "life" and noun.dep == "dobj" and noun.head.lemma in TAKING
    return taken or (noun.lemma in REMAINS and noun.tag in ("NNS", "NNPS"))


def _does(context: Context, found: Found, word: str) -> bool:
    """Whether those counted did it, and did not suffer it: "the three killed a guard"."""
    number = context.parsed.token_at(found.end - 1)
    verb = None if number is None else next((t for t in (number.next(1), number.next(2)) if t is not None and t.lower == word), None)
    return verb is not None and verb.pos == "VERB" and verb.child("dobj") is not None


NEXT_THING = frozenset({"and", "but", "while", "who", "or"})
"""Words after which another thing is told: "killed two men and injured a third"."""


def _verb_before(context: Context, found: Found) -> str | None:
    """What the verb right before the number did to those counted, whatever the parser hangs it on: "killing 3", "wounded another 13"."""
    number = context.parsed.token_at(found.start)
    before = None if number is None else number.next(-1)
    while before is not None and before.lemma in PASSED_OVER:
        before = before.next(-1)
    if (
        before is None
        or before.pos not in ("VERB", "ADJ")
        or before.lemma not in BEFALLING - {"die"}
        or before.child("auxpass") is not None
    ):
        return None
    event = context.event(before)
    return None if event is None else CASUALTY.get(event.type)


PASSED_OVER = frozenset(
    {"at", "least", "another", "about", "nearly", "some", "almost", "approximately", "around", "the", "other", "additional"}
)
"""Words that may stand between a verb and the number of those it befell."""


def _befell(context: Context, head: Token, noun: Token | None) -> str | None:
    """What the verb over the number, or the clause on it, did to those counted."""
    for start in (head, noun):
        if start is None:
            continue
        for verb in [start.head, *start.head.childs("xcomp"), *start.childs("relcl", "acl")]:
            event = context.event(verb) or _found_dead(context, verb)
            if verb.lemma in SHOT and verb.pos == "VERB" and start.dep in ("dobj", "nsubjpass"):
                return "killed" if _to_death(context, verb) else "shot"
            if event is None or event.type not in CASUALTY:
                continue
            if event.type == "Life.Survive":
                if start.dep == "nsubj" and not _outlived(verb):
                    return CASUALTY[event.type]
                continue
            patient = (
                start.dep in ("dobj", "nsubjpass", "conj", "appos")
                or (start.dep == "nsubj" and (event.lemma in ("die", "perish", "drown") or event.lemma.startswith("lose")))
                or verb.head is start
            )
            if patient:
                return CASUALTY[event.type]
    return None


def _found_dead(context: Context, verb: Token) -> EventMention | None:
    """The death that a phrase tells of which begins with the verb's auxiliary: "were found dead"."""
    event = context.event(verb.child("auxpass"))
    return event if event is not None and event.type == "Life.Die" else None


def _outlived(verb: Token) -> bool:
    """Whether somebody is what is survived: "three sons survive him"."""
    return any(t.pos in ("PRON", "PROPN") or counts_people(t.lemma) for t in verb.childs("dobj"))


def _to_death(context: Context, verb: Token) -> bool:
    """Whether a shooting is told as a killing: "shot to death", "fatally shot", "shot and killed"."""
    event = context.event(verb)
    told = [verb, *verb.childs("conj")]
    dead = any(e is not None and e.type == "Life.Die" and t.dep != "nsubj" for t in told if (e := context.event(t)) is not None)
    return (event is not None and event.type == "Life.Die") or dead or any(c.lower in ("fatally", "dead") for c in verb.children)


def beside_the_dead(context: Context, found: Found, head: Token) -> bool:
    """Whether the "others" who were hurt are all but the dead: "killed one and injured four others", but not "two officers hurt ..."."""
    told = context.events_in(head.sentence)
    earlier = any(
        e.type == "Life.Injure" and e.end <= found.start and not PASSING.search(context.source.text[e.end : found.start]) for e in told
    )
    return any(e.type == "Life.Die" for e in told) and not earlier


PASSING = re.compile(r"^\W*(?:at least|about|nearly|some|another|\W)*$", re.IGNORECASE)
"""Between a verb and its number: "wounding at least six others" is one telling of the wounded."""
