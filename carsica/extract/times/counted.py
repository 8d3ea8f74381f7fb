"""Expressions that count from an occasion ("two days after the vote"), once the whole report is read.

Owns the day that such an expression works out to. Must not decide which words name the occasion.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from carsica.extract.times.arithmetic import FUTURE, OPEN, Context, Resolved, shift
from carsica.extract.times.atoms import Atom
from carsica.extract.times.calendar import resolve
from carsica.extract.times.grammar import Grammar
from carsica.extract.times.occasions import Occasions, Told, occasion
from carsica.parse.syntax import Sentence

_KINDS = frozenset(("duration", "after", "before", "deictic"))
_CALENDAR = frozenset(("day", "night", "week", "month", "year"))
_KEPT = ("number", "unit", "part", "half")


@dataclass(frozen=True, slots=True)
class Counted:
    """An expression before an occasion, with the day last told of as its context's focus.

    ``restated`` is set where that focus is the day meant itself ("on Saturday, five days after the vote").
    """

    sentence: Sentence
    atom: Atom
    context: Context
    restated: bool
    opening: bool = False
    """Does it open one of the first lines of the report, so that it tells the report's own day?"""


def counts(sentence: Sentence, atom: Atom, rules: Grammar, masked: str) -> bool:
    """Does an occasion follow the expression ("two days" + "after the vote")?"""
    if atom.kind not in _KINDS or "unit" not in atom.fields:
        return False
    leads = rules.counted(masked, atom.start, atom.end)
    return leads is not None and bool(occasion(sentence, leads[1])[0])


def resolve_counted(counted: Counted, rules: Grammar, masked: str, occasions: Occasions) -> tuple[Atom, Resolved]:
    """The expression up to the end of its occasion, with its day; a duration where nothing dates the occasion."""
    sign, start = rules.counted(masked, counted.atom.start, counted.atom.end) or (1, counted.atom.end)
    words, end = occasion(counted.sentence, start)
    atom = replace(counted.atom, end=end)
    fields: dict[str, Any] = {"number": 1, **{k: v for k, v in atom.fields.items() if k in _KEPT}}
    kind, day = "after" if sign > 0 else "before", None
    if fields["unit"] in _CALENDAR:
        if counted.restated:
            kind, day = "same", counted.context.focus
            fields = {k: v for k, v in fields.items() if k == "part"}
        else:
            latest = _latest(counted.context, fields, sign)
            day = occasions.day_inside(start, end + 1) or occasions.day_of(words, atom.start, latest)
            beside = None if day else occasions.beside(counted.sentence, atom.start)
            if beside:
                kind, day, fields = "same", beside, {}
            day = day or _fallback(counted, latest)
            if day is None and counted.opening:
                kind, day, fields = "same", counted.context.anchor, {}
    found = resolve(
        replace(atom, kind=kind if day else "duration", fields=fields), Context(counted.context.anchor, day)
    )
    if found.day:
        if kind == "same":
            occasions.learn(words, atom.start, _stepped_back(counted.atom, sign, found.day))
        occasions.add(Told(counted.sentence, atom.start, end, found.day))
    return atom, found


def _stepped_back(atom: Atom, sign: int, day: date) -> date:
    """The day of the occasion that an expression counts from, where the day it leads to is known."""
    return shift(day, atom.fields["unit"], -sign * int(atom.fields.get("number", 1)))


def _latest(context: Context, fields: dict[str, Any], sign: int) -> date | None:
    """The last day on which an occasion may have been, where what is counted from it is told as past."""
    if context.anchor is None or context.direction in (FUTURE, OPEN):
        return None
    return shift(context.anchor, fields["unit"], -int(fields["number"]) if sign > 0 else 0)


def _fallback(counted: Counted, latest: date | None) -> date | None:
    """The day last told of stands for an occasion that nothing dates, if it can be that one."""
    focus, single = counted.context.focus, counted.atom.kind != "duration"
    if focus is None or (latest is None and not single):
        return None
    if counted.context.direction == FUTURE and counted.context.anchor and focus < counted.context.anchor:
        return None
    if latest and focus > latest:
        return latest if single else None
    return focus
