"""Which of a reader's rows is which of the annotation's: one to one, best first.

Owns pairing and the overlap of spans; must not know what rows mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from carsica.record.span import Span

G = TypeVar("G")
P = TypeVar("P")

LEAST = 0.5
"""Share of the shorter span that two spans must have in common to be the same."""


def overlap(first: Iterable[Span], second: Iterable[Span]) -> float:
    """The largest share of the shorter of two spans that they have in common; 0 under a half."""
    best = max((_share(a, b) for a in first for b in second), default=0.0)
    return best if best >= LEAST else 0.0


def _share(a: Span, b: Span) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / max(1, min(a.end - a.start, b.end - b.start))


def pair(
    wanted: Sequence[G], found: Sequence[P], likeness: Callable[[G, P], float], optional: Callable[[G], bool]
) -> list[tuple[int, int]]:
    """Pairs of positions (wanted, found), each used once, the likest first, optional ones after their equals."""
    ranked = sorted(
        (-score, optional(w), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if (score := likeness(w, f)) > 0
    )
    pairs: list[tuple[int, int]] = []
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    for _, _, i, j in ranked:
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            pairs.append((i, j))
    return sorted(pairs)
