"""The commands that show a dossier: brief, layers, trace, serve, export. They change nothing.

Owns these commands' arguments.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from carsica.cli.layer_tables import print_layer
from carsica.cli.opening import following, load_dossier
from carsica.cli.tables import print_lines, print_wrapped
from carsica.cli.trace import trace_lines
from carsica.config import load_settings
from carsica.dossier.brief import brief_of, brief_text
from carsica.dossier.export import FORMATS, Layer
from carsica.dossier.wording import wording
from carsica.errors import UsageError
from carsica.serve.app import run_server
from carsica.serve.single_file import export_html

_CASE = click.argument("case", type=click.Path(path_type=Path))
_LANG = click.option("--lang", help="Language: en or it.")


def _language(lang: str | None) -> str:
    return lang or load_settings().language


@click.command()
@_CASE
@click.option("--since", metavar="DATE", help="Only what came in on that day or later (2025-11-19, 2025-11).")
@click.option("--as-of", metavar="DATE", help="As it stood on that day; later reports are left out.")
@_LANG
def brief(case: Path, since: str | None, as_of: str | None, lang: str | None) -> None:
    """What a case says, for one who has a minute: every line cites its words."""
    language = _language(lang)
    text = brief_text(brief_of(load_dossier(case), since=since, as_of=as_of), language)
    print_lines(text.splitlines())


def _layer_command(layer: Layer, help: str) -> click.Command:
    """The command that prints one layer of the dossier."""

    def show(case: Path, form: str, lang: str | None) -> None:
        dossier = load_dossier(case)
        if form == "table":
            print_layer(layer, dossier, wording(_language(lang)))
            return
        sys.stdout.write(FORMATS[form].write(layer, dossier.links, dossier.readings))

    form = click.option("--format", "form", type=click.Choice(["table", *FORMATS]), default="table")
    command: Callable[..., Any] = _CASE(form(_LANG(show)))
    return click.command(layer, help=help)(command)


claims = _layer_command("claims", "Claims: statements that say the same, with their origins and denials.")
events = _layer_command("events", "Events: one line an event, whoever reports it.")
figures = _layer_command("figures", "Figures: all that were given for one quantity, by source and time.")
actors = _layer_command("actors", "Actors: joined across spellings and scripts, with their roles.")
plans = _layer_command("plans", "Plans: their versions, and who reacts how.")


@click.command()
@_CASE
@click.argument("words")
@click.option("--most", type=click.IntRange(1), default=1, show_default=True, help="Claims to show, best first.")
@_LANG
def trace(case: Path, words: str, most: int, lang: str | None) -> None:
    """Find a claim by its words: how it travelled, where it enters the record, who denies it."""
    print_wrapped(trace_lines(load_dossier(case), words, most, wording(_language(lang))))


@click.command()
@_CASE
@click.option("--host", help="Address to listen on; by default this machine alone.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on.")
@_LANG
def serve(case: Path, host: str | None, port: int | None, lang: str | None) -> None:
    """Browse a case in the browser; a later build shows up at the next click."""
    settings = load_settings()
    where, at = host or settings.host, port or settings.port
    load = following(case)
    print_lines([f"{case}: http://{where}:{at}/ (end with Ctrl-C)"])
    sys.stdout.flush()
    run_server(load, host=where, port=at, language=_language(lang))


@click.command()
@_CASE
@click.option("--html", type=click.Path(path_type=Path), help="The file to write.")
@_LANG
def export(case: Path, html: Path | None, lang: str | None) -> None:
    """Write the whole dossier as one HTML file that opens from disk, without network or scripts."""
    if html is None:
        raise UsageError("export", "say what to write: --html FILE")
    path = export_html(load_dossier(case), html, _language(lang))
    print_lines([f"{path} ({path.stat().st_size / 1e6:.1f} MB): {path.resolve().as_uri()}"])
