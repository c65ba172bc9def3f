"""Which side, end, floor, colour or degree: left against right of one body part, a black car against a silver one, east against west Osby.

Somebody's place among brothers and sisters is such a choice too.
Conflict: "broke her left wrist" beside "a fracture of the right wrist", of one fall.
Left alone: "both knees"; the left knee in 2009 and the right one in 2011; left and right engine in one source; the paid leave of one
officer and the unpaid leave of another.
"""

from __future__ import annotations

import re

from factcheck.comparison.one_of_story import is_lone
from factcheck.comparison.slots import SlotKind, Tie, by_scope, tie_of_subjects
from factcheck.comparison.two_bearers import two_bearers
from factcheck.comparison.vetoes import another_scene, beside_itself, not_meant, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.predicates._birth_order import AMONG_THE
from factcheck.predicates.side import question
from factcheck.rules import slot_rule
from factcheck.text.towns import COMPASS, two_bearings
from factcheck.values import Relation
from factcheck.values.choice import Choice


def also_said(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One sentence has the other's word too, without its noun: "on the second floor; she was found on the third"."""
    for one, other in ((a, b), (b, a)):
        if re.search(rf"\bthe {re.escape(other.value.raw)}(?=\W*$|[.,;:)]|\s(?:and|or)\b)", graph.sentence_text(one), re.IGNORECASE):
            return f"rival: the sentence of “{one.span.quote}” also has “the {other.value.raw}”"
    return None


OF_MANY = frozenset({"floor", "storey"})
"""Nouns of which one house has many."""
TWIN = 0.6
"""Least `alike` for two floors that two verbs tell of to be one."""


BEHIND = re.compile(r"-(?:floor|storey)[ ](?P<what>[a-z]{3,})")
"""What stands behind the number of its floor: "the second-floor packing room"."""


def _of_one_room(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both name the room or office on the floor: "the second-floor packing room"."""
    rooms = [BEHIND.match(graph.sources[c.source].text, c.span.start + len(c.value.raw)) for c in (a, b)]
    return all(rooms) and len({m["what"] for m in rooms if m is not None}) == 1


def two_acts(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The fire began on the third floor, and somebody jumped from the fourth: two verbs tell of two things, unless all else is alike."""
    verbs = {c.frame.verb for c in (a, b) if c.frame is not None}
    if a.scope.of not in OF_MANY or len(verbs) < 2 or graph.alike(a, b) >= TWIN or _of_one_room(graph, a, b):
        return None
    return f"two acts: “{'” and “'.join(sorted(verbs))}”"


def relation(_graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Two options of one question differ; of the parts of a town, only those a quarter of the compass apart."""
    found = a.value.relation(b.value)
    if found is not Relation.DIFFERENT or not (isinstance(a.value, Choice) and isinstance(b.value, Choice)) or a.value.among != COMPASS:
        return found
    return found if two_bearings(COMPASS.index(a.value.option), COMPASS.index(b.value.option)) else Relation.CANNOT_TELL


def _question(_graph: StoryGraph, claim: Claim) -> str:
    value, noun = claim.value, claim.scope.of or ""
    return question(value, noun) if isinstance(value, Choice) else f"which {noun}"


ONE_OF_A_STORY = frozenset({"which sport", "which organ", "how it is paid"})
"""Questions that a story answers of one thing."""


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    """By what stands round them; a place in a family by whom it is of, and of one thing of a story what one source alone has."""
    if (a.scope.of or "").startswith(AMONG_THE):
        return tie_of_subjects(graph, a, b) or Tie.NONE
    asked = _question(graph, a)
    alone = asked in ONE_OF_A_STORY and is_lone(graph, a, b, [c for c in graph.of_predicate("side") if _question(graph, c) == asked])
    return Tie.BY_KEY if alone else Tie.BY_FRAME


KIND = SlotKind(
    predicates=("side",),
    block=by_scope,
    tie=_tie,
    relation=relation,
    vetoes=(not_meant, unfinished, another_scene, strange_names, beside_itself, also_said, two_acts, two_bearers),
    attribute=_question,
)

RULE = slot_rule("side", "FC112", KIND)
