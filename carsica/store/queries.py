"""Every query of the dossier, named; the only module that speaks SQL.

Owns the tables and views of dossier.duckdb. Must not change a dossier once it is made.

A table holds one record a row, nested as the dataclass is, and gives it back unchanged. The views lay the same
rows out flat (one statement, mention, edge or figure a row) for pages, exports and people at a SQL prompt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import duckdb

from carsica.errors import CaseError
from carsica.record.claim import Claim, Copy, Ledger, LinkedActor, LinkedEvent, LinkedPlace, LinkedPlan, Links
from carsica.record.decision import Decision
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.store.tables import record_of, table_of

T = TypeVar("T")

LAYOUT = "dossier/1"
"""Version of the tables; a dossier of another layout is made again."""

_LINKS: dict[str, tuple[str, type]] = {
    "linked_actors": ("actors", LinkedActor),
    "linked_places": ("places", LinkedPlace),
    "linked_events": ("events", LinkedEvent),
    "claims": ("claims", Claim),
    "ledgers": ("ledgers", Ledger),
    "linked_plans": ("plans", LinkedPlan),
    "copies": ("copies", Copy),
}
"""Table → the field of Links that it holds, and the record of a row."""

_ROWS_OF_READINGS = (
    "actors", "places", "statements", "silences", "events", "figures", "plans", "relations", "times",
)  # fmt: skip

_ROWS_OF_LINKS = (
    ("claim_statements", "claims", "statements"),
    ("edges", "claims", "edges"),
    ("origins", "claims", "origins"),
    ("actor_mentions", "linked_actors", "mentions"),
    ("actor_roles", "linked_actors", "roles"),
    ("place_mentions", "linked_places", "mentions"),
    ("event_mentions", "linked_events", "mentions"),
    ("ledger_entries", "ledgers", "entries"),
    ("plan_versions", "linked_plans", "versions"),
    ("plan_reactions", "linked_plans", "reactions"),
)
"""View, the table it lays out flat, the column that holds its rows."""

_READINGS_A_TIME = 500


def make_dossier(
    path: Path, readings: Iterable[Reading], links: Links, decisions: Sequence[Decision], fingerprint: str
) -> None:
    """Write a new dossier database at ``path``, which must not exist."""
    with duckdb.connect(str(path)) as database:
        database.execute("BEGIN")  # one commit for all: each waits for the disk
        database.execute("CREATE TABLE about (layout VARCHAR, fingerprint VARCHAR)")
        database.execute("INSERT INTO about VALUES (?, ?)", [LAYOUT, fingerprint])
        _fill_readings(database, readings)
        for table, (field, kind) in _LINKS.items():
            _fill(database, table, table_of(kind, getattr(links, field)))
        _fill(database, "decisions", table_of(Decision, decisions))
        _make_views(database)
        database.execute("COMMIT")
        database.execute("CHECKPOINT")


def _fill_readings(database: duckdb.DuckDBPyConnection, readings: Iterable[Reading]) -> None:
    waiting = iter(readings)
    batch = list(islice(waiting, _READINGS_A_TIME))
    _fill(database, "readings", table_of(Reading, batch))
    while batch := list(islice(waiting, _READINGS_A_TIME)):
        database.register("batch", table_of(Reading, batch))
        last = "(SELECT max(position) + 1 FROM readings)"
        database.execute(f"INSERT INTO readings SELECT * REPLACE (position + {last} AS position) FROM batch")


def _fill(database: duckdb.DuckDBPyConnection, table: str, rows: Any) -> None:
    database.register("rows", rows)
    database.execute(f"CREATE TABLE {table} AS SELECT * FROM rows")
    database.unregister("rows")


def _make_views(database: duckdb.DuckDBPyConnection) -> None:
    database.execute("CREATE VIEW reports AS SELECT position, report.* FROM readings")
    for layer in _ROWS_OF_READINGS:
        database.execute(
            f"CREATE VIEW {layer} AS SELECT in_report, item.* FROM"
            f" (SELECT report.id AS in_report, unnest({layer}) AS item FROM readings)"
        )
    for view, table, column in _ROWS_OF_LINKS:
        database.execute(
            f"CREATE VIEW {view} AS SELECT belongs_to, item.* FROM"
            f" (SELECT id AS belongs_to, unnest({column}) AS item FROM {table})"
        )


class StoredDossier:
    """What stands in a case's dossier; read only, safe to use from several threads.

    It shows the build that it was opened on, even after a later one has swapped in a new file.
    """

    def __init__(self, path: Path) -> None:
        """Open a dossier file; CaseError when it is damaged or of another layout."""
        self.path = path
        # Attached to a database in memory: opened directly, DuckDB would hand a process that still holds the old
        # file the old content again after a build has swapped in a new one.
        self._database = duckdb.connect()
        try:
            quoted = str(path).replace("'", "''")
            self._database.execute(f"ATTACH '{quoted}' AS dossier (READ_ONLY)")
            (about,) = self._rows("SELECT * FROM dossier.about")
        except (duckdb.Error, ValueError) as error:
            raise CaseError(str(path), "is damaged; delete it and run: carsica build") from error
        if about["layout"] != LAYOUT:
            raise CaseError(str(path), "was made by another version of Carsica; run: carsica build")
        self.fingerprint = str(about["fingerprint"])
        """What the dossier was made from."""

    def __enter__(self) -> StoredDossier:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def query(self, sql: str, *parameters: Any) -> list[dict[str, Any]]:
        """Rows of a query that a person asks, its tables named ``dossier.claims`` and so on."""
        return self._rows(sql, *parameters)

    def _rows(self, sql: str, *parameters: Any) -> list[dict[str, Any]]:
        with self._database.cursor() as cursor:
            cursor.execute(sql, list(parameters))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _all(self, table: str, kind: type[T], where: str = "true", *parameters: Any) -> list[T]:
        sql = f"SELECT * FROM dossier.{table} WHERE {where} ORDER BY position"
        return [record_of(kind, row) for row in self._rows(sql, *parameters)]

    def _one(self, table: str, kind: type[T], id: str) -> T:
        found = self._all(table, kind, "id = ?", id)
        if not found:
            raise CaseError(str(self.path.parent), f"holds no {id!r} among its {table.replace('_', ' ')}")
        return found[0]

    # Reports and readings, in order of publication.

    def reports(self) -> list[Report]:
        """All reports."""
        return self._all("reports", Report)

    def report(self, id: str) -> Report:
        """The report of the given id; CaseError when there is none."""
        return self._one("reports", Report, id)

    def readings(self) -> Iterator[Reading]:
        """All readings, some hundreds in memory at a time."""
        start = 0
        while True:
            sql = "SELECT * FROM dossier.readings WHERE position >= ? AND position < ? ORDER BY position"
            rows = self._rows(sql, start, start + _READINGS_A_TIME)
            if not rows:
                return
            yield from (record_of(Reading, row) for row in rows)
            start += _READINGS_A_TIME

    def reading(self, id: str) -> Reading:
        """The reading of the report with the given id; CaseError when there is none."""
        found = self._all("readings", Reading, "report.id = ?", id)
        if not found:
            raise CaseError(str(self.path.parent), f"holds no report {id!r}")
        return found[0]

    # What linking made, in its order.

    def links(self) -> Links:
        """All that linking made."""
        return Links(**{field: tuple(self._all(table, kind)) for table, (field, kind) in _LINKS.items()})

    def claims(self) -> list[Claim]:
        """All claims."""
        return self._all("claims", Claim)

    def claim(self, id: str) -> Claim:
        """The claim of the given id; CaseError when there is none."""
        return self._one("claims", Claim, id)

    def claims_of(self, report: str) -> list[Claim]:
        """Claims that a report makes, repeats or denies."""
        where = "id IN (SELECT belongs_to FROM dossier.claim_statements WHERE report = ?)"
        return self._all("claims", Claim, where, report)

    def actors(self) -> list[LinkedActor]:
        """All actors across reports."""
        return self._all("linked_actors", LinkedActor)

    def actor(self, id: str) -> LinkedActor:
        """The actor of the given id; CaseError when there is none."""
        return self._one("linked_actors", LinkedActor, id)

    def places(self) -> list[LinkedPlace]:
        """All places across reports."""
        return self._all("linked_places", LinkedPlace)

    def events(self) -> list[LinkedEvent]:
        """All events across reports."""
        return self._all("linked_events", LinkedEvent)

    def event(self, id: str) -> LinkedEvent:
        """The event of the given id; CaseError when there is none."""
        return self._one("linked_events", LinkedEvent, id)

    def events_between(self, first: str, last: str) -> list[LinkedEvent]:
        """Events that lie, even in part, between two ISO days, both included; undated ones are left out."""
        where = '"start" IS NOT NULL AND left("start", 10) <= ? AND left(coalesce("end", "start"), 10) >= ?'
        return self._all("linked_events", LinkedEvent, where, last, first)

    def ledgers(self) -> list[Ledger]:
        """All ledgers of figures."""
        return self._all("ledgers", Ledger)

    def plans(self) -> list[LinkedPlan]:
        """All plans across reports."""
        return self._all("linked_plans", LinkedPlan)

    def plan(self, id: str) -> LinkedPlan:
        """The plan of the given id; CaseError when there is none."""
        return self._one("linked_plans", LinkedPlan, id)

    def copies(self) -> list[Copy]:
        """Reports whose text is that of another."""
        return self._all("copies", Copy)

    def decisions(self) -> list[Decision]:
        """The decisions that this build replayed."""
        return self._all("decisions", Decision)

    def counts(self) -> dict[str, int]:
        """How many rows each layer has."""
        tables = ("reports", "statements", *_LINKS, "decisions")
        columns = ", ".join(f"(SELECT count(*) FROM dossier.{table}) AS {table}" for table in tables)
        return self._rows(f"SELECT {columns}")[0]
