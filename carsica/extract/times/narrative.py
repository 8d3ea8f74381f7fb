"""The year that a report tells of, where it looks back: "in March 1944 ... on 2 April" is of that year.

In news that holds for the rest of the sentence; a history, which names years of old and hardly a day of its own,
goes on in it.

Owns the choice between the year last named and the report's own. Must not resolve what a date works out to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from carsica.extract.times.arithmetic import FUTURE, OPEN, Resolved, safe
from carsica.extract.times.atoms import Atom

YEARLESS = frozenset(("date", "month", "day_range", "season"))
_PRESENT = frozenset(("weekday", "deictic", "ago", "ahead", "unit", "weekend", "night_to", "last", "next"))
"""Kinds that count from the report's own day."""
_LONG_AGO = 2
"""Years before the report's in which a year last named is that of what follows; a nearer one may be over."""
_HISTORIES = 3
"""Years of old that a history names at least, and how many times as many of them as it has days of its own."""
_NEXT_YEAR = 45
"""Days that a date may lie past the turn of the year from the one told before it."""


class Narrative:
    """Follows the dates of a report in text order; without a publication day, every report is a history."""

    def __init__(self, anchor: date | None, atoms: Iterable[Atom]) -> None:
        self._anchor = anchor
        held = list(atoms)
        old = sum(self._is_old(a.fields.get("year")) for a in held)
        own = sum(a.kind in _PRESENT for a in held)
        self.history = anchor is not None and old >= _HISTORIES * max(own, 1)
        self._year: int | None = None
        self._day: date | None = None
        self._named = 0

    def _is_old(self, year: int | None) -> bool:
        return year is not None and (self._anchor is None or year <= self._anchor.year - _LONG_AGO)

    @property
    def base(self) -> date | None:
        """What a history's "the next year" counts from: the day last told of, or the start of the year named."""
        if not self.history or self._year is None:
            return None
        return self._day or date(self._year, 1, 1)

    def place(self, number: int, atom: Atom, direction: int) -> Atom:
        """The expression of a sentence with the year that the ones before it say, if they do."""
        if self._year is None or not self._open(number, direction):
            return atom
        if atom.ends and not any("year" in end.fields for end in atom.ends):
            first, last = atom.ends
            return replace(atom, ends=(self._in_year(first), self._in_year(last)))
        return self._in_year(atom)

    def _open(self, number: int, direction: int) -> bool:
        return self.history or (number == self._named and direction not in (FUTURE, OPEN))

    def _in_year(self, atom: Atom) -> Atom:
        telling = {"year", "years", "past", "next", "this", "short"} & atom.fields.keys()
        if atom.kind not in YEARLESS or telling or self._year is None:
            return atom
        return replace(atom, fields={**atom.fields, "year": self._year + self._turned(atom)})

    def _turned(self, atom: Atom) -> int:
        """1 where the year has turned since the day last told of ("on 16 December ... on 3 January")."""
        month = atom.fields.get("month") or atom.fields.get("m")
        if self._day is None or month is None:
            return 0
        ahead = safe(self._day.year + 1, month, int(atom.fields.get("day") or atom.fields.get("d") or 1))
        return int(ahead is not None and (ahead - self._day).days <= _NEXT_YEAR)

    def hear(self, number: int, atom: Atom, resolved: Resolved) -> None:
        """Take in what an expression resolved to."""
        if not resolved.start:
            return
        named = "year" in atom.fields or any("year" in end.fields for end in atom.ends or ())
        year = int((resolved.end or resolved.start)[:4] if atom.ends else resolved.start[:4])
        if named and "year2" not in atom.fields:
            counts = self.history or atom.kind in YEARLESS
            self._year = year if counts and self._is_old(year) else None
            self._day, self._named = resolved.day, number
        elif atom.kind in _PRESENT and not self.history:
            self._year = None
        elif resolved.day and self._year is not None and resolved.day.year == self._year:
            self._day = resolved.day
