"""A name in the text, and the table of what names a report's units already belong to.

Owns the shape. Must not find names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carsica.extract.actor_words import Line, actor_words
from carsica.extract.wordforms import fold

NameKind = Literal["person", "organisation", "seat", "outlet", "state", "demonym", "place"]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text. ``units`` and ``words`` are half-open ranges in sentence number ``sentence``.

    ``code`` is a country (of a state or demonym, or the one a body belongs to); ``key`` the lexicon's own form of
    the name, or the id of a region.
    """

    kind: NameKind
    sentence: int
    units: tuple[int, int]
    words: tuple[int, int]
    start: int
    end: int
    code: str = ""
    key: str = ""


def named(kind: NameKind, line: Line, first: int, last: int) -> Named:
    """The name that units ``[first, last)`` of a line make."""
    row = line.row
    words = row[first].first, row[last - 1].last
    return Named(kind, line.number, (first, last), words, row[first].start, row[last - 1].end)


class Claims:
    """Which name holds each unit of a report so far."""

    def __init__(self, rows: list[Line], language: str) -> None:
        self.rows, self.language = rows, language
        self.words = actor_words(language)
        self.found: list[Named] = []
        self._held: list[list[Named | None]] = [[None] * len(line.row) for line in rows]

    def add(self, name: Named) -> None:
        """Takes a name; its units are held by it from now on."""
        self.found.append(name)
        for at in range(*name.units):
            self._held[name.sentence][at] = name

    def at(self, line: Line, unit: int) -> Named | None:
        """The name that holds a unit; None too beyond the line."""
        return self._held[line.number][unit] if 0 <= unit < len(line.row) else None

    def is_demonym(self, line: Line, unit: int) -> bool:
        """Is the unit held by a demonym?"""
        name = self.at(line, unit)
        return name is not None and name.kind == "demonym"

    def is_open(self, name: Named) -> bool:
        """May the name be taken: free but for demonyms and, inside a body's name, states?"""
        held = self._held[name.sentence][slice(*name.units)]
        if name.kind == "organisation" and held[0] is None:
            return all(h is None or h.kind in {"demonym", "state"} for h in held)
        return all(h is None or h.kind == "demonym" for h in held)

    def is_thing(self, line: Line, first: int, last: int) -> bool:
        """Do the units name a weapon, a platform, anything with a number in it, or a notion by its initials?"""
        match = self.words.weapons.match(line.row, first)
        digits = any(c.isdigit() for u in line.row[first:last] for c in u.text)
        text = line.row[first].text
        initials = last - first == 1 and text.isupper() and fold(text) in self.words.grammar.get("initials", ())
        return digits or initials or bool(match and match[0] >= last)
