"""Meetings that are moved: told of one day and place, then of others, and still one.

Owns the judgement that two groups of mentions are one event before and after it was moved; must not score them.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.link.event_likeness import EventView
from carsica.link.lexical import table

_FAMILIES = ("meet", "visit", "call")
_FURTHEST = 30  # days by which a meeting is moved
_FEWEST = 2  # participants that say which meeting it is


def moved_to(
    views: Sequence[EventView], groups: Sequence[Sequence[int]]
) -> tuple[list[list[int]], dict[int, int]]:
    """Groups, those of one moved meeting put together; for each such, by its first member, the day it was told.

    A mention that names both places bridges two groups of the same participants; nobody may have told that the
    earlier one was held.
    """
    merged = [list(members) for members in groups]
    since: dict[int, int] = {}
    for bridge in range(len(views)):
        if not _may_move(views[bridge]) or len(set(views[bridge].places)) < _FEWEST:
            continue
        home = next(members for members in merged if bridge in members)
        for other in merged:
            if other is not home and _before_the_move(views, other, home, bridge):
                merged.remove(other)
                home[:] = sorted([*home, *other])
                since[home[0]] = views[bridge].published or 0
                break
    return merged, since


def _may_move(view: EventView) -> bool:
    return view.family in _FAMILIES and view.event.status not in ("occurred", "ongoing")


def _before_the_move(views: Sequence[EventView], old: Sequence[int], new: Sequence[int], bridge: int) -> bool:
    """Is the old group the meeting as it was planned before the bridging mention?"""
    told = views[bridge]
    if not all(_may_move(views[n]) for n in old):
        return False
    if not any(set(views[n].places) & set(told.places) for n in old):
        return False
    who = [frozenset(a for n in members for a in views[n].actors) for members in (old, new)]
    if len(who[0] & who[1]) < _FEWEST:
        return False
    first = min((d for n in old if (d := views[n].published) is not None), default=None)
    if first is None or told.published is None or first > told.published:
        return False
    days = [[d for n in members if (d := views[n].first) is not None] for members in (old, new)]
    off = table("kinds")["statuses"]["off"]
    called_off = all(views[n].event.status in off for n in old)
    return not called_off and (not all(days) or min(abs(a - b) for a in days[0] for b in days[1]) <= _FURTHEST)
