"""Which words of a source are names of people, organisations and places: runs of capitals, judged by title, lexicon and label.

The language model's labels are one vote among several: it misses half of all bare surnames. A surname that some full name
of the same source carries is that person's wherever it stands (propagation), in headlines too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.text.gazetteer import located
from factcheck.text.parse import Parsed, Sentence, Token

LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
NO_NAMES = frozenset({"DATE", "TIME", "LANGUAGE", "LAW", "EVENT", "ORDINAL", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
CALENDAR = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "christmas", "easter", "thanksgiving"]
)
INSIDE_ORGANISATION = frozenset({"of", "for", "&", "and"})
LONGEST_NAME = 6


class Name(NamedTuple):
    """The words ``tokens[first:last]`` of a source name something; `title` is what stood before them."""

    first: int
    last: int
    kind: EntityKind
    title: str | None = None


class Words(NamedTuple):
    """The lexicon, ready for questions."""

    titles: frozenset[str]
    never_last: frozenset[str]
    courtesy: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    given: frozenset[str]
    heads: frozenset[str]
    offices: frozenset[str]
    place_heads: frozenset[str]
    before_place: frozenset[str]
    places: frozenset[str]
    demonyms: frozenset[str]


@cache
def words() -> Words:
    """Return the word lists that names are judged by, read once."""
    titles, given, organisations, geography = table("titles"), table("given_names"), table("organisations"), table("geography")
    gendered = [w for key in ("courtesy_male", "courtesy_female", "male", "female") for w in titles[key]]
    regions = [n for part in ("states", "regions", "countries", "cities") for names in geography[part].values() for n in names]
    return Words(
        titles=frozenset([*titles["words"], *gendered]),
        never_last=frozenset(titles["never_last"]),
        courtesy=frozenset([*titles["courtesy_male"], *titles["courtesy_female"]]),
        suffixes=frozenset(titles["suffixes"]),
        particles=frozenset(titles["particles"]),
        given=frozenset(" ".join(given[g] for g in ("female", "male", "either")).split()),
        heads=frozenset(organisations["heads"].split()),
        offices=frozenset(organisations["offices"]),
        place_heads=frozenset(geography["heads"]),
        before_place=frozenset(geography["before"]),
        places=frozenset(regions),
        demonyms=frozenset(w for ws in geography["demonyms"].values() for w in ws),
    )


LOCATIVE = frozenset({"in", "near", "outside", "around"})
"""Words before a town: "in Osby" is a place even where the tagger calls it a firm."""


def find_names(parsed: Parsed) -> tuple[Name, ...]:
    """Return the names of the source in reading order, none inside another."""
    runs = [(s, run) for s in parsed.sentences for run in _runs(s)]
    body = [name for s, run in runs if s.block.kind != "headline" for name in _judge(run)]
    known = _known(parsed, body)
    found = list(body)
    taken = {i for name in body for i in range(name.first, name.last)}
    full = {_key(parsed, n): n.kind for n in body}
    for sentence, run in runs:
        if sentence.block.kind == "headline":
            found.extend(_headline([t for t in run if t.i not in taken], known, full))
    taken |= {i for name in found for i in range(name.first, name.last)}
    # the tagger takes many a surname at the head of a sentence for a noun, so that no run begins there
    found.extend(Name(t.i, t.i + 1, EntityKind.PERSON) for t in parsed.tokens if t.text in known and t.i not in taken)
    return tuple(sorted(_levelled(parsed, found, known)))


def _key(parsed: Parsed, name: Name) -> str:
    return " ".join(t.text for t in parsed.tokens[name.first : name.last]).casefold()


def _known(parsed: Parsed, names: list[Name]) -> frozenset[str]:
    """The surnames of people named in full somewhere in the source."""
    found = set()
    for name in names:
        tokens = [t for t in parsed.tokens[name.first : name.last] if _bare(t) not in words().suffixes and t.text not in {'"', "'"}]
        if name.kind is EntityKind.PERSON and (len(tokens) > 1 or name.title):
            found.add(tokens[-1].text)
    return frozenset(w for w in found if len(w) > 1 and w[0].isupper())


def _levelled(parsed: Parsed, names: list[Name], known: frozenset[str]) -> Iterator[Name]:
    """A lone surname of a known person is that person's name, whatever label it got; a known place is never a person's."""
    for name in names:
        tokens = parsed.tokens[name.first : name.last]
        if len(tokens) == 1 and tokens[0].text in known and tokens[0].text not in words().places:
            nxt = tokens[0].next()
            if not (name.kind is EntityKind.PLACE and nxt is not None and nxt.text == ","):
                yield name._replace(kind=EntityKind.PERSON)
                continue
        yield name


def _headline(run: list[Token], known: frozenset[str], full: dict[str, EntityKind]) -> Iterator[Name]:
    at = 0
    while at < len(run):
        size = next((n for n in range(min(LONGEST_NAME, len(run) - at), 0, -1) if " ".join(t.text for t in run[at : at + n]).casefold() in full), 0)
        if size:
            yield Name(run[at].i, run[at].i + size, full[" ".join(t.text for t in run[at : at + size]).casefold()])
        elif run[at].text in known:
            yield Name(run[at].i, run[at].i + 1, EntityKind.PERSON)
        at += max(size, 1)


def _bare(token: Token) -> str:
    return token.text.rstrip(".") if len(token.text) > 2 else token.text


def _is_capital(token: Token) -> bool:
    """Whether the word may be part of a name: a sentence's first word needs the tagger's word for it."""
    text = token.text
    if not text[0].isupper() or token.lower.rstrip(".") in CALENDAR or token.pos in {"PRON", "DET", "NUM", "INTJ"} or text in {"I", "A"}:
        return False
    if text in words().demonyms and token.ent == "NORP":
        return False
    if token.ent in NO_NAMES and token.pos != "PROPN":
        return False
    if token.pos == "PROPN" or token.ent in LABELS:
        return True
    before = token.next(-1)
    opens = before is None or before.text in {'"', ":", "``", "'"}
    return token.pos in {"NOUN", "ADJ", "X"} and (not opens or _bare(token) in words().titles)


def _runs(sentence: Sentence) -> Iterator[list[Token]]:
    """Maximal rows of name words: "Ana de la Cruz-Orr", 'Lee "Sam" Orr, Jr.', "University of Vale", "Vale County Sheriff's Office"."""
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if not _is_capital(tokens[at]) and not (tokens[at].lower in {"al", "bin", "van", "von", "de"} and at + 1 < len(tokens) and tokens[at].pos == "PROPN"):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            step = _joins(tokens, at, end)
            if not step:
                break
            end += step
        yield tokens[at:end]
        at = end


def _joins(tokens: list[Token], first: int, at: int) -> int:
    """How many words from `at` carry the run on; 0 ends it."""
    ahead = [t.text for t in tokens[at : at + 4]]
    here, before = tokens[at], tokens[at - 1]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    third = tokens[at + 2] if at + 2 < len(tokens) else None
    if _is_capital(here):
        return 0 if before.ent in LABELS and here.ent in LABELS and here.iob == "B" and LABELS[before.ent] is not LABELS[here.ent] and _bare(before) not in words().titles else 1
    if here.text == "-" and after is not None and here.start == before.end and after.start == here.end and after.text[0].isalnum():
        return 2
    if here.text in {'"', "'", "("} and third is not None and after is not None and _is_capital(after):
        closing = next((n for n in (2, 3) if len(ahead) > n and ahead[n] in {'"', "'", ")"}), 0)
        beyond = tokens[at + closing + 1] if closing and at + closing + 1 < len(tokens) else None
        if beyond is not None and _is_capital(beyond) and (_bare(before) in words().given or before.ent == "PERSON"):
            return closing + 2
    if here.text == "," and after is not None and _bare(after) in {"Jr", "Sr"}:
        return 2
    if after is None:
        return 0
    if here.lower in words().particles and (_is_capital(after) or (after.lower in words().particles and third is not None and _is_capital(third))):
        return 2 if _is_capital(after) else 3
    organisation = any(_bare(t) in words().heads for t in tokens[first:at])
    if here.lower in {"of", "for"} and organisation and _bare(before) in words().heads:
        if _is_capital(after):
            return 2
        return 3 if after.lower == "the" and third is not None and _is_capital(third) else 0
    if here.text == "&" and _is_capital(after):
        return 2
    return 2 if here.lower in {"'s", "'"} and _bare(after) in words().offices | {"Conviction"} and after.text[0].isupper() else 0


def _judge(run: list[Token]) -> Iterator[Name]:
    """The names in one run: what stands before a title, the titled person, or the run whole."""
    heads = words()
    while run and (_bare(run[0]) in {"The", "A", "An"} or run[0].pos in {"PART", "ADP", "PUNCT"}):
        run = run[1:]
    if not run:
        return
    titled = _titled(run)
    if titled is not None:
        begin, name_at = titled
        if begin:
            yield from _judge(run[:begin])
        name = run[name_at:]
        if name[0].text[0].isupper() or name[0].lower in heads.particles:
            text = run[0].tree.source.text
            yield Name(name[0].i, name[-1].i + 1, EntityKind.PERSON, text[run[begin].start : run[name_at - 1].end])
        return
    kind = _kind(run)
    if kind is not None:
        yield Name(run[0].i, run[-1].i + 1, kind)


def _titled(run: list[Token]) -> tuple[int, int] | None:
    """Where the row of titles begins, and where the name after it does; an organisation's name has no title."""
    w = words()
    last = _bare(run[-1])
    if last in w.heads and _bare(run[0]) not in w.courtesy and len(run) > 2:
        return None
    if last in w.heads | w.place_heads and len(run) == 2 and _bare(run[0]) not in w.courtesy:
        return None
    at = next((n for n in range(len(run) - 2, -1, -1) if _bare(run[n]) in w.titles and _bare(run[n]) not in w.never_last), None)
    if at is None or last in w.titles or any(t.lower in {"'s", "&"} for t in run):
        return None
    begin = at
    while begin and (_bare(run[begin - 1]) in w.titles or run[begin - 1].text == "-"):
        begin -= 1
    if begin and _bare(run[0]) in w.given and _bare(run[begin - 1]) not in w.place_heads:
        return None
    return begin, at + 1


def _kind(run: list[Token]) -> EntityKind | None:
    w = words()
    texts = [_bare(t) for t in run if t.text not in {'"', "'", "(", ")", ",", "-"}]
    whole = " ".join(t.text for t in run)
    last = texts[-1]
    if all(t in w.titles for t in texts):
        return EntityKind.ORGANISATION if last in w.heads and len(texts) > 1 else None
    if whole in w.places or whole.removeprefix("the ") in w.places:
        return EntityKind.PLACE
    person = texts[0] in w.given and len(texts) > 1
    if len(texts) > 1 and (last in w.heads or (texts[0] in w.heads and "of" in texts)) and not (person and run[-1].ent == "PERSON"):
        return EntityKind.ORGANISATION
    if len(texts) > 1 and (last in w.place_heads or texts[0] in w.before_place) and not (person and run[-1].ent == "PERSON"):
        return EntityKind.PLACE
    labels = [LABELS[t.ent] for t in run if t.ent in LABELS]
    before = run[0].next(-1)
    if before is not None and before.lower in LOCATIVE and EntityKind.PERSON not in labels and any(p.kind == "city" for p in located(whole)):
        return EntityKind.PLACE
    if person and len(texts) <= LONGEST_NAME and EntityKind.PLACE not in labels and "of" not in texts and "&" not in texts:
        return EntityKind.PERSON
    if not labels or (len(labels) * 2 < len(texts)):
        return None
    best = max(sorted(set(labels)), key=labels.count)
    if best is EntityKind.PERSON and (last in w.suffixes or texts[0].isdigit()) and len(texts) == 1:
        return None
    return best
