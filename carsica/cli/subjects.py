"""What a person's decision is about: ids as the tables print them, turned into pointers that outlive a build.

Owns that look-up. A linked row's id may change with the next build; "<report id>/<row id>" does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carsica.dossier.dossier import Dossier
from carsica.errors import UsageError
from carsica.record.actor import Actor
from carsica.record.event import Event
from carsica.record.figure import Figure
from carsica.record.place import Place
from carsica.record.plan import Plan
from carsica.record.statement import Statement

_Row = Actor | Place | Statement | Event | Figure | Plan


def subjects_of(dossier: Dossier, rows: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The layer of the rows, and a pointer for each; UsageError for a row that is none, or for mixed layers.

    A row is the id of a claim, actor, event, place or plan of the dossier, or "<report id>/<row id>" where the
    beginning of the report's id is enough.
    """
    found = [_subject(dossier, row) for row in rows]
    layers = {layer for layer, _ in found}
    if len(layers) > 1:
        raise UsageError(", ".join(rows), f"are of different kinds: {', '.join(sorted(layers))}")
    return layers.pop(), tuple(pointer for _, pointer in found)


def _subject(dossier: Dossier, row: str) -> tuple[str, str]:
    if "/" in row:
        return _pointer(dossier, row)
    links = dossier.links
    for layer, firsts in (
        ("claim", {c.id: [(s.report, s.statement) for s in c.statements] for c in links.claims}),
        ("actor", {a.id: [(m.report, m.row) for m in a.mentions] for a in links.actors}),
        ("event", {e.id: [(m.pointer.report, m.pointer.row) for m in e.mentions] for e in links.events}),
        ("place", {p.id: [(m.report, m.row) for m in p.mentions] for p in links.places}),
        ("plan", {p.id: [(m.report, m.row) for v in p.versions for m in v.mentions] for p in links.plans}),
    ):
        if firsts.get(row):
            return layer, "/".join(firsts[row][0])
    raise UsageError(row, "is no row of this dossier")


def _pointer(dossier: Dossier, row: str) -> tuple[str, str]:
    """The layer and the whole pointer behind a "<beginning of a report id>/<row id>"."""
    start, _, inside = row.partition("/")
    reports = [report.id for report in dossier.reports if report.id.startswith(start)]
    if len(reports) != 1:
        raise UsageError(row, "names no report of this dossier" if not reports else "fits several reports")
    reading = dossier.reading_by_id[reports[0]]
    layers: dict[str, Sequence[_Row]] = {
        "actor": reading.actors,
        "place": reading.places,
        "claim": reading.statements,
        "event": reading.events,
        "figure": reading.figures,
        "plan": reading.plans,
    }
    for layer, items in layers.items():
        if any(item.id == inside for item in items):
            return layer, f"{reports[0]}/{inside}"
    raise UsageError(row, f"names no row of report {reports[0][:12]}")
