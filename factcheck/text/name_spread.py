"""Which words are names because of a full name elsewhere in the source: its surname, its club's plural, its first words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model import EntityKind
from factcheck.text.gazetteer import is_state_or_country, located
from factcheck.text.name_runs import AGED, LOCATIVE, Name, bare, has_head
from factcheck.text.name_words import words
from factcheck.text.parse import Parsed, Token
from factcheck.text.towns import behind_street, is_club

ENTERED = frozenset({"at", "in", "into", "from", "to", "inside", "outside", "enter", "entered", "left", "leave", "leaves", "enters"})
"""Words before a house that goes by its founder's name: "checked into Orr Hollis"."""
PLACE_NOUNS = frozenset(
    [
        *("village", "town", "city", "hamlet", "settlement", "suburb", "county", "province", "district", "state", "region", "island"),
        *("port", "hometown"),
    ]
)


class Known(NamedTuple):
    """Parts of the names of people whom the source names in full."""

    surnames: frozenset[str]
    firsts: frozenset[str]
    teams: frozenset[str]
    """The plural that ends the name of a club: Larks of the Osby Larks."""
    short: frozenset[str]
    """The names of organisations without their last nouns: Hollis of the Hollis Treatment Center."""


def known_names(parsed: Parsed, names: list[Name]) -> Known:
    """The surnames and first names of people named in full somewhere in the source, or by title and surname."""
    surnames, firsts, teams = set(), set(), set()
    for name in names:
        if name.kind is EntityKind.ORGANISATION and is_club(" ".join(t.text for t in parsed.tokens[name.first : name.last])):
            teams.add(parsed.tokens[name.last - 1].text)
        tokens = [t for t in parsed.tokens[name.first : name.last] if bare(t) not in words().suffixes and t.text not in {'"', "'"}]
        if name.kind is not EntityKind.PERSON or not tokens or (len(tokens) < 2 and not name.title):
            continue
        if not name.title and tokens[0].text not in words().given and any(t.ent != "PERSON" for t in tokens):
            continue
        surnames.add(tokens[-1].text)
        if len(tokens) > 1 and tokens[0].text in words().given:
            firsts.add(tokens[0].text)
    places = words().places
    return Known(
        frozenset(w for w in surnames if len(w) > 1 and w[0].isupper()),
        frozenset(w for w in firsts if len(w) > 1 and w not in places),
        frozenset(teams),
        _shortened(parsed, names),
    )


def _shortened(parsed: Parsed, names: list[Name]) -> frozenset[str]:
    """What may stand for the name of an organisation; a town does not stand for its police."""
    w, found = words(), set()
    for name in names:
        texts = [t.text for t in parsed.tokens[name.first : name.last]]
        while len(texts) > 1 and texts[-1] in w.heads | w.place_heads | w.before_head:
            texts.pop()
        left = " ".join(texts)
        said = len(texts) == 1 and (
            texts[0].casefold() in w.common or texts[0] in w.titles | w.heads | w.things | w.demonyms | w.place_heads
        )
        if (
            name.kind is EntityKind.ORGANISATION
            and len(texts) < name.last - name.first
            and len(left) > 3
            and not said
            and not located(left)
        ):
            found.add(left)
    return frozenset(found)


def bears(token: Token, known: Known) -> bool:
    """Whether a word that no run holds is a known surname: the tagger takes many for nouns at the head of a sentence."""
    if token.text not in known.surnames:
        before = token.next(-1)
        ends_name = token.text in words().things and before is not None and before.pos == "PROPN"  # "the Orr Bill"
        return token.text in known.firsts and token.pos == "PROPN" and not ends_name
    opens = token.next(-1) is None
    aged = AGED.match(token.tree.source.text, token.end) is not None
    return token.pos == "PROPN" or not opens or aged or token.dep in {"nsubj", "nsubjpass", "poss"}


def levelled(parsed: Parsed, names: list[Name], known: Known) -> Iterator[Name]:
    """A lone surname of a known person is that person's name, whatever label it got; a known place is never a person's."""
    for name in names:
        kind = _level(parsed.tokens[name.first : name.last], name, known)
        if kind is not None:
            yield name._replace(kind=kind)


def _level(tokens: list[Token], name: Name, known: Known) -> EntityKind | None:
    text, before = tokens[0].text, tokens[0].next(-1)
    if name.title is None and before is not None and before.lower in ENTERED and " ".join(t.text for t in tokens) in known.short:
        return EntityKind.ORGANISATION
    if len(tokens) > 1:
        astray = name.kind is EntityKind.PLACE and {text, tokens[-1].text} & known.surnames and not has_head(tokens)
        return EntityKind.PERSON if astray and not located(" ".join(t.text for t in tokens)) else name.kind
    if text in known.surnames | known.firsts and text not in words().places:
        nxt, aged = tokens[0].next(), AGED.match(tokens[0].tree.source.text, tokens[0].end)
        return name.kind if name.kind is EntityKind.PLACE and nxt is not None and nxt.text == "," and not aged else EntityKind.PERSON
    if text in known.teams or (text in known.short and name.kind is EntityKind.PLACE):
        return EntityKind.ORGANISATION
    if name.title is None and name.kind is EntityKind.PERSON:
        return _alone(tokens[0])
    return EntityKind.PLACE if name.title is None and (_among_places(tokens[0]) or behind_street(tokens[0])) else name.kind


def _alone(token: Token) -> EntityKind | None:
    """What a single word is that the tagger calls a person though the source introduces nobody of that name."""
    before = token.next(-1)
    if before is not None and (before.text == "/" or (before.lower in {"the", "a", "an"} and token.dep not in {"compound", "poss"})):
        return None
    if is_state_or_country(token.text) or _among_places(token):
        return EntityKind.PLACE
    if token.text.isupper() and 1 < len(token.text) <= 5:
        return EntityKind.ORGANISATION
    return EntityKind.PLACE if _hails_from(token) and located(token.text) else EntityKind.PERSON


def _hails_from(token: Token) -> bool:
    """Whether it stands where towns do: "in Osby", "Ana Orr of Osby"."""
    before, earlier = token.next(-1), token.next(-2)
    if before is None:
        return False
    return before.lower in LOCATIVE | {"from", "at"} or (before.lower == "of" and earlier is not None and earlier.ent == "PERSON")


def _among_places(token: Token) -> bool:
    """Whether it stands in a list of places: "the villages of Osby and Arle", "between Osby and Arle"."""
    here = token
    while here.dep == "conj" and not here.is_root:
        here = here.head
        if here.ent in {"GPE", "LOC", "FAC"}:
            return True
    above = here.head
    return here.dep == "pobj" and above.lower == "of" and above.head.lemma in PLACE_NOUNS
