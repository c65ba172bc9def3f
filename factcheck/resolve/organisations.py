"""Which names are one organisation's: equal but for legal form, an acronym, or a shortening only one long name fits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind
from factcheck.resolve.one_site import sort_of
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.folding import fold
from factcheck.text.gazetteer import located
from factcheck.text.nominals import roles
from factcheck.text.towns import is_club

SPELLED = {"centre": "center", "theatre": "theater", "labour": "labor", "defence": "defense", "organisation": "organization"}
SMALL = frozenset({"of", "the", "and", "for", "s", "&", "de", "in"})

Name = tuple[str, ...]
"""The words of a name."""


def key(text: str) -> Name:
    """The words of an organisation's name that tell it apart: folded, without legal form and small words."""
    lexicon = table("organisations")
    own = re.split(r"['’]s\s", text)[-1]
    if len(own.split()) >= 3:
        text = own
    words = fold(re.sub(r"['’]s\b", "", text)).replace("&", " ").split()
    words = [w for part in words for w in lexicon["short"].get(part, part).split()]
    words = [SPELLED.get(w, w) for w in words]
    kept = [w for w in words if w not in SMALL]
    while len(kept) > 1 and kept[-1] in lexicon["forms"]:
        kept.pop()
    return tuple(kept)


def organisations(groups: Groups) -> Sequence[Tie]:
    """Tie equal names; an acronym or shortening only if one longer name of the story is left."""
    spelled: dict[Name, list[int]] = defaultdict(list)
    for n in groups.named(EntityKind.ORGANISATION):
        spelled[key(groups.mentions[n].text)].append(n)
    ties = [Tie(n, ns[0], "organisation-name", Certainty.EXACT) for ns in spelled.values() for n in ns]
    by_initials: dict[str, list[Name]] = defaultdict(list)
    by_word: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(spelled):
        by_initials["".join(w[0] for w in name)].append(name)
        for word in set(name):
            by_word[word].append(name)
    stands = _of_one_sort(spelled, by_word)
    for name, ns in sorted(spelled.items()):
        if name != stands[name]:
            by = "sort" if len(name) == len(stands[name]) else "shortening"
            ties.append(Tie(ns[0], spelled[stands[name]][0], by, Certainty.STRONG))
            continue
        if len(name) == 1 and 2 <= len(name[0]) <= 6 and len(found := [f for f in by_initials[name[0]] if len(f) > 1]) == 1:
            ties.append(Tie(ns[0], spelled[found[0]][0], "acronym", Certainty.STRONG))
            continue
        longer = [f for f in by_word[name[-1]] if len(f) > len(name) and f[-len(name) :] == name] if len(name) > 1 else []
        town = len(name) == 1 and bool(located(groups.mentions[ns[0]].text))  # Osby is not the Osby Police
        longer = longer or [f for f in by_word[name[0]] if not town and len(f) > len(name) and f[: len(name)] == name]
        longer = longer or [
            f for f in by_word[name[0]] if len(name) == 1 and f[-1] == name[0] and is_club(groups.mentions[spelled[f][0]].text)
        ]
        if longer and all(_is_part(f, longer[-1], stands) for f in longer):
            ties.append(Tie(ns[0], spelled[longer[-1]][0], "shortening", Certainty.STRONG))
    return ties


def _is_part(name: Name, longest: Name, stands: Mapping[Name, Name]) -> bool:
    """Whether a name is the longest of them, another name of it, or its beginning or end."""
    return stands[name] == stands[longest] or name in (longest[-len(name) :], longest[: len(name)])


def _of_one_sort(names: Iterable[Name], by_word: Mapping[str, Sequence[Name]]) -> dict[Name, Name]:
    """Return for each name the first of those that leave out words inside it, or have another word for its sort: Clinic for Center.

    For another word it takes two words besides, and no town: the Vernon Clinic and the Vernon Center are two houses.
    """
    first: dict[tuple[Name, str], Name] = {}
    stands: dict[Name, Name] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        inner = [f for f in by_word[name[0]] if len(name) > 2 and _leaves_out(name, f)]
        own, sort = name[:-1], sort_of(name[-1])
        sited = len(own) > 1 and sort in roles().places - roles().common_places and not located(" ".join(own).title())
        stands[name] = stands[inner[0]] if len(inner) == 1 else first.get((own, sort), name) if sited else name
        first.setdefault((own, sort), stands[name])
    return stands


def _leaves_out(name: Name, full: Name) -> bool:
    """Whether a name is the other with words left out inside: "Osby Ford Center" for "Osby Ford Treatment Center"."""
    if len(name) >= len(full) or (name[0], name[-1]) != (full[0], full[-1]):
        return False
    rest = iter(full)
    return all(word in rest for word in name)
