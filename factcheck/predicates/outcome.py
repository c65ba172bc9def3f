"""What happened, and whether it did: every event, with how it ended where the words say so.

"was released" · "was not released" · "the request was granted" · "pleaded guilty"
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import EntityKind, EventMention, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.events import event_label
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

PARTICLES = frozenset({"up", "down", "out", "off"})
"""Words that leave a verb what it is: "shut down"; "opened fire" opens nothing."""


@cache
def exclusive() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return for each outcome word the option it stands for and the options that exclude one another."""
    found = {}
    for row in table("exclusive")["set"]:
        options = tuple(sorted(row["options"]))
        for option, words in row["options"].items():
            for word in words:
                found[word] = (option, options)
    return found


BEFALLS = ("Justice.Convict", "Justice.Acquit", "Justice.Sentence", "Justice.Charge", "Justice.Arrest", "Justice.Exonerate")
"""Types that say nothing of those who act: the jury that convicts is not the one convicted."""


def _patient(context: Context, event: EventMention, *, ended: bool) -> Mention | None:
    """Whom it befell: the patient, else the first person or organisation that takes part.

    How a request `ended` says nothing of who decided on it: the judge who denies one was not denied.
    """
    order = sorted(context.participants(event), key=lambda row: (row[0] != "patient", row[0] != "agent", row[0]))
    if event.type in BEFALLS or (ended and event.type == "Justice.Rule"):
        order = [(role, m) for role, m in order if role != "agent"]
    inside = [m for m in context.mentions_in(event.sentence) if event.start < m.start and m.end < event.end and m.kind is EntityKind.PERSON]
    if not order and inside:
        return inside[0]  # "found Karl Voss guilty"
    kinds = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP)
    return next((m for _, m in order if m.kind in kinds), None)


def _is_in_a_name(token: Token) -> bool:
    """Whether a capital in the midst of small letters makes the word part of a title: "a part in Burning Bridge"."""
    if not token.text[0].isupper():
        return False
    others = [t for t in token.tree.sentences[token.sentence].tokens if t.i != token.i and t.pos in ("NOUN", "VERB", "ADJ", "ADV")]
    first = token.next(-1) is None
    return not first and len(others) > 2 and sum(t.text[0].isupper() for t in others) < len(others) / 2


def _left_behind(token: Token) -> bool:
    """Whether the verb tells of the dead whom they leave: "she is survived by two sons"."""
    return token.lemma == "survive" and token.child("nsubjpass", "auxpass", "agent") is not None


NO_DISMISSAL = ("Disaster.", "Weapon.")
"""Types of which "fire" is no employer's: a blaze, and shots."""
VERDICTS = {"Justice.Convict": "convict", "Justice.Acquit": "acquit"}
"""Types whose phrases all say how a trial ended: "found guilty", "cleared of theft"."""


def _outcome_word(event: EventMention, *, alone: bool) -> str | None:
    """The word by which an event's outcome is looked up: its verb, with its particle where the two say another thing; no other phrase."""
    if alone:
        return None if event.type == "Justice.Rule" and event.lemma == "dismiss" else event.lemma  # a judge sacks nobody
    last = event.text.split()[-1]
    phrase = f"{event.lemma} {last}"
    if last in PARTICLES:
        return phrase if phrase in exclusive() else event.lemma
    return phrase if phrase in exclusive() else VERDICTS.get(event.type)


def find(context: Context) -> Iterator[Draft]:
    """Yield one claim an event: that it happened, or the outcome its word names."""
    for event in context.events:
        token = context.parsed.token_at(event.start)
        if token is None or _is_in_a_name(token):
            continue
        label = event_label(event.type)
        word = _outcome_word(event, alone=event.end == token.end)
        named = word is not None and not _left_behind(token) and not event.type.startswith(NO_DISMISSAL)
        option, among = exclusive().get(word or "", (label, (label,))) if named else (label, (label,))
        patient = _patient(context, event, ended=len(among) > 1)
        yield Draft(
            value=Choice(raw=event.text, option=option, among=among),
            start=event.start,
            end=event.end,
            anchor=token,
            subject=patient.text if patient else event.text,
            mention=patient,
            event=event,
            reach=None if patient is None else (patient.start, patient.end),
            events=(event.id,),
            of=event.type,
            head=event.lemma,
        )


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.ONE_AN_EVENT, find=find)
