"""Lemmas as a report writes them."""

from __future__ import annotations

import pytest

from factcheck.text.words import plural


@pytest.mark.parametrize(
    ("lemma", "many"),
    [
        ("engine", "engines"),
        ("person", "people"),
        ("county", "counties"),
        ("day", "days"),
        ("church", "churches"),
        ("class", "classes"),
        ("series", "series"),
        ("aircraft", "aircraft"),
        ("life sentence", "life sentences"),
        ("police woman", "police women"),
    ],
)
def test_a_slot_is_called_by_the_plural_of_what_it_counts(lemma: str, many: str) -> None:
    assert plural(lemma) == many
