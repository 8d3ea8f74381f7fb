"""A process that is killed at any moment loses nothing that was kept, and leaves nothing half done behind."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from carsica import pipeline
from carsica.pipeline import build
from carsica.record.decision import Decision
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.store.case import Case
from tests.store.fakes import STAGES, export, read, report

KILLS = 50
REPORTS = [
    report(
        f"Report {n}", f"Ann says point {n % 4} stands", f"Bob says point {n} falls", published=f"2025-11-{10 + n}"
    )
    for n in range(6)
]
DECISIONS = [Decision("reject", "claim", (f"point {n} falls",), "ann", f"2025-12-0{n}") for n in range(1, 3)]


def slow_read(report: Report) -> Reading:
    time.sleep(0.002)
    return read(report)


def make_slow_reader() -> Callable[[Report], Reading]:
    return slow_read


SLOW = replace(STAGES, reader=make_slow_reader)


def work(path: Path, told: Path | None = None) -> None:
    """What a user does to a case, from wherever an earlier try was cut off; ``told`` logs what was promised."""
    pipeline.BATCH = 2
    case = Case.open(path)
    for number, given in enumerate(REPORTS):
        case.add_report(given, given.text.encode())
        _log(told, f"report {given.id}")
        if number == 2:
            build(case, stages=SLOW)
    for decision in DECISIONS[len(case.decisions()) :]:
        case.decide(decision)
        _log(told, f"decision {decision.at}")
    build(case, stages=SLOW)


def _log(told: Path | None, line: str) -> None:
    if told:
        with told.open("a") as file:
            file.write(line + "\n")


@contextmanager
def preloaded() -> Iterator[ForkServerContext]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "carsica.pipeline", "tests.store.fakes"])
    yield context


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, float]:
    """The exports of a case that nobody killed, and how long it took in a process of its own."""
    case = Case.create(tmp_path_factory.mktemp("whole") / "case")
    with preloaded() as context:
        for _ in range(2):  # the first one also starts the server that forks
            shutil.rmtree(case.path)
            Case.create(case.path)
            started = time.monotonic()
            process = context.Process(target=work, args=(case.path,))
            process.start()
            process.join()
            seconds = time.monotonic() - started
            assert process.exitcode == 0
    return export(case), seconds


def test_killed_fifty_times_then_built_again(undisturbed: tuple[bytes, float], tmp_path: Path) -> None:
    expected, seconds = undisturbed
    moments = random.Random(7)
    killed = 0
    with preloaded() as context:
        for number in range(KILLS):
            case = Case.create(tmp_path / str(number) / "case")
            told = tmp_path / str(number) / "told"
            process = context.Process(target=work, args=(case.path, told))
            process.start()
            process.join(moments.uniform(0.02, seconds))
            process.kill()
            process.join()
            survived = process.exitcode == 0
            killed += not survived
            seconds *= 0.9 if survived else 1.0  # the machine is faster now than when it was measured
            _nothing_lost_or_half(case, told)
            work(case.path)
            assert export(case) == expected
            assert not list(case.path.rglob(".unfinished*"))
            shutil.rmtree(case.path)
    assert killed >= KILLS * 0.6


def _nothing_lost_or_half(case: Case, told: Path) -> None:
    """Everything promised is there, and every file that a reader may open is whole."""
    promised = told.read_text().split("\n")[:-1] if told.exists() else []
    kept = {f"report {r.id}" for r in case.reports()} | {f"decision {d.at}" for d in case.decisions()}
    assert set(promised) <= kept
    assert [original for r in case.reports() if (original := case.original(r.id)) != r.text.encode()] == []
    assert {reading.report.id for reading in case.readings("reader1")} <= set(case.report_ids())
    if (case.path / "dossier.duckdb").exists():
        assert len(export(case)) > 100


def test_a_part_lost_is_read_again(tmp_path: Path, undisturbed: tuple[bytes, float]) -> None:
    case = Case.create(tmp_path / "case")
    work(case.path)
    next((case.path / "readings").glob("*.parquet")).unlink()
    (case.path / "dossier.duckdb").unlink()
    build(case, stages=STAGES)
    assert export(case) == undisturbed[0]
