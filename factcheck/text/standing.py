"""In what place of its sentence a name stands: the word that governs it, and how; the names it is listed with.

Two reports that tell the same put a name in the same place: "a deal with Osby Steel", "taken to Osby Hospital", "the film Low Tide",
"Osby Steel shares". A standing is a relation and the lemma of what governs the name ("with deal", "object buy", "= film"), or the
type of the event that this word tells of; a description tells besides whose it is ("= lawyer of family") and which ("= deputy head").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Parsed, Token
from factcheck.text.role_verbs import office_word
from factcheck.text.words import counts_people, noun_class

BETWEEN = re.compile(r"(?:\s\([^()\n]{1,40}\))?\s?(?:,|;|,?\s(?:and|or|&|plus|as\swell\sas))\s(?:the\s|its\s|his\s|her\s|their\s|an?\s)?")
"""What stands between two names of one list, what is said of the first in brackets included."""
EQUALS = frozenset({"called", "titled", "entitled", "named", "dubbed"})
SETTLED = frozenset({"agree", "plan", "decide", "intend", "expect", "begin", "start", "manage", "set", "continue", "go"})
"""Verbs of one who is to do what their infinitive tells; who wants, offers or tries may not."""
SAID = frozenset({"say", "announce", "confirm"})
"""Verbs of one who may tell of himself."""
ITSELF = frozenset({"it", "he", "she"})
"""Pronouns of one who speaks of himself: "Osby Steel said it would buy"."""
MARKS = frozenset({'"', "'", "``", "''"})
MODIFIES = frozenset({"compound", "nmod", "amod"})
HOLDS = frozenset({"of", "for", "at", "with", "in", "to"})
"""Prepositions after a description that tell whose it is: "a lawyer for the family", "an analyst at Osby"."""

ORDER = frozenset(
    {"first", "second", "third", "fourth", "fifth", "last", "latest", "final", "next", "previous", "new", "old", "former", "debut"}
)
RANKS = frozenset({"deputy", "vice", "assistant", "associate", "acting", "interim", "junior"})
"""Words that make another office of an office."""


class Standing(NamedTuple):
    """How a name hangs on a word."""

    relation: str
    governor: Token

    def __str__(self) -> str:
        word = described_as(self.governor.lemma, _before(self.governor)) if self.governor.pos == "NOUN" else self.governor.lemma
        rank = _rank(self.governor) if self.relation == "=" else ""
        return f"{self.relation} {rank}{word}"


def described_as(noun: str, before: Sequence[str] = ()) -> str:
    """Return the word for a description: the class of its noun, or the one name of an office that has several."""
    return noun_class(office_word(noun, before))


def _before(noun: Token) -> list[str]:
    """The two words before a noun, in small letters."""
    return [t.lower for n in (-2, -1) if (t := noun.next(n)) is not None]


def _rank(description: Token) -> str:
    """The rank in the words right before a description, with a blank after it: "deputy athletic director"."""
    before = description.next(-1)
    while before is not None and before.pos in ("NOUN", "ADJ", "PROPN") and before.lower not in RANKS:
        before = before.next(-1)
    return f"{before.lower} " if before is not None and before.lower in RANKS else ""


def unranked(description: str) -> str:
    """Return a description without the words of its rank, "director" of "deputy director"; a rank alone is left as it is."""
    *before, last = description.split()
    return " ".join([*(word for word in before if word not in RANKS), last])


def first_of_list(head: Token) -> Token:
    """Return the first of the words that a word is joined to by "and"."""
    here = head
    while here.dep == "conj" and not here.is_root and here.head.pos in ("NOUN", "PROPN"):
        here = here.head
    return here


def standings(head: Token, first: Token) -> Iterator[Standing]:
    """Yield the places that a name stands in, by its head and its first word."""
    above = head.head
    described = _beside_its_place(head)
    if described is not None:
        yield Standing("=", described)
    elif head.dep == "appos" and above.pos == "NOUN":
        yield Standing("=", above)
    elif head.dep in MODIFIES and above.pos in ("NOUN", "PROPN"):
        while above.dep in MODIFIES and above.head.pos in ("NOUN", "PROPN"):
            above = above.head
        if above.pos == "NOUN":
            yield Standing("~", above)
    elif head.dep == "poss":
        yield Standing("of", above)
    elif head.dep == "pobj" or (above.pos == "ADP" and head.dep not in ("nsubj", "nsubjpass")):
        yield from _behind(above)
    elif head.dep in ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative"):
        yield from _of_verb(head, above)
    yield from (Standing("=", beside) for beside in head.childs("appos") if beside.pos == "NOUN")
    before = introducing(first)
    if before is not None and before.pos == "NOUN" and before.tag == "NN":
        yield Standing("=", before)


def _beside_its_place(name: Token) -> Token | None:
    """Whom the words before a name describe, where the model sets it beside what he is "of": "the mayor of Osby, Ruth Lind, said"."""
    whose = name.head
    prep = whose.head if name.dep == "appos" and whose.dep == "pobj" else None
    if prep is None or prep.lower not in HOLDS or counts_people(whose.lemma):
        return None
    return prep.head if prep.head.pos == "NOUN" and prep.head.tag == "NN" and counts_people(prep.head.lemma) else None


def holders(description: Token) -> Iterator[str]:
    """Yield whose a description is, by its noun and its whole name: "Osby's manager", "manager at Osby Steel", not "his"; "first film"."""
    for child in description.children:
        if child.dep == "poss" or (child.dep in MODIFIES and (child.pos == "PROPN" or _is_body(child))):
            yield from names_of(child)
        elif child.dep == "amod" and child.lower in ORDER:
            yield child.lower
        elif child.dep == "prep" and child.lower in HOLDS:
            for inner in child.childs("pobj"):
                yield from names_of(inner)


def names_of(noun: Token) -> Iterator[str]:
    """Yield a noun by its lemma, and by the whole of the name that it ends, in small letters."""
    if noun.pos not in ("NOUN", "PROPN"):
        return
    yield noun.lemma.lower()
    row = [noun]
    while noun.pos == "PROPN" and (before := row[0].next(-1)) is not None and before.pos == "PROPN" and before.dep == "compound":
        row.insert(0, before)
    if len(row) > 1:
        yield " ".join(word.lower for word in row)


def _is_body(noun: Token) -> bool:
    """Whether a noun before a description tells of what body it is: "committee chairwoman", "union leader"."""
    return noun.pos == "NOUN" and (noun.lemma in table("organisations")["public"] or noun.lemma in BODIES)


BODIES = frozenset({"board", "church", "club", "college", "company", "council", "party", "school", "state", "team", "union", "university"})
"""Nouns before a description that tell of what it is, besides those of public bodies."""


def introducing(first: Token) -> Token | None:
    """Return the noun right before a name, past quotation marks: "the film Low Tide", "a ship called Petra", "a first film, “Low Tide”"."""
    before: Token | None = first.next(-1)
    quoted = False
    while before is not None and (before.text in MARKS or before.lower in EQUALS or (quoted and before.text == ",")):
        quoted = quoted or before.text in MARKS
        before = before.next(-1)
    return before if before is not None and before.pos in ("NOUN", "PROPN", "ADJ") and before.text[0].islower() else None


def _behind(prep: Token) -> Iterator[Standing]:
    """What a preposition hangs on, or may: the object before it as well as the verb; "by" after a passive is its subject."""
    word, governor = prep.lower, prep.head
    while governor.pos == "ADP" and not governor.is_root:
        word, governor = governor.lower, governor.head  # "out of", "up to"
    if governor.i == prep.i:
        return
    yield Standing("subject" if prep.dep == "agent" else word, governor)
    if governor.pos == "VERB":
        yield from (Standing(word, noun) for noun in governor.childs("dobj") if noun.pos == "NOUN" and noun.i < prep.i)
    elif governor.dep == "dobj":
        yield Standing(word, governor.head)


def _of_verb(head: Token, verb: Token) -> Iterator[Standing]:
    if head.dep in ("attr", "oprd"):
        subject = subject_of(verb)
        if subject is not None and subject.pos == "NOUN":
            yield Standing("=", subject)
    elif verb.lemma == "be":
        yield from (Standing("=", said) for said in verb.childs("attr") if said.pos == "NOUN")
    else:
        yield Standing("subject" if head.dep == "nsubj" else "object", verb)
        if head.dep == "nsubj":
            yield from (Standing("subject", meant) for meant in _meant_by(verb))


def _meant_by(verb: Token) -> Iterator[Token]:
    """The verbs whose subject is that of this one: "agreed to buy", "said it would buy", not "wanted to buy"."""
    if verb.lemma in SETTLED:
        yield from (t for t in verb.childs("xcomp") if t.pos == "VERB" and t.child("nsubj", "nsubjpass") is None)
    for said in verb.childs("ccomp") if verb.lemma in SAID else ():
        subject = said.child("nsubj")
        if said.pos == "VERB" and subject is not None and subject.lower in ITSELF:
            yield said


def lists(parsed: Parsed, names: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Return the rows of names that are set side by side with commas or "and", as places in `names`, which is in reading order.

    Two alone need an "and" without a comma: "Osby, Ohio" is no list, and after ", and" another clause may begin.
    """
    text = parsed.source.text
    rows: list[list[int]] = []
    for n, (start, _) in enumerate(names):
        if rows and BETWEEN.fullmatch(text, names[rows[-1][-1]][1], start):
            rows[-1].append(n)
        else:
            rows.append([n])
    return tuple(tuple(row) for row in rows if len(row) > 2 or (len(row) == 2 and "," not in text[names[row[0]][1] : names[row[1]][0]]))
