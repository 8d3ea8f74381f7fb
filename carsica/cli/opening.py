"""What several commands open: the settings, limits, engines and dossiers behind their arguments.

Owns the way from arguments to those things. Must not write to standard output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from carsica.cli.outcome import Outcome
from carsica.config import Settings, worker_count
from carsica.dossier.dossier import Dossier
from carsica.engine.local import Engine, InProcess, Pool
from carsica.errors import CaseError
from carsica.ingest.settings import IngestSettings
from carsica.record.report import Report
from carsica.store.case import Case

T = TypeVar("T")

FEW = 6
"""Up to so many reports are read in this process: starting others takes longer than the reading."""


def engine_for(items: Iterable[T], settings: Settings) -> tuple[Engine, Iterator[T]]:
    """The engine that suits the number of items, and the items."""
    waiting = iter(items)
    first = list(islice(waiting, FEW + 1))
    workers = worker_count(settings)
    engine = Pool(workers) if len(first) > FEW and workers > 1 else InProcess()
    return engine, chain(first, waiting)


def load_dossier(path: str | Path) -> Dossier:
    """The dossier of a case, in memory; CaseError when there is none."""
    case = Case.open(path)
    with case.dossier() as stored:
        return Dossier.of(stored.readings(), stored.links(), case.name)


def following(path: str | Path) -> Callable[[], Dossier]:
    """A function that gives the case's dossier, loaded again when a build has swapped in another."""
    case = Case.open(path)
    file = case.path / "dossier.duckdb"
    loaded: dict[tuple[int, int], Dossier] = {}

    def current() -> Dossier:
        try:
            found = file.stat()
        except OSError as error:
            raise CaseError(str(case.path), "has no dossier; make it with: carsica build") from error
        key = (found.st_ino, found.st_mtime_ns)
        dossier = loaded.get(key)
        if dossier is None:
            dossier = load_dossier(case.path)
            loaded.clear()
            loaded[key] = dossier
        return dossier

    current()
    return current


def ingest_settings(settings: Settings) -> IngestSettings:
    """What ingest may do, by the settings."""
    return IngestSettings(
        max_bytes=settings.max_bytes, total_timeout=settings.timeout, allow_private=settings.allow_private
    )


def with_options(settings: Settings, **options: Any) -> Settings:
    """Settings with the options that the command was given."""
    return replace(settings, **{name: value for name, value in options.items() if value})


def warn_of_gaps(report: Report, outcome: Outcome) -> None:
    """Tell what a report lacks that its place in the record depends on."""
    missing = [what for what, value in (("date", report.published), ("outlet", report.outlet)) if value is None]
    if missing:
        outcome.warn(report.url or report.title, f"no {' and no '.join(missing)} found")
