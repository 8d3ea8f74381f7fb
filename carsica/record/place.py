"""Places that a report names, with what a gazetteer knows of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.record.span import Span

Precision = Literal["site", "city", "region", "country", "unknown"]


@dataclass(frozen=True, slots=True)
class Place:
    """A location. Coordinates are degrees (WGS 84); ``country`` is ISO 3166-1 alpha-2; unknown stays None."""

    id: str
    name: str
    mentions: tuple[Span, ...]
    country: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = "unknown"
