"""Which of many claims may hold a given value, without comparing it with all of them.

Every value that is a number or a stretch of days has an extent that meets the extents of the values it agrees with. The
claims lie in order of where theirs begin, the wide ones apart from the narrow, so that few are passed that do not meet.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import frexp

from factcheck.model import Claim
from factcheck.values import Value


class Extents:
    """Claims by the extents of their values."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        by_width: dict[int, list[tuple[float, float, Claim]]] = defaultdict(list)
        self._without: list[Claim] = []
        for claim in claims:
            extent = claim.value.extent()
            if extent is None:
                self._without.append(claim)
            else:
                by_width[frexp(extent[1] - extent[0])[1]].append((*extent, claim))
        self._rows: list[tuple[list[float], float, list[tuple[float, float, Claim]]]] = []
        """Of each order of width where the extents begin, the widest, and the claims."""
        for _, rows in sorted(by_width.items()):
            rows.sort(key=lambda row: row[0])
            self._rows.append(([low for low, _, _ in rows], max(high - low for low, high, _ in rows), rows))
        self._claims = claims

    def may_agree(self, value: Value) -> Iterator[Claim]:
        """Yield every claim whose value agrees with this one, and few that do not; in no order that means anything."""
        extent = value.extent()
        if extent is None:
            yield from self._claims
            return
        yield from self._without
        low, high = extent
        for begins, widest, rows in self._rows:
            for _, end, claim in rows[bisect_left(begins, low - widest) : bisect_right(begins, high)]:
                if end >= low:
                    yield claim
