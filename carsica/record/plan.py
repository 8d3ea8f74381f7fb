"""Plans: proposals under negotiation, with their points and pillars, and each party's position on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.record.span import Span

PlanStatus = Literal["drafting", "proposed", "leaked", "discussed", "amended", "accepted", "rejected", "unknown"]
Stance = Literal["accepts", "rejects", "open", "conditions"]


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
class Position:
    """What a party (an actor's id) says to a plan, or to the point ``number`` of it, and the words that tell it.

    ``conditions``: it asks for something before it accepts. ``according_to`` is the statement with the words.
    """

    party: str
    stance: Stance
    span: Span
    number: int | None = None
    according_to: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposal as one report tells it; ``authors`` and ``shown_to`` are actor ids."""

    id: str
    name: str
    mentions: tuple[Span, ...]
    points: int | None = None
    pillars: tuple[Pillar, ...] = ()
    provisions: tuple[Provision, ...] = ()
    authors: tuple[str, ...] = ()
    status: PlanStatus = "unknown"
    goals: tuple[Span, ...] = ()
    shown_to: tuple[str, ...] = ()
    next_steps: tuple[Span, ...] = ()
    positions: tuple[Position, ...] = ()
