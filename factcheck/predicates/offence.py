"""Of what offence someone is accused, charged or convicted.

"found guilty of arson" · "charged with two counts of fraud" · "a robbery conviction" · "wanted for murder" · "his trial for rape"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind, EventMention, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.event_roles import is_participle, subject_of
from factcheck.text.parse import Token
from factcheck.values.choice import Choice, excluding

STAGES = {
    "Justice.Convict": "convicted",
    "Justice.Charge": "charged",
    "Justice.Acquit": "acquitted",
    "Justice.Plead": "pleaded",
    "Justice.Exonerate": "cleared",
    "Justice.Sentence": "sentenced",
    "Justice.Arrest": "arrested",
    "Justice.Trial": "tried",
}
STEPS = {"want": "wanted", "warrant": "wanted", "book": "booked"}
"""Words that are no events, and tell of what someone is accused."""


@cache
def offences() -> dict[str, str]:
    """Return the offence of each wording; the offences of the list exclude one another as one verdict's count."""
    return {words: row["offence"] for row in table("offences")["offence"] for words in row["words"]}


@cache
def _among(offence: str) -> tuple[str, ...]:
    """The offences that this one excludes, and itself: a homicide may be a murder, and rape is a sexual assault."""
    return excluding(offence, offences().values(), table("offences")["near"])


def _first_of(noun: Token) -> Token:
    """The first word of the offence that ends with a noun: "reckless" of "reckless driving"."""
    before = noun.next(-1)
    return before if before is not None and f"{before.lower} {noun.lower}" in offences() else noun


def offence_at(noun: Token) -> str | None:
    """Return the offence that a noun names, with the word before it where both are its name: "reckless driving"."""
    first = _first_of(noun)
    return offences().get(f"{first.lower} {noun.lower}") or offences().get(noun.lemma) or offences().get(noun.lower)


def _stage(context: Context, token: Token) -> EventMention | None:
    """The step of a case that names this offence: "convicted of", "charged with", "guilty of"."""
    for word in token.ancestors:
        event = context.event(word)
        if event is not None and event.type in STAGES:
            return event
        if word.lemma in ("guilty", "conviction", "charge", "count"):
            continue
        if word.pos == "VERB" and event is None:
            return None
    return next((e for c in (token, token.head) if (e := context.event(c)) is not None and e.type in STAGES), None)


class _Step(NamedTuple):
    """A step of a case that names an offence: its stage, its word, its event if it is one, and whom it befalls."""

    stage: str
    word: Token
    event: EventMention | None
    accused: Mention | None


def _step(context: Context, token: Token) -> _Step | None:
    event = _stage(context, token)
    word = None if event is None else context.parsed.token_at(event.start)
    if event is not None and word is not None:
        near = -120 <= event.start - token.start <= 60
        tried = event.type != "Justice.Trial" or _is_of(token, word)
        return _Step(STAGES[event.type], word, event, _accused(context, event)) if near and tried else None
    steps = (t for t in islice(token.ancestors, FAR) if t.lemma in STEPS)
    return _faced(context, token) or next((_Step(STEPS[t.lemma], t, None, _sought(context, t)) for t in steps if _is_of(token, t)), None)


def _faced(context: Context, token: Token) -> _Step | None:
    """What somebody faces, where it is counted or called a charge: "faces two counts of murder"."""
    words = list(islice(token.ancestors, FAR))
    verb = next((t for t in words if t.lemma == "face" and t.pos == "VERB"), None)
    if verb is None or not any(t.lemma in ("count", "charge") for t in words[: words.index(verb)]):
        return None
    who = context.mention(subject_of(verb))
    return _Step("charged", verb, None, who if who is not None and who.kind is EntityKind.PERSON else None)


FAR = 4
"""Words above an offence among which the step of its case is looked for."""


def _is_of(offence: Token, step: Token) -> bool:
    """Whether the offence is what the step is for: "a trial for rape", "a rape trial", and no trial at which a rape was told of."""
    if offence.head is step:
        return offence.dep in ("compound", "amod", "nmod")
    chain = [t for t in offence.ancestors if step.i < t.i < offence.i]
    if offence.dep not in ("pobj", "pcomp", "conj") or (step.lemma == "want" and not is_participle(step)):
        return False
    return (
        bool(chain) and chain[-1].lower in ("for", "on", "of", "over", "charging") and all(t.pos in ("ADP", "NOUN", "NUM") for t in chain)
    )


def _sought(context: Context, step: Token) -> Mention | None:
    """Whom a warrant is for, and who is wanted or booked."""
    verb = step if step.pos == "VERB" else step.head
    words = [verb.child("nsubjpass")] if step.pos == "VERB" else []
    words += [inner for t in (step, verb) for prep in t.childs("prep") if prep.lower == "for" for inner in prep.childs("pobj")]
    people = (context.mention(word) for word in words if word is not None and offence_at(word) is None)
    return next((m for m in people if m is not None and m.kind is EntityKind.PERSON), None)


BENCH = frozenset({"judge", "jury", "juror", "court", "magistrate", "justice", "prosecutor", "panel", "tribunal", "police", "grand"})
"""Those who charge, try and convict, and are never meant by the offence."""


def _accused(context: Context, event: EventMention) -> Mention | None:
    """Whom the step of the case befalls; never the one who takes it."""
    told = context.participants(event)
    befallen = [m for role, m in told if role == "patient"] or [m for role, m in told if role != "agent"]
    return next((m for m in befallen if m.kind is EntityKind.PERSON and m.head.lower() not in BENCH), None)


def find(context: Context) -> Iterator[Draft]:
    """Yield an offence only where a step of a case names it; "the murder shocked the town" accuses nobody."""
    for token in context.parsed.tokens:
        offence = offence_at(token)
        if offence is None or not (token.pos in ("NOUN", "PROPN") or token.dep in ("pobj", "pcomp", "conj") or token.head.lemma in STEPS):
            continue  # "arrested while speeding"
        step = _step(context, token)
        if step is None:
            continue
        start = _first_of(token).start
        yield Draft(
            value=Choice(raw=context.source.text[start : token.end], option=offence, among=_among(offence)),
            start=start,
            end=token.end,
            anchor=token,
            subject=step.accused.text if step.accused else step.word.text,
            mention=step.accused,
            event=step.event,
            reach=(step.word.start, step.word.end),
            events=() if step.event is None else (step.event.id,),
            of=step.stage,
            head=step.word.lemma,
        )


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.MANY, find=find)
