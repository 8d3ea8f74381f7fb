"""Plans: proposals under negotiation, with their points and pillars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.record.span import Span

PlanStatus = Literal["drafting", "proposed", "leaked", "discussed", "amended", "accepted", "rejected", "unknown"]


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the general headings that a plan is built on."""

    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Provision:
    """One point of a plan as the report words it; ``number`` where the report numbers it."""

    text: str
    span: Span
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposal as one report tells it. ``authors`` are actor ids; ``goals`` are spans."""

    id: str
    name: str
    mentions: tuple[Span, ...]
    points: int | None = None
    pillars: tuple[Pillar, ...] = ()
    provisions: tuple[Provision, ...] = ()
    authors: tuple[str, ...] = ()
    status: PlanStatus = "unknown"
    goals: tuple[Span, ...] = ()
