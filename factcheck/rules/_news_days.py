"""The day of the news where reports call the news by other names: "announced Monday", beside "the company said Tuesday" of two others.

Each report opens with the day of its news. One that no other report names, where two that open with another day of that week could have
told of it too, and whose own text never has theirs, is a slip as a rule: what came before or after the others' news is left alone where
a report ran before it, and where the two hang on two kinds of deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from factcheck.comparison.event_kinds import COMPARED, kin
from factcheck.comparison.marked import value_at
from factcheck.comparison.time_vetoes import another_phase, by_when, died_later, put_off
from factcheck.comparison.two_dates import hang_on_the_edition, undecided
from factcheck.comparison.two_steps import told_of_both
from factcheck.comparison.vetoes import not_meant, strange_names
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Modality
from factcheck.rules._lone_days import Day, day_told, near, same_day

TOLD, BY_MANY = 0.15, 0.1
"""Least `alike` of a lone day of the news to the nearest of two others, and of three."""
MANY = 3
"""Other sources against which a lone day may hang on a verb that is no known deed: "hit the planet on Friday"."""
TOLD_OF = "Contact."
"""Family of events by which news is told: beside it any making, selling or moving may be the news."""
SAYING = frozenset({"say", "tell", "add"})
"""Verbs of a statement, of which a story has one every day."""


def lone_news(graph: StoryGraph) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Yield each lone day with which a report opens, with that of the others, the most alike first."""
    days = {c.id: day for c in graph.of_predicate("date") if (day := day_told(graph, c)) is not None}
    told = [c for c in graph.of_predicate("date") if c.id in days]
    firsts: dict[str, Claim] = {}
    for claim in sorted(told, key=lambda c: (c.source, c.span.start)):
        firsts.setdefault(claim.source, claim)
    for claim in firsts.values():
        if not _is_news(graph, claim) or any(same_day(days[claim.id], days[c.id]) for c in told if c.source != claim.source):
            continue
        own = [days[c.id] for c in told if c.source == claim.source]
        rivals = [c for c in told if graph.group(c) != graph.group(claim) and _may_be_meant(graph, claim, c, days)]
        camps = [[c for c in rivals if same_day(days[c.id], days[first.id])] for first in rivals]
        camp = max(camps, key=graph.independent, default=[])
        if graph.independent(camp) < len(("one", "other")) or any(same_day(days[camp[0].id], day) for day in own):
            continue
        if any(told_of_both(graph, claim, c) for c in camp):
            continue
        camp.sort(key=lambda c: (-graph.alike(claim, c), c.id))
        many = graph.independent(camp) >= MANY
        told_of = many or (claim.scope.of != "apart" and graph.independent([c for c in camp if c.scope.of != "apart"]) > 1)
        if told_of and graph.alike(claim, camp[0]) >= (BY_MANY if many else TOLD):
            yield claim, camp


def _is_news(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a report opens with the day as that of a deed, and not of what somebody said."""
    spoken = claim.scope.of == "said" or (claim.frame is not None and claim.frame.verb in SAYING)
    hangs = claim.scope.of in ("governed", "apart") and not _is_of_a_paper(graph, claim)
    return hangs and graph.in_lead(claim) and claim.modality is Modality.ASSERTED and not spoken


OF_A_PAPER = re.compile(
    r"['’]s\b|[ ](?:edition|issue|paper|newspaper|program|programme|show|column|blog|bulletin|newsletter)s?\b", re.IGNORECASE
)
"""Right after a day that is the name of a paper's edition and no day of the news: "Thursday's", "Tuesday editions"."""


def _is_of_a_paper(graph: StoryGraph, claim: Claim) -> bool:
    at = value_at(graph, claim)
    return at is not None and OF_A_PAPER.match(graph.sources[claim.source].text, at[1]) is not None


def _may_be_meant(graph: StoryGraph, claim: Claim, other: Claim, days: Mapping[str, Day]) -> bool:
    """Whether another report opens with another day of that week, and either report could have told of both."""
    if not graph.in_lead(other) or _is_of_a_paper(graph, other) or not near(days[claim.id], days[other.id]):
        return False
    if undecided(claim.value, other.value) or hang_on_the_edition(claim.value, other.value):
        return False
    if _ran_before(graph, claim, days[other.id]) or _ran_before(graph, other, days[claim.id]):
        return False
    return _of_one_kind(graph, claim, other) and not any(
        veto(graph, claim, other) for veto in (not_meant, put_off, by_when, another_phase, died_later, strange_names)
    )


def _ran_before(graph: StoryGraph, claim: Claim, day: Day) -> bool:
    """Whether a report came out before a day, so that it could not tell of it."""
    page = graph.sources[claim.source].published.day
    return page is not None and isinstance(day, date) and day > page


def _of_one_kind(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two days hang on one kind of event; of what is no deed to be told apart from others, on the telling of the news."""
    kinds = [kin(graph.events(c)[0]) if graph.events(c) else "" for c in (a, b)]
    if any(kind.startswith(COMPARED) for kind in kinds):
        return kinds[0] == kinds[1]
    return kinds[0] == kinds[1] or any(kind.startswith(TOLD_OF) or not kind for kind in kinds)
