"""What became of an event: the turns of its status, as one report after the other gave it.

Owns the reading of an event's mentions as a history; must not decide which report is right.
"""

from __future__ import annotations

from dataclasses import dataclass

from carsica.dossier.dossier import Dossier
from carsica.record.claim import EventMention, LinkedEvent
from carsica.record.event import EventStatus

MEETING_MODES = frozenset({"meeting", "summit", "talks", "negotiation", "call", "visit"})
ATTACK_MODES = frozenset({"air_drone_strike", "shelling_missile", "remote_explosive", "armed_clash", "attack"})


@dataclass(frozen=True, slots=True)
class Turn:
    """A status, the mention that gave it first, and whoever gave it again before the next turn."""

    status: EventStatus
    first: EventMention
    again: tuple[EventMention, ...]


def turns(event: LinkedEvent) -> tuple[Turn, ...]:
    """The statuses of an event in order of publication, a run of equal ones as one turn."""
    runs: list[list[EventMention]] = []
    for mention in event.mentions:
        if runs and runs[-1][0].status == mention.status:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return tuple(Turn(run[0].status, run[0], tuple(run[1:])) for run in runs)


def is_attack(event: LinkedEvent) -> bool:
    """Is it an attack: PLOVER ASSAULT, or one of ACLED's sub-events of violence?"""
    return event.type.upper() == "ASSAULT" or (event.mode or "") in ATTACK_MODES


def is_meeting(event: LinkedEvent) -> bool:
    """Is it a meeting, call, visit or talks?"""
    return event.mode in MEETING_MODES if event.mode else event.type.upper() == "CONSULT"


def named_places(dossier: Dossier, event: LinkedEvent) -> tuple[str, ...]:
    """Every place that a report names for the event, in order of publication."""
    told = (dossier.place_name(p, m.pointer.report) for m in event.mentions for p in m.places)
    return tuple(dict.fromkeys(told)) or tuple(dict.fromkeys(dossier.place_name(p) for p in event.places))


def named_days(event: LinkedEvent) -> tuple[str, ...]:
    """Every day that a report names as the event's first, in order of publication."""
    return tuple(dict.fromkeys(m.start for m in event.mentions if m.start))
