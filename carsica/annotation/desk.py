"""What building one sheet needs everywhere: the text, the ids, and a list of what does not add up.

Owns collecting problems, so that an annotator sees all of them at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from carsica.annotation.values import ValueFormError
from carsica.annotation.words import Passage, WordsError
from carsica.record.span import Span

T = TypeVar("T")
Row = dict[str, Any]


class RowError(ValueError):
    """A row of a sheet does not add up; the message says why."""


class Desk:
    """One sheet on the desk. ``problems`` holds a line for each thing that does not add up."""

    def __init__(self, sheet: dict[str, Any]) -> None:
        self.sheet = sheet
        self.passage = Passage(sheet["text"])
        self.problems: list[str] = []

    @contextmanager
    def at(self, where: str) -> Iterator[None]:
        """Keeps a problem that arises inside, under the name of the row it arose in."""
        try:
            yield
        except (WordsError, ValueFormError, RowError) as error:
            self.problems.append(f"{where}: {error}")
        except (TypeError, AttributeError, KeyError, ValueError) as error:
            self.problems.append(f"{where}: a value has the wrong shape ({error})")

    def rows(self, layer: str) -> list[Row]:
        """The rows of a layer as the sheet has them."""
        return self.sheet.get(layer) or []

    def build(self, layer: str, make: Callable[[Row], T]) -> tuple[T, ...]:
        """What ``make`` makes of each row of a layer; rows with a problem are left out."""
        made: list[T] = []
        for number, row in enumerate(self.rows(layer), 1):
            with self.at(f"{layer} {row.get('id') or row.get('words') or number}"):
                made.append(make(row))
        return tuple(made)

    def find(self, words: str, near: Iterable[tuple[int, int]] = ()) -> Span:
        """The place that words name, see ``Passage.find``."""
        return self.passage.find(words, near)

    def find_each(self, words: Any) -> tuple[Span, ...]:
        """The place of each of several words, in order of the text."""
        return tuple(sorted(self.find(item) for item in as_list(words)))


def as_list(value: Any) -> list[Any]:
    """One value or a list of values, as a list."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def choose(value: str | None, choices: Iterable[str], default: str | None = None) -> str:
    """The value if it is one of the choices, the default if there is none."""
    choices = list(choices)
    if value is None and default is not None:
        return default
    if value not in choices:
        raise RowError(f"{value!r} is none of {', '.join(choices)}")
    return value
