"""Names that the tagger took for another kind: a surname called a place, a town called a person, one name of two kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.model import Certainty, EntityKind
from factcheck.resolve.names import read_name
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.described import SITES
from factcheck.text.folding import fold
from factcheck.text.gazetteer import demonym, is_state_or_country

COUNTRYMAN = "countryman"
"""The pass that ties a name which begins with a country's adjective; nobody is called so."""


def kinds(groups: Groups) -> Sequence[Tie]:
    """Tie a name of a place or an organisation to the one person of that name or surname, else to its namesake of another kind."""
    full: dict[str, dict[int, int]] = defaultdict(dict)
    last: dict[str, dict[int, int]] = defaultdict(dict)
    single: dict[str, list[int]] = defaultdict(list)
    for n in groups.named(EntityKind.PERSON):
        person = read_name(groups.mentions[n].text)
        if person.given:
            full[fold(groups.mentions[n].text)].setdefault(groups.root(n), n)
            last[person.surname].setdefault(groups.root(n), n)
        elif groups.mentions[n].title is None and groups.mentions[n].age is None:
            single[person.surname].append(n)
    ties, sites = [], defaultdict(list)
    for n in sorted(k for kind in SITES for k in groups.named(kind)):
        name = fold(groups.mentions[n].text)
        known = full[name] or ({} if is_state_or_country(name) else last[name])
        if len(known) == 1:
            ties.append(Tie(n, next(iter(known.values())), "miscalled", Certainty.STRONG if full[name] else Certainty.INFERRED))
        elif len(known := full[_without_demonym(groups.mentions[n].text)]) == 1:
            ties.append(Tie(n, next(iter(known.values())), COUNTRYMAN, Certainty.STRONG))
        else:
            sites[name].append(n)
    for name, numbers in sorted(sites.items()):
        first = next((n for n in numbers if groups.mentions[n].kind is EntityKind.PLACE), numbers[0])
        astray = single[name] if not last[name] and name in groups.towns else []
        ties.extend(Tie(n, first, "miscalled", Certainty.INFERRED) for n in (*numbers, *astray) if n != first)
    return ties


def _without_demonym(name: str) -> str:
    """Return the folded rest of a name of several words after whose countryman he is: Lee Orr of "American Lee Orr"."""
    first, _, rest = name.partition(" ")
    return fold(rest) if " " in rest and demonym(first) is not None else ""
