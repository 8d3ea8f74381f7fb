"""The commands that show a dossier, over a case that fakes have read and linked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from carsica.cli.main import run
from carsica.cli.opening import following, load_dossier
from carsica.cli.subjects import subjects_of
from carsica.cli.trace import find_claims
from carsica.errors import CaseError, UsageError
from carsica.pipeline import build
from carsica.store.case import Case
from tests.store.fakes import STAGES, report

REPORTS = [
    report("First", "Ann says the plan has ten points", "Bob says the bridge fell", published="2025-11-10"),
    report("Second", "Cem says the plan has ten points", published="2025-11-12", outlet="The Star"),
    report("Third", "Dee says nine points remain", published=None, outlet=None),
]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = Case.create(tmp_path / "case", "The plan")
    for given in REPORTS:
        made.add_report(given)
    build(made, stages=STAGES)
    return made


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def test_claims_as_json_have_the_agreed_shape(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    claims = json.loads(shown(capsys, "claims", str(case.path), "--format", "json"))
    assert [claim["summary"] for claim in claims] == [
        "the plan has ten points",
        "the bridge fell",
        "nine points remain",
    ]
    first = claims[0]["statements"][0]
    assert first["report"] == REPORTS[0].id
    start, end = first["span"]
    assert REPORTS[0].text[start:end] == first["text"]
    assert set(claims[0]) >= {
        "id",
        "edges",
        "origins",
        "independent_origins",
        "reports",
        "outlets",
        "denied_by",
        "status",
    }


def test_claims_as_csv_have_a_line_a_statement(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(shown(capsys, "claims", str(case.path), "--format", "csv"))))
    assert [row["claim"] for row in rows] == ["c0", "c0", "c1", "c2"]


@pytest.mark.parametrize("layer", ["events", "figures", "actors", "plans"])
def test_a_layer_without_rows_says_so(case: Case, layer: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(shown(capsys, layer, str(case.path), "--format", "json")) == []
    assert shown(capsys, layer, str(case.path)) == "Nothing of this kind in the case.\n"


def test_tables_speak_italian_too(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Stato" in shown(capsys, "claims", str(case.path), "--lang", "it")


def test_a_language_without_interface_is_refused(case: Case) -> None:
    assert run(["claims", str(case.path), "--lang", "xx"]) == 2


def test_brief_is_cut_by_days(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    assert "the plan has ten points" in shown(capsys, "brief", str(case.path))
    until = shown(capsys, "brief", str(case.path), "--as-of", "2025-11-11")
    assert "1 report" in until
    assert run(["brief", str(case.path), "--since", "yesterday"]) == 2


def test_trace_tells_the_claim_that_fits_best(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "trace", str(case.path), "PLAN ten points")
    assert told.startswith("“the plan has ten points”")
    assert "2 reports" in told
    assert "and 1 more (--most 2)" in shown(capsys, "trace", str(case.path), "ten points")
    both = shown(capsys, "trace", str(case.path), "ten points", "--most", "2")
    assert "nine points remain" in both


def test_trace_of_unknown_words_is_an_error(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trace", str(case.path), "unheard of"]) == 2
    assert "no claim of this dossier holds these words" in capsys.readouterr().err


def test_claims_are_found_without_case_and_accents(case: Case) -> None:
    dossier = load_dossier(case.path)
    assert [claim.id for claim in find_claims(dossier, "Brídge FELL")] == ["c1"]
    assert find_claims(dossier, "") == []


def test_decide_keeps_pointers_that_outlive_the_build(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "decide", str(case.path), "merge", "c0", f"{REPORTS[2].id[:8]}/s1", "--by", "ann")
    assert told.startswith("Kept: merge claim")
    (decision,) = case.decisions()
    first = load_dossier(case.path).links.claims[0].statements[0]
    assert decision.subjects == (f"{first.report}/{first.statement}", f"{REPORTS[2].id}/s1")
    assert (decision.kind, decision.layer, decision.by) == ("merge", "claim", "ann")


@pytest.mark.parametrize("row", ["c99", "zzzz/s1", "/s1", f"{REPORTS[0].id}/s99"])
def test_decide_refuses_what_is_no_row(case: Case, row: str) -> None:
    assert run(["decide", str(case.path), "note", row]) == 2
    assert case.decisions() == []


def test_rows_of_different_kinds_cannot_be_decided_together(case: Case) -> None:
    with pytest.raises(UsageError, match="different kinds: actor, claim"):
        subjects_of(load_dossier(case.path), ["c0", f"{REPORTS[0].id}/a1"])


def test_export_writes_one_file(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "export", str(case.path), "--html", str(tmp_path / "dossier.html"))
    assert (tmp_path / "dossier.html").as_uri() in told
    assert "the bridge fell" in (tmp_path / "dossier.html").read_text(encoding="utf-8")


def test_the_server_follows_the_latest_build(case: Case) -> None:
    current = following(case.path)
    before = current()
    assert current() is before
    case.add_report(report("Fourth", "Eve says the talks go on", published="2025-11-20"))
    build(case, stages=STAGES)
    assert len(current().reports) == 4
    (case.path / "dossier.duckdb").unlink()
    with pytest.raises(CaseError, match="has no dossier"):
        current()
