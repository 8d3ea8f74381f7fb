"""Tables for people, in the terminal's width; in files and pipes as wide as a screen.

Owns how a table looks. Every cell is text from reports: nothing in it may act as markup or steer the terminal.
"""

from __future__ import annotations

import functools
import os
import sys
import textwrap
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from carsica.cli.outcome import printable
from carsica.dossier.wording import Wording

WIDTH = 120
"""Columns where there is no terminal to fit."""


def console() -> Console:
    """Standard output, without colours where it is no terminal."""
    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS") or WIDTH)
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def cell(words: str | None, style: str = "") -> Text:
    """Words of a report, or of our own, as a cell."""
    return Text(printable(words or ""), style=style)


def heading(key: str, w: Wording, **values: object) -> str:
    """Our own words in the language of the interface, with their ``{places}`` filled."""
    return _headings()[w.language][key].format(**values)


@functools.cache
def _headings() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("headings.toml").read_text(encoding="utf-8"))


def print_table(title: str, columns: Mapping[str, int], rows: Iterable[Sequence[str | None]]) -> None:
    """A titled table; nothing when there are no rows.

    ``columns`` gives each heading its share of the room; a share of 0 is as wide as its words and never wraps.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_edge=False, padding=(0, 1))
    for heading, share in columns.items():
        table.add_column(cell(heading), ratio=share or None, no_wrap=not share, overflow="fold")
    for row in rows:
        table.add_row(*(cell(words) for words in row))
    if table.row_count:
        out = console()
        with out.capture() as captured:
            out.print(cell(f"{title} ({table.row_count})", "bold"))
            out.print(table)
        lines = captured.get().split("\n")
        sys.stdout.write("\n".join(line.rstrip() for line in lines) + "\n")


def print_lines(lines: Iterable[str]) -> None:
    """Plain lines, cleaned of what would steer the terminal."""
    for line in lines:
        sys.stdout.write(printable(line) + "\n")


def print_wrapped(lines: Iterable[str]) -> None:
    """Lines that break where the terminal ends, each part under the words of the first."""
    width = console().width
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip(" └")) + 2)
        parts = textwrap.wrap(printable(line), width, subsequent_indent=indent, break_long_words=False)
        print_lines(parts or [""])
