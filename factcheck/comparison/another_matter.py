"""Whether two values told alike are of two matters all the same: two polls, bids, men on bail, days that go on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from factcheck.comparison.bounds import topics
from factcheck.comparison.charges import another_case
from factcheck.comparison.marked import value_at
from factcheck.comparison.nearby import of_one_sentence, subjects
from factcheck.comparison.two_homes import a_part_of_it, then_and_now
from factcheck.graph import StoryGraph
from factcheck.model import Claim, EntityKind
from factcheck.text.folding import fold

POLLSTER = re.compile(
    r"\b(?:[Pp]olls?|[Ss]urveys?|pollsters?)\b[^.;]{0,30}?\b(?:for|by|from|in)[ ](?:the[ ])?(?:[a-z]+[ ]){0,3}(?P<name>[A-Z]\w+)"
)
"""For whom a poll was made, or by whom."""
BID = re.compile(r"\b(?:offer(?:s|ed|ing)?|bid(?:s|ding)?|propos(?:e|es|ed|al)|reluctant|willing)\b", re.IGNORECASE)
ASKING = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|counter(?:s|ed|ing)?|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|want(?:s|ed|ing)?)\b", re.IGNORECASE
)
"""What is wanted for a thing, and not what is offered."""
LISTED = re.compile(r"\b(?:listed|(?:asking|guide|list) price|(?:on|to|onto) the market)\b", re.IGNORECASE)
SOLD = re.compile(r"\b(?:sold|sells?|bought|paid|fetched|changed hands)\b", re.IGNORECASE)
REMAINING = re.compile(r"[ ]{1,2}(?:remaining|left|to (?:play|go|spare)|into)\b", re.IGNORECASE)
"""Behind a stretch of time: what a game's clock shows."""
OF_GOING_ON = re.compile(
    r"""(?:[ ](?:straight|consecutive|full))?[ ]of[ ](?:the[ ]|its[ ])?(?:[a-z]+[ ]){0,3}?
    (?:clash|fight|fire|flood|lockout|mourning|protest|rain|rall(?:y|ie)|riot|rioting|search|shelling|snow|strike|talk|testimony|unrest|violence)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Behind a stretch of time: of what goes on from report to report."""
TWIN = 0.6
"""Least `alike` for two stretches of a game's clock to be one."""


def another_matter(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Return of what two matters the values of one predicate are, asked of shares, sums, places and stretches of time."""
    return next((why for ask in ASKED.get(a.predicate, ()) if (why := ask(graph, a, b)) is not None), None)


def _two_polls(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two polls ask two questions."""
    found = [POLLSTER.search(graph.sentence_text(c)) for c in (a, b)]
    names = [match["name"] for match in found if match is not None]
    return f"two polls: of {names[0]} and of {names[1]}" if len(names) > 1 and names[0] != names[1] else None


def _two_bidders(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What two firms or clubs offer is two offers, and what is asked for is a third."""
    told = [graph.sentence_text(c) for c in (a, b)]
    listed = [LISTED.search(text) is not None for text in told]
    if listed[0] is not listed[1] and any(SOLD.search(text) for text in told):
        return "two prices: one is asked, the other was paid"
    bids = [BID.search(text) is not None for text in told]
    if not all(bids):
        asked = any(not bid and ASKING.search(text) for bid, text in zip(bids, told, strict=True))
        return "two offers: one is asked for" if asked and any(bids) else None
    named = [_bodies_beside(graph, c) for c in (a, b)]
    return "two offers: another bidder makes each" if named[0] and named[1] and named[0].isdisjoint(named[1]) else None


PERIODS = {
    "a quarter": re.compile(r"\bquarter(?:ly)?\b", re.IGNORECASE),
    "half a year": re.compile(r"\b(?:first|second|latest)[ ]half\b|\bhalf[ -]year|\bsix months\b", re.IGNORECASE),
    "a year": re.compile(
        r"\b(?:for|in|over|during)[ ]the[ ](?:full[ ]|whole[ ]|fiscal[ ]|financial[ ])?year\b|\bannual|\bfull[ -]year\b", re.IGNORECASE
    ),
}
"""Of what stretch a firm tells its sums."""


NTH_PART = re.compile(r"\b(?P<nth>first|second|third|fourth|final|last)[ -](?P<of>quarter|half)\b", re.IGNORECASE)


def _of_two_periods(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What a quarter brought is not what the year brought, nor what the next quarter did."""
    texts = [graph.sentence_text(c) for c in (a, b)]
    told = [{name for name, words in PERIODS.items() if words.search(text)} for text in texts]
    if told[0] and told[1] and told[0].isdisjoint(told[1]):
        return f"two periods: {min(told[0])} and {min(told[1])}"
    parts = [{(m["nth"].lower(), m["of"].lower()) for m in NTH_PART.finditer(text)} for text in texts]
    return "two periods: another quarter or half" if parts[0] and parts[1] and parts[0].isdisjoint(parts[1]) else None


OF_EACH = frozenset({"bail", "wage"})
"""Topics of sums that every one of several people has."""


def _two_men(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Bail is set for each of the accused, and each giver offers a reward of his own."""
    of = topics(a) & topics(b)
    if of & OF_EACH:
        told = [_named_people(graph, c) for c in (a, b)]
    elif "reward" in of:
        told = [_givers(graph, c) for c in (a, b)]
    else:
        return None
    return "two people: the sums are of others" if told[0] and told[1] and told[0].isdisjoint(told[1]) else None


def _two_shares(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What the shares of two firms stand at is told in one form of sentence."""
    if any(not getattr(c.value, "denomination", "").endswith("/100") or not SHARES.search(graph.sentence_text(c)) for c in (a, b)):
        return None
    hours = [OF_AN_HOUR.search(graph.sentence_text(c)) is not None for c in (a, b)]
    if hours[0] is not hours[1]:
        return "another hour: shares move all day"
    named = [_firms_of_shares(graph, c) for c in (a, b)]
    return "two firms: the shares are of others" if named[0] and named[1] and named[0].isdisjoint(named[1]) else None


SHARES = re.compile(r"\b(?:shares?|stocks?|dividends?)\b", re.IGNORECASE)
OF_AN_HOUR = re.compile(
    r"\b(?:mid-?day|noon|lunch-?time|mid-?morning|mid-?afternoon|(?:early|morning|afternoon|late)\s+(?:trad|deal)\w+|at\s+one\s+point"
    r"|at\s+the\s+open\w*|opened|opening|intraday)\b",
    re.IGNORECASE,
)
"""What tells of shares before the close."""
NAME = re.compile(
    r"(?<![\w.])(?!(?:The|Shares?|Stocks?|In|On|At|But|And|While|Its|Dividend)\b|(?:Mon|Tues|Wednes|Thurs|Fri)day)[A-Z][\w&’'-]+"
)


def _firms_of_shares(graph: StoryGraph, claim: Claim) -> set[str]:
    return {fold(m[0]).removesuffix("'s") for m in NAME.finditer(graph.sentence_text(claim))}


def _won_again(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A three-time champion who wins again is a four-time champion: one report counts the title that is news, another does not."""
    sizes = [float(getattr(c.value, "number", 0) or 0) for c in (a, b)]
    if not all(c.value.raw.casefold().endswith("-time") for c in (a, b)) or abs(sizes[0] - sizes[1]) != 1:
        return None
    cue = next((found for c in (a, b) if (found := WINNING.search(graph.sentence_text(c))) is not None), None)
    return None if cue is None else f"one more: “{cue[0]}” may add the one told of"


WINNING = re.compile(
    r"\b(?:w[io]ns?|winning|again|anoth?er|triumph\w*|clinch\w*|claim(?:s|ed)|took|takes|seal(?:s|ed)|retain\w*)\b", re.IGNORECASE
)


def _named_people(graph: StoryGraph, claim: Claim) -> set[str]:
    """The people whom the sentence of a claim speaks of and the story names, by their names or by pronouns."""
    told = (m for m in graph.readings[claim.source].mentions if claim.frame is not None and m.sentence == claim.frame.sentence)
    found = (graph.entities.of(m.source, m.id) for m in told if m.kind is EntityKind.PERSON)
    return {e.id for e in found if e is not None and graph.is_named(e.id)}


def _givers(graph: StoryGraph, claim: Claim) -> set[str]:
    """Who is named as doing something in the sentence of a claim."""
    held = graph.remembered("named doers", lambda: _named_doers(graph))
    return set() if claim.frame is None else held.get((claim.source, claim.frame.sentence), set())


def _named_doers(graph: StoryGraph) -> Mapping[tuple[str, int], set[str]]:
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for sentence, mention, entity in subjects(graph):
        if mention.form == "name" and mention.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            found[sentence].add(entity.id)
    return found


def _bodies_beside(graph: StoryGraph, claim: Claim) -> set[str]:
    """The firms, clubs and other bodies that are named in the sentence of a claim."""
    names = (c for c in graph.of_source(claim.source) if c.predicate == "name" and of_one_sentence(c, claim))
    return {fold(c.value.raw) for c in names if c.scope.of == EntityKind.ORGANISATION.value}


def _on_the_clock(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The clock of a game shows another time at each goal."""
    told = any(_follows(graph, c, REMAINING) for c in (a, b))
    return "another moment: the clock of a game is told" if told and graph.alike(a, b) < TWIN else None


def _may_go_on(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Days of riots grow from report to report: only two reports of one day give one number of them."""
    days = [graph.sources[c.source].published.day for c in (a, b)]
    if None not in days and days[0] == days[1]:
        return None
    return "it may have gone on: days are counted up to a report" if all(_follows(graph, c, OF_GOING_ON) for c in (a, b)) else None


def _follows(graph: StoryGraph, claim: Claim, words: re.Pattern[str]) -> bool:
    """Whether words stand right behind the value of a claim."""
    at = value_at(graph, claim)
    return at is not None and words.match(graph.sources[claim.source].text, at[1]) is not None


ORGANISERS = re.compile(r"\b(?:organi[sz]ers?|unions?|campaigners?|activists?|protest\s+leaders?)\b", re.IGNORECASE)
OFFICIALS = re.compile(r"\b(?:police|polic[ei]\w*|authorities|officials?|gendarmerie|ministry|prefecture|city\s+hall)\b", re.IGNORECASE)
ESTIMATING = re.compile(r"\b(?:said|say|says|put|puts|estimat\w*|according\s+to|claim\w*|reckon\w*|count\w*)\b", re.IGNORECASE)
MARCHING = frozenset(
    {"person", "crowd", "attendance", "demonstrator", "protester", "protestor", "marcher", "supporter", "turnout", "worker", ""}
)


def _two_estimates(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A crowd is larger by the organisers' count than by that of the police."""
    if a.scope.of not in MARCHING or b.scope.of not in MARCHING:
        return None
    told = [graph.sentence_text(c) for c in (a, b)]
    by = [(ORGANISERS.search(text) is not None, OFFICIALS.search(text) is not None) for text in told]
    apart = by[0] != by[1] and any(by[0]) and any(by[1]) and all(ESTIMATING.search(text) for text in told)
    return "two estimates: by the organisers and by the police" if apart else None


ONE_BESIDES = {2: "third", 3: "fourth", 4: "fifth", 5: "sixth"}
NEXT_SENTENCE = 200
"""Characters after a number in which one more may be told of."""


def _one_besides(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """Two men who rob a bank while a third waits outside are three."""
    for few, many in ((a, b), (b, a)):
        number, more = (getattr(c.value, "number", None) for c in (few, many))
        beside = ONE_BESIDES.get(int(number or 0))
        after = graph.sources[few.source].text[few.span.start : few.span.start + NEXT_SENTENCE]
        if more == (number or 0) + 1 and beside and re.search(rf"\ba\s+{beside}\b(?!\s+(?:of|time|day|year)\b)", after, re.IGNORECASE):
            return f"one besides: its source tells of a {beside}"
    return None


OF_A_TIME = frozenset({"majority", "attendance"})


def _of_two_times(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A source that gives two majorities or attendances, one of them the other's, tells of two matches or of before and after.

    So does a sentence that has the other number without a noun: "340 jobs, the union says; the company speaks of 280".
    """
    if a.scope.of != b.scope.of:
        return None
    for one, other in ((a, b), (b, a)):
        beside = (c for c in graph.of_source(one.source) if c.predicate == "count")
        of_time = one.scope.of in OF_A_TIME
        same = (c for c in beside if (of_time and c.scope.of == one.scope.of) or (not c.scope.of and of_one_sentence(c, one)))
        if any(c.value.relation(other.value).agrees for c in same):
            return f"two times: its source has {other.value.raw} too"
    return None


ASSESSOR = re.compile(
    r"\b(?P<who>owners?|insurers?|adjusters?|brigade|firefighters|fire\s+(?:service|department|chief|officials)|police|council|company|residents"
    r"|prosecutors?|defen[cs]e|unions?|government|ministers?|experts?|analysts?)\b[^.;,]{0,15}\b(?:estimat\w+|puts?|valued?|values)\b",
    re.IGNORECASE,
)
"""Who estimates a sum."""


def _two_assessors(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """The owner puts the damage at one sum, the insurers put it at another."""
    found = [m["who"].lower() for c in (a, b) if (m := ASSESSOR.search(graph.sentence_text(c))) is not None]
    return f"two estimates: by “{found[0]}” and by “{found[1]}”" if len(found) > 1 and found[0] != found[1] else None


BEHIND = re.compile(
    r"\s(?:behind|off|adrift\s+of|ahead\s+of|clear\s+of|above|below|out\s+of|short\s+of|shy\s+of|outside|from)\s(?P<whom>[^.,;:()\n]{3,80})"
)
"""Behind a number of points, whom or what they are reckoned from: "14 points behind the leaders", "8 points out of third place"."""
STANDING = frozenset({"goal", "point", "game", "stroke", "shot", "seat", "length", "run"})


def _two_leads(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """A team is as many points behind the first as behind the fourth only by chance."""
    if {a.scope.of, b.scope.of}.isdisjoint(STANDING):
        return None
    after = [BEHIND.match(graph.sources[c.source].text, c.span.end) for c in (a, b)]
    whom = [m["whom"] for m in after if m is not None]
    words = [set(re.findall(r"\w{4,}", fold(w))) for w in whom]
    return f"two leads: on “{whom[0]}” and on “{whom[1]}”" if len(words) > 1 and words[0].isdisjoint(words[1]) else None


IN_CASH = re.compile(r"\s(?:(?:a|per)\s+share\s+)?in\s+cash,?\s+(?:and|plus|as\s+well\s+as|along\s+with)\b")
"""Behind the part of a price that is paid in money."""


def _part_in_cash(graph: StoryGraph, a: Claim, b: Claim) -> str | None:
    """What is paid in cash beside shares is less than the price."""
    parts = [c for c in (a, b) if _follows(graph, c, IN_CASH)]
    return f"part of a price: “{parts[0].value.raw}” is what is paid in cash beside shares" if len(parts) == 1 else None


ASKED: Mapping[str, Sequence[Callable[[StoryGraph, Claim, Claim], str | None]]] = {
    "place": (a_part_of_it, then_and_now),
    "residence": (a_part_of_it, then_and_now),
    "share": (_two_polls, _of_two_periods),
    "count": (another_case, _two_estimates, _one_besides, _of_two_times, _two_leads),
    "money": (_two_bidders, _two_men, _two_shares, _of_two_periods, _two_assessors, _part_in_cash),
    "measure": (_won_again,),
    "duration": (_two_bidders, _on_the_clock, _may_go_on),
}
"""What is asked of each predicate."""
