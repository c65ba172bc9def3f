"""Which personal names are one person's: full names, nicknames, initials, and the surname only one person bears."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind, Mention
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.folding import fold

if TYPE_CHECKING:
    import nicknames

NICKNAME = re.compile(r"[\"“”'‘’(](?P<nick>[^\"“”()]{2,30}?)[\"“”'‘’)](?=\s)")

INITIALS = re.compile(r"(?:[A-Z]\.){2,3}|[A-Z]{2}")
"""Given names written as initials in one word: "A.J.", "JT"; a name all in capitals has none."""

NEAR = 2
"""Sentences for which a full name is still the one last spoken of."""


class PersonName(NamedTuple):
    """A name taken apart and folded: case, accents and typography level; a lone word is a surname."""

    given: tuple[str, ...]
    surname: str
    nick: str | None
    suffix: str | None


@cache
def read_name(text: str) -> PersonName:
    """Take a printed name apart: 'Lee "Sam" de la Orr, Jr.' is lee, nick sam, surname "de la orr", suffix jr."""
    titles = table("titles")
    nick = NICKNAME.search(text)
    bare = NICKNAME.sub(" ", text)
    written = [w for w in bare.replace(",", " ").split() if fold(w)]
    capitals = not any(letter.islower() for letter in bare)
    written = [part for w in written for part in (list(fold(w).upper()) if INITIALS.fullmatch(w) and not capitals else [w])]
    tokens = [fold(w) for w in written]
    suffix = tokens.pop() if len(tokens) > 1 and tokens[-1] in titles["generations"] else None
    while len(tokens) > 1 and tokens[-1] in {fold(s) for s in titles["suffixes"]}:
        tokens.pop()
    first = max(len(tokens) - 1, 0)
    while first > 1 and tokens[first - 1] in titles["particles"]:
        first -= 1
    if first == 1 and len(tokens) > 1 and tokens[0] in titles["particles"] and (written[0].islower() or tokens[0] == "von"):
        first = 0  # "von Orr" is a surname; "Van Orr" may be a man called Van
    return PersonName(tuple(tokens[:first]), " ".join(tokens[first:]), fold(nick.group("nick")) if nick else None, suffix)


@cache
def _nicknames() -> nicknames.NickNamer:
    import nicknames  # noqa: PLC0415 - a table of two thousand rows, needed only when given names differ

    return nicknames.NickNamer()


def alike_given(one: str, other: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, or a nickname of the other."""
    if one == other or ((len(one) == 1 or len(other) == 1) and one[:1] == other[:1]):
        return True
    if _two_spellings(one, other):
        return False
    known = _nicknames()
    return other in known.nicknames_of(one) or one in known.nicknames_of(other)


def _two_spellings(one: str, other: str) -> bool:
    """Whether they are one name spelled in two ways, and not a name and its short form: Brian and Bryan, Allan and Allen."""
    if len(one) == len(other) > 3 and Levenshtein.distance(one, other) == 1 and (one[0], one[-1]) == (other[0], other[-1]):
        return True
    short = one.startswith(other) or other.startswith(one) or one[-1] in PET_ENDINGS or other[-1] in PET_ENDINGS
    return not short and min(len(one), len(other)) >= LONG_NAME and one[0] == other[0] and Levenshtein.distance(one, other) <= SLIPS


PET_ENDINGS = "yie"
"""Letters in which short forms end: "Jenny", "Becki", "Jamie"."""
LONG_NAME, SLIPS = 5, 2
"""Letters of a name that has spellings, and how many of them may differ."""


def compatible(one: PersonName, other: PersonName) -> bool:
    """Whether two full names may be one person's; junior and senior are two people."""
    if one.surname != other.surname or (one.suffix and other.suffix and one.suffix != other.suffix):
        return False
    if not one.given or not other.given:
        return False
    firsts = alike_given(one.given[0], other.given[0]) or other.given[0] == one.nick or one.given[0] == other.nick
    middles = not one.given[1:] or not other.given[1:] or alike_given(one.given[1], other.given[1])
    return (
        (firsts and middles)
        or (len(one.given) > 1 and one.given[1:] == other.given)
        or (len(other.given) > 1 and other.given[1:] == one.given)
    )


def are_turned(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two names of one surname, put first, have the words of the given name in two orders: "Lo Min Tae", "Lo Tae Min"."""
    return len(words) > 2 and words[0] == others[0] and words != others and sorted(words) == sorted(others)


@cache
def same_name(one: str, other: str) -> bool:
    """Whether two printed names are ways of writing one: equal once folded, compatible, or one within the other."""
    words, others = (["st" if w == "saint" else w for w in fold(name).split()] for name in (one, other))
    if "".join(words) == "".join(others):
        return True
    if are_turned(words, others):
        return False
    return set(words) <= set(others) or set(others) <= set(words) or compatible(read_name(one), read_name(other))


def full_names(groups: Groups) -> Sequence[Tie]:
    """Tie equal full names, then those that nickname, initial or middle name set apart, if only one candidate is left."""
    spelled: dict[PersonName, list[int]] = defaultdict(list)
    for n in groups.named(EntityKind.PERSON):
        name = read_name(groups.mentions[n].text)
        if name.given:
            spelled[name].append(n)
    ties = [Tie(n, ns[0], "full-name", Certainty.EXACT) for ns in spelled.values() for n in ns]
    ties += _hyphened(spelled)
    bearers: dict[str, list[PersonName]] = defaultdict(list)
    for name in spelled:
        bearers[name.surname].append(name)
    ties.extend(_two_surnames(spelled, groups))
    for names in bearers.values():
        ties.extend(_variants(sorted(names, key=lambda p: (-len(p.given), p.given, p.nick or "", p.suffix or "")), spelled, groups))
    return ties


def _two_surnames(spelled: Mapping[PersonName, list[int]], groups: Groups) -> Iterator[Tie]:
    """Tie "Ana Orr" to the one who bears a second surname after that one, "Ana Orr Lanz": the mother's, or a husband's.

    An age or a title shows that it is no "Ana Orr Fund", and two ages show that they are mother and daughter.
    """
    first: dict[tuple[str, ...], list[PersonName]] = defaultdict(list)
    for name, ns in spelled.items():
        if len(name.given) > 1 and any(m.age is not None or m.title for m in (groups.mentions[n] for n in ns)):
            first[name.given].append(name)
    for name, ns in spelled.items():
        longer = first[(*name.given, name.surname)] if name.suffix is None else []
        if len(longer) == 1 and not _of_two_ages(
            [groups.mentions[n].age for n in ns], [groups.mentions[n].age for n in spelled[longer[0]]]
        ):
            yield from (Tie(n, spelled[longer[0]][0], "full-name", Certainty.STRONG) for n in ns)


def _of_two_ages(one: Sequence[int | None], other: Sequence[int | None]) -> bool:
    """Whether the ages that are told with two names lie further apart than a birthday."""
    return any(abs(mine - theirs) > 1 for mine in one for theirs in other if mine is not None and theirs is not None)


def _hyphened(spelled: dict[PersonName, list[int]]) -> Iterator[Tie]:
    """Tie names that are one but for a hyphen: "Lo Min-tae", "Lo Min Tae", and with the surname last "Min-tae Lo"."""
    known: dict[tuple[str, ...], int] = {}
    for name, numbers in spelled.items():
        words = tuple(word for part in (*name.given, name.surname) for word in part.split())
        turned = (*words[1:], words[0]) if " " in name.surname else (words[-1], *words[:-1]) if " " in name.given[0] else words
        if len(words) > 2 and name.suffix is None:
            first = next((known[row] for row in (words, turned) if row in known), numbers[0])
            yield from (Tie(n, first, "full-name", Certainty.EXACT) for n in numbers)
            for row in (words, turned):
                known.setdefault(row, first)


def _variants(names: list[PersonName], spelled: dict[PersonName, list[int]], groups: Groups) -> Iterator[Tie]:
    for at, name in enumerate(names):
        others = [o for n, o in enumerate(names) if n != at and compatible(name, o)]
        if not name.suffix:
            others = [o for o in others if not o.suffix] or others  # a junior elsewhere does not part the two ways of writing the other
        if not others or not all(compatible(a, b) for a in others for b in others):
            continue
        best = others[0]
        apart_by_suffix = bool(name.suffix) != bool(best.suffix) and _sources(spelled[name], groups) & _sources(spelled[best], groups)
        if not apart_by_suffix or _is_elder({name.suffix, best.suffix}, spelled[name] + spelled[best], groups):
            yield from (Tie(n, spelled[best][0], "full-name", Certainty.EXACT) for n in spelled[name])


def _is_elder(suffixes: set[str | None], numbers: list[int], groups: Groups) -> bool:
    """Whether a name with and without "Sr." in one source is one man's, since no two ages are given; a junior would be called so."""
    return suffixes == {None, "sr"} and len({age for n in numbers if (age := groups.mentions[n].age) is not None}) < 2


def _sources(numbers: list[int], groups: Groups) -> set[str]:
    return {groups.mentions[n].source for n in numbers}


def surnames(groups: Groups) -> Sequence[Tie]:
    """Tie a lone surname, or a lone given name, to the one person of its source, else of the story, who bears it."""
    local = _bearers(groups)
    given = _by_first_names(groups)
    ties: list[Tie] = []
    lone, shared = defaultdict(list), defaultdict(list)
    for n in groups.named(EntityKind.PERSON):
        mention = groups.mentions[n]
        name = read_name(mention.text)
        if name.given:
            ties.extend(_first_names(n, name, local, given, groups))
            continue
        here = _fits(local.get((mention.source, name.surname), {}), mention, groups)
        elsewhere = local.get(("", name.surname), {})
        if name.surname in groups.towns:
            # in a story about the town of Palmer, a lone "Palmer" of a paper that has nobody of that name is no Palmer Orr
            elsewhere = {root: ns for root, ns in elsewhere.items() if name.surname in _surname(ns[0], groups)}
        found = here or _fits(elsewhere, mention, groups)
        if len(found) == 1:
            ties.append(Tie(n, found[0][0], "surname", Certainty.STRONG))
        elif not found:
            lone[name.surname].append(n)
        elif here:
            shared[mention.source, name.surname].append((n, here))
    for ns in lone.values():
        ties.extend(Tie(n, ns[0], "surname", Certainty.STRONG) for n in ns)
    for mentions in shared.values():
        ties.extend(_shared(mentions, groups))
    return ties


def _surname(n: int, groups: Groups) -> list[str]:
    return read_name(groups.mentions[n].text).surname.split()


def _bearers(groups: Groups) -> dict[tuple[str, str], dict[int, list[int]]]:
    """The people who bear a word as surname, first name or nickname, in each source and ("") in the story: their full names."""
    found: dict[tuple[str, str], dict[int, list[int]]] = defaultdict(dict)
    for n in groups.named(EntityKind.PERSON):
        name = read_name(groups.mentions[n].text)
        if not name.given:
            continue
        parts = name.surname.split()
        for word in {name.surname, parts[-1], parts[0], *name.given[:1], *([name.nick] if name.nick else [])}:
            for where in (groups.mentions[n].source, ""):
                found[where, word].setdefault(groups.root(n), []).append(n)
    return found


def _by_first_names(groups: Groups) -> dict[tuple[str, tuple[str, ...]], set[int]]:
    """The people whom a source calls by these first names and a surname."""
    found: dict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    for n in groups.named(EntityKind.PERSON):
        if given := read_name(groups.mentions[n].text).given:
            found[groups.mentions[n].source, given].add(groups.root(n))
    return found


def _first_names(
    n: int,
    name: PersonName,
    local: dict[tuple[str, str], dict[int, list[int]]],
    given: dict[tuple[str, tuple[str, ...]], set[int]],
    groups: Groups,
) -> Iterator[Tie]:
    """Tie "Mary Ann" to the one person of the source whose name goes on from there: "Mary Ann Orr"."""
    words = (*name.given, name.surname)
    source = groups.mentions[n].source
    longer = given.get((source, words), set()) - {groups.root(n)}
    if len(longer) == 1:
        yield Tie(n, local[source, words[0]][next(iter(longer))][0], "first-names", Certainty.STRONG)


def _shared(mentions: list[tuple[int, list[list[int]]]], groups: Groups) -> Iterator[Tie]:
    """Tie a surname that two people of the source bear: to the only one introduced so far; later, inferred, to whom it meant till then.

    A paper that has called one of two by the bare surname goes on so, and calls the other by a first name. Right after the other's
    full name it may mean either.
    """
    before: set[int] = set()
    later = []
    for n, people in mentions:
        introduced = [ns for ns in people if any(k < n for k in ns)]
        if len(introduced) == 1:
            before.add(groups.root(introduced[0][0]))
            yield Tie(n, introduced[0][0], "surname", Certainty.STRONG)
        else:
            later.append((n, people))
    for n, people in later:
        last = max((k for ns in people for k in ns if k < n), default=None)
        nearest = None if last is None else groups.root(last)
        meant = [ns[0] for ns in people if groups.root(ns[0]) in before]
        far = last is None or groups.mentions[n].sentence - groups.mentions[last].sentence > NEAR
        if len(before) == 1 and meant and (far or nearest in before):
            yield Tie(n, meant[0], "surname", Certainty.INFERRED)


def _fits(bearers: dict[int, list[int]], mention: Mention, groups: Groups) -> list[list[int]]:
    """The full names of each person who may be meant: a courtesy title's gender rules out the other."""
    found = []
    for ns in bearers.values():
        genders = {g for n in ns if (g := groups.mentions[n].gender)}
        if mention.gender is None or not genders or mention.gender in genders:
            found.append(ns)
    return found
