"""How long something took, lasted or has gone on, and for whom.

"spent 12 years behind bars" · "the outage lasted two hours" · "married for 30 years"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values import Anchor, Found, Value, find_values
from factcheck.values.duration import Duration

CUSTODY = frozenset(
    {
        "bar",
        "prison",
        "jail",
        "custody",
        "cell",
        "penitentiary",
        "incarceration",
        "imprisonment",
        "incarcerate",
        "imprison",
        "row",
        "wrongfully",
    }
)
MOVES_A_DATE = frozenset({"ago", "later", "earlier", "before", "after", "since", "next", "last", "past", "within"})

LASTS = frozenset(
    {
        *("deliberate", "work", "spend", "live", "last", "fight", "wait", "talk", "drift", "burn", "search", "play", "study", "teach"),
        *("stay", "remain", "sit", "sleep", "negotiate", "reign", "rule", "train", "testify", "confer", "debate", "hike", "walk", "drive"),
    }
)
"""Verbs of what goes on: "deliberated seven hours before finding" says how long, where "left two days before" says when."""
WORK = "work"
WORKS = frozenset({WORK, "employee", "worker", "employ", "staffer", "colleague"})
"""Words of one stretch of a life: "a 15-year employee" has worked there for 15 years."""


def _topic(context: Context, start: int, end: int, head: Token) -> str:
    """Return "served" for time behind bars, else the verb or noun it measures, else the way it moves a date."""
    sentence = context.sentence(head)
    around = {t.lemma for t in sentence.tokens if start - 60 <= t.start <= end + 40}
    verbs = [t for t in (head, *head.ancestors) if t.pos in ("VERB", "NOUN") and not start <= t.start < end]
    nearest = verbs[0].lemma if verbs else ""
    if around & CUSTODY and (
        nearest in ("spend", "serve", "hold", "jail", "imprison", "incarcerate", "free", "release", "be", "exonerate", "do", "languish")
        or head.head.lower in ("after", "for")
    ):
        return "served"
    after = context.source.text[end : end + 12].split()
    if after and after[0].strip(".,").lower() in MOVES_A_DATE and not (nearest in LASTS and after[0].lower() in ("before", "after")):
        return after[0].strip(".,").lower()
    return WORK if nearest in WORKS else nearest


MINIMUM = "minimum"
"""What the stretch is of that a convict must serve before parole."""
OF_A_MINIMUM = re.compile(r"\b(?:minimum(?: (?!wage|order)[a-z-]+){0,2}|tariff|non-parole period) of $", re.IGNORECASE)
TO_SERVE = re.compile(r"\b(?:must|will|would|should|shall|to)(?: first| now| also)? (?P<verb>serve|spend) $", re.IGNORECASE)
AT_LEAST = re.compile(r"(?:at least|a minimum of|(?:no|not) less than) ", re.IGNORECASE)
IN_PRISON = re.compile(r" (?:in (?:prison|jail|custody)|behind bars)")
MINIMUM_TERM = re.compile(r"[ -](?:(?<!mandatory )minimum (?:term|sentence|tariff|jail|prison)|non-parole period|tariff)\b", re.IGNORECASE)
BEFORE_PAROLE = re.compile(r"(?: in prison| in jail| behind bars)? before [^.;]{0,45}\b(?:parole|released?|freed)\b")
LIFE_WITH = re.compile(r"\blife\b[^.;]{0,30} with $", re.IGNORECASE)
"""The words round a minimum term: "a minimum term of", "must serve at least", "20-year minimum term", "before he can seek parole"."""


def _is_a_minimum(text: str, start: int, end: int) -> bool:
    """Whether a court said that so much must be served."""
    before, said = text[max(0, start - 45) : start], text[start:end]
    if MINIMUM_TERM.match(text, end):
        return True
    if SENTENCE.search(text, max(0, start - 200), end + 100) is None:
        return False
    serves = TO_SERVE.search(before)
    if serves is not None and (AT_LEAST.match(said) or BEFORE_PAROLE.match(text, end)):
        return serves["verb"].lower() == "serve" or IN_PRISON.match(text, end) is not None
    return OF_A_MINIMUM.search(before) is not None or (AT_LEAST.match(said) is not None and LIFE_WITH.search(before) is not None)


SENTENCE = re.compile(r"\b(?:sentenc\w+|jail\w*|prison\w*|imprison\w*|life|parole|murder\w*|judge|behind bars)\b", re.IGNORECASE)
"""What tells nearby that it was a court's."""


def _exact(value: Value) -> Value:
    """Return a length without its "at least": of a minimum it says nothing more."""
    if not isinstance(value, Duration) or value.hedge not in ("at least", "exact") or value.lower is None:
        return value
    return value.model_copy(update={"hedge": "exact", "upper": value.lower})


CUE = re.compile(r"\s+(?P<cue>before|after|later|earlier|prior|since|from|following)\b.*$", re.IGNORECASE)


def _stretches(context: Context) -> Iterator[tuple[Found, Token, str]]:
    """Yield the durations with what they measure: also that of "two days before the vote", a moment that nothing anchors."""
    for found, head in context.of_kind("duration"):
        yield found, head, _topic(context, found.start, found.end, head)
    for found, head in context.of_kind("moment"):
        cue = CUE.search(found.value.raw) if getattr(found.value, "anchor", "") == "event" else None
        if cue is not None:
            spans = find_values(found.value.raw[: cue.start()], Anchor(None))
            for inner in (s for s in spans if s.value.kind == "duration"):
                yield Found(found.start + inner.start, found.start + inner.end, inner.value), head, cue["cue"].lower()


WAS = re.compile(r"\bfrom (?:about |some |nearly |just )?$")
TO = re.compile(r" to \d")
"""What stands round the first of two figures of a change."""


def find(context: Context) -> Iterator[Draft]:
    """Yield every duration, with what it measures; "up from 10 hours to 14" says what it was."""
    for found, head, of in _stretches(context):
        if WAS.search(context.source.text, max(0, found.start - 30), found.start) and TO.match(context.source.text, found.end):
            continue
        if _is_a_minimum(context.source.text, found.start, found.end):
            of = MINIMUM  # noqa: PLW2901 - what the stretch is of, told better
        subject = next((s for t in (head, *head.ancestors) if (s := t.child("nsubj", "nsubjpass")) is not None), None)
        mention = context.mention(subject)
        person = mention if mention is not None and mention.kind is EntityKind.PERSON else None
        yield Draft(
            value=_exact(found.value) if of == MINIMUM else found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=person.text if person else (subject.text if subject is not None else of or "duration"),
            mention=person,
            events=tuple(e.id for e in context.governing_events(head)),
            of=of,
            head=of,
        )


PREDICATE = Predicate(family="quantity", kinds=("duration",), holds=Holds.MANY, find=find)
