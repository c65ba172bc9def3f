"""What a name is described as, and whether its bearer tells something or is told: marks of who may be another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Claim, Frame
from factcheck.text.speech import words as verbs_of
from factcheck.text.standing import RANKS, unranked
from factcheck.text.words import noun_class, tallies
from factcheck.values.name import folded

PRESS = frozenset({"journalist", "photographer", "writer"})
"""Callings of those who write reports: each paper has its own."""
CREDITS = frozenset({"photo", "photograph", "picture", "image", "video", "footage", "courtesy", "credit"})
"""Words that a credit puts before the name of who took a picture."""
TOLD = frozenset({"subject", "object", "to", "by", "with"})
SPEECH = frozenset({"accord", "confirm", "quote", "cite", "Contact.Announce", "Contact.Ask"})
"""What a name stands with that tells, or is told: each paper has its own outlet, and each outlet its own voices."""


def is_speech(place: str) -> bool:
    """Return whether a place is that of one who says something, or is told."""
    relation, _, word = place.partition(" ")
    return relation in TOLD and (word in verbs_of("say") or word in SPEECH)


def is_of_press(claim: Claim) -> bool:
    """Return whether the name is that of one who writes reports, or stands in a line without a verb, as a credit does."""
    if claim.frame is not None and claim.frame.verb in ("", *folded(claim.value.raw).split()):
        return True
    roles = [unranked(s).split()[1] for s in (claim.frame.stands if claim.frame else ()) if s.startswith("= ")]
    return any(role in CREDITS or not PRESS.isdisjoint(_callings().get(role, ())) for role in roles)


@cache
def shared_descriptions() -> frozenset[str]:
    """Return the descriptions that several people of one story share, as `text.standing` writes them."""
    return frozenset(noun_class(word) for word in table("titles")["shared"])


@cache
def _callings() -> Mapping[str, set[str]]:
    """The callings that a word is a name of."""
    found: Mapping[str, set[str]] = defaultdict(set)
    for calling, names in table("callings")["calling"].items():
        for name in names:
            found[name].add(calling)
    return found


def tells(claim: Claim) -> bool:
    """Return whether the one named says something in its sentence, or is told."""
    return claim.frame is not None and any(is_speech(s) for s in claim.frame.stands)


def of_two(a: Claim, b: Claim, shown: str) -> bool:
    """Return whether the description that both have is of somebody else's in each: "Osby's manager", "the manager of Alder"."""
    mine, theirs = (whose(c, shown) for c in (a, b))
    return shown.startswith("= ") and bool(mine and theirs) and not have_one(mine, theirs)


def whose(claim: Claim, shown: str) -> frozenset[str]:
    """Return of whom or of what a name has a description, by the longest names for it: "alder party", and not "party" besides."""
    places = claim.frame.stands if claim.frame is not None else ()
    held = {s.removeprefix(f"{shown} of ") for s in places if s.startswith(f"{shown} of ")}
    return frozenset(x for x in held if not any(other.endswith(f" {x}") for other in held))


def have_one(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Return whether one name of the one may be short for one of the other: "steel", "osby steel"."""
    pairs = ((set(x.split()), set(y.split())) for x in mine for y in theirs)
    return any(one <= other or other <= one for one, other in pairs)


def of_two_ranks(a: Frame, b: Frame) -> bool:
    """Return whether one is described as the deputy of what the other is."""
    held = [{s.removeprefix("= ") for s in frame.stands if s.startswith("= ")} for frame in (a, b)]
    below = [{unranked(said) for said in row if said.split()[0] in RANKS} for row in held]
    return bool(below[0] & held[1] or below[1] & held[0])


def of_two_feats(a: Frame, b: Frame) -> bool:
    """Return whether two players are told of by what they did in a game, and it is not the same: "20 points", "15 rebounds"."""
    counted = tallies() - CONTESTS
    done = [{w for w in frame.clause if w in counted or w.isdigit()} for frame in (a, b)]
    return all(not row.isdisjoint(counted) for row in done) and done[0].isdisjoint(done[1])


CONTESTS = frozenset({"appearance", "carry", "catch", "error", "game", "hit", "match", "run", "save", "try", "walk", "win", "yard"})
"""Words for what is counted in games, of which other reports tell as often."""
