"""How likely two events of readings are one: the evidence and its weights.

Owns the weights; must not group anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from carsica.link.lexical import table
from carsica.link.scoring import Part, Score
from carsica.link.shelf import RowKey
from carsica.record.event import Event

_AFTER = 3  # days around publication in which an undated event may lie


@dataclass(frozen=True)
class EventView:
    """An event of one reading as linking compares it. ``first`` and ``last`` are day numbers."""

    key: RowKey
    event: Event
    family: str
    published: int | None
    first: int | None
    last: int | None
    roles: tuple[tuple[str, str], ...]
    actors: frozenset[str]
    countries: frozenset[str]
    places: tuple[str, ...]
    spots: frozenset[str]
    """Its places, and the points where they lie: a seat of government is told by its city or by its own name."""
    lands: frozenset[str]

    @property
    def exact(self) -> bool:
        """Does the report say the day, give or take one?"""
        return self.first is not None and self.last is not None and self.last - self.first <= 3


@cache
def near() -> frozenset[frozenset[str]]:
    """Pairs of families that may still be one event."""
    return frozenset(frozenset(pair) for pair in table("kinds")["near"]["pairs"])


def score(one: EventView, other: EventView) -> Score:
    """How likely two events of readings are one."""
    pair = frozenset((one.family, other.family))
    if len(pair) == 2 and pair not in near():
        return Score((Part(-9.0, "other kinds of events"),))
    parts = [
        Part(-1.5, "two events of a case seldom are one"),
        _when(one, other),
        *_who(one, other),
        _where(one, other),
    ]
    if len(pair) == 2:
        parts.append(_other_kind(one, other))
    off = table("kinds")["statuses"]["off"]
    calls = {one.event.status in off, other.event.status in off}
    if calls == {True}:
        parts.append(Part(0.8, "called off in both"))
    elif "occurred" in (one.event.status, other.event.status) and True in calls:
        parts.append(Part(-0.8, "held in one, called off in the other"))
    if one.key[0] == other.key[0]:
        parts.append(Part(-1.5, "told apart in one report"))
    return Score(tuple(parts))


def _other_kind(one: EventView, other: EventView) -> Part:
    """A visit that is ahead and the talks that the visitor then held there are one; else two kinds seldom are."""
    if {one.family, other.family} == {"visit", "meet"}:
        visit, talks = (one, other) if one.family == "visit" else (other, one)
        ahead = visit.event.status in table("kinds")["statuses"]["ahead"] and talks.event.status == "occurred"
        told = visit.published is not None and talks.published is not None and visit.published < talks.published
        there = bool(visit.spots & talks.spots) and bool(visit.actors) and visit.actors <= talks.actors
        if ahead and told and there and visit.first is not None and talks.first is not None:
            return Part(0.0, "a visit ahead, and talks of the visitor there")
    return Part(-2.0, f"{one.event.mode} and {other.event.mode}")


def _when(one: EventView, other: EventView) -> Part:
    if one.first is not None and one.last is not None and other.first is not None and other.last is not None:
        gap = max(one.first - other.last, other.first - one.last, 0)
        if gap == 0:
            sure = one.exact and other.exact
            return Part(1.5 if sure else 0.4, "the same day" if sure else "the same period")
        near = gap == 1 and one.family == "assault"
        return Part(0.5 if near else 0.4 - 1.4 * min(gap, 6), f"{gap} day(s) apart")
    if one.published is None or other.published is None:
        return Part(-0.5, "no days to compare")
    dated, undated = (one, other) if one.first is not None else (other, one)
    assert undated.published is not None
    told = undated.published
    first = dated.first if dated.first is not None else dated.published or told
    last = dated.last if dated.last is not None else first
    if dated.first is not None and first > told and undated.event.status == "occurred":
        return Part(-3.0, "told as past before its day")
    gap = max(first - told, told - last, 0)
    return Part(0.6 if gap <= 1 else 0.2 if gap <= _AFTER else -min(3.0, 0.4 * gap), f"told {gap} day(s) apart")


def _who(one: EventView, other: EventView) -> list[Part]:
    """Participants: shared ones speak for one event, others on both sides against it."""
    shared = one.actors & other.actors
    fewer = min(len(one.actors), len(other.actors))
    if not fewer:
        return []
    if one.family == "assault":
        return [Part(0.7 if shared else -0.3, "the same parties" if shared else "other parties named")]
    left = (one.actors - shared, other.actors - shared)
    weight = len(shared) + 0.6 * min(len(one.countries & other.countries), *map(len, left))
    overlap = min(1.0, weight / fewer)
    if overlap >= 0.99:
        return [Part(3.0 if fewer > 1 else 1.0, f"{len(shared)} shared participant(s)")]
    return [Part(6.0 * overlap - 4.5, f"participants overlap by {overlap:.1f}")]


def _where(one: EventView, other: EventView) -> Part:
    assault = one.family == "assault"
    if not one.places or not other.places:
        return Part(0.0, "no place to compare")
    if one.spots & other.spots:
        return Part(2.0 if assault else 1.0, "the same place")
    if one.lands & other.lands:
        return Part(1.0 if assault else -0.5, "the same country")
    if not one.lands or not other.lands:
        return Part(-0.5, "another place")
    return Part(-2.0, "another country")
