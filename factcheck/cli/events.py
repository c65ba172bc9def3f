"""Show what happened: which mentions in which sources are one event, in which scene, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli import DRAFT, STORY, write
from factcheck.errors import Exit

if TYPE_CHECKING:
    from factcheck.graph import StoryGraph
    from factcheck.model import EventMention
    from factcheck.resolve.events import EventNode


@click.command("events")
@STORY
@DRAFT
@click.option("--all", "everything", is_flag=True, help="Events of one source too.")
def COMMAND(story: tuple[Path, ...], draft: Path | None, everything: bool) -> int:  # noqa: N802 - the constant by which the folder finds it
    """Show what happened: which mentions in which sources are one event, in which scene, and why."""
    from factcheck import desk  # noqa: PLC0415 - --help must not pay for the spine
    from factcheck.pipeline import graph_of  # noqa: PLC0415 - as above

    graph, _ = graph_of(desk.one_story(story), draft)
    write("\n".join(_lines(graph, everything)) + "\n")
    return Exit.CLEAN if graph.skeleton.nodes else Exit.NOTHING_COMPARED


def _lines(graph: StoryGraph, everything: bool) -> Iterator[str]:
    yield from _several(graph, graph.skeleton.nodes, "events", everything)
    yield from _several(graph, graph.skeleton.others, "told of besides, and compared by nothing", everything)


def _several(graph: StoryGraph, listed: Sequence[EventNode], what: str, everything: bool) -> Iterator[str]:
    nodes = sorted(listed, key=lambda n: (-_spread(n), -len(n.mentions), n.id))
    shown = [n for n in nodes if everything or _spread(n) > 1 or len(graph.sources) == 1]
    yield f"{what}: {len(nodes)}, of which {sum(_spread(n) > 1 for n in nodes)} in several sources"
    for node in shown:
        yield from _node(graph, node)
    if len(shown) < len(nodes):
        yield f"  {len(nodes) - len(shown)} more in one source each: --all shows them"


def _spread(node: EventNode) -> int:
    return len({source for source, _ in node.mentions})


def _node(graph: StoryGraph, node: EventNode) -> Iterator[str]:
    from factcheck.text.lines import line_number  # noqa: PLC0415 - --help must not pay for the spine

    patient = next((e.name for e in graph.entities.all if e.id == node.patient), None)
    scene = "the story itself" if node.scene == "main" else f"background, {node.scene}"
    kind = "once only" if node.once else "may recur"
    yield f"  {node.type}{f': {patient}' if patient else ''} · {scene} · {kind}"
    told: dict[str, list[EventMention]] = defaultdict(list)
    for source, mention in node.mentions:
        reading = graph.readings[source]
        told[source].extend(e for e in (*reading.events, *reading.happenings) if e.id == mention)
    for source, events in sorted(told.items()):
        text = graph.sources[source].text
        words = (f"“{e.text}” line {line_number(text, e.start)}{_why(graph, node, e)}" for e in sorted(events, key=lambda e: e.start))
        yield f"      {source}: {'; '.join(words)}"


def _why(graph: StoryGraph, node: EventNode, event: EventMention) -> str:
    """Say why a mention is this event, where it does not name the one it befell."""
    if node.patient is None:
        return ""
    named = {entity.id for p in event.participants if (entity := graph.entities.of(event.source, p.mention)) is not None}
    return "" if node.patient in named else " (names nobody, told in the same scene)"
