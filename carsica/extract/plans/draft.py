"""A plan in the making: the mentions that make it one, and what is learned of it.

Owns the shapes alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from carsica.record.plan import Pillar, PlanStatus, Position, Provision
from carsica.record.span import Span

CERTAIN = 1.0
"""Weight of a mention that makes a plan by itself."""


@dataclass(slots=True)
class Found:
    """One mention of a plan: sentence ``number``, word ``head``.

    ``weight`` is how far its words make it a plan by itself; ``back``: its noun only points back to one.
    ``kind`` is what sort of paper the noun says it is, "" for a plan or deal in general.
    """

    number: int
    head: int
    span: Span
    weight: float
    definite: bool
    counter: bool
    back: bool = False
    other: bool = False
    kind: str = ""
    points: int | None = None
    authors: list[str] = field(default_factory=list)
    proper: bool = False
    """Is its noun one for plans ("plan", "draft"), rather than one for deals and papers?"""

    @property
    def strong(self) -> bool:
        """Does the mention make a plan by itself?"""
        return self.weight >= CERTAIN


@dataclass(slots=True)
class Draft:
    """What is known of one plan so far."""

    mentions: list[Found]
    points: int | None = None
    counter: bool = False
    kind: str = ""
    authors: list[str] = field(default_factory=list)
    shown_to: list[str] = field(default_factory=list)
    pillars: list[Pillar] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    goals: list[Span] = field(default_factory=list)
    next_steps: list[Span] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    told: set[PlanStatus] = field(default_factory=set)
    signed: bool = False

    def add(self, mention: Found) -> None:
        """Take in one more mention."""
        self.mentions.append(mention)
        self.points = self.points if self.points is not None else mention.points
        self.kind = self.kind or mention.kind
        self.authors.extend(a for a in mention.authors if a not in self.authors)

    def provide(self, provision: Provision) -> None:
        """Take in a point unless its words are known."""
        if all(not provision.span.overlaps(known.span) for known in self.provisions):
            self.provisions.append(provision)
