"""Events, figures, times and relations of a sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from carsica.annotation.cast import Cast
from carsica.annotation.desk import Desk, Row, RowError, as_list, choose
from carsica.annotation.values import bounds, iso, period, truth
from carsica.annotation.vocabulary import vocabulary
from carsica.record.actor import Relation
from carsica.record.event import Event, EventStatus, Participant, ParticipantRole
from carsica.record.figure import Figure
from carsica.record.place import Place
from carsica.record.span import Span
from carsica.record.time import TimeExpression


def events_of(desk: Desk, cast: Cast) -> tuple[Event, ...]:
    """The sheet's events. A state that is an event's place becomes a place of the cast."""
    return desk.build("events", lambda row: _event(desk, cast, row))


def figures_of(desk: Desk) -> tuple[Figure, ...]:
    """The sheet's figures."""
    return desk.build("figures", lambda row: _figure(desk, row))


def joined(events: tuple[Event, ...], figures: tuple[Figure, ...]) -> tuple[tuple[Event, ...], tuple[Figure, ...]]:
    """Events and figures that name each other, where a row of either says that they belong together."""
    of_event = {key: event.id for event in events for key in event.figures}
    figures = tuple(replace(f, event=f.event or of_event.get(f.id)) for f in figures)
    told = {event.id: [f.id for f in figures if f.event == event.id] for event in events}
    return tuple(replace(e, figures=tuple(dict.fromkeys((*e.figures, *told[e.id])))) for e in events), figures


def times_of(desk: Desk) -> tuple[TimeExpression, ...]:
    """The sheet's time expressions; one that ends in ``@all`` stands for each of its occurrences."""
    return tuple(
        sorted(
            (time for times in desk.build("times", lambda row: _times(desk, row)) for time in times),
            key=lambda time: time.span,
        )
    )


def relations_of(desk: Desk, cast: Cast) -> tuple[Relation, ...]:
    """The sheet's relations."""
    return desk.build("relations", lambda row: _relation(desk, cast, row))


def _event(desk: Desk, cast: Cast, row: Row) -> Event:
    kind = choose(row["kind"], vocabulary().kinds)
    status: Any = choose(row["status"], get_args(EventStatus))
    trigger = desk.find(row["trigger"])
    dates = {key: iso(row[key]) for key in ("start", "end") if row.get(key)}
    if "start" in dates and "end" in dates and dates["end"] < dates["start"][: len(dates["end"])]:
        raise RowError("ends before it starts")
    return Event(
        row["id"],
        vocabulary().kinds[kind],
        kind,
        status,
        trigger,
        _participants(cast, row),
        dates.get("start"),
        dates.get("end"),
        tuple(_place_id(cast, key) for key in as_list(row.get("places"))),
        tuple(as_list(row.get("figures"))),
        row.get("by"),
        desk.find_each(row.get("again")),
    )


def _participants(cast: Cast, row: Row) -> tuple[Participant, ...]:
    parts: list[Participant] = []
    for role in get_args(ParticipantRole):
        for key in as_list(row.get("participants" if role == "participant" else role)):
            if key not in cast.actors and key not in cast.places:
                raise RowError(f"no such actor or place: {key!r}")
            parts.append(Participant(key, role))
    return tuple(parts)


def _place_id(cast: Cast, key: str) -> str:
    if key in cast.places:
        return key
    actor = cast.actors.get(key)
    if actor is None:
        raise RowError(f"no such place: {key!r}")
    place = f"place-{key}"
    precision: Any = "country" if actor.type == "state" else "site"
    cast.places.setdefault(place, Place(place, actor.name, actor.mentions, precision=precision))
    return place


def _figure(desk: Desk, row: Row) -> Figure:
    value = bounds(row["value"])
    span = desk.find(row["words"])
    return Figure(
        row["id"], span, row["unit"], row["what"], value.low, value.high, value.approximate or vague(row),
        row.get("event"), row.get("by"),
    )  # fmt: skip


def vague(row: Row) -> bool:
    """Is the figure's value a convention (dozens = 20)?"""
    return truth(row.get("vague", "no"))


def _times(desk: Desk, row: Row) -> list[TimeExpression]:
    covered = period(row["value"])
    start = iso(row["start"]) if row.get("start") else covered.start
    end = iso(row["end"]) if row.get("end") else covered.end
    words = row["words"]
    if words.endswith("@all"):
        spans = desk.passage.find_all(words.removesuffix("@all"))
        if not spans:
            raise RowError(f"does not occur: {words!r}")
    else:
        spans = [desk.find(words)]
    text = desk.passage.text
    return [TimeExpression(s, s.of(text), start, end, covered.granularity, covered.value) for s in spans]


def _relation(desk: Desk, cast: Cast, row: Row) -> Relation:
    for end in ("subject", "object"):
        if row[end] not in cast.actors and row[end] not in cast.places:
            raise RowError(f"no such actor or place: {row[end]!r}")
    span = relation_words(desk, cast, row)
    current = truth(row.get("current", "yes"))
    return Relation(row["subject"], row["predicate"], row["object"], current, span, row.get("by"))


def relation_words(desk: Desk, cast: Cast, row: Row) -> Span:
    """The words of a relation, in the place nearest to a mention of either end."""
    return desk.find(row["words"], (*cast.mentions(row["subject"]), *cast.mentions(row["object"])))
