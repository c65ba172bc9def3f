"""What limits a count to a part: a restrictive modifier, a place, a clause, a list that shares one fate, a stretch of time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.predicates import Context
from factcheck.predicates._fates import BEFALLING, MISSING, STATES
from factcheck.text.parse import Token
from factcheck.text.words import counts_people, restrictive, unrestrictive
from factcheck.values import Found

LIMITING = frozenset({"in", "among", "from", "at", "outside", "since", "of", "by", "between", "during", "near", "with", "who"})
SORTS = frozenset({"model", "type", "kind", "sort", "brand", "make", "variety", "version", "piece", "pair", "copy", "case"})
"""Nouns after which "of" says what is counted, and leaves none out: "17 models of phone"."""
OF_SOME = frozenset(
    {"identity", "name", "family", "relative", "friend", "photo", "photograph", "picture", "portrait", "funeral", "memorial"}
)
"""Nouns of which as many are told as are known: "the names of three victims were released", where five died."""
AND_MORE = dict.fromkeys(("another", "additional", "more", "further", "extra"), "other")


def limits_of(context: Context, found: Found, head: Token, noun: Token | None) -> tuple[str, ...]:
    """The restrictive modifiers of the counted noun, and the places, groups and clauses that narrow it."""
    before = context.source.text[max(0, found.start - 14) : found.start].lower().rstrip()
    limits = (
        {"other"} if before.endswith(("another", "other", "additional", "more")) or (noun is not None and noun.lower == "others") else set()
    )
    limits.update(_among(head, noun))
    if noun is not None and noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in OF_SOME:
        limits.add(f"{noun.head.head.lemma} of")
    span = IN_A_SPAN.match(context.source.text, found.end)
    if span is not None:
        limits.add(f"in {span['span']}")
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


def _among(head: Token, noun: Token | None) -> Iterator[str]:
    """What those counted are told from where a list of people shares one fate: "three women and two men were injured"."""
    counted_word = noun if noun is not None else head
    shared = counted_word.dep == "conj" and (counted_word.head.pos in ("PRON", "PROPN") or counts_people(counted_word.head.lemma))
    if counted_word.lower == "others" and shared:
        yield "others-among"  # "he and four others were wounded"
    some_of = noun is not None and noun.dep == "pobj" and noun.head.head.i == head.i
    owned = counted_word.child("poss") is not None and not some_of
    if not counts_people(counted_word.lemma) or counted_word.lemma in PLAIN_PEOPLE or owned:
        return  # "his wife and their three daughters" share no fate
    first = head if some_of else counted_word  # "his aunts and three of their children"
    while first.dep in ("conj", "appos") and counts_people(first.head.lemma):
        first = first.head
    listed = [first, *(t for t in first.childs("conj") if counts_people(t.lemma))]
    number = head if some_of else next((c for c in counted_word.childs("nummod")), counted_word)
    joined, before = number.next(-1), number.next(-2)
    after_another = (
        joined is not None and joined.lower == "and" and before is not None and before.pos == "NOUN" and counts_people(before.lemma)
    )
    if len(listed) > 1 or first.i not in (counted_word.i, head.i) or after_another:
        yield f"{counted_word.lemma}-among"


PLAIN_PEOPLE = frozenset({"people", "person", "other", "victim"})


def _beyond(context: Context, counted: Token) -> Iterator[str]:
    """What the verb adds: "8,100 are white-collar", "40 were hurt in 33 shootings since Friday"."""
    verb = counted.head
    fronted = counted.dep == "pobj" and verb.lower == "of" and verb.i < verb.head.i and verb.head.child("nsubj") is None
    if fronted and verb.head.lemma == "be":
        verb = verb.head  # "of those workers 8,100 are white-collar", where the number hangs on the workers
    elif counted.dep not in ("nsubj", "nsubjpass", "dobj") or verb.pos not in ("VERB", "AUX"):
        return
    if verb.lemma == "be":
        yield from (c.hyphenated for c in verb.childs("acomp", "attr") if _is_limit(c))
    for prep in verb.childs("prep"):
        inner = prep.child("pobj")
        if inner is None:
            continue
        several = prep.lower == "in" and inner.child("nummod") is not None and inner.pos == "NOUN" and context.event(inner) is not None
        if several or (prep.lower == "in" and inner.lemma in SPANS) or prep.lower == "since":
            yield f"{prep.lower} {inner.lemma}"


SPANS = frozenset({"weekend", "week", "night", "day", "month", "hour", "year", "decade"})
"""Stretches of time in which several things happen: "six injured in a violent weekend"."""


IN_A_SPAN = re.compile(
    rf"""[ ](?:(?:people|persons|others|victims)[ ])?(?:(?:were|was)[ ])?(?:dead|killed|injured|wounded|hurt|shot)[ ]
    in[ ](?:an?[ ]|the[ ])?(?:[a-z]+[ ]){{0,2}}(?P<span>{"|".join(sorted(SPANS))})\b""",
    re.VERBOSE,
)
"""After a toll: all that a stretch of time brought."""


def _is_limit(said: Token) -> bool:
    """Whether what "are" says of those counted tells them from the rest, and is not what befell them."""
    tells = said.pos == "ADJ" or said.hyphenated in restrictive()
    befell = said.lemma in STATES or said.lemma in MISSING or said.lemma in UNHURT
    return tells and not befell and said.lemma not in unrestrictive()


UNHURT = frozenset({"unharmed", "unhurt", "uninjured", "unscathed", "safe", "alive", "ok", "okay", "fine"})
"""What is said of those whom nothing befell, as others say that they "were not injured"."""


def _limit(word: Token, child: Token) -> str | None:
    """What one dependent of the counted noun cuts out of the set, or None where it cuts out nothing."""
    describes = child.dep in ("amod", "compound", "poss") and child.pos in ("PROPN", "ADJ", "NOUN") and child.tag != "PRP$"
    if child.lemma in unrestrictive() or (child.lemma in STATES and child.dep in ("compound", "amod")):
        return None
    if child.lemma in restrictive() or describes or _is_superlative(child):
        return AND_MORE.get(child.lemma, child.hyphenated)
    if child.dep == "prep" and child.lower in LIMITING and not (child.lower == "of" and word.lemma in SORTS):
        inner = child.child("pobj")
        if inner is not None and child.lower == "of" and inner.lower in ("those", "these"):
            return "of those"  # "three of those killed"
        return None if inner is None or inner.ent in ("DATE", "TIME") or inner.pos in ("PRON", "NUM") else f"{child.lower} {inner.lemma}"
    if child.dep in ("relcl", "acl") and child.lemma not in STATES and child.lemma not in BEFALLING and child.i > word.i:
        return None if _set_off(child) else "that " + child.lemma
    return None


def _is_superlative(child: Token) -> bool:
    """Whether a participle singles out those it befell most: "the 12 worst-hit villages"."""
    return child.dep == "amod" and child.tag in ("VBN", "VBD") and any(t.tag == "RBS" for t in child.subtree)


def _set_off(clause: Token) -> bool:
    """Whether a comma sets the clause off, so that it tells more of all those counted: "2,600 workers, some of whom could move"."""
    before = min(clause.subtree, key=lambda t: t.i).next(-1)
    return before is not None and before.text == ","
