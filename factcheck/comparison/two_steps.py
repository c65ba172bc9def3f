"""Whether two dates of a career, a wreck or a launch are of two events, though words of one type tell of both."""

from __future__ import annotations

import re

from factcheck.comparison.event_kinds import kin
from factcheck.comparison.nearby import of_one_sentence
from factcheck.comparison.time_vetoes import STEPS_OF_OFFICE
from factcheck.comparison.two_dates import same_date
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.text.gazetteer import contains, same_place

OFTEN = ("Personnel.", "Launch.", "Disaster.Crash", "Justice.Rule")
"""What befalls one man or thing more than once: he is hired and fired again, it comes out here and there, it capsizes and sinks."""
TOLD = 0.6
"""Least `alike` for two sentences to tell one event, whatever else they name."""


def told_of_both(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One source gives both dates, each to an event of this type and of this person: then there are two such events."""
    if not _first(graph, a).startswith(OFTEN) or _first(graph, a) != _first(graph, b):
        return None
    dated = [c for c in graph.of_predicate("date") if c.scope.of == "governed" and _first(graph, c) == _first(graph, a)]
    for source in graph.sources:
        own = [c for c in dated if c.source == source]
        ones, others = ([c for c in own if _may_be_same(c, x)] for x in (a, b))
        if any(_of_one_man(graph, x, y) for x in ones for y in others):
            return f"two events: {graph.sources[source].outlet} tells of both days"
    return None


def _may_be_same(a: Claim, b: Claim) -> bool:
    """Whether two dates are one, or may be, being the same in words: two months of years that nobody knows."""
    return same_date(a.value, b.value) or a.value.raw.casefold() == b.value.raw.casefold()


SETTING_OUT = frozenset({"take", "depart", "leave", "set", "board"})
"""Verbs of the way to a wreck: "took off at noon and went down"."""


def set_out_before(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One hangs on the verb by which somebody set out, and the wreck stands beside it."""
    for claim in (a, b):
        verb = claim.frame.verb if claim.frame is not None else ""
        if claim.scope.of != "governed" and verb in SETTING_OUT and _first(graph, claim) == "Disaster.Crash":
            return f"on the way: “{claim.value.raw}” hangs on “{verb}”"
    return None


def _first(graph: StoryGraph, claim: Claim) -> str:
    """The type of the event that a date dates first, as it is compared."""
    events = graph.events(claim) if claim.predicate == "date" else ()
    return kin(events[0]) if events else ""


def _of_one_man(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether nobody says that the two dates are of two people."""
    one, other = graph.events(a)[0].patient, graph.events(b)[0].patient
    return one is None or other is None or one == other


GENERAL = frozenset({"head", "boss", "leader"})
"""Words for who holds any post."""


def of_two_posts(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Each sentence names the post that somebody took up or gave up, and they are two."""
    if not all(_first(graph, c).startswith("Personnel.") for c in (a, b)) or graph.alike(a, b) >= TOLD:
        return None
    posts = [{t.frame.head for t in _beside(graph, c, "title") if t.frame is not None} for c in (a, b)]
    if posts[0] and posts[1] and posts[0].isdisjoint(posts[1]) and not GENERAL & (posts[0] | posts[1]):
        return f"two posts: {min(posts[0])} and {min(posts[1])}"
    return None


CHOOSING = frozenset({"choose", "pick", "select", "tap", "designate", "elevate", "name"})
"""Verbs of what a panel does before the board does it."""


def by_two_bodies(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A panel selects somebody on one day, and a board on another."""
    if a.frame is None or b.frame is None or not {a.frame.verb, b.frame.verb} <= CHOOSING or graph.alike(a, b) >= TOLD:
        return None
    who = {a.frame.subject, b.frame.subject}
    patients = {n.patient for c in (a, b) for n in graph.events(c)[:1] if n.patient is not None}
    chosen = not patients or any(word in patient for word in who for patient in patients)
    return None if len(who) < 2 or "" in who or chosen else f"two bodies: {' and '.join(sorted(who))}"


def in_it_later(_graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Who is named in April may be in the post since May; who was in it since March was not."""
    for since, named in ((a, b), (b, a)):
        first, then = (getattr(c.value, "lower", None) for c in (named, since))
        appointed = named.frame is not None and {named.frame.verb, named.frame.head} & STEPS_OF_OFFICE[0][0]
        if since.subject.name.casefold() == "since" and appointed and first is not None and then is not None and then > first:
            return f"another step: named on {named.value.raw}, in the post since {since.value.raw}"
    return None


LAST_DAY = re.compile(r"\b(?:last day|effective|with effect)\b", re.IGNORECASE)


def on_the_last_day(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Who is removed on one day may have another as the last day in the post."""
    if not all(_first(graph, c).startswith("Personnel.") for c in (a, b)):
        return None
    told = [LAST_DAY.search(graph.sentence_text(c)) is not None for c in (a, b)]
    return "another step: one tells of the last day in the post" if told[0] is not told[1] else None


def brought_out_twice(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What comes out in one place on one day comes out in another on another."""
    if not all(_first(graph, c).startswith("Launch.") for c in (a, b)) or graph.alike(a, b) >= TOLD:
        return None
    places = [[p.value.raw for p in _beside(graph, c, "place")] for c in (a, b)]
    shared = any(same_place(x, y) or contains(x, y) or contains(y, x) for x in places[0] for y in places[1])
    return "launched here and there" if (places[0] or places[1]) and not shared else None


def _beside(graph: StoryGraph, claim: Claim, predicate: str) -> list[Claim]:
    """The claims of a predicate in the sentence of a claim."""
    return [c for c in graph.of_source(claim.source) if c.predicate == predicate and of_one_sentence(c, claim)]
