"""Who and what a sheet names: actors, places, named things, plans, with every mention.

Owns mentions. ``names`` are names and hold wherever they occur, the longest first; ``refers`` are other words
for the same (a title, a pronoun), each in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, get_args

from carsica.annotation.annotated import Thing
from carsica.annotation.desk import Desk, Row, RowError, as_list, choose
from carsica.annotation.values import bounds, iso, truth
from carsica.annotation.vocabulary import vocabulary
from carsica.annotation.words import WordsError
from carsica.record.actor import Actor, ActorType, Role
from carsica.record.place import Place, Precision
from carsica.record.plan import Pillar, Plan, PlanStatus, Provision
from carsica.record.span import Span

OUTLET = "outlet"
"""The id that every sheet's own outlet has."""


@dataclass(slots=True)
class Cast:
    """Everything a sheet names. ``anonymous`` maps an unnamed source's id to how many speak, or None."""

    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    things: tuple[Thing, ...] = ()
    named: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    referring: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    anonymous: dict[str, int | None] = field(default_factory=dict)
    agencies: set[str] = field(default_factory=set)

    def mentions(self, key: str) -> tuple[Span, ...]:
        """Every mention of an actor, place or plan, in order."""
        return tuple(sorted({*self.named.get(key, ()), *self.referring.get(key, ())}))


def cast_of(desk: Desk) -> Cast:
    """The actors, places, plans and things of a sheet; the report's own outlet is always among the actors' ids."""
    cast = Cast()
    taken = _named_spans(desk)
    for layer in ("actors", "places", "plans"):
        for row in desk.rows(layer):
            with desk.at(f"{layer} {row['id']}"):
                if row["id"] in cast.named:
                    raise RowError("this id is taken")
                cast.named[row["id"]] = taken.get((layer, row["id"]), ())
                cast.referring[row["id"]] = _referring(desk, row, cast.named[row["id"]])
    cast.places = {p.id: p for p in desk.build("places", lambda row: _place(row, cast))}
    names = {row["id"]: row["name"] for row in desk.rows("actors")}
    cast.actors = {a.id: a for a in desk.build("actors", lambda row: _actor(desk, row, cast, names))}
    cast.plans = {p.id: p for p in desk.build("plans", lambda row: _plan(desk, row, cast))}
    cast.things = desk.build("things", lambda row: _thing(row, taken))
    return cast


def _named_spans(desk: Desk) -> dict[tuple[str, str], tuple[Span, ...]]:
    """Where each row's names stand: longer names first, and no place twice within one layer."""
    found: dict[tuple[str, str], list[Span]] = {}
    for layer in ("actors", "places", "plans", "things"):
        wanted = [(name, _key(layer, row)) for row in desk.rows(layer) for name in as_list(row.get("names"))]
        occupied: list[Span] = []
        for name, key in sorted(wanted, key=lambda pair: -len(pair[0].strip("[]"))):
            spans = found.setdefault(key, [])
            with desk.at(f"{layer} {key[1]}"):
                if not (places := _places_of(desk, name)):
                    raise WordsError(f"does not occur: {name!r}")
                fresh = [span for span in places if not any(span.overlaps(other) for other in occupied)]
                spans += fresh
                occupied += fresh
    return {key: tuple(sorted(spans)) for key, spans in found.items()}


def _places_of(desk: Desk, name: str) -> list[Span]:
    return [desk.find(name)] if "@" in name or "[" in name else desk.passage.find_all(name)


def _key(layer: str, row: Row) -> tuple[str, str]:
    return layer, row.get("id") or str(row["names"])


def _referring(desk: Desk, row: Row, named: tuple[Span, ...]) -> tuple[Span, ...]:
    spans = desk.find_each(row.get("refers"))
    if not spans and not named:
        raise RowError("is never mentioned: give names or refers")
    return spans


def _actor(desk: Desk, row: Row, cast: Cast, names: dict[str, str]) -> Actor:
    if "anonymous" in row:
        written = row["anonymous"]
        cast.anonymous[row["id"]] = None if written == "yes" else int(bounds(written).low or 0)
    if truth(row.get("agency", "no")):
        cast.agencies.add(row["id"])
    mentions = cast.mentions(row["id"])
    roles = tuple(_role(desk, role, mentions, names) for role in as_list(row.get("roles")))
    kind: Any = choose(row["type"], get_args(ActorType))
    return Actor(row["id"], kind, row["name"], mentions, roles)


def _role(desk: Desk, row: Any, mentions: tuple[Span, ...], names: dict[str, str]) -> Role:
    if not isinstance(row, dict) or "post" not in row or set(row) - {"post", "of", "current", "since", "until"}:
        raise RowError(f"a role is {{post, of, current, since, until}}, not {row!r}")
    span = desk.find(row["post"], mentions)
    of = row.get("of")
    dates = {key: iso(row[key]) for key in ("since", "until") if row.get(key)}
    title = span.of(desk.passage.text)
    return Role(title, truth(row.get("current", "yes")), span, names.get(of, of) if of else None, **dates)


def _place(row: Row, cast: Cast) -> Place:
    precision: Any = choose(row.get("precision"), get_args(Precision), "unknown")
    mentions = cast.mentions(row["id"])
    return Place(row["id"], row["name"], mentions, row.get("country"), precision=precision)


def _plan(desk: Desk, row: Row, cast: Cast) -> Plan:
    pillars = desk.find_each(row.get("pillars"))
    provisions = [item if isinstance(item, dict) else {"words": item} for item in as_list(row.get("provisions"))]
    status: Any = choose(row.get("status"), get_args(PlanStatus), "unknown")
    authors = tuple(as_list(row.get("authors")))
    if unknown := [a for a in authors if a not in cast.named]:
        raise RowError(f"no such actor: {', '.join(unknown)}")
    return Plan(
        row["id"],
        row["name"],
        cast.mentions(row["id"]),
        int(bounds(row["points"]).low or 0) if row.get("points") else None,
        tuple(Pillar(span.of(desk.passage.text), span) for span in pillars),
        tuple(_provision(desk, item) for item in provisions),
        authors,
        status,
        desk.find_each(row.get("goals")),
    )


def _provision(desk: Desk, item: Row) -> Provision:
    span = desk.find(item["words"])
    return Provision(span.of(desk.passage.text), span, int(item["number"]) if item.get("number") else None)


def _thing(row: Row, taken: dict[tuple[str, str], tuple[Span, ...]]) -> Thing:
    kind = choose(row["type"], sorted(vocabulary().things))
    spans = taken.get(_key("things", row), ())
    return Thing(kind, spans)
