"""Time expressions of a report, with their values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.record.span import Span

Granularity = Literal["time", "part_of_day", "day", "week", "month", "season", "year", "duration", "vague"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: ISO dates where they are known, and the TIMEX3 value."""

    span: Span
    text: str
    start: str | None
    end: str | None
    granularity: Granularity
    value: str | None = None
