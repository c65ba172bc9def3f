"""Which names are one place's: equal once folded, or two names of one country, state or city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.model import Certainty, EntityKind
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.gazetteer import place_key


def places(groups: Groups) -> Sequence[Tie]:
    """Tie the names of one place: equal once folded, or two names of one country, state or city in the lexicon."""
    spelled: dict[str, list[int]] = defaultdict(list)
    for n in groups.named(EntityKind.PLACE):
        spelled[place_key(groups.mentions[n].text)].append(n)
    return [Tie(n, ns[0], "place-name", Certainty.EXACT) for ns in spelled.values() for n in ns]
