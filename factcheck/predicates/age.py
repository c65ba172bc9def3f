"""How old a person is or was, and on what day: now, at the event, at death.

"Lopez, 20," · "the 45-year-old" · "who was 20 at the time" · "died at 99"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Certainty, EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token

BEFORE, AFTER = 60, 40
"""Characters within which a name beside an age may stand."""

THEN = re.compile(r"at the time|\bwhen\b|\bthen\b|was aged|at (?:the )?age", re.IGNORECASE)
DEATH = frozenset({"die", "dead", "death", "pass"})


def _person(context: Context, found_start: int, found_end: int, head: Token) -> tuple[Mention, Certainty] | None:
    """The person whose age it is: the name the age is set beside, else the subject of its clause."""
    text = context.source.text
    near = [m for m in context.mentions if m.sentence == head.sentence and m.kind in (EntityKind.PERSON, EntityKind.GROUP)]
    before_name = text[:found_end].lower().endswith("-old") and any(m.form == "name" and 0 <= m.start - found_end <= 1 for m in near)
    for m in near:
        between = text[m.end : found_start]
        if not before_name and 0 < len(between) <= 3 and between.strip() in (",", "(", "") and m.form == "name":
            return m, Certainty.EXACT
    own = next((m for m in near if m.start <= found_start and found_end <= m.end and m.form != "pronoun"), None)
    for m in near:
        between = text[found_end : m.start]
        if (
            0 <= m.start - found_end <= AFTER
            and m.form == "name"
            and between.replace(",", "").strip().lower() in _DESCRIBED
            and "\n" not in between
        ):
            return m, Certainty.EXACT
    if own is not None:
        return own, Certainty.STRONG
    for word in (head, *head.ancestors):
        subject = word.child("nsubj", "nsubjpass")
        if subject is not None:
            if subject.lower in ("who", "that") and word.dep == "relcl":
                subject = word.head
            borne = context.mention(subject)
            return None if borne is None or borne.kind is not EntityKind.PERSON else (borne, Certainty.STRONG)
        if word.dep in ("relcl", "appos", "acl"):
            borne = context.mention(word.head)
            if borne is not None and borne.kind is EntityKind.PERSON:
                return borne, Certainty.STRONG
    before = [m for m in near if m.form == "name" and 0 < found_start - m.end <= BEFORE]
    return (before[-1], Certainty.INFERRED) if before else None


_DESCRIBED = frozenset(
    {
        "",
        "man",
        "woman",
        "boy",
        "girl",
        "suspect",
        "victim",
        "resident",
        "student",
        "father",
        "mother",
        "teenager",
        "teen",
        "son",
        "daughter",
        "named",
        "man named",
        "woman named",
        "identified as",
    }
)


def _day(context: Context, start: int, end: int, head: Token) -> str:
    """For what day the age holds: "death", "event" (then) or "now" (when the report ran)."""
    if head.head.lemma in DEATH or head.lemma in DEATH or any(t.lemma in DEATH for t in list(head.ancestors)[:3]):
        return "death"
    sentence = context.sentence(head)
    around = context.source.text[max(sentence.start, start - 30) : min(sentence.end, end + 30)]
    return "then" if THEN.search(around) else "now"


def find(context: Context) -> Iterator[Draft]:
    """Yield the ages of persons; an age with nobody to bear it is left to the list of what was not checked."""
    for found, head in context.of_kind("age"):
        bearer = _person(context, found.start, found.end, head)
        if bearer is None:
            continue
        person, certainty = bearer
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=person.text,
            mention=person,
            reach=(person.start, person.end),
            events=tuple(e.id for e in context.governing_events(head)),
            of=_day(context, found.start, found.end, head),
            head=person.head,
            certainty=certainty,
        )


PREDICATE = Predicate(family="attribute", kinds=("age",), holds=Holds.ONE_AT_A_TIME, find=find)
