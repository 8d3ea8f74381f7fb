"""Ledgers: all figures given for one quantity, side by side, with who gave them and when.

Owns which figures belong beside each other: those of one unit and kind, of one event, else of one plan or claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from carsica.link.events import EventLinks
from carsica.link.parties import Parties
from carsica.link.shelf import RowKey, Shelf, stable_id
from carsica.record.claim import Ledger, LedgerEntry, Pointer
from carsica.record.figure import Figure
from carsica.record.reading import Reading

_Key = tuple[str, str, str, str]


def make_ledgers(
    shelf: Shelf, events: EventLinks, claims: Mapping[RowKey, str], plans: Mapping[RowKey, str], parties: Parties
) -> tuple[Ledger, ...]:
    """The ledgers of a case. ``claims`` and ``plans`` say to which of them statements and plans belong."""
    found: dict[_Key, list[tuple[RowKey, Figure]]] = defaultdict(list)
    for reading in shelf.readings:
        for figure in reading.figures:
            if figure.low is None and figure.high is None:
                continue
            about = _about(reading, figure, events, claims, plans)
            if about is not None:
                found[(*about, figure.unit, figure.what)].append(((reading.report.id, figure.id), figure))
    ledgers = []
    for (layer, row, unit, what), figures in found.items():
        rows = [key for key, _ in figures]
        entries = _entries(shelf, figures, parties)
        event = row if layer == "event" else None
        ledgers.append(Ledger(stable_id("l", rows, shelf.order), unit, what, event, entries))
    return tuple(sorted(ledgers, key=lambda ledger: (ledger.event or "~", ledger.unit, ledger.what, ledger.id)))


def _about(
    reading: Reading,
    figure: Figure,
    events: EventLinks,
    claims: Mapping[RowKey, str],
    plans: Mapping[RowKey, str],
) -> tuple[str, str] | None:
    """What a figure measures: an event, else a plan that has it in a provision, else a claim."""
    report = reading.report.id
    if figure.event and (report, figure.event) in events.of_row:
        return ("event", events.of_row[report, figure.event])
    for plan in reading.plans:
        if any(p.span.covers(figure.span) for p in plan.provisions) and (report, plan.id) in plans:
            return ("plan", plans[report, plan.id])
    if figure.according_to and (report, figure.according_to) in claims:
        return ("claim", claims[report, figure.according_to])
    return None


def _entries(shelf: Shelf, figures: list[tuple[RowKey, Figure]], parties: Parties) -> tuple[LedgerEntry, ...]:
    """Entries in order of publication; the same bounds by the same source in one report count once."""
    kept: dict[tuple[object, ...], LedgerEntry] = {}
    for key, figure in figures:
        report = shelf.report(key[0])
        given_by = _given_by(key[0], figure, parties)
        entry = LedgerEntry(
            Pointer(key[0], key[1], figure.span),
            shelf.text(key[0], figure.span),
            figure.low,
            figure.high,
            figure.approximate,
            given_by,
            report.outlet,
            report.published,
        )
        kept.setdefault((key[0], given_by, figure.low, figure.high), entry)
    return tuple(kept.values())


def _given_by(report: str, figure: Figure, parties: Parties) -> str:
    statement = parties.shelf.statements.get((report, figure.according_to)) if figure.according_to else None
    if statement is None:
        return parties.outlet(report).name or "unknown outlet"
    return parties.speaker((report, statement.id), statement).name or "unknown outlet"
