"""Who the words without a name stand for: apposition and copula, the lead idiom, an age, a pronoun, "I" in quotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.lexicon import table
from factcheck.model import Certainty, EntityKind, Mention
from factcheck.resolve.ties import Groups, Tie
from factcheck.text.described import OF_ITSELF
from factcheck.text.nominals import FIRST_PERSON, Gender, roles
from factcheck.text.words import head_of_title

PEOPLE = (EntityKind.PERSON, EntityKind.GROUP)
LONGEST_OPENING = 200
"""Characters of a sentence before its pronoun in which a clause may open it."""
SENTENCES_BACK = 2
"""A pronoun looks no farther back: beyond that, its antecedent is a guess."""


def grammar(groups: Groups) -> Sequence[Tie]:
    """Tie what one source's grammar ties: apposition, copula, relative pronoun.

    Of two names set beside "his wife" the first is hers, and one that stands right behind it, whatever the parser makes of a row of names.
    """
    ties: list[Tie] = []
    named: set[int] = set()
    before_a_name = _before_names(groups)
    for n, mention in enumerate(groups.mentions):
        for link in mention.links:
            if link.by == "within" or (mention.source, link.to) not in groups.number or _site_of_a_town(groups, mention, link.to):
                continue
            known = groups.number[mention.source, link.to]
            if n in before_a_name and groups.mentions[known].form == "name":
                continue  # "Ian Ross, the comedian Ann Lowe and others"
            if mention.form == "name" and groups.mentions[known].form == "nominal":
                if known in named:
                    continue  # the next of a list
                named.add(known)
            ties.append(Tie(n, known, link.by, Certainty.STRONG))
    return ties


def _before_names(groups: Groups) -> frozenset[int]:
    """The descriptions that stand right before the name of somebody whom they describe: "the comedian Ann Lowe"."""
    names = ((m, groups.number.get((m.source, link.to))) for m in groups.mentions if m.form == "name" for link in m.links)
    return frozenset(k for m, k in names if k is not None and groups.mentions[k].end + 1 == m.start)


def _site_of_a_town(groups: Groups, mention: Mention, other: str) -> bool:
    """Whether a town is set beside what is none: "the Arle Clinic in Osby, the place where", "Osby, a clinic"."""
    beside = groups.mentions[groups.number[mention.source, other]]
    site = mention.kind is EntityKind.PLACE and mention.form == "nominal" and mention.head in roles().places - roles().common_places
    return site and mention.head not in OF_ITSELF and beside.form == "name" and groups.is_town(beside)


def lead(groups: Groups) -> Sequence[Tie]:
    """Tie "A man who ..." of the opening to the one person first named as a subject in the next two sentences."""
    ties = []
    for source in sorted(groups.of_source):
        numbers = groups.of_source[source]
        opening = min((groups.mentions[n].sentence for n in numbers if _in_body(groups, n)), default=0)
        openers = [n for n in numbers if _opens(groups.mentions[n], opening) and _in_body(groups, n)]
        named = [n for n in numbers if _is_named_subject(groups.mentions[n], opening)]
        if len(openers) != 1 or not named or groups.mentions[named[0]].sentence == opening:
            continue
        fitting = [n for n in named if _agree(groups.mentions[openers[0]], groups.mentions[n])]
        if named[0] in fitting and len({groups.root(n) for n in fitting}) == 1:
            ties.append(Tie(openers[0], named[0], "lead", Certainty.INFERRED))
    return ties


def _is_named_subject(mention: Mention, opening: int) -> bool:
    person = mention.form == "name" and mention.kind is EntityKind.PERSON
    return person and opening <= mention.sentence <= opening + 2 and mention.role == "subject"


def _in_body(groups: Groups, n: int) -> bool:
    block = groups.block(n)
    return block is None or block.kind == "body"


def _opens(mention: Mention, sentence: int) -> bool:
    return mention.sentence == sentence and _is_indefinite(mention) and mention.number == "one" and mention.role == "subject"


def _is_indefinite(mention: Mention) -> bool:
    return mention.form == "nominal" and mention.text.lower().startswith(("a ", "an "))


def _agree(one: Mention, other: Mention) -> bool:
    if (one.number == "many" and other.number == "one") or (one.number == "one" and other.number == "many"):
        return False
    if one.age is not None and other.age is not None and one.age != other.age:
        return False
    return one.gender is None or other.gender is None or one.gender == other.gender


@cache
def _describing() -> frozenset[str]:
    return frozenset(table("roles")["describes"])


def descriptions(groups: Groups) -> Sequence[Tie]:
    """Tie "the 45-year-old" and "the judge" to the one person of the source with that age, title or apposition."""
    ties = []
    everywhere = _ages(groups)
    for source in sorted(groups.of_source):
        ages: dict[int, dict[int, int]] = defaultdict(dict)
        heads: dict[str, dict[int, int]] = defaultdict(dict)
        for n in groups.of_source[source]:
            mention = groups.mentions[n]
            if mention.kind is not EntityKind.PERSON or mention.form == "pronoun":
                continue
            if mention.form == "name" and mention.age is not None:
                ages[mention.age].setdefault(groups.root(n), n)
            if mention.form == "name" and mention.title:
                heads[head_of_title(mention.title)].setdefault(groups.root(n), n)
            if mention.form == "nominal" and (mention.links or groups.by.get(n)) and mention.role != "possessor":
                heads[mention.head].setdefault(groups.root(n), n)
        for n in groups.of_source[source]:
            mention = groups.mentions[n]
            if mention.form != "nominal" or mention.number != "one" or n in groups.by or not mention.text.lower().startswith("the "):
                continue
            found = ages[mention.age] if mention.age is not None else heads[mention.head] if mention.head in _describing() else {}
            if not found and mention.age is not None:
                found = _elsewhere(groups, source, everywhere, mention.age) or _a_year_off(groups, source, everywhere, mention.age)
            known = next(iter(found.values())) if len(found) == 1 else None
            if known is not None and _agree(mention, groups.mentions[known]) and groups.mentions[known].start < mention.start:
                ties.append(Tie(n, known, "description", Certainty.INFERRED))
    return ties


def _elsewhere(groups: Groups, source: str, ages: Mapping[int, set[int]], age: int) -> dict[int, int]:
    """Whom this source names, of those who are of that age in others: the first mention of each."""
    found: dict[int, int] = {}
    for n in groups.of_source[source]:
        if groups.mentions[n].form == "name" and age in ages.get(groups.root(n), ()):
            found.setdefault(groups.root(n), n)
    return found


def _a_year_off(groups: Groups, source: str, ages: Mapping[int, set[int]], age: int) -> dict[int, int]:
    """Whom this source names and gives no age, of those one year older or younger in others, where nobody in the story is of that age."""
    if any(age in told for told in ages.values()):
        return {}
    aged = {groups.root(n) for n in groups.of_source[source] if groups.mentions[n].form == "name" and groups.mentions[n].age is not None}
    found = {**_elsewhere(groups, source, ages, age - 1), **_elsewhere(groups, source, ages, age + 1)}
    return {root: n for root, n in found.items() if root not in aged}


ANAPHORIC = frozenset(
    [
        *("man", "woman", "boy", "girl", "gentleman", "lady", "teenager", "teen", "youth", "actress", "actor", "singer", "star", "model"),
        *("player", "athlete", "driver", "suspect", "victim", "inmate"),
    ]
)
"""Nouns by which a report goes on to speak of somebody it has named: "the boy", "the actress"."""


A_PART = frozenset(
    ["victim", "suspect", "driver", "passenger", "gunman", "witness", "defendant", "attacker", "shooter", "accused", "deceased"]
)
"""Nouns by which an age is that of somebody with another part in the deed than the one last spoken of."""
BY_AGE = re.compile(r"the (?:now )?\d{1,3}-year-old\b", re.IGNORECASE)


def _speaks_again(mention: Mention) -> bool:
    """Whether a description speaks of somebody named before: "the boy", "the 45-year-old", "the 30-year-old outfielder"."""
    if mention.text.lower().startswith(("the ", "this ", "that ")) and mention.head in ANAPHORIC and len(mention.text.split()) <= 2:
        return True
    return BY_AGE.match(mention.text) is not None and mention.head not in A_PART


def _is_new(mention: Mention) -> bool:
    """Whether a description brings in one more person: "Brandt hit a cyclist. The 45-year-old broke his jaw"."""
    return mention.kind is EntityKind.PERSON and _is_indefinite(mention) and not mention.links


def _ages(groups: Groups) -> dict[int, set[int]]:
    """The ages that the story gives beside each person's name."""
    found: dict[int, set[int]] = defaultdict(set)
    for n, mention in enumerate(groups.mentions):
        if mention.form == "name" and mention.age is not None:
            found[groups.root(n)].add(mention.age)
    return found


def _misaged(groups: Groups, n: int, seen: Sequence[int], ages: Mapping[int, set[int]]) -> int | None:
    """Whom a report is all about, where it gives him no age, others do, and nobody in the story is of the age in the description."""
    mentions = groups.mentions
    if any(abs((mentions[n].age or 0) - other) <= 1 for told in ages.values() for other in told):
        return None
    named = [k for k in seen if mentions[k].form == "name" and mentions[k].kind is EntityKind.PERSON]
    everywhere = [k for k in groups.of_source[mentions[n].source] if mentions[k].form == "name" and mentions[k].kind is EntityKind.PERSON]
    often = Counter(groups.root(k) for k in everywhere).most_common(2)
    if not named or groups.root(named[0]) != often[0][0] or (len(often) > 1 and often[1][1] * 2 > often[0][1]):
        return None
    his = [k for k in named if groups.root(k) == often[0][0]]
    given = any(mentions[k].age is not None for k in everywhere if groups.root(k) == often[0][0])
    return his[-1] if ages.get(often[0][0]) and not given and _agree(mentions[n], mentions[his[-1]]) else None


def goes_on(groups: Groups) -> Sequence[Tie]:
    """Tie "the boy" and "the 45-year-old" as a pronoun is tied: to the nearest subject before it that agrees, if it is a named person."""
    ties = []
    ages = _ages(groups)
    for source in sorted(groups.of_source):
        numbers = [n for n in groups.of_source[source] if groups.mentions[n].kind in PEOPLE and groups.mentions[n].form != "pronoun"]
        stands = {n: groups.root(n) for n in numbers}
        genders = {root: {g for n in ns if (g := groups.mentions[n].gender)} for root, ns in _by_root(groups, numbers).items()}
        for at, n in enumerate(numbers):
            mention = groups.mentions[n]
            if n in groups.by or mention.form != "nominal" or mention.number != "one" or not _speaks_again(mention):
                continue
            known = _antecedent(groups, n, numbers[:at], stands, genders)
            told = set() if known is None else ages.get(groups.root(known), set())
            if mention.age and (known is None or (told and all(abs(mention.age - other) > 1 for other in told))):
                known = _misaged(groups, n, numbers[:at], ages)  # of another age, and by more than a birthday
            if known is None:
                continue
            another = any(_is_new(groups.mentions[k]) for k in numbers[:at] if groups.mentions[k].start > groups.mentions[known].start)
            if groups.mentions[known].form == "name" and groups.mentions[known].sentence < mention.sentence and not another:
                ties.append(Tie(n, known, "goes-on", Certainty.INFERRED))
    return ties


def pronouns(groups: Groups) -> Sequence[Tie]:
    """Tie he, she and they to the nearest subject before them that agrees, if no other person there is as good."""
    ties: list[Tie] = []
    for source in sorted(groups.of_source):
        ties.extend(_pronouns(groups, groups.of_source[source]))
    return ties


def _pronouns(groups: Groups, numbers: list[int]) -> Iterator[Tie]:
    seen: list[int] = []
    stands: dict[int, int] = {}
    sentences: dict[int, list[int]] = defaultdict(list)
    for n in numbers:
        if groups.mentions[n].kind in PEOPLE:
            sentences[groups.mentions[n].sentence].append(n)
    genders = {root: {g for n in ns if (g := groups.mentions[n].gender)} for root, ns in _by_root(groups, numbers).items()}
    for n in numbers:
        mention = groups.mentions[n]
        if mention.kind not in PEOPLE:
            continue
        if mention.form != "pronoun":
            seen.append(n)
            stands[n] = groups.root(n)
            continue
        if mention.text.lower() in FIRST_PERSON or n in groups.by:
            continue
        known = _antecedent(groups, n, seen, stands, genders)
        if known is None:
            known = _ahead(groups, n, [k for k in sentences[mention.sentence] if k != n])
        if known is not None:
            stands[n] = stands.get(known, groups.root(known))
            seen.append(n)
            yield Tie(n, known, "pronoun", Certainty.INFERRED)


def _by_root(groups: Groups, numbers: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for n in numbers:
        found[groups.root(n)].append(n)
    return found


def _antecedent(groups: Groups, n: int, seen: list[int], stands: dict[int, int], genders: Mapping[int, set[Gender]]) -> int | None:
    mention = groups.mentions[n]
    block = groups.block(n)
    reflexive = mention.text.lower().endswith(("self", "selves"))
    for back in range(SENTENCES_BACK + 1):
        near = []
        for k in reversed(seen):
            other = groups.mentions[k]
            if other.sentence < mention.sentence - back:
                break
            if other.sentence != mention.sentence - back or (groups.block(k) != block and _is_post(groups, k, n)):
                continue
            if other.start <= mention.start and mention.end <= other.end:
                continue  # "his attorney" is not whose attorney he is
            same_verb = other.verb == mention.verb and mention.role in ("object", "oblique") and other.role == "subject" and not reflexive
            sexes = genders.get(stands[k], set())
            if mention.gender is not None and not sexes and _is_one_of_several(groups, k, seen):
                continue
            if not same_verb and _agree(mention, other) and (mention.gender is None or not sexes or mention.gender in sexes):
                near.append(k)
        subjects = [k for k in near if groups.mentions[k].role == "subject"]
        for choice in (subjects, near):
            if len({stands[k] for k in choice}) == 1:
                return choice[0]
            if choice:
                return None
    return None


JOINED = re.compile(r",? and (?:(?:the|an?|his|her|their) [a-z -]{1,40} )?")
"""Between the last two names of a row: "Ann Lowe and the presenter Kim Orr"."""


def _is_one_of_several(groups: Groups, n: int, seen: list[int]) -> bool:
    """Whether a person is named in a row with another: which of them "she" is, only a name that is a woman's tells."""
    mention = groups.mentions[n]
    source = groups.sources.get(mention.source)
    beside = (groups.mentions[k] for k in seen if groups.mentions[k].sentence == mention.sentence and groups.mentions[k].form == "name")
    pairs = ((mention.end, other.start) if mention.end <= other.start else (other.end, mention.start) for other in beside)
    return source is not None and any(start < end and JOINED.fullmatch(source.text, start, end) for start, end in pairs)


OPENS = (
    "after ",
    "before ",
    "while ",
    "as ",
    "when ",
    "although ",
    "though ",
    "despite ",
    "since ",
    "following ",
    "until ",
    "if ",
    "because ",
    "even ",
)
"""What begins a clause whose "she" may be the subject that follows it: "After she left, Ana Orr said"."""


def _ahead(groups: Groups, n: int, sentence: Sequence[int]) -> int | None:
    """Return the named subject of the main clause that follows, where the sentence opens with a clause that names nobody."""
    mention = groups.mentions[n]
    first = min((groups.mentions[k].start for k in sentence if groups.mentions[k].form != "pronoun"), default=0)
    source = groups.sources.get(mention.source)
    if source is None or first < mention.start:
        return None
    opening = source.text[max(0, mention.start - LONGEST_OPENING) : mention.start]
    if not opening.rpartition("\n")[2].rpartition(". ")[2].lstrip('“"').lower().startswith(OPENS):
        return None
    subjects = [k for k in sentence if groups.mentions[k].form == "name" and groups.mentions[k].role == "subject"]
    after = next(iter(subjects), None)
    return after if after is not None and _agree(mention, groups.mentions[after]) else None


def _is_post(groups: Groups, one: int, other: int) -> bool:
    return any(b is not None and b.kind != "body" for b in (groups.block(one), groups.block(other)))


def first_person(groups: Groups) -> Sequence[Tie]:
    """Tie "I" inside quotation marks to whom the sentence names as speaking."""
    return [
        Tie(n, groups.number[mention.source, mention.speaker], "speaker", Certainty.INFERRED)
        for n, mention in enumerate(groups.mentions)
        if mention.speaker is not None and (mention.source, mention.speaker) in groups.number
    ]
