"""Who is who across the story: passes, the most certain first, each tying only where one candidate is left.

One file here is one subject with its passes; a pass is a function from the groups so far to the ties it adds, and stands
in `PASSES`. Claims keep their mentions as written: `Entities` is a lens beside them, and can be made anew.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import Bearer, Certainty, Entity, Mention, Reading, Source
from factcheck.resolve.called import called
from factcheck.resolve.coreference import descriptions, first_person, goes_on, grammar, lead, pronouns
from factcheck.resolve.kinds import COUNTRYMAN, kinds
from factcheck.resolve.names import alike_given, full_names, read_name, surnames
from factcheck.resolve.one_site import one_site
from factcheck.resolve.organisations import organisations
from factcheck.resolve.parts import parts
from factcheck.resolve.places import places
from factcheck.resolve.possessed import possessed
from factcheck.resolve.repetition import across, repeated
from factcheck.resolve.sites import sites, there
from factcheck.resolve.spelling import spellings
from factcheck.resolve.ties import Groups, Pass
from factcheck.resolve.workplaces import workplaces
from factcheck.text.described import SITES
from factcheck.text.folding import fold

PASSES: tuple[Pass, ...] = (
    full_names,
    spellings,
    surnames,
    organisations,
    places,
    kinds,
    grammar,
    lead,
    descriptions,
    called,
    sites,
    repeated,
    there,
    goes_on,
    pronouns,
    first_person,
    possessed,
    parts,
    across,
    one_site,
    workplaces,
)

FIRMEST_FIRST = tuple(Certainty)


@dataclass(frozen=True)
class Entities:
    """Whom the mentions of a story name; a pronoun nobody could be found for names no one."""

    all: tuple[Entity, ...]
    _of: dict[tuple[str, str], tuple[Entity, Bearer]]

    def of(self, source: str, mention: str) -> Entity | None:
        """Return whom a mention names."""
        found = self._of.get((source, mention))
        return None if found is None else found[0]

    def certainty(self, source: str, mention: str) -> Certainty | None:
        """Say how surely a mention names its entity."""
        found = self._of.get((source, mention))
        return None if found is None else found[1].certainty

    def by(self, source: str, mention: str) -> str | None:
        """Return the pass that tied a mention to its entity; "itself" where nothing else was needed."""
        found = self._of.get((source, mention))
        return None if found is None else found[1].by


def resolve(readings: Sequence[Reading], sources: Sequence[Source]) -> Entities:
    """Tie the mentions of all readings to entities; the same whatever the order of the readings."""
    ordered = sorted(readings, key=lambda r: r.source)
    mentions = tuple(m for r in ordered for m in sorted(r.mentions, key=lambda m: (m.start, -m.end, m.id)))
    groups = Groups(mentions, {s.id: s for s in sources}, tuple(e for r in ordered for e in r.events))
    for each in PASSES:
        groups.add(each(groups))
    members = [numbers for _, numbers in sorted(groups.members().items())]
    found = [_entity(groups, numbers) for numbers in members if _is_someone([mentions[n] for n in numbers])]
    entities = tuple(sorted(_with_unique_ids(found), key=lambda e: e.id))
    return Entities(entities, {(b.source, b.mention): (e, b) for e in entities for b in e.mentions})


def _is_someone(borne: Sequence[Mention]) -> bool:
    """Whether the words name or describe anybody: pronouns alone do not, nor does one mention of "the street"."""
    lone = len(borne) == 1 and borne[0].form == "nominal" and borne[0].kind in SITES
    return any(m.form != "pronoun" for m in borne) and not lone


def _entity(groups: Groups, numbers: list[int]) -> Entity:
    mentions = [groups.mentions[n] for n in numbers]
    names = [m for n, m in zip(numbers, mentions, strict=True) if m.form == "name" and groups.by.get(n, ("",))[0] != COUNTRYMAN]
    shown = _of_sources(groups, names) or names or [m for m in mentions if m.form == "nominal"]
    count = Counter(m.text for m in shown)
    spelled = sorted({m.text for m in names})
    each = {m.text: m for m in reversed(shown)}.values()
    best = max(each, key=lambda m: (len(m.text.split()), not _is_short(m.text, spelled), count[m.text], [-ord(c) for c in m.text]))
    kind = Counter(m.kind for m in shown if m.text == best.text).most_common(1)[0][0]
    where = "" if names else f"{best.source}-{best.start}-"
    bearers = []
    for n in numbers:
        by, certainty = groups.by.get(n, ("itself", Certainty.EXACT))
        if not names:
            certainty = max(certainty, Certainty.STRONG, key=FIRMEST_FIRST.index)
        m = groups.mentions[n]
        bearers.append(Bearer(source=m.source, mention=m.id, start=m.start, end=m.end, by=by, certainty=certainty))
    aliases = sorted({m.text for m in names} - {best.text})
    return Entity(id=f"{kind.value}:{where}{_slug(best)}", kind=kind, name=best.text, aliases=tuple(aliases), mentions=tuple(bearers))


def _of_sources(groups: Groups, names: Sequence[Mention]) -> list[Mention]:
    """What the sources call it: a draft names only whom no source does, so that decisions about a finding outlive the draft."""
    return [m for m in names if groups.sources[m.source].role == "source"]


def _is_short(name: str, names: Sequence[str]) -> bool:
    """Whether the person bears a longer form of this first name: Alex beside Alexander."""
    given = read_name(name).given[:1]
    return any(given and (o := read_name(other).given[:1]) and len(o[0]) > len(given[0]) and alike_given(given[0], o[0]) for other in names)


def _slug(mention: Mention) -> str:
    return re.sub(r"[^\w]+", "-", fold(mention.text)).strip("-") or "unnamed"


def _with_unique_ids(entities: Sequence[Entity]) -> list[Entity]:
    """Two entities of one name stay two: father and son are told apart by where each is first named."""
    count: dict[str, int] = defaultdict(int)
    found = []
    for entity in entities:
        count[entity.id] += 1
        times = count[entity.id]
        found.append(entity if times == 1 else entity.model_copy(update={"id": f"{entity.id}-{times}"}))
    return found
