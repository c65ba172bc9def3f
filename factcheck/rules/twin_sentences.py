"""Two sentences that are word for word the same but for one value: an edited copy, or a slip in copying.

Looked for in sentences that share at least seven words in ten, or stand in two versions of one text. What was exchanged
must be a value of one kind on both sides (a number, a date, a place, a name, an outcome), two words that say opposite things, or a
"not" on one side.
Conflict: "the ferry sank off Marlow at dawn" beside "the ferry sank off Alder at dawn"; "a small blast" beside "a large blast".
Left alone: other words for the same ("three" beside "3"); a sentence that adds a clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from factcheck.comparison.another_matter import another_matter
from factcheck.comparison.nearby import of_one_sentence, of_two_people
from factcheck.comparison.two_bearers import two_bearers, two_described, two_relatives
from factcheck.comparison.two_dates import hang_on_the_edition
from factcheck.comparison.updates import update
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.resolve.names import same_name
from factcheck.rules import Rule, finding, subject_name
from factcheck.rules._other_way import two_things
from factcheck.rules.affiliation import is_short_for
from factcheck.rules.count import of_two_parents
from factcheck.rules.outcome import GRANTED, VERDICT, another_count, only_off
from factcheck.rules.state import another_deed
from factcheck.text.gazetteer import nested, place_key, same_place
from factcheck.text.words import noun_class
from factcheck.values import Relation

WORD = re.compile(r"[\w$£€%]+(?:[.,'’:-]\w+)*")
ADDRESS = re.compile(r"\bhttps?\b|\bwww\b|\.html?\b")
"""An address of a page has numbers that count nothing."""
ALIKE = 0.7
IN_COPIES = 0.5
FORMULA = 20
"""Sentences of one source that may share three words: more is a formula, as in a police log or a table of results."""
MOST_CHANGES = 3
"""Places in which twins may differ: with more of them a form was filled in twice, for two people."""
SHORTEST = 6
LONGEST_CHANGE = 5
TOLLS = frozenset({"killed", "injured", "missing", "arrested", "homeless", "rescued"})
"""Counts that grow from one report to the next."""
NOT = frozenset({"not", "never", "no", "n't"})
TURNED = ("outcome", "state")
"""Predicates whose claims a "not" turns round."""
FEWEST = 1
"""Places in which twins may differ for two opposite words to be of one thing: what rose on one day fell on the next."""


class _Sentence(NamedTuple):
    source: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    bag: frozenset[str]


def _sentences(graph: StoryGraph) -> dict[str, list[_Sentence]]:
    found: dict[str, list[_Sentence]] = defaultdict(list)
    for source, reading in graph.readings.items():
        text = graph.sources[source].text
        for sentence in reading.sentences:
            matches = list(WORD.finditer(text, sentence.start, sentence.end))
            if len(matches) >= SHORTEST and not ADDRESS.search(text, sentence.start, sentence.end):
                words = tuple(m[0].casefold().replace("’", "'") for m in matches)
                found[source].append(_Sentence(source, words, tuple(m.span() for m in matches), frozenset(words)))
    return found


def _pairs(graph: StoryGraph) -> Iterator[tuple[_Sentence, _Sentence, SequenceMatcher[str]]]:
    """Sentences of two sources with most words in common, by way of shared runs of three words."""
    sentences = _sentences(graph)
    for one, other in combinations(sorted(sentences), 2):
        least = IN_COPIES if graph.independence.group[one] == graph.independence.group[other] else ALIKE
        runs: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for n, s in enumerate(sentences[other]):
            for i in range(len(s.words) - 2):
                runs[s.words[i : i + 3]].add(n)
        for a in sentences[one]:
            held = [runs.get(a.words[i : i + 3], ()) for i in range(len(a.words) - 2)]
            near = Counter(n for places in held if len(places) <= FORMULA for n in places)
            formulas = sum(len(places) > FORMULA for places in held)
            for n in sorted(near):
                b = sentences[other][n]
                most = max(len(a.words), len(b.words))
                if near[n] + formulas < least * most - 2 * (MOST_CHANGES + 1):
                    continue  # each stretch between two changes has all its runs but two
                if sum(word in b.bag for word in a.words) < least * most:
                    continue  # the matcher costs a hundred times as much
                matcher = SequenceMatcher(None, a.words, b.words, autojunk=False)
                same = sum(block.size for block in matcher.get_matching_blocks())
                if same >= least * most and a.words != b.words:
                    yield a, b, matcher


def _standing(graph: StoryGraph, source: str, start: int, end: int) -> Sequence[Claim]:
    """The claims of a source that may stand on this stretch, by their starts."""
    claims = graph.of_source(source)
    starts = graph.remembered(("starts", source), lambda: [c.span.start for c in claims])
    longest = graph.remembered(("longest", source), lambda: max((c.span.end - c.span.start for c in claims), default=0))
    return claims[bisect_left(starts, start - longest) : bisect_left(starts, end)]


def _on(graph: StoryGraph, sentence: _Sentence, first: int, last: int) -> dict[str, Claim]:
    """The claims whose value stands on words first..last, by predicate; the tightest of each."""
    if first >= last:
        return {}
    start, end = sentence.spans[first][0], sentence.spans[last - 1][1]
    found: dict[str, Claim] = {}
    for claim in _standing(graph, sentence.source, start, end):
        at = claim.span.quote.find(claim.value.raw)
        low = claim.span.start + max(at, 0)
        high = low + len(claim.value.raw) if at >= 0 else claim.span.end
        if low < end and start < high:
            kept = found.get(claim.predicate)
            if kept is None or len(claim.span.quote) < len(kept.span.quote):
                found[claim.predicate] = claim
    return found


def _apart(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the two values exclude each other as they stand."""
    if a.predicate in ("name", "relation") and two_relatives(graph, a, b) is not None:
        return False
    if a.predicate == "name":
        mine, theirs = a.value.raw.split(), b.value.raw.split()
        return len(mine) == len(theirs) and bool(set(mine) & set(theirs)) and not same_name(a.value.raw, b.value.raw)
    if a.predicate == "weapon" and _are_known_together(graph, a, b):
        return False
    if (a.predicate == "state" and another_deed(graph, a, b)) or (a.predicate == "outcome" and two_things(graph, a, b)):
        return False
    if of_two_people(graph, a, b) or two_bearers(graph, a, b) or another_matter(graph, a, b) or _of_two_things(graph, a, b):
        return False
    if a.value.kind == "place":
        one, other = a.value.raw, b.value.raw
        keys = [set(place_key(name).split()) for name in (one, other)]
        return not (nested(one, other) or same_place(one, other) or keys[0] <= keys[1] or keys[1] <= keys[0])
    if a.predicate == "affiliation" and (is_short_for(a.value.raw, b.value.raw) or is_short_for(b.value.raw, a.value.raw)):
        return False
    if a.predicate in ("title", "quote") or hang_on_the_edition(a.value, b.value):
        return False
    return a.value.relation(b.value) is Relation.DIFFERENT and not (a.scope.of in TOLLS and update(graph, a, b))


def _are_known_together(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one report tells of both: a robber had a gun, and another a knife."""
    return any(graph.writes(s, a.value.raw) and graph.writes(s, b.value.raw) for s in graph.sources)


def _of_two_things(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two states are of two nouns, "schools were unaffected", "trains were affected", or of two people that are described.

    So are two verdicts of two people, or on two charges, and the numbers of two callings.
    """
    if a.predicate == "outcome":
        both = any(_tells_of_another(graph, c) for c in (a, b))
        return both or only_off(graph, a, b) is not None or another_count(graph, a, b) is not None or two_described(graph, a, b) is not None
    if a.predicate == "offence":
        ends = [{getattr(c.value, "option", "") for c in _verdicts(graph, x) if of_one_sentence(c, x)} for x in (a, b)]
        return bool(ends[0] and ends[1]) and ends[0].isdisjoint(ends[1])  # guilty of one thing, cleared of another
    if a.predicate == "count":
        return _of_two_groups(a, b) or of_two_parents(graph, a, b)
    heads = [noun_class(c.frame.head) for c in (a, b) if c.frame is not None]
    return a.predicate == "state" and (len(set(heads)) > 1 or two_described(graph, a, b) is not None)


def _tells_of_another(graph: StoryGraph, claim: Claim) -> bool:
    """Whether its source tells of two requests, of which one was granted and the other denied."""
    among = getattr(claim.value, "among", ())
    same = (c for c in graph.of_source(claim.source) if getattr(c.value, "among", ()) == among and c.predicate == claim.predicate)
    return tuple(sorted(among)) == GRANTED and len({getattr(c.value, "option", "") for c in same}) > 1


def _verdicts(graph: StoryGraph, claim: Claim) -> Iterator[Claim]:
    return (c for c in graph.of_source(claim.source) if getattr(c.value, "among", ()) == VERDICT)


def _of_two_groups(a: Claim, b: Claim) -> bool:
    """Whether two numbers are by two bodies' counts, of two fates, or of officers who may be some of the people."""
    bodies = [{x for x in c.scope.limits if x.startswith("by ")} for c in (a, b)]
    tolls = a.scope.of in TOLLS and b.scope.of in TOLLS
    heads = {noun_class(c.frame.head) for c in (a, b) if c.frame is not None and c.frame.head}
    return bodies[0] != bodies[1] or (tolls and (a.scope.of != b.scope.of or (len(heads) > 1 and a.scope.limits != b.scope.limits)))


def _exchanged(graph: StoryGraph, a: _Sentence, b: _Sentence, matcher: SequenceMatcher[str]) -> Iterator[tuple[Claim, Claim]]:
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    for op, i1, i2, j1, j2 in changes if len(changes) <= MOST_CHANGES else ():
        if max(i2 - i1, j2 - j1) > LONGEST_CHANGE:
            continue
        if op == "replace":
            one, other = _on(graph, a, i1, i2), _on(graph, b, j1, j2)
            apart = sorted(p for p in one.keys() & other.keys() if _apart(graph, one[p], other[p]))
            closed = [p for p in apart if p != "opposite"] or (apart if len(changes) <= FEWEST else [])
            yield from ((one[p], other[p]) for p in closed)
        if NOT & set(a.words[i1:i2] + b.words[j1:j2]):
            yield from _negated(graph, a, b, (i1, i2, j1, j2))


def _negated(graph: StoryGraph, a: _Sentence, b: _Sentence, at: tuple[int, int, int, int]) -> Iterator[tuple[Claim, Claim]]:
    """The event or the state right after a "not" that one sentence has and the other has not."""
    i1, i2, j1, j2 = at
    one, other = (_on(graph, s, end, min(end + 3, len(s.words))) for s, end in ((a, i2), (b, j2)))
    for predicate in TURNED:
        x, y = one.get(predicate), other.get(predicate)
        if x is not None and y is not None and x.polarity is not y.polarity and i1 + j1 > 0:
            yield x, y
            return


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding an exchanged value; a value several rules could take is shown by its first predicate."""
    seen: set[tuple[str, str]] = set()
    for a, b, matcher in _pairs(graph):
        for one, other in _exchanged(graph, a, b, matcher):
            key = (f"{one.source}:{one.value.raw}", f"{other.source}:{other.value.raw}")
            if key in seen:
                continue
            seen.add(key)
            step = Step(
                step="the sentences are the same but for this", claims=(one.id, other.id), result=f"{one.value.raw} | {other.value.raw}"
            )
            attribute = f"{one.predicate} in twin sentences"
            scope = f"{one.value.raw}|{other.value.raw}"
            why = "two sentences that are otherwise the same differ in this value"
            yield finding(
                graph,
                "twin-sentences",
                Verdict.CONFLICT,
                subject_name(graph, one),
                attribute,
                [[one], [other]],
                why=why,
                steps=[step],
                scope=scope,
            )


RULE = Rule(code="FC501", judge=judge, broad=True)
