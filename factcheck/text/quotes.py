"""Which words stand between quotation marks, and who says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from factcheck.model import Block
from factcheck.text.marks import Pair, pairs
from factcheck.text.parse import Parsed, Token
from factcheck.text.speech import NOMINAL, Stretch, can_speak, is_verb, phrase, says, speaker, words

LONGEST_LEAD = 25
"""Words looked at on either side for the verb of saying: "X, a nurse at Y who saw the fire, said"."""
SCARE_WORDS = 4


@dataclass(frozen=True)
class Quote:
    """Words in quotation marks: ``source.text[start:end]``, the marks left out."""

    start: int
    end: int
    text: str
    sentence: int
    """Index of the sentence in which it begins."""
    speaker: Stretch | None
    """The speaker's words in the source, a pronoun too; None where nobody is named."""
    cue: Stretch | None
    """The verb or "according to" that ties speaker and quote."""
    kind: Literal["speech", "scare", "title"]
    inferred: bool = False
    """The speaker is taken from another sentence."""


@dataclass(frozen=True)
class _Cue:
    """Who says it, by which word."""

    speaker: Stretch
    cue: Stretch


@lru_cache(maxsize=4)
def find_quotes(parsed: Parsed) -> tuple[Quote, ...]:
    """Return the quotations in reading order; one that runs over paragraphs is one for each paragraph."""
    found: list[Quote] = []
    text = parsed.source.text
    blocks = _blocks(parsed)
    earlier: Quote | None = None
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        here = _in_block(parsed, block, following)
        here = [_with_paragraph(parsed, quote, block, here) for quote in here]
        if here and here[0].speaker is None and n and _may_inherit(text, here[0], block):
            here = _with_earlier(parsed, here, blocks[n - 1], earlier)
        found.extend(here)
        spoken = [q for q in here if q.kind == "speech" and q.speaker]
        earlier = spoken[-1] if spoken else None
    return tuple(found)


def _blocks(parsed: Parsed) -> list[Block]:
    """The parsed blocks, those that were cut for length joined again."""
    seen: dict[int, Block] = {}
    for sentence in parsed.sentences:
        end = sentence.block.end
        if end not in seen or sentence.block.start < seen[end].start:
            seen[end] = sentence.block
    return sorted(seen.values(), key=lambda b: b.start)


def _in_block(parsed: Parsed, block: Block, following: Block | None) -> list[Quote]:
    """The quotations of one paragraph with the speakers that their own sentences name."""
    text = parsed.source.text
    after = text[following.start : following.start + 1] if following else ""
    outer = pairs(text, block.start, block.end, after)
    found = []
    for pair in outer:
        cue = _cue(parsed, pair, outer, block)
        quote = _quote(parsed, pair, cue)
        if quote:
            found.append(quote)
            found.extend(_nested(parsed, pair))
    return found


def _quote(parsed: Parsed, pair: Pair, cue: _Cue | None) -> Quote | None:
    inside = parsed.between(pair.start, pair.end)
    if not any(t.text[:1].isalnum() for t in inside):
        return None
    text = parsed.source.text[pair.start : pair.end]
    if _names_a_work(parsed, pair, inside, cue):
        return Quote(pair.start, pair.end, text, inside[0].sentence, None, None, "title")
    kind: Literal["speech", "scare"] = "scare" if cue is None and _is_scare(text, inside) else "speech"
    return Quote(pair.start, pair.end, text, inside[0].sentence, cue.speaker if cue else None, cue.cue if cue else None, kind)


def _is_scare(text: str, inside: list[Token]) -> bool:
    """A few words without a stop: the so-called “miracle diet”."""
    return len([t for t in inside if t.text[:1].isalnum()]) <= SCARE_WORDS and text.rstrip()[-1:] not in ".?!"


def _names_a_work(parsed: Parsed, pair: Pair, inside: list[Token], cue: _Cue | None) -> bool:
    """Whether a work is meant: each long word has a capital, and a work is named before, or nobody says it."""
    long = [t for t in inside if t.text[:1].isalpha() and (len(t.text) > 3 or t.i == inside[0].i)]
    if not long or not all(t.text[:1].isupper() for t in long) or len(inside) > 12:
        return False
    first = inside[0]
    before = [w for by in (2, 3) if (w := first.next(-by)) and w.text != ","]
    if any(w.lemma in words("works") for w in before):
        return True
    return cue is None and len(long) > 1 and parsed.source.text[pair.end - 1] not in ".?!"


def _nested(parsed: Parsed, pair: Pair) -> Iterator[Quote]:
    """Quotations within a quotation, where the speaker tells who said them."""
    if pair.mark == "single":
        return
    inner = pairs(parsed.source.text, pair.start, pair.end, "", single_only=True)
    block = Block(start=pair.start, end=pair.end, kind="body")
    for one in inner:
        cue = _strong_before(parsed, one, inner, block) or _after(parsed, one, inner, block)
        quote = _quote(parsed, one, cue) if cue else None
        if quote:
            yield quote


# --- the words around one quotation -------------------------------------------------------------------------------


def _cue(parsed: Parsed, pair: Pair, outer: list[Pair], block: Block) -> _Cue | None:
    return (
        _strong_before(parsed, pair, outer, block)
        or _after(parsed, pair, outer, block)
        or _label(parsed, pair, block)
        or _governing(parsed, pair, outer)
        or _aside(parsed, pair, outer)
    )


def _make(verb: Token) -> _Cue | None:
    head = speaker(verb)
    if head is None or not can_speak(head):
        return None
    return _Cue(phrase(head), (verb.start, verb.end))


def _outside(parsed: Parsed, start: int, end: int, outer: list[Pair]) -> list[Token]:
    """The words of a stretch that stand in none of the quotations."""
    return [t for t in parsed.between(start, end) if start <= t.start < end and not any(p.start - 1 <= t.start < p.end + 1 for p in outer)]


def _according(word: Token) -> _Cue | None:
    """Read "according to X"."""
    to = word.next()
    if word.lower != "according" or to is None or to.lower != "to":
        return None
    head = to.child("pobj") or next((c for c in word.childs("pobj")), None)
    return _Cue(phrase(head), (word.start, to.end)) if head else None


def _strong_before(parsed: Parsed, pair: Pair, outer: list[Pair], block: Block) -> _Cue | None:
    """Read "X said, “...", "X told the paper: “..." and "X said “...": the verb stands right before the mark, but for its object."""
    text = parsed.source.text
    lead = text[block.start : pair.start - 1].rstrip()
    colon, comma = lead.endswith(":"), lead.endswith(",")
    since = max((p.end + 1 for p in outer if p.end < pair.start), default=block.start)
    for distance, word in enumerate(reversed(_outside(parsed, since, pair.start - 1, outer)[-LONGEST_LEAD:])):
        if word.text in (".", "?", "!", ";") or (word.text == ":" and distance):
            return None
        if says(word) and (colon or comma or distance <= 1) and not _is_complement(word):
            return _make(word)
        if is_verb(word) and word.tag in ("VBD", "VBZ", "VBP") and not colon and word.dep != "aux" and word.head.i != word.i - 1:
            return None
    return None


def _is_complement(verb: Token) -> bool:
    """Whether the verb is an infinitive, "asked to comment", which nobody has yet said."""
    return verb.child("aux") is not None and verb.child("aux").lower == "to"  # type: ignore[union-attr]  # the first operand tells that it is there


def _after(parsed: Parsed, pair: Pair, outer: list[Pair], block: Block) -> _Cue | None:
    """Read "...,” said X", "...,” X said", "...,” according to X": right after the mark, up to the next stop."""
    text = parsed.source.text
    until = min((p.start - 1 for p in outer if p.start > pair.end), default=block.end)
    rest = _outside(parsed, pair.end + 1, until, outer)[:LONGEST_LEAD]
    while rest and rest[0].text in (",", '"', "'", "-", "--"):
        rest = rest[1:]
    if not rest:
        return None
    first, last_mark = rest[0], text[: pair.end].rstrip()[-1:]
    stopped = last_mark == "." and text[pair.end - 2 : pair.end] != ".."
    if stopped and not (first.text[:1].islower() and says(first)):
        return None
    loose = last_mark not in ",?!-—–" and text[pair.end + 1 : pair.end + 2] not in (",", "-", "—", "–")
    for word in rest:
        if word.text in (".", "?", "!", ";", ":"):
            return None
        if found := _according(word):
            return found
        if says(word) and _follows_at_once(word, first, loose):
            return _make(word)
    return None


def _follows_at_once(verb: Token, first: Token, loose: bool) -> bool:
    """Whether nothing but the speaker (and an adverb) stands between the mark and the verb."""
    if verb.i == first.i:
        return not loose or ((right := verb.child("nsubj")) is not None and right.i > verb.i)
    subject = verb.child("nsubj")
    if subject is None or loose:
        return False
    opening = min(t.i for t in subject.subtree)
    between = verb.tree.tokens[first.i : min(opening, verb.i)]
    return first.i >= opening if opening < verb.i else all(t.pos == "ADV" for t in between)


def _label(parsed: Parsed, pair: Pair, block: Block) -> _Cue | None:
    """Read "Mara Olen, nurse: “...": a name and a colon, no verb, at the start of the line."""
    lead = parsed.source.text[block.start : pair.start - 1].rstrip()
    if not lead.endswith(":"):
        return None
    named = parsed.between(block.start, block.start + len(lead) - 1)
    if not named or len(named) > 12 or any(is_verb(t) for t in named):
        return None
    upto = next((n for n, t in enumerate(named) if t.text in (",", "(", "-") and n), len(named))
    if not any(t.pos in NOMINAL for t in named[:upto]):
        return None
    colon = block.start + len(lead) - 1
    return _Cue((named[0].start, named[upto - 1].end), (colon, colon + 1))


def _governing(parsed: Parsed, pair: Pair, outer: list[Pair]) -> _Cue | None:
    """Read a piece of a quotation inside a clause: "called it “a disgrace”", "said the mill was “not safe”"."""
    inside = parsed.between(pair.start, pair.end)
    head = parsed.head_of(pair.start, pair.end)
    if head is None:
        return None
    embeds = words("name") | words("think") | words("say")
    for above in head.ancestors:
        quoted = any(p.start <= above.start < p.end for p in outer)
        embedding = is_verb(above) and above.lemma in embeds and (above.i < inside[0].i or above.child("ccomp"))
        if not quoted and embedding and (cue := _make(above)):
            return cue
    return None


def _aside(parsed: Parsed, pair: Pair, outer: list[Pair]) -> _Cue | None:
    """Read the speaker beside the clause: "The mill was “not safe” to enter, Olen said", "According to Olen, the “safe” mill"."""
    inside = parsed.between(pair.start, pair.end)
    sentence = parsed.sentences[inside[-1].sentence] if inside else None
    if sentence is None:
        return None
    for word in sentence.tokens:
        if any(p.start <= word.start < p.end for p in outer):
            continue
        if found := _according(word):
            return found
        closes = word.i + 1 >= sentence.last or sentence.tree.tokens[word.i + 1].text in (".", ",")
        if word.i > inside[-1].i and says(word) and closes and word.child("nsubj") and not word.child("dobj"):
            return _make(word)
    return None


# --- the words around a quotation that stands alone ---------------------------------------------------------------


def _is_whole(parsed: Parsed, quote: Quote, block: Block) -> bool:
    """Whether the quotation is a sentence of its own, so that its speaker must be named elsewhere."""
    lead = parsed.source.text[block.start : quote.start - 1].rstrip()
    return quote.text[:1].isupper() or quote.text[:1] in ".…[" if not lead else lead[-1] in '.?!:”"' and not quote.text[:1].islower()


def _with_paragraph(parsed: Parsed, quote: Quote, block: Block, here: list[Quote]) -> Quote:
    """Give a bare quotation the speaker of the one before it in the paragraph, or else of the one after, or of the sentence before."""
    if quote.speaker is not None or quote.kind != "speech" or not _is_whole(parsed, quote, block):
        return quote
    spoken = [q for q in here if q.speaker is not None and q.kind == "speech"]
    near = [q for q in spoken if q.end < quote.start][-1:] or [q for q in spoken if q.start > quote.end][:1]
    if near:
        return replace(quote, speaker=near[0].speaker, cue=near[0].cue, inferred=True)
    before = [t for t in parsed.between(block.start, quote.start - 1) if t.start < quote.start - 1]
    return _from_sentence(parsed, quote, before[-1].sentence) if before else quote


def _from_sentence(parsed: Parsed, quote: Quote, sentence: int) -> Quote:
    """Take the person who is the subject of the sentence before: "Olen shook his head. “Never.”"."""
    tokens = parsed.sentences[sentence].tokens
    verbs = [t for t in tokens if says(t) and t.start < quote.start]
    cue = next((c for v in reversed(verbs) if (c := _make(v))), None)
    if cue:
        return replace(quote, speaker=cue.speaker, cue=cue.cue, inferred=True)
    root = next((t for t in tokens if t.is_root), None)
    subject = root.child("nsubj") if root else None
    if subject and (subject.ent == "PERSON" or subject.lower in ("he", "she")):
        return replace(quote, speaker=phrase(subject), inferred=True)
    return quote


def _may_inherit(text: str, quote: Quote, block: Block) -> bool:
    """Whether the quotation opens the paragraph, which is thus a continued one or a bare one."""
    return quote.kind == "speech" and not text[block.start : quote.start - 1].strip() and not quote.text[:1].islower()


def _with_earlier(parsed: Parsed, here: list[Quote], before: Block, earlier: Quote | None) -> list[Quote]:
    """Give a bare paragraph of speech the speaker whom the paragraph before names last."""
    given = here[0]
    tail = parsed.between(before.start, before.end)
    if earlier is not None:
        given = replace(given, speaker=earlier.speaker, cue=earlier.cue, inferred=True)
    elif tail:
        given = _from_sentence(parsed, given, tail[-1].sentence)
    if given.speaker is None:
        return here
    bare = [q.speaker is None and q.kind == "speech" and (n == 0 or q.text[:1].isupper()) for n, q in enumerate(here)]
    return [replace(q, speaker=given.speaker, cue=given.cue, inferred=True) if b else q for q, b in zip(here, bare, strict=True)]
