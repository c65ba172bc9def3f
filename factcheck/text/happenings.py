"""Which other words tell that something happened: verbs and nouns of no type in the lexicon, under the verb they belong to.

They show what the sources tell alike; no date, place or number hangs on them, so that they can set nothing against anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.lexicon import table
from factcheck.model import EventMention, Mention
from factcheck.text.event_roles import mentions_at, noun_roles, participants, verb_roles
from factcheck.text.events import event_types
from factcheck.text.frames import framed
from factcheck.text.parse import Parsed, Token

OPEN = "Open."
"""What the type of such an event begins with: "Open.announce"."""

EMPTY = frozenset({"be", "have", "do", "let", "seem", "appear", "become", "get", "like", "include", "'s", "’s"})
"""Verbs that tell of a state, or lend themselves to another word."""


GENERAL = frozenset(
    [
        *(
            "take",
            "go",
            "come",
            "get",
            "put",
            "set",
            "turn",
            "make",
            "give",
            "bring",
            "run",
            "call",
            "break",
            "look",
            "carry",
            "hold",
            "pull",
        ),
        *("step", "lay", "pass", "fall", "stand", "work", "cut", "back", "blow", "pick", "throw", "give", "wind", "draw", "keep", "let"),
    ]
)
"""Verbs whose particle makes another verb of them: "take over" is no taking, but to rush out is to rush."""


@cache
def verbs_of_nouns() -> dict[str, str]:
    """Return the verb that each noun of the lexicon belongs to; a noun without one stands for itself."""
    rows = table("happenings")
    found = {noun: noun for noun in rows["alike"].split()}
    for pair in rows["of"].split():
        noun, _, verb = pair.partition("<")
        found[noun] = verb
    return found


def family(token: Token) -> str | None:
    """Return the verb under which a word tells of something: "take_over" for takeover and "took over"; None if it tells of nothing."""
    before = token.next(-1)
    if before is not None and before.text == "-":
        return None
    if token.pos == "VERB":
        if token.lemma in EMPTY or token.dep in ("aux", "auxpass", "amod", "compound", "prep", "case") or not token.lemma.isalpha():
            return None
        particle = token.child("prt")
        return f"{token.lemma}_{particle.lower}" if particle is not None and token.lemma in GENERAL else token.lemma
    if token.pos == "NOUN" and token.dep not in ("compound", "npadvmod"):
        return verbs_of_nouns().get(token.lemma)
    return None


def tells(token: Token) -> bool:
    """Return whether a noun tells of an event, of a type or of none."""
    return token.lemma in verbs_of_nouns() or any(token.lemma in row.nouns for row in event_types())


def find_happenings(parsed: Parsed, mentions: Sequence[Mention], events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Return what else the source tells of, in reading order; the triggers of `events` are taken."""
    taken = {offset for e in events for offset in (e.start, *range(e.start, e.end))}
    at = mentions_at(mentions)
    found: list[EventMention] = []
    for token in parsed.tokens:
        verb = None if token.start in taken else family(token)
        if verb is None:
            continue
        verb = framed(token, verb)
        roles = verb_roles if token.pos == "VERB" else noun_roles
        found.append(
            EventMention(
                id=f"h{len(found)}",
                source=parsed.source.id,
                start=token.start,
                end=token.end,
                text=parsed.source.text[token.start : token.end],
                type=f"{OPEN}{verb}",
                lemma=token.lemma,
                sentence=token.sentence,
                participants=participants(roles(token, "agent", "patient"), at),
            )
        )
    return tuple(found)
