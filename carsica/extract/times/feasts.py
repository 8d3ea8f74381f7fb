"""Feasts: days of a fixed date, and those that move with Easter.

Owns the day that a feast falls on in a year. Must not know in which words it is named.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from carsica.extract.times.arithmetic import safe

_MOVING = re.compile(r"(easter|orthodox)([+-]\d+)?")
_JULIAN = 13
"""Days that the Julian calendar lies behind, from 1900 to 2099."""


def feast(written: str, year: int) -> date | None:
    """The day of a feast of the lexicon: "12-25", or "easter-2" for two days before Easter Sunday."""
    moving = _MOVING.fullmatch(written)
    if moving:
        sunday = _western(year) if moving.group(1) == "easter" else _eastern(year)
        return sunday + timedelta(days=int(moving.group(2) or 0))
    month, day = map(int, written.split("-"))
    return safe(year, month, day)


def _western(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    correction = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _eastern(year: int) -> date:
    """Easter Sunday of the Orthodox churches, told by the Gregorian calendar."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_JULIAN)
