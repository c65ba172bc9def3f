"""Whether it happened, and how it ended: affirmed against negated, granted against denied.

Conflict: "was released" beside "was not released"; "the motion was granted" beside "the request was denied by the judge".
Left alone: a person's denial ("he says he did not"); convicted, and later the conviction set aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.vetoes import another_scene, inferred_link, not_asserted, strange_names
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality, Polarity
from factcheck.rules import slot_rule
from factcheck.rules._other_way import two_things
from factcheck.rules.state import another_deed
from factcheck.values import Relation


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    among = getattr(claim.value, "among", ())
    return ("/".join(among),) if len(among) > 1 else tuple(n.id for n in graph.events(claim)[:1])


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None:
        if one.id != other.id:
            return Tie.NONE
        return Tie.BY_KEY if graph.is_named(one.id) and _is_verb(a) and _is_verb(b) else Tie.BY_FRAME
    return Tie.BY_FRAME


def _is_verb(claim: Claim) -> bool:
    """Whether a verb tells of the event: a noun ("the attack") says that it happened only by the way."""
    return claim.frame is not None and claim.frame.verb == claim.frame.head


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Opposite polarity, or options that exclude each other, differ."""
    if a.polarity is not b.polarity:
        if not _telling(a) or not _telling(b):
            return Relation.CANNOT_TELL  # she announced one thing, and would not announce another
        return Relation.DIFFERENT if getattr(a.value, "option", "") == getattr(b.value, "option", "") else Relation.CANNOT_TELL
    said = a.value.relation(b.value)
    if said.agrees and (Modality.DENIED in (a.modality, b.modality)) and a.modality is not b.modality:
        return Relation.DIFFERENT
    if said.agrees and (a.modality is Modality.ASSERTED) is not (b.modality is Modality.ASSERTED):
        return Relation.CANNOT_TELL
    if said.agrees and not _telling(a) and graph.alike(a, b) < CLOSE:
        return Relation.CANNOT_TELL
    return said


TELLING = (
    "Justice.",
    "Life.Die",
    "Life.Marry",
    "Life.Divorce",
    "Personnel.Start",
    "Personnel.End",
    "Personnel.Elect",
    "Crime.Escape",
    "Business.Merge",
)
"""Types whose happening is news by itself; that both sources speak of "the attack" or of "cuts" is none."""
CLOSE = 0.7


def _telling(claim: Claim) -> bool:
    """Whether an agreement on this event says something: a step of a case or a life, told by a verb, or a named outcome."""
    among = getattr(claim.value, "among", ())
    return len(among) > 1 or ((claim.scope.of or "").startswith(TELLING) and _is_verb(claim))


def loosely_negated(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A "not" decides only between verbs that happened to one known person or thing; a noun says too little."""
    if a.polarity is b.polarity:
        return None
    one, other = graph.subject(a), graph.subject(b)
    known = one is not None and other is not None and one.id == other.id
    if not (known and _is_verb(a) and _is_verb(b)):
        return "negation: not known to be of one and the same thing"
    news = all((c.scope.of or "").startswith(TELLING) for c in (a, b))
    same_verb = a.frame is not None and b.frame is not None and a.frame.verb == b.frame.verb
    if not same_verb and all((c.scope.of or "").startswith("Personnel.") for c in (a, b)):
        return "negation: who was not hired may have been succeeded"
    return None if news or (same_verb and graph.alike(a, b) >= CLOSE) else "negation: of what people do more than once"


LATER = 2
"""Days within which two reports tell of one state of things."""
PENDING = re.compile(
    r"\b(?:ha(?:s|ve|d)\s+(?:not|yet|never)|ha(?:s|ve|d)n['’]t|not\s+yet|yet|at\s+this\s+time|so\s+far|still|as\s+of)\b", re.IGNORECASE
)
"""Words by which a "not" holds for the day of its report alone: "has not been charged"."""


def not_yet(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What had not happened when one report ran may have happened before the other."""
    if a.polarity is b.polarity:
        return None
    denies, tells = (a, b) if a.polarity is Polarity.NEGATED else (b, a)
    early, late = (graph.sources[c.source].published.day for c in (denies, tells))
    pending = PENDING.search(graph.sentence_text(denies)) is not None
    if early is None or late is None or (late - early).days <= (0 if pending else LATER):
        return None
    return f"not yet: “{tells.span.quote}” is from a report of {(late - early).days} days later"


def only_off(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A match or a launch that is called off is often put off to another day."""
    options = {getattr(c.value, "option", "") for c in (a, b)}
    off = any(c.value.raw.casefold().endswith(" off") for c in (a, b) if getattr(c.value, "option", "") == "cancelled")
    return "postponed: what is called off may be held later" if off and options == {"cancelled", "postponed"} else None


VERDICT = ("acquitted", "convicted")
"""The two ends of a trial."""
UNDONE = re.compile(r"\b(?:appeal\w*|retrial|retried|overturn\w*|quash\w*|second trial|new trial|earlier|previous\w*)\b", re.IGNORECASE)


GRANTED = ("denied", "granted")
"""The two ends of a request."""
LATER_ON = re.compile(
    r"\b(?:(?:on|after|following)\s+(?:an?\s+|its\s+|his\s+|her\s+|their\s+)?appeal|overturn\w*|overrul\w*|quash\w*|revers(?:ed|ing|al)"
    r"|earlier|previous\w*|at\s+first|initial\w*|original\w*|second\s+(?:time|attempt|application|bid)|revised|amended|resubmitted)\b",
    re.IGNORECASE,
)
"""Words by which a request was decided more than once."""


def decided_again(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What was refused at first may be granted on appeal, or in another form."""
    if tuple(sorted(getattr(a.value, "among", ()))) != GRANTED or getattr(b.value, "option", "") == getattr(a.value, "option", ""):
        return None
    cue = next((found for c in (a, b) if (found := LATER_ON.search(graph.sentence_text(c))) is not None), None)
    return None if cue is None else f"decided twice: “{cue[0]}”"


def another_count(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A jury convicts of one charge and clears of another; and a conviction may be undone later."""
    if getattr(a.value, "among", ()) != VERDICT or getattr(b.value, "option", "") == getattr(a.value, "option", ""):
        return None
    for claim in (a, b):
        beside = [c for c in graph.of_source(claim.source) if getattr(c.value, "among", ()) == VERDICT]
        if any(getattr(c.value, "option", "") != getattr(claim.value, "option", "") for c in beside):
            return "another charge: one report tells of a conviction and of an acquittal"
        if (cue := UNDONE.search(graph.sentence_text(claim))) is not None:
            return f"another trial: “{cue[0]}”"
    of = [{c.value.raw for c in graph.of_source(x.source) if c.predicate == "offence" and of_one_sentence(c, x)} for x in (a, b)]
    return "another charge: the offences differ" if of[0] and of[1] and of[0].isdisjoint(of[1]) else None


def two_deeds(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The council passed this plan and turned down that one, or the court did."""
    told = [[c for c in graph.of_source(x.source) if c.predicate == "state" and c.span.start <= x.span.start < c.span.end] for x in (a, b)]
    return next((why for one in told[0] for other in told[1] if (why := another_deed(graph, one, other)) is not None), None)


WAYS = ("fell", "rose")
"""The two ways in which a figure goes."""
FIGURES = ("share", "money", "measure", "count")


def two_figures(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What rose by one figure may have fallen by another, in another month; and profit is not sales."""
    if tuple(sorted(getattr(a.value, "among", ()))) != WAYS:
        return None
    told = [{c.value.show() for c in graph.of_source(x.source) if c.predicate in FIGURES and of_one_sentence(c, x)} for x in (a, b)]
    if all(told) and told[0].isdisjoint(told[1]):
        return f"another figure: {min(told[0])} and {min(told[1])}"
    return two_things(graph, a, b)


KIND = SlotKind(
    predicates=("outcome",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(
        two_deeds,
        two_figures,
        not_yet,
        only_off,
        another_count,
        decided_again,
        inferred_link,
        not_asserted,
        another_scene,
        strange_names,
        loosely_negated,
    ),
    attribute=lambda _graph, claim: str(getattr(claim.value, "option", claim.subject.name)),
    aligned=0.45,
    echo=0.4,
)

RULE = slot_rule("outcome", "FC301", KIND, "high")
