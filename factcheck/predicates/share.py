"""A share and what it is a share of; the same share of two different wholes is a contradiction too.

"15 percent of its workforce" · "a third of the voters" · "unemployment of 4%"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._one_more import one_more_hurt
from factcheck.text.parse import Token
from factcheck.text.words import measuring_verbs, noun_class
from factcheck.values import Found


def _whole(context: Context, end: int, head: Token) -> Token | None:
    """The noun after "of", the noun the share stands before, or the measure it is the level of ("unemployment of 4%")."""
    following = context.parsed.token_at(end + 1)
    if following is not None and following.lower in ("of", "in") and following.sentence == head.sentence:
        inner = following.child("pobj")
        if inner is not None and inner.ent not in ("DATE", "TIME") and (following.lower == "of" or inner.pos == "NOUN"):
            return inner
    if head.dep in ("nummod", "compound", "amod", "nmod") and head.head.pos == "NOUN":
        return head.head
    if head.dep == "pobj" and head.head.lower in ("of", "at") and head.head.head.pos == "NOUN":
        return head.head.head
    verb = next((t for t in head.ancestors if t.pos in ("VERB", "AUX")), None)
    subject = None if verb is None else verb.child("nsubj", "nsubjpass")
    changes = verb is not None and (verb.lemma in measuring_verbs() or verb.lemma == "be")
    named = subject is not None and (subject.pos == "NOUN" or (subject.pos == "PROPN" and not subject.ent))  # "Turnout" that begins it
    return subject if named and changes else None


def _limits(whole: Token, found: Found) -> tuple[str, ...]:
    """The modifiers of the whole, but for the share itself: "a 31 percent premium"."""
    said = (c for c in whole.childs("amod", "compound") if c.ent not in ("ORG", "PERSON") and not found.start <= c.start < found.end)
    return tuple(sorted({c.hyphenated for c in said}))


def find(context: Context) -> Iterator[Draft]:
    """Yield every share, scoped by the noun of its whole and the whole's modifiers."""
    people = {found.start for found, _ in one_more_hurt(context)}  # "killed two and wounded a third"
    for found, head in context.of_kind("share"):
        if found.start in people:
            continue
        whole = _whole(context, found.end, head)
        verb = next((t for t in head.ancestors if t.pos == "VERB"), head.head)
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=whole.text if whole is not None else verb.lemma,
            reach=None if whole is None else (whole.start, whole.end),
            events=tuple(e.id for e in context.governing_events(head)),
            of=noun_class(whole.lemma) if whole is not None else verb.lemma,
            limits=() if whole is None else _limits(whole, found),
            head=whole.lemma if whole is not None else verb.lemma,
        )


PREDICATE = Predicate(family="quantity", kinds=("share",), holds=Holds.MANY, find=find)
