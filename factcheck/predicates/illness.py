"""From what illness someone suffered: a closed choice, the natural causes of death.

"suffered a stroke" · "was diagnosed with leukemia" · "his battle with cancer"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates.cause import among, causes
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

SUFFERS = frozenset({"suffer", "have", "survive", "contract", "develop", "fight", "battle", "catch", "beat"})
"""Verbs whose object is an illness of their subject."""
ILL_WITH = {
    "from": {"suffer", "recover"},
    "with": {"diagnose", "hospitalize", "hospitalise"},
    "for": {"treat", "hospitalize", "hospitalise"},
}
"""Verbs that have the illness behind a preposition."""


def _verb(illness: Token) -> Token | None:
    """The verb that says of its subject that it has the illness."""
    if illness.dep == "dobj" and illness.head.lemma in SUFFERS:
        return illness.head
    if illness.dep == "pobj" and illness.head.head.lemma in ILL_WITH.get(illness.head.lower, ()):
        return illness.head.head
    return None


def find(context: Context) -> Iterator[Draft]:
    """Yield an illness only of a person who has it: "a fund for cancer research" names no patient."""
    options, pattern = causes("death")
    violent = set(table("causes")["death"]["violent"])
    for sentence in context.parsed.sentences:
        for match in pattern.finditer(context.source.text, sentence.start, sentence.end):
            option = options[match.group().lower()]
            illness = context.parsed.head_of(match.start(), match.end())
            verb = None if illness is None or option in violent else _verb(illness)
            who = None if verb is None else context.mention(subject_of(verb))
            if verb is None or who is None or who.kind is not EntityKind.PERSON:
                continue
            yield Draft(
                value=Choice(raw=match.group(), option=option, among=among("death", option)),
                start=match.start(),
                end=match.end(),
                anchor=verb,
                subject=who.text,
                mention=who,
                reach=(verb.start, verb.end),
                events=tuple(e.id for e in context.governing_events(verb)),
                of="illness",
                head=verb.lemma,
            )


PREDICATE = Predicate(family="event", kinds=("choice",), holds=Holds.MANY, find=find)
