"""How far an expression counts from an occasion: "three days after the vote" is three days on from it.

Owns the reading of the words before the occasion. Must not decide on which day either of the two is.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from carsica.extract.numbers import find_numerals
from carsica.extract.times.arithmetic import shift
from carsica.extract.times.atoms import find_atoms, mask
from carsica.extract.times.grammar import grammar

CALENDAR = frozenset(("day", "night", "week"))
"""Units that lead from a day to a day; months and years are told too roughly."""


class Offset(NamedTuple):
    """So many units on (or back, below 0) from an occasion whose words begin at character ``end``."""

    unit: str
    steps: int
    end: int

    def occasion(self, day: date) -> date:
        """The day of the occasion, where what counts from it is on ``day``."""
        return shift(day, self.unit, -self.steps)


@lru_cache(maxsize=4096)
def offset(text: str, language: str) -> Offset | None:
    """The offset that opens the words of a time expression; None where they count from no occasion."""
    rules = grammar(language)
    numerals = find_numerals(text, language)
    masked = mask(text, numerals)
    values = {numeral.core[0]: numeral.value for numeral in numerals}
    for atom in find_atoms(masked, (0, len(masked)), rules, values):
        leads = rules.counted(masked, atom.start, atom.end)
        if leads is None or atom.fields.get("unit") not in CALENDAR:
            return None
        sign, end = leads
        return Offset(atom.fields["unit"], sign * int(atom.fields.get("number", 1)), end)
    return None
