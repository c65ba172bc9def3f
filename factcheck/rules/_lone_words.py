"""Names that one source alone spells so: a firm, a town or a product of one word, and people of whose two words neither is right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, permutations, product

from rapidfuzz.distance import OSA, JaroWinkler

from factcheck.comparison.name_places import PERSON, kind_of
from factcheck.comparison.printed_names import said_of_bearer
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.text.folding import fold
from factcheck.text.gazetteer import located
from factcheck.text.name_words import words

SHORTEST = 6
"""Letters of a word that is seldom another name's slip by chance."""
SLIPS = 2
"""Letters left out, put in, changed or changed round, at most."""
ENDING = 2
"""Last letters in which two names of one stem differ: Tarnali and Tarnalam."""
FULL, NEARLY = 2, 0.8
"""Words of a first name and a surname, and how like each must be to the other's: Leo Brandtner and Leon Brandt."""
TOLD, BACKED, OF_ONE = 0.2, 0.1, 0.5
"""Least `alike` of the sentences, for people and where one other source alone has the other spelling, where two have it, and for people
where one alone has it and both words differ."""


def misspelt(graph: StoryGraph) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Yield the claims of a name that is printed once, with those of the spelling that the others have and its source has not."""
    by_start: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in graph.of_predicate("name"):
        word = fold(claim.value.raw)
        if word.isalpha() and len(word) >= SHORTEST and kind_of(claim) != PERSON:
            by_start[word[0]][word].append(claim)
    for spelled in by_start.values():
        yield from _pairs(graph, spelled)


def misspelt_in_full(graph: StoryGraph) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Yield the claims of a person's name that is printed once, with those of the name that two others have and both words are near."""
    named: dict[str, dict[tuple[str, ...], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in graph.of_predicate("name"):
        words_of_name = tuple(fold(claim.value.raw).split())
        if len(words_of_name) == FULL and kind_of(claim) == PERSON:
            named[" ".join(w[0] for w in words_of_name)][words_of_name].append(claim)
    said: set[frozenset[tuple[str, ...]]] = set()
    for names in named.values():
        for lone, right in permutations(sorted(names), 2):
            claims, camp = names[lone], names[right]
            if len(claims) > 1 or not _are_near(lone, right) or frozenset((lone, right)) in said:
                continue
            others = [s for s in graph.sources if s != claims[0].source]
            known = any(graph.knows(s, (w,)) for s in others for w in lone) or any(_is_written(graph, w, claims) for w in right)
            if known or graph.subject(claims[0]) == graph.subject(camp[0]):
                continue
            if max(graph.alike(claims[0], c) for c in camp) >= (TOLD if graph.independent(camp) > 1 else OF_ONE):
                said.add(frozenset((lone, right)))  # one against one is near from either side
                yield claims, camp


def _are_near(lone: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether both words of a name differ and are near, or the surname is a letter off and the first name begins alike."""
    pairs = [*zip(lone, right, strict=True)]
    if any(x == y for x, y in pairs):
        return False
    a_letter_off = len(right[-1]) >= LONG and OSA.distance(lone[-1], right[-1]) == 1
    return a_letter_off or all(JaroWinkler.similarity(x, y) >= NEARLY for x, y in pairs)


def misspelt_surnames(graph: StoryGraph) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Yield the claims of a surname that one source prints without a first name, with those of the name of two others it is a slip of.

    "President Correl" where others have President Ana Correll, whom the first does not name.
    """
    alone: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    named: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in (c for c in graph.of_predicate("name") if kind_of(c) == PERSON):
        told = tuple(fold(claim.value.raw).split())
        if len(told) == 1 and told[0].isalpha() and len(told[0]) >= SHORTEST_SURNAME:
            alone[claim.source, told[0]].append(claim)
        elif len(told) == FULL:
            named[told].append(claim)
    for (source, word), claims in sorted(alone.items()):
        camps = [
            camp for told, camp in sorted(named.items()) if _is_slip_of_surname(graph, source, word, told) and _backed(graph, claims, camp)
        ]
        if len(camps) == 1:
            yield claims, camps[0]


SHORTEST_SURNAME, LONG = 5, 7
"""Letters of a surname that may be another's slip, and of one that may be with two letters changed."""


def _is_slip_of_surname(graph: StoryGraph, source: str, word: str, told: tuple[str, ...]) -> bool:
    """Whether a word that one source alone has is nearly the surname of somebody whom that source does not name."""
    if word[0] != told[-1][0] or not _is_slip(word, told[-1], of_people=True) or any(graph.knows(source, (w,)) for w in told):
        return False
    return not any(graph.knows(s, (word,)) for s in graph.sources if s != source)


def _backed(graph: StoryGraph, claims: list[Claim], camp: list[Claim]) -> bool:
    """Whether two others have the name, and the same title before it or sentences that tell the same."""
    if graph.independent(camp) < len((claims, camp)) or _of_another_body(graph, claims, camp):
        return False
    mine, theirs = (
        {c.frame.head for x in side for c in said_of_bearer(graph, x, "title") if c.frame is not None} - COURTESY for side in (claims, camp)
    )
    one = {x for x, y in product(mine, theirs) if x.startswith(y) or y.startswith(x)}  # "Insp" is short for Inspector
    if mine and theirs and not one:
        return False
    return bool(one - set(table("titles")["shared"])) or max(graph.alike(a, b) for a in claims for b in camp) >= TOLD


def _of_another_body(graph: StoryGraph, claims: list[Claim], camp: list[Claim]) -> bool:
    """Whether the bearer is of a body, a town or a country of which the others write nothing: "Professor Keane of Osby University"."""
    told = [said.value.raw for c in claims for predicate in ("affiliation", "residence") for said in said_of_bearer(graph, c, predicate)]
    told += [m["body"] for c in claims if (m := OF_BODY.match(graph.sources[c.source].text, c.span.end)) is not None]
    return any(not any(graph.writes(c.source, body) for c in camp) for body in told)


OF_BODY = re.compile(r",? (?:of|from) (?:the )?(?P<body>[\w'’-]+(?: [\w'’-]+)?)")
"""Behind a name, whose its bearer is: "Inspector Bennet, of the railway police,"."""


COURTESY = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr"})


def _pairs(graph: StoryGraph, spelled: Mapping[str, list[Claim]]) -> Iterator[tuple[list[Claim], list[Claim]]]:
    for one, other in combinations(sorted(spelled), 2):
        if not _is_slip(one, other):
            continue
        lone, right = sorted((one, other), key=lambda w: (len({c.source for c in spelled[w]}), w))
        claims, camp = spelled[lone], spelled[right]
        if (
            len(claims) > 1
            or _is_known(graph, one)
            or _is_known(graph, other)
            or _is_written(graph, lone, camp)
            or _is_written(graph, right, claims)
        ):
            continue
        if max(graph.alike(claims[0], c) for c in camp) >= (BACKED if graph.independent(camp) > 1 else TOLD):
            yield claims, camp


def _is_slip(one: str, other: str, *, of_people: bool = False) -> bool:
    """Whether the letters are the same in another order, or all but one or two: Odenat and Odanet, not Tarnali and Tarnalam.

    Of people a last letter may be left out too: Correl and Correll.
    """
    if one.rstrip("s") == other.rstrip("s") or (not of_people and (one.startswith(other) or other.startswith(one))):
        return False
    slips = OSA.distance(one, other, score_cutoff=SLIPS)
    longer = of_people and min(len(one), len(other)) >= LONG
    return slips == 1 or (slips == SLIPS and (longer or sorted(one) == sorted(other) or one[-ENDING:] == other[-ENDING:]))


def _is_written(graph: StoryGraph, word: str, claims: list[Claim]) -> bool:
    return any(graph.knows(c.source, (word,)) for c in claims)


def _is_known(graph: StoryGraph, word: str) -> bool:
    """Whether the word is a known place or first name, or an ordinary one that some source writes small."""
    title = word.capitalize()
    ordinary = any(f" {word}" in source.text for source in graph.sources.values())
    return ordinary or title in words().given | words().places or bool(located(title))
