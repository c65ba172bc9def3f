"""Acts that exclude one another, told by verbs with what must follow them: who voted for it and who against, who resigned and who was
sacked, what was passed and what was thrown out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import table
from factcheck.text.event_roles import subject_of
from factcheck.text.parse import Token

BETWEEN = frozenset({"DET", "ADJ", "ADV", "PRON", "PROPN", "NUM", "PUNCT", "SYM"})
"""Kinds of words that may stand before a word that must follow."""
DENYING = frozenset({"not", "never", "n't"})
"""Words that may not; a "no" is read where the claim is made."""
OBJECT = frozenset({">"})
OF_TIME = frozenset({"year", "month", "week", "day"})
"""Nouns that may: "a two-year suspended sentence"."""
GAP = 4
"""At most so many of them."""
OF_FORM = frozenset({"passive", "progressive"})
"""Ways in which a verb has one form alone."""
DOES = frozenset(
    [
        *("vote", "decide", "agree", "refuse", "decline", "fail", "manage", "choose", "elect", "opt", "move", "rule", "go", "continue"),
        *("plan", "intend", "vow", "promise", "pledge", "expect", "set", "likely", "due", "neglect", "omit", "proceed", "act", "return"),
        "come",
    ]
)
"""Words of which "to" and a verb tell what somebody does, or does not; who is asked or wants to need never do it."""


class Deed(NamedTuple):
    """A row of the lexicon: its question, and of what and how it is asked."""

    question: str
    of: frozenset[str]
    people: bool
    named: bool
    done_to: bool
    names: bool
    """Whether it is between two that have names: "was beaten by two men" ends no match."""


class Wording(NamedTuple):
    """One way to tell of a deed: its option, those that it excludes, and the words."""

    deed: Deed
    option: str
    among: tuple[str, ...]
    way: str
    """Whether it is "active", a "passive", "progressive", or only "will" be."""
    after: tuple[frozenset[str], ...]
    on_something: bool
    bears: bool
    """Whether its subject bears it, though others of its row are borne by what they are done to."""
    by: frozenset[str]
    """Who must do it, or nobody in particular."""


class Told(NamedTuple):
    """A deed in a text: whose it is, where its words end, and what else is said of it."""

    wording: Wording
    bearer: Token
    last: Token
    beside: tuple[str, ...]
    """On what it was done, or by whom and of what kind the thing is, by which two of them are told apart."""


def _among(option: str, row: Mapping[str, Sequence[Sequence[str]]], options: Sequence[str]) -> tuple[str, ...]:
    near = {name for pair in row.get("near", ()) if option in pair for name in pair} - {option}
    return tuple(sorted(set(options) - near))


@cache
def _wordings() -> Mapping[str, Sequence[Wording]]:
    """Return the wordings by the lemma of their verb, or by their participle."""
    found: dict[str, list[Wording]] = defaultdict(list)
    for row in table("deeds")["deed"]:
        flags = (bool(row.get(flag, False)) for flag in ("people", "named", "done_to", "names"))
        deed = Deed(row["question"], frozenset(row.get("of", ())), *flags)
        for option, wordings in row["options"].items():
            among = _among(option, row, tuple(row["options"]))
            for wording in wordings:
                for verb, way, after in _ways(wording):
                    words = tuple(frozenset(word.split("|")) for word in after if word not in "~^" and not word.startswith("@"))
                    by = frozenset(who for word in after if word.startswith("@") for who in table("deeds")["by"][word[1:]])
                    found[verb].append(Wording(deed, option, among, way, words, "~" in after, "^" in after, by))
    return {verb: sorted(rows, key=lambda w: -len(w.after)) for verb, rows in found.items()}


def _ways(wording: str) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The verb of a wording, how it stands and what follows it; "be out" may be a passive as far as anybody can tell."""
    first, *after = wording.split()
    if first == "be":
        yield after[0], "progressive" if after[0].endswith("ing") else "passive", after[1:]
        yield "be", "active", after
    elif first == "will":
        yield after[0], "will", after[1:]
    else:
        yield from ((verb, "active", after) for verb in first.split("|"))


def is_passive(verb: Token) -> bool:
    """Return whether a participle is a passive: its own, or that of the verb it is joined to."""
    if verb.child("auxpass", "nsubjpass") is not None or (verb.dep == "acl" and verb.tag in ("VBN", "VBD") and verb.child("dobj") is None):
        return True
    joined = verb.dep == "conj" and verb.child("nsubj", "dobj", "aux") is None and verb.tag in ("VBN", "VBD")
    return joined and is_passive(verb.head)


def _stands(verb: Token, wording: Wording) -> bool:
    """Whether the verb stands in the way that the wording asks."""
    if wording.way == "passive":
        return is_passive(verb)
    if wording.way == "progressive":
        return any(c.lemma == "be" for c in verb.childs("aux"))
    to_come = any(c.lower in ("will", "'ll", "’ll", "would", "wo") for c in verb.childs("aux"))
    return not is_passive(verb) and (wording.way == "active" or to_come)


def _last(verb: Token, after: Sequence[frozenset[str]]) -> Token | None:
    """The last of the words that must follow, if they all do."""
    here = verb
    for words in after:
        if words == OBJECT:
            object_ = verb.child("dobj")
            if object_ is None or object_.i < here.i:
                return None
            here = object_.subtree[-1]
            continue
        for step in range(1, GAP + 2):
            token = here.next(step)
            if token is None:
                return None
            if token.lower in words or token.lemma in words:
                here = token
                break
            if (
                (token.pos not in BETWEEN and token.lemma not in OF_TIME)
                or token.lower in DENYING
                or (token.pos == "PUNCT" and token.text != "-")
            ):
                return None
        else:
            return None
    return here


def _behind(verb: Token, last: Token) -> Token | None:
    """What the deed is done on: the object of its verb, or of the words that follow it."""
    objects = [t for t in verb.subtree if t.dep in ("dobj", "pobj") and t.i > last.i]
    near = [t for t in objects if t.head.i in (verb.i, last.i) or (t.head.dep in ("xcomp", "prt", "prep") and t.head.i <= last.i)]
    return near[0] if near else None


def kind_of(noun: Token) -> tuple[str, ...]:
    """Return the words that say what kind of thing a noun is of: "a plan for a new stadium", "the stadium plan"."""
    words = {
        t.text if t.pos == "PROPN" else t.lemma
        for t in noun.subtree
        if t.pos in ("NOUN", "PROPN", "ADJ") and t.i != noun.i and t.dep != "relcl"
    }
    return tuple(sorted(words))


def _doer(verb: Token) -> Token | None:
    """The subject of a verb, also of one that hangs on a preposition: "settled without admitting liability"."""
    return subject_of(verb.head.head if verb.dep == "pcomp" else verb)


def _by(verb: Token) -> Token | None:
    """Who does what is done: the subject, or the one behind "by"."""
    if is_passive(verb):
        return next((inner for c in verb.childs("agent") for inner in c.childs("pobj")), None)
    return _doer(verb)


def _is_told(verb: Token) -> bool:
    """Whether the verb is no mere wish: "wanted him to resign", "demanded that she be fired"."""
    aux = verb.childs("aux", "auxpass")
    if any(c.lower == "to" for c in aux):
        return verb.is_root or verb.head.lemma in DOES
    return not aux or aux[0].lower != "be"


def _told(verb: Token, wording: Wording) -> Told | None:
    """The deed that a verb tells of in this wording."""
    last = _last(verb, wording.after) if _stands(verb, wording) else None
    if last is None or not _is_told(verb):
        return None
    by = _by(verb)
    if verb.lemma == "shoot" and (foot := last.next(3)) is not None and foot.lower == "foot":
        return None  # "shot himself in the foot"
    if wording.by and (by is None or not {by.lemma, by.lower.removesuffix("s")} & wording.by):
        return None
    if OBJECT in wording.after:
        bearer = verb.childs("dobj")[0]
        end = bearer if wording.after[-1] == OBJECT else last
        return None if bearer.lower.endswith(("self", "selves")) else Told(wording, bearer, end, ())
    on = _behind(verb, last) if wording.on_something else None
    if wording.deed.names and any(t is None or t.pos != "PROPN" for t in (on or _by(verb), verb.child("nsubjpass") or _doer(verb))):
        return None
    if wording.on_something and on is None:
        return None
    if wording.deed.done_to and on is not None:
        return Told(wording, on, last, _apart(verb, on, by))
    subject = verb.child("nsubjpass") or _doer(verb)
    if subject is None or (wording.deed.done_to and wording.way == "active" and verb.lemma != "be" and not wording.bears):
        return None
    if wording.deed.done_to:
        return Told(wording, subject, last, _apart(verb, subject, by if wording.way == "passive" else None))
    return Told(wording, subject, last, () if on is None else tuple(f"on {w}" for w in sorted({on.lemma, *kind_of(on)})))


def _apart(verb: Token, thing: Token, by: Token | None) -> tuple[str, ...]:
    """What tells two deeds of one kind apart: of what kind the thing is, who did it, and against whom."""
    against = {inner.lemma for t in (verb, thing) for prep in t.childs("prep") if prep.lower == "against" for inner in prep.childs("pobj")}
    return (*(f"of {w}" for w in kind_of(thing)), *((f"by {by.lemma}",) if by is not None else ()), *(f"on {w}" for w in sorted(against)))


def deeds(verb: Token) -> Iterator[Told]:
    """Yield the deeds that a verb tells of: of each question the one of most words."""
    if verb.pos not in ("VERB", "AUX"):
        return
    seen: set[str] = set()
    forms = dict.fromkeys((verb.lemma, verb.lower))
    rows = [w for form in forms for w in _wordings().get(form, ()) if form == verb.lower or w.way not in OF_FORM]
    for wording in rows:
        if wording.deed.question in seen or (verb.lemma == "survive" and is_passive(verb)):
            continue
        told = _told(verb, wording)
        if told is not None and (not wording.deed.of or told.bearer.lemma in wording.deed.of):
            seen.add(wording.deed.question)
            yield told
