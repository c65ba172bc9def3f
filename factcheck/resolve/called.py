"""Which site a description means that holds a name: "the Hollis rehab facility" is the Hollis Center, "a Quillby store" is Quillby's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.model import Certainty, EntityKind
from factcheck.resolve.inside import name_of, where
from factcheck.resolve.one_site import is_another, site_sort
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.described import SITES
from factcheck.text.folding import fold
from factcheck.text.gazetteer import apart, is_state_or_country
from factcheck.text.nominals import roles

ENTERED = re.compile(r"\b(?:at|inside|outside|into|in\sfront\sof|near)\s(?:the\s|an?\s)?\Z", re.IGNORECASE)
"""What stands before a firm that is spoken of as of a place: "outside the Quillby"."""
LONGEST_BEFORE = 20
ARTICLE = re.compile(r"\A(?:the|an?)\s", re.IGNORECASE)


def called(groups: Groups) -> Sequence[Tie]:
    """Tie a description to the name it holds, where that names a site of its sort, or a firm that is spoken of as of a place."""
    sorts = sorts_of_names(groups)
    entered = {
        groups.root(n)
        for n, m in enumerate(groups.mentions)
        if m.form == "name" and m.kind is EntityKind.ORGANISATION and ENTERED.search(groups.before(n, LONGEST_BEFORE))
    }
    spelled = {
        fold(m.text): n for n, m in reversed(list(enumerate(groups.mentions))) if m.form == "name" and m.kind in SITES and " " in m.text
    }
    bases: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for n, mention in enumerate(groups.mentions):
        if mention.form == "name" and (sort := site_sort(mention)) is not None:
            bases[sort, _base(mention.text)].setdefault(groups.root(n), n)
    ties: list[Tie] = []
    of_firm: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for n, mention in enumerate(groups.mentions):
        sort = site_sort(mention) if mention.form == "nominal" and n not in groups.by and not is_another(mention) else None
        if sort is None:
            continue
        whole = spelled.get(fold(ARTICLE.sub("", mention.text)))
        k = name_of(groups, n) if whole is None else whole
        if k is None:
            continue
        alike = bases[sort, _base(groups.mentions[k].text)]
        if whole is None and len(alike) == 1:
            ties.append(Tie(n, next(iter(alike.values())), "called", Certainty.INFERRED))
        elif whole is not None or sort in sorts.get(groups.root(k), ()):
            ties.append(Tie(n, k, "called", Certainty.INFERRED))
        elif groups.root(k) in entered and sort not in roles().common_places:
            of_firm[groups.root(k), sort].append((n, k))
    for sites in of_firm.values():
        lie = [sorted(where(groups, n)) for n, _ in sites]
        if not any(apart(a, b) for at, here in enumerate(lie) for there in lie[:at] for a in here for b in there):
            ties.extend(Tie(n, k, "called", Certainty.INFERRED) for n, k in sites)
    return [*ties, *_entered(groups, sorts)]


def _entered(groups: Groups, sorts: Mapping[int, set[str]]) -> Iterator[Tie]:
    """Tie the first word of a clinic's name, where people go into it, to the only site of the story that is called so."""
    sited: dict[str, dict[int, int]] = defaultdict(dict)
    lone: dict[str, list[int]] = defaultdict(list)
    for n, mention in enumerate(groups.mentions):
        if mention.form != "name":
            continue
        if " " in mention.text and groups.root(n) in sorts:
            sited[_base(mention.text)].setdefault(groups.root(n), n)
        elif " " not in mention.text and not groups.full[groups.root(n)] and mention.title is None:
            lone[fold(mention.text)].append(n)
    for word, numbers in sorted(lone.items()):
        if word in groups.used_as_towns or is_state_or_country(word):
            continue
        if len(sited[word]) == 1 and any(
            groups.mentions[n].kind in SITES and ENTERED.search(groups.before(n, LONGEST_BEFORE)) for n in numbers
        ):
            yield from (Tie(n, next(iter(sited[word].values())), "shortening", Certainty.INFERRED) for n in numbers)


def sorts_of_names(groups: Groups) -> dict[int, set[str]]:
    """Return what the named sites are, by their groups: by a name's own words, or by what is set beside it: "Hollis, a clinic"."""
    found: dict[int, set[str]] = defaultdict(set)
    named = {groups.root(n) for n, m in enumerate(groups.mentions) if m.form == "name" and m.kind in SITES}
    for n, mention in enumerate(groups.mentions):
        if groups.root(n) in named and (sort := site_sort(mention)) is not None:
            found[groups.root(n)].add(sort)
    return found


def _base(name: str) -> str:
    """The first word of a name: Quillby of the Quillby plant and of Quillby Foods."""
    return fold(ARTICLE.sub("", name)).split()[0]
