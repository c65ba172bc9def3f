"""The order of a life and of a case: nobody is sentenced before the verdict, or marries before being born.

All firm dates of one person or organisation are bounds in one network, with the rows of the lexicon, and of the story's own
[[ordered]] tables, as further bounds ("convicted before sentenced"), and lengths of time between two events ("divorced after
12 years"). A loop of bounds that cannot hold together is the contradiction, and its edges are the explanation, the smallest loop
first; it may need three sources to show. Where sources give one event two dates, all of the time between is left open.
Conflict: "convicted in June 2003" beside "sentenced in March 2002", of one woman.
Left alone: arrested again later; a case of many years before; two events in one month; dates that hang on other people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from factcheck.comparison.constraints import Bound, loops
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Certainty, Claim, Finding, Modality, Polarity, Step, Verdict
from factcheck.rules import Rule, finding
from factcheck.text.events import event_label
from factcheck.values.duration import Duration
from factcheck.values.moment import Moment

ORIGIN = "0 the calendar"
EPOCH = date(1, 1, 1)
YEAR = 366
"""Days by which a length of time in years may differ from its ends: "12 years" from May 1961 to March 1974."""

ACCUSED = ("Justice.Arrest", "Justice.Charge")
ACCUSES = (Modality.CHARGED, Modality.ALLEGED)
"""An arrest is firm though what it is for is not."""

ONE_CASE = 3 * YEAR
"""Days: steps of a case or of a career that are told this far out of order belong to two cases, or to two posts."""

LASTING = (
    ("Life.Marry", "Life.Divorce"),  # divorced after 12 years
    ("Personnel.Start-Position", "Personnel.End-Position"),  # resigned after six years
    ("Business.Start-Org", "Business.End-Org"),  # closed after 60 years
    ("Justice.Arrest", "Justice.Release"),  # freed after three days
    ("Justice.Sentence", "Justice.Release"),  # freed after three years
)
"""Pairs whose second is told with the time since the first."""


def _dates(graph: StoryGraph) -> dict[str, dict[str, list[Claim]]]:
    """Firm dates of named bearers' events, by bearer and type; only where the date's first candidate is that event."""
    found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in graph.of_predicate("date"):
        nodes, value = graph.events(claim), claim.value
        if not nodes or not graph.is_named(nodes[0].patient) or not isinstance(value, Moment) or not (value.lower and value.upper):
            continue
        if _firm(claim, ACCUSES if nodes[0].type in ACCUSED else ()) and (nodes[0].type != "Life.Die" or _is_told(claim)):
            found[nodes[0].patient or ""][nodes[0].type].append(claim)
    return found


def _firm(claim: Claim, also: Sequence[Modality] = ()) -> bool:
    firm = claim.modality is Modality.ASSERTED or claim.modality in also
    return firm and claim.polarity is Polarity.AFFIRMED and claim.certainty is not Certainty.INFERRED


def _is_told(claim: Claim) -> bool:
    """Whether a verb tells of it: of "the murder suspect Orr" and "the murder in June" it is not Orr who died."""
    return claim.frame is not None and claim.frame.head == claim.frame.verb


def _span(claim: Claim) -> tuple[date, date]:
    assert isinstance(claim.value, Moment)  # noqa: S101 - filtered by the caller
    assert claim.value.lower is not None and claim.value.upper is not None  # noqa: PT018, S101 - filtered by the caller
    return claim.value.lower, claim.value.upper


def _when(event: str, claims: Sequence[Claim]) -> Iterator[Bound]:
    """From the first to the last day that any claim allows."""
    first = min(claims, key=lambda c: (_span(c)[0], c.id))
    last = max(claims, key=lambda c: (_span(c)[1], c.id))
    label = event_label(event)
    yield Bound(event, ORIGIN, -(_span(first)[0] - EPOCH).days, f"{label}: {first.value.show()}", first)
    yield Bound(ORIGIN, event, (_span(last)[1] - EPOCH).days, f"{label}: {last.value.show()}", last)


def _between(graph: StoryGraph, dated: Mapping[str, Sequence[Claim]]) -> Iterator[Bound]:
    """A length of time beside the later of two dated events: "married in 1961 and divorced in 1966 after 12 years"."""
    here: dict[tuple[str, int], set[str]] = defaultdict(set)
    for event, claims in dated.items():
        for claim in claims:
            if claim.frame is not None:
                here[claim.source, claim.frame.sentence].add(event)
    lasting = graph.remembered("what lasted", lambda: _lasting(graph))
    for place, ends in sorted(here.items()):
        for claim in lasting.get(place, ()):
            assert isinstance(claim.value, Duration)  # noqa: S101 - as they were chosen
            nodes = graph.events(claim)
            for before, after in LASTING:
                if {before, after} <= ends and nodes and nodes[0].type == after:
                    words = f"{claim.value.show()} from {event_label(before)} to {event_label(after)}"
                    slack = claim.value.upper or claim.value.lower or 0.0
                    slack = YEAR if slack > YEAR else slack / 4 + 1
                    if claim.value.upper is not None:
                        yield Bound(before, after, int(claim.value.upper + slack), words, claim)
                    if claim.value.lower is not None:
                        yield Bound(after, before, -int(claim.value.lower - slack), words, claim)


def _lasting(graph: StoryGraph) -> Mapping[tuple[str, int], Sequence[Claim]]:
    """The lengths of time after which something happened, by their sentences."""
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("duration"):
        if claim.frame is not None and isinstance(claim.value, Duration) and _firm(claim) and _is_after(graph, claim):
            found[claim.source, claim.frame.sentence].append(claim)
    return found


def _is_after(graph: StoryGraph, claim: Claim) -> bool:
    """Whether "after" stands before the length of time: "divorced after 12 years"."""
    return graph.sources[claim.source].text[max(0, claim.span.start - 20) : claim.span.start].casefold().rstrip().endswith("after")


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding for every loop of bounds that cannot hold, but for what may be two cases of one person."""
    names = {e.id: e.name for e in graph.entities.all}
    order = [(row["before"], row["after"]) for row in table("ordered")["pair"]] + list(graph.own_order)
    for bearer, dated in sorted(_dates(graph).items()):
        bounds = [bound for event, claims in sorted(dated.items()) for bound in _when(event, claims)]
        bounds += [
            Bound(after, before, 0, f"{event_label(before)} comes before {event_label(after)}")
            for before, after in order
            if before in dated and after in dated
        ]
        for loop in loops([*bounds, *_between(graph, dated)]):
            life = any(end.startswith("Life.") for bound in loop for end in (bound.earlier, bound.later))
            own = any((b.later, b.earlier) in graph.own_order for b in loop)
            if not life and not own and sum(b.days for b in loop) < -ONE_CASE:
                continue
            yield _finding(graph, names.get(bearer, bearer), loop)


def _finding(graph: StoryGraph, name: str, loop: Sequence[Bound]) -> Finding:
    claims = list({b.claim.id: b.claim for b in loop if b.claim is not None}.values())
    return finding(
        graph,
        "timeline",
        Verdict.CONFLICT,
        name,
        "order of events",
        [[c] for c in claims],
        why="; ".join(dict.fromkeys(b.words for b in loop)),
        steps=[Step(step=b.words, claims=(b.claim.id,) if b.claim else ()) for b in loop],
        severity="high",
        scope="|".join(sorted(c.value.raw for c in claims)),
    )


RULE = Rule(code="FC202", judge=judge, earned=False)
