"""From the words of a time expression to its value: TIMEX3, with an ISO start and end.

Owns which rule of the calendar each kind of expression follows. Must not look at text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from carsica.extract.times import days, periods
from carsica.extract.times.arithmetic import NEAR, PAST, Context, Resolved
from carsica.extract.times.atoms import Atom


def resolve(atom: Atom, context: Context) -> Resolved:
    """The value of an expression; bounds stay None where nothing fixes them."""
    return _RESOLVERS.get(atom.kind, _nothing)(atom.fields, context, atom)


def _range(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """From the start of one expression to the end of another."""
    if atom.ends is None:
        return _nothing(fields, context, atom)
    left, right = atom.ends
    if left.kind in ("month", "date", "season") and "year" not in left.fields and "year" in right.fields:
        left = Atom(left.kind, left.start, left.end, {**left.fields, "year": right.fields["year"]})
    if left.kind == "month" and context.direction == NEAR:
        context = replace(context, direction=PAST)  # what is told of several months is mostly over
    first = resolve(left, context)
    if right.kind == "clock" and first.day:
        context = Context(first.day)
    last = resolve(right, context)
    if not first.start or not last.end:
        return Resolved(None, None, None, last.granularity)
    if first.start > last.end and "weekday" in right.fields and first.day and context.anchor:
        later = date.fromisoformat(last.end[:10]) + timedelta(days=7)
        last = Resolved(None, later.isoformat(), later.isoformat(), "day", later)
    if first.start > (last.end or ""):
        return Resolved(None, None, None, last.granularity)
    whole = left.kind == right.kind and left.kind in ("year", "month")
    value = f"{first.value}/{last.value}" if whole else f"{first.start}/{last.end}"
    return Resolved(value, first.start, last.end, last.granularity, last.day)


def _reference(value: str) -> Callable[[dict[str, Any], Context, Atom], Resolved]:
    def resolved(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
        return Resolved(value, None, None, "vague")

    return resolved


def _nothing(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    return Resolved(None, None, None, "vague")


_RESOLVERS: dict[str, Callable[[dict[str, Any], Context, Atom], Resolved]] = {
    **dict.fromkeys(("date", "weekday", "deictic", "part", "clock", "night_to"), days.resolve_day),
    "night_between": days.resolve_night_between,
    "day_range": days.resolve_day_range,
    "range": _range,
    "month": periods.resolve_month,
    "season": periods.resolve_season,
    "year": periods.resolve_year,
    "decade": periods.resolve_decade,
    "century": periods.resolve_century,
    **dict.fromkeys(("quarter", "half"), periods.resolve_quarter),
    "iso_week": periods.resolve_iso_week,
    "weekend": periods.resolve_weekend,
    "moment": days.resolve_moment,
    **dict.fromkeys(("unit", "after_unit", "before_unit"), periods.resolve_unit),
    **dict.fromkeys(("ago", "ahead", "after", "before", "same"), periods.resolve_away),
    "duration": periods.resolve_duration,
    "set": periods.resolve_set,
    **dict.fromkeys(("last", "next"), periods.resolve_window),
    "present_ref": _reference("PRESENT_REF"),
    "past_ref": _reference("PAST_REF"),
    "future_ref": _reference("FUTURE_REF"),
}
