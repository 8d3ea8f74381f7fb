"""The pages of who and where: actors and one actor, places.

Owns their contexts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, get_args

from carsica.dossier.dossier import Cite, Dossier, by_date
from carsica.dossier.parties import denies
from carsica.dossier.wording import Wording
from carsica.record.actor import ActorType
from carsica.record.claim import Claim, ClaimStatement, LinkedActor, LinkedPlace, LinkedRole, Pointer
from carsica.serve.pages.overview import EventLine, event_line
from carsica.serve.pages.page import Page, Sheet, cut_sheet

MENTIONS = 40
"""Mentions of a place that its row names."""


@dataclass(frozen=True)
class ActorRow:
    """An actor as a line of a list: its last role, its mentions and the reports they stand in."""

    actor: LinkedActor
    role: LinkedRole | None
    role_cite: Cite | None
    cite: Cite | None
    reports: int


@dataclass(frozen=True)
class ActorsPage(Page):
    """Actors by type, those in most reports first."""

    template: ClassVar[str] = "actors.html"
    nav: ClassVar[str] = "actors"
    groups: tuple[tuple[ActorType, tuple[ActorRow, ...]], ...]
    sheet: Sheet


@dataclass(frozen=True)
class RoleRow:
    """A role with the words that give it."""

    role: LinkedRole
    cite: Cite


@dataclass(frozen=True)
class RoleRun:
    """A role in the same words, from the first day that reports give it to the last; ``reports`` counts them."""

    role: LinkedRole
    first: Cite
    since: str | None
    until: str | None
    reports: int
    others: tuple[Cite, ...]


@dataclass(frozen=True)
class SaidRow:
    """A statement on an actor's word, with the claim it belongs to."""

    claim: Claim
    member: ClaimStatement
    cite: Cite


@dataclass(frozen=True)
class ActorPage(Page):
    """One actor: roles over time, what is said on their word, what they deny, events, mentions by report."""

    template: ClassVar[str] = "actor.html"
    nav: ClassVar[str] = "actors"
    actor: LinkedActor
    roles: tuple[RoleRun, ...]
    said: tuple[SaidRow, ...]
    denied: tuple[SaidRow, ...]
    events: tuple[EventLine, ...]
    mentions: tuple[tuple[Cite, tuple[Cite, ...]], ...]


@dataclass(frozen=True)
class PlaceRow:
    """A place with the words that name it."""

    place: LinkedPlace
    cites: tuple[Cite, ...]
    left_out: int
    reports: int


@dataclass(frozen=True)
class PlacesPage(Page):
    """Places, those in most reports first."""

    template: ClassVar[str] = "places.html"
    nav: ClassVar[str] = "places"
    rows: tuple[PlaceRow, ...]
    sheet: Sheet


def actors_page(dossier: Dossier, w: Wording, number: int | None = None) -> ActorsPage:
    """The actors of a dossier."""
    types: tuple[ActorType, ...] = get_args(ActorType)
    rows = [_actor_row(dossier, actor) for actor in dossier.links.actors]
    rows.sort(
        key=lambda r: (
            types.index(r.actor.type),
            -r.reports,
            -len(r.actor.mentions),
            r.actor.name.casefold(),
            r.actor.id,
        )
    )
    shown, sheet = cut_sheet(rows, number)
    groups = ((kind, tuple(r for r in shown if r.actor.type == kind)) for kind in types)
    return ActorsPage(w("actors"), "actors", tuple((kind, group) for kind, group in groups if group), sheet)


def _actor_row(dossier: Dossier, actor: LinkedActor) -> ActorRow:
    role = _roles(dossier, actor)[-1] if actor.roles else None
    return ActorRow(
        actor,
        role.role if role else None,
        role.cite if role else None,
        dossier.cite_pointer(actor.mentions[0]) if actor.mentions else None,
        len({m.report for m in actor.mentions}),
    )


def _roles(dossier: Dossier, actor: LinkedActor) -> list[RoleRow]:
    """Roles by the day they speak of, else by publication; the same words of one role in one report once."""
    rows = [RoleRow(role, dossier.cite_pointer(role.pointer)) for role in actor.roles]
    rows.sort(key=lambda r: (by_date(r.role.on or r.cite.published), r.cite.report, r.cite.span))
    return rows


def _role_runs(rows: list[RoleRow]) -> list[RoleRun]:
    """Roles in the same words taken together, in the order of their first day."""
    runs: dict[tuple[str, str, bool], list[RoleRow]] = {}
    for row in rows:
        key = (row.role.title.casefold(), (row.role.of or "").casefold(), row.role.current)
        runs.setdefault(key, []).append(row)
    return [
        RoleRun(
            run[0].role,
            run[0].cite,
            run[0].role.on or run[0].cite.published,
            run[-1].role.on or run[-1].cite.published,
            len({row.cite.report for row in run}),
            tuple(row.cite for row in run[1:]),
        )
        for run in runs.values()
    ]


def actor_page(dossier: Dossier, actor: LinkedActor, anchor: str) -> ActorPage:
    """The page of one actor."""
    said = [row for row in _said(dossier, actor.id) if not denies(row.claim, row.member)]
    denied = [row for row in _said(dossier, actor.id) if denies(row.claim, row.member)]
    events = [event for event in dossier.events_of_actor.get(actor.id, ()) if event.mentions]
    events.sort(key=lambda e: (by_date(e.start), e.id))
    return ActorPage(
        actor.name,
        anchor,
        actor,
        tuple(_role_runs(_roles(dossier, actor))),
        tuple(said),
        tuple(denied),
        tuple(event_line(dossier, event) for event in events),
        _mentions(dossier, actor.mentions),
    )


def _said(dossier: Dossier, actor: str) -> list[SaidRow]:
    """Statements whose innermost source is the actor."""
    spoken = dossier.spoken_by.get(actor, ())
    rows = [SaidRow(claim, member, dossier.cite(member.report, member.span)) for claim, member in spoken]
    rows.sort(key=lambda r: (by_date(r.member.published), r.member.report, r.member.span))
    return rows


def _mentions(dossier: Dossier, pointers: tuple[Pointer, ...]) -> tuple[tuple[Cite, tuple[Cite, ...]], ...]:
    """Mentions by report, in the dossier's order: the first, and all of them."""
    by_report: dict[str, list[Cite]] = {}
    for pointer in pointers:
        by_report.setdefault(pointer.report, []).append(dossier.cite_pointer(pointer))
    groups = (by_report[r.id] for r in dossier.reports if r.id in by_report)
    return tuple((cites[0], tuple(sorted(cites, key=lambda c: c.span))) for cites in groups)


def places_page(dossier: Dossier, w: Wording, number: int | None = None) -> PlacesPage:
    """The places of a dossier."""
    rows = [
        PlaceRow(
            place,
            tuple(dossier.cite_pointer(mention) for mention in place.mentions[:MENTIONS]),
            max(0, len(place.mentions) - MENTIONS),
            len({m.report for m in place.mentions}),
        )
        for place in dossier.links.places
    ]
    rows.sort(key=lambda r: (-r.reports, -len(r.place.mentions), r.place.name.casefold(), r.place.id))
    shown, sheet = cut_sheet(rows, number)
    return PlacesPage(w("places"), "places", tuple(shown), sheet)
