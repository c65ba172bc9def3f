"""Which words of a source are names of people, organisations and places: runs of capitals, judged by title, lexicon and label.

The language model's labels are one vote among several: it misses half of all bare surnames. A surname or first name that some
full name of the same source carries is that person's wherever it stands (propagation), in headlines too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.lexicon import table
from factcheck.model import EntityKind
from factcheck.text.gazetteer import is_state_or_country, located
from factcheck.text.name_runs import LOCATIVE, NO_NAMES, Name, bare, has_head, is_of_office, opens_office, runs
from factcheck.text.name_spread import Known, bears, known_names, levelled
from factcheck.text.name_words import LABELS, words
from factcheck.text.nominals import roles
from factcheck.text.parse import Parsed, Token
from factcheck.text.presented import is_described, is_introduced, is_plain
from factcheck.text.towns import is_home, is_lived_in, is_numbered

LONGEST_NAME = 6
LARGE_CITY = 300_000
RESCUE = re.compile(r"\s(?:and|&)\sRescue\b")
"""What follows the name of a fire service: "Osby Fire and Rescue"."""


def find_names(parsed: Parsed) -> tuple[Name, ...]:
    """Return the names of the source in reading order, none inside another."""
    rows = [(s, run) for s in parsed.sentences for run in runs(s)]
    body = [name for s, run in rows if s.block.kind != "headline" for name in _judge(run)]
    known = known_names(parsed, body)
    found = list(body)
    taken = {i for name in body for i in range(name.first, name.last)}
    full = {_key(parsed, n): n.kind for n in body} | dict.fromkeys((t.casefold() for t in known.teams), EntityKind.ORGANISATION)
    full |= dict.fromkeys((name.casefold() for name in known.short), EntityKind.ORGANISATION)
    for sentence, run in rows:
        if sentence.block.kind == "headline":
            found.extend(_headline([t for t in run if t.i not in taken], known, full))
        elif not taken.intersection(t.i for t in run) and " ".join(t.text for t in run) in known.short:
            found.append(Name(run[0].i, run[-1].i + 1, EntityKind.ORGANISATION))
    taken |= {i for name in found for i in range(name.first, name.last)}
    found.extend(Name(t.i, t.i + 1, EntityKind.PERSON) for t in parsed.tokens if t.i not in taken and bears(t, known))
    taken |= {i for name in found for i in range(name.first, name.last)}
    found.extend(Name(t.i, t.i + 1, EntityKind.ORGANISATION) for t in parsed.tokens if t.i not in taken and t.text in known.teams)
    return tuple(sorted(levelled(parsed, found, known)))


def _key(parsed: Parsed, name: Name) -> str:
    return " ".join(t.text for t in parsed.tokens[name.first : name.last]).casefold()


def _headline(run: list[Token], known: Known, full: dict[str, EntityKind]) -> Iterator[Name]:
    at = 0
    while at < len(run):
        sizes = range(min(LONGEST_NAME, len(run) - at), 0, -1)
        size = next((n for n in sizes if " ".join(t.text for t in run[at : at + n]).casefold() in full), 0)
        if size:
            yield Name(run[at].i, run[at].i + size, full[" ".join(t.text for t in run[at : at + size]).casefold()])
        elif whole := _full_name(run[at:]):
            size = whole
            yield Name(run[at].i, run[at].i + size, EntityKind.PERSON)
        elif run[at].text in known.surnames:
            yield Name(run[at].i, run[at].i + 1, EntityKind.PERSON)
        at += max(size, 1)


def _full_name(run: list[Token]) -> int:
    """How many words of a headline are a full name that the body need not have: a first name and what the tagger calls a person."""
    size = 0
    while size < len(run) and run[size].ent == "PERSON" and (not size or run[size].i == run[size - 1].i + 1):
        size += 1
    good = 2 <= size <= LONGEST_NAME and run[0].text in words().given and not located(" ".join(t.text for t in run[:size]))
    return size if good and not has_head(run[:size]) and not {t.text for t in run[:size]} & words().things else 0


def _judge(run: list[Token]) -> Iterator[Name]:
    """The names in one run: what stands before a title, the titled person, or the run whole."""
    heads = words()
    while run and (bare(run[0]) in {"The", "A", "An"} or run[0].pos in {"PART", "ADP", "PUNCT"} or _is_verb(run)):
        run = run[1:]
    if not run:
        return
    if len(run) > 2 and run[0].text in words().demonyms and run[0].text not in words().given and run[1].text in words().given:
        run = run[1:]  # "American Lee Orr"
    if len(run) > 2 and run[0].lower in roles().people and bare(run[0]) not in heads.given | heads.titles and run[1].text in heads.given:
        run = run[1:]  # "Producer Lee Orr"
    if len(run) > 1 and _is_sort_of_firm(run[0]) and run[1].text[0].isupper():
        kind = _kind(run[1:])
        person = kind is EntityKind.PERSON and bare(run[1]) in heads.given  # "Developer Lee Orr"
        yield Name(run[1].i, run[-1].i + 1, EntityKind.ORGANISATION if kind is None or (kind is EntityKind.PERSON and not person) else kind)
        return  # "Drugmaker Osbyco has said"
    titled = _titled(run)
    if titled is not None:
        begin, name_at = titled
        if begin == 1 and any(p.kind == "city" for p in located(run[0].text)):
            yield Name(run[0].i, run[0].i + 1, EntityKind.PLACE)  # "Osby Police Chief Lee Orr"
        elif begin:
            # whose office it is: "Osby Public Safety Director Lee Orr"
            yield from (n._replace(kind=EntityKind.ORGANISATION) if n.kind is EntityKind.PERSON else n for n in _judge(run[:begin]))
        name = run[name_at:]
        while len(name) > 2 and name[0].text == "-" and name[1].text[0].islower():
            name = name[2:]  # "President-elect Ana Orr"
        contest = bare(run[begin]) == "Miss" and is_state_or_country(" ".join(t.text for t in name))
        if not contest and (name[0].text[0].isupper() or name[0].lower in heads.particles):
            text = run[0].tree.source.text
            yield Name(name[0].i, name[-1].i + 1, EntityKind.PERSON, text[run[begin].start : run[name[0].i - run[0].i - 1].end])
        return
    after = run[-1].next()
    while after is not None and after.lower == "and" and _ends_title(run, len(run) - 1) and any(bare(t) in heads.heads for t in run[:-1]):
        run = run[:-1]  # "Harrick Corp. Chairman and CEO Lee Orr"
    kind = _kind(run)
    if kind is not None:
        yield Name(run[0].i, run[-1].i + 1, kind)


def _is_sort_of_firm(word: Token) -> bool:
    """Whether a sentence opens with a word for what a firm does: "Drugmaker Osbyco"."""
    return word.next(-1) is None and word.lower in words().sorts


def _is_verb(run: list[Token]) -> bool:
    """Whether the run opens with a verb or adverb at the head of a sentence: "Born Ana Orr", "Reportedly Orr"."""
    first = run[0]
    if len(run) > 2 and first.text.casefold().endswith("ed") and first.text not in words().given and run[1].text in words().given:
        return True  # "Osby Larks Fired Lee Orr", where the tagger takes the verb for a name
    return (
        len(run) > 1
        and first.pos in {"VERB", "AUX", "ADV", "SCONJ", "CCONJ"}
        and first.text not in words().given
        and first.next(-1) is None
        and not opens_office(first)
    )


def _titled(run: list[Token]) -> tuple[int, int] | None:
    """Where the row of titles begins, and where the name after it does; an organisation's name has no title."""
    w = words()
    last = bare(run[-1])
    if last in w.heads and bare(run[0]) not in w.courtesy and len(run) > 2:
        return None
    if last in w.heads | w.place_heads and len(run) == 2 and bare(run[0]) not in w.courtesy:
        return None
    at = next((n for n in range(len(run) - 2, -1, -1) if _ends_title(run, n)), None)
    if at is None or last in w.titles or any(t.lower in {"'s", "&"} for t in run):
        return None
    begin = at
    if _follows_of(run, at):
        begin = at - 2
    while begin and (bare(run[begin - 1]) in w.titles or run[begin - 1].text == "-" or _is_field(run[begin - 1], run[at])):
        begin -= 1
    if bare(run[at]) == "Officer" and begin > 1 and bare(run[begin - 2]) == "Chief":
        begin -= 2  # "Chief Financial Officer"
    named = len(run) - at > 2 and bare(run[at + 1]) in w.given
    office = at > begin or named or any(bare(t) in w.titles | w.heads for t in run[1:begin]) or _is_city_of_office(run, at)
    if begin and not office and bare(run[0]) in w.given and bare(run[begin - 1]) not in w.place_heads:
        return None
    return begin, at + 1


def _is_field(word: Token, office: Token) -> bool:
    """Whether the word tells what a minister or a head is in charge of: "Transport Minister"."""
    offices, fields = table("fields")["rank"].values(), table("fields")["field"].values()
    in_charge = any(bare(office).casefold() in row for row in offices)
    return in_charge and word.text[0].isupper() and any(word.lower in row for row in fields)


def _ends_title(run: list[Token], at: int) -> bool:
    """Whether a title may end here: with "Chief Executive", though an executive is none."""
    word = bare(run[at])
    if _follows_of(run, at):
        return True
    if word in words().first_names and at == len(run) - 2:
        return False
    return word in words().titles and (word not in words().never_last or (word == "Executive" and at > 0 and bare(run[at - 1]) == "Chief"))


def _follows_of(run: list[Token], at: int) -> bool:
    """Whether the word is that of which somebody is the chief: "Chief of Police Ann Orr"."""
    return at > 1 and run[at - 1].lower == "of" and is_of_office(run[at - 2], run[at])


def _is_city_of_office(run: list[Token], at: int) -> bool:
    """Whether a large city stands before the title of somebody named in full, though some bear its name: "Austin Councilman Yusi Orr"."""
    city = at == 1 and any(p.kind == "city" and p.population >= LARGE_CITY for p in located(run[0].text))
    return city and len(run) > 3 and bare(run[at]) not in words().given


def _kind(run: list[Token]) -> EntityKind | None:
    w = words()
    texts = [bare(t) for t in run if t.text not in {'"', "'", "(", ")", ",", "-"}]
    whole = " ".join(t.text for t in run)
    if is_numbered(run[-1].text) or _is_fire_service(run, texts):
        return EntityKind.ORGANISATION
    last, many = texts[-1], len(texts) > 1
    if all(t in w.titles for t in texts):
        return EntityKind.ORGANISATION if last in w.heads and many else None
    if whole in w.places or whole.removeprefix("the ") in w.places or (many and all(t in w.places for t in texts)):
        return EntityKind.PLACE
    given = texts[0] in w.given and many and not any(c.isdigit() for c in whole)
    if not (given and run[-1].ent == "PERSON"):
        if many and (last in w.heads or (texts[0] in w.heads and "of" in texts)):
            return EntityKind.ORGANISATION
        if many and (last in w.place_heads or texts[0] in w.before_place or texts[-2] in w.before_place):
            return EntityKind.PLACE
        if many and last in w.titles and any(t in w.titles | w.heads for t in texts[:-1]):
            return None
    if _is_thing(texts, given=given):
        return None
    labels = [LABELS[t.ent] for t in run if t.ent in LABELS]
    if _is_town_here(run, labels, whole):
        return EntityKind.PLACE
    if given and ((labels and set(labels) == {EntityKind.ORGANISATION} and _is_team(texts)) or last == "State"):
        return EntityKind.ORGANISATION  # "Wilson State", a university
    if given and len(texts) <= LONGEST_NAME and EntityKind.PLACE not in labels and "of" not in texts and "&" not in texts:
        return EntityKind.PERSON
    if given and len(texts) <= LONGEST_NAME and is_described(run) and not has_head(run):
        return EntityKind.PERSON  # "Danielle Orr, the firm's chief executive", whatever the label
    if (
        many
        and (_is_nicknamed(run) or _is_victim(run, texts) or is_introduced(run, labels) or (is_plain(run) and is_described(run)))
        and not located(whole)
    ):
        return EntityKind.PERSON
    return _labelled(run, texts, labels)


def _is_nicknamed(run: list[Token]) -> bool:
    """Whether quotation marks stand inside the row, which says of no firm what it is: nothing but a person is called so."""
    return any(t.text == '"' for t in run[1:-1]) and not has_head(run)


def _is_victim(run: list[Token], texts: list[str]) -> bool:
    """Whether a name with a first name in its middle is that of one who was killed: "the murder of Orvane Marie Vale"."""
    prep = run[-1].head
    killed = prep.lower == "of" and prep.head.lemma in {"murder", "killing", "slaying", "death", "shooting"}
    return killed and len(texts) == len(run) == WITH_MIDDLE and texts[1] in words().given and not has_head(run)


WITH_MIDDLE = 3
NEAR = frozenset({"near", "outside"})
"""Prepositions before which a place stands, and hardly ever a person."""


def _is_town_here(run: list[Token], labels: list[EntityKind], whole: str) -> bool:
    """Whether the sentence speaks of a town: "in Osby", unless the tagger takes it for a person, or "Lee Orr of Osby".

    That somebody lives there is enough for a town that no gazetteer has.
    """
    before, person = run[0].next(-1), EntityKind.PERSON in labels
    if not person and is_lived_in(run[0], run[-1]) and not has_head(run) and not {bare(t) for t in run} & words().titles:
        return True
    inside = before is not None and before.lower in LOCATIVE and not person
    return (inside or is_home(run[-1])) and any(p.kind == "city" for p in located(whole))


def _is_fire_service(run: list[Token], texts: list[str]) -> bool:
    """Whether the run is "Osby Fire" of "Osby Fire and Rescue"; nobody is called so, whatever the first word."""
    if len(texts) < 2 or texts[-1] != "Fire":
        return False
    return texts[0] in words().given or RESCUE.match(run[0].tree.source.text, run[-1].end) is not None


def _is_team(texts: list[str]) -> bool:
    """Whether a first name is the city of a team here: "Boston Larks"."""
    return texts[-1][-1] in "sx" and any(p.kind == "city" and p.population >= LARGE_CITY for p in located(texts[0]))


def _labelled(run: list[Token], texts: list[str], labels: list[EntityKind]) -> EntityKind | None:
    """What the language model's labels say, where half of the words have one; a lone first name needs none."""
    if not labels and len(texts) == 1 and texts[0] in words().given and run[0].pos == "PROPN":
        before = run[0].next(-1)
        named = before is not None and before.text != '"' and run[0].ent not in NO_NAMES and not located(texts[0])
        return EntityKind.PERSON if named else None
    if not labels or len(labels) * 2 < len(texts):
        return None
    best = max(sorted(set(labels)), key=labels.count)
    if best is EntityKind.PERSON and len(texts) == 1 and (texts[-1] in words().suffixes or texts[0].isdigit()):
        return None
    if best is EntityKind.PERSON and len(texts) > 1 and texts[0] not in words().given and _may_be_a_place(run, texts):
        return EntityKind.PLACE
    return best


MAKE_AND_MODEL = 2
OF_A_MAKER = frozenset({"Motor", "Motors", "Engineering", "Financial", "Credit", "Capital", "America", "Racing", "Dealers", "Group"})
"""Second words of the firms that make, sell or race cars."""


def _is_thing(texts: list[str], *, given: bool) -> bool:
    """Whether the words say that it is a thing: "the Orr Bill", though Bill Orr is a person, and "Chevrolet Tahoe"."""
    w = words()
    if any(t in w.things for t in (texts[1:] if given else texts)):
        return True
    return len(texts) == MAKE_AND_MODEL and not given and texts[0] in w.makes and texts[1] not in w.heads | w.before_head | OF_A_MAKER


def _may_be_a_place(run: list[Token], texts: list[str]) -> bool:
    """Whether a name without a first name is a town that the tagger takes for a person: "near Alder Croft", "Osby Crossing"."""
    before, after = run[0].next(-1), run[-1].next()
    near = before is not None and before.lower in NEAR and (after is None or after.tag != "POS")
    return near or texts[-1] in words().soft_place_heads or bool(located(" ".join(t.text for t in run)))
