"""One told by what came before: "killed two and wounded a third", "two dead, another hurt" tell of one who was wounded."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.predicates import Context
from factcheck.predicates._fates import STATES
from factcheck.text.parse import Token
from factcheck.text.words import counts_people
from factcheck.values import Found
from factcheck.values._cardinal import ORDINALS
from factcheck.values.quantity import Quantity


def one_more_hurt(context: Context) -> Iterator[tuple[Found, Token]]:
    """Yield each "another" and "a third" that was hurt in a sentence that first tells the dead, as the number one, with its noun."""
    for sentence in context.parsed.sentences:
        told = [*_told(context, sentence.tokens)]
        singled = [(word, noun, said) for word in sentence.tokens if (noun := _singled(word)) and (said := _hurt(context, noun))]
        if len(singled) != 1:
            continue  # "a third and a fourth were hurt"
        word, noun, said = singled[0]
        if {state for t, state in told if t.i < word.i and t is not said} == {"killed"}:
            first = word if word.lower == "another" else word.next(-1) or word
            raw = context.source.text[first.start : word.end]
            yield Found(first.start, word.end, Quantity(raw=raw, lower=1, upper=1, number=1)), noun


def _told(context: Context, words: list[Token]) -> Iterator[tuple[Token, str]]:
    """Each word of a sentence that tells what befell people: the dead, or the hurt."""
    for word in words:
        event = context.event(word)
        if event is not None and event.type in ("Life.Die", "Life.Injure"):
            yield word, "killed" if event.type == "Life.Die" else "injured"
        elif word.lemma in STATES:
            yield word, STATES[word.lemma]


def _singled(word: Token) -> Token | None:
    """The person that "another" or "a third" tells of, which may be the word itself; None where it tells of a thing or of several."""
    before = word.next(-1)
    ordinal = ORDINALS.get(word.lower, 0) > 1 and before is not None and before.lower == "a"
    if word.lower != "another" and not ordinal:
        return None
    following = word.next()
    if following is not None and (following.pos == "NUM" or following.lower in ("of", "few")):
        return None
    noun = word.head if word.dep in ("det", "amod", "compound") and word.i < word.head.i else word
    if noun is word or noun.lemma in STATES:
        return word  # "another hurt" may be a noun to the parser
    hyphen, rest = noun.next(), noun.next(2)
    if hyphen is not None and rest is not None and hyphen.text == "-" and hyphen.start == noun.end:
        noun = rest  # a "co-worker" is three words to the parser
    return noun if noun.tag in ("NN", "NNP") and counts_people(noun.lemma) else None


def _hurt(context: Context, noun: Token) -> Token | None:
    """The word that says the one told of was hurt: the verb it is the patient of, "wounded" after it, or the verb before it."""
    shared = noun.head if noun.dep in ("dobj", "nsubjpass", "nsubj") else None
    after, before = noun.next(), noun.subtree[0].next(-1)
    if after is not None and after.lower in BETWEEN:
        after = after.next()
    for word in (shared, *noun.childs("acl", "amod"), after, before):
        if word is None or (word.lemma not in STATES and context.event(word) is None):
            continue
        event = context.event(word)
        hurt = event.type == "Life.Injure" if event is not None else STATES[word.lemma] == "injured"
        does = word.i > noun.i and word.child("dobj") is not None
        if hurt and not does:
            return word
    return None


BETWEEN = frozenset({"was", "is", "were", "seriously", "critically", "badly", "slightly", "severely"})
"""Words that may stand between who was hurt and the word that says so."""
