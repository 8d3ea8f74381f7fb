"""Calendar arithmetic, and what resolving an expression needs and gives.

Owns days, months and their sums. Must not know which words stand for what.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from carsica.record.time import Granularity

PAST, NEAR, FUTURE, OPEN = -1, 0, 1, 2
"""Where a clause looks: back, nowhere in particular, ahead; the present and the infinitive mostly look ahead."""
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Context:
    """What relative expressions count from: the report's day, the day last spoken of, the tense of the clause."""

    anchor: date | None
    focus: date | None = None
    direction: int = NEAR


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 value with the days (or moments) it covers."""

    value: str | None
    start: str | None
    end: str | None
    granularity: Granularity
    day: date | None = None
    """The one day that is meant, where there is one: later expressions count from it."""


def shift(day: date, unit: str, steps: int) -> date:
    """A day moved by whole units; the day of the month is kept where the month has it."""
    try:
        if unit in MONTHS_OF:
            year, month = month_after(day, MONTHS_OF[unit] * steps)
            return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        return day + timedelta(days=steps * (7 if unit in ("week", "weekend") else 1))
    except (ValueError, OverflowError):
        return day


def month_after(day: date, steps: int) -> tuple[int, int]:
    """Year and month so many months after a day."""
    months = day.year * 12 + day.month - 1 + steps
    return months // 12, months % 12 + 1


def safe(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def between(start: date, end: date) -> str:
    """An ISO interval of two days."""
    return f"{start.isoformat()}/{end.isoformat()}"
