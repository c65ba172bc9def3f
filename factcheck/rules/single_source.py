"""What only one source has, of things that the others could have said as well: a second source is wanted.

Said of chosen predicates (names, ages, dates, places, numbers, terms, relatives) about people and events that two independent
sources tell of; a stray number of a side remark is no finding. Copies of one text count once.
Single source: only one paper names the judge.
Left alone: what another source says in other words, more exactly, or of another day; a sum in brackets behind the same sum in another
currency; a number of years between two that others give.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from factcheck.comparison.marked import value_at
from factcheck.comparison.nearby import Near
from factcheck.comparison.slots import ALIGNED, ECHO
from factcheck.comparison.vetoes import too_far_apart
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind, Finding, Modality, Polarity, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding, subject_name
from factcheck.text.folding import fold
from factcheck.text.words import noun_class
from factcheck.values import Relation
from factcheck.values.duration import Duration
from factcheck.values.moment import Moment
from factcheck.values.name import folded

QUANTITIES = ("count", "duration", "measure", "money", "share")
CLOSE = 0.5
"""Least `alike` for two quantities of different nouns to answer one question."""

DISTINCT = 3
"""Digits from which a number is not met by chance."""

CHOSEN = ("age", "count", "date", "duration", "located-in", "measure", "money", "name", "offence", "place", "prison-term", "relation")


def _shared(graph: StoryGraph, claim: Claim) -> bool:
    """Whether two independent sources tell of the claim's person or event."""
    entity = graph.subject(claim)
    if claim.predicate != "name" and entity is not None:
        return len({graph.independence.group[m.source] for m in entity.mentions}) > 1
    types = {n.type for n in graph.events(claim)[:2]}
    counted = claim.predicate in QUANTITIES and claim.frame is not None and bool(claim.frame.head)
    nouns = {noun_class(claim.frame.head)} if counted and claim.frame is not None else set()
    told = graph.remembered("what each report tells of", lambda: _told(graph))
    return any(
        graph.independence.group[source] != graph.group(claim) and not (types.isdisjoint(events) and nouns.isdisjoint(words))
        for source, (events, words) in told.items()
    )


def _told(graph: StoryGraph) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """The types of event, and the classes of noun, of each report: of these it could have said when, and how many."""
    return {
        r.source: (frozenset(e.type for e in r.events), frozenset(noun_class(w) for s in r.sentences for w in s.words))
        for r in graph.readings.values()
    }


def _named_in_one(graph: StoryGraph, claim: Claim) -> bool:
    """Whether only one group of sources names this person at all."""
    entity = graph.subject(claim)
    if entity is None or entity.kind is not EntityKind.PERSON:
        return False
    groups = graph.naming(entity)
    last = claim.value.raw.split()[-1]
    spelled = tuple(dict.fromkeys((last.casefold(), folded(last))))
    return len(groups) == 1 and not any(graph.independence.group[s] not in groups and graph.knows(s, spelled) for s in graph.sources)


def _elsewhere(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a source of another group has the value too, or fills the same slot with another."""
    for other in _others(graph, claim):
        if claim.predicate == "name":
            if same_name(claim.value.raw, other.value.raw):
                return True
        elif _same_slot(graph, claim, other) or (
            _same_value(claim, other) and (not _is_small(claim) or claim.scope.of == other.scope.of or graph.alike(claim, other) >= ECHO)
        ):
            return True
    if _is_small(claim):
        return False
    written = graph.remembered("where each value is written", lambda: _written(graph))
    return any(graph.independence.group[s] != graph.group(claim) for s in written[claim.value.raw.casefold()])


MANY = 200
"""Claims of one predicate above which only those are compared that are likely to be of one slot or to have one value."""


def _others(graph: StoryGraph, claim: Claim) -> Iterator[Claim]:
    """Yield the claims of other groups that may fill the claim's slot or have its value."""
    if len(graph.of_predicate(claim.predicate)) <= MANY:
        yield from graph.of_others(claim)
        return
    filed, near = graph.remembered(("filed", claim.predicate), lambda: _filed(graph, claim.predicate))
    found = chain(
        *(filed[key] for key in _keys(graph, claim)),
        graph.may_agree(claim.predicate, claim.value) if claim.predicate != "name" else (),
        near.of(claim),
    )
    yield from (other for other in found if graph.group(other) != graph.group(claim))


def _filed(graph: StoryGraph, predicate: str) -> tuple[Mapping[str, Sequence[Claim]], Near]:
    """The claims of a predicate under all that may show that two are of one slot, and by the rarer words of their sentences."""
    filed: dict[str, list[Claim]] = defaultdict(list)
    claims = graph.of_predicate(predicate)
    for claim in claims:
        for key in _keys(graph, claim):
            filed[key].append(claim)
    return filed, Near(graph, claims, MANY)


def _keys(graph: StoryGraph, claim: Claim) -> set[str]:
    """What two claims of one slot share where it is not the company they stand in; of names, a word or all letters."""
    if claim.predicate == "name":
        words = fold(claim.value.raw).split()
        return {*words, "".join(words)}
    keys = {f"“{claim.value.raw.casefold()}”"}
    if claim.predicate in ("date", "place"):
        keys.update(n.type for n in graph.events(claim)[:1])
    elif claim.predicate not in ("count", "measure") and (entity := graph.subject(claim)) is not None:
        keys.add(f"of {entity.id}")
    if claim.scope.place:
        keys.add(f"near {claim.scope.place}")
    return keys


LETTERS = 4
"""First letters of a value by which its places in a text are looked for."""


def _written(graph: StoryGraph) -> dict[str, frozenset[str]]:
    """The sources whose text has a value's words, by the words in small letters; each text is gone through once."""
    wanted = {c.value.raw.casefold() for c in graph.of_predicate(*CHOSEN)}
    begun: dict[str, list[str]] = defaultdict(list)
    for words in wanted:
        begun[words[:LETTERS]].append(words)
    found: dict[str, set[str]] = {words: set() for words in wanted}
    for source in graph.sources.values():
        text = source.text.casefold()
        for at in range(len(text) - LETTERS + 1):
            for words in begun.get(text[at : at + LETTERS], ()):
                if text.startswith(words, at):
                    found[words].add(source.id)
        for words in wanted:
            if len(words) < LETTERS and words in text:
                found[words].add(source.id)
    return {words: frozenset(sources) for words, sources in found.items()}


def _same_value(a: Claim, b: Claim) -> bool:
    return (a.value.relation(b.value).agrees and _is_exact(b)) or a.value.raw.casefold() == b.value.raw.casefold()


def _is_small(claim: Claim) -> bool:
    """Whether a number is so common that finding it elsewhere says nothing: "two", "nine", "three months"."""
    return claim.predicate in QUANTITIES and sum(c.isdigit() for c in claim.value.show()) < DISTINCT


def _same_slot(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two claims of one predicate answer one question, as far as can be told cheaply: of one person, event or noun."""
    one, other = graph.subject(a), graph.subject(b)
    if one is not None and other is not None and a.predicate not in ("count", "measure", "date", "place"):
        return one.id == other.id
    if a.predicate == "place" and not b.value.raw[:1].isdigit():
        return False  # a town is no address
    if a.predicate in ("date", "place"):
        return bool({n.type for n in graph.events(a)[:1]} & {n.type for n in graph.events(b)[:1]})
    if a.scope.place and a.scope.place == b.scope.place and a.value.relation(b.value) is not Relation.CANNOT_TELL:
        return True  # both say how far it is from one place
    alike, of_one_noun = graph.alike(a, b), a.scope.of == b.scope.of
    if alike < (ALIGNED if of_one_noun else CLOSE) and not (of_one_noun and alike >= ECHO and _near(a, b)):
        return False
    return too_far_apart(graph, a, b) is None and not _of_other_parts(a, b)


def _of_other_parts(a: Claim, b: Claim) -> bool:
    """Whether each is limited to a place or a part that the other is not: "1,600 in Leeds", "1,500 in Kent"."""
    mine, theirs = ({x for x in c.scope.limits if " " in x} for c in (a, b))
    return bool(mine) and bool(theirs) and not mine & theirs


def _near(a: Claim, b: Claim) -> bool:
    """Whether two numbers of one noun are so near one another that they may be two counts of one thing."""
    one, other = getattr(a.value, "lower", None), getattr(b.value, "lower", None)
    return one is not None and other is not None and min(one, other) > max(one, other) / 2


def _tells(graph: StoryGraph, claim: Claim) -> bool:
    """Whether the value is a fact of its own: a full date of an event it governs, an exact number, a place with a name."""
    value = claim.value
    if isinstance(value, Moment):
        return (
            value.anchor == "absolute"
            and value.lower is not None
            and value.grain in ("day", "month", "year")
            and claim.scope.of == "governed"
        )
    if claim.predicate == "place":
        return value.raw[:1].isdigit()
    return _is_exact(claim) and str(getattr(value, "unit", "")) != "ordinal"


def _is_exact(claim: Claim) -> bool:
    """Whether a number is meant as one: "about 6,700" is, "thousands" and "at least 40" are not."""
    value = claim.value
    return getattr(value, "hedge", "exact") in ("exact", "about") and not getattr(value, "vague", False)


IN_BRACKETS = re.compile(r"\s*\((?:about|around|roughly|some|or)?\s*", re.IGNORECASE)
"""What stands between a sum and the same sum in another currency."""


def _is_converted(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a sum in brackets tells the one before them in the reader's money: "$8.5m (£5.7m)"."""
    if claim.predicate != "money":
        return False
    text, here = graph.sources[claim.source].text, value_at(graph, claim)
    others = (c for c in graph.of_source(claim.source) if c.predicate == "money" and c.value.relation(claim.value) is Relation.CANNOT_TELL)
    sums = [at for c in others if (at := value_at(graph, c)) is not None]
    return here is not None and any(IN_BRACKETS.fullmatch(text, end, here[0]) for _, end in sums)


MANY_YEARS = 6
"""Years from which it is no chance that two of a story lie so far apart."""


def _works_out(graph: StoryGraph, claim: Claim) -> bool:
    """Whether a number of years lies between two years that others give, or one of them and the day of the report."""
    value = claim.value
    if not isinstance(value, Duration) or value.unit != "year" or value.number < MANY_YEARS:
        return False
    years = graph.remembered("years of sources", lambda: _years(graph))
    page = graph.sources[claim.source].published.day
    told = {y for source, given in years.items() if graph.independence.group[source] != graph.group(claim) for y in given}
    told |= {page.year} if page is not None else set()
    return any(year + round(value.number) in told for year in told)


def _years(graph: StoryGraph) -> dict[str, frozenset[int]]:
    """The years that each source gives."""
    found: dict[str, set[int]] = defaultdict(set)
    for claim in graph.of_predicate("date"):
        if isinstance(claim.value, Moment) and claim.value.lower is not None and claim.value.year_written:
            found[claim.source].add(claim.value.lower.year)
    return {source: frozenset(years) for source, years in found.items()}


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a value that one group alone has; all files of the group are shown."""
    if len(set(graph.independence.group.values())) < 2:
        return
    found: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate(*CHOSEN):
        firm = claim.modality in (Modality.ASSERTED, Modality.PLANNED) and claim.polarity is Polarity.AFFIRMED
        if graph.is_draft(claim) or not firm or (graph.scene(claim) != "main" and claim.predicate != "date"):
            continue
        alone = _named_in_one(graph, claim) if claim.predicate == "name" else _shared(graph, claim)
        if alone and _tells(graph, claim) and not (_elsewhere(graph, claim) or _is_converted(graph, claim) or _works_out(graph, claim)):
            found[claim.predicate, graph.group(claim), claim.value.show().casefold()].append(claim)
    for (predicate, _, value), claims in sorted(found.items()):
        entity = subject_name(graph, claims[0])
        why = f"only {' and '.join(graph.outlets(claims))} has this"
        yield finding(graph, "single-source", Verdict.SINGLE_SOURCE, entity, predicate, [claims], why=why, severity="low", scope=value)


RULE = Rule(code="FC502", judge=judge, earned=False)
