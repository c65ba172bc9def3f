"""One person, two spellings: a name printed in two ways that are not ways of writing the same.

Quiet where the difference is one of accents, apostrophes, nicknames, initials, middle names or order of the same words.
Conflict: "Bryan Holt" beside "Brian Holt", in one role of one story; "Gerald Holt" printed once where two others tell of Gordon Holt;
"Douglas Tarrow", of whose surname two others know Walter alone; Karel Vantor beside Milos Vantor, where nobody names both;
"President Odel" where two have President Ann Odell; "Odenat", a firm, beside Odanet; "near Tarn Falls" where three have Tarn Ferry.
Left alone: Josh beside Joshua; O'Neil beside O’Neil; "Ana Brandt" beside "Ana Lucia Brandt"; two brothers; two Johnsons.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations, product

from rapidfuzz.distance import JaroWinkler, Levenshtein

from factcheck.comparison.marked import value_at
from factcheck.comparison.name_places import PERSON, kind_of
from factcheck.comparison.printed_names import full_names, long_names, printed_with, said_of_bearer, words_of
from factcheck.comparison.two_bearers import two_relatives
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Certainty, Claim, EntityKind, Finding, Verdict
from factcheck.resolve.names import alike_given, are_turned, read_name, same_name
from factcheck.resolve.spelling import nearly_one
from factcheck.rules import Rule, finding
from factcheck.rules._given_names import two_given_names, two_middle_names
from factcheck.rules._lone_words import misspelt, misspelt_in_full, misspelt_surnames
from factcheck.rules._misnamed import (
    both_in_one,
    kept_words,
    kinds_of_body,
    lone_slip,
    misnamed,
    misnamed_thing,
    names_a_body,
    of_two_bearers,
    one_but_for_number,
    one_word_apart,
    printed_once,
    says_little,
    sole_bearer,
    without_calling,
)
from factcheck.rules.title import office_of
from factcheck.text.events import event_label
from factcheck.text.folding import fold


def _camps(claims: list[Claim]) -> list[list[Claim]]:
    """Claims whose names are ways of writing the fullest of them, together; most frequent first."""
    camps: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (-len(c.value.raw), c.source, c.span.start)):
        camp = next((k for k in camps if _one_name(claim, k[0]) or any(_by_one_writer(claim, c) for c in k)), None)
        if camp is None:
            camps.append([claim])
        else:
            camp.append(claim)
    return sorted(camps, key=lambda k: (-len({c.source for c in k}), -len(k), k[0].value.raw))


def _one_name(one: Claim, other: Claim) -> bool:
    names = [without_calling(c.value.raw) for c in (one, other)]
    return same_name(*names) or len({LETTERS.sub("", fold(name)) for name in names}) == 1


LETTERS = re.compile(r"\W+")
"""What is no letter, nor digit, of a name: quotation marks of any kind."""


def _by_one_writer(one: Claim, other: Claim) -> bool:
    """Whether one source calls one person both, and not by a slip: "Walter 'Buddy' Lind", and Buddy Lind from there on."""
    if one.source != other.source:
        return fold(one.value.raw) == fold(other.value.raw)
    return _one_name(one, other) or not nearly_one(*(read_name(without_calling(c.value.raw)) for c in (one, other)))


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a person: the spellings that differ, or the name that two sources share."""
    by_entity: dict[str, list[Claim]] = defaultdict(list)
    names = {}
    for claim in full_names(graph):
        entity = graph.subject(claim)
        if entity is None or (entity.kind is EntityKind.PERSON and not read_name(claim.value.raw).given):
            continue  # "Sam Jr.": the son, by no surname
        if entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            by_entity[entity.id].append(claim)
            names[entity.id] = entity
    for key in sorted(by_entity):
        entity, claims = names[key], by_entity[key]
        camps = _camps(claims) if entity.kind is EntityKind.PERSON else [claims]
        if len(camps) > 1:
            sure = all(any(graph.certainty(c) is not Certainty.INFERRED for c in camp) for camp in camps[:2])
            verdict = Verdict.CONFLICT if sure else Verdict.CHECK
            why = f"the name is spelled {' and '.join(camp[0].value.raw for camp in camps)}"
            yield finding(graph, "name-spelling", verdict, entity.name, "name", camps, why=why)
        elif graph.independent(camps[0]) > 1:
            outlets = len(graph.outlets(camps[0]))
            yield finding(graph, "name-spelling", Verdict.AGREEMENT, entity.name, "name", camps, why=f"{outlets} outlets", severity="low")


def _one_bearer(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What shows that two names that differ in one word are meant for one bearer: spelling, title, age or sentence."""
    of_people = kind_of(a) == PERSON and not any(names_a_body(c.value.raw) for c in (a, b))
    apart = one_word_apart(a.value.raw, b.value.raw, of_people=of_people)
    if apart is None or one_but_for_number(*apart) or set(apart) <= kinds_of_body() or both_in_one(graph, a, b):
        return None
    if not of_people and (says_little(kept_words(b, apart)) or _of_two_kinds(graph, a, b, apart)):
        return None  # two firms of one town, or of one kind
    if alike_given(*apart) or (min(map(len, apart)) >= SHORT and (apart[0].startswith(apart[1]) or apart[1].startswith(apart[0]))):
        return None  # "Stan" is short for Stanley, and in no table
    if (why := misnamed(graph, a, b, apart)) is not None:
        return why
    if graph.knows(b.source, (apart[0],)) or graph.knows(a.source, (apart[1],)):
        anothers = not (_knows(graph, b, apart[0]) or _knows(graph, a, apart[1]))
        return _slip_of_one(graph, a, b, apart) or (two_given_names(graph, a, b, apart) if anothers else None)
    told = [_steps(graph, c) for c in (a, b)]
    steps = told[0] & told[1]
    if len(steps) > 1 and (told[0] | told[1]) & CLEARING and words_of(a.value.raw)[-1] == words_of(b.value.raw)[-1]:
        return f"both tell of the {' and the '.join(event_label(t) for t in sorted(steps)[:2])} of one of this surname"
    if (why := two_given_names(graph, a, b, apart) or two_middle_names(graph, a, b)) is not None:
        return why
    if of_people and words_of(a.value.raw)[-1] == words_of(b.value.raw)[-1] and (why := _of_one_age(graph, a, b)) is not None:
        return why  # relatives who are named apart are seldom of one age, and a report that has twins names both
    if of_people and (why := lone_slip(graph, a, b, apart)) is not None:
        return why
    if _family(graph, a, b) or two_relatives(graph, a, b) is not None:
        return None
    return _shared_sign(graph, a, b, apart)


def _shared_sign(graph: StoryGraph, a: Claim, b: Claim, apart: tuple[str, str]) -> str | None:
    """What letters, titles, ages, prison terms or whole sentences say of two names of no family."""
    if JaroWinkler.similarity(*apart) >= NEARLY and Levenshtein.distance(*apart) <= SLIP:
        return f"“{apart[0]}” and “{apart[1]}” are nearly one word"
    one_given = kind_of(a) == PERSON and words_of(a.value.raw)[0] == words_of(b.value.raw)[0]
    roles = [_roles(graph, c, of_few=one_given) for c in (a, b)]
    if roles[0] & roles[1]:
        return f"both are called {min(roles[0] & roles[1])}"
    if (why := _of_one_age(graph, a, b)) is not None:
        return why
    terms = [{x.value.show() for x in said_of_bearer(graph, c, "prison-term")} for c in (a, b)]
    if terms[0] & terms[1]:
        return f"both got {min(terms[0] & terms[1])}"
    return "their sentences tell the same" if graph.alike(a, b) >= _same_telling(graph, a, b, apart, one_given=one_given) else None


OF_A_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\s$")
"""Right before a name, the year whose it was."""


def _of_two_kinds(graph: StoryGraph, a: Claim, b: Claim, apart: tuple[str, str]) -> bool:
    """Whether a name is run together with the word behind it, or that of a club of another year: "the 1961 Osby Rovers"."""
    return all(_is_written_small(graph, word) for word in apart) or _is_of_a_year(graph, a) is not _is_of_a_year(graph, b)


def _is_of_a_year(graph: StoryGraph, claim: Claim) -> bool:
    at = value_at(graph, claim)
    return at is not None and OF_A_YEAR.search(graph.sources[claim.source].text[max(0, at[0] - 6) : at[0]]) is not None


def _same_telling(graph: StoryGraph, a: Claim, b: Claim, apart: tuple[str, str], *, one_given: bool) -> float:
    """Least `alike`: less for two surnames of like letters, the first the same, after a first name that nobody else in the story has."""
    if one_given and apart[0][0] == apart[1][0] and JaroWinkler.similarity(*apart) >= LIKE and sole_bearer(graph, a, b):
        return LETTER
    return ONE_GIVEN if one_given else TWIN


def _knows(graph: StoryGraph, claim: Claim, word: str) -> bool:
    """Whether its source has the word too, and not as the first name of people of other surnames."""
    if not graph.knows(claim.source, (word,)):
        return False
    named = [words_of(c.value.raw) for c in printed_with(graph, (word,)) if c.source == claim.source and kind_of(c) == PERSON]
    return not named or any(name[0] != word or name[-1] == words_of(claim.value.raw)[-1] for name in named)


def _is_written_small(graph: StoryGraph, word: str) -> bool:
    """Whether the story has a word in small letters too, so that it is part of no name."""

    def look() -> bool:
        small = re.compile(rf"(?<![\w'’-]){re.escape(word)}(?!\w)")
        return any(small.search(s.text) for s in graph.sources.values())

    return graph.remembered(("written small", word), look)


def _of_one_age(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What two bearers of one surname seldom share."""
    ages = [{x.value.show() for x in said_of_bearer(graph, c, "age")} for c in (a, b)]
    return f"both are {min(ages[0] & ages[1])}" if ages[0] & ages[1] else None


def _steps(graph: StoryGraph, claim: Claim) -> set[str]:
    """The steps of a case that befell the bearer: of two convicts of one surname, one of them cleared, no paper names one alone."""
    entity = graph.subject(claim)
    held = graph.remembered("steps of cases", lambda: _by_patient(graph))
    return set() if entity is None else held.get(entity.id, set())


def _by_patient(graph: StoryGraph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for node in graph.skeleton.nodes:
        if node.patient is not None and node.type in CASE:
            found[node.patient].add(node.type)
    return found


CLEARING = frozenset({"Justice.Acquit", "Justice.Overturn", "Justice.Exonerate"})
"""What seldom befalls brothers, who are often charged and convicted together."""
CASE = CLEARING | {"Justice.Charge", "Justice.Convict", "Justice.Sentence"}


def _slip_of_one(graph: StoryGraph, a: Claim, b: Claim, apart: tuple[str, str]) -> str | None:
    """A name printed once in the whole story, in a sentence that others tell of the bearer of the name that its own source knows."""
    for lone, other, word, right in ((a, b, *apart), (b, a, apart[1], apart[0])):
        if not printed_once(graph, lone, word) or not graph.knows(lone.source, (right,)):
            continue
        bearer = set(words_of(lone.value.raw)) - {word} | {right}
        if any(c.source == lone.source for c in printed_with(graph, bearer)):
            continue  # both are named in full: two people
        roles = _roles(graph, lone) & _roles(graph, other)
        surname = words_of(lone.value.raw)[-1] == word
        if graph.alike(lone, other) >= (ROLE if (roles and surname) or _of_one_age(graph, lone, other) else TWIN):
            return f"“{lone.value.raw}” is named once, where others tell of {other.value.raw}"
    return None


NEARLY, LIKE, SLIP, TWIN, ONE_GIVEN, LETTER, ROLE = 0.8, 0.7, 3, 0.5, 0.4, 0.33, 0.3
OFTEN = 3
"""Mentions of a name in one report whose sentences are compared."""
SHORT = 3
"""Letters of a short form: a name that begins another is no slip of it."""


def _roles(graph: StoryGraph, claim: Claim, *, of_few: bool = False) -> set[str]:
    """The heads of the titles that its own source gives the bearer, and the offices of a firm by one name: finance chief, CFO.

    Those that several may share tell two names apart no better than none, but for callings of which a story has few and seldom
    two of one given name: "attorney Warren Orr" beside "Warren Lind, his attorney".
    """
    titles = {(c.frame.head, office_of(c)[1]) for c in said_of_bearer(graph, claim, "title") if c.frame is not None}
    roles = {office if office in table("offices")["of_one"] else head for head, office in titles}
    return roles.difference(set(table("titles")["shared"]) - (set(table("titles")["few"]) if of_few else set()))


def _family(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether a source names two bearers of the common surname, so that relatives make news together."""
    last = words_of(a.value.raw)[-1]
    bearers: dict[str, set[str]] = defaultdict(set)
    for claim in printed_with(graph, (last,)) if last == words_of(b.value.raw)[-1] else ():
        words = words_of(claim.value.raw)
        if words[-1] == last:
            bearers[claim.source].add(words[0])
    return any(len(given) > 1 for given in bearers.values())


def _strangers(graph: StoryGraph) -> Iterator[Finding]:
    """Two names of two entities that differ in one word and are meant for one."""
    blocks: dict[str, list[Claim]] = defaultdict(list)
    printed: dict[str, dict[tuple[str, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in long_names(graph):
        for word in set(words_of(claim.value.raw)):
            printed[word][claim.source, fold(claim.value.raw)].append(claim)
            blocks[word].append(claim)
    seen: set[tuple[str, str]] = set()
    for word in sorted(blocks):
        for mine, theirs in combinations(printed[word].values(), 2):
            a, b = mine[0], theirs[0]
            one, other = graph.subject(a), graph.subject(b)
            pair = tuple(sorted((fold(a.value.raw), fold(b.value.raw))))
            if a.source == b.source or (one is not None and one == other) or pair in seen:
                continue
            told = (_why_one(graph, x, y) for x, y in product(mine[:OFTEN], theirs[:OFTEN]))
            why = next((why for why in told if why is not None), None)
            if why is not None:
                seen.add((pair[0], pair[1]))
                camps = [[c for c in blocks[word] if c.value.raw == x.value.raw] for x in (a, b)]
                text = f"{a.value.raw} and {b.value.raw}: {why}"
                name = b.value.raw if one is None else one.name
                yield finding(graph, "name-spelling", Verdict.CONFLICT, name, "name", camps, why=text, scope="|".join(pair))


def _why_one(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What shows that two names are meant for one bearer, people or firms, or for one thing of any kind."""
    if (kind_of(a) == PERSON) is not (kind_of(b) == PERSON):
        return None
    kinds = {None if (entity := graph.subject(c)) is None else entity.kind for c in (a, b)}
    if kind_of(a) == PERSON and are_turned(words_of(a.value.raw), words_of(b.value.raw)):
        if both_in_one(graph, a, b) or of_two_bearers(graph, a, b):
            return None
        return "the words of the given name are turned round"
    return _one_bearer(graph, a, b) if kinds in ({EntityKind.PERSON}, {EntityKind.ORGANISATION}) else misnamed_thing(graph, a, b)


def _misspelt(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a name that a source spells like nobody else, in its one word or in both."""
    for lone, camp in chain(misspelt(graph), misspelt_in_full(graph), misspelt_surnames(graph)):
        one, other = lone[0].value.raw, camp[0].value.raw
        why = f"“{one}” and “{other}” are nearly one name, and no source has both"
        yield finding(graph, "name-spelling", Verdict.CONFLICT, other, "name", [lone, camp], why=why, scope=f"{one}|{other}")


RULE = Rule(code="FC401", judge=lambda graph: chain(judge(graph), _strangers(graph), _misspelt(graph)))
