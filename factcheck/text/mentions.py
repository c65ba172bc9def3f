"""What a source names, and with which words: names, nominals and pronouns, with what grammar says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from factcheck.lexicon import table
from factcheck.model import EntityKind, Link, Mention
from factcheck.text.name_runs import Name
from factcheck.text.names import find_names
from factcheck.text.nominals import FIRST_PERSON, YEARS_OLD, Gender, Nominal, find_nominals, roles
from factcheck.text.parse import Parsed, Token

Role = Literal["subject", "object", "oblique", "possessor", "modifier", "other"]

ROLES: dict[str, Role] = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "agent": "oblique",
    "dobj": "object", "dative": "object", "pobj": "oblique", "poss": "possessor",
    "compound": "modifier", "nmod": "modifier", "amod": "modifier",
}  # fmt: skip
SAYING = frozenset(
    [
        *("say", "tell", "add", "recall", "explain", "note", "write", "state", "testify", "reply", "ask", "argue", "insist", "announce"),
        *("declare", "claim", "admit", "warn", "remember", "post", "tweet"),
    ]
)
AGE_AFTER = re.compile(r"\.?,\s(?:aged?\s)?(?P<age>\d{1,3})(?=[,.;)]|\sand\b|$)|\s\((?P<bracket>\d{1,3})\)")
AGED_BETWEEN = re.compile(r",\s(?P<age>\d{1,3})(?P<bracket>(?!))?,")
"""After a description an age stands between commas: "a Leeds woman, 45, was"; a list of people goes on otherwise."""
SET_BESIDE = re.compile(r",\s(?:aged?\s)?\d{1,3},\s(?:who\s(?:is|was)\s)?")
AGE_BEFORE = re.compile(r"\b(?P<age>\d{1,3})-years?-old,?\s(?:[a-z-]+\s){0,3}$")


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """Return all mentions of people, groups, organisations and places, in reading order; a headline names only whom the body names."""
    names = find_names(parsed)
    taken = frozenset(i for n in names for i in range(n.first, n.last))
    spans: list[tuple[int, int, Name | Nominal]] = [(parsed.tokens[n.first].start, parsed.tokens[n.last - 1].end, n) for n in names]
    spans.extend((n.start, n.end, n) for n in find_nominals(parsed, taken))
    spans.sort(key=lambda s: (s[0], -s[1]))
    quoted = _quoted(parsed)
    mentions, heads = [], {}
    for number, (start, end, what) in enumerate(spans):
        head = what.head if isinstance(what, Nominal) else parsed.head_of(start, end) or parsed.tokens[what.first]
        last = head.lemma if isinstance(what, Nominal) else parsed.tokens[what.last - 1].text
        mention = _mention(parsed, f"m{number}", start, end, what, head, last)
        mentions.append(mention.model_copy(update={"quoted": start in quoted}))
        heads[mention.id] = head
    at = {i: m for m in mentions for i in _inside(parsed, m, heads[m.id])}
    tied = [m.model_copy(update={"links": tuple(_links(m, heads[m.id], at, mentions, parsed))}) for m in mentions]
    return tuple(_with_speakers(parsed, tied, at))


def _inside(parsed: Parsed, mention: Mention, head: Token) -> Iterator[int]:
    """The words that stand for the mention in the tree: all of a name, the head of a nominal."""
    if mention.form == "name":
        yield from (t.i for t in parsed.between(mention.start, mention.end))
    else:
        yield head.i


def _mention(parsed: Parsed, name: str, start: int, end: int, what: Name | Nominal, head: Token, last: str) -> Mention:
    text = parsed.source.text
    nominal = isinstance(what, Nominal)
    title = None if isinstance(what, Nominal) else what.title or _trade(parsed, what)
    gender = what.gender if isinstance(what, Nominal) else _gender(text[start:end], title) if what.kind is EntityKind.PERSON else None
    verb = next((t for t in (head, *head.ancestors) if t.pos in {"VERB", "AUX"}), None)
    return Mention(
        id=name,
        source=parsed.source.id,
        start=start,
        end=end,
        text=text[start:end],
        kind=what.kind,
        form=what.form if isinstance(what, Nominal) else "name",
        sentence=head.sentence,
        head=last,
        role=role_of(head),
        gender=gender,
        number=what.number if isinstance(what, Nominal) else "one",
        title=title,
        age=_age(text, start, end, nominal) if what.kind is EntityKind.PERSON else None,
        verb=None if verb is None else verb.start,
    )


def role_of(head: Token) -> Role:
    """Return what a word is to its verb, through lists and appositions."""
    here = head
    while here.dep in {"conj", "appos"} and not here.is_root:
        here = here.head
    return ROLES.get(here.dep, "other")


def _trade(parsed: Parsed, name: Name) -> str | None:
    """Nouns right before a person's name, the last one a noun for people: "actor Lee Orr", "chief financial officer Lee Orr"."""
    if name.kind is not EntityKind.PERSON:
        return None
    at = start = name.first
    sentence = parsed.tokens[at].sentence
    while at and (t := parsed.tokens[at - 1]).sentence == sentence and _is_of_trade(t, at == name.first):
        at -= 1
        if t.pos != "ADJ" or t.text.capitalize() in _words_of_titles():
            start = at
    if start == name.first or parsed.tokens[name.first - 1].lemma not in roles().people:
        return None
    return parsed.source.text[parsed.tokens[start].start : parsed.tokens[name.first - 1].end]


def _is_of_trade(token: Token, last: bool) -> bool:
    """Whether a word may belong to a trade: a noun or adjective, or before the last one a word of titles; a capital only at the head."""
    if token.text[0].isupper() and (last or token.next(-1) is not None):
        return False
    return token.pos == "ADJ" or (token.pos == "NOUN" and token.tag == "NN") or (not last and token.text.capitalize() in _words_of_titles())


@cache
def _words_of_titles() -> frozenset[str]:
    return frozenset([*table("titles")["words"], *table("titles")["of_officers"]])


@cache
def _genders() -> dict[str, Gender]:
    given, titles = table("given_names"), table("titles")
    found: dict[str, Gender] = {}
    for gender in ("female", "male"):
        sex: Gender = "female" if gender == "female" else "male"
        found.update(dict.fromkeys(given[gender].split(), sex))
        found.update(dict.fromkeys((f"{w}." for w in (*titles[f"courtesy_{gender}"], *titles[gender])), sex))
    return found


def _gender(name: str, title: str | None) -> Gender | None:
    """A title decides before a given name; what both registers hold says nothing."""
    known = _genders()
    for word in (title or "").split():
        if (sex := known.get(f"{word.rstrip('.')}.")) is not None:
            return sex
    first = re.split(r"[\s-]", name, maxsplit=1)
    return known.get(first[0]) if len(first) > 1 else None


def _age(text: str, start: int, end: int, nominal: bool) -> int | None:
    inside = YEARS_OLD.search(text, start, end) if nominal else None
    after = (AGED_BETWEEN if nominal else AGE_AFTER).match(text, end, end + 12)
    before = None if nominal else AGE_BEFORE.search(text[max(0, start - 40) : start])
    found = inside or after or before
    if found is None:
        return None
    age = int(found.group("age") or found.group("bracket"))
    return age if age <= 120 else None


def _links(mention: Mention, head: Token, at: Mapping[int, Mention], mentions: Sequence[Mention], parsed: Parsed) -> Iterator[Link]:
    """What the grammar of one sentence ties: apposition, copula, relative pronoun, and a place within a place."""
    if mention.text.lower() == "who":
        clause = next((t for t in (head, *head.ancestors) if t.dep == "relcl"), None)
        if clause is not None and (other := at.get(clause.head.i)) is not None and _people(other):
            yield Link(to=other.id, by="relative-pronoun")
    if head.dep == "appos" and (other := at.get(head.head.i)) is not None and _one_thing(mention, other):
        yield Link(to=other.id, by="apposition")
    elif (named := _before_age(mention, mentions, parsed)) is not None and _one_thing(mention, named):
        yield Link(to=named.id, by="apposition")
    if head.dep == "attr" and head.head.lemma == "be" and mention.form == "nominal" and not head.head.childs("neg", "aux"):
        subject = head.head.child("nsubj")
        if (
            subject is not None
            and (other := at.get(subject.i)) is not None
            and _one_thing(mention, other)
            and not mention.text.lower().startswith(("one of", "no "))
        ):
            yield Link(to=other.id, by="copula")
    if mention.kind is EntityKind.PLACE and mention.form == "name":
        number = int(mention.id[1:])
        after = mentions[number + 1] if number + 1 < len(mentions) else None
        if (
            after is not None
            and after.kind is EntityKind.PLACE
            and parsed.source.text[mention.end : after.start] in {", ", " in ", ", in "}
        ):
            yield Link(to=after.id, by="within")


def _before_age(mention: Mention, mentions: Sequence[Mention], parsed: Parsed) -> Mention | None:
    """The person whose age stands between the name and this: "Ana Orr, 61, a watchman"."""
    number = int(mention.id[1:])
    named = mentions[number - 1] if number and mention.form == "nominal" else None
    if named is None or named.form != "name" or not SET_BESIDE.fullmatch(parsed.source.text, named.end, mention.start):
        return None
    return named


def _people(mention: Mention) -> bool:
    return mention.kind in (EntityKind.PERSON, EntityKind.GROUP)


def _one_thing(one: Mention, other: Mention) -> bool:
    """Whether the two may name one thing: two names side by side are a list, and one is never many."""
    if one.id == other.id or one.kind is not other.kind or one.number != other.number:
        return False
    if one.form == other.form == "name" or ("pronoun" in (one.form, other.form) and one.form != "nominal"):
        return False
    return one.gender is None or other.gender is None or one.gender == other.gender


def _quoted(parsed: Parsed) -> frozenset[int]:
    """Offsets inside quotation marks; a paragraph that closes none of its marks is quoted to its end."""
    found: set[int] = set()
    opened: int | None = None
    block = None
    for token in parsed.tokens:
        here = parsed.sentences[token.sentence].block
        if here is not block:
            opened, block = None, here
        if token.text in {'"', "``", "''", "“", "”"}:
            opened = token.end if opened is None and token.text not in {"''", "”"} else None
        elif opened is not None:
            found.add(token.start)
    return frozenset(found)


def _with_speakers(parsed: Parsed, mentions: Sequence[Mention], at: Mapping[int, Mention]) -> Iterator[Mention]:
    """Give each first person inside quotes the one who says it: the subject of the saying verb here, else near by in the same block."""
    speakers: dict[int, str] = {}
    inside = _quoted(parsed)
    for sentence in parsed.sentences:
        for verb in sentence.tokens:
            if verb.lemma in SAYING and verb.pos == "VERB" and verb.start not in inside:
                subject = verb.child("nsubj")
                speaker = None if subject is None else at.get(subject.i)
                if speaker is not None and not speaker.quoted:
                    speakers.setdefault(sentence.index, speaker.id)
    for mention in mentions:
        if not mention.quoted or mention.text.lower() not in FIRST_PERSON:
            yield mention
            continue
        block = parsed.sentences[mention.sentence].block
        near = (
            i
            for i in (mention.sentence, mention.sentence - 1, mention.sentence + 1, mention.sentence - 2)
            if 0 <= i < len(parsed.sentences)
        )
        who = next((speakers[i] for i in near if i in speakers and parsed.sentences[i].block == block), None)
        yield mention.model_copy(update={"speaker": who})
