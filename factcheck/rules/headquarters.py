"""Where a firm or body has its seat.

A firm may have moved, or have two seats, so two are a check, and a conflict where one source alone has it in a town that no other
names, and two others agree. A suburb is often called by its city, so towns near one another are a check.
Conflict: "Osby Steel, based in Bristol" beside "Leeds-based Osby Steel" in two others.
Check: "Osby Steel, of Bristol," beside "Osby Steel, based in Leeds".
Left alone: a town beside its county or state; a plant; where the report was written.
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.rules import slot_rule
from factcheck.rules.place import named_elsewhere, neighbours, relation

KIND = SlotKind(
    predicates=("headquarters",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished, named_elsewhere, neighbours),
    attribute=lambda _graph, _claim: "headquarters",
)

RULE = slot_rule("headquarters", "FC131", KIND, earned=False, outvotes=True)
