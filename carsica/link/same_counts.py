"""Counts of one quantity that reports tie to different events: "476 drones" of a night, told of each strike.

Owns which groups of figures speak of one quantity: an uncommon number of one unit and kind, told within a few
days, of events of one day and country. Must not make ledgers.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from carsica.link.events import EventLinks
from carsica.link.places import PlaceLinks
from carsica.link.shelf import RowKey, Shelf, day_number
from carsica.record.figure import Figure

About = tuple[str, str]
Rows = list[tuple[RowKey, Figure]]
Group = tuple[About, str]
_LEAST = 21
"""Smaller numbers are told of many things."""
_LARGE = 100
"""From here on even a round number is uncommon."""
_ROUND = 5
_TOLD = 7
"""Days between the reports that tell it."""
_NIGHT = 1
"""Days between the starts of events that may be one night."""


def joined(
    found: Mapping[Group, Mapping[str, Rows]], shelf: Shelf, events: EventLinks, places: PlaceLinks
) -> Iterator[tuple[Group, dict[str, Rows]]]:
    """The groups, those of one quantity put together under the one of them with the most figures."""
    groups = list(found)
    home = {group: group for group in groups}
    for members in _alike(found).values():
        for one, other in itertools.pairwise(members):
            if _may_be_one(found, one, other, shelf, events, places):
                first, second = _top(home, one), _top(home, other)
                home[second] = first
    together: dict[Group, list[Group]] = defaultdict(list)
    for group in groups:
        together[_top(home, group)].append(group)
    for members in together.values():
        kinds: dict[str, Rows] = defaultdict(list)
        for group in members:
            for kind, rows in found[group].items():
                kinds[kind].extend(rows)
        yield max(members, key=lambda g: sum(map(len, found[g].values()))), kinds


def _alike(found: Mapping[Group, Mapping[str, Rows]]) -> dict[tuple[str, str, float], list[Group]]:
    """Groups by unit, kind and each uncommon number that they hold."""
    by_number: dict[tuple[str, str, float], list[Group]] = defaultdict(list)
    for group, kinds in found.items():
        unit = group[1]
        for kind, rows in kinds.items():
            for number in {n for _, figure in rows if (n := _uncommon(figure)) is not None}:
                bare = kind in {unit, f"{unit}s"}
                by_number[unit, "" if bare else kind, number].append(group)
    for (unit, kind, number), members in list(by_number.items()):
        if kind:  # a bare count may be of any kind that has its number
            members.extend(g for g in by_number.get((unit, "", number), ()) if g not in members)
    return by_number


def _uncommon(figure: Figure) -> float | None:
    number = figure.low if figure.low is not None else figure.high
    if number is None or number < _LEAST or (number < _LARGE and number % _ROUND == 0):
        return None
    return number


def _top(home: Mapping[Group, Group], group: Group) -> Group:
    while home[group] != group:
        group = home[group]
    return group


def _may_be_one(
    found: Mapping[Group, Mapping[str, Rows]],
    one: Group,
    other: Group,
    shelf: Shelf,
    events: EventLinks,
    places: PlaceLinks,
) -> bool:
    """Are two groups told within days of each other, of events of one night and country as far as is known?"""
    if "plan" in (one[0][0], other[0][0]):
        return False
    told = [
        [d for rows in found[g].values() for key, _ in rows if (d := shelf.days[key[0]])] for g in (one, other)
    ]
    if told[0] and told[1] and min(abs(a - b) for a in told[0] for b in told[1]) > _TOLD:
        return False
    days = [_day(g, events) for g in (one, other)]
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > _NIGHT:
        return False
    countries: Sequence[set[str]] = [_countries(g, events, places) for g in (one, other)]
    return not (countries[0] and countries[1] and countries[0].isdisjoint(countries[1]))


def _day(group: Group, events: EventLinks) -> int | None:
    layer, row = group[0]
    return day_number(events.by_id[row].start) if layer == "event" else None


def _countries(group: Group, events: EventLinks, places: PlaceLinks) -> set[str]:
    layer, row = group[0]
    if layer != "event":
        return set()
    return {c for place in events.by_id[row].places if (c := places.by_id[place].country)}
