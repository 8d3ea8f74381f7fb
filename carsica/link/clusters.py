"""Groups rows by scored pairs: average link, so that a chain of weak pairs does not join what differs.

Owns the grouping alone; must not know what the rows are.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping

Pair = tuple[int, int]


class _Groups:
    """Groups while they grow: members, sums of known pair scores between neighbours, pairs kept apart."""

    def __init__(self, size: int, pairs: Mapping[Pair, float], missing: Callable[[int, int], float]) -> None:
        self.members: dict[int, list[int]] = {n: [n] for n in range(size)}
        self.home = list(range(size))
        self.links: dict[int, dict[int, list[float]]] = {n: {} for n in range(size)}
        self.apart: dict[int, set[int]] = {}
        self.pairs = {(min(p), max(p)): score for p, score in pairs.items()}
        self.missing = missing
        for (a, b), score in self.pairs.items():
            self.links[a][b] = [score, 1.0]
            self.links[b][a] = [score, 1.0]

    def may_join(self, a: int, b: int) -> bool:
        return b not in self.apart.get(a, ())

    def keep_apart(self, a: int, b: int) -> None:
        if a != b:
            self.apart.setdefault(a, set()).add(b)
            self.apart.setdefault(b, set()).add(a)

    def average(self, a: int, b: int) -> float:
        """Mean score over all pairs of members; pairs that nobody scored yet are scored now."""
        link = self.links[a].setdefault(b, [0.0, 0.0])
        self.links[b][a] = link
        if link[1] < len(self.members[a]) * len(self.members[b]):
            total = 0.0
            for i in self.members[a]:
                for j in self.members[b]:
                    key = (i, j) if i < j else (j, i)
                    if key not in self.pairs:
                        self.pairs[key] = self.missing(*key)
                    total += self.pairs[key]
            link[0], link[1] = total, float(len(self.members[a]) * len(self.members[b]))
        return link[0] / link[1]

    def join(self, a: int, b: int) -> int:
        """Make two groups one, under the smaller name."""
        a, b = min(a, b), max(a, b)
        self.members[a].extend(self.members.pop(b))
        for member in self.members[a]:
            self.home[member] = a
        gone = self.links.pop(b)
        for other, (total, count) in gone.items():
            if other == a:
                continue
            held = self.links[a].get(other, [0.0, 0.0])
            joined = [held[0] + total, held[1] + count]
            self.links[a][other] = joined
            self.links[other][a] = joined
            self.links[other].pop(b, None)
        self.links[a].pop(b, None)
        for other in self.apart.pop(b, set()):
            self.apart[other].discard(b)
            self.keep_apart(a, other)
        return a


def group(
    size: int,
    pairs: Mapping[Pair, float],
    missing: Callable[[int, int], float],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    threshold: float = 0.0,
) -> list[list[int]]:
    """Groups of ``range(size)``, each in order, joined while the mean score between two is above the threshold.

    ``pairs`` holds the candidates; ``missing`` scores any other pair when a join would need it. ``together`` wins
    over scores, and ``apart`` over ``together``; only pairs with a candidate link are ever tried.
    """
    groups = _Groups(size, pairs, missing)
    for a, b in apart:
        groups.keep_apart(a, b)
    for a, b in together:
        one, other = groups.home[a], groups.home[b]
        if one != other and groups.may_join(one, other):
            groups.join(one, other)
    queue: list[tuple[float, int, int, int, int]] = []

    def push(a: int, b: int) -> None:
        total, count = groups.links[a][b]
        if count and total / count > threshold and groups.may_join(a, b):
            a, b = min(a, b), max(a, b)
            heapq.heappush(queue, (-total / count, a, b, len(groups.members[a]), len(groups.members[b])))

    for a in sorted(groups.links):
        for b in sorted(groups.links[a]):
            if a < b:
                push(a, b)
    while queue:
        negative, a, b, *sizes = heapq.heappop(queue)
        if a not in groups.members or b not in groups.members or not groups.may_join(a, b):
            continue
        if [len(groups.members[a]), len(groups.members[b])] != sizes:
            continue
        exact = groups.average(a, b)
        if exact < -negative - 1e-9:  # the estimate left pairs out: back in line with the true mean
            push(a, b)
            continue
        home = groups.join(a, b)
        for other in sorted(groups.links[home]):
            push(home, other)
    return sorted(sorted(members) for members in groups.members.values())
