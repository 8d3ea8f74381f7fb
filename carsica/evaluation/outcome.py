"""What evaluation counts: one row's credit at a time, with where it belongs and what was missed.

Owns the tally and the way to precision, recall and F1; must not compare anything itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

BOTH = ("statement", "statement.whole", "silence", "event", "figure", "date")
"""Layers that have precision beside recall; a reader that finds nothing has an F1 of 0 in them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing held against the annotation: ``credit`` 1 for right, 0 for wrong, between for half right."""

    row: str
    credit: float
    report: str
    language: str
    genre: str
    hard: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A row's mean credit and how many things it was taken over; F1 counts as many as recall."""

    value: float
    count: int


def scores(outcomes: Iterable[Outcome]) -> dict[str, Score]:
    """Row → score, in order of name; ``X.f1`` for the layers that have precision."""
    sums: dict[str, list[float]] = {}
    for outcome in outcomes:
        hit = sums.setdefault(outcome.row, [0.0, 0])
        hit[0] += outcome.credit
        hit[1] += 1
    found = {row: Score(total / count, int(count)) for row, (total, count) in sums.items()}
    for row, recall in list(found.items()):
        layer, _, part = row.rpartition(".")
        precision = found.get(f"{layer}.precision")
        if part == "recall" and layer in BOTH:
            found[f"{layer}.f1"] = Score(
                _harmonic(precision.value if precision else 0.0, recall.value), recall.count
            )
    return dict(sorted(found.items()))


def scores_by(
    outcomes: Iterable[Outcome], group: Callable[[Outcome], Iterable[str]]
) -> dict[str, dict[str, Score]]:
    """Group → its scores; ``group`` gives the groups that an outcome belongs to."""
    parts: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        for name in group(outcome):
            parts.setdefault(name, []).append(outcome)
    return {name: scores(part) for name, part in sorted(parts.items())}


def _harmonic(first: float, second: float) -> float:
    return 2 * first * second / (first + second) if first + second else 0.0
