"""Meetings that are moved: told of one day and place, then of others, and still one.

Owns the judgement that two groups of mentions are one event before and after it was moved; must not score them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
    merged = {number: list(members) for number, members in enumerate(groups)}
    home = {n: number for number, members in merged.items() for n in members}
    of_actor: dict[str, set[int]] = defaultdict(set)  # the groups that name an actor
    for n, view in enumerate(views):
        for actor in view.actors:
            of_actor[actor].add(home[n])
    since: dict[int, int] = {}
    for bridge, view in enumerate(views):
        if not _may_move(view) or len(set(view.places)) < _FEWEST:
            continue
        new = home[bridge]
        who = sorted(_actors(views, merged[new]))
        shared = Counter(number for actor in who for number in of_actor[actor] if number in merged)
        for judge in (_before_the_move, _after_the_move):
            for other in sorted(number for number, count in shared.items() if count >= _FEWEST and number != new):
                if other in merged and judge(views, merged[other], merged[new], bridge):
                    _put_to(merged, home, of_actor, views, other, new)
                    since[merged[new][0]] = view.published or 0
                    break
    return list(merged.values()), since


def _put_to(
    merged: dict[int, list[int]],
    home: dict[int, int],
    of_actor: dict[str, set[int]],
    views: Sequence[EventView],
    old: int,
    new: int,
) -> None:
    """Put the members of one group to another, and note where they and their actors are now."""
    moved = merged.pop(old)
    for n in moved:
        home[n] = new
        for actor in views[n].actors:
            of_actor[actor].add(new)
    merged[new] = sorted([*merged[new], *moved])


def _may_move(view: EventView) -> bool:
    return view.family in _FAMILIES and view.event.status not in ("occurred", "ongoing")


def _before_the_move(views: Sequence[EventView], old: Sequence[int], new: Sequence[int], bridge: int) -> bool:
    """Is the old group the meeting as it was planned before the bridging mention?"""
    told = views[bridge]
    if not all(_may_move(views[n]) for n in old):
        return False
    if not any(set(views[n].places) & set(told.places) for n in old):
        return False
    if len(_actors(views, old) & _actors(views, new)) < _FEWEST:
        return False
    first = min((d for n in old if (d := views[n].published) is not None), default=None)
    if first is None or told.published is None or first > told.published:
        return False
    off = table("kinds")["statuses"]["off"]
    called_off = all(views[n].event.status in off for n in old)
    return not called_off and _near_in_time(views, old, new)


def _after_the_move(views: Sequence[EventView], new: Sequence[int], old: Sequence[int], bridge: int) -> bool:
    """Is the new group the meeting as it was told after the bridging mention, which stands in the old one?"""
    told = views[bridge]
    if not all(_may_move(views[n]) for n in old):
        return False
    if not any(set(views[n].places) & set(told.places) for n in new):
        return False
    if any((d := views[n].published) is None or told.published is None or d < told.published for n in new):
        return False
    shared = _actors(views, old) & _actors(views, new)
    return len(shared) >= _FEWEST and _near_in_time(views, old, new)


def _actors(views: Sequence[EventView], members: Sequence[int]) -> frozenset[str]:
    return frozenset(a for n in members for a in views[n].actors)


def _near_in_time(views: Sequence[EventView], old: Sequence[int], new: Sequence[int]) -> bool:
    days = [[d for n in members if (d := views[n].first) is not None] for members in (old, new)]
    return not all(days) or min(abs(a - b) for a in days[0] for b in days[1]) <= _FURTHEST
