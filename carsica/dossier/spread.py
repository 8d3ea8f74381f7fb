"""How far apart the figures of a ledger lie: the ones that differ, side by side, none preferred.

Owns the comparison of figures given for one quantity; must not choose among them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from carsica.record.claim import Ledger, LedgerEntry

SpreadKind = Literal["one", "agree", "rises", "differ"]


@dataclass(frozen=True, slots=True)
class Column:
    """All that one source gave for a quantity, earliest first."""

    given_by: str
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """A ledger laid side by side by source.

    ``low`` is the lowest bound given, ``high`` the highest number given (in the ledger's unit); None where no
    entry could be read as a number. ``kind``: one figure alone; all agree; each later figure at least as high as
    the one before; or they differ.
    """

    ledger: Ledger
    columns: tuple[Column, ...]
    low: float | None
    high: float | None
    kind: SpreadKind


def spread(ledger: Ledger) -> Spread:
    """The ledger's figures by source, with how they relate."""
    columns: dict[str, list[LedgerEntry]] = {}
    for entry in ledger.entries:
        columns.setdefault(entry.given_by, []).append(entry)
    numbers = [n for entry in ledger.entries for n in (entry.low, entry.high) if n is not None]
    return Spread(
        ledger,
        tuple(Column(name, tuple(entries)) for name, entries in columns.items()),
        min(numbers, default=None),
        max(numbers, default=None),
        _kind(ledger.entries),
    )


def distinct_entries(ledger: Ledger) -> tuple[LedgerEntry, ...]:
    """The entries without repeats of the same bounds by the same source, first ones kept."""
    kept: dict[tuple[str, float | None, float | None], LedgerEntry] = {}
    for entry in ledger.entries:
        kept.setdefault((entry.given_by, entry.low, entry.high), entry)
    return tuple(kept.values())


def contradict(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Can no number satisfy both? "at least 470" and 476 do not contradict each other; 470 and 476 do."""
    return max(_low(one), _low(other)) > min(_high(one), _high(other))


def _kind(entries: tuple[LedgerEntry, ...]) -> SpreadKind:
    readable = [e for e in entries if e.low is not None or e.high is not None]
    if len(readable) < 2:
        return "one"
    if len({(e.low, e.high) for e in readable}) == 1:
        return "agree"
    if _rises(readable):
        return "rises"
    if any(contradict(a, b) for i, a in enumerate(readable) for b in readable[i + 1 :]):
        return "differ"
    return "agree"


def _rises(entries: list[LedgerEntry]) -> bool:
    """Is each later figure at least the one before, without two of one day that exclude each other?"""
    ordered = sorted(entries, key=lambda e: e.published or "")
    lows = [_low(e) for e in ordered]
    rising = lows == sorted(lows) and lows[0] < lows[-1] and not _same_day(ordered[0], ordered[-1])
    return rising and not any(_same_day(a, b) and contradict(a, b) for a, b in pairwise(ordered))


def _same_day(one: LedgerEntry, other: LedgerEntry) -> bool:
    return (one.published or "")[:10] == (other.published or "")[:10]


def _low(entry: LedgerEntry) -> float:
    return -math.inf if entry.low is None else entry.low


def _high(entry: LedgerEntry) -> float:
    return math.inf if entry.high is None else entry.high
