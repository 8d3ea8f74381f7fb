"""``carsica languages``: which languages are read, and what one lacks that the others have.

Owns this command's arguments and what it prints.
"""

from __future__ import annotations

import click
from babel import Locale

from carsica.cli.outcome import Outcome
from carsica.languages import codes, lacking, on_trial, require


@click.command()
@click.argument("code", required=False)
@click.pass_obj
def languages(outcome: Outcome, /, code: str | None) -> None:
    """List the languages that are read; with a CODE, what all others have and this one lacks, a line each.

    Files are named by their place, keys as "topic: table.key". Some are lacking by right: a language without cases
    has no case endings. See docs/extending.md.
    """
    if code:
        for line in lacking(require(code, "languages")):
            click.echo(line)
    else:
        for known in codes():
            trial = " (on trial)" if on_trial(known) else ""
            click.echo(f"{known}  {Locale(known).english_name}{trial}")
    outcome.done += 1
