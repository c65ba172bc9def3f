"""Another name in the same place: one source alone names another firm, film, ship, hospital or person where others agree on one.

One place is: the same words right before and after; one word that both names hang on in one way ("a deal with", "the film", "her
lawyer,"), or a part that several words tell of ("X bought it", "it was sold to X"); a list with the same other members; the only
hospital, prison or church that each source names. The more names such a place may hold, the more else the sentences must share.
The lone name must be printed once in the whole story, and the other one in two independent sources, or in one that tells the same
in much the same words; more is asked where the source with the lone name has the other one too. A name that the story has elsewhere
is flagged where no other source has it in that place, and two have another there in sentences that tell much the same. The only fund,
brewer or charity of a story is one, and so is who is at the head of a part of a firm. A report that names somebody once, and then goes
on with a surname that it never introduced, has named another than it means; so has one that tells of somebody of the same age.
Conflict: "was taken to Osby Hospital" beside "was taken to St. Ebba's" in two others, of which the first says nothing.
Conflict: "fired coach Ed Lowe" beside "fired coach Max Holm" in two others, in which Ed Lowe is the president.
Conflict: "Ed Lowe, 15, was shot. Holm is in hospital" beside "Max Holm was shot" in another; "Ed Lowe, 15," beside "Max Holm, 15".
"Osby Mayor Ed Lowe" beside "Mayor Max Holm" in two others, one of which says that he is Osby's.
Left alone: two spokesmen or officers; what another paper reported; a town of many that were hit; a shorter form; reporters' names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.comparison.name_places import PERSON, heads, house_of, key_of, kind_of, told_besides
from factcheck.graph import StoryGraph
from factcheck.model import Claim, Finding, Step, Verdict
from factcheck.rules import Rule, claims_of, finding
from factcheck.rules._lone_bodies import lone_bodies, lone_houses
from factcheck.rules._office_holders import office_holders
from factcheck.rules._role_holders import role_holders
from factcheck.rules._stand_ins import stand_ins
from factcheck.rules._story_names import Names, Row, counted, legal_forms, names_of, reasons_against, written_otherwise
from factcheck.rules._swapped_names import swapped
from factcheck.text.folding import fold

OTHER_KINDS = 0.4
"""Least `told_besides` for names of two kinds: what is a law, a product or a work is mostly a guess."""
KNOWN = 0.4
"""The same where the source with the lone name has the other one as well, and three others have it."""
ONE_AGAINST_ONE = 0.45
"""The same where one other source alone has the other name."""
TWIN = 0.6
"""The same for names whose last words tell two kinds, and where one other source alone has the other name and the first has both."""
NEARLY_BEST = 0.1
"""How much less than the most alike a sentence may tell, to be shown instead because nothing speaks against it."""
PART = 0.15
"""Least `told_besides` of the one that shares the place, where another source shares what is told."""


def _of_one_kind(a: Claim, b: Claim, besides: float) -> bool:
    """Whether the names may be of one kind: two people, two hospitals; in sentences that tell the same, any two but people."""
    kinds = {kind_of(a), kind_of(b)}
    if len(kinds) > 1 and (PERSON in kinds or (besides < OTHER_KINDS and "thing" not in {a.scope.of, b.scope.of})):
        return False
    last = [w for c in (a, b) if (w := fold(c.value.raw.split()[-1]).rstrip(".")) in heads() - legal_forms()]
    return besides >= TWIN or len(last) < 2 or last[0] == last[1] or bool(house_of(a) and house_of(a) == house_of(b))


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a lone name, beside the name whose sentences tell most of the same."""
    names = names_of(graph)
    said: set[frozenset[str]] = set()
    for claim in graph.of_predicate("name"):
        if claim.frame is None:
            continue
        if not names.is_printed_once(claim):
            yield from swapped(names, claim)
            continue
        rivals: dict[str, list[Row]] = defaultdict(list)
        for other in names.nearby.of(claim):
            if not written_otherwise(graph, claim, other) and names.stands_alone(claim, other) and not _report(graph, claim, other):
                rivals[key_of(other)].append(Row(told_besides(graph, claim, other), other, names.places.shared(claim, other)))
        camps = [camp for rows in rivals.values() if (camp := _camp(names, claim, rows))]
        best = max(camps, key=lambda camp: (camp[0].besides, camp[0].other.id), default=[])
        pair = frozenset((key_of(claim), *(key_of(row.other) for row in best[:1])))
        if best and pair not in said:
            said.add(pair)
            yield from _finding(names, claim, best)
        elif not rivals:
            yield from swapped(names, claim)


NEWS = re.compile(r"(?:['’]s)? (?:state |official )?(?:news|press|wire) (?:agency|service|site|website|channel)\b", re.IGNORECASE)
"""Behind the name of one who reports the news."""


def _report(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both are names of those who report the news: "told the ORT news agency"."""
    return all(NEWS.match(graph.sources[c.source].text, c.span.end) for c in (a, b))


def _camp(names: Names, claim: Claim, rows: Sequence[Row]) -> list[Row]:
    """The rows of one name that stand in the lone one's place, the most alike first; none where all that is told is too little.

    Where its own source says nothing of that name, what is told may be shared with one source, and the place with another.
    """
    if not names.has(claim.source, rows[0].other):
        told = max(row.besides for row in rows)
        rows = [row._replace(besides=told) for row in rows if row.besides >= PART]
    held = [row for row in rows if row.place is not None and row.place.needed <= row.besides]
    return sorted((row for row in held if _of_one_kind(claim, row.other, row.besides)), key=lambda row: (-row.besides, row.other.id))


def _finding(names: Names, claim: Claim, camp: Sequence[Row]) -> Iterator[Finding]:
    """Yield a conflict, a check where one reason speaks against it, and nothing where two do or too few have the other name."""
    graph = names.graph
    has_both = names.has(claim.source, camp[0].other)
    least = camp[0].besides - (0.0 if has_both else NEARLY_BEST)
    rows = [(reasons_against(names, claim, row), row) for row in camp if row.besides >= least]
    reasons, (besides, best, place) = min(rows, key=lambda x: (len(x[0]), -x[1].besides, x[1].other.id))
    backers = names.backers(claim, best)
    if place is None or besides < _needed(backers, has_both):
        return
    if backers < 2 and has_both:
        reasons.append("one against one, and the lone one has both names")
    if len(reasons) > 1:
        return
    verdict = Verdict.CHECK if reasons else Verdict.CONFLICT
    said = f"“{claim.value.raw}” is printed once in the story, where {counted(backers)} “{best.value.raw}”: {place.shown}"
    steps = [Step(step="the same place", claims=(claim.id, best.id), result=said)] if reasons else []
    scope = f"{claim.value.raw}|{best.value.raw}"
    why = reasons[0] if reasons else said
    camps = [[claim], [row.other for row in camp]]
    yield finding(graph, "another-name", verdict, best.value.raw, "name in its place", camps, why=why, steps=steps, scope=scope)


def _needed(backers: int, has_both: bool) -> float:
    """How much else must be told the same, by how many have the other name and whether its own source has it too."""
    if has_both:
        return KNOWN if backers > 2 else TWIN
    return 0.0 if backers > 1 else ONE_AGAINST_ONE


def _all(graph: StoryGraph) -> Iterator[Finding]:
    """Yield what each way of looking finds, a lone name once; a check gives way to what tells surely who is meant."""
    found = [*judge(graph), *office_holders(graph)]
    named = {position.claims for f in found for position in f.positions[:1]}
    found += [f for f in role_holders(graph) if f.positions[0].claims not in named]
    shown = claims_of(found)
    names = names_of(graph)
    found += [f for f in (*lone_bodies(names), *lone_houses(names)) if _lone(f).isdisjoint(shown)]
    sure = claims_of(f for f in found if f.verdict is Verdict.CONFLICT)
    more = [f for f in stand_ins(graph) if _lone(f).isdisjoint(sure)]
    surer = claims_of(more)
    yield from (f for f in found if f.verdict is Verdict.CONFLICT or _lone(f).isdisjoint(surer))
    yield from more


def _lone(found: Finding) -> set[str]:
    """The claims of the name that stands alone."""
    return set(found.positions[0].claims) if found.positions else set()


RULE = Rule(code="FC404", judge=_all, broad=True)
