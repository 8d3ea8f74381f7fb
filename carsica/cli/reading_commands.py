"""``carsica read``: reports in, readings out; nothing is kept.

Owns this command's arguments and what it prints.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from carsica.cli.opening import ingest_settings, warn_of_gaps, with_options
from carsica.cli.outcome import Outcome
from carsica.cli.readers import BUILT_IN, CHOICE, ReaderRun
from carsica.cli.reading_tables import print_reading
from carsica.config import Settings, load_settings
from carsica.dossier.wording import wording
from carsica.errors import CarsicaError, UsageError
from carsica.ingest.sources import read_sources
from carsica.record.codec import reading_to_plain
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.serve.reading_page import render_reading


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--format", "form", type=click.Choice(["table", "json", "html"]), default="table", show_default=True)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="HTML: file for one report, folder for several."
)
@click.option("--lang", help="Language of tables and pages: en or it.")
@click.option(
    "--reader",
    "name",
    type=CHOICE,
    default=BUILT_IN,
    show_default=True,
    help="remote: the model server of the settings; it gets the reports' text.",
)
@click.option("--workers", type=click.IntRange(1), help="Processes that read.")
@click.option(
    "--allow-private", is_flag=True, help="Let addresses on this machine and in private networks be fetched."
)
@click.pass_obj
def read(
    outcome: Outcome, /, sources: tuple[str, ...], form: str, output: Path | None, name: str, **options: Any
) -> None:
    """Read reports: files, folders, addresses, or - for standard input.

    JSON is one object a line, one line a report, as the contract reading/1 has it.
    """
    settings = with_options(load_settings(), language=options.pop("lang"), **options)
    show = _shower(form, output, settings)
    reader = ReaderRun(name, settings)
    found = _reports(read_sources(sources, settings=ingest_settings(settings)), outcome)
    for reading in reader.readings(found):
        if isinstance(reading, CarsicaError):
            outcome.fail(reading)
        else:
            show(reading)
            outcome.done += 1


def _reports(found: Iterable[Report | CarsicaError], outcome: Outcome) -> Iterator[Report]:
    for item in found:
        if isinstance(item, CarsicaError):
            outcome.fail(item)
        else:
            warn_of_gaps(item, outcome)
            yield item


def _shower(form: str, output: Path | None, settings: Settings) -> Callable[[Reading], None]:
    """What prints, or writes, one reading."""
    words = wording(settings.language)
    if output and form != "html":
        raise UsageError("--output", "goes with --format html; other formats go to standard output")
    if form == "json":
        return lambda reading: print(json.dumps(reading_to_plain(reading), ensure_ascii=False))
    if form == "table":
        return lambda reading: print_reading(reading, words)
    return _Pages(output, settings.language)


class _Pages:
    """HTML: one document to standard output or a file, or one a report into a folder."""

    def __init__(self, output: Path | None, language: str) -> None:
        self.output, self.language, self.shown = output, language, 0

    def __call__(self, reading: Reading) -> None:
        page = render_reading(reading, self.language)
        self.shown += 1
        if self.output and (self.output.is_dir() or not self.output.suffix):
            self.output.mkdir(parents=True, exist_ok=True)
            (self.output / f"{reading.report.id[:16]}.html").write_text(page, encoding="utf-8")
        elif self.shown > 1:
            raise UsageError("--format html", "a page holds one report; name a folder with --output for several")
        elif self.output:
            self.output.write_text(page, encoding="utf-8")
        else:
            print(page)
