"""A layer of the dossier as a table for people.

Owns which columns a person sees; the rows' meaning comes from the dossier stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from carsica.cli.tables import heading, print_lines, print_table
from carsica.dossier.changes import named_days, named_places, turns
from carsica.dossier.dossier import Dossier
from carsica.dossier.export import Layer
from carsica.dossier.parties import deniers, origins
from carsica.dossier.telling import names
from carsica.dossier.wording import Wording

_Rows = Iterator[tuple[str, ...]]


def print_layer(layer: Layer, dossier: Dossier, w: Wording) -> None:
    """One layer as a table, or a line that says there is nothing."""
    columns, rows = _TABLES[layer]
    found = list(rows(dossier, w))
    print_table(heading(layer, w), {heading(key, w): share for key, share in columns.items()}, found)
    if not found:
        print_lines([heading("no_rows", w)])


def _claims(dossier: Dossier, w: Wording) -> _Rows:
    """Those that most reports tell come first."""
    for claim in sorted(dossier.links.claims, key=lambda claim: (-claim.reports, -claim.outlets)):
        yield (
            claim.id,
            w.term("status", claim.status),
            claim.summary,
            f"{claim.reports} / {claim.outlets}",
            names(origins(dossier, claim), w),
            names(deniers(dossier, claim), w),
        )


def _events(dossier: Dossier, w: Wording) -> _Rows:
    for event in dossier.links.events:
        steps = [w.term("event_status", turn.status) for turn in turns(event)]
        yield (
            event.id,
            " / ".join(w.day(day) for day in named_days(event)),
            w.event(event.type, event.mode),
            ", ".join(dict.fromkeys(dossier.actor_name(actor) for actor, _ in event.participants)),
            " / ".join(named_places(dossier, event)),
            " → ".join(steps) or w.term("event_status", event.status),
            str(len({m.pointer.report for m in event.mentions})),
        )


def _figures(dossier: Dossier, w: Wording) -> _Rows:
    for ledger in dossier.links.ledgers:
        event = dossier.event_by_id.get(ledger.event or "")
        what = w.quantity(ledger.unit, ledger.what)
        about = f"{w.event(event.type, event.mode)}, {w.days(event.start, event.end)}" if event else ""
        for number, entry in enumerate(ledger.entries):
            yield (
                ledger.id if number == 0 else "",
                what if number == 0 else "",
                about if number == 0 else "",
                w.bounds(entry.low, entry.high, entry.approximate),
                entry.text,
                entry.given_by,
                f"{entry.outlet or heading('no_outlet', w)}, {w.day(entry.published)}",
            )


def _actors(dossier: Dossier, w: Wording) -> _Rows:
    """Those that most reports name come first."""
    counted = {actor.id: len({mention.report for mention in actor.mentions}) for actor in dossier.links.actors}
    for actor in sorted(dossier.links.actors, key=lambda actor: -counted[actor.id]):
        roles = dict.fromkeys(
            role.title if role.current else f"{role.title} ({heading('former', w)})" for role in actor.roles
        )
        others = [name for name in actor.names if name != actor.name]
        yield (
            actor.id,
            actor.name,
            w.term("actor", actor.type),
            "; ".join(roles),
            ", ".join(others),
            str(counted[actor.id]),
        )


def _plans(dossier: Dossier, w: Wording) -> _Rows:
    for plan in dossier.links.plans:
        authors = ", ".join(dossier.actor_name(author) for author in plan.authors)
        for number, version in enumerate(plan.versions, 1):
            first = number == 1
            yield (
                plan.id if first else "",
                plan.name if first else "",
                authors if first else "",
                heading("version_n", w, n=number),
                heading("points_n", w, n=version.points)
                if version.points is not None
                else heading("points_unknown", w),
                w.day(version.first_seen),
                str(len({mention.report for mention in version.mentions})),
            )


_TABLES: Mapping[Layer, tuple[Mapping[str, int], Callable[[Dossier, Wording], _Rows]]] = {
    "claims": ({"id": 0, "status": 0, "claim": 5, "reports": 0, "origins": 2, "denied_by": 2}, _claims),
    "events": ({"id": 0, "when": 2, "what": 2, "who": 3, "where": 2, "status": 2, "reports": 0}, _events),
    "figures": (
        {"id": 0, "what": 2, "event": 2, "read_as": 2, "as_printed": 2, "given_by": 2, "outlet": 3},
        _figures,
    ),
    "actors": ({"id": 0, "name": 2, "kind": 0, "roles": 4, "names": 3, "reports": 0}, _actors),
    "plans": (
        {"id": 0, "name": 3, "authors": 2, "versions": 0, "points": 2, "first_seen": 0, "reports": 0},
        _plans,
    ),
}
