"""Events: something that happens, is planned, put off or called off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.record.span import Span

EventStatus = Literal["occurred", "ongoing", "planned", "postponed", "cancelled", "hypothetical", "denied"]
ParticipantRole = Literal["participant", "agent", "target", "host", "mediator", "addressee"]


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor (by id) and its part in an event."""

    actor: str
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one report.

    ``type`` is a PLOVER event type in upper case, ``mode`` a PLOVER mode or an ACLED sub-event type in lower
    case. ``places`` and ``figures`` hold ids; ``according_to`` is the statement that the event rests on.
    """

    id: str
    type: str
    mode: str | None
    status: EventStatus
    trigger: Span
    participants: tuple[Participant, ...] = ()
    start: str | None = None
    end: str | None = None
    places: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    according_to: str | None = None
    mentions: tuple[Span, ...] = ()
    """Further triggers of the same event in the same report."""
