"""``carsica evaluate``: readings held against annotated reports, a row a layer.

Owns this command's arguments and what it prints.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from carsica.annotation.annotated import Annotated
from carsica.cli.opening import engine_for, with_options
from carsica.cli.outcome import Outcome as Progress
from carsica.cli.tables import print_lines, print_table
from carsica.config import load_settings
from carsica.errors import CarsicaError, InputError
from carsica.evaluation.collection import load_collection, load_readings
from carsica.evaluation.evaluation import compare, missing
from carsica.evaluation.outcome import Outcome, Score, scores, scores_by
from carsica.pipeline import read_reports
from carsica.record.reading import Reading

GROUPS: dict[str, Callable[[Outcome], Iterable[str]]] = {
    "language": lambda outcome: (outcome.language,),
    "genre": lambda outcome: (outcome.genre,),
    "hard": lambda outcome: outcome.hard,
    "report": lambda outcome: (outcome.report,),
}
HEADLINES = (
    "statement.f1", "statement.whole.f1", "statement.speaker", "event.f1", "event.status", "figure.f1",
    "date.value", "actor.recall", "relation.recall",
)  # fmt: skip
"""Rows that a table by groups shows, unless all are asked for."""


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|FOLDER...")
@click.option("--split", type=click.Choice(["train", "dev", "test"]), help="Only stories of this split.")
@click.option("--language", "only", help="Only reports in this language.")
@click.option("--readings", type=click.Path(path_type=Path), help="Score these instead of the built-in reader's.")
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
    """Score a reader on annotated reports: the corpus, or your own.

    Reports are sheets (.yaml), or readings that you corrected (.json, .jsonl: what carsica read prints as JSON).
    """
    reports = [a for a in _collected(paths, split, progress) if only in (None, a.reading.report.language)]
    if not reports:
        raise InputError(", ".join(map(str, paths)), "holds no annotated report that was asked for")
    given = options["readings"]
    found = _given(given) if given else _read(reports, progress, options["workers"])
    outcomes: list[Outcome] = []
    for annotated in reports:
        reading = found.get(annotated.reading.report.text)
        outcomes += compare(annotated, reading) if reading else missing(annotated)
        progress.done += 1
    misses = [f"{x.report} {x.row}: {x.note}" for x in outcomes if x.note] if options["misses"] else []
    if options["form"] == "json":
        _print_json(outcomes, len(reports), options["group"], misses)
    else:
        _print_tables(outcomes, len(reports), options["group"], options["every"])
        print_lines(misses)


def _collected(paths: tuple[Path, ...], split: str | None, progress: Progress) -> Iterator[Annotated]:
    for item in load_collection(paths, split):
        if isinstance(item, CarsicaError):
            progress.fail(item)
        else:
            yield item


def _given(path: Path) -> dict[str, Reading]:
    """Readings by their report's text: offsets mean something in that text alone."""
    return {reading.report.text: reading for _, reading in load_readings(path)}


def _read(reports: list[Annotated], progress: Progress, workers: int | None) -> dict[str, Reading]:
    settings = with_options(load_settings(), workers=workers)
    engine, items = engine_for((annotated.reading.report for annotated in reports), settings)
    found: dict[str, Reading] = {}
    for reading in read_reports(items, engine=engine):
        if isinstance(reading, CarsicaError):
            progress.fail(reading)
        else:
            found[reading.report.text] = reading
    return found


def _print_json(outcomes: list[Outcome], count: int, group: str | None, misses: list[str]) -> None:
    plain: dict[str, Any] = {"reports": count, "rows": _plain(scores(outcomes))}
    if group:
        plain[group] = {name: _plain(part) for name, part in scores_by(outcomes, GROUPS[group]).items()}
    if misses:
        plain["misses"] = misses
    print(json.dumps(plain, ensure_ascii=False))


def _print_tables(outcomes: list[Outcome], count: int, group: str | None, every: bool) -> None:
    total = scores(outcomes)
    parts = scores_by(outcomes, GROUPS[group]) if group else {}
    if group:
        rows = [row for row in total if every or row in HEADLINES]
        lines = (
            [name, *(_shown(part.get(row)) for row in rows)] for name, part in {"all": total, **parts}.items()
        )
        headings = {group: 2, **{row.replace(".", " "): 1 for row in rows}}
        print_table(f"by {group}", headings, lines)
    else:
        print_table(
            f"{count} reports", {"row": 3, "score": 1, "over": 1},
            ((row, f"{score.value:.3f}", str(score.count)) for row, score in total.items()),
        )  # fmt: skip


def _plain(found: dict[str, Score]) -> dict[str, dict[str, float]]:
    return {row: {"value": round(score.value, 4), "n": score.count} for row, score in found.items()}


def _shown(score: Score | None) -> str:
    return f"{score.value:.2f}" if score else ""
