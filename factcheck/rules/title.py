"""What office a person holds: titles that exclude one another, and titles that two sources share.

A person may have several titles, so most that differ are left alone. Two exclude each other where a row of the lexicon says
so (mayor and governor of one place), two titles of one rank do where they are of two fields, and two callings where the rest of the
title or of the sentence is the same and nobody else gives the person this one.
Two titles that are one but for the rank below the office are of two ranks. Two offices of state, two parts of a firm, and an office that is
held or over exclude each other where one source stands alone with the one.
Conflict: "Treasurer Ruth Lind" beside "the mayor, Ruth Lind"; "the head of drama" beside "the head of comedy"; "Osby Ferries spokesman
Tom Vale" beside "Osby Ferries pilot Tom Vale".
Left alone: "Dr." beside "professor"; "former mayor" beside "senator"; an actor whom two others call a singer; a sheriff who is a
candidate for mayor; the founder of a firm, whatever else he is there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from factcheck.comparison.deaths import DYING
from factcheck.comparison.printed_names import said_of_bearer
from factcheck.comparison.restrictions import restricted
from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim
from factcheck.predicates._posts import INCOMING, OUTGOING, THEN
from factcheck.predicates.title import FORMER
from factcheck.resolve.scenes import MAIN
from factcheck.rules import slot_rule
from factcheck.rules._callings import OF_ITS_OWN, are_trades, calling, is_over, of_two_bodies, times, up_to_head, words_of_title
from factcheck.rules._fields import charge_of, fields_of
from factcheck.rules._lone_offices import are_lines, of_two_kinds, of_two_times
from factcheck.values import Relation


def office_of(claim: Claim) -> tuple[str, str]:
    """Return the set of offices and the office a title belongs to; ("", head word) for one in no set."""
    return next(iter(_offices(claim.value.raw).items()), ("", _head(claim)))


WANTED = re.compile(r"\s(?:for|to|with|who|at|in|from|under|against)\b")
"""What follows these is nobody's office here: "candidate for mayor", "adviser to the president"."""


@cache
def _offices(title: str) -> Mapping[str, str]:
    """The office that a title names of each set that has it; a finance director is no director of an institution."""
    words = f" {' '.join(words_of_title(WANTED.split(title.casefold(), maxsplit=1)[0]))} "
    found: dict[str, tuple[str, str]] = {}
    for row in table("offices")["set"]:
        named = ((office, form) for office, forms in row["offices"].items() for form in forms if f" {form} " in words)
        first = next(named, None)
        if first is not None:
            found[row["name"]] = first
    forms = [form for _, form in found.values()]
    within = {form for form in forms for other in forms if form != other and f" {form} " in f" {other} "}
    return {name: office for name, (office, form) in found.items() if form not in within}


def _at_once(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two trades are of one time: of the dead a report says what they were, or what they did."""
    bearer = graph.subject(a)
    past = {THEN} if bearer is not None and bearer.id in {n.patient for n in graph.skeleton.nodes if n.type == DYING} else set()
    return times(a) - past == times(b) - past


def _of_one_time(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both tell of titles that are held, or both of one that is given or given up in the time that both tell of."""
    one, other = times(a), times(b)
    if not one and not other:
        return True
    changing = one == other and len(one) == 1 and one <= {INCOMING, OUTGOING}
    return changing and graph.scene(a) == graph.scene(b) == MAIN and not _has_both(graph, a, b)


def _has_both(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether a source tells of both offices of the bearer."""
    return any(office_of(x) == office_of(z) for y, z in ((a, b), (b, a)) for x in said_of_bearer(graph, y, "title"))


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Same office the same; two offices of one set, or two callings, differ; anything else cannot be told."""
    one, other = office_of(a), office_of(b)
    if any(_is_rank_alone(c) for c in (a, b)) and a.value.raw != b.value.raw:
        return Relation.CANNOT_TELL
    told = _of_bearer(graph, a)
    if of_two_times(graph, a, b, told, office_of) or (_of_one_time(graph, a, b) and of_two_kinds(graph, a, b, told)):
        return Relation.DIFFERENT
    fields = _by_fields(graph, a, b)
    if fields is not None:
        return fields
    if _of_two_ranks(graph, a, b):
        return Relation.DIFFERENT
    if are_trades(a, b):
        return Relation.DIFFERENT if _at_once(graph, a, b) and not _told_otherwise(graph, a, b) else Relation.CANNOT_TELL
    if one == other or _shares_office(a, b):
        return Relation.CANNOT_TELL if _of_another_kind(a, b) else Relation.SAME
    if not _of_one_time(graph, a, b):
        return Relation.CANNOT_TELL
    sets = _sets_of_both(a, b)
    if sets and any(is_over(graph, c) for c in (a, b)):
        return Relation.CANNOT_TELL
    if sets:
        return Relation.CANNOT_TELL if all(of_two_bodies(name, a, b) for name in sets) else Relation.DIFFERENT
    mine, theirs = calling(a), calling(b)
    if mine is not None and mine == theirs:
        return Relation.SAME
    if (lead := _leads_and_speaks(graph, a, b)) is not None:
        return Relation.DIFFERENT if lead else Relation.CANNOT_TELL
    if _speaks_for_its_body(mine, b) or _speaks_for_its_body(theirs, a):
        return Relation.CANNOT_TELL
    if mine is None or theirs is None or "founder" in (mine, theirs) or {mine, theirs} <= set(table("callings")["together"]):
        return Relation.CANNOT_TELL
    return Relation.DIFFERENT if _slip_of_one(graph, a, b) else Relation.CANNOT_TELL


def _is_rank_alone(claim: Claim) -> bool:
    """Whether a title says below whom somebody stands, and not what he is: "her deputy", who may be foreign minister."""
    return any(claim.value.raw in ranks for ranks in table("callings")["ranks"][:1])


def _of_two_ranks(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two titles are one but for the rank below the office, or for the court: "Deputy Fire Chief", "Assistant Fire Chief".

    Every deputy of a public defender is one. A title that only leaves the rank out may be short for the other, unless two others leave
    it out too and nobody else has it.
    """
    for ranks in table("callings")["ranks"]:
        mine, theirs = (_ranked(c, ranks) for c in (a, b))
        if mine[1] != theirs[1] or mine[1] == "defender" or not (mine[2] <= theirs[2] or theirs[2] <= mine[2]) or mine[0] & theirs[0]:
            continue
        if mine[0] and theirs[0]:
            return True
        if "deputy" in ranks and (mine[0] or theirs[0]) and _alone_with_its_rank(graph, a if mine[0] else b, ranks):
            return True
    return False


def _ranked(claim: Claim, ranks: Sequence[str]) -> tuple[set[str], str, set[str]]:
    """The words of rank of a title, its head, and the rest up to the head."""
    words = [part for word in up_to_head(claim) for part in UNDER.sub(r"under \1", word).replace("-", " ").split()]
    words = [word for word in words if word not in FORMER]
    return set(words) & set(ranks), words[-1] if words else "", set(words[:-1]) - set(ranks)


UNDER = re.compile(r"^under-?(\w{4,})$")


def _alone_with_its_rank(graph: StoryGraph, ranked: Claim, ranks: Sequence[str]) -> bool:
    """Whether its source alone gives the rank, never leaves it out, and two others give the whole title without it."""
    head, others = _ranked(ranked, ranks)[1], [c for c in _of_bearer(graph, ranked) if c.id != ranked.id]
    same = [(c, rank, rest) for c in others for rank, last, rest in (_ranked(c, ranks),) if last == head]
    if any(rank or c.source == ranked.source for c, rank, _ in same):
        return False
    whole = (
        any(rest for _, _, rest in same)
        or head in table("titles")["sole"]
        or any(_of_what(c) == _of_what(ranked) != "" for c, _, _ in same)
    )
    return graph.independent([c for c, _, _ in same]) > 1 and whole


def _of_what(claim: Claim) -> str:
    """What a title goes on with behind "of": "the clinic" of "head of the clinic"."""
    return claim.value.raw.casefold().partition(" of ")[2].removeprefix("the ")


def _speaks_for_its_body(calling_of_one: str | None, other: Claim) -> bool:
    """Whether one speaks or pleads for a body in which the other title is a rank: the deputy who is the sheriff's spokesman."""
    named = table("callings")
    return calling_of_one in named["speaking"] and bool(set(words_of_title(other.value.raw)) & set(named["posts"]))


def _leads_and_speaks(graph: StoryGraph, a: Claim, b: Claim) -> bool | None:
    """Whether one is called the head of a force and the other its spokesman, and nobody both; None where the titles are others."""
    for speaker, leader in ((a, b), (b, a)):
        ranks, head, _ = _ranked(leader, table("callings")["ranks"][0])
        if calling(speaker) == "spokesman" and head in FORCE and not ranks and not OF_ITS_OWN.search(leader.value.raw):
            return not _told_otherwise(graph, a, b) and not any(
                x.frame is not None and x.frame.head in FORCE for x in _others(graph, speaker)
            )
    return None


def _others(graph: StoryGraph, claim: Claim) -> Sequence[Claim]:
    """What else its source calls the bearer."""
    return [c for c in said_of_bearer(graph, claim, "title") if c.id != claim.id]


FORCE = frozenset({"chief", "superintendent", "sheriff", "commissioner"})
"""Heads of police and fire forces, who have others speak for them."""


def _by_fields(graph: StoryGraph, a: Claim, b: Claim) -> Relation | None:
    """How two titles of one rank stand by what they are in charge of: "head of drama", "head of comedy"; None where that says nothing."""
    mine, theirs = fields_of(a.value.raw), fields_of(b.value.raw)
    if mine is None or theirs is None:
        return Relation.DIFFERENT if _of_two_charges(graph, a, b) else None
    if mine[0] != theirs[0]:
        return None
    if mine[1] & theirs[1]:
        return Relation.SAME
    one_each = len(mine[1]) == len(theirs[1]) == 1 and not are_lines(a, b)
    return Relation.DIFFERENT if one_each and _of_one_time(graph, a, b) else Relation.CANNOT_TELL


def _of_two_charges(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one sentence told twice makes somebody head of two things at one body: "head of lighting", "director of rail freight"."""
    charges = [charge_of(c.value.raw) for c in (a, b)]
    if charges[0] is None or charges[1] is None or charges[0][1] & charges[1][1] or graph.alike(a, b) < TWIN:
        return False
    bodies = [{x.value.raw for x in said_of_bearer(graph, c, "affiliation")} for c in (a, b)]
    if any(charge[1] <= set(words_of_title(body)) for charge in charges if charge for body in bodies[0] | bodies[1]):
        return False  # "president of Osby Foods" is at the head of the whole
    return bool(bodies[0] & bodies[1]) and _of_one_time(graph, a, b)


OF_MANY_KINDS = frozenset({"head", "officer", "chief", "director", "boss", "manager"})
"""Heads of titles that say nothing without the rest: a police officer is no research officer."""


def _of_another_kind(a: Claim, b: Claim) -> bool:
    """Whether two such titles have nothing else in common."""
    rest = [set(words_of_title(c.value.raw)) - {_head(c), "of", "the", "a"} for c in (a, b)]
    return _head(a) == _head(b) and _head(a) in OF_MANY_KINDS and bool(rest[0] and rest[1]) and rest[0].isdisjoint(rest[1])


def _sets_of_both(a: Claim, b: Claim) -> list[str]:
    """The sets in which both titles name an office."""
    mine, theirs = _offices(a.value.raw), _offices(b.value.raw)
    return [name for name in mine if name in theirs]


def _shares_office(a: Claim, b: Claim) -> bool:
    """Whether one title names two offices, of which one is the other's: "senior vice president and general manager"."""
    mine, theirs = ({row for part in c.value.raw.split(" and ") for row in _offices(part).items()} for c in (a, b))
    return bool(mine & theirs)


TWIN = 0.45
"""Least `alike` for two callings of one person to be of one sentence told twice."""


def _told_otherwise(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one of the sources has the other's calling too, or each calling is told by two."""
    for mine, theirs in ((a, b), (b, a)):
        if any(c.source == theirs.source and calling(c) == calling(mine) for c in _of_bearer(graph, mine)):
            return True
    return all(any(calling(c) == calling(x) and graph.group(c) != graph.group(x) for c in _of_bearer(graph, x)) for x in (a, b))


def _slip_of_one(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether the rest of the title is the same, or the sentence, and nobody tells of both callings."""
    if _told_otherwise(graph, a, b):
        return False
    rest = [" ".join(c.value.raw.casefold().split()).replace(_head(c), "", 1).strip() for c in (a, b)]
    return bool(rest[0] and rest[0] == rest[1]) or graph.alike(a, b) >= TWIN


def _of_bearer(graph: StoryGraph, claim: Claim) -> Sequence[Claim]:
    bearer = graph.subject(claim)
    return graph.remembered("titles by bearer", lambda: _by_bearer(graph)).get(None if bearer is None else bearer.id, ())


def _by_bearer(graph: StoryGraph) -> Mapping[str | None, Sequence[Claim]]:
    found: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in graph.of_predicate("title"):
        bearer = graph.subject(claim)
        found[None if bearer is None else bearer.id].append(claim)
    return found


def _head(claim: Claim) -> str:
    return claim.frame.head if claim.frame is not None else claim.value.raw


def of_a_part(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One is the title of another time; what the dead did for a living is what they were."""
    if (are_trades(a, b) and _at_once(graph, a, b)) or of_two_times(graph, a, b, _of_bearer(graph, a), office_of):
        return None
    return restricted(graph, a, b)


KIND = SlotKind(
    predicates=("title",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished, of_a_part),
    attribute=lambda _graph, _claim: "title",
)

RULE = slot_rule("title", "FC115", KIND)
