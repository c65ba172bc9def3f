"""In what state somebody or something was, where the states exclude one another: damaged or undamaged, loaded or unloaded.

"The tower was undamaged." · "in critical condition" · "an unloaded pistol" · "the fire was treated as suspicious"
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.model import EntityKind, Mention
from factcheck.predicates import Context, Draft, Holds, Predicate
from factcheck.predicates._deeds import Told, deeds, kind_of
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token
from factcheck.text.words import counts_people
from factcheck.values.choice import Choice

IS = frozenset(
    [
        *("be", "remain", "stay", "become", "find", "leave", "appear", "declare", "list", "keep", "lie", "rule", "deem", "consider"),
        *("describe", "escape", "emerge", "walk", "survive", "return", "go", "release"),
    ]
)
"""Verbs that say in what state their subject, or a passive's, is."""
AS = frozenset({"treat", "describe", "regard", "rule", "classify", "list", "view", "investigate"})
"""Verbs that say so with "as", of their object."""
RELATIVE = frozenset({"which", "that", "who"})
SUFFERING = frozenset({"suffer", "sustain", "receive", "have", "escape"})
"""Verbs whose subject bears the wounds that are their object."""


class State(NamedTuple):
    """A word of the lexicon: the option it says, the options it excludes, and what it must be said of."""

    option: str
    among: tuple[str, ...]
    question: str
    of: frozenset[str]
    acts: bool
    """Whether its words are verbs, which say it of their subject: "regained consciousness"."""
    people: bool
    """Whether it is said of people alone."""
    unaided: bool
    """Whether it is no state where somebody brought it about: "restrained by two officers"."""
    kinds: bool
    """Whether things of one noun are told apart by what they are of: the ban on this, and the ban on that."""
    before: str
    """Of which nouns it says so where it stands before them: "any", "an unloaded gun"; "counted" ones, "two unrelated fires"; or none."""


@cache
def states() -> Mapping[str, Sequence[State]]:
    """Return each wording of a state; one wording may be of two questions, asked of other nouns."""
    found: dict[str, list[State]] = defaultdict(list)
    for row in table("exclusive")["state"]:
        for option, words in row["options"].items():
            among, of = tuple(sorted(row["options"])), frozenset(row.get("of", ()))
            acts, people, unaided, kinds = (bool(row.get(flag, False)) for flag in ("acts", "people", "unaided", "kinds"))
            made = State(option, among, row["question"], of, acts, people, unaided, kinds, row.get("before", ""))
            for word in words:
                found[word].append(made)
    return found


@cache
def of_one_thing() -> frozenset[str]:
    """Return the questions that a story asks of one thing, whatever noun it gives it: a gun, a pistol and a weapon."""
    return frozenset(row["question"] for row in table("exclusive")["state"] if row.get("one"))


@cache
def deed_questions() -> frozenset[str]:
    """Return the questions that acts answer."""
    return frozenset(row["question"] for row in table("deeds")["deed"])


@cache
def of_kinds() -> frozenset[str]:
    """Return the questions of which two claims are told apart by what else is said of their deed or thing."""
    return deed_questions() | {row["question"] for row in table("exclusive")["state"] if row.get("kinds")}


@cache
def told_once() -> frozenset[str]:
    """Return those of them that a story answers of one, whatever it calls him."""
    return frozenset(row["question"] for row in table("deeds")["deed"] if row.get("once"))


@cache
def lasting() -> frozenset[str]:
    """Return those of them whose answer is the same on every day."""
    return of_one_thing() - changing()


@cache
def changing() -> frozenset[str]:
    """Return the questions whose answer may change from one day to the next."""
    return frozenset(row["question"] for row in (*table("deeds")["deed"], *table("exclusive")["state"]) if row.get("changes"))


@cache
def settled() -> frozenset[str]:
    """Return the questions to which an act, or a state in the midst of an event, is the answer for good."""
    return (deed_questions() - changing()) | {row["question"] for row in table("exclusive")["state"] if row.get("settled")}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(states(), key=lambda w: (-len(w), w))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


class _Borne(NamedTuple):
    """Whose state a word is, and the word that says so."""

    bearer: Token
    anchor: Token


def _predicated(token: Token) -> _Borne | None:
    """What a verb says is in this state."""
    word = token
    if token.dep == "amod" and token.head.lemma == "condition":
        prep = token.head.head
        word = prep if prep.lower == "in" else token
    if token.head.lower == "as" and token.head.head.lemma in AS:
        verb = token.head.head
        bearer = verb.child("nsubjpass", "dobj") or (verb.head if verb.dep == "relcl" else None)
        return None if bearer is None else _Borne(_meant(bearer, verb), verb)
    verb = word.head
    stands_alone = token.dep in ("ROOT", "conj", "relcl", "ccomp", "advcl") and token.child("auxpass") is not None
    if word.dep not in ("acomp", "attr", "oprd", "prep", "xcomp", "advcl", "advmod") and token.dep != "ROOT" and not stands_alone:
        return None
    if stands_alone:
        verb = token  # the parser reads "was damaged" as a verb
    if verb is token and any(c.lower not in OF_THE_STATE for c in token.childs("dobj", "npadvmod", "oprd")):
        return None
    if verb is not token and verb.lemma not in IS:
        return None
    subject = verb.child("nsubjpass", "nsubj") or subject_of(verb)
    told = verb.head if verb.dep == "xcomp" and verb.head.lemma in HELD else verb  # "not considered to be minor"
    return None if subject is None else _Borne(_meant(subject, verb), told)


OF_THE_STATE = frozenset({"bail", "bond"})
"""Objects that are part of a state's wording: "was granted bail"."""
HELD = frozenset({"consider", "believe", "think", "deem", "appear", "seem", "expect", "say", "report"})
"""Verbs over "to be" that a "not" stands with instead."""


def _meant(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for."""
    return verb.head if subject.lower in RELATIVE and verb.dep == "relcl" else subject


def _borne(token: Token, state: State) -> _Borne | None:
    """Whose state the word is, where it may be in it; "open to ideas" is no door, and "the damaged tower" says so by the way."""
    if token.pos == "ADJ" and token.childs("xcomp", "ccomp"):
        return None
    if state.acts:
        subject = subject_of(token.head.head if token.dep == "pcomp" else token)  # "was arrested after failing a test"
        return None if subject is None else _Borne(subject, token)
    noun = token.head
    if token.dep in ("amod", "nmod", "compound") and noun.lemma in state.of and _says_so(state, noun):
        return None if _is_denied(token, noun) else _Borne(noun, noun)
    borne = _predicated(token)
    if borne is None or (state.unaided and token.child("agent") is not None):
        return None
    if not state.of:
        return borne
    if "condition" in state.of:
        return borne if noun.lemma == "condition" and token.dep == "amod" else None
    bearer = _named_before(borne.bearer, state) if borne.bearer.lower == "it" else borne.bearer
    return borne._replace(bearer=bearer) if bearer is not None and bearer.lemma in state.of else None


def _is_denied(token: Token, noun: Token) -> bool:
    """Whether a "not" stands between the noun's other adjectives and this one: "severe but not life-threatening wounds"."""
    return any(t.lower == "not" and token.i - NEAR <= t.i < token.i < noun.i for t in token.tree.sentences[token.sentence].tokens)


NEAR = 3
"""Words before an adjective among which a "not" may be its own: of "life-threatening" the parser makes three."""


def _named_before(pronoun: Token, state: State) -> Token | None:
    """The nearest subject before "it", in its sentence, that may be in this state: "the gun was old and it was loaded"."""
    before = pronoun.tree.sentences[pronoun.sentence].tokens
    return next((t for t in reversed(before) if t.i < pronoun.i and t.dep in SUBJECTS and t.lemma in state.of), None)


SUBJECTS = ("nsubj", "nsubjpass")


def _says_so(state: State, noun: Token) -> bool:
    """Whether the word says so before this noun."""
    return state.before == "any" or (state.before == "counted" and noun.child("nummod") is not None)


def _whom(context: Context, bearer: Token) -> Mention | None:
    """Whom or what the state is of: the bearer itself, or the one whose wounds they are."""
    mention = context.mention(bearer)
    if mention is not None or bearer.lemma not in WOUNDS:
        return mention
    verb = bearer.head
    owner = bearer.child("poss") or (subject_of(verb) if bearer.dep == "dobj" and verb.lemma in SUFFERING else None)
    owned = context.mention(owner)
    return owned if owned is not None and owned.kind in (EntityKind.PERSON, EntityKind.GROUP) else None


def _is_person(context: Context, bearer: Token) -> bool:
    """Whether the bearer is one or more people."""
    mention = context.mention(bearer)
    named = mention is not None and mention.kind in (EntityKind.PERSON, EntityKind.GROUP)
    return named or counts_people(bearer.lemma) or bearer.lower in PEOPLE


PEOPLE = frozenset({"he", "she", "they", "who", "everyone", "everybody", "someone", "others", "all", "two", "three", "four", "five"})
WOUNDS = frozenset({"injury", "wound", "burn"})


def _stated(context: Context) -> Iterator[Draft]:
    """Yield states that are said of a subject, or before a noun that they tell apart."""
    text = context.source.text
    for sentence in context.parsed.sentences:
        for match in _pattern().finditer(text, sentence.start, sentence.end):
            token = context.parsed.head_of(match.start(), match.end())
            if token is None or token.pos not in ("ADJ", "VERB", "NOUN"):
                continue
            told = (
                (state, borne)
                for state in states()[match.group().lower()]
                if (borne := _borne(token, state)) is not None and (not state.people or _is_person(context, borne.bearer))
            )
            state, borne = next(told, (None, None))
            if state is None or borne is None:
                continue
            mention = _whom(context, borne.bearer)
            yield Draft(
                value=Choice(raw=match.group(), option=state.option, among=state.among),
                start=match.start(),
                end=match.end(),
                anchor=borne.anchor if token.child("neg") is None else token,
                subject=borne.bearer.text if mention is None else mention.text,
                mention=mention,
                reach=(borne.bearer.start, borne.bearer.end),
                events=tuple(e.id for e in context.governing_events(token)),
                of=state.question,
                limits=tuple(f"of {w}" for w in kind_of(borne.bearer)) if state.kinds else (),
                head=borne.bearer.lemma,
            )


OF_NOBODY = frozenset({"neither", "nobody", "none", "nothing"})
"""Words for those of whom a verb tells that they did not do it."""


def _deed(context: Context, verb: Token, told: Told) -> Draft | None:
    """What a deed says of its bearer, where it is one that may do it."""
    deed, bearer, option = told.wording.deed, told.bearer, told.wording.option
    if any(t.lower in OF_NOBODY for t in (bearer, *bearer.childs("det"))):
        return None
    mention = context.mention(bearer)
    if (deed.people and not _is_person(context, bearer)) or (deed.named and (mention is None or mention.kind is not EntityKind.PERSON)):
        return None
    start = next((c.start for c in verb.childs("auxpass") if c.i < verb.i), verb.start)
    return Draft(
        value=Choice(raw=context.source.text[start : told.last.end], option=option, among=told.wording.among),
        start=start,
        end=told.last.end,
        anchor=verb,
        subject=bearer.text if mention is None else mention.text,
        mention=mention,
        reach=(bearer.start, bearer.end),
        events=tuple(e.id for e in context.governing_events(verb)),
        of=deed.question,
        limits=told.beside,
        head=bearer.lemma,
    )


def find(context: Context) -> Iterator[Draft]:
    """Yield states, and the acts that exclude others; an act that is told as a state is one."""
    stated = list(_stated(context))
    yield from stated
    for verb in context.parsed.tokens:
        for told in deeds(verb):
            draft = _deed(context, verb, told)
            if draft is not None and not any(s.of == draft.of and s.start < draft.end and draft.start < s.end for s in stated):
                yield draft


PREDICATE = Predicate(family="statement", kinds=("choice",), holds=Holds.ONE_AT_A_TIME, find=find)
