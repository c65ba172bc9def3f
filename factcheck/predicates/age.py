"""How old a person is or was, and on what day: now, at the event, at death.

"Lopez, 20," · "the 45-year-old" · "who was 20 at the time" · "died at 99"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Certainty, EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._ages_of_several import shared_out
from factcheck.predicates._ages_then import turns
from factcheck.text.parse import Token
from factcheck.values import Found
from factcheck.values.age import Age

BEFORE, AFTER = 60, 40
"""Characters within which a name beside an age may stand."""

THEN = re.compile(r"at the time|\bwhen (?:he|she|his|her)\b|was aged|\b(?:at|by) (?:the )?age", re.IGNORECASE)
"""Beside an age: it holds for the day told of, and not for the day of the report."""

BACK_THEN = re.compile(r"\bthen[ ,-](?:an? )?(?:aged |\w+ of )?$", re.IGNORECASE)
"""Right before an age: "Lopez, then 20", "then a boy of 11"; of "officers then found Lopez, 20" it says nothing."""

NOW_BEFORE = re.compile(r"\b(?:now|today) (?:aged )?$", re.IGNORECASE)
"""Right before an age: "Lopez, now 20", whatever else its sentence tells of."""

LONGEST_THEN = 24

THEN_AFTER = re.compile(r" then(?=[,.;)]|$)| in (?:19|20)\d\d\b", re.MULTILINE)
"""Right after an age: "Lopez, who was 20 then,", "was 20 in 1998"."""

WOULD = re.compile(
    r"\bwould(?: now)?(?: have)? (?:be|been|turn|turned)(?: now)?(?: (?:an?|about|almost|nearly|only|just|aged))? ", re.IGNORECASE
)
"""Right before an age that the dead never reached: "she would have been 30"; "would be freed with Orr, 20," says nothing of it."""

LONGEST_WOULD = 40

TO_TURN = re.compile(r"\b(?:turns|(?:will|(?<!ed )(?<!ght )(?<!aid )to) (?:soon )?(?:turn|be)) \d", re.IGNORECASE)
"""With an age that is not yet reached: "who turns 29 in April"."""
NEXT = 12
"""Characters before an age in which that may begin."""

NAMED_AS = frozenset({"identify", "name", "know"})
"""Verbs that give one described by an age a name: "identified the 25-year-old as Lee Orr"."""

MODIFYING = frozenset({"amod", "compound", "npadvmod", "nummod", "nmod", "quantmod"})
"""How an age hangs on the noun it describes; "the 40-year-old's coach" is somebody else."""

DYING = re.compile(
    r"""
    \b(?:di(?:es|ed)|dead|dying|death|passed\ away)\b[^.;:()]{0,60}?      # died on Sunday
    \b(?:at\ (?:the\ )?age\ (?:of\ )?|aged\ |at\ )(?P<n>\d{1,3})        # at the age of 99
    (?![\d%:]|[,.]\d|\ ?[ap]\.?m\b|\ [a-z]+s\b)                         # no hour, no sum, no thirty hospitals
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A death with the age at it: "died on Sunday at the age of 99", "dead at 99"."""

SUBJECT = r"(?:(?i:he|she)|(?:[A-Z][\w'’-]+\ )?[A-Z][\w'’-]+)"
IS = re.compile(
    rf"""
    \b(?:{SUBJECT}\ (?:is|was|turned)|(?i:he|she|who)['’]s)\ (?:(?:just|only|still|now|barely|already)\ )?
    (?P<n>\d{{2,3}}|\d(?=\.(?:\s|$)|,?\ when\ (?:he|she)\b))
    (?=\.(?:\s|$)|,?\ when\ (?:he|she)\b|,?\ (?:and|but)\ (?:has|is|lives|works|had|looks|sings|plays)\b|,\ (?:of|from)\ [A-Z])
    """,
    re.VERBOSE,
)
"""A clause of age: "She was 99.", "He's 27 and has a dog"; the subject is looked at, since "The score was 99." is another."""

AT = re.compile(
    r"(?:^|(?<=[.!?“\"]\ )|(?<=[“\"\n]))"
    rf"(?:At\ (?:just\ |only\ |age\ )?(?P<n>[1-9]\d),?\ (?={SUBJECT}\ (?:is|remains)\ (?:an?|the|one|still)\b)"
    rf"|(?:Now|Aged|Still\ only|Only|Just)\ (?P<now>1[3-9]|[2-9]\d),\ (?={SUBJECT}\ [a-z]))",
    re.VERBOSE,
)
"""An age before the sentence: "At 28 he is the youngest", "Now 40, Lind lives"; the clause tells whose: "At 30 Elm Street" is none."""

SET_BESIDE = re.compile(r"(?<![.!?]\ )\b(?!(?:On|In|At|And|But|The|He|She|Who)\b)[A-Z][\w’'-]+,?\ \(?$", re.VERBOSE)
"""A word with a capital right before a bare age: the name it is set beside, if it is that of no mention."""

BESIDE = re.compile(
    r"(?:,? ?|,? ?\()(?:(?:then|now|just|only|barely|still|today) )?"
    r"|,? (?:of|from) [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2}(?:, [A-Z][\w.]+)?, "
)
"""What may stand between a name and the age set beside it: "Lind, now 40,", "Lind (now 40)", "Lind of Osby, 40,"."""

AND_OTHERS = re.compile(r",? and \d{1,2}\b|(?:, \d{1,2})+,? and \d{1,2}\b")
OTHERS_BEFORE = re.compile(r"\b\d{1,2}(?:,| and|, and) $")
"""Beside an age that is one of several: "two boys, 12 and 14"."""

LIMIT = re.compile(r"\b(?:under|over|above|below) $", re.IGNORECASE)
"""Right before an age that is nobody's: "the first woman under age 40"."""
LIMIT_OF = re.compile(r"\b(?:before|until|after) (?:the )?age\b", re.IGNORECASE)
"""At one: "elected before the age of 40"; "after turning 40" tells an age, and so does "before her 90th birthday"."""
LIMIT_AFTER = re.compile(r" (?:and|or) (?:under|over|up|above|below|older|younger)(?=[.,;:)”\"]|$)", re.IGNORECASE | re.MULTILINE)
"""In or right after one: "leaders age 40 and under"; of "Lind, 40, and under arrest" it says nothing."""

OLDEST = 120


def _person(context: Context, found_start: int, found_end: int, head: Token) -> tuple[Mention, Certainty] | None:
    """The person whose age it is: the name the age is set beside, else the subject of its clause."""
    text = context.source.text
    near = [m for m in context.mentions_in(head.sentence) if m.kind in (EntityKind.PERSON, EntityKind.GROUP)]
    if text[found_start:found_end].endswith("birthday"):
        return _whose_birthday([m for m in near if m.end <= found_end], found_start)
    before_name = text[max(0, found_end - 4) : found_end].lower() == "-old" and any(
        m.form == "name" and 0 <= m.start - found_end <= 1 for m in near
    )
    for m in near:
        between = text[m.end : found_start]
        if not before_name and between and BESIDE.fullmatch(between) and m.form != "pronoun":
            return m, Certainty.EXACT if m.form == "name" else Certainty.STRONG
        noun = context.parsed.head_of(m.start, m.end) if between == " of " and m.form == "nominal" else None
        if noun is not None and noun.dep not in ("attr", "appos"):
            return m, Certainty.STRONG  # "a boy of five"; "a man of 60" that somebody was is whoever was one
    own = next((m for m in near if m.start <= found_start and found_end <= m.end and m.form != "pronoun"), None)
    for m in near:
        between = text[found_end : m.start]
        if (
            0 <= m.start - found_end <= AFTER
            and m.form == "name"
            and between.replace(",", "").strip().lower() in _DESCRIBED
            and "\n" not in between
        ):
            return m, Certainty.EXACT
    beside = SET_BESIDE.search(text, max(0, found_start - 24), found_start)
    if own is None and beside is not None and text[found_start:found_end].isdigit():
        return None  # "Orr is charged with killing Reva, 17": whoever Reva is, it is not Orr's age
    if own is not None:
        return _called(context, head) or (own, Certainty.STRONG)
    for word in (head, *head.ancestors):
        subject = word.child("nsubj", "nsubjpass")
        if subject is not None:
            if subject.lower in ("who", "that") and word.dep == "relcl":
                subject = word.head
            borne = context.mention(subject)
            return None if borne is None or borne.kind is not EntityKind.PERSON else (borne, Certainty.STRONG)
        if word.dep in ("relcl", "appos", "acl"):
            borne = context.mention(word.head)
            if borne is not None and borne.kind is EntityKind.PERSON:
                return borne, Certainty.STRONG
    before = [m for m in near if m.form == "name" and 0 < found_start - m.end <= BEFORE]
    return (before[-1], Certainty.INFERRED) if before else None


def _whose_birthday(before: list[Mention], found_start: int) -> tuple[Mention, Certainty] | None:
    """The only person named so far in the sentence; where there are several, or none, whom the pronoun means."""
    names = [m for m in before if m.form != "pronoun" and m.kind is EntityKind.PERSON]
    if len(names) == 1:
        return names[0], Certainty.STRONG
    pronoun = next((m for m in before if m.start == found_start), None)
    return None if pronoun is None else (pronoun, Certainty.INFERRED)


def _called(context: Context, head: Token) -> tuple[Mention, Certainty] | None:
    """The name that the sentence itself gives a person it describes by an age: "the 25-year-old was Lee Orr", or the other way round."""
    noun = head
    while noun.dep in MODIFYING:
        noun = noun.head
    if noun.dep not in ("dobj", "nsubj", "nsubjpass", "attr"):
        return None
    verb = noun.head
    if noun.dep == "attr":
        named = verb.child("nsubj") if verb.lemma == "be" and verb.child("neg") is None else None
    elif verb.lemma == "be" and noun.dep == "nsubj":
        named = verb.child("attr")
    elif verb.lemma in NAMED_AS and noun.dep in ("dobj", "nsubjpass"):
        named = next((p.child("pobj") for p in (*verb.childs("prep"), *noun.childs("prep")) if p.lower == "as"), None)
    else:
        return None
    mention = context.mention(named)
    good = mention is not None and mention.form == "name" and mention.kind is EntityKind.PERSON
    return (mention, Certainty.STRONG) if mention is not None and good else None


_DESCRIBED = frozenset(
    [
        *("", "man", "woman", "boy", "girl", "suspect", "victim", "resident", "student", "father", "mother", "teenager", "teen", "son"),
        *("daughter", "named", "man named", "woman named", "identified as"),
    ]
)


def _day(context: Context, start: int, end: int, head: Token, person: Mention) -> str:
    """For what day the age holds: "death", "event" (then), "now" (when the report ran), or none ("would be")."""
    sentence = context.sentence(head)
    if any(would.end() >= start for would in WOULD.finditer(context.source.text, max(sentence.start, start - LONGEST_WOULD), end)):
        return "would be"
    dying = DYING.search(context.source.text, sentence.start, min(sentence.end, end + 1))
    bearer = context.parsed.head_of(person.start, person.end)
    dies = bearer is not None and bearer.dep == "nsubj" and _is_dying(bearer.head)
    if dies or (dying is not None and dying.end() >= end) or _until_death(context.source.text, end, person):
        return "death"
    if NOW_BEFORE.search(context.source.text, max(sentence.start, start - NEXT), start):
        return "now"
    around = context.source.text[max(sentence.start, start - 30) : min(sentence.end, end + 30)]
    before = context.source.text[max(sentence.start, start - LONGEST_THEN) : start]
    back = BACK_THEN.search(before) or THEN_AFTER.match(context.source.text, end)
    ahead = TO_TURN.search(context.source.text, max(sentence.start, start - NEXT), end)
    return "then" if THEN.search(around) or back or ahead else "now"


UNTIL_DEATH = re.compile(
    r"(?:\ ?-?years?[\ -]old)?,?\ (?:when\ (?P<who>he|she)\ (?:died|passed\ away)|at\ the\ time\ of\ (?P<whose>his|her)\ death)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""What follows an age at death: "was 41 when she died"."""


def _until_death(text: str, end: int, person: Mention) -> bool:
    """Whether the words after an age say that its bearer died at it, and no other person: "Orr was 41 when she died" tells of her."""
    match = UNTIL_DEATH.match(text, end)
    return match is not None and person.gender == ("male" if (match["who"] or match["whose"]).lower() in ("he", "his") else "female")


def _is_dying(verb: Token) -> bool:
    """Whether a verb tells of a death: "died", "passed away", not "passed his tests"."""
    return verb.lemma == "die" or (
        verb.lemma == "pass" and any(c.lower in ("away", "on") and c.dep in ("prt", "advmod") for c in verb.children)
    )


def _ages(context: Context) -> Iterator[tuple[Found, Token]]:
    """The ages of the source, with the bare numbers at which people died."""
    yield from context.of_kind("age")
    text = context.source.text
    taken = {offset for f in context.values if f.value.kind == "age" for offset in range(f.start, f.end)}
    for sentence in context.parsed.sentences:
        bare = [*DYING.finditer(text, sentence.start, sentence.end), *IS.finditer(text, sentence.start, min(sentence.end + 1, len(text)))]
        bare += AT.finditer(text, sentence.start, sentence.end)
        spans = [match.span("now" if "now" in match.re.groupindex and match["now"] else "n") for match in bare]
        for start, end in (*spans, *turns(text, sentence.start, sentence.end)):
            number, head = int(text[start:end]), context.parsed.token_at(start)
            if start not in taken and head is not None and 0 < number <= OLDEST:
                yield Found(start, end, Age(raw=text[start:end], lower=number, upper=number, number=number)), head


def ages_in(context: Context) -> frozenset[int]:
    """Return where the bare ages of persons stand: numbers that count nothing."""
    several = frozenset(found.start for found, _ in shared_out(context))
    return several | frozenset(found.start for found, head in _ages(context) if _person(context, found.start, found.end, head) is not None)


def find(context: Context) -> Iterator[Draft]:
    """Yield the ages of persons; an age with nobody to bear it is left to the list of what was not checked."""
    several = {found.start: (found, person) for found, person in shared_out(context)}
    for found, person in several.values():
        head = context.parsed.token_at(found.start)
        if head is not None:
            yield _draft(context, found, head, person, Certainty.STRONG)
    for found, head in _ages(context):
        bearer = _person(context, found.start, found.end, head)
        if bearer is None or _is_limit(context.source.text, found):
            continue
        apart = several.keys().isdisjoint(range(found.start, found.end))
        if apart and not _is_one_of_several(context.source.text, found, bearer[0]):
            yield _draft(context, found, head, *bearer)


def _draft(context: Context, found: Found, head: Token, person: Mention, certainty: Certainty) -> Draft:
    sentence = context.sentence(head)
    turning = (found.start, found.end) in turns(context.source.text, sentence.start, sentence.end)
    return Draft(
        value=found.value,
        start=found.start,
        end=found.end,
        anchor=head,
        subject=person.text,
        mention=person,
        reach=(person.start, person.end),
        events=tuple(e.id for e in context.governing_events(head)),
        of="then" if turning else _day(context, found.start, found.end, head, person),
        head=person.head,
        certainty=certainty,
    )


def _is_limit(text: str, found: Found) -> bool:
    """Whether an age only bounds those of others: "under age 40", "age 40 and under"."""
    from_before = max(0, found.start - 8)
    if LIMIT.search(text, from_before, found.start) or LIMIT_OF.search(text, from_before, found.end):
        return True
    return LIMIT_AFTER.search(text, found.start, found.end) is not None or LIMIT_AFTER.match(text, found.end) is not None


def _is_one_of_several(text: str, found: Found, person: Mention) -> bool:
    """Whether an age is that of one of many, of whom nothing says which."""
    bare = text[found.start : found.end].isdigit()  # "Ann Holm, 41, and 3-year-old Lee Orr" are two, each of an own age
    before = OTHERS_BEFORE.search(text, max(0, found.start - 10), found.start) if bare else None
    return before is not None or (person.number == "many" and AND_OTHERS.match(text, found.end) is not None)


PREDICATE = Predicate(family="attribute", kinds=("age",), holds=Holds.ONE_AT_A_TIME, find=find)
