"""Figures: numbers in a report, with what they count."""

from __future__ import annotations

from dataclasses import dataclass

from carsica.record.span import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bounds: ``high`` None is open, ``low == high`` is exact.

    ``unit`` is a singular English noun (drone, person, EUR); ``what`` says what is counted (launched, killed).
    """

    id: str
    span: Span
    unit: str
    what: str
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    event: str | None = None
    according_to: str | None = None
