"""What people do for a living, as their titles tell it: callings, and the trades of which hardly anybody has two."""

from __future__ import annotations

import re
from functools import cache

from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.predicates.title import FORMER

TAIL = re.compile(r"\s(?:of|at|for|from|in|with|who)\b")
"""With which a title goes on after its head: of what, and where."""


def words_of_title(title: str) -> list[str]:
    """Return the words of a title, case, full stops and apostrophes level."""
    return [w.rstrip(".,") for w in title.casefold().replace("-", " ").replace("’", "'").split()]


@cache
def _callings() -> dict[str, str]:
    return {word: calling for calling, words in table("callings")["calling"].items() for word in words}


def calling_of(words: str) -> str | None:
    """Return the calling that these words name."""
    return _callings().get(words.casefold())


def calling(claim: Claim) -> str | None:
    """Return what the title says its bearer does, by the head of its words; None for a title that is no calling."""
    words = up_to_head(claim)
    return next((c for n in (3, 2, 1) if (c := calling_of(" ".join(words[-n:]))) is not None), None)


def up_to_head(claim: Claim) -> list[str]:
    """Return the words of a title up to its head, in small letters."""
    return TAIL.split(claim.value.raw.casefold(), maxsplit=1)[0].split()


def times(claim: Claim) -> set[str]:
    """Return the words that say that a title is no longer held, or not yet."""
    return (set(claim.scope.limits) | set(words_of_title(claim.value.raw))) & FORMER


def _trade(claim: Claim) -> str | None:
    """The trade that a title tells; None for the driver of a day, who may be anything besides."""
    found = calling(claim)
    if found in table("callings")["of_a_kind"]:
        return found if any(w.isalpha() and w not in FORMER for w in up_to_head(claim)[:-1]) else None
    return found if found in table("callings")["trades"] else None


def are_trades(a: Claim, b: Claim) -> bool:
    """Return whether the titles are two trades of which hardly anybody has both."""
    one, other = _trade(a), _trade(b)
    if one is not None and other is not None:
        return one != other
    named = table("callings")
    return any(x in named["by_hand"] and calling(y) in named["at_a_desk"] for x, y in ((one, b), (other, a)))


OF_ITS_OWN = re.compile(r"\bof (?:staff|detectives|operations)\b", re.IGNORECASE)
"""Of what one is chief who does not lead the force."""


def of_two_bodies(offices: str, a: Claim, b: Claim) -> bool:
    """Return whether the titles name two bodies: the president of a union may be vice president of the federation."""
    bodies = [{w.removesuffix("'s") for w in words_of_title(c.value.raw)} - _words_of_offices(offices) - SMALL for c in (a, b)]
    two = any(x and y and not x & y for x, y in (bodies, [body - KINDS for body in bodies]))
    return offices in table("offices")["of_any_body"] and two


KINDS = frozenset({"committee", "board", "council", "commission", "panel"})
"""Words for bodies, of which two have one in common."""
SMALL = frozenset(["on", "of", "the", "for", "at", "a", "an", "its", "senior", "longtime", "long", "new", "current"])
"""Words of a title that name no body."""


@cache
def _words_of_offices(name: str) -> frozenset[str]:
    """All words of the offices of one set."""
    row = next(row for row in table("offices")["set"] if row["name"] == name)
    return frozenset(word for forms in row["offices"].values() for form in forms for word in form.split())


ENDED = re.compile(r"[^.,;]{0,60}?\b(?:until|till)\b")


def is_over(graph: StoryGraph, claim: Claim) -> bool:
    """Return whether a title is told as held up to some day: "chairman of the Budget Committee until January"."""
    text = graph.sentence_text(claim)
    at = text.find(claim.value.raw)
    return at >= 0 and ENDED.match(text, at + len(claim.value.raw)) is not None
