"""``carsica evaluate``: readings held against annotated reports, a row a layer.

Owns this command's arguments.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from carsica.annotation.annotated import Annotated
from carsica.cli.evaluation_tables import GROUPS, Scored, print_json, print_misses, print_tables
from carsica.cli.opening import with_options
from carsica.cli.outcome import Outcome as Progress
from carsica.cli.readers import BUILT_IN, CHOICE, ReaderRun
from carsica.config import load_settings
from carsica.errors import CarsicaError, InputError
from carsica.evaluation.collection import load_collection, load_readings
from carsica.evaluation.evaluation import compare, missing
from carsica.evaluation.outcome import Outcome
from carsica.record.reading import Reading


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|FOLDER...")
@click.option("--split", type=click.Choice(["train", "dev", "test", "fresh"]), help="Only stories of this split.")
@click.option("--language", "only", help="Only reports in this language.")
@click.option("--limit", type=click.IntRange(1), help="Only so many reports, spread evenly over all.")
@click.option("--readings", type=click.Path(path_type=Path), help="Score these; with --reader beside it.")
@click.option(
    "--reader",
    "readers",
    type=CHOICE,
    multiple=True,
    help="Run this reader; more than one: side by side, with what each takes.  [default: built-in]",
)
@click.option(
    "--by", "group", type=click.Choice(list(GROUPS)), help="A line a language, genre, hard thing, report."
)
@click.option("--rows", "every", is_flag=True, help="With --by: all rows, not the main ones.")
@click.option("--misses", is_flag=True, help="List what was missed or wrong, a line each.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--workers", type=click.IntRange(1), help="Processes that read.")
@click.pass_obj
def evaluate(
    progress: Progress, /, paths: tuple[Path, ...], split: str | None, only: str | None, **options: Any
) -> None:
    """Score readers on annotated reports: the corpus, or your own.

    Reports are sheets (.yaml), or readings that you corrected (.json, .jsonl: what carsica read prints as JSON).
    """
    reports = [a for a in _collected(paths, split, progress) if only in (None, a.reading.report.language)]
    if not reports:
        raise InputError(", ".join(map(str, paths)), "holds no annotated report that was asked for")
    reports = _some(reports, options["limit"])
    scored = list(_scored(reports, progress, options))
    progress.done += len(reports)
    if options["form"] == "json":
        print_json(scored, len(reports), options["group"], options["misses"])
        return
    print_tables(scored, len(reports), options["group"], options["every"])
    if options["misses"]:
        print_misses(scored)


def _some(reports: list[Annotated], limit: int | None) -> list[Annotated]:
    """So many of the reports, evenly spread."""
    if limit is None or limit >= len(reports):
        return reports
    return [reports[i * len(reports) // limit] for i in range(limit)]


def _collected(paths: tuple[Path, ...], split: str | None, progress: Progress) -> Iterator[Annotated]:
    for item in load_collection(paths, split):
        if isinstance(item, CarsicaError):
            progress.fail(item)
        else:
            yield item


def _scored(reports: list[Annotated], progress: Progress, options: dict[str, Any]) -> Iterator[Scored]:
    """The outcomes of each reader that was asked for; of given readings first."""
    given, names = options["readings"], tuple(dict.fromkeys(options["readers"]))
    settings = with_options(load_settings(), workers=options["workers"])
    runs = [ReaderRun(name, settings) for name in names or (() if given else (BUILT_IN,))]
    if given:
        yield Scored("readings", _outcomes(reports, _given(given)))
    for run in runs:
        yield Scored(run.name, _outcomes(reports, _read(run, reports, progress)), run if names else None)


def _outcomes(reports: list[Annotated], found: dict[str, Reading]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for annotated in reports:
        reading = found.get(annotated.reading.report.text)
        outcomes += compare(annotated, reading) if reading else missing(annotated)
    return outcomes


def _given(path: Path) -> dict[str, Reading]:
    """Readings by their report's text: offsets mean something in that text alone."""
    return {reading.report.text: reading for _, reading in load_readings(path)}


def _read(run: ReaderRun, reports: list[Annotated], progress: Progress) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    for reading in run.readings(annotated.reading.report for annotated in reports):
        if isinstance(reading, CarsicaError):
            progress.fail(reading)
        else:
            found[reading.report.text] = reading
    return found
