"""Where a person is from.

A person may have moved, and towns shade into one another, so two homes are a check; the same home is an agreement.
Conflict: "Karl Voss of Marlow" where two others have "an Osby man" and "Karl Voss of Osby", and nobody else names Marlow.
Check: "an Osby man" beside "Karl Voss of Marlow".
Left alone: a town beside its county or state. A suburb beside its city is a check, however many have the city.
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.rules import slot_rule
from factcheck.rules.place import named_elsewhere, neighbours, relation

KIND = SlotKind(
    predicates=("residence",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished, named_elsewhere, neighbours),
    attribute=lambda _graph, _claim: "home",
)

RULE = slot_rule("residence", "FC113", KIND, earned=False, outvotes=True)
