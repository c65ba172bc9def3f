"""How a defendant pleaded: guilty, not guilty or no contest.

"pleaded guilty to theft" · "entered a plea of not guilty" · "entered a no-contest plea"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import EntityKind
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates.offence import offence_at
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token
from factcheck.values.choice import Choice

PLEAS = ("guilty", "no contest", "not guilty")
AFTER_VERB = re.compile(r"\s(?:[a-z]+ly\s)?(?P<plea>not\s(?:-\s)?guilty|guilty|no\scontest|innocent)\b")
"""What follows "pleaded"."""
AFTER_NOUN = re.compile(r"\sof\s(?P<plea>not\sguilty|guilty|no\scontest)\b")
"""What follows "a plea": "a plea of not guilty"."""
BEFORE_NOUN = re.compile(r"\b(?P<plea>not[\s-]guilty|guilty|no[\s-]contest)\s$")
"""What stands before it: "a not-guilty plea"."""


def _option(words: str) -> str:
    plain = re.sub(r"[\s-]+", " ", words)
    return "not guilty" if plain == "innocent" else plain


ENTERS = frozenset({"enter", "file", "submit"})
"""Verbs of which a plea is entered by their subject; one that is opposed, accepted or withdrawn is not."""
EARLIER = frozenset({"initially", "originally", "first", "earlier", "previously", "had"})
"""Words beside a plea that may have been changed since."""


def _pleading(token: Token) -> Token | None:
    """The verb by which its subject pleads: "pleaded", and "entered" of a plea; for nobody else, and not earlier on."""
    verb = token if token.pos == "VERB" else token.head if token.dep == "dobj" and token.head.lemma in ENTERS else None
    if verb is None or any(c.lower in EARLIER for c in verb.children):
        return None
    return None if token.lemma == "plea" and "behalf" in {t.lower for t in verb.subtree} else verb


def _charges(verb: Token, plea: Token) -> tuple[str, ...]:
    """The nouns after "to", by which pleas to two charges are told apart."""
    heads = (verb, plea, *verb.childs("acomp", "oprd", "dobj", "advcl", "xcomp"))
    preps = (p for head in heads for p in head.childs("prep") if p.lower == "to")
    nouns = (n for p in preps for n in p.childs("pobj"))
    return tuple(sorted({t.lemma for noun in nouns for t in noun.subtree if t.pos in ("NOUN", "PROPN")}))


IN_COURT = {"admit": "guilty", "deny": "not guilty"}
"""Verbs that British, Irish and Australian court reports write for a plea: "admitted theft", "denies murder"."""
CHARGED = frozenset({"charge", "count", "offence", "offense"})
"""What is admitted or denied in court besides an offence."""


def _in_court(context: Context) -> Iterator[Draft]:
    """Yield the pleas that are told as what somebody admits or denies; who denies "the theft" may do so out of court."""
    for token in context.parsed.tokens:
        verb = _pleading(token) if token.lemma in IN_COURT and token.pos == "VERB" else None
        what = None if verb is None else verb.child("dobj")
        if (
            verb is None
            or what is None
            or _says_less(verb)
            or not (what.lemma in CHARGED or (offence_at(what) is not None and _is_bare(what)))
        ):
            continue
        mention = context.mention(subject_of(verb))
        if mention is None or mention.kind is not EntityKind.PERSON:
            continue
        yield Draft(
            value=Choice(raw=verb.text, option=IN_COURT[token.lemma], among=PLEAS),
            start=verb.start,
            end=verb.end,
            anchor=verb,
            subject=mention.text,
            mention=mention,
            reach=(what.start, what.end),
            of="plea",
            limits=_told(what),
            head=token.lemma,
        )


def _told(what: Token) -> tuple[str, ...]:
    """The offences of what is admitted or denied, by which two charges are told apart."""
    return tuple(sorted({t.lemma for t in what.subtree if t.lemma not in CHARGED and offence_at(t) is not None}))


def _says_less(verb: Token) -> bool:
    """Whether nobody need have entered a plea: "has always denied murder", "did not deny theft"."""
    return any(c.dep == "neg" or c.lower in ("always", "repeatedly", "consistently") for c in verb.children)


def _is_bare(what: Token) -> bool:
    """Whether an offence is named as in a charge, with nothing before it that points at one of which the report has told."""
    return not any(c.dep in ("det", "poss") and c.lower not in ("a", "an") for c in what.children)


def find(context: Context) -> Iterator[Draft]:
    """Yield the plea of a verb or noun that says which it is, where its grammar says whose."""
    yield from _in_court(context)
    text = context.source.text
    for token in context.parsed.tokens:
        if token.lemma not in ("plead", "plea"):
            continue
        after = (AFTER_VERB if token.lemma == "plead" else AFTER_NOUN).match(text, token.end)
        found = after or BEFORE_NOUN.search(text, max(0, token.start - 12), token.start)
        verb = _pleading(token) if found is not None else None
        pleader = None if verb is None else subject_of(verb)
        mention = context.mention(pleader)
        if found is None or verb is None or mention is None:
            continue
        start, end = found.span("plea")
        yield Draft(
            value=Choice(raw=text[start:end], option=_option(found["plea"]), among=PLEAS),
            start=start,
            end=end,
            anchor=verb,
            subject=mention.text,
            mention=mention,
            reach=(token.start, token.end),
            of="plea",
            limits=_charges(verb, token),
            head=token.lemma,
        )


PREDICATE = Predicate(family="statement", kinds=("choice",), holds=Holds.ONE_AT_A_TIME, find=find)
