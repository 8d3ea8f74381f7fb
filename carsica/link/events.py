"""Events across reports: meetings, attacks and the rest, with how their status went from report to report.

Owns the judgement that two events are one, by kind, day, place and participants.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from carsica.link.actors import ActorLinks
from carsica.link.clusters import group
from carsica.link.event_likeness import EventView, near, score
from carsica.link.lexical import table
from carsica.link.moved_events import moved_to
from carsica.link.places import PlaceLinks
from carsica.link.shelf import RowKey, Rulings, Shelf, day_number, stable_id
from carsica.record.claim import EventMention, LinkedEvent, LinkedPlace, Pointer
from carsica.record.event import Event, EventStatus
from carsica.record.kinds import event_kinds

_MOST_OF_A_BLOCK = 600
_ENOUGH_TO_CALL_OFF = 2  # reports
_WIDEST = 10  # days of an interval that still say when
_BEFORE, _AFTER = 3, 3  # days around publication in which an undated event may lie


@dataclass(frozen=True)
class EventLinks:
    """Linked events, and which of them each event of a reading is."""

    events: tuple[LinkedEvent, ...]
    of_row: Mapping[RowKey, str]
    by_id: Mapping[str, LinkedEvent]


def link_events(shelf: Shelf, actors: ActorLinks, places: PlaceLinks, rulings: Rulings) -> EventLinks:
    """Group the events of all readings. Decisions about rows win over any score."""
    views = [_view(shelf, key, event, actors, places) for key, event in shelf.events.items()]
    at = {view.key: n for n, view in enumerate(views)}
    pairs: dict[tuple[int, int], float] = {}
    for block in _blocks(views):
        for position, i in enumerate(block):
            for j in block[position + 1 :]:
                if (i, j) not in pairs:
                    value = score(views[i], views[j]).value
                    if value > 0:
                        pairs[i, j] = value
    groups = group(
        len(views),
        pairs,
        lambda i, j: score(views[i], views[j]).value,
        [(at[a], at[b]) for a, b in rulings.together],
        [(at[a], at[b]) for a, b in rulings.apart],
    )
    groups, since = moved_to(views, groups)
    linked = [_linked(shelf, [views[n] for n in members], since.get(members[0])) for members in groups]
    of_row = {views[n].key: one.id for one, members in zip(linked, groups, strict=True) for n in members}
    linked.sort(key=lambda e: (e.start or "9999", e.id))
    return EventLinks(tuple(linked), of_row, {e.id: e for e in linked})


@cache
def family(kind: str, mode: str | None) -> str:
    """The family of kinds that an event belongs to."""
    known = event_kinds().get(mode or "")
    if known and known.linked:
        return known.linked
    for name, modes in table("kinds")["families"].items():
        if mode in modes:
            return str(name)
    return "assault" if kind == "ASSAULT" else f"{kind}/{mode}"


def _days(start: str | None, end: str | None) -> tuple[int | None, int | None]:
    """First and last day of an event; a bare month or year is all its days."""
    first = day_number(start)
    if first is None:
        return None, None
    if end and len(end) >= 10:
        return first, max(first, day_number(end) or first)
    value = end or start or ""
    if len(value) == 7:
        return first, (day_number(value) or first) + monthrange(int(value[:4]), int(value[5:7]))[1] - 1
    return first, (first + 365 if len(value) == 4 else first)


def _view(shelf: Shelf, key: RowKey, event: Event, actors: ActorLinks, places: PlaceLinks) -> EventView:
    first, last = _days(event.start, event.end)
    roles = tuple(
        (actors.of_row[key[0], p.actor], p.role) for p in event.participants if (key[0], p.actor) in actors.of_row
    )
    who = frozenset(actor for actor, _ in roles)
    where = places.ids(key[0], event.places)
    lands = frozenset(c for p in where if (c := places.by_id[p].country))
    countries = frozenset(c for a in who for c in actors.countries.get(a, ()))
    return EventView(
        key,
        event,
        family(event.type, event.mode),
        shelf.days[key[0]],
        first,
        last,
        roles,
        who - actors.unnamed,
        countries,
        where,
        frozenset([*where, *(spot for p in where if (spot := _spot(places.by_id[p])))]),
        lands,
    )


def _spot(place: LinkedPlace) -> str | None:
    """The point where a place in a city lies, as words; None for a land, a region or an unknown point."""
    if place.latitude is None or place.longitude is None or place.precision in ("country", "region", "unknown"):
        return None
    return f"{place.latitude:.4f} {place.longitude:.4f}"


def _blocks(views: Sequence[EventView]) -> Iterator[list[int]]:
    """Events of one family about one day; a crowded day is cut by actor and land."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, view in enumerate(views):
        for key in _keys(view):
            blocks[key].append(n)
    for key in sorted(blocks):
        if len(blocks[key]) <= _MOST_OF_A_BLOCK:
            if len(blocks[key]) > 1:
                yield blocks[key]
            continue
        finer: dict[str, list[int]] = defaultdict(list)
        for n in blocks[key]:
            for part in (*views[n].actors, *views[n].lands):
                finer[part].append(n)
        yield from (found for _, found in sorted(finer.items()) if 1 < len(found) <= _MOST_OF_A_BLOCK)


def _keys(view: EventView) -> Iterable[tuple[str, ...]]:
    names = {view.family, *(name for pair in near() if view.family in pair for name in pair)}
    if view.first is not None and view.last is not None and view.last - view.first <= _WIDEST:
        days: Iterable[int] = range(view.first - 1, view.last + 2)
    elif view.published is not None:
        days = range(view.published - _BEFORE, view.published + _AFTER + 1)
    else:
        days = (0,)
    return [(name, str(day)) for name in sorted(names) for day in days]


def _linked(shelf: Shelf, found: list[EventView], since: int | None) -> LinkedEvent:
    """``since`` is the day on which it was first told that the event is moved; its date is told from then on."""
    found.sort(key=lambda v: shelf.key_order(v.key))
    modes = Counter((v.event.type, v.event.mode or "") for v in found)
    kind, mode = min(modes, key=lambda m: (-modes[m], m))
    told = [v for v in found if since is None or (v.published is not None and v.published >= since)]
    dated = Counter((v.event.start, v.event.end) for v in told if v.event.start)
    loose = {(v.event.start, v.event.end) for v in told if not v.exact}  # "next week"
    start, end = min(
        dated,
        key=lambda d: (-len(d[0] or ""), d in loose, -dated[d], d[0] or "", d[1] or ""),
        default=(None, None),
    )
    places = Counter(p for v in found for p in v.places)
    order = {p: n for n, p in reversed(list(enumerate(p for v in found for p in v.places)))}
    last = max((v.last for v in found if v.exact and v.last is not None), default=None)
    return LinkedEvent(
        stable_id("e", [v.key for v in found], shelf.order),
        kind,
        mode or None,
        _status(found, last),
        start,
        end,
        tuple(sorted(places, key=lambda p: (-places[p], order[p]))),
        _participants(found),
        tuple(_mention(shelf, v) for v in found),
    )


def _participants(found: Sequence[EventView]) -> tuple[tuple[str, str], ...]:
    """Each participant once, in the role that most reports give it, the most named first."""
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for view in found:
        for actor, role in view.roles:
            roles[actor][role] += 1
    ordered = sorted(roles, key=lambda a: -roles[a].total())
    return tuple((a, min(roles[a], key=lambda r: (-roles[a][r], r))) for a in ordered)


def _status(found: Sequence[EventView], last: int | None) -> EventStatus:
    """How the event stands by the latest day's reports.

    A report that comes after the event and still calls it planned only recalls what was planned. What two reports
    or more of its day or later call off was not held, unless more of them say so.
    """
    rules = table("kinds")["statuses"]
    ahead, rank = rules["ahead"], rules["rank"]
    telling = [
        v
        for v in found
        if v.event.status not in ahead or last is None or v.published is None or v.published <= last
    ] or found
    newest = max(v.published or 0 for v in telling)
    latest = [v.event.status for v in telling if (v.published or 0) == newest]
    counts = Counter(latest)
    status = max(reversed(latest), key=lambda s: (rank[s], counts[s]))
    if status == "occurred" and last is not None:
        after = [v for v in telling if v.published is not None and v.published >= last]
        off = [v for v in after if v.event.status in rules["off"]]
        held = {v.key[0] for v in after if v.event.status == "occurred"}
        if len({v.key[0] for v in off}) >= max(_ENOUGH_TO_CALL_OFF, len(held)):
            return max((v.event.status for v in off), key=lambda s: rank[s])
    return status


def _mention(shelf: Shelf, view: EventView) -> EventMention:
    report = shelf.report(view.key[0])
    return EventMention(
        Pointer(view.key[0], view.key[1], view.event.trigger),
        view.event.status,
        view.event.start,
        view.event.end,
        view.places,
        report.published,
        report.outlet,
        view.event.according_to,
    )
