"""Show who and what the story names: every name, where it stands, and why names were tied or kept apart.

Read this where a finding looks odd: a wrong merge makes two people contradict each other, a missed one hides a conflict.
"""

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
    from factcheck.model import Bearer, Entity

KINDS = {"person": "people", "organisation": "organisations", "place": "places", "group": "groups"}

WHY = {
    "itself": "as named",
    "full-name": "nickname, initial, accent or middle name",
    "first-names": "the only one of these first names here",
    "spelling": "a spelling or a name that differs, in one role",
    "surname": "the only bearer of the surname here",
    "organisation-name": "the same name",
    "acronym": "its initials",
    "shortening": "a shorter form of one name only",
    "place-name": "the same name",
    "apposition": "set beside the name",
    "copula": "said to be",
    "relative-pronoun": "who",
    "lead": "the opening's subject, named next",
    "description": "the only one of this age, office or description here",
    "miscalled": "the same name, taken for another kind",
    "countryman": "the same name behind the adjective of a country",
    "goes-on": "spoken of right before",
    "sort": "the only one of this sort named before",
    "called": "holds its name",
    "same-site": "the only one of this sort told of there",
    "there": "spoken of right before",
    "possessed": "the same owner's",
    "part": "the only one named in this part",
    "repeated": "the only one so described before",
    "same-description": "the only one so described there",
    "pronoun": "pronoun",
    "speaker": "speaks in the quotation",
}
"""Each pass in the words of an editor."""


class Index:
    """The graph with what a bearer's words are, and in which line they stand."""

    def __init__(self, graph: StoryGraph) -> None:
        self.graph = graph
        self.mentions = {(r.source, m.id): m for r in graph.readings.values() for m in r.mentions}

    def words(self, bearer: Bearer) -> str:
        """Return a bearer's words on one line."""
        return " ".join(self.mentions[bearer.source, bearer.mention].text.split())

    def line(self, source: str, start: int) -> int:
        """Return the line of an offset."""
        from factcheck.text.lines import line_number  # noqa: PLC0415 - --help must not pay for the spine

        return line_number(self.graph.sources[source].text, start)


@click.command("entities")
@STORY
@DRAFT
@click.option(
    "--kind", "kinds", type=click.Choice(list(KINDS)), multiple=True, help="Only these; people, organisations and places if none is given."
)
def COMMAND(story: tuple[Path, ...], draft: Path | None, kinds: Sequence[str]) -> int:  # noqa: N802 - the constant by which the folder finds it
    """Show who and what the story names: every name, where it stands, and why names were tied or kept apart."""
    from factcheck import desk  # noqa: PLC0415 - --help must not pay for the spine
    from factcheck.pipeline import graph_of  # noqa: PLC0415 - as above

    graph, _ = graph_of(desk.one_story(story), draft)
    chosen = kinds or ("person", "organisation", "place")
    index = Index(graph)
    blocks = ["\n".join(_kind(index, kind)) for kind in KINDS if kind in chosen]
    write("\n\n".join(blocks) + "\n")
    return Exit.CLEAN if graph.entities.all else Exit.NOTHING_COMPARED


def _kind(index: Index, kind: str) -> Iterator[str]:
    named = [e for e in index.graph.entities.all if e.kind == kind and (kind == "group" or index.graph.is_named(e.id))]
    shared = _shared(named) if kind == "person" else {}
    left = {e.id for sharing in shared.values() for e in sharing if not _is_full(e)}
    listed = [e for e in named if e.id not in left]
    yield f"{KINDS[kind]}: {len(listed)}"
    for entity in sorted(listed, key=lambda e: (-len({b.source for b in e.mentions}), -len(e.mentions), e.name, e.id)):
        yield from _entity(index, entity)
    for sharing in shared.values():
        yield from _kept_apart(index, sharing)


def _entity(index: Index, entity: Entity) -> Iterator[str]:
    also = f"  (also {', '.join(entity.aliases)})" if entity.aliases else ""
    yield f"  {entity.name}{also}"
    by_source: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in entity.mentions:
        by_source[bearer.source].append(bearer)
    for source, bearers in sorted(by_source.items()):
        yield f"      {source}: {'; '.join(_ways(index, entity, bearers))}"


def _ways(index: Index, entity: Entity, bearers: Sequence[Bearer]) -> Iterator[str]:
    """The words of one source for one entity, with their number, first line, and the pass that tied them."""
    alike: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for bearer in sorted(bearers, key=lambda b: b.start):
        words = "pronouns" if bearer.by == "pronoun" else f"“{index.words(bearer)}”"
        inferred = bearer.certainty == "inferred" and bearer.by != "pronoun"
        why = "" if bearer.by in ("itself", "pronoun") or index.words(bearer) == entity.name else WHY[bearer.by]
        alike[words, f" ({why}{', inferred' if inferred else ''})" if why else ""].append(bearer)
    for (words, why), same in alike.items():
        times = f" ×{len(same)}" if len(same) > 1 else ""
        yield f"{words}{times} line {index.line(same[0].source, same[0].start)}{why}"


def _is_full(entity: Entity) -> bool:
    from factcheck.resolve.names import read_name  # noqa: PLC0415 - --help must not pay for the spine

    return bool(read_name(entity.name).given)


def _shared(people: Sequence[Entity]) -> dict[str, list[Entity]]:
    """The people who share a surname with another who is named in full, by surname."""
    from factcheck.resolve.names import read_name  # noqa: PLC0415 - --help must not pay for the spine

    bearers: dict[str, list[Entity]] = defaultdict(list)
    for entity in people:
        bearers[read_name(entity.name).surname].append(entity)
    return {name: sharing for name, sharing in sorted(bearers.items()) if sum(_is_full(e) for e in sharing) > 1}


def _kept_apart(index: Index, sharing: Sequence[Entity]) -> Iterator[str]:
    full = sorted({e.name for e in sharing if _is_full(e)})
    yield f"  kept apart: {', '.join(full)}: one surname, and nothing that says they are one person"
    left = sorted({(b.source, index.line(b.source, b.start)) for e in sharing if not _is_full(e) for b in e.mentions if b.by != "pronoun"})
    if left:
        places = ", ".join(f"{source} line {line}" for source, line in left)
        yield f"      the surname alone is left open where either may be meant: {places}"
