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
from carsica.link.lexical import table
from carsica.link.places import PlaceLinks
from carsica.link.scoring import Part, Score
from carsica.link.shelf import RowKey, Rulings, Shelf, day_number, stable_id
from carsica.record.claim import EventMention, LinkedEvent, Pointer
from carsica.record.event import Event, EventStatus
from carsica.record.kinds import event_kinds

_MOST_OF_A_BLOCK = 600
_WIDEST = 10  # days of an interval that still say when
_BEFORE, _AFTER = 3, 3  # days around publication in which an undated event may lie


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
    lands: frozenset[str]

    @property
    def exact(self) -> bool:
        """Does the report say the day, give or take one?"""
        return self.first is not None and self.last is not None and self.last - self.first <= 3


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
    linked = [_linked(shelf, [views[n] for n in members]) for members in groups]
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


@cache
def _near() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table("kinds")["near"]["pairs"])


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
        lands,
    )


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
    names = {view.family, *(name for pair in _near() if view.family in pair for name in pair)}
    if view.first is not None and view.last is not None and view.last - view.first <= _WIDEST:
        days: Iterable[int] = range(view.first - 1, view.last + 2)
    elif view.published is not None:
        days = range(view.published - _BEFORE, view.published + _AFTER + 1)
    else:
        days = (0,)
    return [(name, str(day)) for name in sorted(names) for day in days]


def score(one: EventView, other: EventView) -> Score:
    """How likely two events of readings are one."""
    pair = frozenset((one.family, other.family))
    if len(pair) == 2 and pair not in _near():
        return Score((Part(-9.0, "other kinds of events"),))
    parts = [
        Part(-1.5, "two events of a case seldom are one"),
        _when(one, other),
        *_who(one, other),
        _where(one, other),
    ]
    if len(pair) == 2:
        parts.append(Part(-2.0, f"{one.event.mode} and {other.event.mode}"))
    off = table("kinds")["statuses"]["off"]
    calls = {one.event.status in off, other.event.status in off}
    if calls == {True}:
        parts.append(Part(0.8, "called off in both"))
    elif "occurred" in (one.event.status, other.event.status) and True in calls:
        parts.append(Part(-0.8, "held in one, called off in the other"))
    if one.key[0] == other.key[0]:
        parts.append(Part(-1.5, "told apart in one report"))
    return Score(tuple(parts))


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
    about = dated.first if dated.first is not None else dated.published
    gap = abs((about or 0) - (undated.published or 0))
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
    if set(one.places) & set(other.places):
        return Part(2.0 if assault else 1.0, "the same place")
    if one.lands & other.lands:
        return Part(1.0 if assault else -0.5, "the same country")
    if not one.lands or not other.lands:
        return Part(-0.5, "another place")
    return Part(-2.0, "another country")


def _linked(shelf: Shelf, found: list[EventView]) -> LinkedEvent:
    found.sort(key=lambda v: shelf.key_order(v.key))
    modes = Counter((v.event.type, v.event.mode or "") for v in found)
    kind, mode = min(modes, key=lambda m: (-modes[m], m))
    dated = Counter((v.event.start, v.event.end) for v in found if v.event.start)
    start, end = min(
        dated, key=lambda d: (-len(d[0] or ""), -dated[d], d[0] or "", d[1] or ""), default=(None, None)
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

    A report that comes after the event and still calls it planned only recalls what was planned.
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
    return max(reversed(latest), key=lambda s: (rank[s], counts[s]))


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
