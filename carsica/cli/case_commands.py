"""``carsica new``, ``add``, ``build`` and ``decide``: what changes a case.

Owns these commands' arguments and what they tell.
"""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast, get_args

import click

from carsica.cli.opening import engine_for, ingest_settings, load_dossier, warn_of_gaps, with_options
from carsica.cli.outcome import Outcome
from carsica.cli.progress import Bars
from carsica.cli.subjects import subjects_of
from carsica.cli.tables import print_lines
from carsica.config import load_settings
from carsica.errors import CarsicaError
from carsica.ingest.sources import read_arrivals
from carsica.pipeline import build as build_case
from carsica.pipeline import standard_stages
from carsica.record.decision import Decision, DecisionKind
from carsica.store.case import Case


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--name", help="What the case is called; its folder's name where not given.")
def new(case: Path, name: str | None) -> None:
    """Make a new case folder."""
    made = Case.create(case, name)
    print_lines([f"New case “{made.name}” in {case}. Next: carsica add {case} REPORTS..."])


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option(
    "--allow-private", is_flag=True, help="Let addresses on this machine and in private networks be fetched."
)
@click.pass_obj
def add(outcome: Outcome, case: Path, sources: tuple[str, ...], allow_private: bool) -> None:
    """Add reports to a case: files, folders, addresses, or - for standard input. Each is kept as it came."""
    settings = with_options(load_settings(), allow_private=allow_private)
    opened = Case.open(case)
    added = 0
    with opened.writing():
        for item, original in read_arrivals(sources, settings=ingest_settings(settings)):
            if isinstance(item, CarsicaError):
                outcome.fail(item)
                continue
            warn_of_gaps(item, outcome)
            added += opened.add_report(item, original)
            outcome.done += 1
    known = f", {outcome.done - added} already there" if added < outcome.done else ""
    print_lines([f"{added} added{known}. Next: carsica build {case}"])


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1), help="Processes that read.")
@click.option("--progress/--no-progress", default=None, help="Tell how far it is; by default in a terminal.")
@click.pass_obj
def build(outcome: Outcome, case: Path, workers: int | None, progress: bool | None) -> None:
    """Read what is new in a case, link it, and make the dossier that the other commands show."""
    settings = with_options(load_settings(), workers=workers)
    opened, stages = Case.open(case), standard_stages()
    engine, _ = engine_for(opened.unread_ids(stages.reader_version), settings)
    with Bars(progress) as bars:
        built = build_case(opened, engine=engine, stages=stages, progress=bars)
    for error in built.errors:
        outcome.fail(error)
    outcome.done = built.counts["reports"]
    print_lines([_sum(built.counts, built.read, built.linked)])


def _sum(counts: dict[str, int], read: int, linked: bool) -> str:
    """What a build made, in a line."""
    rows = ("reports", "statements", "claims", "linked_actors", "linked_events", "ledgers", "linked_plans")
    made = ", ".join(f"{counts[row]} {row.removeprefix('linked_')}" for row in rows)
    return f"{read} reports read now. " + (
        f"Dossier: {made}." if linked else f"Nothing new; the dossier has {made}."
    )


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("kind", type=click.Choice(get_args(DecisionKind)))
@click.argument("rows", nargs=-1, required=True, metavar="ROW...")
@click.option("--by", help="Who decides; the account's name where not given.")
@click.option("--note", default="", help="Why.")
def decide(case: Path, kind: str, rows: tuple[str, ...], by: str | None, note: str) -> None:
    """Keep a decision about rows of the dossier; the next build follows it.

    A row is an id as the tables print it, or "<report id>/<row id>".
    """
    layer, subjects = subjects_of(load_dossier(case), rows)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    who = by or load_settings().by or getpass.getuser()
    Case.open(case).decide(Decision(cast(DecisionKind, kind), layer, subjects, who, at, note))
    print_lines([f"Kept: {kind} {layer} {', '.join(rows)}, by {who}. Next: carsica build {case}"])
