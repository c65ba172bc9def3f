"""When an event happened; an event that happens once has one date.

A date is compared where both sources hang it on the same event: the same type, the same person. For events that recur
(arrests, hearings, statements) another date is another event, and so no conflict.
Conflict: "killed on New Year's Eve" beside "killed on Christmas Eve", of one victim.
Left alone: "October" beside "14 October"; the day on which police said it; shot on one day, dead on the next; found guilty in 2001 for a
killing in 2000; elected on the 5th, sworn in on the 6th.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from factcheck.comparison.event_kinds import COMPARED, kin, main_kinds
from factcheck.comparison.outvoted_dates import outvoted
from factcheck.comparison.slots import SlotKind, Tie
from factcheck.comparison.time_vetoes import (
    RETOLD,
    another_edition,
    another_phase,
    another_step,
    by_when,
    died_later,
    each_of_its_day,
    put_off,
    two_hearings,
)
from factcheck.comparison.two_dates import AN_HOUR, is_bare_weekday, like_days, minutes_apart, one_part_apart, undecided
from factcheck.comparison.two_steps import (
    brought_out_twice,
    by_two_bodies,
    in_it_later,
    of_two_posts,
    on_the_last_day,
    set_out_before,
    told_of_both,
)
from factcheck.comparison.vetoes import inferred_link, not_meant, strange_names, unfinished
from factcheck.graph import StoryGraph
from factcheck.model import Claim
from factcheck.resolve.events import FOUNDING, EventNode
from factcheck.resolve.scenes import MAIN
from factcheck.rules import slot_rule
from factcheck.text.events import event_label
from factcheck.values import Relation, Value
from factcheck.values.moment import Moment


def _candidates(graph: StoryGraph, claim: Claim) -> tuple[EventNode, ...]:
    return graph.events(claim)


def _block(graph: StoryGraph, claim: Claim) -> Sequence[str]:
    return tuple(dict.fromkeys(kin(n) for n in _candidates(graph, claim))) or ("",)


def shared(graph: StoryGraph, a: Claim, b: Claim) -> tuple[EventNode, EventNode, int] | None:
    """Return the event both dates may hang on, as each source tells it, and how far down the two lists it stands.

    The types must be kin, and the patients must not be two different people.
    """
    found, governed = [], a.scope.of == b.scope.of == "governed"
    for i, one in enumerate(_candidates(graph, a)):
        for j, other in enumerate(_candidates(graph, b)):
            if kin(one) != kin(other):
                continue
            apart = one.patient is not None and other.patient is not None and one.patient != other.patient
            main = i + j == 0 and one.type in graph.main_types and not one.type.startswith("Justice.")
            two = not main and apart and graph.is_named(one.patient) and graph.is_named(other.patient)
            if not two and not _hurt_long_before(one, other, a, b):
                found.append((_depth(graph, a, i) + _depth(graph, b, j) if governed else i + j, i, one, other))
    if not found:
        return None
    rank, _, one, other = min(found, key=lambda row: row[:2])
    return one, other, rank


def _depth(graph: StoryGraph, claim: Claim, place: int) -> int:
    """How far down its list an event stands: a disaster and the damage it does are of one day."""
    return 0 if all(n.type.startswith("Disaster.") for n in _candidates(graph, claim)[: place + 1]) else place


def _hangs_elsewhere(a: Claim, b: Claim) -> bool:
    """Whether either day is that of a statement, or of what else went on besides the events of its sentence."""
    return any(c.scope.of in ("said", "apart") for c in (a, b))


def _hurt_long_before(one: EventNode, other: EventNode, a: Claim, b: Claim) -> bool:
    """Whether one tells of a death, and the other of a wound that was suffered so long before that it is another event."""
    days = [day for c in (a, b) if (day := getattr(c.value, "lower", None)) is not None]
    apart = len(days) == len((a, b)) and (max(days) - min(days)).days > NEWS
    return apart and {one.type, other.type} == {"Life.Die", "Life.Injure"}


def _tie(graph: StoryGraph, a: Claim, b: Claim) -> Tie:
    meeting = shared(graph, a, b)
    if meeting is None:
        return Tie.BY_FRAME
    one, other, rank = meeting
    same = _same_patient(graph, one, other)
    governed = a.scope.of == b.scope.of == "governed"
    if one_part_apart(a.value, b.value) and graph.alike(a, b) >= FAINT:
        return Tie.BY_KEY
    if like_days(a.value, b.value) and befell_once(graph, a, b) and not _hangs_elsewhere(a, b):
        return Tie.BY_KEY
    return Tie.BY_KEY if rank == 0 and governed and (same or _main(graph, a, b) or _sole_day(graph, a, b)) else Tie.BY_FRAME


def _same_patient(graph: StoryGraph, one: EventNode, other: EventNode) -> bool:
    """Whether both befell one person; of an event that befell one named person alone, an unnamed mention is that one too."""
    if one.patient is not None and one.patient == other.patient:
        return True
    named = {p for p in (one.patient, other.patient) if graph.is_named(p)}
    return one.type == other.type and len(named) == 1 and one.once and graph.sole_patient(one.type) in named


def befell_once(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both claims hang on what befell one named person and befalls nobody twice, whatever else their sentences say."""
    events = [graph.events(c) for c in (a, b)]
    if not (events[0] and events[1]):
        return False
    one, other = events[0][0], events[1][0]
    deadly = kin(one) == "Life.Die" and {one.type, other.type} != {"Life.Injure"}
    once = (one.once and other.once) or deadly
    return once and kin(one) == kin(other) and graph.is_named(one.patient) and one.patient == other.patient


def _main(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether both leads date, to the day, the event that the story is about, soon after it happened."""
    meeting = shared(graph, a, b)
    if meeting is None or meeting[2] != 0:
        return False
    about = {kin(n) for n in meeting[:2]} & main_kinds(graph)
    return bool(about) and all(graph.in_lead(c) and _fresh(graph, c) for c in (a, b))


def _fresh(graph: StoryGraph, claim: Claim) -> bool:
    """A day of the fortnight before the report; where nobody says when it ran, a bare weekday, which is of its last seven days."""
    value, said = claim.value, graph.sources[claim.source].published.day
    if said is None and isinstance(value, Moment) and value.lower is None:
        return is_bare_weekday(value)
    if not isinstance(value, Moment) or value.lower is None or value.lower != value.upper or said is None:
        return False
    return 0 <= (said - value.lower).days <= 14


def relation(graph: StoryGraph, a: Claim, b: Claim) -> Relation:
    """Compare as intervals; differing dates of events that are not one and the same decide nothing."""
    said = a.value.relation(b.value)
    if said is Relation.DIFFERENT and (undecided(a.value, b.value) or put_off(graph, a, b) is not None or _two_shocks(graph, a, b)):
        return Relation.CANNOT_TELL
    if said is Relation.DIFFERENT and shared(graph, a, b) is None and graph.alike(a, b) < TWIN:
        return Relation.CANNOT_TELL
    if said is Relation.DIFFERENT and of_two_verbs(graph, a, b):
        return Relation.CANNOT_TELL
    apart = minutes_apart(a.value, b.value) if said is Relation.DIFFERENT and _of_one_day(a, b) else None
    if apart is not None and apart <= AN_HOUR:
        return Relation.CANNOT_TELL
    return said


def _of_one_day(a: Claim, b: Claim) -> bool:
    """Whether two dates are of one known day, whatever their hours."""
    days = [getattr(c.value, "lower", None) for c in (a, b)]
    return days[0] is not None and days[0] == days[1]


def of_two_verbs(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Return whether one day hangs on a verb that is no event, or on what someone said, and the other on another verb."""
    if a.scope.of == b.scope.of == "said":
        return graph.alike(a, b) < ONE_STATEMENT  # what one office says on two days
    if not _hangs_elsewhere(a, b) or graph.alike(a, b) >= ONE_TELLING:
        return False
    return len({c.frame.verb for c in (a, b) if c.frame is not None}) > 1


ONE_TELLING, ONE_STATEMENT = 0.65, 0.8
"""Least `alike` for two verbs to tell one thing (service "is restored", things "are back to normal"), and for two statements to be one."""


def _two_shocks(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether one of two dates is that of an aftershock, and the other is not."""
    shocks = [any(n.type == "Disaster.Aftershock" for n in graph.events(c)[:2]) for c in (a, b)]
    return shocks[0] is not shocks[1]


def _only_date(graph: StoryGraph, claim: Claim, node: EventNode) -> bool:
    """Whether its source gives this kind of event one date alone; of posts, those that one named person took up or gave up."""
    return len(graph.remembered("dates of events", lambda: _by_event(graph))[claim.source, kin(node), _whose(graph, claim, node)]) <= 1


def _whose(graph: StoryGraph, claim: Claim, node: EventNode) -> str | None:
    """Whose post it was, and whether it is news: a minister took up another one years ago."""
    if not node.type.startswith("Personnel.") or not graph.is_named(node.patient):
        return None
    page, day = graph.sources[claim.source].published.day, getattr(claim.value, "lower", None)
    long_ago = page is not None and day is not None and (page - day).days > NEWS
    return f"{node.patient} {'then' if long_ago else 'now'}"


NEWS = 60
"""Days after which what happened is background."""


def _by_event(graph: StoryGraph) -> dict[tuple[str, str, str | None], set[str]]:
    """The dates that each source gives for each kind of event, and for whose post it was."""
    found: dict[tuple[str, str, str | None], set[str]] = defaultdict(set)
    for claim in graph.of_predicate("date"):
        value = claim.value
        if getattr(value, "timex3", None) == "PRESENT_REF":
            continue  # "he is now free" gives his release no day
        for node in _candidates(graph, claim)[:1]:
            if node.type.startswith("Personnel.") and claim.scope.of != "governed":
                continue
            found[claim.source, kin(node), _whose(graph, claim, node)].add(_as_day(value))
    return found


def _as_day(value: Value) -> str:
    """The day that a date is told to, whatever its words and hour: of one that nothing anchors, the weekday; else its words."""
    if isinstance(value, Moment) and value.lower is not None and value.lower == value.upper:
        return str(value.lower)
    if isinstance(value, Moment) and value.lower is None and is_bare_weekday(value):
        return str(value.weekday)
    return value.raw.casefold()


def dates_in_sentences(graph: StoryGraph) -> Counter[tuple[str, int]]:
    """Return how many dates each sentence has, by source and number."""

    def counted() -> Counter[tuple[str, int]]:
        return Counter((c.source, c.frame.sentence) for c in graph.of_predicate("date") if c.frame is not None)

    return graph.remembered("dates in sentences", counted)


def recurring(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Statements, hearings and arrests happen again, unless each source tells of one only."""
    meeting = shared(graph, a, b)
    if meeting is None:
        dates = dates_in_sentences(graph)
        alone = all(x.frame is not None and dates[x.source, x.frame.sentence] == 1 for x in (a, b))
        return None if alone and like_days(a.value, b.value) else "no event that both could date"
    one, other, rank = meeting
    if two_hearings(graph, a, b) or (kin(one) == "Justice.Arrest" and each_of_its_day(graph, a, b)):
        return "recurring event: a case has many hearings and arrests"
    if (_retold(graph, a, b) and not _hangs_elsewhere(a, b)) or (one_part_apart(a.value, b.value) and graph.alike(a, b) >= SURE):
        return None
    if (_main(graph, a, b) or _sole_day(graph, a, b)) and not kin(one).startswith("Contact."):
        return None
    alone = _only_date(graph, a, one) and _only_date(graph, b, other)
    if not kin(one).startswith(COMPARED) and not (
        rank == 0 and alone and graph.alike(a, b) >= SURE and not kin(one).startswith("Contact.")
    ):
        return f"recurring event: “{event_label(one.type)}” may have happened on both days"
    same = _same_patient(graph, one, other)
    if kin(one) == FOUNDING and not same:
        return "two foundings: nobody says that it was one firm"
    if (one.once and other.once) or kin(one) == "Life.Die":
        return None
    if alone and ((same and rank == 0) or graph.alike(a, b) >= 0.4):
        return None
    return f"recurring event: “{event_label(one.type)}” may have happened on both days"


def _retold(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether two sentences tell one thing in nearly the same words and date it as exactly; what people said they say again."""
    if any(n.type.startswith("Contact.") for c in (a, b) for n in graph.events(c)[:1]):
        return False
    return graph.alike(a, b) >= RETOLD and getattr(a.value, "grain", "") == getattr(b.value, "grain", "")


TWIN = 0.45
"""Least `alike` for two dates of words that no event type knows."""
SURE = 0.38
"""Least `alike` for two dates of making, moving or selling to be of one event."""


def trailing(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Where a date may hang on several events, only a slip of the year or of the day decides."""
    meeting = shared(graph, a, b)
    if meeting is None or (meeting[2] == 0 and a.scope.of == b.scope.of == "governed"):
        return None
    own = all(c.scope.of != "governed" or kin(_first(graph, c)) == kin(meeting[0]) for c in (a, b))
    like = like_days(a.value, b.value) and meeting[2] <= 2 and own and not _hangs_elsewhere(a, b)
    slip = one_part_apart(a.value, b.value) and graph.alike(a, b) >= SURE
    return None if like or slip or (own and _retold(graph, a, b)) else "the dates may hang on other events of their sentences"


def _first(graph: StoryGraph, claim: Claim) -> EventNode:
    """The event that a date hangs on first, but for the beginning or end of it: "the trial began on Monday"."""
    nodes = _candidates(graph, claim)
    return next((n for n in nodes if not n.type.startswith("Launch.")), nodes[0])


def other_scene(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A far date in one source marks another event, unless it befell the same person or only the year or the day differs."""
    meeting = shared(graph, a, b)
    if graph.scene(a) == graph.scene(b) or meeting is None or like_days(a.value, b.value) or _retold(graph, a, b):
        return None
    if (
        _sole_day(graph, a, b)
        or _main(graph, a, b)
        or (MAIN not in (graph.scene(a), graph.scene(b)) and meeting[2] == 0 and graph.alike(a, b) >= SURE)
    ):
        return None  # the two dates are themselves what marks their scenes
    named = any(graph.is_named(node.patient) for node in meeting[:2])
    return (
        None
        if named and _same_patient(graph, *meeting[:2])
        else f"another scene: one of the sentences is about {a.value.raw if graph.scene(a) != 'main' else b.value.raw}"
    )


def strangers(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Each sentence names somebody whom the other source does not know; told alike, two outvote one, and nobody is born twice."""
    born = befell_once(graph, a, b) and kin(graph.events(a)[0]) == "Life.Be-Born"
    return None if born or (graph.alike(a, b) >= FAINT and outvoted(graph, a, b)) else strange_names(graph, a, b)


def another_post(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """One has been mayor since one day, and president of a club since another, unless the sentences tell the same."""
    since = [c for c in (a, b) if c.subject.name.casefold() == "since"]
    heads = {c.frame.head for c in (a, b) if c.frame is not None}
    if not since or len(heads) < 2 or graph.alike(a, b) >= SURE or outvoted(graph, a, b):
        return None
    return f"another post: {' and '.join(sorted(heads))}"


def hardly_alike(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two sentences that share next to no word date two events, even of one type, unless both tell what the story is about."""
    if graph.alike(a, b) >= FAINT or _main(graph, a, b) or (graph.in_lead(a) and graph.in_lead(b)) or _sole_day(graph, a, b):
        return None
    if outvoted(graph, a, b):
        return None
    once = graph.alike(a, b) >= FAINTEST and befell_once(graph, a, b)
    if once and (a.scope.of == b.scope.of == "governed" or like_days(a.value, b.value)):
        return None
    return "the sentences have too little in common"


def _sole_day(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """Whether each report gives the event of the story one recent day alone, and one of them in its lead."""
    meeting = shared(graph, a, b)
    if meeting is None or meeting[2] != 0 or not (graph.in_lead(a) or graph.in_lead(b)):
        return False
    about = {kin(n) for n in meeting[:2]} & main_kinds(graph)
    alone = _only_date(graph, a, meeting[0]) and _only_date(graph, b, meeting[1])
    governed = a.scope.of == b.scope.of == "governed"
    return bool(about) and alone and governed and all(_fresh(graph, c) for c in (a, b))


FAINTEST = 0.04
"""The same where it befell one person once: below it, "a man" of another sentence was somebody else."""
FAINT = 0.2
"""Least `alike` for two dates of one type of event, told deep in the text, to be of one event."""


def of_unlike_grain(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A year beside a day of another year is more often another event than a slip, but for what befalls a person once."""
    if a.scope.of == b.scope.of == "governed" and befell_once(graph, a, b):
        return None
    grains = {getattr(c.value, "grain", "") for c in (a, b) if isinstance(c.value, Moment)}
    return "grain: one is a day, the other a year" if grains >= {"day", "year"} else None


KIND = SlotKind(
    predicates=("date",),
    block=_block,
    tie=_tie,
    relation=relation,
    vetoes=(
        inferred_link,
        not_meant,
        unfinished,
        strangers,
        other_scene,
        recurring,
        another_phase,
        another_step,
        *(told_of_both, of_two_posts, by_two_bodies, in_it_later, on_the_last_day, brought_out_twice, set_out_before),
        died_later,
        another_post,
        by_when,
        trailing,
        of_unlike_grain,
        another_edition,
        hardly_alike,
    ),
    attribute=lambda graph, claim: f"date of the {event_label(nodes[0].type)}" if (nodes := graph.events(claim)) else "date",
)

RULE = slot_rule("date", "FC107", KIND, "high")
