"""``carsica validate``: annotated reports in, what does not add up out.

Owns this command's arguments and what it prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from carsica.annotation.annotated import Annotated
from carsica.annotation.builder import load_annotated
from carsica.annotation.listing import listing
from carsica.annotation.sheet import SheetError
from carsica.cli.outcome import Outcome, tell
from carsica.errors import CarsicaError, InputError


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|FOLDER...")
@click.option("--show", is_flag=True, help="Print what was built, for reading.")
@click.pass_obj
def validate(outcome: Outcome, /, paths: tuple[Path, ...], show: bool) -> None:
    """Check annotated reports: every problem of every file, and whether each adds up."""
    for path in sheets(paths):
        try:
            annotated = load_annotated(path)
        except SheetError as error:
            outcome.fail(SheetError(error.where, error.problems[0]))
            for problem in error.problems[1:]:
                tell(f"carsica: {error.where}: {problem}")
            continue
        except CarsicaError as error:
            outcome.fail(error)
            continue
        outcome.done += 1
        if show:
            click.echo(_shown(annotated))


def sheets(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The sheets that files and folders hold, in order of their names."""
    for path in paths:
        found = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        if not found:
            raise InputError(str(path), "holds no .yaml file")
        yield from found


def _shown(annotated: Annotated) -> str:
    return "\n".join([f"== {annotated.id}", *listing(annotated), ""])
