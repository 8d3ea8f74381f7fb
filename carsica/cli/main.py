"""The command ``carsica``: finds the subcommand, and turns every error into one line and an exit code.

Owns what happens around a command. Loads a subcommand's module only when that one is called, since reading news
takes libraries that ``carsica --help`` need not wait for.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import cast

import click

from carsica import languages
from carsica.cli.outcome import Outcome, tell
from carsica.config import load_settings
from carsica.engine.collecting import collect_seldom
from carsica.errors import CarsicaError

_COMMANDS = {
    "read": ("reading", "Read reports: who says what on whose word, events, figures, dates."),
    "parse": ("parsing", "Parse texts into words, trees and names (CoNLL-U or JSON)."),
    "new": ("case", "Make a new case folder."),
    "add": ("case", "Add reports to a case: files, folders, addresses."),
    "build": ("case", "Read what is new in a case, link, and make its dossier."),
    "decide": ("case", "Keep a person's decision; the next build follows it."),
    "brief": ("dossier", "What a case says, for one who has a minute."),
    "claims": ("dossier", "Claims, with where each comes from and who denies it."),
    "events": ("dossier", "Events, and how they went from planned to held or cancelled."),
    "figures": ("dossier", "All figures given for one quantity, by source and time."),
    "actors": ("dossier", "Persons, organisations, states and groups, with their roles."),
    "plans": ("dossier", "Plans, through their versions and the reactions to them."),
    "trace": ("dossier", "Find a claim by its words: its way, its origins, its denials."),
    "serve": ("dossier", "Browse a case in the browser."),
    "evaluate": ("evaluation", "Score a reader on annotated reports: the corpus, or your own."),
    "languages": ("language", "Languages that are read, and what one lacks that the others have."),
    "validate": ("annotation", "Check annotated reports: what does not add up, and where."),
    "export": ("dossier", "Write a dossier as one HTML file that opens from disk."),
}
"""Command → the module of this package that holds it, and what it does in one line."""


class _Commands(click.Group):
    """Subcommands by name, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module = importlib.import_module(f"carsica.cli.{_COMMANDS[name][0]}_commands")
        return cast(click.Command, getattr(module, name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="carsica")
def carsica() -> None:
    """Carsica reads news reports and keeps a sourced record: who says what, on whose word, and where it began.

    It never says what is true. Everything runs on this machine; only addresses that you name are fetched, and no
    text leaves it unless you name a model server and ask for it (--reader remote; docs/readers.md).
    """
    folder = load_settings().languages
    if folder:
        languages.add(folder)


def main() -> None:
    """Run the command line and exit with its code; see docs/exit-codes.md."""
    collect_seldom()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; the exit code."""
    _prepare_output()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has enough (carsica ... | head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code


def _run(arguments: list[str]) -> int:
    outcome = Outcome()
    try:
        with carsica.make_context("carsica", arguments, obj=outcome) as context:
            carsica.invoke(context)
    except click.exceptions.Exit as exit:
        return exit.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        tell(f"carsica: {error.format_message()}")
        if isinstance(error, click.UsageError) and error.ctx:
            tell(f"Try: {error.ctx.command_path} --help")
        return error.exit_code
    except CarsicaError as error:
        outcome.fail(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        outcome.fail(CarsicaError(str(error.filename or "system"), error.strerror or str(error)))
    except (KeyboardInterrupt, click.Abort):
        tell("carsica: interrupted; everything kept so far is kept")
        return 130
    return outcome.close()


def _prepare_output() -> None:
    """A letter that the terminal cannot show must not end the command; files and pipes always get UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and stream.isatty():
            reconfigure(errors="replace")
        elif reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
