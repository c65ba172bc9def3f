"""Two given names, or two middle names, of one person: what tells a slip from two people of one surname."""

from __future__ import annotations

from functools import cache

from factcheck.comparison.name_places import PERSON, kind_of
from factcheck.comparison.name_roles import tells
from factcheck.comparison.printed_names import said_of_bearer
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.resolve.names import PersonName, read_name
from factcheck.rules._misnamed import kin, kinds_of_body, relatives, sexes, without_calling
from factcheck.text.folding import fold
from factcheck.text.words import head_of_title

LIKE, LIKELY, OF_MANY = 0.45, 0.25, 0.1
"""Least `alike` where thousands bear the surname or only one of the two has a rank, for two of the police or of one first name who have
such a surname, and in general."""
OF_ONE_LETTER = 0.08
"""The same for two given names that begin alike, of a surname that few bear: a slip of the pen keeps the letter."""
SPELT_OUT = 3
"""Letters of a name that is more than initials."""
MIDDLE = 2
"""Given names of one who has a middle name."""


def two_given_names(graph: StoryGraph, a: Claim, b: Claim, apart: tuple[str, str]) -> str | None:
    """Two given names before one surname that nobody else of the story bears; to be asked where neither source has the other's.

    Where two people of one surname make news together, one of the sources names both, or says what kin they are.
    """
    one, other = (read_name(without_calling(c.value.raw)) for c in (a, b))
    surname = one.surname
    if (surname, one.suffix) != (other.surname, other.suffix):
        return None  # the son of one of two of the surname
    if {*one.given[:1], *other.given[:1]} != set(apart) or any("." in w or len(w) < SPELT_OUT for w in apart):
        return None
    if surname in kinds_of_body() or len(sexes(graph, a, b) - {None}) > 1:
        return None
    free = _are_voices_of_police(graph, a, b) or _of_one_post(graph, a, b) or _no_kin(graph, a, b)
    if not free or _told_apart(graph, a, b):
        return None
    if graph.alike(a, b) < _needed(graph, a, b, apart, surname):
        return None
    if relatives(graph, a, b):
        return f"no source has both, and both are called {_titles(graph, a, b)[0]} {surname.title()}"
    return f"no source has both, and nobody else in the story is called {surname.title()}"


def _of_one_post(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one rank or office stands before both: of two judges of one story few have one surname, though the father of one be named."""
    titles = _titles(graph, a, b)
    heads = {head_of_title(title) for title in titles}
    return len(titles) > 1 and len(heads) == 1 and heads <= _ranks()


def _titles(graph: StoryGraph, a: Claim, b: Claim) -> list[str]:
    """The titles that stand before two names."""
    return [m.title for c in (a, b) if (m := graph.mention(c)) is not None and m.title is not None]


def _are_voices_of_police(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both speak for the police, whose relatives make no news."""
    return _are_police(graph, a, b) and tells(a) and tells(b)


def _no_kin(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether neither sentence alone speaks of kin, and the story has no third of that surname."""
    spoken = [bool(kin() & graph.words_near(c)) for c in (a, b)]
    return spoken[0] is spoken[1] and not relatives(graph, a, b)


def _needed(graph: StoryGraph, a: Claim, b: Claim, apart: tuple[str, str], surname: str) -> float:
    """How alike the sentences must be, by how many bear the surname and whether the two have one post."""
    voices, common, one_letter = tells(a) and tells(b), surname in _common_surnames(), apart[0][0] == apart[1][0]
    if one_letter and not common and not voices:
        return OF_ONE_LETTER
    if _one_is_ranked(graph, a, b) and not voices:
        return LIKE
    if common:
        return LIKELY if _lead_a_force(graph, a, b) else LIKE
    return 0.0 if voices and one_letter else OF_MANY


def _lead_a_force(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both have the one office at the head of their force."""
    titles = _titles(graph, a, b)
    return len(titles) > 1 and all(head_of_title(title) in table("titles")["sole"] for title in titles)


def two_middle_names(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two middle names spelt out between one first name and one surname, where no source names both."""
    one, other = (read_name(without_calling(c.value.raw)) for c in (a, b))
    if {kind_of(a), kind_of(b)} != {PERSON} or not (_has_middle(one) and _has_middle(other)) or one.given[1] == other.given[1]:
        return None
    if (one.given[0], one.surname, one.suffix) != (other.given[0], other.surname, other.suffix) or _told_apart(graph, a, b):
        return None
    if graph.alike(a, b) < (LIKELY if one.surname in _common_surnames() else OF_MANY):
        return None
    return f"no source has both, and nobody else in the story is called {one.given[0].title()} {one.surname.title()}"


def _has_middle(name: PersonName) -> bool:
    return len(name.given) == MIDDLE and len(name.given[1]) >= SPELT_OUT and name.given[1].isalpha() and name.nick is None


def _one_is_ranked(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one of two is never named without a title that the other never has: a deputy, and a suspect of his name."""
    one, other = (_called(graph, x) & _ranks() for x in (a, b))
    return bool(one) is not bool(other)


def _called(graph: StoryGraph, claim: Claim) -> set[str]:
    """The heads of the titles that its own source gives the bearer of a name."""
    return {c.frame.head for c in said_of_bearer(graph, claim, "title") if c.frame is not None}


@cache
def _ranks() -> frozenset[str]:
    return frozenset(fold(word) for word in table("titles")["words"])


def _told_apart(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether what two bearers are called, or how old they are, says that they are two."""
    titles = [set(), set()] if _are_police(graph, a, b) else [_called(graph, x) - _courtesies() for x in (a, b)]
    ages = [{c.value.show() for c in said_of_bearer(graph, x, "age")} for x in (a, b)]
    return any(mine and theirs and not mine & theirs for mine, theirs in (titles, ages))


def _are_police(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether each bearer has a post with the police, or speaks for them: one paper gives the rank, another says who speaks."""
    return all((called := _called(graph, x)) and called <= _of_the_police() for x in (a, b))


@cache
def _of_the_police() -> frozenset[str]:
    """The posts of a police force, and its spokesmen."""
    return frozenset(table("titles")["police"])


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(fold(word) for key in ("courtesy_male", "courtesy_female") for word in table("titles")[key])


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(map(fold, table("surnames")["common"].split()))
