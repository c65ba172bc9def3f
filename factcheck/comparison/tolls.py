"""What else may lie behind two tolls that differ: the wounded who died, the gunman who is counted or not, a figure that grew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from factcheck.comparison.marked import value_at
from factcheck.comparison.nearby import of_one_sentence
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Polarity, Reading
from factcheck.text.nominals import roles

OTHER = {"injured": "killed", "treated": "killed", "killed": "injured"}
"""The toll that grows or falls with this one where one of the wounded dies."""


def two_fates(a: Claim, b: Claim) -> bool:
    """Whether one counts the dead and the other the hurt: equal numbers of one sentence as often as not, and never one number."""
    return {a.scope.of, b.scope.of} == {"killed", "injured"}


KILLER_DEAD = re.compile(
    r"""
    \b(?:himself|herself|themselves|suicides?|suicidal|self-inflicted)\b
    | \b(?:gunm[ae]n|shooters?|attackers?|suspects?|assailants?|bombers?|killers?)\b[^.;]{0,60}\b(?:dead|died|dies|killed)\b
    | \b(?:dead|died|killed)\b[^.;]{0,40}\b(?:gunm[ae]n|shooters?|attackers?|suspects?|assailants?|bombers?|killers?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words of a report in which the one who did it may be among the dead or the wounded."""


CASE = frozenset({"Justice.Arrest", "Justice.Charge", "Justice.Plead", "Justice.Trial", "Justice.Convict", "Justice.Sentence"})
"""What runs against one who lives."""


def same_rest(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two reports agree on the other half of the toll, so that no death among the wounded explains the difference."""
    other = OTHER.get(a.scope.of or "")
    if other is None:
        return False
    rest = [_toll(graph, c, other) for c in (a, b)]
    return None not in rest and rest[0] == rest[1]


def doer_counted(graph: StoryGraph) -> bool:
    """Whether the story may count the one who did it among the dead or the wounded: he killed himself, or was killed or hurt."""
    return graph.remembered("doer counted", lambda: any(KILLER_DEAD.search(s.text) for s in graph.sources.values()))


def doer_lives(graph: StoryGraph) -> bool:
    """Whether a case runs against somebody, so that no gunman is among the dead."""
    return any(c.scope.of in CASE for c in graph.of_predicate("outcome"))


def _toll(graph: StoryGraph, claim: Claim, of: str) -> str | None:
    """How many were killed, or injured, by the report of a claim; "0" where it tells of none, None where it does not say or says two."""
    held = graph.remembered("tolls", lambda: _tolls(graph)).get((claim.source, of), set())
    if held:
        return next(iter(held)) if len(held) == 1 else None
    reading = graph.readings[claim.source]
    type_ = {"killed": "Life.Die", "injured": "Life.Injure"}[of]
    told = [e for e in reading.events if e.type == type_ and e.attribution.polarity is not Polarity.NEGATED]
    if not told:
        return "0"
    return _single(graph, reading, type_) if of == "killed" else None


def _tolls(graph: StoryGraph) -> Mapping[tuple[str, str], set[str]]:
    """The numbers that each report gives of the killed and the injured in the main scene."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in graph.of_predicate("count"):
        lower, upper = (getattr(claim.value, end, None) for end in ("lower", "upper"))
        if claim.scope.of in OTHER and graph.scene(claim) == "main" and not claim.scope.limits and lower is not None and lower == upper:
            found[claim.source, claim.scope.of].add(f"{lower:g}")
    return found


def _single(graph: StoryGraph, reading: Reading, type_: str) -> str | None:
    """The number 1 where a report tells of one death, of one person: "a woman was killed"."""
    mentions = {m.id: m for m in reading.mentions}
    dead: set[str] = set()
    for event in reading.events:
        if event.type != type_ or event.attribution.polarity is Polarity.NEGATED:
            continue
        for participant in event.participants:
            mention = mentions.get(participant.mention) if participant.role == "patient" else None
            if mention is None:
                continue
            if mention.number == "many":
                return None
            entity = graph.entities.of(reading.source, mention.id)
            dead.add(mention.id if entity is None else entity.id)
    return "1" if len(dead) == 1 else None


# What stands behind the smaller of two tolls, or before it, and says that it leaves somebody out.
OTHERS = re.compile(r"\s*(?:[\w-]+\s+)?others?\b", re.IGNORECASE)
AND_ONE = re.compile(
    r"(?:\s+[\w-]+){1,3}?,?\s+(?:and|plus|along\s+with|as\s+well\s+as)\s+(?:an?|another|one|his|her|their)\b(?!\s+half)", re.IGNORECASE
)
ONE_AND = re.compile(
    r"\b(?:an?|another|one|his|her)\s+(?:(?!was|were|is|ha[sd]|dead|died|killed|wounded|injured|hurt)[\w-]+\s+){1,4}and\s+$", re.IGNORECASE
)
OF_KIN = re.compile(r"\s+(?:of\s+[\w’']+\s+)?(?P<noun>[\w-]+)")
"""The noun that is counted: "three of Lind's children", "three siblings"."""


def told_besides(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The smaller of two tolls leaves somebody out: "four others", "a boy and two women", "three siblings", the dead among the wounded."""
    low, high = sorted((a, b), key=lambda c: getattr(c.value, "lower", None) or 0)
    mine, theirs = (getattr(c.value, "lower", None) for c in (low, high))
    at = value_at(graph, low)
    if a.scope.of not in PEOPLE or mine is None or theirs is None or at is None or mine == theirs:
        return None
    text = graph.sources[low.source].text
    before, after = text[max(0, at[0] - BESIDE) : at[0]], text[at[1] : at[1] + BESIDE]
    dead = {_toll(graph, c, "killed") for c in (a, b)} - {None, "0"}
    of_the_dead = f"{theirs - mine:g}" in dead
    than_the_dead = a.scope.of == "injured" and theirs - mine > 1 and not of_the_dead and _tells_of_death(graph, low)
    if OTHERS.match(after) and "other" not in low.scope.limits and not OTHERS.match(_after(graph, high)) and not than_the_dead:
        return f"others: “{low.value.raw}{after.split(' and ')[0][:12].rstrip()}” leaves out whom it has told of before"
    if theirs - mine == 1 and (AND_ONE.match(after) or ONE_AND.search(before)):
        return "one more: the smaller number is told beside one that it leaves out"
    noun = OF_KIN.match(after)
    if noun is not None and noun["noun"].lower().rstrip("s") in roles().kin | {"sibling"}:
        return f"a part: {noun['noun']} may not be all of them"
    apart = any(OTHERS.match(_after(graph, c)) for c in (a, b)) or _tells_of_dead(graph, high)
    if a.scope.of == "injured" and not apart and of_the_dead:
        return "the dead may be counted among the wounded"
    return None


def _tells_of_death(graph: StoryGraph, claim: Claim) -> bool:
    """Whether its sentence tells of a death."""
    events = graph.readings[claim.source].events
    return claim.frame is not None and any(e.type == "Life.Die" and e.sentence == claim.frame.sentence for e in events)


def _tells_of_dead(graph: StoryGraph, claim: Claim) -> bool:
    """Whether its sentence counts the dead by themselves."""
    killed = (c for c in graph.of_source(claim.source) if c.predicate == "count" and c.scope.of == "killed")
    return any(of_one_sentence(c, claim) for c in killed)


def _after(graph: StoryGraph, claim: Claim) -> str:
    at = value_at(graph, claim)
    return "" if at is None else graph.sources[claim.source].text[at[1] : at[1] + BESIDE]


BESIDE = 60
"""Characters round a number in which somebody may be named besides."""
PEOPLE = frozenset({"killed", "injured", "shot", "treated"})
"""Classes of which a report may tell of some besides the rest."""
