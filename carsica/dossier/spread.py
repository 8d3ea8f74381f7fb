"""How far apart the figures of a ledger lie: the ones that differ, side by side, none preferred.

Owns the comparison of figures given for one quantity; must not choose among them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from carsica.record.claim import Ledger, LedgerEntry

SpreadKind = Literal["one", "agree", "rises", "differ"]
TOLLS = frozenset(
    {"killed", "wounded", "injured", "missing", "displaced", "evacuated", "arrested", "rescued", "life_lost"}
)
"""What is counted up as time goes on; a later, higher figure of these need not contradict an earlier one."""
_UNDATED = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Value:
    """One figure for a quantity, with everyone who gave it, earliest first."""

    low: float | None
    high: float | None
    approximate: bool
    entries: tuple[LedgerEntry, ...]

    @property
    def givers(self) -> tuple[str, ...]:
        """Who gave it, earliest first."""
        return tuple(dict.fromkeys(entry.given_by for entry in self.entries))


@dataclass(frozen=True, slots=True)
class Spread:
    """A ledger laid side by side: its different figures, lowest first.

    ``low`` is the lowest bound given, ``high`` the highest number given (in the ledger's unit); None where no
    entry could be read as a number. ``kind``: one figure alone; none excludes another; a toll that each day's
    figures raise; or they differ.
    """

    ledger: Ledger
    values: tuple[Value, ...]
    low: float | None
    high: float | None
    kind: SpreadKind


def spread(ledger: Ledger) -> Spread:
    """The ledger's figures side by side, with how they relate."""
    groups: dict[tuple[float | None, float | None, bool], list[LedgerEntry]] = {}
    for entry in ledger.entries:
        groups.setdefault((entry.low, entry.high, entry.approximate), []).append(entry)
    values = [Value(low, high, about, tuple(entries)) for (low, high, about), entries in groups.items()]
    values.sort(key=lambda v: (v.low is None and v.high is None, _low(v), _high(v), v.approximate))
    numbers = [n for entry in ledger.entries for n in (entry.low, entry.high) if n is not None]
    return Spread(
        ledger,
        tuple(values),
        min(numbers, default=None),
        max(numbers, default=None),
        _kind(ledger, [v for v in values if v.low is not None or v.high is not None]),
    )


def contradict(one: Value | LedgerEntry, other: Value | LedgerEntry) -> bool:
    """Can no number satisfy both? "at least 470" and 476 do not contradict each other; 470 and 476 do."""
    return max(_low(one), _low(other)) > min(_high(one), _high(other))


def records(laid: Spread) -> tuple[Value, ...]:
    """The figures of a toll that went beyond every earlier one, in order of time; of others, all figures."""
    if laid.kind != "rises":
        return laid.values
    return _records(laid.values)


def _records(values: Iterable[Value]) -> tuple[Value, ...]:
    found: list[Value] = []
    for value in sorted(values, key=lambda v: (_first(v.entries), _low(v))):
        if not found or _low(value) > _low(found[-1]):
            found.append(value)
    return tuple(found)


def _kind(ledger: Ledger, values: list[Value]) -> SpreadKind:
    if sum(len(v.entries) for v in values) < 2:
        return "one"
    if not any(contradict(a, b) for i, a in enumerate(values) for b in values[i + 1 :]):
        return "rises" if _rises(ledger, values) else "agree"
    return "rises" if _rises(ledger, values) else "differ"


def _rises(ledger: Ledger, values: list[Value]) -> bool:
    """Is it a toll of which a later day brought a higher figure than all before?"""
    if ledger.what not in TOLLS:
        return False
    days = {_first(value.entries)[:10] for value in _records(values)}
    return len(days - {_UNDATED}) > 1


def _first(entries: Iterable[LedgerEntry]) -> str:
    return min((entry.published or _UNDATED for entry in entries), default=_UNDATED)


def _low(figure: Value | LedgerEntry) -> float:
    return -math.inf if figure.low is None else figure.low


def _high(figure: Value | LedgerEntry) -> float:
    return math.inf if figure.high is None else figure.high
