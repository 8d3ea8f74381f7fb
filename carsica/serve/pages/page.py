"""What every page has: its template, its place in the navigation and its title; and long lists cut into sheets.

Owns the base of page contexts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

T = TypeVar("T")
ROWS_A_SHEET = 100


@dataclass(frozen=True)
class Page:
    """A page's context. ``anchor`` is the id of its section where all pages stand in one file."""

    template: ClassVar[str]
    nav: ClassVar[str]
    title: str
    anchor: str


@dataclass(frozen=True)
class Sheet:
    """Which part of a long list is shown: sheet ``number`` of ``of``, counted from 1."""

    number: int
    of: int


def cut_sheet(rows: Sequence[T], number: int | None) -> tuple[Sequence[T], Sheet]:
    """The rows of a sheet, the nearest there is; all rows where no number is given."""
    if number is None:
        return rows, Sheet(1, 1)
    sheets = max(1, -(-len(rows) // ROWS_A_SHEET))
    number = min(max(1, number), sheets)
    return rows[(number - 1) * ROWS_A_SHEET : number * ROWS_A_SHEET], Sheet(number, sheets)
