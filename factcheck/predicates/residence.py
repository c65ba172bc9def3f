"""Where a person is from or lives.

"an Osby man" · "Ruth Lind of Osby" · "Ruth Lind, of Osby, Kent,"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values.place import Place

PEOPLE = frozenset(
    {"man", "woman", "native", "resident", "teenager", "teen", "couple", "boy", "girl", "student", "businessman", "mother", "father"}
)
LIVES = frozenset({"live", "reside", "hail"})


def _bearer(context: Context, place: Token) -> tuple[Mention | None, Token] | None:
    """The person a place is set beside as home, and the word that says so."""
    if place.dep in ("compound", "amod", "nmod") and place.head.lemma in PEOPLE:
        return context.mention(place.head), place.head
    prep = place.head
    if place.dep == "pobj" and prep.lower in ("of", "from", "in"):
        mention = context.mention(prep.head)
        if prep.lower in ("of", "from") and mention is not None and mention.kind is EntityKind.PERSON and mention.form == "name":
            return mention, prep.head
        if prep.head.lemma in LIVES:
            subject = prep.head.child("nsubj")
            return context.mention(subject), prep.head
    return None


def find(context: Context) -> Iterator[Draft]:
    """Yield homes of persons; "the mayor of Osby" is an office, not a home."""
    for mention in context.mentions:
        if mention.kind is not EntityKind.PLACE or mention.form != "name":
            continue
        head = context.parsed.head_of(mention.start, mention.end)
        borne = None if head is None else _bearer(context, head)
        if borne is None or head is None:
            continue
        bearer, word = borne
        yield Draft(
            value=Place(raw=mention.text, text=mention.text),
            start=mention.start,
            end=mention.end,
            anchor=head,
            subject=bearer.text if bearer else word.text,
            mention=bearer,
            reach=(word.start, word.end),
            of="home",
            head=word.lemma,
        )


PREDICATE = Predicate(family="attribute", kinds=("place",), holds=Holds.ONE_AT_A_TIME, find=find)
