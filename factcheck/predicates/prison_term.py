"""To what a person was sentenced: years, years to life, life, probation, death.

"sentenced to 40 years to life" · "a 12-year prison term" · "life without parole"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.text.parse import Token
from factcheck.values import Found

NOT_YET = frozenset({"face", "carry", "could", "may", "might", "maximum", "up", "possible", "recommend", "seek", "ask", "punishable"})
"""Words that make a term a possible one: "faces up to 20 years"."""


GIVES = frozenset({"sentence", "give", "hand", "impose", "order", "send", "jail", "condemn", "recommend", "deal", "mete"})
"""Verbs whose active subject hands a term down, and whose object gets it."""

OF_A_LAND = frozenset({"have", "abolish", "restore", "reinstate", "oppose", "support", "retain", "reintroduce", "outlaw", "ban"})
"""Verbs of what a law knows and a campaign is for: "Nebraska also has the death penalty"."""
BENCH = frozenset({"judge", "jury", "juror", "court", "magistrate", "justice", "prosecutor", "panel", "tribunal", "lawyer", "attorney"})
"""Those whose term it never is."""


def _convict(context: Context, head: Token) -> Mention | None:
    """The person the term is given to: the passive subject or object of "sentence", the subject of "serve" or "face"."""
    for word in (head, *head.ancestors):
        gives = word.lemma in GIVES and not word.childs("nsubjpass")
        for dep in ("dobj", "dative", "poss") if gives else ("nsubjpass", "nsubj", "poss", "dobj"):
            for child in word.childs(dep):
                related = child.lower in ("who", "that") and word.dep == "relcl"
                mention = context.mention(word.head if related else child)
                if mention is not None and mention.kind is EntityKind.PERSON and mention.head.lower() not in BENCH:
                    return mention
        if gives:
            return None
        if word.pos == "VERB" and word.dep in ("acl", "relcl"):
            mention = context.mention(word.head)
            if mention is not None and mention.kind is EntityKind.PERSON and mention.head.lower() not in BENCH:
                return mention
    return None


def _term(context: Context, found: Found) -> Token | None:
    """The noun that "life" is the length of: in "recommended a sentence of life without parole" its end may hang on the verb."""
    life = context.parsed.token_at(found.start)
    if life is None or life.lower != "life" or life.dep != "pobj" or life.head.lower != "of" or life.head.head.pos != "NOUN":
        return None
    return life.head.head


def find(context: Context) -> Iterator[Draft]:
    """Yield the terms imposed or served; what a charge could bring is scoped as possible."""
    for found, over in context.of_kind("prison-term"):
        head = _term(context, found) or over
        convict = _convict(context, head)
        above = [head, *head.ancestors]
        possible = any(t.lemma in NOT_YET or any(c.lower in NOT_YET for c in t.childs("aux", "advmod")) for t in above)
        possible = possible or any(t.lemma in OF_A_LAND for t in above) or _is_no_more_than_known(found, above)
        events = context.governing_events(head)
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=convict.text if convict else "the sentence",
            mention=convict,
            events=tuple(e.id for e in events),
            of="possible" if possible else "imposed",
            head=head.lemma,
        )


GETS = GIVES | {"get", "receive", "draw", "earn", "return", "uphold", "affirm", "overturn", "vacate", "commute"}
"""Verbs by which a penalty is somebody's own, besides those that hand it down."""


def _is_no_more_than_known(found: Found, above: Sequence[Token]) -> bool:
    """Whether "the death penalty" is only spoken of: who is eligible for it, or whom it is sought against, has not got it."""
    return found.value.raw.lower().endswith("penalty") and not any(t.lemma in GETS for t in above)


PREDICATE = Predicate(family="event", kinds=("prison-term",), holds=Holds.ONE_AN_EVENT, find=find)
