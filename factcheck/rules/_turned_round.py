"""Who did it to whom, turned round: the winner of one source is the loser of two others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, EventMention, Finding, Modality, Polarity, Verdict
from factcheck.resolve.scenes import MAIN
from factcheck.rules import finding

NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE})
WINS, LOSES = "Contest.Win", "Contest.Lose"
BEATS = frozenset({"beat", "defeat", "thrash", "trounce", "edge", "rout", "overpower", "outclass", "upset", "eliminate", "crush", "hammer"})
"""Verbs of one who wins, whatever the kind of event they are taken for."""
ONE_WAY = {"Justice.Sue": "sued", "Conflict.Attack": "attacked", "Life.Injure": "hurt", "Life.Die": "killed", "Crime.Kidnap": "kidnapped"}
"""Acts that one does to another, and how they are told of; of countries at war each does them."""


NOT_DONE = re.compile(
    r"""\b(?:can|could|will|would|may|might|must|should|shall|to|not|never|if|had|hopes?|wants?|when|since|after|having|before|previously)
    (?:\ (?:not|also|already|been|have|having|be|\w+ly))*\ $|n['’]t\ (?:\w+\ )?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Before an act that is not done, or was done before what is told: "can beat", "had beaten", "hopes to beat"."""
ANOTHER_TIME = re.compile(
    r"""\b(?:(?:in|since|of)\ (?:19|20)\d\d
    |last\ (?:year|month|week|season|summer|winter|spring|autumn|time|meeting)|(?:first|second|return)\ leg
    |years?\ ago|separate(?:ly)?|previous(?:ly)?|earlier\ (?:this|in)
    |counter-?su(?:it|e[ds]?|ing)|recount|re-?match|group\ stages?|women['’]s|youth
    |(?:but|although|though)\ (?:\w+\ ){0,3}(?:lost|loses|losing))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""In a sentence that tells of another meeting, another suit or a part of it: "in the second leg", "beat him in the city but lost"."""
ROUND = re.compile(
    r"\b(?:semi|quarter)-?\ ?finals?|\b(?:first|second|third|fourth|last)\ round|(?<![-\w])(?<!semi )(?<!quarter )final\b", re.IGNORECASE
)
"""The round in which somebody is beaten: one may lose the final to whom he beat in the first."""
COUNTER = re.compile(r"\bcounter-?(?:su(?:it|e[ds]?|ing)|claim)", re.IGNORECASE)
SUED_OVER = re.compile(r"\b(?:for|over|alleging)\ (?P<what>(?:[a-z]+\ ?){1,4})")
"""What a suit is about."""
BEFORE = 40
TOLD = 0.15
"""Least `alike` of the sentence that stands alone with one of the others."""


class _Deed(NamedTuple):
    """An act of one upon another, by their names: what a firm is taken for, a person or a place, may differ from source to source."""

    act: str
    doer: str
    whom: str


def turned_round(graph: StoryGraph) -> Iterator[Finding]:
    """Yield a conflict where one source alone has two names the other way round than two others, and nobody has them both ways."""
    told = _told(graph)
    for deed in sorted(told):
        back = _Deed(deed.act, deed.whom, deed.doer)
        mine, theirs = told[deed], told.get(back, {})
        if len(mine) != 1 or len(theirs) < 2 or mine.keys() & theirs.keys():
            continue
        lone, camp = [next(iter(mine.values()))], list(theirs.values())
        if _is_another_time(graph, deed, lone[0], camp):
            continue
        if graph.independent(camp) > 1 and graph.scene(lone[0]) == MAIN and max(graph.alike(lone[0], c) for c in camp) >= TOLD:
            others = f"{graph.independent(camp)} sources have it the other way"
            why = f"{deed.doer} {deed.act} {deed.whom} in this source alone, where {others}"
            scope = "|".join(deed)
            yield finding(graph, "actor", Verdict.CONFLICT, deed.whom, "who did it to whom", [lone, camp], why=why, scope=scope)


def _is_another_time(graph: StoryGraph, deed: _Deed, lone: Claim, camp: Sequence[Claim]) -> bool:
    """Whether the lone sentence, or each of the others, tells of another meeting: another round, another leg, a countersuit."""
    text, texts = graph.sentence_text(lone), [graph.sentence_text(c) for c in camp]
    if deed.act == "sued" and (any(COUNTER.search(s.text) for s in graph.sources.values()) or _is_another_suit(graph, text, camp)):
        return True
    if bool(ANOTHER_TIME.search(text)) is not all(ANOTHER_TIME.search(t) for t in texts):
        return True
    rounds, others = ({m.group().lower() for t in told for m in ROUND.finditer(t)} for told in ([text], texts))
    return bool(rounds and others and rounds.isdisjoint(others))


def _is_another_suit(graph: StoryGraph, text: str, camp: Sequence[Claim]) -> bool:
    """Whether a suit is for something of which the others write nothing: who is sued for negligence may sue for libel."""
    over = [word for m in SUED_OVER.finditer(text) for word in re.findall(r"[a-z]{4,}", m["what"])]
    return bool(over) and not any(graph.writes(c.source, word) for c in camp for word in over)


def _told(graph: StoryGraph) -> Mapping[_Deed, Mapping[str, Claim]]:
    """Each act of one named upon another, with the name of the doer as each source prints it."""
    found: dict[_Deed, dict[str, Claim]] = defaultdict(dict)
    for source, reading in sorted(graph.readings.items()):
        for event in reading.events:
            deed = _deed(graph, event)
            name = None if deed is None else _printed(graph, source, event, deed.doer)
            if deed is not None and name is not None:
                found[deed].setdefault(source, name)
    return found


def _deed(graph: StoryGraph, event: EventMention) -> _Deed | None:
    """Who did what to whom, where both have names; who lost to somebody was beaten by him."""
    if event.attribution.modality is not Modality.ASSERTED or event.attribution.polarity is not Polarity.AFFIRMED:
        return None
    text = graph.sources[event.source].text
    if NOT_DONE.search(text, max(0, event.start - BEFORE), event.start):
        return None
    by_role = {p.role: graph.entities.of(event.source, p.mention) for p in event.participants if _is_name(graph, event, p.mention)}
    doer, whom, winner = by_role.get("agent"), by_role.get("patient") or by_role.get("prize"), by_role.get("to")
    if event.type == LOSES:
        doer, whom = winner, doer
    act = "beat" if event.type in (WINS, LOSES) or event.lemma in BEATS else ONE_WAY.get(event.type)
    if act is None or doer is None or whom is None or doer.name == whom.name or not {doer.kind, whom.kind} <= NAMED:
        return None
    if act not in ("beat", "sued") and {doer.kind, whom.kind} != {EntityKind.PERSON}:
        return None
    return _Deed(act, doer.name, whom.name)


def _is_name(graph: StoryGraph, event: EventMention, mention: str) -> bool:
    """Whether a participant is named there: a pronoun may stand for either."""
    names: frozenset[tuple[str, str]] = graph.remembered("mentions by name", lambda: frozenset(_names(graph)))
    return (event.source, mention) in names


def _names(graph: StoryGraph) -> Iterator[tuple[str, str]]:
    return ((r.source, m.id) for r in graph.readings.values() for m in r.mentions if m.form == "name")


def _printed(graph: StoryGraph, source: str, event: EventMention, doer: str) -> Claim | None:
    """The name of the doer, as it is printed in the sentence of the event."""
    claims = [c for c in graph.of_source(source) if c.predicate == "name" and (e := graph.subject(c)) is not None and e.name == doer]
    return next((c for c in claims if c.frame is not None and c.frame.sentence == event.sentence), None)
