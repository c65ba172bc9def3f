"""Where a firm or body has its seat.

"Osby Steel, based in Leeds," · "Leeds-based Osby Steel" · "Osby Steel, of Leeds, Kent," · "Osby Steel's headquarters in Leeds"
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._joined import joined
from factcheck.predicates._the_firm import the_firm
from factcheck.text.gazetteer import is_state_or_country, located
from factcheck.text.parse import Token
from factcheck.values.place import Place

SEATED = frozenset({"base", "headquarter", "headquartered"})
SEATS = frozenset({"headquarters", "headquarter", "hq"})
RELATIVES = frozenset({"which", "that", "who", "whose"})
OFFICES = frozenset({"head", "main", "home", "corporate", "central"})
"""What makes the seat of "office": "its head office is in Leeds"."""
INSIDE = frozenset({"in", "at", "near", "outside"})
PLAIN = frozenset({"head", "main", "home", "corporate", "central", "global", "world", "worldwide", "international", "current", "longtime"})
"""What may stand before "headquarters" where they are the seat; the European, regional, old and new ones are others."""


def _firm(context: Context, word: Token | None) -> Mention | None:
    """The organisation that a word names or stands for."""
    mention = context.mention(word)
    return mention if mention is not None and mention.kind is EntityKind.ORGANISATION else the_firm(context, word)


def _named(context: Context, word: Token | None) -> Mention | None:
    """The same of one who has headquarters: what is named is an organisation then, whatever it was taken for, unless it is a place."""
    mention = context.mention(word)
    told = mention is not None and mention.form == "name" and mention.kind is not EntityKind.PLACE
    return mention if told else _firm(context, word)


def _seated(context: Context, verb: Token) -> Mention | None:
    """Who is "based" somewhere: the subject, the noun it hangs on, or the subject of the clause that it opens or goes on with."""
    while verb.dep == "conj" and verb.head.pos in ("VERB", "AUX") and not [*verb.childs("nsubjpass", "nsubj")]:
        verb = verb.head
    candidates = [*verb.childs("nsubjpass", "nsubj"), verb.head]
    if verb.dep in ("advcl", "conj", "prep"):
        candidates += verb.head.childs("nsubj", "nsubjpass")
    if verb.dep == "acl" and verb.head.dep == "pobj":
        maker = verb.head.head.head
        candidates += [maker, maker.head]  # "Osby Steel, a maker of pans based in Leeds"
    return next((m for word in candidates if (m := _firm(context, word)) is not None), None)


def _is_seat(word: Token) -> bool:
    """Whether a word names a seat: headquarters, or a head office."""
    described = {c.lower for c in word.childs("amod", "compound") if c.pos != "PROPN" or c.lower in PLAIN}
    if word.lower in SEATS:
        return described <= PLAIN and not any(c.pos == "PROPN" and is_state_or_country(c.text) for c in word.childs("amod", "compound"))
    return word.lemma == "office" and bool(described & OFFICES)


def _before(context: Context, seat: Token) -> tuple[int, int] | None:
    """Where the town stands that is named right before a seat: "its Leeds headquarters"."""
    words: list[Token] = []
    while (word := seat.next(-1 - len(words))) is not None and word.pos == "PROPN" and word.dep == "compound":
        words.insert(0, word)
    if not words or not located(context.source.text[words[0].start : words[-1].end]):
        return None
    return words[0].start, words[-1].end


def _owner(context: Context, seat: Token) -> Mention | None:
    """Whose headquarters: "Osby Steel's headquarters", "the headquarters of Osby Steel", "Osby Steel has its headquarters"."""
    whose = [*seat.childs("poss", "compound"), *(of.child("pobj") for of in seat.childs("prep") if of.lower == "of")]
    if seat.dep == "dobj" and seat.head.lemma in ("have", "keep"):
        whose += seat.head.childs("nsubj")
    if seat.dep == "pobj" and seat.head.lower == "with":
        whose.append(seat.head.head)
    clause = seat.head
    whose = [clause.head if word.lower in RELATIVES and clause.dep == "relcl" else word for word in whose if word is not None]
    return next((m for word in whose if (m := _named(context, word)) is not None), None)


def _after(context: Context, based: Token) -> Mention | None:
    """The firm that "Leeds-based" describes: what it stands before, or what follows that: "the Leeds-based bank Osby Trust"."""
    noun = based.head
    if noun.i <= based.i:
        return None
    names = [m for m in context.mentions_in(based.sentence) if m.form == "name" and noun.start <= m.start <= noun.end + 1]
    told = [context.mention(noun), *(context.mention(noun.head) for _ in range(noun.dep == "compound")), *names]
    return next((m for m in told if m is not None and m.kind is EntityKind.ORGANISATION), None) or the_firm(context, noun)


def _beside(context: Context, head: Token) -> tuple[Mention, Token] | None:
    """The firm that stands before a place, and the word between that says it has its seat there."""
    prep = head.head
    if head.dep != "pobj":
        return None
    word = prep.head
    named = _firm(context, word)
    if prep.lower == "of" and named is not None and named.form == "name" and context.source.text.endswith(", ", 0, prep.start):
        return named, prep  # "Osby Steel, of Leeds": set off, where the Bank of England is not
    if prep.lower not in INSIDE:
        return None
    if word.lemma in ("be", "lie", "stand") and word.child("nsubj") is not None:
        word = word.child("nsubj") or word  # "its head office is in Leeds"
    seat = _is_seat(word)
    firm = _owner(context, word) if seat else _seated(context, word) if word.lemma in SEATED and word.pos == "VERB" else None
    return None if firm is None else (firm, word)


def find(context: Context) -> Iterator[Draft]:
    """Yield the places where organisations have their seats; a branch, a plant and a man based somewhere are left out."""
    towns = {m.text for m in context.mentions if m.kind is EntityKind.PLACE and m.form == "name"}
    for start, end, based in joined(context.parsed, ("based", "headquartered")):
        firm, town = _after(context, based), context.source.text[start:end]
        if firm is not None and (town in towns or located(town)):
            yield _draft(context, start, end, firm, based)
    for seat in context.parsed.tokens:
        if _is_seat(seat) and (span := _before(context, seat)) is not None and (firm := _owner(context, seat)) is not None:
            yield _draft(context, *span, firm, seat)
    for place in context.mentions:
        head = context.parsed.head_of(place.start, place.end)
        found = None if place.kind is not EntityKind.PLACE or place.form != "name" or head is None else _beside(context, head)
        if found is not None:
            yield _draft(context, place.start, place.end, *found)


def _draft(context: Context, start: int, end: int, firm: Mention, word: Token) -> Draft:
    text = context.source.text[start:end]
    return Draft(
        value=Place(raw=text, text=text),
        start=start,
        end=end,
        anchor=word,
        subject=firm.text,
        mention=firm,
        reach=(word.start, word.end),
        of="headquarters",
        head="base",
    )


PREDICATE = Predicate(family="attribute", kinds=("place",), holds=Holds.ONE_AT_A_TIME, find=find)
