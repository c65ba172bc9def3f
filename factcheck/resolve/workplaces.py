"""Which words stand for the workplace that a story's main event struck: "an accounting firm" here, "an office building" there.

Newspapers call one place of work by the firm, by its office and by the building. They are one where each source has it right
after the main event ("a shooting at a law firm"), nothing known of where they lie parts them, and at most one has a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product

from factcheck.model import Certainty, EventMention, Mention
from factcheck.resolve.inside import where
from factcheck.resolve.one_site import is_another, sort_of
from factcheck.resolve.ties import OPENING, Groups, Tie
from factcheck.text.described import SITES
from factcheck.text.gazetteer import apart

STRIKES = ("Conflict.Attack", "Life.Die", "Life.Injure", "Disaster.Fire", "Disaster.Explosion", "Crime.Steal", "Crime.Kidnap")
"""Types of event that strike a place."""
WORKPLACES = frozenset(
    {"office", "building", "firm", "company", "business", "headquarters", "wholesaler", "distributor", "brokerage", "agency", "workplace"}
)
"""Nouns for a place of work that do not say of what sort its building is; a factory or a bank is told by that word in all papers."""
AT = ("at ", "inside ", "into ")
LONGEST = max(map(len, AT))
NEAR = 60
"""Characters from the event to the place, with no comma between."""


def workplaces(groups: Groups) -> Sequence[Tie]:
    """Tie the workplaces that the sources say the main event happened at."""
    first: dict[int, int] = {}
    for n in _struck(groups):
        first.setdefault(groups.root(n), n)
    named: set[int] = set()
    lie: dict[int, set[str]] = defaultdict(set)
    for n, mention in enumerate(groups.mentions):
        if (root := groups.root(n)) in first and mention.kind in SITES:
            lie[root] |= set(where(groups, n))
            named |= {root} if mention.form == "name" else set()
    pairs = ((a, b) for one, other in combinations(sorted(first), 2) for a, b in product(sorted(lie[one]), sorted(lie[other])))
    if len(named) > 1 or any(apart(a, b) for a, b in pairs):
        return []
    return [Tie(first[b], first[a], "same-site", Certainty.INFERRED) for a, b in pairwise(sorted(first))]


def _struck(groups: Groups) -> Iterator[int]:
    """The first workplace that stands right after the main event in each source's headline, and the first in its body."""
    main = _main_types(groups.events, len(groups.of_source))
    told: dict[tuple[str, int], list[EventMention]] = defaultdict(list)
    for event in groups.events:
        if event.type in main:
            told[event.source, event.sentence].append(event)
    seen: set[tuple[str, bool]] = set()
    for n, mention in enumerate(groups.mentions):
        if not _is_workplace(mention) or not groups.before(n, LONGEST).lower().endswith(AT):
            continue
        block = groups.block(n)
        part = (mention.source, block is not None and block.kind == "headline")
        if part not in seen and any(_strikes(e, mention, groups) for e in told[mention.source, mention.sentence]):
            seen.add(part)
            yield n


def _main_types(events: Sequence[EventMention], sources: int) -> frozenset[str]:
    """The types of strike that most sources open with."""
    held: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.sentence < OPENING and event.type in STRIKES:
            held[event.type].add(event.source)
    return frozenset(t for t, told in held.items() if len(told) * 2 > sources)


def _is_workplace(mention: Mention) -> bool:
    described = mention.form == "nominal" and mention.kind in SITES and mention.number == "one" and not is_another(mention)
    return described and sort_of(mention.head) in WORKPLACES | {sort_of(word) for word in WORKPLACES}


def _strikes(event: EventMention, mention: Mention, groups: Groups) -> bool:
    if not event.end <= mention.start <= event.end + NEAR or mention.source not in groups.sources:
        return False
    between = groups.sources[mention.source].text[event.end : mention.start]
    return not any(mark in between for mark in ",;.:\n") or mention.verb == event.start
