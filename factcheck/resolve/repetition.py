"""Descriptions without a name that come again: "a driver ... the driver", and "the driver" of another paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.model import Certainty, EntityKind, Mention
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.nominals import roles

NEW = ("a ", "an ", "another ", "other ", "one ", "some ", "any ", "no ", "each ", "every ", "many ", "several ", "few ", "more ", "most ")
"""What begins a description of someone not spoken of before, or of nobody in particular."""


def repeated(groups: Groups) -> Sequence[Tie]:
    """Tie "the driver" to the only driver its source has spoken of before."""
    ties = []
    for source in sorted(groups.of_source):
        seen: dict[tuple[str, str | None], dict[int, int]] = defaultdict(dict)
        for n in groups.of_source[source]:
            mention = groups.mentions[n]
            if not _describes(mention):
                continue
            known = seen[mention.head, mention.number]
            if n not in groups.by and len(known) == 1 and _definite(mention):
                first = next(iter(known.values()))
                if _agree(groups.mentions[first], mention):
                    ties.append(Tie(n, first, "repeated", Certainty.INFERRED))
                    continue
            known.setdefault(groups.root(n), n)
    return ties


def across(groups: Groups) -> Sequence[Tie]:
    """Tie the one driver of a source to the one driver of each other source, where no two of them are named."""
    bearers: dict[tuple[str, str | None], dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    named = {groups.root(n) for n, m in enumerate(groups.mentions) if m.form == "name"}
    for n, mention in enumerate(groups.mentions):
        if _describes(mention) and mention.head not in roles().kin:
            bearers[mention.head, mention.number][mention.source].setdefault(groups.root(n), n)
    ties: list[Tie] = []
    for _, of_source in sorted(bearers.items(), key=str):
        if any(len(found) > 1 for found in of_source.values()):
            continue
        known = [n for _, found in sorted(of_source.items()) for n in found.values()]
        people = {groups.root(n) for n in known} & named
        first = next((n for n in known if groups.root(n) in people), known[0])
        if len(people) < 2 and all(_agree(groups.mentions[first], groups.mentions[n]) for n in known):
            ties.extend(Tie(n, first, "same-description", Certainty.INFERRED) for n in known if n != first)
    return ties


def _describes(mention: Mention) -> bool:
    return mention.form == "nominal" and mention.kind in (EntityKind.PERSON, EntityKind.GROUP)


def _definite(mention: Mention) -> bool:
    return not mention.text.lower().startswith(NEW) and not mention.text[0].isdigit()


def _agree(one: Mention, other: Mention) -> bool:
    if one.age is not None and other.age is not None and one.age != other.age:
        return False
    return one.gender is None or other.gender is None or one.gender == other.gender
