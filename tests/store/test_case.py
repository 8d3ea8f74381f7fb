"""The case folder keeps what it is given, and says clearly what is wrong with it."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from carsica.errors import CaseError
from carsica.pipeline import build
from carsica.record.decision import Decision
from carsica.store.case import Case
from tests.store.fakes import STAGES, read, report

FIRST = report("A plan", "Ann says the plan has ten points")
SECOND = report("Again", "Bob says the plan has ten points", published="2025-11-18", outlet="The Star")
REJECT = Decision("reject", "claim", ("the plan has ten points",), "ann", "2025-11-20T10:00:00Z", "no «plan»")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case.create(tmp_path / "story")


def test_a_new_case_is_named_after_its_folder(case: Case) -> None:
    assert Case.open(case.path).name == "story"
    assert case.about()["watched_actors"] == []


def test_a_case_is_not_made_over_something(case: Case, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="already there"):
        Case.create(case.path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(CaseError, match="cannot be made"):
        Case.create(tmp_path / "file" / "case")


def test_a_folder_without_case_toml_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is not a case"):
        Case.open(tmp_path)


def test_a_damaged_case_toml_is_named(case: Case) -> None:
    (case.path / "case.toml").write_text("name = ")
    with pytest.raises(CaseError, match=r"case\.toml: cannot be read"):
        Case.open(case.path)


def test_reports_are_kept_once_with_their_bytes(case: Case) -> None:
    assert case.add_report(FIRST, b"<html>\xff") is True
    assert case.add_report(FIRST, b"other") is False
    assert case.add_report(SECOND) is True
    assert sorted(case.reports(), key=lambda r: r.title) == [FIRST, SECOND]
    assert case.report(FIRST.id) == FIRST
    assert case.original(FIRST.id) == b"<html>\xff"
    assert case.original(SECOND.id) is None


def test_another_outlets_exact_reprint_is_a_report_of_its_own(case: Case) -> None:
    assert case.add_report(FIRST)
    reprint = replace(FIRST, outlet="The Copy")
    assert reprint.id == FIRST.id
    assert case.add_report(reprint)
    assert not case.add_report(reprint)
    assert sorted(kept.outlet or "" for kept in case.reports()) == sorted([FIRST.outlet or "", "The Copy"])
    assert len(case.report_ids()) == 2


def test_reports_that_came_in_one_file_share_it(case: Case) -> None:
    for given in (FIRST, SECOND):
        case.add_report(given, b"two reports")
    assert case.original(FIRST.id) == case.original(SECOND.id) == b"two reports"
    assert len([file for file in (case.path / "reports" / "originals").rglob("*") if file.is_file()]) == 1


@pytest.mark.parametrize("id", ["0" * 64, "../../etc/passwd", "", "a/b"])
def test_an_unknown_report_is_an_error(case: Case, id: str) -> None:
    with pytest.raises(CaseError, match="holds no report"):
        case.report(id)


def test_a_damaged_report_costs_itself_alone(case: Case) -> None:
    case.add_report(FIRST)
    case.add_report(SECOND)
    next(case.path.glob(f"reports/*/{FIRST.id}.json")).write_text('{"id": "x"')
    built = build(case, stages=STAGES)
    assert built.read == 1
    assert [error.where.endswith(f"{FIRST.id}.json") for error in built.errors] == [True]


def test_readings_of_another_reader_are_not_used(case: Case) -> None:
    case.add_report(FIRST)
    case.write_readings([read(FIRST)], "old")
    assert case.unread_ids("old") == []
    assert case.unread_ids("new") == [FIRST.id]
    case.write_readings([read(FIRST)], "new")
    case.drop_readings_but("new")
    assert list(case.readings("old")) == []
    assert list(case.readings("new")) == [read(FIRST)]


def test_decisions_are_kept_in_order(case: Case) -> None:
    note = Decision("note", "report", (FIRST.id,), "bob", "2025-11-21T10:00:00Z", "line\nbreak")
    case.decide(REJECT)
    case.decide(note)
    assert case.decisions() == [REJECT, note]


def test_a_decision_cut_short_was_never_taken(case: Case) -> None:
    case.decide(REJECT)
    path = case.path / "decisions.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:-10])
    assert case.decisions() == [REJECT]
    case.decide(REJECT)
    assert path.read_bytes() == whole + whole


def test_a_damaged_decision_is_named_not_skipped(case: Case) -> None:
    case.decide(REJECT)
    with (case.path / "decisions.jsonl").open("a") as file:
        file.write("nonsense\n")
    with pytest.raises(CaseError, match=r"decisions\.jsonl:2: is no decision"):
        case.decisions()


def _hold(path: Path, held: Event, release: Event) -> None:
    with Case.open(path).writing():
        held.set()
        release.wait(30)


def test_a_second_writer_is_told_at_once(case: Case) -> None:
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(case.path, held, release))
    holder.start()
    try:
        assert held.wait(30)
        with pytest.raises(CaseError, match=rf"another process \({holder.pid}\)"):
            case.add_report(FIRST)
        case.decide(REJECT)  # people need not wait for a build
    finally:
        release.set()
        holder.join()
    assert case.add_report(FIRST) is True


def test_leftovers_of_a_killed_writer_are_removed(case: Case) -> None:
    case.add_report(FIRST)
    folder = case.path / "reports" / FIRST.id[:2]
    for name in (folder / ".unfinished-1-x.json", case.path / ".unfinished-1-dossier.duckdb.wal"):
        name.write_text("half")
    assert list(case.reports()) == [FIRST]
    assert case.clean() == 2
    assert not list(case.path.rglob(".unfinished*"))


def test_no_dossier_before_the_first_build(case: Case) -> None:
    with pytest.raises(CaseError, match="has no dossier yet"):
        case.dossier()
    (case.path / "dossier.duckdb").write_bytes(b"no database")
    with pytest.raises(CaseError, match="is damaged"):
        case.dossier()


def test_a_reader_keeps_its_dossier_while_a_build_swaps_in_another(case: Case) -> None:
    case.add_report(FIRST)
    build(case, stages=STAGES)
    with case.dossier() as old:
        case.add_report(SECOND)
        build(case, stages=STAGES)
        with case.dossier() as new:
            assert [r.id for r in old.reports()] == [FIRST.id]
            assert [r.id for r in new.reports()] == [SECOND.id, FIRST.id]
