"""Which statements are worth comparing: neighbours in meaning, and those that share a figure of an event.

Owns the choice of candidates, so that linking never compares everything with everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from carsica.link.meaning import Floats, neighbours

NEAREST = 30  # neighbours of a statement
LEAST = 0.28  # of likeness in meaning; below, two statements never say the same
_MOST_OF_A_BLOCK = 60


def candidates(rows: Floats, marks: Sequence[frozenset[Hashable]]) -> dict[tuple[int, int], float]:
    """Pairs (i < j) of statements with their likeness in meaning.

    ``marks`` are what each statement holds that few others do (a figure with its value); a mark that many share
    says nothing.
    """
    found = neighbours(rows, NEAREST, LEAST)
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for n, own in enumerate(marks):
        for mark in own:
            blocks[mark].append(n)
    for block in blocks.values():
        if len(block) > _MOST_OF_A_BLOCK:
            continue
        for position, i in enumerate(block):
            for j in block[position + 1 :]:
                if (i, j) not in found:
                    found[i, j] = float(rows[i] @ rows[j])
    return found
