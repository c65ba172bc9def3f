"""What two texts share where their sentences were made anew: their longer words and numbers in one order, or their house."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from factcheck.model import Source

LEAST = 50
"""Longer words that both texts must have: two short notes on one event hold the same few names in the same order."""
LARGEST_RATIO = 2.5
"""A text several times as long holds most words of a short one somewhere, in any order."""
STEM = 6
"""Letters by which two forms of a word are one: "investigated", "investigating"."""

OWNER = re.compile(
    r"(?:©|\(c\)|\bcopyright)\s*(?:©\s*|\(c\)\s*)?\d{4}(?:\s?[-–]\s?\d{2,4})?,?\s+(?:by\s+)?(?P<owner>[^.,;|\n]{2,40})", re.IGNORECASE
)


def longer_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return what a rewording leaves: words of five letters and more by their stems, and numbers."""
    return tuple(w[:STEM] for w in words if len(w) >= 5 or w[:1].isdigit())


def in_order(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the shorter text's longer words that stand in the other in the same order; 0 where that says nothing."""
    short, long = sorted((len(one), len(other)))
    if short < LEAST or long > LARGEST_RATIO * short:
        return 0.0
    return round(LCSseq.similarity(one, other) / short, 3)


def houses(source: Source) -> frozenset[str]:
    """Return who published a text: its outlet, and whom its copyright line names."""
    owners = {" ".join(found["owner"].split()).casefold() for found in OWNER.finditer(source.text)}
    return frozenset({source.outlet.casefold(), *owners} - {""})
