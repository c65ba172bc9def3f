"""Numbers told by other words than a numeral: nobody hurt, the sole survivor, a trio of men; and the children of "a mother-of-two"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft
from factcheck.predicates._fates import STATES
from factcheck.text.parse import Token
from factcheck.text.words import counts_people
from factcheck.values import Found
from factcheck.values.quantity import Quantity

NONE = re.compile(
    r"""
    \b(?P<nobody>no[ -]?one|nobody|no\s+people
      |none\s+of\s+(?:the|those|them)(?P<group>(?:\s+(?!(?:is|are|was|were)\b)[\w-]+){0,3}))\b(?!\s+else)
      (?:\s+(?:in|at|on|inside)\s+(?:[\w'’-]+\s+){1,3}?)?\s*
      (?:is|are|was|were|has\s+been|had\s+been)\s+(?P<hurt>injured|hurt|wounded|harmed|killed)\b   # nobody was hurt
    | \b(?P<none>no)\s+(?:other\s+)?(?P<what>injuries|casualties|fatalities|deaths)\b           # no injuries were reported
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What says that nobody was hurt, or that nobody died."""
SOLE = re.compile(r"\b(?P<sole>(?:the|its|their)\s+(?:sole|only|lone))\s+(?P<what>survivor)\b", re.IGNORECASE)
"""What says that one got away alive."""


def told_outright(context: Context) -> Iterator[Draft]:
    """Yield nought of each sentence that says that nobody was hurt or killed, and one of each that has a sole survivor."""
    for block in context.source.blocks:
        for match in NONE.finditer(context.source.text, block.start, block.end):
            start, end = match.span("nobody" if match["nobody"] else "none")
            anchor = context.parsed.token_at(match.start("hurt" if match["hurt"] else "what"))
            if anchor is None or "other" in match.group().lower().split():
                continue
            of = STATES.get(anchor.lower) or STATES.get(anchor.lemma) or "injured"
            group = context.parsed.token_at(match.end("group") - 1) if match["group"] else None
            told = (group.lemma,) if group is not None and group.pos == "NOUN" and group.lemma not in ALL else ()
            yield _draft(context, match.span(), (start, end), anchor, 0, "injured" if of == "casualties" else of, told)
        for match in SOLE.finditer(context.source.text, block.start, block.end):
            anchor = context.parsed.token_at(match.start("what"))
            if anchor is not None:
                yield _draft(context, match.span(), match.span("sole"), anchor, 1, "survivor", ())


ALL = frozenset({"people", "person", "victim", "occupant"})
"""Nouns of which "none" leaves nobody out: "none of the crew" leaves out the passengers."""


def _draft(
    context: Context, reach: tuple[int, int], span: tuple[int, int], anchor: Token, number: int, of: str, limits: tuple[str, ...]
) -> Draft:
    return Draft(
        value=Quantity(raw=context.source.text[slice(*span)], lower=number, upper=number, number=number),
        start=span[0],
        end=span[1],
        anchor=context.parsed.token_at(span[0]) or anchor,
        subject=anchor.text,
        reach=reach,
        events=tuple(e.id for e in context.governing_events(anchor)),
        of=of,
        limits=limits,
        head=anchor.lemma,
    )


TOGETHER = {"pair": 2, "duo": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5, "sextet": 6}
"""Nouns for so many people who are told of together."""


def people_together(context: Context) -> Iterator[tuple[Found, Token]]:
    """Yield "a pair of teenagers" as two and "a trio of masked men" as three, with the word that governs it; a pair of shoes is none."""
    for token in context.parsed.tokens:
        article, joint = token.next(-1), token.next()
        if token.lower not in TOGETHER or article is None or article.lower not in ("a", "the") or joint is None or joint.lower != "of":
            continue
        whom = joint.child("pobj")
        if whom is not None and whom.tag == "NNS" and counts_people(whom.lemma):
            number = TOGETHER[token.lower]
            raw = context.source.text[article.start : token.end]
            yield Found(article.start, token.end, Quantity(raw=raw, lower=number, upper=number, number=number)), token


PARENT_OF = re.compile(r"\b(?P<who>(?:grand|step)?(?:mother|father|parent|mum|mom|dad|grandma|grandpa)s?)(?:-of-|\s+of\s+)$", re.IGNORECASE)
"""Before a number that counts children: "a mother of two", "the father-of-three"."""
LONGEST_PARENT = 20


def parent_of(context: Context, found: Found) -> Token | None:
    """The mother or father whose children a number counts; "the father of two boys" counts boys."""
    match = PARENT_OF.search(context.source.text, max(0, found.start - LONGEST_PARENT), found.start)
    if match is None:
        return None
    number = context.parsed.token_at(found.start)
    if "-" not in match.group() and number is not None and number.dep == "nummod" and number.head.i > number.i:
        return None
    return context.parsed.token_at(match.start("who"))


def named_parent(context: Context, parent: Token) -> Mention | None:
    """The one whose children are counted, where the sentence names her: "Ruth Lind, a mother of two"."""
    near = [parent.head] if parent.dep in ("appos", "nmod", "compound") else []
    if parent.dep == "attr":
        near += parent.head.childs("nsubj")
    found = (context.mention(t) for t in (*near, *parent.childs("appos")))
    return next((m for m in found if m is not None and m.kind is EntityKind.PERSON), None)
