"""One report's answers on the desk: what every layer needs to turn rows into records.

Owns taking rows one by one, so that a bad one costs itself alone and is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from carsica.remote.account import Account
from carsica.remote.grounds import SHAPE, Grounds, RejectedError, row_of
from carsica.remote.schema import MOST_ROWS

T = TypeVar("T")
Row = Mapping[str, Any]


class Desk:
    """The report's grounds and the account that rows are counted in."""

    def __init__(self, grounds: Grounds, account: Account) -> None:
        self.grounds, self.account = grounds, account

    def rows(self, layer: str, answer: Row) -> list[Any]:
        """The rows of a layer; more than were allowed are dropped."""
        rows = answer.get(layer)
        if rows is None:
            return []
        if not isinstance(rows, list):
            self.account.drop(layer, SHAPE)
            return []
        self.account.drop(layer, "more rows than allowed", max(0, len(rows) - MOST_ROWS))
        return rows[:MOST_ROWS]

    def build(self, layer: str, answer: Row, make: Callable[[Row], T]) -> list[T]:
        """What ``make`` makes of each row; rows that it rejects are counted and left out."""
        made: list[T] = []
        for row in self.rows(layer, answer):
            with self.counting(layer):
                made.append(make(row_of(row)))
        return made

    @contextmanager
    def counting(self, layer: str) -> Iterator[None]:
        """Counts what is rejected inside, and goes on."""
        try:
            yield
        except RejectedError as error:
            self.account.drop(layer, str(error))
