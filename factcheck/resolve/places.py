"""Which names are one place's: equal once folded, two names of one country, state or city, or a longer name of one mountain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.model import Certainty, EntityKind
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.gazetteer import located, place_key
from factcheck.text.name_words import words


def places(groups: Groups) -> Sequence[Tie]:
    """Tie the names of one place: equal once folded, two names of one in the lexicon, or a name that only one longer one ends with."""
    spelled: dict[str, list[int]] = defaultdict(list)
    for n in groups.named(EntityKind.PLACE):
        spelled[place_key(groups.mentions[n].text)].append(n)
    ties = [Tie(n, ns[0], "place-name", Certainty.EXACT) for ns in spelled.values() for n in ns]
    return [*ties, *_longer(spelled)]


def _longer(spelled: Mapping[str, list[int]]) -> Iterator[Tie]:
    """Tie "Mount Osby" to "Arle Mount Osby", but not "Osby Lake" to "North Osby Lake", nor a town to what is named after it."""
    endings: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(spelled):
        parts = name.split()
        for at in range(1, len(parts) - 1):
            if not words().directions & set(parts[:at]) and not located(" ".join(parts[:at])):
                endings[tuple(parts[at:])].append(name)
    for name in sorted(spelled):
        longer = endings[tuple(name.split())]
        if len(longer) == 1:
            yield Tie(spelled[name][0], spelled[longer[0]][0], "shortening", Certainty.STRONG)
