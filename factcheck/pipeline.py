"""The spine: sources are read, claims extracted, entities resolved, the story linked and judged. Readable in ten seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from factcheck.backing import backing
from factcheck.desk_claims import with_desk_claims
from factcheck.desk_rows import NO_ROWS, DeskRows
from factcheck.errors import ConfigError
from factcheck.graph import StoryGraph
from factcheck.independence import Independence, date_sources, independence
from factcheck.model import Finding, Reading, Source, Verdict, order
from factcheck.readers import read_source
from factcheck.readings.ahead import read_ahead
from factcheck.readings.taken import Taken, left_over, take, told
from factcheck.report import Report
from factcheck.resolve import resolve
from factcheck.resolve.events import build_skeleton
from factcheck.rules import rules
from factcheck.spoken import spoken
from factcheck.story import Story, load_story

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


def check(
    paths: Sequence[Path],
    draft: Path | None = None,
    *,
    use_claim_files: bool = True,
    use_cache: bool = True,
    progress: Progress | None = None,
    workers: int = 1,
) -> Report:
    """Compare the sources of one story: a folder, or files; the draft is compared and never counted.

    `workers` processes read long unread texts side by side; a script that asks for more than one needs a main guard.
    """
    story = load_story(paths, draft)
    sources = read(story)
    if use_cache and workers > 1:
        read_ahead(sources, story.root, workers, use_claim_files, progress)
    taken = tuple(readings_of(story, sources, use_claim_files, use_cache, progress))
    graph = link(sources, [t.reading for t in taken], independence(sources), story.rows)
    left = left_over(story.root, sources) if use_claim_files else ()
    return report(story, graph, judge(graph, story, progress), taken, left)


def graph_of(paths: Sequence[Path], draft: Path | None = None) -> tuple[StoryGraph, tuple[Finding, ...]]:
    """Return the graph of one story, to be asked and drawn, and what the rules find in it."""
    story = load_story(paths, draft)
    sources = read(story)
    readings = [taken.reading for taken in readings_of(story, sources)]
    graph = link(sources, readings, independence(sources), story.rows)
    return graph, judge(graph, story)


def read(story: Story) -> tuple[Source, ...]:
    """Return the story's documents, with what can be known of their dates."""
    return date_sources([read_source(story.root / entry.path, entry, story.options.largest_source) for entry in story.entries])


def readings_of(
    story: Story,
    sources: Sequence[Source],
    use_claim_files: bool = True,
    use_cache: bool = True,
    progress: Progress | None = None,
) -> Iterator[Taken]:
    """Yield what each source says: from its claim file if it is fresh, else as read before, else read now."""
    for done, source in enumerate(sources):
        if progress is not None:
            progress(f"reading {source.path}", done, len(sources))
        yield take(source, story.root, use_claim_files=use_claim_files, use_cache=use_cache)


def link(sources: Sequence[Source], readings: Sequence[Reading], kinship: Independence, rows: DeskRows = NO_ROWS) -> StoryGraph:
    """Return the story as one graph: who is who, which mentions are one event, and what the desk's own rows add."""
    entities = resolve(readings, sources)
    skeleton = build_skeleton(readings, sources, entities, kinship.group)
    told = [with_desk_claims(reading, source, rows.exclusive) for reading, source in zip(readings, sources, strict=True)]
    return StoryGraph(sources, told, entities, skeleton, kinship, [(row.before, row.after) for row in rows.ordered])


def judge(graph: StoryGraph, story: Story, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Return what the rules find, the gravest first; the story's config may select rules or leave some out."""
    chosen = {name: rule for name, rule in rules().items() if story.options.wants(name, rule.code)}
    for row in (*story.options.select, *story.options.ignore):
        if not any(story.options.names(row, name, rule.code) for name, rule in rules().items()):
            raise ConfigError(f"select or ignore names a rule that there is not: {row!r}; `factcheck rule --all` lists them", story.root)
    found: dict[str, Finding] = {}
    for done, (name, rule) in enumerate(chosen.items()):
        if progress is not None:
            progress(f"comparing: {name}", done, len(chosen))
        found |= {f.id: f for f in rule.judge(graph)}
    return tuple(sorted(without_echoes(tuple(found.values())), key=order))


def without_echoes(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings but for those whose claims another conflict shows already: checks, and what broad rules say."""
    broad = {name for name, rule in rules().items() if rule.broad}
    shown: list[set[str]] = []

    def may_echo(finding: Finding) -> bool:
        return finding.verdict is Verdict.CHECK or (finding.verdict is Verdict.CONFLICT and finding.rule in broad)

    for finding in sorted(findings, key=lambda f: (may_echo(f), f.verdict is Verdict.CHECK)):
        # beside what no source has stands the nearest that one has: it is not what the finding is about
        own = finding.positions[:1] if finding.rule == "unsupported" else finding.positions
        claims = {c for p in own for c in p.claims}
        if may_echo(finding) and any(claims <= conflict for conflict in shown):
            continue
        if finding.verdict is Verdict.CONFLICT:
            shown.append(claims)
        yield finding


def report(story: Story, graph: StoryGraph, findings: tuple[Finding, ...], taken: Sequence[Taken] = (), left: Sequence[str] = ()) -> Report:
    """Return all that a report format needs."""
    of_what = spoken(graph)
    return Report(
        title=story.title or "",
        root=story.root.as_posix(),
        sources=tuple(graph.sources.values()),
        groups=dict(graph.independence.group),
        duplicate_of=dict(graph.independence.duplicate_of),
        origins={s: graph.offices(s) for s in graph.sources},
        entities=graph.entities.all,
        claims=graph.claims,
        spoken=of_what,
        findings=findings,
        backing=backing(graph, of_what, findings),
        unchecked=tuple(u for r in graph.readings.values() for u in r.unchecked),
        compared_slots=sum(f.verdict is not Verdict.SINGLE_SOURCE for f in findings),
        skipped=story.skipped,
        notices=(*(notice for t in taken for notice in t.notices), *left),
        asides=told(taken),
    )
