"""The readings of a case in a fixed order, with the look-ups that every kind of link needs.

Owns order, days and stable ids; must not link anything itself.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from carsica.record.decision import Decision
from carsica.record.event import Event
from carsica.record.figure import Figure
from carsica.record.plan import Plan
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.record.statement import Statement

RowKey = tuple[str, str]
"""A report id and the id of a row in its reading."""

UNDATED = "9999"


def day_number(value: str | None) -> int | None:
    """Days since the year 1 of an ISO date or moment; a month or a year counts by its first day."""
    if not value:
        return None
    parts = [*value[:10].split("-"), "01", "01"][:3]
    try:
        return date(*(int(p) for p in parts)).toordinal()
    except ValueError:
        return None


def stable_id(prefix: str, rows: Iterable[RowKey], order: Mapping[str, int]) -> str:
    """An id from the earliest of the rows, so that it outlives a rebuild and later reports."""
    report, row = min(rows, key=lambda key: (order[key[0]], key[0], row_number(key[1])))
    return prefix + hashlib.blake2b(f"{report}/{row}".encode(), digest_size=6).hexdigest()


def row_number(row: str) -> tuple[int, str]:
    """A sort key by which s9 comes before s10."""
    digits = "".join(c for c in row if c.isdigit())
    return (int(digits) if digits else 0, row)


@dataclass(frozen=True)
class Shelf:
    """Readings in order of publication, then outlet, then id; those without a date at the end."""

    readings: tuple[Reading, ...]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Shelf:
        """Readings in their order; a report that comes twice counts once."""
        unique = {reading.report.id: reading for reading in readings}
        return cls(tuple(sorted(unique.values(), key=lambda r: _order(r.report))))

    @cached_property
    def by_id(self) -> Mapping[str, Reading]:
        """Readings by report id."""
        return {r.report.id: r for r in self.readings}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each report."""
        return {r.report.id: n for n, r in enumerate(self.readings)}

    @cached_property
    def days(self) -> Mapping[str, int | None]:
        """The day each report was published, as a number."""
        return {r.report.id: day_number(r.report.published) for r in self.readings}

    @cached_property
    def statements(self) -> Mapping[RowKey, Statement]:
        """All statements, in order."""
        return {(r.report.id, s.id): s for r in self.readings for s in r.statements}

    @cached_property
    def events(self) -> Mapping[RowKey, Event]:
        """All events, in order."""
        return {(r.report.id, e.id): e for r in self.readings for e in r.events}

    @cached_property
    def figures(self) -> Mapping[RowKey, Figure]:
        """All figures, in order."""
        return {(r.report.id, f.id): f for r in self.readings for f in r.figures}

    @cached_property
    def plans(self) -> Mapping[RowKey, Plan]:
        """All plans, in order."""
        return {(r.report.id, p.id): p for r in self.readings for p in r.plans}

    def report(self, report: str) -> Report:
        """The report of that id."""
        return self.by_id[report].report

    def text(self, report: str, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(span.of(self.report(report).text).split())

    @cached_property
    def _actor_mentions(self) -> Mapping[str, tuple[list[int], list[tuple[int, str]]]]:
        found = {}
        for reading in self.readings:
            rows = sorted((m.start, m.end, a.id) for a in reading.actors for m in a.mentions)
            found[reading.report.id] = ([r[0] for r in rows], [(r[1], r[2]) for r in rows])
        return found

    def actors_in(self, report: str, spans: Sequence[Span]) -> frozenset[str]:
        """Ids of the reading's actors that are mentioned inside the spans."""
        starts, rows = self._actor_mentions[report]
        found = set()
        for span in spans:
            for position in range(bisect_left(starts, span.start), len(starts)):
                if starts[position] >= span.end:
                    break
                if rows[position][0] <= span.end:
                    found.add(rows[position][1])
        return frozenset(found)

    def key_order(self, key: RowKey) -> tuple[int, tuple[int, str]]:
        """A sort key for rows: by report, then by number."""
        return (self.order[key[0]], row_number(key[1]))


def _order(report: Report) -> tuple[str, str, str]:
    return (report.published or UNDATED, report.outlet or "", report.id)


@dataclass(frozen=True)
class Rulings:
    """What people decided about one layer: rows that belong together, and rows that must stay apart."""

    together: tuple[tuple[RowKey, RowKey], ...] = ()
    apart: tuple[tuple[RowKey, RowKey], ...] = ()

    @classmethod
    def of(cls, decisions: Sequence[Decision], layer: str, known: Iterable[RowKey]) -> Rulings:
        """Merges and splits of a layer among the rows that the case holds; of two on one pair the later stands."""
        rows = frozenset(known)
        ruled: dict[tuple[RowKey, RowKey], str] = {}
        for decision in sorted(decisions, key=lambda d: d.at):
            if decision.layer != layer or decision.kind not in ("merge", "split"):
                continue
            subjects = sorted({pointer for s in decision.subjects if (pointer := _pointer(s)) in rows})
            for position, one in enumerate(subjects):
                for other in subjects[position + 1 :]:
                    ruled[one, other] = decision.kind
        return cls(
            tuple(pair for pair, kind in sorted(ruled.items()) if kind == "merge"),
            tuple(pair for pair, kind in sorted(ruled.items()) if kind == "split"),
        )

    @cached_property
    def rows(self) -> frozenset[RowKey]:
        """Every row that somebody decided about."""
        return frozenset(row for pair in (*self.together, *self.apart) for row in pair)


def _pointer(subject: str) -> RowKey:
    report, _, row = subject.rpartition("/")
    return report, row
