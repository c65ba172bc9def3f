"""How many of something: the noun's class, what limits it, and of which event.

"nine tents" · "14,000 factory workers in the north" · "another 300 in Kent" · "killed three people"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates.age import ages_in
from factcheck.text.parse import Token
from factcheck.text.words import counts_people, noun_class, restrictive, unrestrictive
from factcheck.values import Found

CASUALTY = {
    "Life.Die": "killed",
    "Life.Injure": "injured",
    "Justice.Arrest": "arrested",
    "Life.Hospitalize": "treated",
    "Disaster.Rescue": "rescued",
    "Personnel.Lay-Off": "laid off",
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
CLOCKS = frozenset(
    {"gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "cet", "ist", "a.m", "p.m", "am", "pm", "hours", "hrs"}
)
"""Nouns after a time of day: "1023 GMT" counts nothing."""

LIMITING = frozenset({"in", "among", "from", "at", "outside", "since", "of", "by", "between", "during", "near", "with", "who"})


NO_COUNT_BEFORE = re.compile(r"(?:[#]|\bNo\.?\ ?|\bNos\.?\ ?|\d\ ?[-–:/]\ ?|\bat\ )$", re.VERBOSE)
"""Before a number that counts nothing: a rank, a part of a score or a date, the age at which someone died."""
CLOCK = re.compile(r"\ ?[ap]\.\ ?m\b", re.VERBOSE)
NO_COUNT_AFTER = re.compile(
    r"""
    (?:
        \ [-–]\ \d                                                      # 20 - 13
        | [-–](?:time|way|star|seed|point|man|door|run|fold|storey|story|part|page|hour|track|tier|piece|party|speed)\b   # two-time
        | [-–](?:strength|magnitude|degree)\b                            # 6.7-strength
    )
    """,
    re.VERBOSE,
)
"""After one: "20 - 13", "a two-time winner"."""

MEASURES = frozenset({"population", "toll", "total", "crowd", "staff", "workforce", "membership", "number"})
"""Nouns that a number is the size of: "a population of 9,000", "the toll rose to 10"."""

AND_MORE = dict.fromkeys(("another", "additional", "more", "further", "extra"), "other")


def counted(found: Found, head: Token) -> Token | None:
    """Return the noun that is counted, or None where the number stands alone."""
    if head.pos in ("NOUN", "PROPN") and not (found.start <= head.start < found.end):
        return head.head if head.dep == "poss" and head.head.pos in ("NOUN", "PROPN") else head
    if head.dep in ("nummod", "quantmod", "compound", "npadvmod", "amod", "advmod") and head.head.pos in ("NOUN", "PROPN", "ADJ"):
        noun = head.head  # of "45 children's books" the parser counts the children
        return noun.head if noun.dep == "poss" and noun.head.pos in ("NOUN", "PROPN") else noun
    for prep in head.childs("prep"):
        if prep.lower == "of":
            return prep.child("pobj")
    if head.dep == "pobj" and head.head.lower in ("of", "at", "to"):
        measure = head.head.head if head.head.lower == "of" else head.head.head.child("nsubj", "nsubjpass")
        if measure is not None and measure.lemma in MEASURES:
            return measure
    if head.dep in ("conj", "appos") and head.pos == "NUM":
        first = head.head  # "900 jobs in Kent and 300 in Leeds"
        return first if first.pos == "NOUN" and first.child("nummod") is not None else counted(found, first) if first.pos == "NUM" else None
    fronted = head.head.childs("prep") if head.dep in ("nsubj", "nsubjpass") else []
    return next((prep.child("pobj") for prep in fronted if prep.lower == "of" and prep.i < head.i), None)


def _limits(context: Context, found: Found, head: Token, noun: Token | None) -> tuple[str, ...]:
    """The restrictive modifiers of the counted noun, and the places, groups and clauses that narrow it."""
    before = context.source.text[max(0, found.start - 14) : found.start].lower().rstrip()
    limits = {"other"} if before.endswith(("another", "other", "additional", "more")) else set()
    inherited = noun is not None and noun.end <= found.start and head.dep in ("conj", "appos")
    for counted_word in [head] if noun is None or noun is head else [noun, head]:
        for child in counted_word.children:
            shared = inherited and counted_word is noun and child.dep not in ("amod", "compound")
            if not found.start <= child.start < found.end and not shared:
                limit = _limit(counted_word, child)
                if limit is not None:
                    limits.add(limit)
        if not (inherited and counted_word is noun):
            limits.update(_beyond(context, counted_word))
    return tuple(sorted(limits))


def _beyond(context: Context, counted: Token) -> Iterator[str]:
    """What the verb adds: "8,100 are white-collar", "40 were hurt in 33 shootings since Friday"."""
    verb = counted.head
    if counted.dep not in ("nsubj", "nsubjpass", "dobj") or verb.pos not in ("VERB", "AUX"):
        return
    if verb.lemma == "be":
        yield from (c.hyphenated for c in verb.childs("acomp", "attr") if _is_limit(c))
    for prep in verb.childs("prep"):
        inner = prep.child("pobj")
        if inner is None:
            continue
        several = prep.lower == "in" and inner.child("nummod") is not None and inner.pos == "NOUN" and context.event(inner) is not None
        if several or prep.lower == "since":
            yield f"{prep.lower} {inner.lemma}"


def _is_limit(said: Token) -> bool:
    """Whether what "are" says of those counted tells them from the rest, and is not what befell them."""
    tells = said.pos == "ADJ" or said.hyphenated in restrictive()
    return tells and said.lemma not in STATES and said.lemma not in MISSING and said.lemma not in unrestrictive()


def _limit(word: Token, child: Token) -> str | None:
    """What one dependent of the counted noun cuts out of the set, or None where it cuts out nothing."""
    describes = child.dep in ("amod", "compound", "poss") and child.pos in ("PROPN", "ADJ", "NOUN") and child.tag != "PRP$"
    if child.lemma in unrestrictive() or (child.lemma in STATES and child.dep == "compound"):
        return None
    if child.lemma in restrictive() or describes:
        return AND_MORE.get(child.lemma, child.hyphenated)
    if child.dep == "prep" and child.lower in LIMITING:
        inner = child.child("pobj")
        return None if inner is None or inner.ent in ("DATE", "TIME") or inner.pos in ("PRON", "NUM") else f"{child.lower} {inner.lemma}"
    if child.dep in ("relcl", "acl") and child.lemma not in STATES and child.i > word.i:
        return "that " + child.lemma
    return None


def _state(context: Context, found: Found, head: Token, noun: Token | None) -> str | None:
    """What befell those counted, where that is what is counted: killed, injured, arrested, missing."""
    for word in (noun, head):
        if word is not None and word.lemma in STATES:
            return STATES[word.lemma]
    for after in context.source.text[found.end : found.end + 24].lower().split()[:3]:
        bare = after.strip(".,;:")
        if bare in STATES:
            return STATES[bare]
        if bare in MISSING:
            return "missing" if bare == "unaccounted" else bare
    return _befell(context, head, noun)


def _befell(context: Context, head: Token, noun: Token | None) -> str | None:
    """What the verb over the number, or the clause on it, did to those counted."""
    for start in (head, noun):
        if start is None:
            continue
        for verb in [start.head, *start.childs("relcl", "acl")]:
            if verb.lemma in SHOT and verb.pos == "VERB" and start.dep in ("dobj", "nsubjpass"):
                return "shot"
            event = context.event(verb)
            if event is None or event.type not in CASUALTY:
                continue
            patient = (
                start.dep in ("dobj", "nsubjpass", "conj", "appos")
                or (start.dep == "nsubj" and event.lemma in ("die", "perish", "drown"))
                or verb.head is start
            )
            if patient:
                return CASUALTY[event.type]
    return None


def _after_a_sum(text: str, found: Found) -> bool:
    """Whether "a dozen" is what a sum buys: "$3 a dozen"."""
    return found.value.raw.lower() == "a dozen" and text[max(0, found.start - 2) : found.start - 1].isdigit()


def _counts_nothing(text: str, found: Found, noun: Token | None, ages: frozenset[int]) -> bool:
    """Whether the number is a rank, a score, a part of a compound, or an age at death."""
    if _after_a_sum(text, found):
        return True
    if noun is not None and noun.lower == "ages":
        return True  # "two sons, ages 16 and 6"
    if found.start in ages or text[max(0, found.start - 10) : found.start - 1].lower() == "magnitude":
        return True
    if found.value.raw.lower() == "one" and text[found.end : found.end + 4] == " of ":
        return True  # "one of the husbands" says nothing of how many
    if CLOCK.match(text, found.end):
        return True
    before = NO_COUNT_BEFORE.search(text, max(0, found.start - 6), found.start)
    if before is not None and (noun is None or not before.group().startswith("at")):
        return True
    return NO_COUNT_AFTER.match(text, found.end) is not None


def find(context: Context) -> Iterator[Draft]:
    """Yield the plain counts; measures, ordinals and scores have predicates of their own."""
    ages = ages_in(context)
    for found, head in context.of_kind("quantity"):
        if getattr(found.value, "unit", ""):
            continue
        noun = counted(found, head)
        if noun is not None and (noun.lower.rstrip(".") in CLOCKS or (noun.pos == "PROPN" and noun.end <= found.start)):
            continue
        if _counts_nothing(context.source.text, found, noun, ages):
            continue
        state = _state(context, found, head, noun)
        if noun is None and state is None and found.value.raw.lower() == "one":
            continue  # "each was given one"
        people = (
            noun is None or counts_people(noun.lemma) or noun.pos in ("PROPN", "PRON") or noun.lemma in MEASURES or noun.lemma in STATES
        )
        lemma = noun.lemma if noun is not None and noun.pos != "PRON" else ""
        of = state if state is not None and people else noun_class(lemma)
        events = context.governing_events(head)
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=noun.text if noun is not None else (state or "number"),
            reach=None if noun is None else (noun.start, noun.end),
            events=tuple(e.id for e in events),
            of=of,
            limits=_limits(context, found, head, noun),
            head=lemma,
        )


PREDICATE = Predicate(family="quantity", kinds=("quantity",), holds=Holds.MANY, find=find)
