"""Of what someone died, or from what a fire started: a closed choice.

"died of pneumonia" · "her death from cancer" · "a fire sparked by a space heater"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values.choice import Choice, kin

NO_OPTIONS = frozenset({"triggers", "links", "verbs", "general", "violent", "within"})
STEPS = 6
SUFFERING = frozenset({"suffer", "have", "contract", "develop", "sustain", "inhale", "take"})
"""Verbs that put no other event between: "died after suffering a stroke"."""


@cache
def causes(kind: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Each wording with its option, and one pattern for all of them, the longest first."""
    options = {words: option for option, row in table("causes")[kind].items() if option not in NO_OPTIONS for words in row}
    longest = sorted(options, key=lambda w: (-len(w), w))
    return options, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


@cache
def among(kind: str, option: str) -> tuple[str, ...]:
    """The options that this one excludes, and itself: natural causes exclude a shooting, and no disease; cancer none of the lung."""
    row, (options, _) = table("causes")[kind], causes(kind)
    general = set(row.get("general", ()))
    alike = general | kin(option, row.get("within", {}))
    return tuple(sorted({option, *row["violent"]} if option in general else set(options.values()) - alike))


def _trigger(kind: str, cause: Token) -> Token | None:
    """The death or the fire that a cause hangs on by "of", "from", "by"; nothing across another verb."""
    row = table("causes")[kind]
    if (stated := _stated(cause, row)) is not None:
        return stated
    here, linked = cause, False
    for _ in range(STEPS):
        if here.is_root:
            return None
        if here.dep == "nsubj" and here.head.lemma in ("kill", "cause", "spark"):
            linked = True
        above = here.head
        linked = linked or above.lower in row["links"]
        if above.lemma in row["triggers"]:
            return above if linked else None
        suffered = here.i == cause.i and here.dep == "dobj" and above.lemma in SUFFERING and above.dep == "pcomp"
        if above.pos in ("VERB", "AUX") and not suffered and not _is_link(above, row):
            return _started(above, row) if linked else None
        here = above
    return None


def _is_link(above: Token, row: dict[str, list[str]]) -> bool:
    """Whether a word that looks like a verb only links a cause to what it caused: "died following a stroke"."""
    return above.lower in row["links"] and (above.dep == "prep" or (above.lower == "following" and above.i > above.head.i))


def _stated(cause: Token, row: dict[str, list[str]]) -> Token | None:
    """What a cause is said to have caused: "the cause of the fire was a candle", "a candle was blamed for it"."""
    verb, found = cause.head, []
    if any(c.dep == "neg" for v in (verb, *verb.childs("xcomp")) for c in v.children):
        return None
    if cause.dep == "dobj" and verb.lemma in SUFFERING and "die" in row["triggers"] and any(c.lower == "fatal" for c in cause.children):
        return verb  # "suffered a fatal stroke"
    if cause.dep == "attr" and verb.lemma == "be":
        subjects = [t for t in verb.childs("nsubj") if t.lemma == "cause"]
        found = [inner for t in subjects for prep in t.childs("prep") if prep.lower == "of" for inner in prep.childs("pobj")]
    elif cause.dep in ("nsubj", "nsubjpass") or (cause.dep == "dobj" and verb.lemma == "blame"):
        told = [v for v in (verb, *verb.childs("xcomp")) if v.lemma in row.get("verbs", ())]
        found = [t for v in told for t in v.childs("dobj") if t.i != cause.i]
        found += [inner for v in told for prep in v.childs("prep") if prep.lower == "for" for inner in prep.childs("pobj")]
    return next((t for t in found if t.lemma in row["triggers"]), None)


def _started(verb: Token, row: dict[str, list[str]]) -> Token | None:
    """What a verb like "sparked" started, where that is a fire."""
    if verb.lemma not in row.get("verbs", ()):
        return None
    beside = [*verb.childs("nsubjpass", "dobj"), *([verb.head] if verb.dep in ("acl", "relcl") else [])]
    return next((t for t in beside if t.lemma in row["triggers"]), None)


def _whom(context: Context, trigger: Token) -> Mention | None:
    """The one who died."""
    beside = [*trigger.childs("nsubj" if trigger.lemma != "kill" else "nsubjpass"), *trigger.childs("poss")]
    if trigger.lemma == "kill":
        beside += trigger.childs("dobj")
    beside += [inner for prep in trigger.childs("prep") if prep.lower == "of" and trigger.pos == "NOUN" for inner in prep.childs("pobj")]
    if trigger.dep in ("relcl", "acl"):
        beside.append(trigger.head)
    elif not beside and trigger.dep in ("conj", "advcl", "xcomp"):
        beside += trigger.head.childs("nsubj", "nsubjpass")
    people = (m for t in beside if (m := context.mention(t)) is not None)
    return next((m for m in people if m.kind in (EntityKind.PERSON, EntityKind.GROUP)), None)


def find(context: Context) -> Iterator[Draft]:
    """Yield a cause only where a death or a fire hangs on it: "she has cancer" says nothing of her death."""
    text = context.source.text
    for kind in ("death", "fire"):
        options, pattern = causes(kind)
        for sentence in context.parsed.sentences:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                cause = context.parsed.head_of(match.start(), match.end())
                trigger = None if cause is None else _trigger(kind, cause)
                if trigger is None:
                    continue
                whom = _whom(context, trigger) if kind == "death" else None
                event = context.event(trigger)
                yield Draft(
                    value=Choice(
                        raw=match.group(), option=options[match.group().lower()], among=among(kind, options[match.group().lower()])
                    ),
                    start=match.start(),
                    end=match.end(),
                    anchor=trigger,
                    subject=whom.text if whom is not None else trigger.text,
                    mention=whom,
                    event=event,
                    reach=(trigger.start, trigger.end),
                    events=() if event is None else (event.id,),
                    of=kind,
                    head=trigger.lemma,
                )


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.ONE_EVER, find=find)
