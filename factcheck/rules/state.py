"""In what state somebody or something was, where two states exclude one another.

Conflict: "The tower was undamaged" beside "the tower was damaged", of one day; "an unloaded pistol" where others have it loaded.
Check: the same of two that only a pronoun ties to their bearer, or in sentences that share nothing else.
Left alone: critical on Monday and stable on Friday; "guilty" beside "says he is innocent"; a loaded pistol and an unloaded rifle;
a man with minor wounds and a woman with grave ones; critical, and "critical but stable"; the phones of one country and of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.two_bearers import two_described
from factcheck.comparison.updates import update
from factcheck.comparison.vetoes import another_scene, beside_itself, inferred_link, not_asserted, strange_names
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Certainty, Claim, EntityKind, Modality, Polarity
from factcheck.predicates.state import changing, lasting, of_kinds, of_one_thing, settled, told_once
from factcheck.rules import slot_rule
from factcheck.text.gazetteer import nested, same_place
from factcheck.text.words import noun_class
from factcheck.values import Relation
from factcheck.values.choice import Choice, kin


def _head(claim: Claim) -> str:
    return noun_class(claim.frame.head) if claim.frame is not None else ""


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    if claim.scope.of in of_one_thing() | told_once():
        return (str(claim.scope.of),)
    entity = graph.subject(claim)
    named = entity is not None and graph.is_named(entity.id)
    return tuple(f"{claim.scope.of} {who}" for who in ((entity.id, _head(claim)) if entity is not None and named else (_head(claim),)))


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    if a.scope.of in lasting():
        return Tie.BY_KEY
    one, other = graph.subject(a), graph.subject(b)
    named = [e for e in (one, other) if e is not None and graph.is_named(e.id)]
    if len(named) == 2:
        return Tie.BY_KEY if named[0].id == named[1].id else Tie.NONE
    return Tie.BY_KEY if a.scope.of in told_once() or _kinds(a, "of", "by") & _kinds(b, "of", "by") else Tie.BY_FRAME


def _kinds(claim: Claim, *groups: str) -> frozenset[str]:
    """What is said of a deed: "of" what kind the thing is, "by" whom or "on" what it was done."""
    told = claim.scope.limits if claim.scope.of in of_kinds() else ()
    return frozenset(word for word in told if word.partition(" ")[0] in groups)


def another_deed(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One voted for a bill and against another; the council passed the plan and the court threw it out."""
    for group in ("on", "of", "by"):
        one, other = _kinds(a, group), _kinds(b, group)
        named = [{w for w in told if w.partition(" ")[2][:1].isupper()} for told in (one, other)]
        for mine, theirs in ((one, other), named):
            if mine and theirs and not mine & theirs:
                return f"another deed: {min(mine)} and {min(theirs)}"
    return None


def _option(claim: Claim) -> str | None:
    """What a claim says: "not loaded" is unloaded; "not critical" is any of the others."""
    value = claim.value
    if not isinstance(value, Choice):
        return None
    if claim.polarity is Polarity.AFFIRMED and claim.modality is not Modality.DENIED:
        return value.option
    others = [option for option in value.among if option != value.option]
    return others[0] if len(others) == 1 else None


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two options differ, and so does one option with a "not" on one side; two with one "not" say little."""
    said = a.value.relation(b.value)
    one, other = _option(a), _option(b)
    if said is not Relation.CANNOT_TELL and one is not None and other is not None:
        return Relation.SAME if one == other else Relation.DIFFERENT
    if a.polarity is b.polarity:
        return said if said.agrees else Relation.CANNOT_TELL
    return Relation.DIFFERENT if said.agrees else Relation.CANNOT_TELL


def later(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """States change from one day to the next; whether a gun was loaded does not, nor does a vote that was cast."""
    if a.scope.of in lasting() | settled() or all(c.frame is not None and c.frame.verb == CAST for c in (a, b)):
        return None
    one, other = graph.sources[a.source].published.day, graph.sources[b.source].published.day
    return update(graph, a, b) if one is None or other is None or one == other else "update: the reports are of two days"


CAST = "vote"
"""The verb of an act that is over once it is done."""
PRONOUNS = frozenset({"he", "she"})
WHOSE = frozenset({"his", "her", "their", "my", "our"})
"""Before a description of which there is another for each whose it is: "his wife"."""


def another_bearer(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A description ties one to its bearer, who may be another: "he" seldom is, of what does not change, and two in the same words."""
    one, other = (c.subject.name.casefold() for c in (a, b))
    weak = [c.subject.name.casefold() for c in (a, b) if graph.certainty(c) is Certainty.INFERRED]
    described = one == other and " " in one and one.split()[0] not in WHOSE
    meant = a.scope.of not in changing() and all(name in PRONOUNS for name in weak)
    return None if meant or described else inferred_link(graph, a, b)


GENERIC = frozenset({"event", "gathering", "incident"})
"""Nouns for what others call by its kind: the event was a party."""
LEAST = 0.2
"""Least `alike` for two claims of a question that the story asks of one thing."""


def another_thing(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The questions asked of one thing whatever its noun are of two where the nouns, or all that is said of them, tell them apart."""
    if a.scope.of not in of_one_thing():
        return None
    kinds = [{o for o, words in table("instruments")["weapon"].items() if c.frame is not None and c.frame.head in words} for c in (a, b)]
    if all(kinds) and kinds[0].isdisjoint(kinds[1] | kin(min(kinds[1]), table("instruments")["within"])):
        return f"another thing: a {min(kinds[0])} and a {min(kinds[1])}"
    if not (all(kinds) or _head(a) == _head(b) or GENERIC & {_head(a), _head(b)}):
        return f"another thing: a {_head(a)} and a {_head(b)}"
    return "another thing: the two are told in other words" if graph.alike(a, b) < LEAST else None


OBJECT = re.compile(
    r"""[ ](?:(?P<to>to)|(?:for|across|in|at)(?=[ ][A-Z]))[ ]
    (?P<what>(?:(?!(?:and|but|which|who|on|in|at|by|after|before|since|when|as)\b)[\w’'-]+[ ]?){1,6})""",
    re.VERBOSE,
)
"""Behind a state, to what somebody or something is linked, or for which place an order stands."""


def another_object(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One is related to a quarrel and the other to a robbery; one warning is for this town and the other for that."""
    found = [OBJECT.match(graph.sources[c.source].text, c.span.start + len(c.span.quote)) for c in (a, b)]
    told = [m for m in found if m is not None and _telling(m["what"])]
    if len(told) < len(found) or told[0]["to"] != told[1]["to"] or _telling(told[0]["what"]) & _telling(told[1]["what"]):
        return None
    return "another matter: “" + "” and “".join(m[0].strip() for m in told) + "”"


def _telling(words: str) -> frozenset[str]:
    """The words of a phrase that tell what it is of."""
    return frozenset(w.casefold() for w in words.split() if len(w) > LONGEST_SMALL_WORD)


LONGEST_SMALL_WORD = 3
"""Letters of a word that may be an article, a pronoun or the like."""

FAINT = 0.15
"""Least `alike` for two that are not known to be of one bearer."""


def another_place(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The phones in one country, and those in another; of one named bearer a place says nothing."""
    if any(e is not None and graph.is_named(e.id) for e in map(graph.subject, (a, b))):
        return None
    named = [[e.name for e in graph.named_beside(c) if e.kind is EntityKind.PLACE] for c in (a, b)]
    if all(named) and not any(same_place(x, y) or nested(x, y) for x in named[0] for y in named[1]):
        return f"another place: {named[0][0]} and {named[1][0]}"
    return None


def hardly_alike(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two sentences that share nothing are seldom of one thing, unless both name whose state it was."""
    one, other = graph.subject(a), graph.subject(b)
    if graph.alike(a, b) >= FAINT or (one is not None and other is not None and one.id == other.id and graph.is_named(one.id)):
        return None
    return "the sentences have too little in common"


HARDLY = re.compile(r"\b(?:graz|scratch|scrap|bruis|minor|slight)\w*", re.IGNORECASE)
"""What somebody who is called unhurt may have all the same."""


def hardly_hurt(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Who was grazed is called unhurt by one and slightly injured by another."""
    if a.scope.of != "whether hurt":
        return None
    cue = next((m for c in (a, b) if _option(c) == "unhurt" and (m := HARDLY.search(graph.sentence_text(c))) is not None), None)
    return f"hardly hurt: “{cue[0]}”" if cue is not None else None


VETOES = (
    another_bearer,
    not_asserted,
    another_scene,
    strange_names,
    beside_itself,
    later,
    another_thing,
    two_described,
    another_object,
    another_deed,
    another_place,
    hardly_hurt,
    hardly_alike,
)

KIND = SlotKind(
    predicates=("state",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=VETOES,
    attribute=lambda _graph, claim: claim.scope.of or "state",
)

RULE = slot_rule("state", "FC312", KIND)
