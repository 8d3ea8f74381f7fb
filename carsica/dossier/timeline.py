"""The timeline: events on the day they happen or were to happen, claims on the day they enter the record.

Owns the order in time; must not merge or judge events.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from carsica.dossier.dossier import Dossier
from carsica.dossier.wording import whole_period
from carsica.record.claim import Claim, LinkedEvent

TimelineKind = Literal["event", "claim"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline: an event or a claim, by the day (ISO, maybe a month or a moment) it stands on."""

    on: str
    event: LinkedEvent | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the timeline (ISO; a month or a year where no more is known)."""

    day: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days in order; ``undated`` holds the events that no report dates."""

    days: tuple[Day, ...]
    undated: tuple[LinkedEvent, ...]


def make_timeline(dossier: Dossier, only: TimelineKind | None = None) -> Timeline:
    """The timeline of a dossier: events and claims, or ``only`` one of the two."""
    moments: list[Moment] = []
    undated: list[LinkedEvent] = []
    if only != "claim":
        for event in dossier.links.events:
            if event.start:
                moments.append(Moment(whole_period(event.start, event.end) or event.start, event=event))
            else:
                undated.append(event)
    if only != "event":
        moments += [Moment(day, claim=claim) for claim in dossier.links.claims if (day := _entered(claim))]
    by_day: dict[str, list[Moment]] = defaultdict(list)
    for moment in moments:
        by_day[moment.on[:10]].append(moment)
    days = tuple(Day(day, tuple(sorted(by_day[day], key=_within_day))) for day in sorted(by_day))
    return Timeline(days, tuple(sorted(undated, key=lambda e: e.id)))


def _entered(claim: Claim) -> str | None:
    return min((s.published for s in claim.statements if s.published), default=None)


def _within_day(moment: Moment) -> tuple[bool, str, int, str]:
    """Events before claims; then by clock time where there is one; the widest told claim first."""
    if moment.event:
        return (False, moment.on, 0, moment.event.id)
    assert moment.claim is not None
    return (True, "", -moment.claim.reports, moment.claim.id)
