"""Whether a trigger is meant in its event type's sense: "operated on her knee" beside "operates two mills"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.lexicon import table
from factcheck.text.event_roles import is_bare_relative, is_participle
from factcheck.text.nominals import roles
from factcheck.text.parse import Token

MONEY = frozenset({"$", "£", "€", "¥", "dollar", "euro", "pound", "yen", "cent", "money", "cash", "fortune", "million", "billion", "fund"})
PERSONAL = frozenset(["he", "she", "him", "her", "them", "they", "who", "whom", "us", "me", "we", "i", "himself", "herself", "themselves"])


@dataclass(frozen=True)
class Sense:
    """One row of the lexicon: what must stand beside the word, and what must not."""

    asks: tuple[tuple[str, frozenset[str]], ...]
    form: str


class Around:
    """What stands beside a trigger in the parse."""

    def __init__(self, token: Token, last: Token) -> None:
        self.token, self.last = token, last

    @property
    def passive(self) -> bool:
        """Whether its subject, or the noun it hangs on, is what it is done to."""
        token = self.token
        return token.child("nsubjpass", "auxpass") is not None or (is_participle(token) and token.dep == "acl" and not token.childs("dobj"))

    def objects(self) -> Iterator[Token]:
        """The direct object, or what is the object of a passive, of a participle on a noun, of a relative clause."""
        token = self.token
        own = token.childs("dobj", "nsubjpass", "dative")
        for word in own:
            yield from self._named_by(word)
        if (is_participle(token) and token.dep in ("acl", "amod")) or is_bare_relative(token):
            yield token.head
        if not own and self.passive and token.dep == "conj":
            yield from token.head.childs("nsubjpass")

    def agents(self) -> Iterator[Token]:
        """The subject of an active verb, and who or what a passive's "by" names."""
        token = self.token
        for word in token.childs("nsubj"):
            yield from self._named_by(word)
        for by in token.childs("agent"):
            yield from by.childs("pobj")
        if not token.childs("nsubj") and not self.passive:
            yield from token.head.childs("nsubj") if token.dep in ("conj", "xcomp", "advcl") else ()
            yield from (token.head,) if token.dep in ("acl", "relcl") else ()
        if self.passive:
            yield from (inner for prep in token.childs("prep") if prep.lower == "by" for inner in prep.childs("pobj"))

    def _named_by(self, word: Token) -> Iterator[Token]:
        if word.lower == "it":
            yield from self._meant(word)
        yield self.token.head if word.lower in ("who", "that", "which", "whom") and self.token.dep == "relcl" else word
        yield from word.childs("conj", "appos")  # "directed Red Moon, the sequel to Dawn"
        for prep in word.childs("prep"):
            if prep.lower == "of":
                yield from prep.childs("pobj")  # "a series of aftershocks", "two of the men"

    def _meant(self, it: Token) -> Iterator[Token]:
        """What "it" stands for: the subject before it of the nearest clause above, or of the sentence before where it opens its own."""
        for above in self.token.ancestors:
            subjects = [word for word in above.childs("nsubj", "nsubjpass") if word.i < it.i]
            if subjects:
                yield from subjects
                return
        tree = it.tree
        if it.next(-1) is None and it.sentence and tree.sentences[it.sentence - 1].block == tree.sentences[it.sentence].block:
            before = next((word for word in tree.sentences[it.sentence - 1].tokens if word.is_root), None)
            yield from before.childs("nsubj", "nsubjpass") if before is not None else ()

    def through(self) -> Iterator[Token]:
        """The nouns after its prepositions, and after those of a phrase's last word: "is out as coach"."""
        for prep in self._both("prep", "agent", "dative"):
            for inner in prep.childs("pobj"):
                yield inner
                yield from inner.childs("conj")

    def made(self) -> Iterator[Token]:
        """What the verb makes of somebody, or what its subject becomes: "named dean", "became mayor"."""
        for word in self._both("oprd", "attr"):
            yield word
            yield from word.childs("conj")

    def _both(self, *deps: str) -> Iterator[Token]:
        yield from self.token.childs(*deps)
        if self.last.i != self.token.i:
            yield from self.last.childs(*deps)

    def to_do(self) -> Iterator[Token]:
        """The infinitives under it: "asked her to join"; of a noun, those beside it as well: "is in talks to join"."""
        token = self.token
        beside = token.head.head.childs("xcomp") if token.dep == "pobj" and token.head.head.lemma == "be" else []
        yield from (below for below in (*self._both("xcomp", "ccomp", "advcl", "acl", "relcl"), *beside) if below.tag == "VB")

    def with_words(self) -> set[str]:
        """The prepositions and particles of it."""
        return {c.lower for c in self._both("prep", "prt", "agent", "advmod", "dative", "oprd", "acomp")}

    def beside(self) -> Iterator[Token]:
        """The compounds and adjectives on a noun."""
        for child in self.token.childs("compound", "amod", "nmod", "poss", "nummod"):
            yield child
            yield from child.childs("compound", "amod")


def _lemmas(words: Iterator[Token]) -> set[str]:
    return {form for word in words for form in (word.lemma, word.lower, word.hyphenated)}


def _governors(around: Around) -> set[str]:
    token = around.token
    if token.is_root:
        return set()
    above = token.head.head if token.dep == "pobj" else token.head
    return {above.lemma} if token.dep in ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "conj") else set()


def _behind(around: Around) -> set[str]:
    return {around.token.head.lower} if around.token.dep == "pobj" else set()


SEEN: dict[str, Callable[[Around], set[str]]] = {
    "objects": lambda a: _lemmas(a.objects()),
    "agents": lambda a: _lemmas(a.agents()),
    "through": lambda a: _lemmas(a.through()),
    "made": lambda a: _lemmas(a.made()),
    "to": lambda a: _lemmas(a.to_do()),
    "with": Around.with_words,
    "beside": lambda a: _lemmas(a.beside()),
    "heads": _governors,
    "after": _behind,
}
"""What each key of a row looks at; "never_" before a key asks for none of its words."""


def _is_someone(word: Token) -> bool:
    return word.lower in PERSONAL or word.ent == "PERSON" or word.lemma in roles().people or word.lemma in roles().groups


def _has_sum(around: Around) -> bool:
    beside = [*around.token.childs("dobj", "nummod", "npadvmod", "attr"), *around.through()]
    return any(t.lower in MONEY or t.lemma in MONEY for word in beside for t in word.subtree)


def opens_title(mark: Token | None) -> bool:
    """Return whether it is a quotation mark with a capital behind it."""
    first = mark.next() if mark is not None and mark.tag == "``" else None
    return first is not None and first.text[:1].isupper()


def _is_plain(around: Around) -> bool:
    return not any(w.childs("ccomp", "xcomp", "oprd") for w in (around.token, around.last))


def _is_told(around: Around) -> bool:
    """Whether a verb tells of it, and is no loose participle: "called him, beginning at noon"."""
    token = around.token
    loose = token.tag == "VBG" and token.dep in ("prep", "acl", "advcl", "pcomp", "amod") and not token.childs("nsubj", "nsubjpass")
    return token.pos == "VERB" and not loose


FORMS: dict[str, Callable[[Around], bool]] = {
    "": lambda _a: True,
    "transitive": lambda a: any(True for _ in a.objects()),
    "intransitive": lambda a: not any(True for _ in a.objects()),
    "passive": lambda a: a.passive,
    "people": lambda a: any(_is_someone(w) for w in a.objects()),
    "money": _has_sum,
    "number": lambda a: any(t.pos == "NUM" for w in a.through() for t in w.subtree),
    "named": lambda a: any(w.pos == "PROPN" for w in a.through()),
    "told": _is_told,
    "active": lambda a: not a.passive and any(True for _ in a.objects()),
    "brought up": lambda a: any(_is_someone(w) or w.pos == "PROPN" for w in Around(a.last, a.last).objects()),
    "titled": lambda a: any(w.ent == "WORK_OF_ART" for w in a.objects()) or opens_title(a.token.next()),
    "plural": lambda a: a.token.tag == "NNS",
    "plain": _is_plain,
}


def listed(words: Any) -> frozenset[str]:
    """Return the words of a row, or of the list of the lexicon that it names."""
    return frozenset(table("senses")["lists"][words] if isinstance(words, str) else words)


@cache
def _senses() -> dict[tuple[str, str], tuple[Sense, ...]]:
    found: dict[tuple[str, str], list[Sense]] = {}
    for row in table("senses")["sense"]:
        asks = tuple((key, listed(row[key])) for key in sorted(row) if key.removeprefix("never_") in SEEN)
        for word in row["words"]:
            found.setdefault((row["type"], word), []).append(Sense(asks, row.get("form", "")))
    return {key: tuple(senses) for key, senses in found.items()}


def is_meant(token: Token, last: Token, event_type: str) -> bool:
    """Return whether the word, or the phrase that ends with `last`, can tell of such an event here; a word without a row always can."""
    senses = _senses().get((event_type, token.lemma))
    if senses is None:
        return True
    around = Around(token, last)
    return any(FORMS[sense.form](around) and all(_holds(around, key, words) for key, words in sense.asks) for sense in senses)


def _holds(around: Around, key: str, words: frozenset[str]) -> bool:
    barred = key.startswith("never_")
    return bool(SEEN[key.removeprefix("never_")](around) & words) is not barred
