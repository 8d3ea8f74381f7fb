"""The dossier's named queries and flat views."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carsica.errors import CaseError
from carsica.record.claim import Edge, Ledger, LedgerEntry, LinkedEvent, LinkedPlan, Links, Pointer
from carsica.record.span import Span
from carsica.store import queries
from carsica.store.queries import StoredDossier, make_dossier
from tests.store.fakes import link, read, report

REPORTS = [
    report(
        f"Report {n}", "Ann says the plan has ten points", f"Bob says point {n} is new", published=f"2025-11-{n}"
    )
    for n in range(10, 17)
]
EVENTS = tuple(
    LinkedEvent(f"e{n}", "CONSULT", "meeting", "planned", start, end, (), (("a1", "host"),), ())
    for n, (start, end) in enumerate(
        [("2025-11-10", None), ("2025-11-12T09:00:00Z", "2025-11-15"), (None, None), ("2025-11-20", "2025-11-20")]
    )
)


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StoredDossier]:
    monkeypatch.setattr(queries, "_READINGS_A_TIME", 3)
    readings = [read(r) for r in REPORTS]
    claims = link(readings, []).claims
    pointer = Pointer(REPORTS[0].id, "f1", Span(1, 2))
    entry = LedgerEntry(pointer, "ten", 10, 10, False, "Ann")
    links = Links(
        claims=(*claims[1:], claims[0]), events=EVENTS, ledgers=(Ledger("l1", "point", "in plan", None, (entry,)),)
    )
    make_dossier(tmp_path / "it's a dossier.duckdb", readings, links, [], "x")
    with StoredDossier(tmp_path / "it's a dossier.duckdb") as opened:
        yield opened


def test_reports_and_readings_keep_their_order(dossier: StoredDossier) -> None:
    assert dossier.reports() == REPORTS
    assert [reading.report for reading in dossier.readings()] == REPORTS
    assert dossier.reading(REPORTS[4].id) == read(REPORTS[4])
    assert dossier.report(REPORTS[4].id) == REPORTS[4]


def test_links_keep_their_order(dossier: StoredDossier) -> None:
    assert [claim.id for claim in dossier.claims()][-1] == "c0"
    assert dossier.claim("c0").summary == "the plan has ten points"
    assert dossier.events() == list(EVENTS)
    assert dossier.event("e1") == EVENTS[1]


@pytest.mark.parametrize("look_up", ["report", "reading", "claim", "actor", "event", "plan"])
def test_an_unknown_id_is_an_error(dossier: StoredDossier, look_up: str) -> None:
    with pytest.raises(CaseError, match="holds no"):
        getattr(dossier, look_up)("'; DROP TABLE claims")


def test_claims_of_a_report(dossier: StoredDossier) -> None:
    assert {c.summary for c in dossier.claims_of(REPORTS[3].id)} == {"the plan has ten points", "point 13 is new"}


def test_events_between_days(dossier: StoredDossier) -> None:
    assert [e.id for e in dossier.events_between("2025-11-11", "2025-11-12")] == ["e1"]
    assert [e.id for e in dossier.events_between("2025-11-15", "2025-11-30")] == ["e1", "e3"]
    assert dossier.events_between("2024-01-01", "2024-12-31") == []


def test_views_lay_rows_out_flat(dossier: StoredDossier) -> None:
    statements = dossier.query("SELECT in_report, id, chain[-1].name AS who FROM dossier.statements")
    assert len(statements) == 14
    assert {row["who"] for row in statements} == {"Ann", "Bob"}
    members = dossier.query("SELECT count(*) AS n FROM dossier.claim_statements WHERE belongs_to = 'c0'")
    assert members == [{"n": 7}]
    assert dossier.query('SELECT belongs_to, text, "low" FROM dossier.ledger_entries') == [
        {"belongs_to": "l1", "text": "ten", "low": 10.0}
    ]


@pytest.mark.parametrize("view", [*queries._ROWS_OF_READINGS, *(view for view, _, _ in queries._ROWS_OF_LINKS)])
def test_every_view_answers(dossier: StoredDossier, view: str) -> None:
    assert dossier.query(f"SELECT count(*) AS n FROM dossier.{view}")[0]["n"] >= 0


def test_counts(dossier: StoredDossier) -> None:
    counts = dossier.counts()
    assert counts["reports"] == 7
    assert counts["statements"] == 14
    assert counts["claims"] == 8
    assert counts["linked_events"] == 4


def test_a_dossier_cannot_be_written_to(dossier: StoredDossier) -> None:
    with pytest.raises(Exception, match="read-only"):
        dossier.query("DELETE FROM dossier.claims")


def test_a_dossier_of_another_layout_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "LAYOUT", "dossier/0")
    make_dossier(tmp_path / "old.duckdb", [], Links(plans=(LinkedPlan("p", "n", (), (), ()),)), [], "x")
    monkeypatch.undo()
    with pytest.raises(CaseError, match="another version"):
        StoredDossier(tmp_path / "old.duckdb")


def test_edges_hold_both_ends() -> None:
    edge = Edge(("r1", "s1"), ("r2", "s2"), "cites", "names the agency")
    assert queries.record_of(Edge, queries.table_of(Edge, [edge]).to_pylist()[0]) == edge
