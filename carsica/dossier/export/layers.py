"""The layers of an export: what each row of claims, events, figures, actors and plans holds.

Owns the rows' shape, the same for every format; each format has a module of its own. Rows come in the order of
the links, so that an export is the same byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from carsica.dossier.dossier import Dossier
from carsica.record.claim import (
    Claim,
    EventMention,
    Ledger,
    LinkedActor,
    LinkedEvent,
    LinkedPlace,
    LinkedPlan,
    Links,
    PlanVersion,
    Pointer,
)
from carsica.record.reading import Reading

Layer = Literal["claims", "events", "figures", "actors", "plans", "places"]
Row = dict[str, Any]


def rows(layer: Layer, links: Links, readings: Sequence[Reading]) -> list[Row]:
    """The rows of a layer as plain values. Raises KeyError for a layer that there is none of."""
    dossier = Dossier.of(readings, links)
    return _ROWS[layer](dossier)


def _pointer(pointer: Pointer) -> Row:
    return {"report": pointer.report, "row": pointer.row, "span": list(pointer.span)}


def _resting_on(dossier: Dossier, pointer: Pointer, statement: str | None) -> Row:
    """A pointer with the statement it rests on, and its words."""
    return {
        "report": pointer.report,
        "row": pointer.row,
        "statement": statement,
        "span": list(pointer.span),
        "text": dossier.cite_pointer(pointer).words,
    }


def _claims(dossier: Dossier) -> list[Row]:
    return [_claim(claim) for claim in dossier.links.claims]


def _claim(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "summary": claim.summary,
        "statements": [
            {
                "report": s.report,
                "url": s.url,
                "outlet": s.outlet,
                "published": s.published,
                "language": s.language,
                "statement": s.statement,
                "span": list(s.span),
                "text": s.text,
                "polarity": s.polarity,
                "hearsay": s.hearsay,
            }
            for s in claim.statements
        ],
        "edges": [
            {"from": list(e.source), "to": list(e.target), "kind": e.kind, "why": e.why} for e in claim.edges
        ],
        "origins": [
            {"kind": o.kind, "name": o.name, "report": o.report, "first_seen": o.first_seen} for o in claim.origins
        ],
        "independent_origins": claim.independent_origins,
        "reports": claim.reports,
        "outlets": claim.outlets,
        "denied_by": [{"report": report, "statement": statement} for report, statement in claim.denied_by],
        "status": claim.status,
    }


def _events(dossier: Dossier) -> list[Row]:
    return [_event(dossier, event) for event in dossier.links.events]


def _event(dossier: Dossier, event: LinkedEvent) -> Row:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "start": event.start,
        "end": event.end,
        "places": [{"id": place, "name": dossier.place_name(place)} for place in event.places],
        "participants": [
            {"actor": actor, "name": dossier.actor_name(actor), "role": role} for actor, role in event.participants
        ],
        "ledgers": [ledger.id for ledger in dossier.ledgers_of(event.id)],
        "mentions": [_event_mention(dossier, mention) for mention in event.mentions],
    }


def _event_mention(dossier: Dossier, mention: EventMention) -> Row:
    return {
        **_resting_on(dossier, mention.pointer, mention.statement),
        "outlet": mention.outlet,
        "published": mention.published,
        "status": mention.status,
        "start": mention.start,
        "end": mention.end,
        "places": [dossier.place_name(place, mention.pointer.report) for place in mention.places],
    }


def _figures(dossier: Dossier) -> list[Row]:
    return [_ledger(dossier, ledger) for ledger in dossier.links.ledgers]


def _ledger(dossier: Dossier, ledger: Ledger) -> Row:
    statements = {(r.report.id, f.id): f.according_to for r in dossier.readings for f in r.figures}
    return {
        "id": ledger.id,
        "unit": ledger.unit,
        "what": ledger.what,
        "event": ledger.event,
        "entries": [
            {
                **_resting_on(dossier, e.pointer, statements.get((e.pointer.report, e.pointer.row))),
                "text": e.text,
                "outlet": e.outlet,
                "published": e.published,
                "low": e.low,
                "high": e.high,
                "approximate": e.approximate,
                "given_by": e.given_by,
            }
            for e in ledger.entries
        ],
    }


def _actors(dossier: Dossier) -> list[Row]:
    return [_actor(dossier, actor) for actor in dossier.links.actors]


def _actor(dossier: Dossier, actor: LinkedActor) -> Row:
    return {
        "id": actor.id,
        "type": actor.type,
        "name": actor.name,
        "names": list(actor.names),
        "roles": [
            {
                "title": role.title,
                "of": role.of,
                "current": role.current,
                "on": role.on,
                **_resting_on(dossier, role.pointer, None),
            }
            for role in actor.roles
        ],
        "mentions": [_resting_on(dossier, mention, None) for mention in actor.mentions],
    }


def _places(dossier: Dossier) -> list[Row]:
    return [_place(dossier, place) for place in dossier.links.places]


def _place(dossier: Dossier, place: LinkedPlace) -> Row:
    return {
        "id": place.id,
        "name": place.name,
        "names": list(place.names),
        "country": place.country,
        "geonames": place.geonames,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "mentions": [_resting_on(dossier, mention, None) for mention in place.mentions],
    }


def _plans(dossier: Dossier) -> list[Row]:
    return [_plan(dossier, plan) for plan in dossier.links.plans]


def _plan(dossier: Dossier, plan: LinkedPlan) -> Row:
    return {
        "id": plan.id,
        "name": plan.name,
        "names": list(plan.names),
        "authors": [{"actor": author, "name": dossier.actor_name(author)} for author in plan.authors],
        "versions": [_version(dossier, version) for version in plan.versions],
        "reactions": [
            {
                "speaker": r.speaker,
                "text": r.text,
                "polarity": r.polarity,
                "stance": r.stance,
                "published": r.published,
                "report": r.pointer.report,
                "statement": r.pointer.row,
                "span": list(r.pointer.span),
            }
            for r in plan.reactions
        ],
    }


def _version(dossier: Dossier, version: PlanVersion) -> Row:
    return {
        "points": version.points,
        "first_seen": version.first_seen,
        "mentions": [_resting_on(dossier, mention, None) for mention in version.mentions],
        "pillars": [{"title": title, **_pointer(pointer)} for title, pointer in version.pillars],
        "provisions": [{"text": text, **_pointer(pointer)} for text, pointer in version.provisions],
    }


_ROWS: Mapping[Layer, Callable[[Dossier], list[Row]]] = {
    "claims": _claims,
    "events": _events,
    "figures": _figures,
    "actors": _actors,
    "plans": _plans,
    "places": _places,
}
LAYERS: tuple[Layer, ...] = tuple(_ROWS)
