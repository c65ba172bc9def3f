"""The parts of a number must add up to it, and no part is larger than its whole.

Parts are read where one sentence gives them beside the whole, and for people shot, killed and wounded across sources too.
Conflict: "14 people, nine women and six men"; "7,500 jobs, 8,100 of them in offices"; "eight of the six victims".
Check: "killing two and wounding three" beside "four people were shot".
Works out: "killing two and wounding one" beside "three people were shot".
Left alone: "14 people, including nine women"; "three children, two women and a man were hurt"; "about 20 people, 12 men and nine women".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.comparison.arithmetic import Span, printed
from factcheck.comparison.marked import Marked, marked
from factcheck.graph import StoryGraph
from factcheck.lexicon import table
from factcheck.model import Claim, Finding, Modality, Step, Verdict
from factcheck.rules import Rule, finding, subject_name
from factcheck.text.words import counts_people

PART = r"(?:<n\d+>|an?|one)(?:\ [a-z-]+){0,2}?\ [a-z]+"
LIST = re.compile(
    rf"""
    (?P<whole><n\d+>)(?P<noun>(?:\ [a-z'-]+){{1,3}}?)      # 14 people
    (?P<joint>,|:|\ [–—-]+|\ \()\ ?
    (?P<parts>{PART}(?:,\ {PART})*,?\ and\ {PART})
    (?=\s*(?:[,.;:)–—]|$))                       # , nine women and six men,
    """,
    re.VERBOSE,
)
ONE = re.compile(r"(?:^|,|\band) ?(?:an?|one) (?:[a-z-]+ )*([a-z]+)(?=,| and|$)")
OF_THEM = re.compile(r"(?P<part><[nm]\d+>) of (?:them|whom|which|it)\b")
"""8,100 of them in offices"""
INCLUDING = re.compile(r"\bincluding (?P<part><n\d+>) ")
OF_THE = re.compile(r"(?P<part><n\d+>) of (?:the|its|their|his|her|our|those|these) (?:[a-z-]+ )?(?P<whole><n\d+>)")
"""eight of the six victims"""
MARK = re.compile(r"<[nm]\d+>")
HIMSELF = re.compile(r"\b(?:himself|herself|including the (?:gunman|shooter|attacker|suspect)|turned the gun)\b", re.IGNORECASE)


def _may_split(whole: Claim, heads: Sequence[str], comma: bool) -> bool:
    """Whether nouns in apposition are parts of the whole and not a list of which it is the first."""
    words, noun = table("parts"), whole.frame.head if whole.frame else ""
    if noun in words["only"]:
        return all(head in words["only"][noun] for head in heads)
    if noun in words["whole"]:
        return all(counts_people(head) or head in words["kinds"] for head in heads)
    return not comma and counts_people(noun) and all(head in words["kinds"] for head in heads)


def _lists(sentence: Marked) -> Iterator[tuple[Claim, list[Claim], int]]:
    """The wholes with their parts in apposition, and how many parts are "a man"."""
    for match in LIST.finditer(sentence.text):
        whole, parts = sentence.claim(match, "whole"), sentence.within(match, "parts")
        ones = ONE.findall(match["parts"])
        heads = [c.frame.head if c.frame else "" for c in parts] + ones
        comma = match["joint"] == ","
        if whole is None or not parts or not _may_split(whole, heads, comma):
            continue
        if not comma or (_bare(whole, match["noun"]) and all(_bare(c, _after(match["parts"], n)) for n, c in enumerate(parts))):
            yield whole, parts, len(ones)


def _after(listed: str, number: int) -> str:
    """The words after the n-th figure of a list, up to the next part."""
    return re.split(r",| and ", MARK.split(listed)[number + 1])[0]


def _bare(claim: Claim, words: str) -> bool:
    """Whether nothing is said of those counted but their noun: of "one person dead, two officers hurt" the second are no part."""
    return claim.span.quote.endswith(words.rstrip())


def _too_large(sentence: Marked) -> Iterator[tuple[Claim, Claim]]:
    """A whole and a part that is larger than every figure it could be a part of."""
    for match in (*OF_THEM.finditer(sentence.text), *INCLUDING.finditer(sentence.text)):
        part = sentence.claim(match, "part")
        before = [sentence.claims[m.group()] for m in MARK.finditer(sentence.text[: match.start()])]
        wholes = [c for c in before if part is not None and c.value.kind == part.value.kind and _same_sort(c, part)]
        if part is not None and wholes and all(_exceeds(part, c) for c in before if c.value.kind == part.value.kind):
            yield wholes[-1], part
    for match in OF_THE.finditer(sentence.text):
        part, whole = sentence.claim(match, "part"), sentence.claim(match, "whole")
        if part is not None and whole is not None and _exceeds(part, whole):
            yield whole, part


def _same_sort(whole: Claim, part: Claim) -> bool:
    """Whether people are counted on both sides, or the part has no noun of its own ("of them")."""
    one, other = (c.frame.head if c.frame else "" for c in (whole, part))
    if part.value.kind == "money":
        return getattr(whole.value, "currency", "") == getattr(part.value, "currency", "")
    return bool(one) and (other in ("they", "whom", "which", "") or (counts_people(one) and counts_people(other)))


def _exceeds(part: Claim, whole: Claim) -> bool:
    one, other = printed(part.value), printed(whole.value)
    return one is not None and other is not None and one.low > other.high


def _sum(claims: Sequence[Claim], ones: int = 0) -> Span | None:
    spans = [printed(c.value) for c in claims]
    if any(s is None for s in spans):
        return None
    total = Span(ones, ones)
    for span in spans:
        total = total if span is None else total.plus(span)
    return total


def _shown(claims: Sequence[Claim], ones: int = 0) -> str:
    return " + ".join([*(c.value.show() for c in claims), *["1"] * ones])


def _number(span: Span) -> str:
    return f"{span.low:,.0f}" if span.low == span.high else f"{span.low:,.0f} to {span.high:,.0f}"


def _tolls(graph: StoryGraph) -> Iterator[tuple[Claim, list[Claim], Span]]:
    """Each report's number of people shot, with a sentence that counts the dead and the wounded of the story's main event."""
    main = [c for c in graph.of_predicate("count") if c.frame and graph.in_lead(c) and graph.scene(c) == "main" and _firm(c)]
    shot = [c for c in main if c.scope.of == "shot" and not c.scope.limits and c.frame and c.frame.head in table("parts")["whole"]]
    dead = {(c.source, c.frame.sentence): c for c in main if c.scope.of == "killed" and not c.scope.limits and c.frame}
    for hurt in main:
        killed = dead.get((hurt.source, hurt.frame.sentence if hurt.frame else -1))
        if not _wounded(hurt) or killed is None or set(hurt.scope.limits) - {"other"}:
            continue
        total = _sum([killed, hurt])
        for whole in shot:
            if total is not None and _one_day(graph, whole, hurt) and not _exceeds(killed, whole) and not _exceeds(hurt, whole):
                yield whole, [killed, hurt], total


def _wounded(claim: Claim) -> bool:
    """Whether these were hurt and not killed: "seven injured", "wounding three others"."""
    frame = claim.frame
    return claim.scope.of == "injured" or (frame is not None and frame.head == "other" and frame.verb in ("wound", "injure", "hurt"))


def _firm(claim: Claim) -> bool:
    return claim.modality is Modality.ASSERTED and printed(claim.value) is not None


def _one_day(graph: StoryGraph, a: Claim, b: Claim) -> bool:
    """A toll may change between two reports of different days."""
    one, other = (graph.sources[c.source].published.day for c in (a, b))
    return a.source == b.source or (one is not None and one == other)


def _across(graph: StoryGraph) -> Iterator[Finding]:
    counts_himself = any(HIMSELF.search(source.text) for source in graph.sources.values())
    tolls = [(whole, parts, total, said) for whole, parts, total in _tolls(graph) if (said := printed(whole.value)) is not None]
    fits = any(total.meets(said) for _, _, total, said in tolls)
    for whole, parts, total, said in tolls:
        step = Step(step=_shown(parts), claims=tuple(c.id for c in parts), result=_number(total))
        if total.meets(said):
            if graph.independent([whole, *parts]) > 1:
                yield _finding(graph, Verdict.WORKS_OUT, whole, parts, f"{whole.value.show()} shot: {step.step} = {step.result}", step)
        elif not fits and not (counts_himself and abs(total.low - said.low) <= 1):
            why = f"{step.step} killed and wounded make {step.result}; {whole.value.show()} are said to have been shot"
            yield _finding(graph, Verdict.CHECK, whole, parts, why, step)


def _finding(graph: StoryGraph, verdict: Verdict, whole: Claim, parts: Sequence[Claim], why: str, step: Step) -> Finding:
    return finding(
        graph,
        "parts",
        verdict,
        subject_name(graph, whole),
        "parts of the number",
        [[whole], *([c] for c in parts)],
        why=why,
        steps=[step],
        severity="low" if verdict is Verdict.WORKS_OUT else "high",
        scope="|".join((whole.value.raw, *(c.value.raw for c in parts))),
    )


def judge(graph: StoryGraph) -> Iterator[Finding]:
    """Yield one finding a whole that its parts do not make."""
    for sentence in marked(graph):
        for whole, parts, ones in _lists(sentence):
            total, said = _sum(parts, ones), printed(whole.value)
            if total is not None and said is not None and not total.meets(said):
                step = Step(step=_shown(parts, ones), claims=tuple(c.id for c in parts), result=_number(total))
                why = f"{step.step} = {step.result}, not {whole.value.show()}"
                yield _finding(graph, Verdict.CONFLICT, whole, parts, why, step)
        for whole, part in _too_large(sentence):
            step = Step(step="the part and its whole", claims=(part.id, whole.id), result=f"{part.value.show()} of {whole.value.show()}")
            why = f"{part.value.show()} cannot be a part of {whole.value.show()}"
            yield _finding(graph, Verdict.CONFLICT, whole, [part], why, step)
    yield from _across(graph)


RULE = Rule(code="FC205", judge=judge, earned=False)
