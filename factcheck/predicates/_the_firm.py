"""Which body "the company", "the airline" and "it" stand for in one report: the one that it speaks of, where it has named one alone."""

from __future__ import annotations

from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context
from factcheck.text.folding import fold
from factcheck.text.nominals import roles
from factcheck.text.parse import Token

BACK = 3
"""Sentences, with its own, of which "the company" means the one that was named; where none was, it is the only one of the text so far."""
KNOWN = frozenset({"the", "its"})


def the_firm(context: Context, word: Token | None) -> Mention | None:
    """The body that a noun, "it" or "its" stands for: the clause's own subject for "its", else the only one that was named just before.

    What stands in the same sentence may be who speaks: "the Osby Times reported that the company", "Ed Lowe of Osby Bank said it".
    """
    if word is None or not (_is_told_of(word) or (word.lower in ("it", "its") and word.pos == "PRON")):
        return None
    subject = _subject(word) if word.lower == "its" else None
    if subject is not None and (own := context.mention(subject)) is not None and own.form == "name" and own.kind is EntityKind.ORGANISATION:
        return own
    named = [m for m in context.mentions if m.form == "name" and m.kind is EntityKind.ORGANISATION and m.start < word.start]
    near = [m for m in named if m.sentence > word.sentence - BACK] or named
    return near[-1] if near and near[-1].sentence < word.sentence and _are_one(near) else None


def _subject(word: Token) -> Token | None:
    """The subject of the clause that a word stands in."""
    verb = next((a for a in word.ancestors if a.pos in ("VERB", "AUX")), None)
    return None if verb is None else verb.child("nsubj")


def _is_told_of(noun: Token) -> bool:
    """Whether a noun says that of a body which the reader knows: "the company"; "a company" is another."""
    return noun.lemma in roles().bodies and noun.tag == "NN" and any(c.lower in KNOWN for c in noun.childs("det", "poss"))


def _are_one(named: list[Mention]) -> bool:
    """Whether names are one body's: all begin or end the longest of them, or are its initials."""
    words = [fold(m.text).rstrip(".").split() for m in named]
    longest = max(words, key=len)
    initials = ["".join(w[0] for w in longest)]
    return all(w in (longest[: len(w)], longest[-len(w) :], initials) for w in words)
