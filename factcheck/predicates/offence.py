"""Of what offence someone is accused, charged or convicted.

"found guilty of arson" · "charged with two counts of fraud" · "a robbery conviction"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import EntityKind, EventMention, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

STAGES = {
    "Justice.Convict": "convicted",
    "Justice.Charge": "charged",
    "Justice.Acquit": "acquitted",
    "Justice.Plead": "pleaded",
    "Justice.Exonerate": "cleared",
    "Justice.Sentence": "sentenced",
    "Justice.Arrest": "arrested",
}


@cache
def offences() -> dict[str, str]:
    """Return the offence of each wording; the offences of the list exclude one another as one verdict's count."""
    return {words: row["offence"] for row in table("offences")["offence"] for words in row["words"]}


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
        if offence is None or not (token.pos in ("NOUN", "PROPN") or token.dep in ("pobj", "pcomp", "conj")):
            continue  # "arrested while speeding"
        event = _stage(context, token)
        if event is None or not -120 <= event.start - token.start <= 60:
            continue
        accused = _accused(context, event)
        start = _first_of(token).start
        raw = context.source.text[start : token.end]
        yield Draft(
            value=Choice(raw=raw, option=offence, among=tuple(sorted(set(offences().values())))),
            start=start,
            end=token.end,
            anchor=token,
            subject=accused.text if accused else event.text,
            mention=accused,
            event=event,
            reach=(event.start, event.end),
            events=(event.id,),
            of=STAGES[event.type],
            head=event.lemma,
        )


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.MANY, find=find)
