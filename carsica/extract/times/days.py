"""Days: dates, weekdays, "today", nights, parts of the day and clock times.

Owns which day is meant when the words leave it open. Must not resolve weeks and longer stretches.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from carsica.extract.times.arithmetic import (
    FUTURE,
    NEAR,
    OPEN,
    PAST,
    Context,
    Resolved,
    between,
    month_after,
    safe,
    shift,
)
from carsica.extract.times.atoms import Atom
from carsica.extract.times.feasts import feast

_FAR_AHEAD = 120
"""A date without a year lies at most so far ahead where the clause does not say on which side it is."""
_NEAR_DAYS = 45
"""A date without a year that lies at most so far ahead is not pushed back a year by a verb in the past."""


def resolve_day(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """Dates, weekdays, "today": with a part of the day or a clock time where the text gives one."""
    day = _which_day(fields, context, atom)
    if day is None:
        return _undated(fields)
    if atom.kind in ("clock", "bare_clock") or "hour" in fields or "noon" in fields:
        return _clock(fields, day)
    part = "NI" if atom.kind == "night_to" else fields.get("part")
    if part == "NI":
        return _night(fields, context, day, atom)
    if part:
        return Resolved(f"{day.isoformat()}T{part}", day.isoformat(), day.isoformat(), "part_of_day", day)
    return Resolved(day.isoformat(), day.isoformat(), day.isoformat(), "day", day)


def _which_day(fields: dict[str, Any], context: Context, atom: Atom) -> date | None:
    if "month" in fields or "m" in fields or "holiday" in fields:
        return _calendar_day(fields, context)
    base = context.anchor
    if atom.kind in ("after", "before", "same"):
        base = context.focus or context.anchor
        return shift(base, fields.get("unit") or "day", steps_away(atom, fields)) if base else None
    if base is None:
        return None
    if "deictic" in fields:
        return base + timedelta(days=fields["deictic"])
    if "weekday" in fields and "unit" in fields:
        return _of_week(fields, base)
    if "weekday" in fields:
        if "that" in fields and context.focus:
            return _weekday({"weekday": fields["weekday"]}, context.focus, NEAR)
        dated = _dated_weekday(fields, base) if "day" in fields else None
        return dated or _weekday(fields, base, context.direction)
    if "day" in fields:
        return _day_of_month(fields, base, context.direction)
    if "past" in fields:
        return base - timedelta(days=1)
    if "next" in fields:
        return base + timedelta(days=1)
    return base


def _day_in(fields: dict[str, Any], year: int) -> date | None:
    """The day that a date or a feast falls on in a year."""
    if "holiday" in fields:
        return feast(fields["holiday"], year)
    month, day = fields.get("month") or fields["m"], fields["day"] if "day" in fields else fields["d"]
    return safe(year, month, day)


def _calendar_day(fields: dict[str, Any], context: Context) -> date | None:
    year = fields.get("year")
    if year is None and "short" in fields:
        year = 2000 + fields["short"] if fields["short"] < 70 else 1900 + fields["short"]
    if year is not None:
        return _day_in(fields, year)
    if context.anchor is None:
        return None
    anchor = context.anchor
    candidates = [c for c in (_day_in(fields, anchor.year + n) for n in (-1, 0, 1)) if c]
    if "weekday" in fields:
        fitting = [c for c in candidates if c.isoweekday() == fields["weekday"]]
        candidates = fitting or candidates
    if "past" in fields or "next" in fields:
        return _directed(candidates, anchor, PAST if "past" in fields else FUTURE)
    nearest = min(candidates, key=lambda c: abs((c - anchor).days), default=None)
    if nearest is None or abs((nearest - anchor).days) <= _NEAR_DAYS:
        return nearest
    likely = context.direction == NEAR and (nearest - anchor).days <= _FAR_AHEAD
    return nearest if likely else _directed(candidates, anchor, context.direction or PAST)


def _directed(candidates: list[date], anchor: date, direction: int) -> date | None:
    if direction == PAST:
        return max((c for c in candidates if c <= anchor), default=None)
    return min((c for c in candidates if c >= anchor), default=None)


def _dated_weekday(fields: dict[str, Any], anchor: date) -> date | None:
    """A weekday with a day ("giovedì 27"): the nearest month in which that day of the month is that weekday."""
    near = (safe(*month_after(anchor, n), fields["day"]) for n in (0, 1, -1, 2, -2))
    return next((d for d in near if d and d.isoweekday() == fields["weekday"]), None)


def _of_week(fields: dict[str, Any], anchor: date) -> date:
    """A weekday of the week before, this one or the one after ("Monday of last week")."""
    weeks = -1 if "past" in fields else 0 if "this" in fields else 1
    return anchor + timedelta(days=7 * weeks + fields["weekday"] - anchor.isoweekday())


def _weekday(fields: dict[str, Any], anchor: date, direction: int) -> date:
    ahead = (fields["weekday"] - anchor.isoweekday()) % 7
    back = (7 - ahead) % 7
    if "past" in fields or "that" in fields:
        return anchor - timedelta(days=back or 7)
    if "next" in fields:
        return anchor + timedelta(days=ahead or 7)
    if direction == FUTURE or (direction == OPEN and back != 1) or ("this" in fields and direction == NEAR):
        return anchor + timedelta(days=ahead)
    if direction == NEAR and ahead < back - 1:
        return anchor + timedelta(days=ahead)
    return anchor - timedelta(days=back)


def _day_of_month(fields: dict[str, Any], anchor: date, direction: int) -> date | None:
    """A day alone ("on the 17th"): the month is this one, the one before or the one after."""
    candidates = [c for c in (safe(*month_after(anchor, n), fields["day"]) for n in (-1, 0, 1)) if c]
    if "past" in fields or "next" in fields:
        direction = PAST if "past" in fields else FUTURE
    if direction not in (NEAR, OPEN):
        return _directed(candidates, anchor, direction)
    return min(candidates, key=lambda c: abs((c - anchor).days), default=None)


def _night(fields: dict[str, Any], context: Context, day: date, atom: Atom) -> Resolved:
    """A night. The one that a report of the morning calls "this night" began on the evening before."""
    if "past" in fields and not {"weekday", "month", "deictic"} & fields.keys():
        evening = day if context.direction == FUTURE else (context.anchor or day) - timedelta(days=1)
        return _evening(evening)
    named = {"weekday", "month", "coming"} & fields.keys() or fields.get("deictic")
    if atom.kind == "night_to" or (not named and context.direction != FUTURE and "next" not in fields):
        first = day - timedelta(days=1)
        morning = first + timedelta(days=1)
        return Resolved(
            f"{morning.isoformat()}TNI", first.isoformat(), morning.isoformat(), "part_of_day", morning
        )
    return _evening(day)


def _evening(day: date) -> Resolved:
    """The night that begins on a day."""
    end = (day + timedelta(days=1)).isoformat()
    return Resolved(f"{day.isoformat()}TNI", day.isoformat(), end, "part_of_day", day)


def resolve_night_between(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """The night between two days, named by date or weekday."""
    second = dict(fields)
    for name in ("day", "weekday"):
        if f"{name}2" in fields:
            second[name] = fields[f"{name}2"]
    day = _which_day(second, context, atom)
    if day is None:
        return Resolved(None, None, None, "vague")
    return _night(second, context, day, Atom("night_to", atom.start, atom.end, second))


def _clock(fields: dict[str, Any], day: date) -> Resolved:
    """A clock time, or a stretch between two ("from 5 to 7 pm") that may end on the next day."""
    if "hour2" in fields and "swap" not in fields:
        return _hours(fields, day)
    moment = f"{day.isoformat()}T{_time(fields)}{'Z' if fields.get('zone') in _UNIVERSAL else ''}"
    return Resolved(moment, moment, moment, "time", day)


_UNIVERSAL = ("utc", "gmt")


def _hours(fields: dict[str, Any], day: date) -> Resolved:
    """From one clock time to another; what the second says of its half of the day holds for the first too."""
    last = {**fields, "hour": fields["hour2"], "minute": fields.get("minute2")}
    last["meridiem"] = fields.get("meridiem2", fields.get("meridiem"))
    first = {**fields, "meridiem": fields.get("meridiem", last["meridiem"])}
    if "meridiem" not in fields and int(first["hour"]) % 12 > int(last["hour"]) % 12:
        first = {k: v for k, v in first.items() if k != "meridiem"}  # "from 11 to 1 pm"
    opens, closes = _time(first), _time(last)
    end = day + timedelta(days=int(closes < opens))
    start, stop = f"{day.isoformat()}T{opens}", f"{end.isoformat()}T{closes}"
    return Resolved(f"{start}/{stop}", start, stop, "time", day)


def _time(fields: dict[str, Any]) -> str:
    """Hours and minutes of a day of 24 hours."""
    if "noon" in fields:
        return str(fields["noon"])
    hour = int(fields.get("hour") or 0) % 24
    if (fields.get("meridiem") == "pm" or (fields.get("part") in ("EV", "AF") and hour < 12)) and hour < 12:
        hour += 12
    elif fields.get("meridiem") == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{fields.get('minute') or 0:02}"


def _undated(fields: dict[str, Any]) -> Resolved:
    """An expression that nothing in the report ties to a year."""
    month, day = fields.get("month") or fields.get("m"), fields.get("day") or fields.get("d")
    if month and day:
        open_year = "year" not in fields and safe(2000, month, day)
        return Resolved(f"XXXX-{month:02}-{day:02}" if open_year else None, None, None, "day")
    if "part" in fields:
        return Resolved(None, None, None, "part_of_day")
    return Resolved(None, None, None, "time" if "hour" in fields else "day")


def resolve_day_range(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """Two days that bound a stretch ("from 28 October to 2 November")."""
    last = {k: v for k, v in fields.items() if k not in ("day2", "month2", "year2")}
    last["day"] = fields["day2"]
    last["month"] = fields.get("month2") or fields["month"]
    if "year2" in fields:
        last["year"] = fields["year2"]
    end = _calendar_day(last, context)
    if end is None:
        return Resolved(None, None, None, "day")
    first = fields.get("day") or fields["d"]
    start = safe(fields.get("year") or end.year, fields["month"], first)
    if start and start > end and "month2" in fields:
        start = safe(end.year - 1, fields["month"], first)
    if start is None or start > end:
        return Resolved(None, None, None, "day")
    return Resolved(between(start, end), start.isoformat(), end.isoformat(), "day", end)


def resolve_moment(fields: dict[str, Any], context: Context, atom: Atom) -> Resolved:
    """A day with a clock time in ISO form."""
    day = safe(fields["year"], fields["m"], fields["d"])
    return _clock(fields, day) if day else Resolved(None, None, None, "time")


def steps_away(atom: Atom, fields: dict[str, Any]) -> int:
    """How many units away: -1 for "last", 2 for "two days later"."""
    if atom.kind == "same":
        return 0
    count = int(fields.get("number") or 1)
    if atom.kind in ("before", "ago") or "past" in fields:
        return -count
    return count if atom.kind in ("after", "ahead") or "next" in fields else 0
