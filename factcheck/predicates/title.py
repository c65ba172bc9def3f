"""What office or trade a person has: the title before the name, or the description set beside it.

"Mayor Ruth Lind" · "Ruth Lind, the mayor of Osby" · "publicist Tom Vale" · "Ruth Lind was named editor" · "Ruth Lind, who heads the freight
division,"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._charges import charges
from factcheck.predicates._posts import INCOMING, posts
from factcheck.predicates._trades import form_before, is_trade
from factcheck.text.nominals import roles
from factcheck.text.parse import Token
from factcheck.text.words import head_of_title
from factcheck.values.words import Words

BELOW = re.compile(r"\b(?:deputy|vice|assistant|associate)[ -]$")
"""Before a title that stands with a capital, what makes it another's: "deputy Prime Minister"."""
FORMER = frozenset({"former", "ex", "late", "retired", "acting", "interim", "outgoing", "incoming", "then"})


KIN = frozenset(
    {"father", "mother", "son", "daughter", "brother", "sister", "husband", "wife", "widow", "widower", "cousin", "uncle", "aunt"}
)
"""Relatives, which are whose they are: the relation says it."""


def _described(context: Context, token: Token) -> Token | None:
    """The noun that describes a name: its apposition, or what "is" makes of it."""
    for child in token.childs("appos"):
        noun = _last_part(child)
        if _is_role(noun) or (noun.pos == "PROPN" and _is_office(noun) and context.mention(noun) is None):
            return noun
    if (token.dep == "appos" or _set_off(token) is not None) and _is_role(token.head):
        return token.head
    if token.dep == "appos" and token.head.pos == "PROPN":
        return token.head if _is_office(token.head) and context.mention(token.head) is None else _before_its_place(context, token.head)
    if token.dep in ("nsubj",) and token.head.lemma == "be":
        attribute = token.head.child("attr")
        person = attribute is not None and attribute.pos == "NOUN" and attribute.lemma in roles().people
        return attribute if person else None
    return None


def _before_its_place(context: Context, place: Token) -> Token | None:
    """The role before the place that the model sets a name beside: "The sheriff of Osby, Tom Vale, said"."""
    mention, noun = context.mention(place), place.head.head
    named = mention is not None and mention.kind is not EntityKind.PERSON
    return noun if named and place.dep == "pobj" and place.head.lower in OF_A_PLACE and _is_role(noun) else None


OF_A_PLACE = frozenset({"of", "for", "at", "in"})
"""What may stand between a role and its place."""


def _set_off(name: Token) -> Token | None:
    """The dash between a name and what describes it, which the model takes for one phrase: "Ruth Lind - head of drama"."""
    dash = name.next()
    while dash is not None and dash.dep == "compound" and dash.head.i == name.head.i and dash.pos == "PROPN":
        dash = dash.next()
    before = None if dash is None else dash.next(-1)
    apart = dash is not None and before is not None and dash.text in DASHES and dash.start > before.end and dash.i < name.head.i
    return dash if apart and name.dep == "compound" else None


DASHES = frozenset({"-", "--", "–", "—"})


def _last_part(word: Token) -> Token:
    """The last part of a word with hyphens, of which the model makes equals: "vice-president", "co-founder"."""
    hyphen, after = word.next(), word.next(2)
    if hyphen is None or after is None or hyphen.text != "-" or (hyphen.start, after.start) != (word.end, hyphen.end):
        return word
    return _last_part(after) if (after.dep, after.head.i) == (word.dep, word.head.i) else word


def _is_role(noun: Token) -> bool:
    """Whether a noun says what one person does: "the mayor", "the head of drama"; no gun beside her, and no two friends."""
    heads = noun.lower == "head" and noun.child("prep") is not None
    return noun.pos == "NOUN" and (heads or ((noun.lower in roles().people or is_trade(noun)) and noun.lower == noun.lemma))


def _is_office(word: Token) -> bool:
    """Whether a capitalised word set beside a name is an office of a firm: "Ruth Lind, CFO,", "Ruth Lind, Chief Executive Officer of"."""
    return word.lower in table("fields")["short"] or word.lower in ("ceo", "officer", "mp", "msp")


def _words_of(noun: Token) -> list[Token]:
    """The noun with its modifiers and its "of": "chief medical officer of the clinic"."""
    kept = [t for t in _subtree(noun) if abs(t.i - noun.i) <= WIDEST]
    run = [noun]
    for token in reversed([t for t in kept if t.i < noun.i]):
        if run[0].i - token.i > 1:
            break
        run.insert(0, token)
    for token in (t for t in kept if t.i > noun.i):
        if token.i - run[-1].i > 1 or token.text == "," or _dates(token):
            break
        run.append(token)
    while run[0].pos in ("DET", "PUNCT", "PRON") and run[0].i < noun.i:
        run.pop(0)
    while len(run) > 1 and (run[-1].pos in ("PUNCT", "ADP", "CCONJ", "DET")):
        run.pop()
    return run


WIDEST = 12
"""Words on either side of the noun that may belong to the title."""


def _subtree(noun: Token) -> list[Token]:
    """What hangs on a noun, in the order of the text: its clauses left out, and "the one who" that is set beside it."""
    first = noun
    while (hyphen := first.next(-1)) is not None and hyphen.text == "-" and (before := first.next(-2)) is not None:
        if _last_part(before).i != noun.i:
            break
        first = before
    apart = [
        child
        for child in (*noun.childs("relcl", "acl", "appos"), *(c for c in noun.childs("conj") if c.lemma in _bare()))
        if child.i > noun.i
    ]
    left_out = {t.i for child in apart for t in child.subtree}
    whole = {t.i: t for part in (first, noun) for t in part.subtree}
    joined = {t.i: t for n in range(noun.i - first.i) if (t := first.next(n)) is not None}
    return [t for i, t in sorted((whole | joined).items()) if i not in left_out]


def _dates(token: Token) -> bool:
    """Whether a preposition leads to a year or day: "an engineer in 2001"."""
    return token.pos == "ADP" and any(c.pos == "NUM" or c.ent == "DATE" for c in token.childs("pobj"))


@cache
def _bare() -> frozenset[str]:
    """Nouns that are no title without a word beside them: "an executive", "one official"."""
    return frozenset(table("offices")["bare"]["words"])


def _says_little(words: list[Token]) -> bool:
    return all(t.lemma in _bare() or t.lower in FORMER or t.pos in ("DET", "NUM") for t in words)


def _trade(context: Context, mention: Mention, name: Token) -> Token | None:
    """The trade at the head of a sentence, right before a name: "Publicist Tom Vale said"."""
    first = context.parsed.token_at(mention.start)
    before = None if first is None else first.next(-1)
    if mention.title or before is None or before.pos not in ("NOUN", "PROPN") or context.mention(before) is not None:
        return None
    known = roles()
    is_trade = before.lower in known.people and before.lower not in known.kin | known.male | known.female | _bare()
    of_name = before.head.i in (name.i, first.i if first is not None else -1) or before.dep == "conj"
    return before if is_trade and of_name and mention.start - before.end == 1 else None


def find(context: Context) -> Iterator[Draft]:
    """Yield titles before names, appositions and copulas that describe a named person, and offices that verbs give and take."""
    yield from _beside_names(context)
    yield from _of_others(context)
    yield from _in_charge(context)
    text = context.source.text
    for post in posts(context.parsed.tokens):
        mention = context.mention(post.person)
        words = _words_of(post.noun)
        if mention is None or mention.kind is not EntityKind.PERSON or _says_little(words):
            continue
        start, end = words[0].start, words[-1].end
        yield Draft(
            value=Words(raw=text[start:end], text=text[start:end]),
            start=start,
            end=end,
            anchor=post.verb,
            subject=mention.text,
            mention=mention,
            reach=(mention.start, mention.end),
            of="title",
            limits=tuple(sorted({post.status, *({t.lower for t in words} & FORMER)} - {""})),
            head=post.noun.lemma,
            certainty=Certainty.STRONG,
        )


def _in_charge(context: Context) -> Iterator[Draft]:
    """Yield what verbs tell somebody to be at the head of, in their own words: "heads the freight division"."""
    for charge in charges(context):
        start, end = charge.first.start, _words_of(charge.noun)[-1].end
        text = context.source.text[start:end]
        yield Draft(
            Words(raw=text, text=text),
            start,
            end,
            charge.first,
            charge.person.text,
            charge.person,
            reach=(charge.person.start, charge.person.end),
            of="title",
            limits=(charge.status,) if charge.status else (),
            head="head",
            certainty=Certainty.STRONG,
        )


def _of_others(context: Context) -> Iterator[Draft]:
    """Yield the trades that "is" gives to somebody whom a pronoun or a description stands for: "she was a newspaper carrier"."""
    text = context.source.text
    for noun in context.parsed.tokens:
        subject = noun.head.child("nsubj") if noun.dep == "attr" and noun.head.lemma == "be" and noun.pos == "NOUN" else None
        mention = None if subject is None or not is_trade(noun) else context.mention(subject)
        if mention is None or mention.kind is not EntityKind.PERSON or mention.form == "name" or noun.lower != noun.lemma:
            continue
        words = _words_of(noun)
        start, end = words[0].start, words[-1].end
        yield Draft(
            Words(raw=text[start:end], text=text[start:end]),
            start,
            end,
            noun,
            mention.text,
            mention,
            reach=(mention.start, mention.end),
            of="title",
            limits=tuple(sorted({t.lower for t in words} & FORMER)),
            head=noun.lemma,
        )


def _beside_names(context: Context) -> Iterator[Draft]:
    text = context.source.text
    for mention in context.mentions:
        if mention.kind is not EntityKind.PERSON or mention.form != "name":
            continue
        anchor = context.parsed.head_of(mention.start, mention.end)
        if anchor is None:
            continue
        if mention.title and mention.title.lower() not in KIN:
            start = text.rfind(mention.title, max(0, mention.start - len(mention.title) - 3), mention.start)
            if start >= 0:
                end = start + len(mention.title)
                below = BELOW.search(text, max(0, start - len("associate ")), start)
                start = start if below is None else below.start()
                yield Draft(
                    Words(raw=text[start:end], text=text[start:end]),
                    start,
                    end,
                    anchor,
                    mention.text,
                    mention,
                    reach=(mention.start, mention.end),
                    of="title",
                    head=head_of_title(text[start:end]),
                )
        at = form_before(context, mention)
        if at is not None:
            yield Draft(
                Words(raw=text[at[0] : at[1]], text=text[at[0] : at[1]]),
                *at,
                anchor,
                mention.text,
                mention,
                reach=(mention.start, mention.end),
                of="title",
                head=head_of_title(text[at[0] : at[1]]),
            )
        trade = None if at is not None else _trade(context, mention, anchor)
        noun = trade or _described(context, anchor)
        if noun is None:
            continue
        words = _words_of(noun) if trade is None or trade.dep == "conj" else [trade]
        if (dash := _set_off(anchor)) is not None:
            words = [t for t in words if t.i > dash.i]
        if _says_little(words) or (noun.dep != "attr" and (noun.lemma in KIN or noun.lower in KIN)):
            continue
        start, end = words[0].start, words[-1].end
        if start < mention.end and mention.start < end:
            continue
        modifiers = {t.lower for t in words}
        if noun.dep == "attr" and any(aux.lemma == "will" for aux in noun.head.childs("aux")):
            modifiers.add(INCOMING)
        yield Draft(
            value=Words(raw=text[start:end], text=text[start:end]),
            start=start,
            end=end,
            anchor=noun if noun.dep == "attr" else anchor,
            subject=mention.text,
            mention=mention,
            reach=(mention.start, mention.end),
            of="title",
            limits=tuple(sorted(modifiers & FORMER)),
            head=noun.lemma,
            certainty=Certainty.STRONG,
        )


PREDICATE = Predicate(family="attribute", kinds=("words",), holds=Holds.ONE_AT_A_TIME, find=find)
