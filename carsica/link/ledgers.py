"""Ledgers: all figures given for one quantity, side by side, with who gave them and when.

Owns which figures belong beside each other: those of one unit and kind, of one event, else of one plan or claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from carsica.link.events import EventLinks, family
from carsica.link.lexical import table
from carsica.link.parties import Parties
from carsica.link.places import PlaceLinks
from carsica.link.same_counts import joined
from carsica.link.shelf import RowKey, Shelf, day_number, stable_id
from carsica.record.claim import Ledger, LedgerEntry, Pointer
from carsica.record.figure import Figure
from carsica.record.reading import Reading

_POINT = "point"
_NEAR = 1.5  # a bare count this many times another, at most, may count the same
_MOURNED = 60  # days in which a toll is still told of the last attack on a place
_About = tuple[str, str]
_Rows = list[tuple[RowKey, Figure]]


@dataclass(frozen=True)
class Belongings:
    """What figures can measure: linked events and places, and the claims and plans of statements and plans."""

    events: EventLinks
    places: PlaceLinks
    claims: Mapping[RowKey, str]
    plans: Mapping[RowKey, str]
    originals: Mapping[str, str]

    @cached_property
    def attacks_on(self) -> Mapping[str, list[tuple[int, str]]]:
        """For each place the attacks on it, as day numbers and ids of events, in order of time."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for event in self.events.events:
            day = day_number(event.start)
            if day is not None and family(event.type, event.mode) == "assault":
                for place in event.places:
                    found[place].append((day, event.id))
        return {place: sorted(attacks) for place, attacks in found.items()}


def make_ledgers(shelf: Shelf, to: Belongings, parties: Parties) -> tuple[Ledger, ...]:
    """The ledgers of a case, each in order of publication."""
    found: dict[tuple[_About, str], dict[str, _Rows]] = defaultdict(lambda: defaultdict(list))
    for reading in shelf.readings:
        for figure in reading.figures:
            about = _about(reading, figure, to)
            if about is None or (figure.low is None and figure.high is None):
                continue
            unit, kind = _measured(figure)
            found[about, unit][kind].append(((reading.report.id, figure.id), figure))
    ledgers = []
    for ((layer, row), unit), kinds in joined(found, shelf, to.events, to.places):
        for kind, figures in _settled(unit, kinds).items():
            rows = [key for key, _ in figures]
            event = row if layer == "event" else None
            entries = _entries(shelf, figures, to, parties)
            ledgers.append(Ledger(stable_id("l", rows, shelf.order), unit, kind, event, entries))
    return tuple(sorted(ledgers, key=lambda ledger: (ledger.event or "~", ledger.unit, ledger.what, ledger.id)))


def _measured(figure: Figure) -> tuple[str, str]:
    """Unit and kind of a figure as ledgers compare them: passengers killed are persons killed."""
    rules = table("kinds")["figures"]
    unit = rules["units"].get(figure.unit, figure.unit)
    kind = rules["kinds"].get(figure.what, figure.what)
    return ("person" if kind in rules["befallen"] and unit not in rules["parts"] else unit), kind


def _about(reading: Reading, figure: Figure, to: Belongings) -> _About | None:
    """What a figure measures: an event, else a plan that it counts or limits, else a claim."""
    report = reading.report.id
    if figure.event and (report, figure.event) in to.events.of_row:
        return ("event", to.events.of_row[report, figure.event])
    for plan in reading.plans:
        if any(p.span.covers(figure.span) for p in plan.provisions) and (report, plan.id) in to.plans:
            return ("plan", to.plans[report, plan.id])
    if figure.unit == _POINT and (counted := counted_plan(reading, figure)) is not None:
        return ("plan", to.plans[report, counted])
    if (
        figure.what in table("kinds")["figures"]["tolls"]
        and (event := _attack_beside(reading, figure, to)) is not None
    ):
        return ("event", event)
    if figure.according_to and (report, figure.according_to) in to.claims:
        return ("claim", to.claims[report, figure.according_to])
    return None


def counted_plan(reading: Reading, figure: Figure) -> str | None:
    """The plan of a reading whose points a figure counts: the one named nearest to it in the same passage."""
    text = reading.report.text
    near = [
        (abs(m.start - figure.span.start), p.id)
        for p in reading.plans
        for m in p.mentions
        if "\n" not in text[min(m.start, figure.span.start) : max(m.end, figure.span.end)]
    ]
    return min(near)[1] if near else None


def _attack_beside(reading: Reading, figure: Figure, to: Belongings) -> str | None:
    """The attack that a toll without one is told of: the last on a place named in the same passage."""
    text, report = reading.report.text, reading.report
    start = text.rfind("\n", 0, figure.span.start) + 1
    end = text.find("\n", figure.span.end)
    named = [
        to.places.of_row[report.id, place.id]
        for place in reading.places
        if place.precision != "country"
        and any(start <= m.start < (end if end >= 0 else len(text)) for m in place.mentions)
    ]
    published = day_number(report.published)
    if published is None:
        return None
    last = []
    for place in named:
        attacks = to.attacks_on.get(place, [])
        until = bisect_left(attacks, (published + 1, ""))
        if until and published - attacks[until - 1][0] <= _MOURNED:
            last.append(attacks[until - 1])
    return max(last)[1] if last else None


def _settled(unit: str, kinds: Mapping[str, _Rows]) -> dict[str, _Rows]:
    """Bare counts ("470 drones") put beside the kind of count they are nearest to, where one is near."""
    bare = {unit, f"{unit}s"}
    told = {kind: list(rows) for kind, rows in kinds.items() if kind not in bare}
    settled = dict(told)
    for kind in sorted(set(kinds) & bare):
        for key, figure in kinds[kind]:
            near = [(r, k) for k, rows in told.items() if (r := min(_apart(figure, f) for _, f in rows)) <= _NEAR]
            settled.setdefault(min(near)[1] if near else kind, []).append((key, figure))
    return settled


def _apart(one: Figure, other: Figure) -> float:
    """How many times the larger of two figures is the smaller, by their nearest bounds."""
    sides = [[n for n in (f.low, f.high) if n] for f in (one, other)]
    return min((max(a, b) / min(a, b) for a in sides[0] for b in sides[1]), default=float("inf"))


def _entries(shelf: Shelf, figures: _Rows, to: Belongings, parties: Parties) -> tuple[LedgerEntry, ...]:
    """Entries in order of publication. Of the same bounds in one report the one with a named giver stays."""
    kept: dict[tuple[object, ...], tuple[bool, LedgerEntry]] = {}
    for key, figure in sorted(figures, key=lambda row: (shelf.order[row[0][0]], row[1].span)):
        report = shelf.report(key[0])
        giver = _given_by(key[0], figure, parties)
        outlet = parties.outlet(to.originals.get(key[0], key[0])).name or "unknown outlet"
        entry = LedgerEntry(
            Pointer(key[0], key[1], figure.span),
            shelf.text(key[0], figure.span),
            figure.low,
            figure.high,
            figure.approximate,
            giver or outlet,
            report.outlet,
            report.published,
        )
        same = (key[0], figure.low, figure.high)
        if same not in kept or (giver is not None and not kept[same][0]):
            kept[same] = (giver is not None, entry)
    return tuple(entry for _, entry in kept.values())


def _given_by(report: str, figure: Figure, parties: Parties) -> str | None:
    """Who gives a figure, where the text says so."""
    statement = parties.shelf.statements.get((report, figure.according_to)) if figure.according_to else None
    if statement is None or not parties.chain((report, statement.id), statement):
        return None
    return parties.speaker((report, statement.id), statement).name or None
