"""Which verb stands for an act that newspapers tell with several, when it is about one kind of thing: "issued new rules" and
"changed the law".

The rows of the lexicon are in the manner of FrameNet's frames (Baker, Fillmore and Lowe 1998), which are of an act and those who
take part in it, whatever its verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.text.parse import Token
from factcheck.text.senses import Around, listed


class Frame(NamedTuple):
    """One row: the verb that stands for the others, what the act is about, and what it makes of somebody: a dean, a judge."""

    verb: str
    about: frozenset[str]
    makes: frozenset[str]


@cache
def _frames() -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for row in table("frames")["frame"]:
        frame = Frame(row["verb"], frozenset(row["about"]), listed(row.get("makes", ())))
        for verb in row["verbs"].split():
            found.setdefault(verb, []).append(frame)
    return {verb: tuple(frames) for verb, frames in found.items()}


def framed(token: Token, verb: str) -> str:
    """Return the verb that stands for this act; the word's own where it is about nothing of the lexicon's."""
    return next((frame.verb for frame in _frames().get(verb, ()) if _is_about(token, frame)), verb)


def _is_about(token: Token, frame: Frame) -> bool:
    acts = (token, *Around(token, token).to_do())
    about = any(word.lemma in frame.about for act in acts for word in _things(act))
    return about or any(word.lemma in frame.makes for act in acts for word in _becomes(act))


def _things(act: Token) -> Iterator[Token]:
    around = Around(act, act)
    for word in (*around.objects(), *around.through(), *act.childs("compound")):
        yield from (word, *word.childs("conj"), *(inner for prep in word.childs("prep") for inner in prep.childs("pobj")))


def _becomes(act: Token) -> Iterator[Token]:
    """The office that a verb gives: of "named her dean", "as dean", "to be dean"."""
    yield from Around(act, act).made()
    for prep in act.childs("prep"):
        if prep.lower == "as":
            yield from prep.childs("pobj")
