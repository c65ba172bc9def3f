"""Readings as JSON and back: what the cache and the claim files have in common.

Fields that hold their default are left out, but for values, which tell their kind by a field.
"""

from __future__ import annotations

from typing import Any

from factcheck.model import Claim, Reading


def dump_claim(claim: Claim) -> dict[str, Any]:
    """Return a claim as JSON has it, without the fields that hold their default."""
    fields: dict[str, Any] = claim.model_dump(mode="json", exclude_defaults=True, exclude={"value": True, "scope": {"time"}})
    fields["value"] = claim.value.model_dump(mode="json")
    if claim.scope.time is not None:
        fields.setdefault("scope", {})["time"] = claim.scope.time.model_dump(mode="json")
    return fields


def dump_reading(reading: Reading) -> dict[str, Any]:
    """Return a reading as JSON has it, without the fields that hold their default."""
    fields: dict[str, Any] = reading.model_dump(mode="json", exclude_defaults=True, exclude={"claims"})
    fields["claims"] = [dump_claim(claim) for claim in reading.claims]
    return fields


def load_reading(fields: dict[str, Any]) -> Reading:
    """Return the reading that `dump_reading` wrote; anything else is a `ValidationError` or `KeyError`."""
    return Reading.model_validate(fields)
