"""How many of something: the noun's class, what limits it, and of which event.

"nine tents" · "14,000 factory workers in the north" · "another 300 in Kent" · "killed three people"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.lexicon import table
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._fates import STATES, beside_the_dead, fate
from factcheck.predicates._limits import limits_of
from factcheck.predicates._one_more import one_more_hurt
from factcheck.predicates._outright import named_parent, parent_of, people_together, told_outright
from factcheck.predicates.age import ages_in
from factcheck.predicates.offence import offence_at
from factcheck.text.folding import fold
from factcheck.text.happenings import tells, verbs_of_nouns
from factcheck.text.parse import Token
from factcheck.text.streets import street_in_full
from factcheck.text.words import counts_people, is_calling, noun_class
from factcheck.values import Found

CLOCKS = frozenset(
    {"gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "cet", "ist", "a.m", "p.m", "am", "pm", "hours", "hrs"}
)
"""Nouns after a time of day: "1023 GMT" counts nothing."""


NO_COUNT_BEFORE = re.compile(r"(?:[#]|\bNo\.?\ ?|\bNos\.?\ ?|\d\ ?[-–:/]\ ?|\bat\ )$", re.VERBOSE)
"""Before a number that counts nothing: a rank, a part of a score or a date, the age at which someone died."""
CLOCK = re.compile(r"\ ?[ap]\.\ ?m\b", re.VERBOSE)
NO_COUNT_AFTER = re.compile(
    r"""
    (?:
        \ [-–]\ \d                                                      # 20 - 13
        | [-–](?:time|way|star|seed|point|man|door|run|fold|part|page|hour|track|tier|piece|party|speed)\b   # two-time
        | [-–](?:strength|magnitude|degree)\b                            # 6.7-strength
    )
    """,
    re.VERBOSE,
)
"""After one: "20 - 13", "a two-time winner"."""

YEARS_OLD = re.compile(r"(?:,?\s+(?:and|or)\s+[\w-]+|,\s+[\w-]+)?\s+(?:years?|months?)\s+(?:old|of\s+age)\b")
"""After the first of two ages, or the second."""
MEASURES = frozenset(
    [
        *("population", "toll", "total", "crowd", "staff", "workforce", "membership", "number", "crew", "family", "army", "audience"),
        *("fleet", "congregation", "squad", "jury", "cast", "contingent", "delegation", "household", "enrollment", "turnout", "convoy"),
        *("herd", "flock", "garrison", "attendance", "majority", "gang", "panel"),
    ]
)
"""Nouns that a number is the size of: "a population of 9,000", "the toll rose to 10", "a crew of 14"."""


def counted(found: Found, head: Token) -> Token | None:
    """Return the noun that is counted, or None where the number stands alone."""
    if head.pos == "ADP" and found.start <= head.start < found.end:
        noun = head.child("pobj")  # "around 300 workers", where the parser takes "around" for where they are
        return _behind(found, noun) if noun is not None and noun.end <= found.end else noun
    if head.pos in ("NOUN", "PROPN") and not (found.start <= head.start < found.end):
        return head.head if head.dep == "poss" and head.head.pos in ("NOUN", "PROPN") else head
    if head.dep in HUNG_ON_A_NOUN and head.head.pos in ("NOUN", "PROPN", "ADJ"):
        noun = head.head  # of "45 children's books" the parser counts the children
        return noun.head if noun.dep == "poss" and noun.head.pos in ("NOUN", "PROPN") else noun
    for prep in head.childs("prep"):
        if prep.lower == "of":
            return prep.child("pobj")
    if (measure := _measure(head)) is not None:
        of_whom = next((inner for prep in measure.childs("prep") if prep.lower == "of" and (inner := prep.child("pobj", "pcomp"))), None)
        named = of_whom is not None and (of_whom.lower in STATES or (measure.lemma == "number" and of_whom is not head))
        return of_whom if named else measure  # "the number of injured was put at 68"
    if head.dep in ("conj", "appos") and head.pos == "NUM":
        first = head.head  # "900 jobs in Kent and 300 in Leeds"
        return first if first.pos == "NOUN" and first.child("nummod") is not None else counted(found, first) if first.pos == "NUM" else None
    fronted = head.head.childs("prep") if head.dep in ("nsubj", "nsubjpass") else []
    return next((prep.child("pobj") for prep in fronted if prep.lower == "of" and prep.i < head.i), None)


HUNG_ON_A_NOUN = frozenset({"nummod", "quantmod", "compound", "npadvmod", "amod", "advmod", "det"})
"""How a number, or its hedge, hangs on the noun that it counts: "an estimated 300 homes" by its article."""
REACHING = frozenset({"reach", "hit", "number", "total", "near", "approach"})
"""Verbs whose object is how large their subject is."""


def _measure(head: Token) -> Token | None:
    """The noun that a number is the size of: "a crew of 14", "the toll rose to 10", "attendance was 9,000", "put the crowd at 8,000"."""
    over = head.head
    near: list[Token | None] = []
    if head.dep == "pobj" and over.lower == "of":
        near = [over.head]
    elif head.dep == "pobj" and over.lower in ("at", "to"):
        near = [over.head.child("nsubj", "nsubjpass"), over.head.child("dobj")]
    elif (head.dep == "attr" and over.lemma == "be") or (head.dep == "dobj" and over.lemma in REACHING):
        near = [over.child("nsubj")]
    return next((t for t in near if t is not None and t.lemma in MEASURES), None)


def _estimating(head: Token) -> Token | None:
    """Who puts something "at" a number: "police put the crowd at 8,000", where the organisers put it at 20,000 people."""
    if head.dep in ("nummod", "quantmod"):
        head = head.head
    verb = head.head.head
    puts = head.dep == "pobj" and head.head.lower == "at" and verb.lemma in ("put", "estimate") and verb.child("dobj") is not None
    return verb.child("nsubj") if puts else None


def _behind(found: Found, word: Token) -> Token | None:
    """The noun that the number itself hangs on, where its hedge holds a noun: "in excess of 300 workers"."""
    while (after := word.next()) is not None and after.end <= found.end:
        word = after
    return word.head if word.head.pos in ("NOUN", "PROPN") and word.head.start >= found.end else None


def _next_state(context: Context, found: Found) -> Token | None:
    """The participle right after a bare number, of which a headline's comma makes the parser lose the thread: "1 dead, 4 injured"."""
    last = context.parsed.token_at(found.end - 1)
    word, before = (None, None) if last is None else (last.next(), last.next(-1))
    follows = before is not None and before.text == "," and (first := before.next(-1)) is not None and first.lower in STATES
    return word if word is not None and follows and word.lower in STATES else None


def _street(context: Context, noun: Token) -> str:
    """The street that a block is of, as it is written in full: "4600 block of E. 118th St."."""
    match = OF_STREET.match(context.source.text, noun.end)
    words = [] if match is None else match["street"].rstrip(" .,").split()
    kinds = {fold(word) for word in table("names_of_things")["streets"]}
    last = next((n for n, word in enumerate(words) if n and fold(word) in kinds), 1)
    return street_in_full(" ".join(words[: last + 1]))


BLOCK = "block of "
"""What the number of a block is of, before its street."""
OF_STREET = re.compile(r"\s+of\s+(?P<street>(?:(?:[A-Z]|\d+(?:st|nd|rd|th)\b)[\w.'’-]*\s?){1,5})")
"""After "block": "of East 5th Street"; a word too much is cut behind the kind of street, or behind the second word."""


def _after_a_sum(text: str, found: Found) -> bool:
    """Whether "a dozen" is what a sum buys: "$3 a dozen"."""
    return found.value.raw.lower() == "a dozen" and text[max(0, found.start - 2) : found.start - 1].isdigit()


def _counts_nothing(text: str, found: Found, noun: Token | None, ages: frozenset[int], charge: str | None) -> bool:
    """Whether the number is a rank, a score, a part of a compound, or an age at death."""
    if _after_a_sum(text, found):
        return True
    if noun is not None and noun.lower == "ages":
        return True  # "two sons, ages 16 and 6"
    if YEARS_OLD.match(text, found.end) or text[max(0, found.start - 8) : found.start].lower() == "all but ":
        return True  # "3 and 7 years old"; "all but five of them"
    if found.start in ages or text[max(0, found.start - 10) : found.start - 1].lower() == "magnitude":
        return True
    if charge is None and found.value.raw.lower() == "one" and text[found.end : found.end + 4] == " of ":
        return True  # "one of the husbands" says nothing of how many
    if CLOCK.match(text, found.end):
        return True
    before = NO_COUNT_BEFORE.search(text, max(0, found.start - 6), found.start)
    if before is not None and (noun is None or not before.group().startswith("at")):
        return True
    return NO_COUNT_AFTER.match(text, found.end) is not None


COUNTS = frozenset({"count", "charge"})
"""What an indictment numbers, by the offence: two counts of murder, three of assault."""
OFFENCES = frozenset({"offence", "offense"})
"""What it numbers besides, where the sentence accuses: "charged with 12 fraud offences"."""
ACCUSING = frozenset({"charge", "face", "deny", "admit", "convict", "guilty", "plead", "indict", "arraign", "accuse"})


def _charged(context: Context, noun: Token | None) -> str | None:
    """The offence of what an indictment numbers: "two counts of murder", "two murder charges", "and one of attempted murder"."""
    if noun is None:
        return None
    if noun.lemma in COUNTS or (noun.lemma in OFFENCES and any(t.lemma in ACCUSING for t in context.sentence(noun).tokens)):
        words = [*noun.childs("compound"), *(inner for prep in noun.childs("prep") if prep.lower == "of" for inner in prep.childs("pobj"))]
    else:
        earlier = any(t.lemma in COUNTS and t.i < noun.i for t in context.sentence(noun).tokens)
        words = [noun] if earlier and noun.head.lower == "of" else []
    named = next((w for w in words if offence_at(w) is not None), None)
    if named is None:
        return None
    tried = any(c.lower == "attempted" for c in (*named.children, *noun.children))
    return f"attempted {offence_at(named)}" if tried else offence_at(named)


TOLD = frozenset({"report", "case", "claim", "complaint", "instance", "incident", "allegation", "account"})
"""Nouns of which there are as many as of what they tell: "26 reports of burns" are 26 burns."""


def _told_of(noun: Token | None) -> str | None:
    """What happened so often, where it is told of in reports: "40 reports of harm to crops", "in 40 cases fences were torn down"."""
    if noun is None or noun.lemma not in TOLD:
        return None
    inner = [of for prep in noun.childs("prep") if prep.lower == "of" and (of := prep.child("pobj")) is not None and tells(of)]
    verb = noun.head.head
    if noun.dep == "pobj" and noun.head.lower == "in" and noun.head.i < verb.i and verbs_of_nouns().get(verb.lemma) == verb.lemma:
        inner.append(verb)
    return next((t.lemma for t in inner if t.lemma not in TOLD and t.lemma not in STATES), None)


def _besides_a_charge(context: Context, found: Found) -> bool:
    """Whether the number stands right behind an offence that is not counted: "manslaughter and two counts of murder"."""
    number = context.parsed.token_at(found.start)
    joint, before = (None, None) if number is None else (number.next(-1), number.next(-2))
    if joint is None or joint.lower != "and" or before is None or offence_at(before) is None:
        return False
    return not any(t.lemma in COUNTS for t in before.ancestors if t.i < before.i)


def _is_numbered(noun: Token) -> bool:
    """Whether the number behind a noun is its name: "Flight 93", "between junctions 14 and 15"."""
    return noun.pos == "PROPN" or noun.lemma in table("names_of_things")["designated_small"]


def find(context: Context) -> Iterator[Draft]:
    """Yield the plain counts; measures, ordinals and scores have predicates of their own."""
    ages = ages_in(context)
    for found, head in (*context.of_kind("quantity"), *people_together(context)):
        if getattr(found.value, "unit", ""):
            continue
        parent = parent_of(context, found)
        noun = parent or _next_state(context, found) or counted(found, head)
        if noun is not None and (noun.lower.rstrip(".") in CLOCKS or (noun.end <= found.start and _is_numbered(noun))):
            continue
        charge = _charged(context, noun)
        if _counts_nothing(context.source.text, found, noun, ages, charge):
            continue
        state = fate(context, found, head, noun)
        if noun is None and state is None and found.value.raw.lower() == "one":
            continue  # "each was given one"
        people = (
            noun is None
            or noun.lower in ("others", "more")
            or counts_people(noun.lemma)
            or noun.pos in ("PROPN", "PRON")
            or noun.lemma in MEASURES
            or noun.lemma in STATES
            or noun.lower in STATES
        )
        lemma = noun.lemma if noun is not None and noun.pos != "PRON" else ""
        of = state if state is not None and people else noun_class(lemma if lemma != "more" else "")
        if parent is not None:
            of = noun_class("grandchild" if lemma.startswith("grand") else "child")
        if noun is not None and noun.lemma == "block" and (street := _street(context, noun)):
            of = BLOCK + street
        events = context.governing_events(head)
        limits = () if parent is not None else tuple(x for x in limits_of(context, found, head, noun) if x != f"of {lemma}")
        if charge is not None:
            of, limits = f"count of {charge}", ("other",) if _besides_a_charge(context, found) else tuple(x for x in limits if x == "other")
        elif (told := _told_of(noun)) is not None:
            of, limits = told, tuple(x for x in limits if x != f"of {told}")
        if of == "injured" and beside_the_dead(context, found, head):
            limits = tuple(x for x in limits if x != "other")
        if noun is not None and state is not None and of == state and is_calling(noun.lemma) and noun.dep != "pobj":
            limits = tuple(sorted({*limits, noun.lemma}))  # three firefighters may be some of nine dead
        if noun is not None and (body := _estimating(head)) is not None:
            limits = tuple(sorted({*limits, f"by {body.lemma}"}))
        parent_name = None if parent is None else named_parent(context, parent)
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=head,
            subject=noun.text if noun is not None else (state or "number"),
            mention=parent_name,
            reach=None if noun is None else (noun.start, noun.end),
            events=tuple(e.id for e in events),
            of=of,
            limits=limits,
            head=lemma,
        )
    yield from told_outright(context)
    for found, noun in one_more_hurt(context):
        yield Draft(
            value=found.value,
            start=found.start,
            end=found.end,
            anchor=noun,
            subject="injured",
            reach=(noun.start, noun.end),
            events=tuple(e.id for e in context.governing_events(noun)),
            of="injured",
        )


PREDICATE = Predicate(family="quantity", kinds=("quantity",), holds=Holds.MANY, find=find)
