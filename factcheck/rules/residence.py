"""Where a person is from.

A person may have moved, and towns shade into one another, so two homes are a check; the same home is an agreement.
Check: "an Osby man" beside "Karl Voss of Marlow".
Left alone: a town beside its county or state.
"""

from __future__ import annotations

from factcheck.comparison.slots import SlotKind, Tie, by_subject
from factcheck.comparison.vetoes import inferred_link, unfinished
from factcheck.rules import slot_rule
from factcheck.rules.place import named_elsewhere, relation

KIND = SlotKind(
    predicates=("residence",),
    block=by_subject,
    tie=lambda _graph, _a, _b: Tie.BY_KEY,
    relation=relation,
    vetoes=(inferred_link, unfinished, named_elsewhere),
    attribute=lambda _graph, _claim: "home",
)

RULE = slot_rule("residence", "FC113", KIND, earned=False)
