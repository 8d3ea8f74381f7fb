"""A build reads what is new, links when something changed, and goes on past reports that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from carsica.engine.local import Pool
from carsica.errors import InputError
from carsica.pipeline import build, read_reports, standard_stages
from carsica.record.claim import Links
from carsica.record.decision import Decision
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.store.case import Case
from tests.store.fakes import STAGES, export, link, read, report

FIRST = report("First", "Ann says the plan has ten points", published="2025-11-12")
SECOND = report("Second", "Bob says the plan has ten points", published="2025-11-10")
BROKEN = report("Third", "this is unreadable")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = Case.create(tmp_path / "case")
    made.add_report(FIRST)
    return made


class Counting:
    """Stages that count how often they are called."""

    def __init__(self) -> None:
        self.read = 0
        self.linked = 0
        self.stages = replace(STAGES, reader=self._make, linker=self._link)

    def _make(self) -> Callable[[Report], Reading]:
        def count(report: Report) -> Reading:
            self.read += 1
            return read(report)

        return count

    def _link(self, readings: Sequence[Reading], decisions: Sequence[Decision]) -> Links:
        self.linked += 1
        return link(readings, decisions)


def test_only_what_is_new_is_read(case: Case) -> None:
    counting = Counting()
    assert build(case, stages=counting.stages).read == 1
    case.add_report(SECOND)
    built = build(case, stages=counting.stages)
    assert (built.read, built.linked, counting.read, counting.linked) == (1, True, 2, 2)
    assert built.counts["reports"] == 2


def test_nothing_new_links_nothing(case: Case) -> None:
    counting = Counting()
    build(case, stages=counting.stages)
    built = build(case, stages=counting.stages)
    assert (built.read, built.linked, counting.linked) == (0, False, 1)


def test_a_decision_links_again_and_is_followed(case: Case) -> None:
    build(case, stages=STAGES)
    case.decide(Decision("reject", "claim", ("the plan has ten points",), "ann", "2025-11-20"))
    assert build(case, stages=STAGES).linked
    with case.dossier() as dossier:
        assert dossier.claims() == []
        assert dossier.decisions() == case.decisions()


@pytest.mark.parametrize(("changed", "reads"), [("reader_version", 2), ("linker_version", 1)])
def test_another_version_makes_its_part_again(case: Case, changed: str, reads: int) -> None:
    counting = Counting()
    build(case, stages=counting.stages)
    build(case, stages=replace(counting.stages, **{changed: "another"}))
    assert (counting.read, counting.linked) == (reads, 2)


def test_a_report_that_cannot_be_read_costs_itself_alone(case: Case) -> None:
    case.add_report(BROKEN)
    case.add_report(SECOND)
    built = build(case, stages=STAGES)
    assert built.read == 2
    assert [str(error) for error in built.errors] == ["Third: is unreadable"]
    assert len(build(case, stages=STAGES).errors) == 1  # tried again


def test_readings_are_linked_in_order_of_publication_whenever_they_came(case: Case, tmp_path: Path) -> None:
    build(case, stages=STAGES)
    case.add_report(SECOND)
    build(case, stages=STAGES)
    at_once = Case.create(tmp_path / "other")
    at_once.add_report(SECOND)
    at_once.add_report(FIRST)
    build(at_once, stages=STAGES)
    assert export(case) == export(at_once)
    with case.dossier() as dossier:
        assert [r.title for r in dossier.reports()] == ["Second", "First"]


def test_a_pool_builds_the_same(case: Case, tmp_path: Path) -> None:
    other = Case.create(tmp_path / "other")
    other.add_report(FIRST)
    for kept in (case, other):
        for number in range(8):
            kept.add_report(report(f"Report {number}", f"Ann says point {number % 3} stands"))
    build(case, stages=STAGES)
    build(other, stages=STAGES, engine=Pool(2))
    assert export(case) == export(other)


def test_progress_tells_every_stage(case: Case) -> None:
    told: list[tuple[str, int, int]] = []
    build(case, stages=STAGES, progress=lambda *step: told.append(step))
    assert told == [
        ("read", 0, 1),
        ("read", 1, 1),
        ("link", 0, 1),
        ("link", 1, 1),
        ("dossier", 0, 1),
        ("dossier", 1, 1),
    ]


def test_an_interrupted_build_keeps_what_it_has_read(case: Case) -> None:
    case.add_report(SECOND)
    seen = 0

    def interrupt(stage: str, done: int, total: int) -> None:
        nonlocal seen
        seen = done
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(case, stages=STAGES, progress=interrupt)
    assert seen == 1
    assert build(case, stages=STAGES).read == 1


def test_reports_are_read_in_order_with_errors_in_place() -> None:
    found = list(read_reports([FIRST, BROKEN, SECOND], stages=STAGES))
    assert found[0] == read(FIRST)
    assert isinstance(found[1], InputError)
    assert found[2] == read(SECOND)


def test_the_standard_stages_have_versions() -> None:
    stages = standard_stages()
    assert stages == standard_stages()
    assert stages.reader_version != stages.linker_version
